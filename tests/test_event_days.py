"""When and where a meeting is, in one line; when its day is asked for; decisions typed one a line."""

from datetime import date, time

import pytest

from locales.texts import Texts
from roadmap.event_days import Told, ask_days, parse_meeting
from roadmap.event_decisions import Line, name_decision, name_source, parse_decisions
from roadmap.event_words import Wish, asks_file, parse_came, parse_coming, parse_item, parse_sheet, parse_wish
from roadmap.model import Period
from roadmap.workdays import WorkDays

YEAR = Period(date(2022, 9, 1), date(2023, 8, 31))
WORKDAYS = WorkDays()
DAY = date(2023, 1, 26)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("26 января 15:00, УОиМП, каб. 12", Told(DAY, time(15), "УОиМП, каб. 12")),
        ("26.01 в 15.00 УОиМП", Told(DAY, time(15), "УОиМП")),
        ("четверг, 26 января, 15:00, онлайн", Told(DAY, time(15), "онлайн")),
        ("УОиМП, 26 января в 15 часов", Told(DAY, time(15), "УОиМП")),
        ("26.01.2023 10:30-12:00 каб. 5", Told(DAY, time(10, 30), "каб. 5")),
        ("26 января 2023 г. 14-30 ОЦПРМСО", Told(DAY, time(14, 30), "ОЦПРМСО")),
        ("26 января, начало в 15:00, ул. Ленина, 5", Told(DAY, time(15), "ул. Ленина, 5")),
        ("10.12 10:00 СШ № 9", Told(date(2022, 12, 10), time(10), "СШ № 9")),
        ("26 января 15:00 https://telemost.ru/j/1", Told(DAY, time(15), "", "https://telemost.ru/j/1")),
        ("26 января", Told(DAY)),
        ("16:00", Told(None, time(16))),
    ],
)
def test_a_line_says_when_and_where(text: str, told: Told) -> None:
    assert parse_meeting(text, YEAR, WORKDAYS) == told


@pytest.mark.parametrize(
    "text", ["31 февраля 15:00", "26 января или 27 января 15:00", "26-27 января 15:00", "завтра в 10 часов"]
)
def test_a_day_that_is_not_certain_is_no_day(text: str) -> None:
    assert parse_meeting(text, YEAR, WORKDAYS).day is None


def test_two_hours_are_no_hour() -> None:
    assert parse_meeting("26 января 10:00, потом 15:00", YEAR, WORKDAYS).at is None


def test_the_day_is_asked_for_when_a_window_begins_and_five_working_days_before_its_end() -> None:
    days = list(ask_days(date(2023, 1, 1), date(2023, 1, 31), WORKDAYS))
    assert days == [date(2023, 1, 9), date(2023, 1, 24)]


def test_of_a_short_window_the_day_is_asked_for_once() -> None:
    assert list(ask_days(date(2023, 4, 24), date(2023, 4, 28), WORKDAYS)) == [date(2023, 4, 24)]


def test_decisions_are_read_a_line_each() -> None:
    text = """1. до 20.02 всем ШНРО: график консультаций.
- СШ № 9, 13 до 1 марта 2023 года: план: пункты 1 и 2"""
    assert parse_decisions(text, YEAR, WORKDAYS) == (
        Line(
            "до 20.02 всем ШНРО: график консультаций.",
            date(2023, 2, 20), "ШНРО", "график консультаций", is_for_all=True,
        ),
        Line(
            "СШ № 9, 13 до 1 марта 2023 года: план: пункты 1 и 2",
            date(2023, 3, 1), "СШ № 9, 13", "план: пункты 1 и 2",
        ),
    )  # fmt: skip


def test_what_a_line_of_decisions_lacks_stays_empty() -> None:
    (line,) = parse_decisions("провести анализ", YEAR, WORKDAYS)
    assert (line.due, line.what) == (None, "")


