"""What a digest tells of indicators: how many have reached their targets, and what is nearest to its own."""

from roadmap.indicator_values import IndicatorValue, Stand, Standing
from roadmap.model import ItemKind
from services.digest_facts import sum_up
from services.indicator_reading import Line
from storage.indicators import TargetRow


def line(number: str, *stands: Stand, target: float = 75, op: str = ">=") -> Line:
    schools = tuple(Standing(id_, f"СШ № {id_}", stand) for id_, stand in enumerate(stands, 1))
    row = TargetRow(
        1, 1, 1, "ДК1", number, number, "", ItemKind.DEED, True, (), op, target, "%", "", "statuses", ()
    )
    return Line(row, IndicatorValue(op, target, "%", "statuses", schools))


REACHED, SILENT, WAITING, MISSED = Stand.REACHED, Stand.SILENT, Stand.WAITING, Stand.MISSED
MET = line("1.1", REACHED, REACHED, REACHED, SILENT)
FAR = line("1.2", REACHED, SILENT, SILENT, SILENT)
NEAR = line("1.3", REACHED, REACHED, SILENT, WAITING)
LOST = line("1.4", REACHED, REACHED, MISSED, MISSED)


def test_the_indicator_that_lacks_least_is_named_with_the_likeliest_schools() -> None:
    found = sum_up([MET, FAR, NEAR, LOST])
    assert (found.met, found.all, found.nearest, found.schools) == (1, 4, NEAR, ("СШ № 4",))


def test_so_many_schools_are_named_as_are_lacking() -> None:
    assert sum_up([FAR]).schools == ("СШ № 2", "СШ № 3")


def test_what_nobody_can_reach_any_more_is_not_near() -> None:
    assert sum_up([MET, LOST]).nearest is None


def test_a_limit_that_is_not_to_be_passed_is_not_near() -> None:
    assert sum_up([line("1.5", REACHED, REACHED, SILENT, target=25, op="<=")]).nearest is None
