"""What the grammar finds in a term, before any plan period gives it years."""

from dataclasses import dataclass
from enum import Enum, auto

Day = tuple[int, int]
"""Month and day; day 0 is the last day of the month."""
Span = tuple[int, int]
"""The first and the last day or week of a month; 0 and -1 are its last."""


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
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Year:
    """A printed year, or the school year that begins in it; without a number, the plan's own school year."""

    number: int | None
    school: bool = False
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the calendar; `since` is the year of its first day where it was printed apart.

    `exact`: printed with its days, so that a day off stays as printed. `weeks` are the first and the last
    week of the month, -1 is its last. `vague`: «начало мая», the days named or the whole months.
    `before`: «до мая» may leave out all from this day on. `opens`: «с мая», whose end is not said.
    """

    unit: Unit
    first: Day
    last: Day
    year: Year | None = None
    since: Year | None = None
    ranged: bool = False
    exact: bool = False
    weeks: Span = (0, 0)
    vague: bool = False
    before: Day | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """Which days of a month or of a period: «до 25 числа», «последняя среда», «2 декада».

    `spans` are printed days when `exact`, else parts of a month. `following`: the days lie in the month after
    the period. `weekdays` (1–7) alone are those of every week; with `nths` only the n-th of a month, -1 is
    the last. `last_month`: not the whole quarter but its last month. `working`: the last day that is worked.
    """

    spans: tuple[Span, ...] = ()
    exact: bool = False
    until: bool = False
    following: bool = False
    vague: bool = False
    weeks: Span = (0, 0)
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    last_month: bool = False
    working: bool = False
    aside: bool = False


class Bound(Enum):
    """Whether the stretch is the time itself, a deadline that it names, or the beginning of the time."""

    WITHIN = auto()
    UNTIL = auto()
    SINCE = auto()


@dataclass(frozen=True, slots=True)
class Times:
    """Printed dates, months, quarters: one list under one «до», or under none.

    `aside`: in brackets after something that it makes more exact; `detail` are the days of its months.
    """

    stretches: tuple[Stretch, ...]
    bound: Bound = Bound.WITHIN
    aside: bool = False
    detail: Detail | None = None


class Every(Enum):
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    HALF = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Recurring:
    """`times` in every `step` periods, 0 when the text leaves the number open («1-2 раза в год»)."""

    every: Every
    step: int = 1
    times: int = 1
    detail: Detail | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole plan period, or the printed years of it; `calendar` when it has to be a calendar year."""

    year: Year | None = None
    calendar: bool = False


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
class Except:
    """«кроме июля»."""

    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Unsure:
    """«дата уточняется»: a month stays a month, a day is not yet one; `day` is false of an hour, a place."""

    day: bool = True


@dataclass(frozen=True, slots=True)
class Either:
    """«или» between two clauses."""


@dataclass(frozen=True, slots=True)
class Then:
    """«далее» between two clauses."""


Clause = (
    Times | Detail | Recurring | Whole | Scheduled | OnDemand | Relative | Except | Unsure | Either | Then
)