def test_the_source_of_decisions_is_the_protocol_or_the_meeting() -> None:
    assert name_source("2", date(2023, 1, 27), "совещание", DAY) == (
        "Протокол № 2 от 27.01.2023, совещание 26.01.2023"
    )
    assert name_source("", None, "совещание", DAY) == "Совещание 26.01.2023"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Будем!", "coming"),
        ("да, будем", "coming"),
        ("участвуем", "coming"),
        ("будет заместитель", "deputy"),
        ("Будет зам.", "deputy"),
        ("не сможем", "not_coming"),
        ("К сожалению, не сможем прийти", "not_coming"),
        ("не участвуем", "not_coming"),
        ("can't come", "not_coming"),
        ("будем делать в январе", None),
        ("1.6 выполнено", None),
    ],
)
def test_words_of_coming(text: str, said: str | None) -> None:
    assert parse_coming(text) == said


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("button-coming", "coming"),
        ("button-coming-deputy", "deputy"),
        ("button-not-coming", "not_coming"),
        ("button-take-part", "coming"),
        ("button-take-no-part", "not_coming"),
        ("button-came", "present"),
        ("button-came-deputy", "deputy"),
        ("button-not-came", "absent"),
        ("button-took-part", "present"),
        ("button-took-no-part", "absent"),
        ("button-event-file", True),
    ],
)
def test_what_a_button_of_a_meeting_says_may_be_typed(language: str, key: str, said: object) -> None:
    label = Texts(language, strict=True).say_plain(key)
    came = parse_came(label)
    assert said in (parse_coming(label), came and came.presence, asks_file(label))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("не были: СШ № 9, 13", ("absent", "СШ № 9, 13")),
        ("Не было СШ № 9", ("absent", "СШ № 9")),
        ("был заместитель: СШ № 9", ("deputy", "СШ № 9")),
        ("были: СШ № 9", ("present", "СШ № 9")),
        ("26 января 15:00", None),
    ],
)
def test_words_of_the_sheet(text: str, said: tuple[str, str] | None) -> None:
    assert parse_sheet(text) == said


def test_a_decision_of_a_few_words_is_named_by_them() -> None:
    assert name_decision("график консультаций") == "график консультаций"
    assert len(name_decision("Организовать проведение консультаций для родителей " * 3)) <= 50


def test_words_of_the_desk() -> None:
    said = [
        "отменить",
        "не состоялось",
        "состоялась",
        "все были",
        "протокол",
        "решения",
        "каб. 14",
        "по ошибке",
    ]
    off, held, save = Wish.OFF, Wish.HELD, Wish.SAVE
    assert [parse_wish(each) for each in said] == [
        off, off, held, save, Wish.MINUTES, Wish.DECISIONS, None, off,
    ]  # fmt: skip


def test_an_item_is_named_by_its_plan_and_number() -> None:
    assert parse_item("ДК2 1.2") == ("ДК2", "1.2")
    assert parse_item("дк 2 · 1.2") == ("ДК2", "1.2")
    assert parse_item("1.2") == (None, "1.2")


@pytest.mark.parametrize(
    ("text", "presence", "names_meeting"),
    [
        ("Были", "present", False),
        ("да, были", "present", False),
        ("мы были на совещании", "present", True),
        ("Не были", "absent", False),
        ("нас не было на вебинаре", "absent", True),
        ("был зам", "deputy", False),
        ("Был заместитель директора на встрече", "deputy", True),
        ("we were not", "absent", False),
    ],
)
def test_whether_they_came_is_read_in_words(text: str, presence: str, names_meeting: bool) -> None:
    said = parse_came(text)
    assert said
    assert (said.presence, said.names_meeting) == (presence, names_meeting)


@pytest.mark.parametrize("text", ["были трудности", "будем", "совещание", "были: СШ № 9", "1.6 были"])
def test_other_words_say_nothing_of_who_came(text: str) -> None:
    assert parse_came(text) is None
