"""Every term of the five orders, with what it means worked out by hand from RULES §2."""

from datetime import date

import pytest

from roadmap.model import TermKind, Window
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import parse_term, read_term, schedule_json
from roadmap.workdays import WorkDays

workdays = WorkDays()
WHOLE = "2022-09-01/2023-01-20 2023-01-21/2023-07-13"
WHOLE_2021 = "2021-09-01/2022-01-21 2022-01-22/2022-07-13"
MONTHLY = """2022-09-01/2022-09-30 2022-10-01/2022-10-31 2022-11-01/2022-11-30
2022-12-01/2022-12-31>2022-12-30 2023-01-01/2023-01-31 2023-02-01/2023-02-28
2023-03-01/2023-03-31 2023-04-01/2023-04-30>2023-04-28
2023-05-01/2023-05-31 2023-06-01/2023-06-30"""
PAIRS = """2022-09-01/2022-10-31 2022-11-01/2022-12-31>2022-12-30 2023-01-01/2023-02-28
2023-03-01/2023-04-30>2023-04-28 2023-05-01/2023-06-30"""
QUARTERLY = "2022-10-01/2022-12-31>2022-12-30 2023-01-01/2023-03-31 2023-04-01/2023-06-30"

ORDER_594 = [
    ("ноябрь-декабрь 2022", "month_range", "2022-11-01/2022-12-31>2022-12-30"),
    ("1 раз в 2 месяца", "recurring", PAIRS),
    ("в течение года по плану ГАУ ДПО СОИРО", "by_schedule", WHOLE),
    ("январь 2023", "month", "2023-01-01/2023-01-31"),
    ("декабрь 2022", "month", "2022-12-01/2022-12-31>2022-12-30"),
    ("в течение года (по необходимости)", "on_demand", WHOLE),
    ("в течение года в соответствии с графиком проведения оценочных процедур", "by_schedule", WHOLE),
    ("декабрь 2022, июль 2023", "months_list", "2022-12-01/2022-12-31>2022-12-30 2023-07-01/2023-07-31"),
    ("август 2023", "month", "2023-08-01/2023-08-31"),
    ("декабрь 2022, август 2023", "months_list", "2022-12-01/2022-12-31>2022-12-30 2023-08-01/2023-08-31"),
    ("в течение года по установленному графику", "by_schedule", WHOLE),
    ("в течение года в соответствии с графиком мероприятий", "by_schedule", WHOLE),
    ("апрель 2023", "month", "2023-04-01/2023-04-30>2023-04-28"),
    ("январь-март 2023", "month_range", "2023-01-01/2023-03-31"),
    ("ноябрь 2022 – май 2023", "month_range", "2022-11-01/2023-05-31"),
    ("декабрь 2022 – май 2023", "month_range", "2022-12-01/2023-05-31"),
    ("в течение года", "all_year", WHOLE),
    ("2 квартал 2023", "quarter", "2023-04-01/2023-06-30"),
    ("ежемесячно", "recurring", MONTHLY),
    ("июнь 2023", "month", "2023-06-01/2023-06-30"),
    ("июль 2023", "month", "2023-07-01/2023-07-31"),
    ("1 квартал (март) 2023", "month", "2023-03-01/2023-03-31"),
    ("1 квартал (февраль) 2023", "month", "2023-02-01/2023-02-28"),
    ("2 квартал (апрель) 2023", "month", "2023-04-01/2023-04-30>2023-04-28"),
    ("1, 2 кварталы 2023", "quarter", "2023-01-01/2023-03-31 2023-04-01/2023-06-30"),
    (
        "Январь, март, июнь",
        "months_list",
        "2023-01-01/2023-01-31 2023-03-01/2023-03-31 2023-06-01/2023-06-30",
    ),
    ("март 2023", "month", "2023-03-01/2023-03-31"),
    ("апрель-май 2023", "month_range", "2023-04-01/2023-05-31"),
    ("ежеквартально (по запросу)", "recurring", QUARTERLY),
    ("в течение учебного года", "all_year", WHOLE),
    ("ежеквартально", "recurring", QUARTERLY),
]
ORDER_305 = [
    ("сентябрь 2021", "month", "2021-09-01/2021-09-30"),
    ("октябрь 2021", "month", "2021-10-01/2021-10-31>2021-10-29"),
    ("в течение \nучебного года ", "all_year", WHOLE_2021),
    ("февраль 2022", "month", "2022-02-01/2022-02-28"),
    ("май 2022", "month", "2022-05-01/2022-05-31"),
    ("июнь 2022", "month", "2022-06-01/2022-06-30"),
    ("до 21.01.2022 и 13.07.2022", "deadline", "…/2022-01-21 …/2022-07-13"),
    ("в срок до 21.01.2022 и 13.07.2022", "deadline", "…/2022-01-21 …/2022-07-13"),
]
ORDER_850 = [
    ("в срок до 30.01.2022 и 20.07.2022", "deadline", "…/2022-01-30 …/2022-07-20"),
    ("до 15.10.2021", "deadline", "…/2021-10-15"),
    ("в срок до 25.01.2022 и 15.07.2022", "deadline", "…/2022-01-25 …/2022-07-15"),
]
ORDER_558 = [
    ("не позднее 30.11.2023", "deadline", "…/2023-11-30"),
    ("в 2023/2024 учебном году", "all_year", "2023-09-01/2024-01-19 2024-01-20/2024-07-12"),
]
ORDERS = [
    (text, year, kind, windows)
    for year, rows in (
        ("2022/2023", ORDER_594),
        ("2021/2022", ORDER_305),
        ("2021/2022", ORDER_850),
        ("2023/2024", ORDER_558),
    )
    for text, kind, windows in rows
]


