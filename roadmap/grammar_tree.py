"""What the grammar finds in a term, before any plan period gives it years."""

from dataclasses import dataclass
from enum import Enum, auto

Day = tuple[int, int]
"""Month and day; day 0 is the last day of the month."""


class Unreadable(Exception):  # noqa: N818
    """The grammar stops here: offsets in the text."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.span = (start, end)


class Unit(Enum):
    DAY = auto()
    PART = auto()
    MONTH = auto()
    QUARTER = auto()
    HALF = auto()
    SEASON = auto()


@dataclass(frozen=True, slots=True)
class Year:
    """A printed year, or the school year that begins in it; without a number, the plan's own school year."""

    number: int | None
    school: bool = False
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the calendar; `since` is the year of its first day where it was printed apart.

    `exact`: printed with its days, so that a day off stays as printed. `week` counts weeks of the month,
    -1 is the last. `vague`: «начало мая», «до мая», which have two readings.
    """

    unit: Unit
    first: Day
    last: Day
    year: Year | None = None
    since: Year | None = None
    ranged: bool = False
    exact: bool = False
    week: int = 0
    vague: bool = False


class Bound(Enum):
    """Whether the stretch is the time itself, or a deadline that it names."""

    WITHIN = auto()
    UNTIL = auto()


@dataclass(frozen=True, slots=True)
class Times:
    """Printed dates, months, quarters: one list under one «до», or under none.

    `aside`: in brackets after something that it makes more exact.
    """

    stretches: tuple[Stretch, ...]
    bound: Bound = Bound.WITHIN
    aside: bool = False


class Every(Enum):
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    HALF = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Recurring:
    """Every `step` periods; `day` is the printed day of the month, `following` when after the period.

    `weekdays` (1–7) are those of «по понедельникам»; `nth` with one is «последняя пятница месяца» (-1).
    """

    every: Every
    step: int = 1
    day: int = 0
    following: bool = False
    weekdays: tuple[int, ...] = ()
    nth: int = 0


@dataclass(frozen=True, slots=True)
class DueDay:
    """«до 25 числа», whose month another clause names."""

    day: int
    following: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole plan period, or the printed years of it."""

    year: Year | None = None


@dataclass(frozen=True, slots=True)
class Scheduled:
    """«по графику», «по плану …»: somebody else names the date."""


@dataclass(frozen=True, slots=True)
class OnDemand:
    """«по необходимости», «по запросу»."""


@dataclass(frozen=True, slots=True)
class Relative:
    """«после ГИА», «по итогам …», «1 четверть»: hangs on something that has no date here."""

    aside: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """«или» between two clauses."""


Clause = Times | Recurring | DueDay | Whole | Scheduled | OnDemand | Relative | Either
