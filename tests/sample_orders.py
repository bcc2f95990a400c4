"""A small order, built by hand, that tests amend."""

from dataclasses import replace
from datetime import date

from roadmap.model import (
    Cluster,
    Evidence,
    Indicator,
    Item,
    ItemKind,
    Order,
    Period,
    ReportingDate,
    Roadmap,
    Schedule,
    School,
    Section,
    Side,
    TermKind,
    Window,
)

YEAR = "2022/2023"
PERIOD = Period(date(2022, 9, 1), date(2023, 8, 31))
DECEMBER = Window(date(2022, 12, 1), date(2022, 12, 31), date(2022, 12, 30))
OCTOBER = Window(date(2022, 10, 1), date(2022, 10, 31), date(2022, 10, 31))
REPORTS = (
    ReportingDate(date(2023, 1, 20), date(2023, 1, 13)),
    ReportingDate(date(2023, 7, 13), date(2023, 6, 30)),
)
ALL_YEAR = Schedule(
    "в течение года",
    TermKind.ALL_YEAR,
    (
        Window(date(2022, 9, 1), date(2023, 1, 20), date(2023, 1, 20)),
        Window(date(2023, 1, 21), date(2023, 7, 13), date(2023, 7, 13)),
    ),
)


def month(*windows: Window) -> Schedule:
    return Schedule("месяц", TermKind.MONTHS_LIST, windows)


def item(number: str, schedule: Schedule, asked: tuple[str, ...] = ("ШНРО",), **more: object) -> Item:
    values: dict[str, object] = {
        "key": number,
        "number": number,
        "level": "",
        "measure": f"Мероприятие {number}",
        "description": "",
        "term": schedule.text,
        "responsible": "ОО",
        "result": "Приказы ОО",
        "short_name": f"пункт {number}",
        "kind": ItemKind.DEED,
        "evidence": Evidence.DOCUMENT,
        "asked": asked,
        "schedule": schedule,
        "for_schools": True,
        **more,
    }
    return Item(**values)  # type: ignore[arg-type]


DEED = item("1.1", month(DECEMBER), indicators=(Indicator(">=", 75, "%", "ШНРО"),))
PAST = item("1.2", month(OCTOBER, DECEMBER))
CONTINUING = item("1.3", ALL_YEAR, ("schools",), kind=ItemKind.CONTINUING)
BODYS = item("1.4", month(DECEMBER), ("ОЦПРМСО", "УОГ"), for_schools=False)
HOLDING = item(
    "1.5",
    month(DECEMBER),
    ("УОГ",),
    for_schools=False,
    kind=ItemKind.EVENT,
    side=Side.HOLDING,
    measure="Инструктивные совещания с руководителями школ",
)
TAKING_PART = item(
    "1.6",
    month(DECEMBER),
    kind=ItemKind.EVENT,
    side=Side.TAKING_PART,
    evidence=Evidence.ATTENDANCE,
    measure="Участие в инструктивных совещаниях руководителей",
)


def order(*items: Item) -> Order:
    """Two schools of ШНРО, one of ШБУ, one plan for ШНРО."""
    plan = Roadmap("ДК1", "План мероприятий", YEAR, PERIOD, ("ШНРО",), (Section("1. Нормативное", items),))
    return Order(
        number="1-т",
        date=date(2022, 12, 13),
        title="О плане",
        issuer="Управление образования города",
        controller="",
        reporting=REPORTS,
        clusters=(
            Cluster("ШНРО", "Школы с низкими результатами", YEAR),
            Cluster("ШБУ", "Школы базового уровня", YEAR),
        ),
        schools=(
            School("СШ № 9", 'МБОУ "Средняя школа № 9"', "ШНРО", YEAR),
            School("СШ № 11", 'МБОУ "Средняя школа № 11"', "ШНРО", YEAR),
            School("СШ № 2", 'МБОУ "Средняя школа № 2"', "ШБУ", YEAR),
        ),
        bodies=("ОЦПРМСО", "УОГ"),
        roadmaps=(plan,),
    )


def amended(before: Order, *items: Item) -> Order:
    """The same order with these items in its plan."""
    (plan,) = before.roadmaps
    section = replace(plan.sections[0], items=items)
    return replace(before, roadmaps=(replace(plan, sections=(section,)),))
