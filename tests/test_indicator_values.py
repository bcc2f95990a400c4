"""What an indicator comes to: whole schools rounded up, teachers added up, the honest conclusion."""

from datetime import date

import pytest

from roadmap.indicator_sights import Sight, by_attendance, by_holder, by_numbers, by_statuses
from roadmap.indicator_values import (
    Conclusion,
    Fact,
    Forecast,
    IndicatorValue,
    Stand,
    Standing,
    needed,
)
from roadmap.indicator_words import read_fact
from roadmap.model import ItemKind, Status, Verdict
from roadmap.report_rows import Told

DAY = date(2023, 1, 20)
WINTER = (date(2022, 9, 1), DAY)
SPRING = (date(2023, 1, 21), date(2023, 7, 13))
APRIL = (date(2023, 4, 1), date(2023, 4, 30))
R, W, G, S, M, U, OUT = (
    Stand.REACHED, Stand.WAITING, Stand.GOING, Stand.SILENT, Stand.MISSED, Stand.UNASKED, Stand.LEFT_OUT,
)  # fmt: skip


def told(status: Status = Status.PENDING, verdict: Verdict | None = None, **more: object) -> Told:
    return Told("СШ № 9", DAY, status=status, verdict=verdict, **more)  # type: ignore[arg-type]


DONE = told(Status.DONE, Verdict.ACCEPTED)
UNCHECKED = told(Status.DONE)
GOING_ON = told(Status.IN_PROGRESS, Verdict.ACCEPTED, comment="ведём", interim=True)
NOT_OURS = told(Status.NOT_APPLICABLE, Verdict.ACCEPTED)


def value(stands: list[Stand], target: float = 75, source: str = "statuses", **more: Fact) -> IndicatorValue:
    schools = tuple(Standing(number, f"СШ № {number}", each) for number, each in enumerate(stands, 1))
    return IndicatorValue(">=", target, "%", source, schools, **more)


def teachers(*shares: tuple[int, int] | Stand) -> IndicatorValue:
    standings = tuple(
        Standing(n, f"СШ № {n}", each)
        if isinstance(each, Stand)
        else Standing(n, f"СШ № {n}", Stand.REACHED, *each)
        for n, each in enumerate(shares, 1)
    )
    return IndicatorValue(">=", 75, "%", "numbers", standings)


@pytest.mark.parametrize(
    ("op", "share", "size", "schools"),
    [
        (">=", 75, 6, 5),
        (">=", 75, 20, 15),
        (">=", 75, 15, 12),
        (">=", 50, 6, 3),
        ("=", 100, 43, 43),
        (">", 50, 6, 4),
        ("<=", 5, 43, 2),
        ("<", 50, 6, 2),
        (">=", 33.3, 3, 1),
        (">=", 75, 0, 0),
    ],
)
def test_a_share_of_schools_is_in_whole_schools(op: str, share: float, size: int, schools: int) -> None:
    assert needed(op, share, size) == schools


@pytest.mark.parametrize(
    ("stands", "part", "conclusion", "forecast"),
    [
        ([R, R, R, R, R, S], 5, Conclusion.MET, Forecast.REACHED),
        ([R, R, R, R, W, S], 4, Conclusion.NOT_MET, Forecast.POSSIBLE),
        ([R, R, R, R, M, M], 4, Conclusion.NOT_MET, Forecast.IMPOSSIBLE),
        ([R, R, R, M, U, U], 3, Conclusion.UNKNOWN, Forecast.OPEN),
        ([R, R, W, OUT, S, OUT], 2, Conclusion.NOT_MET, Forecast.POSSIBLE),
        ([R, R, R, OUT, OUT, OUT], 3, Conclusion.MET, Forecast.REACHED),
    ],
)
def test_a_share_of_schools_is_concluded(
    stands: list[Stand], part: int, conclusion: Conclusion, forecast: Forecast
) -> None:
    found = value(stands)
    assert found.fact == Fact(None, part, 6 - stands.count(OUT))
    assert (found.conclusion, found.forecast) == (conclusion, forecast)


def test_without_any_accepted_word_there_is_no_value() -> None:
    found = value([S, S, W, G, S, S])
    assert (found.fact, found.conclusion, found.forecast) == (None, Conclusion.UNKNOWN, Forecast.POSSIBLE)


def test_the_nearest_are_those_that_only_wait_for_the_centre() -> None:
    assert [each.id for each in value([S, G, R, W, M, U]).open] == [4, 2, 1]


def test_what_the_centre_has_entered_holds_over_what_is_counted() -> None:
    found = value([R, R, S, S, S, S], stated=Fact(None, 5, 6))
    assert (found.fact, found.conclusion) == (Fact(None, 5, 6), Conclusion.MET)
    assert found.computed == Fact(None, 2, 6)


def test_a_value_in_percent_is_concluded_as_it_is() -> None:
    assert value([U] * 6, stated=Fact(74.9)).conclusion is Conclusion.NOT_MET
    assert value([U] * 6, stated=Fact(75.0)).conclusion is Conclusion.MET


