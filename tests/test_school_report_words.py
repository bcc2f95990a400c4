"""Every way in which an answer is told in a school's report."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.month_plan_words import about_school
from handlers.school_report_words import school_paper
from locales.texts import Texts
from roadmap.model import Evidence, ItemKind, RoadmapKind, Status
from services.calendar import Calendar
from services.month_plans import Centre
from services.school_reports import SchoolReport, build_report
from storage.school_reports import AskedRow

MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2023, 1, 20)
TEACHERS = "Обеспечение участия педагогических работников ОО в мероприятиях"
ROW = AskedRow(
    order_number="594", order_date=date(2022, 12, 13), order_title="Об утверждении плана", roadmap_id=1,
    code="ДК1", title="План мероприятий", roadmap_kind=RoadmapKind.PLAN, section_id=1, section="1. Раздел",
    item_id=1, number="1.6.", measure="Разработка и утверждение Плана", term="декабрь 2022",
    result="Приказы ОО", kind=ItemKind.DEED, evidence=Evidence.DOCUMENT, conditional=False, start=None,
    end=date(2022, 12, 30), opens=date(2022, 12, 1), due=date(2022, 12, 30), extended_to=None, interim=False,
    status=Status.PENDING, comment="", done_count=None, total_count=None, document_number=None,
    document_date=None, difficulty=None, answered_at=None, files=0, event_at=None, held_on=None,
    cancelled_at=None, presence=None,
)  # fmt: skip
DONE = {"status": Status.DONE, "answered_at": datetime(2022, 12, 23, 11, tzinfo=MOSCOW)}
LATER = {"end": date(2023, 6, 30), "opens": date(2023, 6, 1), "due": date(2023, 6, 30)}
EVENT = {"kind": ItemKind.EVENT, "evidence": Evidence.ATTENDANCE, "result": ""}


def report(*rows: AskedRow) -> SchoolReport:
    return build_report("СШ № 9", "МБОУ «СШ № 9»", "2022/2023", TODAY, rows)


def told(calendar: Calendar, *changes: dict[str, Any]) -> tuple[str, ...]:
    """What the paper tells of one item with these windows."""
    paper = school_paper(
        Texts("ru", strict=True), report(*(replace(ROW, **each) for each in changes)), calendar
    )
    return paper.plans[0].parts[0].rows[0].told


def proof(calendar: Calendar, **change: Any) -> list[str]:
    paper = school_paper(Texts("ru", strict=True), report(replace(ROW, **change)), calendar)
    return [each.replace("\u00a0", " ") for each in paper.plans[0].parts[0].rows[0].proof]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (DONE, "Мероприятие выполнено."),
        (DONE | {"document_number": "145"}, "Издан приказ."),
        (DONE | {"document_number": "145", "comment": "утверждён на педсовете"},
         "Издан приказ. Утверждён на педсовете."),
        (DONE | {"document_number": "3", "evidence": Evidence.MINUTES},
         "Вопрос рассмотрен, оформлен протокол."),
        (DONE | {"document_number": "3", "evidence": Evidence.AGREEMENT}, "Заключено соглашение."),
        (DONE | {"files": 1}, "Издан приказ."),
        (DONE | {"comment": "Проведены 3 собрания", "evidence": Evidence.PHRASES}, "Проведены 3 собрания."),
        (DONE | {"done_count": 14, "total_count": 32, "evidence": Evidence.NUMBERS}, "Количество: 14 из 32."),
        (DONE | {"done_count": 14, "total_count": 32, "measure": TEACHERS},
         "Приняли участие 14 из 32 педагогических работников."),
        (DONE | {"done_count": 21, "total_count": 32, "measure": TEACHERS},
         "Принял участие 21 из 32 педагогических работников."),
        (DONE | {"done_count": 2, "measure": TEACHERS}, "Приняли участие 2 педагогических работника."),
        (DONE | {"status": Status.IN_PROGRESS}, "Мероприятие реализуется."),
        (DONE | {"status": Status.IN_PROGRESS, "comment": "создана рабочая группа"},
         "Мероприятие реализуется. Создана рабочая группа."),
        (DONE | {"status": Status.DIFFICULTY, "difficulty": "no_staff"},
         "Возникли трудности: не хватает кадров."),
        (DONE | {"status": Status.DIFFICULTY, "comment": "нет молодых педагогов"},
         "Возникли трудности. Нет молодых педагогов."),
        (DONE | {"status": Status.NOT_APPLICABLE, "conditional": True}, "Необходимости не возникало."),
        (DONE | {"status": Status.NOT_APPLICABLE}, "К деятельности учреждения не относится."),
        (LATER, "Срок не наступил."),
        ({"extended_to": date(2023, 2, 10)}, "Срок перенесён на 10.02.2023."),
        (EVENT | LATER, "Срок не наступил."),
        (EVENT, "Дата проведения организатором не объявлена."),
        (EVENT | {"event_at": datetime(2023, 1, 26, 15, tzinfo=MOSCOW)},
         "Проведение назначено на 26.01.2023."),
        (EVENT | {"held_on": date(2022, 12, 22)}, "Мероприятие состоялось 22.12.2022."),
        (EVENT | {"held_on": date(2022, 12, 22), "presence": "present"},
         "Учреждение приняло участие 22.12.2022."),
        (EVENT | {"held_on": date(2022, 12, 22), "presence": "absent"},
         "Мероприятие состоялось 22.12.2022, учреждение участия не принимало."),
    ],
)  # fmt: skip
def test_an_answer_is_told_in_the_past_tense(calendar: Calendar, change: dict[str, Any], line: str) -> None:
    assert told(calendar, change) == (line,)


def test_what_was_not_answered_in_time_is_left_empty(calendar: Calendar) -> None:
    assert told(calendar, {}) == ()
    assert proof(calendar) == []


def test_the_centres_paper_says_that_nothing_was_told(calendar: Calendar) -> None:
    centre = Centre("ОЦПРМСО", {})
    paper = about_school(Texts("ru", strict=True), report(ROW), calendar, centre)
    (row,) = paper.plans[0].parts[0].rows
    assert (row.told, row.proof) == (("Сведения не представлены.",), ("–",))


def test_the_centres_paper_has_a_letterhead_and_a_line_for_its_number(calendar: Calendar) -> None:
    for frame, head in (
        ({}, ("ОЦПРМСО",)),
        ({"letterhead": "Управление образования"}, ("Управление образования",)),
    ):
        centre = Centre("ОЦПРМСО", frame)
        paper = about_school(Texts("ru", strict=True), report(ROW), calendar, centre)
        assert paper.letterhead == head
        assert paper.registered.endswith("г. № ____________")
        assert paper.signature.day == ""


def test_months_of_a_recurring_deed_that_say_the_same_are_one_line(calendar: Calendar) -> None:
    months = [
        {**DONE, "kind": ItemKind.RECURRING, "evidence": Evidence.LINE, "end": date(2022, month, 28)}
        for month in (10, 11, 12)
    ]
    months[1] |= {"comment": "проведены консультации"}
    assert told(calendar, *months) == (
        "Октябрь, декабрь: мероприятие выполнено.",
        "Ноябрь: проведены консультации.",
    )


def test_answers_of_several_reporting_dates_are_told_by_their_days(calendar: Calendar) -> None:
    first = {"status": Status.IN_PROGRESS, "interim": True, "comment": "начата работа"}
    first |= {"answered_at": datetime(2023, 1, 10, 10, tzinfo=MOSCOW)}
    last = LATER | DONE | {"answered_at": datetime(2023, 1, 18, 10, tzinfo=MOSCOW)}
    assert told(calendar, first, last) == (
        "10.01.2023: мероприятие реализуется. Начата работа.",
        "18.01.2023: мероприятие выполнено.",
    )


@pytest.mark.parametrize(
    ("change", "proofs"),
    [
        ({"document_number": "145", "document_date": date(2022, 12, 23)}, ["Приказ от 23.12.2022 № 145"]),
        ({"document_number": "145-од"}, ["Приказ № 145-од"]),
        ({"files": 1}, ["Копия прилагается"]),
        ({"files": 2}, ["Копии прилагаются (2 файла)"]),
        ({"document_number": "7", "files": 1, "result": "Локальные акты"},
         ["Локальный нормативный акт № 7", "Копия прилагается"]),
        ({}, ["–"]),
    ],
)  # fmt: skip
def test_documents_are_named_with_number_and_date(
    calendar: Calendar, change: dict[str, Any], proofs: list[str]
) -> None:
    assert proof(calendar, **DONE, **change) == proofs


def test_each_item_is_counted_once(calendar: Calendar) -> None:
    rows = [
        replace(ROW, **DONE),
        replace(ROW, item_id=2, **(DONE | {"status": Status.IN_PROGRESS})),
        replace(ROW, item_id=3, **LATER),
        replace(ROW, item_id=4),
        replace(ROW, item_id=5, **EVENT),
    ]
    paper = school_paper(Texts("ru", strict=True), report(*rows), calendar)
    assert paper.opening[1] == (
        "Всего мероприятий: 5. Исполнено: 1, исполняется: 1, срок не наступил: 2, сведения не внесены: 1."
    )


def test_an_interim_answer_does_not_finish_an_item(calendar: Calendar) -> None:
    going = replace(ROW, interim=True, status=Status.IN_PROGRESS, answered_at=DONE["answered_at"])
    counts = school_paper(Texts("ru", strict=True), report(going, replace(ROW, **LATER)), calendar).opening[1]
    assert counts == "Всего мероприятий: 1. Исполнено: 0, исполняется: 1, срок не наступил: 0."


def test_the_order_is_in_the_title_of_a_plan_only_where_there_are_several(calendar: Calendar) -> None:
    other = replace(ROW, roadmap_id=2, order_number="850-ОД", item_id=2)
    alone = school_paper(Texts("ru", strict=True), report(ROW), calendar)
    both = school_paper(Texts("ru", strict=True), report(ROW, other), calendar)
    assert alone.plans[0].title == "План мероприятий"
    assert both.plans[1].title == "План мероприятий (приказ от 13.12.2022\u00a0№\u00a0850-ОД)"
    assert both.opening[0].startswith("Во исполнение приказов от")