def read_windows(text: str) -> tuple[Window, ...]:
    """«2022-12-01/2022-12-31>2022-12-30»; a due date that is the end is left out, «…» is no start."""
    windows = []
    for each in text.split():
        days, _, due = each.partition(">")
        start, end = days.split("/")
        begins = None if start == "…" else date.fromisoformat(start)
        windows.append(Window(begins, date.fromisoformat(end), date.fromisoformat(due or end)))
    return tuple(windows)


@pytest.mark.parametrize(
    ("text", "year", "kind", "windows"), ORDERS, ids=[f"{row[1]}: {row[0].strip()}" for row in ORDERS]
)
def test_a_term_of_a_real_order_means(text: str, year: str, kind: str, windows: str) -> None:
    period = parse_year(year)
    schedule = parse_term(text, period, default_reporting(period, workdays), workdays)
    assert (schedule.kind, schedule.windows) == (TermKind(kind), read_windows(windows))
    assert schedule.resolved
    assert not schedule.ambiguous
    assert schedule.text == text
    assert schedule.conditional == ("по запросу" in text or "по необходимости" in text)


@pytest.mark.parametrize(
    ("text", "unread"),
    [("", None), (" \n", None), ("—", None), ("УОиМП, \nОЦПРМСО", (0, 5)), ("май, кое-когда", (5, 8))],
)
def test_what_is_not_a_term_is_unresolved_with_the_place(text: str, unread: tuple[int, int] | None) -> None:
    period = parse_year("2021/2022")
    reading = read_term(text, period, default_reporting(period, workdays), workdays)
    assert (reading.schedule.kind, reading.schedule.resolved) == (TermKind.NONE, False)
    assert reading.schedule.windows == ()
    assert reading.unread == unread


def test_json_has_the_keys_of_the_contract() -> None:
    period = parse_year("2022/2023")
    assert schedule_json(parse_term("до 30.11.2022", period, (), workdays)) == {
        "text": "до 30.11.2022",
        "kind": "deadline",
        "windows": [{"start": None, "end": "2022-11-30", "due": "2022-11-30"}],
        "conditional": False,
        "resolved": True,
        "ambiguous": False,
    }


def test_json_of_an_ambiguous_term_shows_its_readings() -> None:
    document = schedule_json(parse_term("октябрь или ноябрь 2022", parse_year("2022/2023"), (), workdays))
    assert (document["windows"], document["resolved"], document["ambiguous"]) == ([], False, True)
    assert document["readings"] == [
        [{"start": "2022-10-01", "end": "2022-10-31", "due": "2022-10-31"}],
        [{"start": "2022-11-01", "end": "2022-11-30", "due": "2022-11-30"}],
    ]