def test_teachers_are_added_up_and_schools_that_reach_it_are_named() -> None:
    found = teachers((15, 20), (10, 20), (14, 20), Stand.SILENT)
    assert found.fact == Fact(None, 39, 60)
    assert [each.id for each in found.reaching] == [1]
    assert [(each.id, lacks) for each, lacks in found.lacking] == [(3, 1), (2, 5)]
    assert (found.conclusion, found.forecast) == (Conclusion.NOT_MET, Forecast.OPEN)


def test_practices_are_a_number() -> None:
    found = IndicatorValue(">=", 3, "практик", "practices", (), stated=Fact(3.0))
    assert (found.conclusion, found.is_of_schools) == (Conclusion.MET, False)


@pytest.mark.parametrize(
    ("sights", "kind", "stand"),
    [
        ([Sight(*WINTER, told=DONE)], ItemKind.DEED, Stand.REACHED),
        ([Sight(*WINTER, told=UNCHECKED)], ItemKind.DEED, Stand.WAITING),
        ([Sight(*WINTER, told=told(Status.DIFFICULTY))], ItemKind.DEED, Stand.TROUBLE),
        ([Sight(*WINTER, told=GOING_ON), Sight(*SPRING, told=told())], ItemKind.CONTINUING, Stand.REACHED),
        ([Sight(*APRIL, told=told())], ItemKind.DEED, Stand.AHEAD),
        ([Sight(*WINTER)], ItemKind.DEED, Stand.UNASKED),
        ([Sight(*WINTER, told=NOT_OURS)], ItemKind.DEED, Stand.LEFT_OUT),
        ([Sight(None, DAY, told=DONE), Sight(None, DAY, told=told())], ItemKind.DEED, Stand.SILENT),
        ([Sight(None, date(2023, 3, 1), told=DONE)], ItemKind.DEED, Stand.REACHED),
    ],
)
def test_a_school_by_what_it_has_answered(sights: list[Sight], kind: ItemKind, stand: Stand) -> None:
    assert by_statuses(sights, kind, DAY) is stand


@pytest.mark.parametrize(
    ("sights", "stand"),
    [
        ([Sight(*WINTER, presence="present", held=True)], Stand.REACHED),
        ([Sight(*WINTER, presence="deputy", held=True), Sight(*WINTER, presence="absent")], Stand.REACHED),
        ([Sight(*WINTER, told=NOT_OURS, presence="absent", held=True)], Stand.MISSED),
        ([Sight(*WINTER, told=NOT_OURS)], Stand.MISSED),
        ([Sight(*WINTER, told=DONE)], Stand.REACHED),
        ([Sight(*WINTER, told=told(Status.DONE, Verdict.ACCEPTED, done=0, total=20))], Stand.MISSED),
        ([Sight(*WINTER), Sight(*WINTER, told=told())], Stand.SILENT),
        ([Sight(*WINTER, held=True)], Stand.UNASKED),
        ([Sight(*APRIL)], Stand.AHEAD),
        ([Sight(*WINTER), Sight(*SPRING)], Stand.UNASKED),
    ],
)
def test_a_school_by_where_it_took_part(sights: list[Sight], stand: Stand) -> None:
    assert by_attendance(sights, DAY) is stand


def test_the_newest_accepted_numbers_of_a_school_hold() -> None:
    first = Sight(*WINTER, told=told(Status.DONE, Verdict.ACCEPTED, done=10, total=20))
    second = Sight(*SPRING, told=told(Status.DONE, Verdict.ACCEPTED, done=16, total=20))
    assert by_numbers([first, second], DAY) == (Stand.REACHED, Fact(None, 10, 20))
    assert by_numbers([first, second], SPRING[1]) == (Stand.REACHED, Fact(None, 16, 20))


def test_an_answer_without_numbers_is_not_counted() -> None:
    assert by_numbers([Sight(*WINTER, told=DONE)], DAY)[0] is Stand.UNCOUNTED


def test_the_holder_tells_a_share_or_a_number() -> None:
    assert by_holder([told(Status.DONE, Verdict.ACCEPTED, done=5, total=6)]) == Fact(None, 5, 6)
    assert by_holder([told(Status.DONE, Verdict.ACCEPTED, done=4)]) == Fact(4.0)
    assert by_holder([told(Status.DONE, done=4)]) is None


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("5 из 6", "%", (Fact(None, 5, 6), "")),
        ("14/32, по протоколу № 3", "%", (Fact(None, 14, 32), "по протоколу № 3")),
        ("62 %", "%", (Fact(62.0), "")),
        ("62,5% на 12.01", "%", (Fact(62.5), "на 12.01")),
        ("4 практики", "практик", (Fact(4.0), "практики")),
        ("7 из 6", "%", None),
        ("140 %", "%", None),
        ("62 %", "практик", None),
        ("много", "%", None),
        ("5 из 0", "%", None),
        ("1e999", "%", None),
        ("62процента учителей", "%", (Fact(62.0), "учителей")),
    ],
)
def test_a_value_as_it_is_typed(text: str, unit: str, found: tuple[Fact, str] | None) -> None:
    assert read_fact(text, unit) == found
