"""What a month's plan and a reminder say, and how long they may be."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from test_agenda import DAYS, DECEMBER_30, DONE, NOVEMBER, ORDERS, WEBINAR

from handlers.agenda import agenda_screen
from handlers.lists import my_screen
from handlers.screen import Screen
from locales.texts import LOCALES, Texts
from roadmap.model import Evidence, ItemKind, Status
from services.agenda import Agenda, History, build_agenda
from services.mine import Mine
from storage.assignments import AssignmentRow

MOSCOW = ZoneInfo("Europe/Moscow")
RU = Texts("ru", strict=True)
JANUARY_9, JANUARY_13, FEBRUARY_1 = date(2023, 1, 9), date(2023, 1, 13), date(2023, 2, 1)
TOLD = History(DECEMBER_30, frozenset())
LONG = "участие педагогических работников в мероприятиях регионального и муниципального уровня"
QUESTION = replace(
    ORDERS,
    kind=ItemKind.CONTINUING,
    evidence=Evidence.NUMBERS,
    short_name="участие педагогов",
    start=date(2022, 9, 1),
    end=date(2023, 1, 20),
    opens=date(2023, 1, 1),
    due=JANUARY_13,
    interim=True,
    collected=True,
)
MEETING = replace(
    WEBINAR,
    id=900,
    short_name="совещание директоров",
    start=date(2023, 2, 1),
    end=date(2023, 2, 28),
    due=date(2023, 2, 28),
    event_at=datetime(2023, 2, 16, 12, tzinfo=UTC),
    event_place="УОиМП",
)


def questions(number: int, name: str = "участие педагогов", **more: object) -> list[AssignmentRow]:
    return [
        replace(QUESTION, id=100 + at, number=f"3.{at}", short_name=name, **more)  # type: ignore[arg-type]
        for at in range(number)
    ]


def agenda(rows: list[AssignmentRow], day: date = JANUARY_9, history: History = TOLD) -> Agenda:
    found = build_agenda(rows, history, day, DAYS, zone=MOSCOW)
    assert found
    return found


def shown(rows: list[AssignmentRow], day: date = JANUARY_9, history: History = TOLD) -> Screen:
    return agenda_screen(RU, agenda(rows, day, history), DAYS, MOSCOW)


def labels(screen: Screen) -> list[str]:
    return [button.text for row in screen.rows for button in row]


def test_the_questions_for_a_report_are_counted_and_eight_are_named() -> None:
    text = shown(questions(9)).text
    assert "К отчёту за полугодие, до 13 января, пт, 9 коротких вопросов:" in text
    assert "• участие педагогов: сколько из скольких (ДК1 · 3.0)" in text
    assert text.count("• участие") == 8
    assert "• … ещё 1" in text


def test_a_deed_of_its_own_day_is_named_before_the_questions_for_a_report() -> None:
    deed = replace(ORDERS, id=7, due=date(2023, 1, 31), end=date(2023, 1, 31), opens=date(2023, 1, 1))
    text = shown([*questions(12), deed]).text
    assert "До 31 января, вт:\n• школьная дорожная карта, приказ: номер и дата (ДК1 · 1.6)" in text


def test_one_thing_that_waits_is_one() -> None:
    text = shown([ORDERS]).text
    waits = "С декабря ждём одно: школьная дорожная карта, приказ (ДК1 · 1.6). "
    assert waits + "Если уже готово, хватит номера и даты." in text


def test_what_waits_without_a_paper_needs_one_press() -> None:
    assert shown([replace(ORDERS, evidence=Evidence.FILE_OR_LINE)]).text.endswith("хватит одного нажатия.")


@pytest.mark.parametrize(
    ("name", "sentence", "label"),
    [
        ("консультации", "В декабре консультации были?", "✅ Да, были"),
        ("совет профилактики", "В декабре совет профилактики был?", "✅ Да, был"),
        ("встреча с родителями", "В декабре встреча с родителями была?", "✅ Да, была"),
        ("собрание", "В декабре собрание было?", "✅ Да, было"),
        ("ИОМ педагогов", "В декабре это было: ИОМ педагогов?", "✅ Да, было"),
    ],
)
def test_last_months_deed_is_asked_about_in_its_own_form(name: str, sentence: str, label: str) -> None:
    december = replace(
        NOVEMBER,
        evidence=Evidence.LINE,
        short_name=name,
        start=date(2022, 12, 1),
        end=date(2022, 12, 31),
        due=DECEMBER_30,
    )
    screen = shown([december])
    assert sentence in screen.text
    assert labels(screen) == [label, "📋 Весь список"]


def test_several_deeds_of_a_month_are_one_question() -> None:
    december = replace(
        NOVEMBER, evidence=Evidence.LINE, start=date(2022, 12, 1), end=date(2022, 12, 31), due=DECEMBER_30
    )
    rows = [replace(december, id=at, number=f"3.{at}", deed=at, short_name=f"беседы {at}") for at in (1, 2)]
    screen = shown(rows)
    assert "В декабре это было: беседы 1 (ДК1 · 3.1); беседы 2 (ДК1 · 3.2)?" in screen.text
    assert labels(screen)[0] == "✅ Да, были"


def test_a_plan_that_asks_for_nothing_says_so_and_thanks() -> None:
    screen = shown([DONE, MEETING], FEBRUARY_1, History(date(2023, 1, 30), frozenset()))
    assert screen.text == (
        "<b>План на февраль · СШ № 9</b>: срочных пунктов нет.\n\n"
        "Одна встреча: 16 февраля, чт, 15:00.\n\n"
        "Спасибо, у вас всё сдано."
    )
    assert labels(screen) == ["📋 Весь список"]


def test_a_meeting_is_named_by_its_day_its_hour_and_its_place() -> None:
    rows = [MEETING, replace(MEETING, id=901, code="ДК3"), replace(ORDERS, id=8, due=date(2023, 2, 28))]
    text = shown(rows, FEBRUARY_1, History(date(2023, 1, 30), frozenset())).text
    assert "Встречи:\n• 16 февраля, чт, 15:00: совещание директоров, УОиМП\n" in f"{text}\n"
    assert text.count("совещание директоров") == 1


def test_the_notice_of_the_day_before_says_that_nothing_is_needed() -> None:
    text = shown([MEETING], date(2023, 2, 15), History(date(2023, 2, 1), frozenset())).text
    assert text == (
        "<b>Завтра, 16 февраля, чт, 15:00: совещание директоров, УОиМП</b>\nПрисылать ничего не нужно."
    )


def test_what_waits_since_several_days_says_each() -> None:
    january = replace(ORDERS, id=5, number="2.4", due=JANUARY_13, end=JANUARY_13, opens=date(2023, 1, 1))
    text = shown([ORDERS, january], date(2023, 1, 17), History(JANUARY_13, frozenset())).text
    assert text.startswith("<b>Срок прошёл, ответа пока нет. СШ № 9</b>\n\n")
    assert "(ДК1 · 1.6), 30 декабря" in text
    assert "(ДК1 · 2.4), 13 января" in text


def test_in_progress_is_said_and_is_not_called_silence() -> None:
    going = replace(ORDERS, status=Status.IN_PROGRESS, reply_id=1)
    text = shown([going], date(2023, 1, 17), History(JANUARY_13, frozenset())).text
    assert text.startswith("<b>Срок прошёл 30 декабря. СШ № 9</b>")
    assert "• Школьная дорожная карта, приказ (ДК1 · 1.6), у вас в работе" in text


def test_from_three_lines_on_a_reminder_offers_to_answer_one_by_one() -> None:
    history = History(JANUARY_9, frozenset())
    two, three = (shown(questions(number), date(2023, 1, 10), history) for number in (2, 3))
    assert "✍️ Ответить по порядку" not in labels(two)
    assert "✍️ Ответить по порядку" in labels(three)


def crowd(schools: int) -> list[AssignmentRow]:
    """Far too much, under the longest names."""
    long = replace(ORDERS, short_name=LONG, evidence=Evidence.MINUTES)
    december = replace(NOVEMBER, short_name=LONG, evidence=Evidence.LINE, end=date(2022, 12, 31))
    rows: list[AssignmentRow] = []
    for school in range(schools):
        place = {"organization_id": 9 + school, "organization": f"СШ № {9 + school}"}
        for at in range(12):
            same = {**place, "number": f"3.{at}", "code": f"ДК{at % 5}", "deed": at}
            rows += [
                replace(QUESTION, id=len(rows) + 1, short_name=LONG, **same),
                replace(long, id=len(rows) + 2, **same),
                replace(december, id=len(rows) + 3, start=date(2022, 12, 1), **same),
                replace(
                    long, id=len(rows) + 4, due=date(2023, 1, 31), end=date(2023, 1, 31),
                    opens=date(2023, 1, 1), **same,
                ),
                replace(
                    MEETING, id=len(rows) + 5, short_name=f"{LONG} {at}", event_at=None,
                    start=date(2023, 1, 1), end=date(2023, 1, 31), **same,
                ),
            ]  # fmt: skip
    return rows


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("schools", [1, 2])
@pytest.mark.parametrize("day", [JANUARY_9, date(2023, 1, 10), JANUARY_13, date(2023, 1, 16)])
def test_no_message_is_longer_than_a_screen(locale: str, schools: int, day: date) -> None:
    history = TOLD if day == JANUARY_9 else History(JANUARY_9, frozenset())
    found = agenda(crowd(schools), day, history)
    screen = agenda_screen(Texts(locale, strict=True), found, DAYS, MOSCOW)
    assert len(screen.text) <= 900
    assert screen.text.count("\n• ") <= 8 + schools * 3
    assert all(len((button.data or "").encode()) <= 64 for row in screen.rows for button in row)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_of_the_list_is_longer_than_a_screen(locale: str) -> None:
    deeds = [row for row in crowd(1) if row.kind is not ItemKind.EVENT]
    meetings = tuple(row for row in crowd(1) if row.kind is ItemKind.EVENT)
    done = tuple(replace(row, status=Status.DONE, reply_id=1) for row in deeds)
    mine = Mine(JANUARY_9, tuple(deeds[:9]), tuple(deeds[9:20]), (), tuple(deeds[20:]), meetings, done)
    for page in range(30):
        screen = my_screen(Texts(locale, strict=True), mine, page, MOSCOW)
        assert len(screen.text) <= 900


def test_what_june_and_july_print_is_asked_for_under_one_heading() -> None:
    june = replace(ORDERS, due=date(2023, 6, 30), end=date(2023, 6, 30))
    july = replace(ORDERS, id=2, number="3.5", due=date(2023, 7, 31), end=date(2023, 7, 31), deed=35)
    text = shown([june, july], date(2023, 6, 21), History(date(2023, 6, 20), frozenset())).text
    assert text.count("До 30 июня") == 1
    assert "ДК1 · 3.5: в плане 31 июля" in text
