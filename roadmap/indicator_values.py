"""What an indicator comes to on a day: whole schools, teachers or a number, and what it may yet come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from roadmap.report_rows import meets


class Stand(StrEnum):
    """How a school stands to an indicator.

    `missed`: it was not there. `uncounted`: done, without the numbers that are counted. `unasked`: nobody
    can tell. `ahead`: its term has not begun. `left_out`: it has nothing to do with the school.
    """

    REACHED = "reached"
    WAITING = "waiting"
    UNCOUNTED = "uncounted"
    GOING = "going"
    TROUBLE = "trouble"
    SILENT = "silent"
    AHEAD = "ahead"
    MISSED = "missed"
    UNASKED = "unasked"
    LEFT_OUT = "left_out"


NEARNESS = (Stand.WAITING, Stand.UNCOUNTED, Stand.GOING, Stand.TROUBLE, Stand.SILENT, Stand.AHEAD)
"""Those of whom a word is still expected, the nearest first."""
BY_SCHOOLS = ("statuses", "attendance")


class Conclusion(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Forecast(StrEnum):
    """`settled`: nobody is asked any more; `open`: what is asked cannot be counted in advance."""

    REACHED = "reached"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    OPEN = "open"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, or a share in whole numbers: «5 из 6»."""

    value: float | None = None
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A school of the group; `part` of `whole` teachers where it has told of them."""

    id: int
    school: str
    stand: Stand
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A target and what is known of it by the day.

    `stated` is what a coordinator has entered for the day: it holds. `told` are the numbers in the accepted
    answer of whoever holds the item.
    """

    op: str
    target: float
    unit: str
    source: str
    standings: tuple[Standing, ...]
    told: Fact | None = None
    stated: Fact | None = None

    @property
    def is_of_schools(self) -> bool:
        return self.unit == "%" and self.source != "numbers"

    @property
    def counted(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.standings if each.stand is not Stand.LEFT_OUT)

    @property
    def size(self) -> int:
        return len(self.counted)

    @property
    def needed(self) -> int:
        """Of the schools that are counted."""
        return needed(self.op, self.target, self.size)

    def count(self, *stands: Stand) -> int:
        return sum(each.stand in stands for each in self.standings)

    @property
    def is_by_schools(self) -> bool:
        """Whether any school has said something that counts."""
        if self.source == "numbers":
            return bool(self._told)
        return self.source in BY_SCHOOLS and self.count(Stand.REACHED, Stand.MISSED) > 0

    @property
    def computed(self) -> Fact | None:
        """From what the schools have said, once any of it counts; else from what the holder has."""
        if not self.is_by_schools:
            return self.told
        if self.source == "numbers":
            told = self._told
            return Fact(None, sum(each.part or 0 for each in told), sum(each.whole or 0 for each in told))
        return Fact(None, self.count(Stand.REACHED), self.size)

    @property
    def is_ahead(self) -> bool:
        """Whether its term has not begun for anybody, and nobody has told anything."""
        is_early = all(each.stand is Stand.AHEAD for each in self.standings)
        return self.fact is None and bool(self.standings) and is_early

    @property
    def fact(self) -> Fact | None:
        return self.stated or self.computed

    @property
    def conclusion(self) -> Conclusion:
        """A target that those of whom nobody can tell could still reach is not known to be missed."""
        fact = self.fact
        if fact is None:
            return Conclusion.UNKNOWN
        if self._is_met(fact):
            return Conclusion.MET
        is_counted = self.stated is None and self.is_by_schools and self.is_of_schools
        if is_counted and self.best < self.needed <= self.best + self.count(Stand.UNASKED):
            return Conclusion.UNKNOWN
        return Conclusion.NOT_MET

    def _is_met(self, fact: Fact) -> bool:
        return meets(self.op, self.target, fact.value, fact.part, fact.whole)

    @property
    def open(self) -> tuple[Standing, ...]:
        """Of whom a word is still expected, the nearest first."""
        found = [each for each in self.counted if each.stand in NEARNESS]
        return tuple(sorted(found, key=lambda each: NEARNESS.index(each.stand)))

    @property
    def forecast(self) -> Forecast:
        """If everybody of whom a word is still expected does it."""
        if self.stated or not self.standings or self.source not in {*BY_SCHOOLS, "numbers"}:
            return Forecast.SETTLED
        if self.source == "numbers":
            return Forecast.OPEN if self.open else Forecast.SETTLED
        if self.computed and self._is_met(self.computed):
            return Forecast.REACHED
        if self.best >= self.needed:
            return Forecast.POSSIBLE
        return Forecast.OPEN if self.best + self.count(Stand.UNASKED) >= self.needed else Forecast.IMPOSSIBLE

    @property
    def best(self) -> int:
        """How many schools it would be then."""
        return self.count(Stand.REACHED) + len(self.open)

    @property
    def reaching(self) -> tuple[Standing, ...]:
        """Of teachers: the schools whose own share meets the target."""
        return tuple(each for each in self._told if self._lacks(each) == 0)

    @property
    def lacking(self) -> tuple[tuple[Standing, int], ...]:
        """Schools whose own share does not, and how many teachers they lack, the nearest first."""
        found = [(each, lacks) for each in self._told if (lacks := self._lacks(each))]
        return tuple(sorted(found, key=lambda pair: pair[1]))

    @property
    def _told(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.counted if each.stand is Stand.REACHED and each.whole)

    def _lacks(self, each: Standing) -> int:
        return max(0, needed(self.op, self.target, each.whole or 0) - (each.part or 0))


def needed(op: str, target: float, size: int) -> int:
    """So many whole ones are `target` percent of `size`: 75 % of 6 schools are 5, of 15 are 12."""
    share = Fraction(str(target)) * size / 100
    whole = -(-share.numerator // share.denominator)
    match op:
        case ">":
            return whole + (share == whole)
        case "<=":
            return int(share)
        case "<":
            return whole - 1
    return whole


def conclusions(values: Sequence[IndicatorValue]) -> dict[Conclusion, int]:
    found = [value.conclusion for value in values]
    return {each: found.count(each) for each in Conclusion}
