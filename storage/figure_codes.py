"""`assignment.figure` and `assignment.moved`: all that its figures ask of an assignment, as two numbers.

The database makes them of the row's own columns, whoever writes those. Together with the window they are the
index `ix_assignment_figures`, in whose order the figures of any number of schools are one GROUP BY, and
whose last rows of a window are what is accepted.

    figure   whether it is accepted, the due day, `standing`, whether somebody can be asked, and ever could
    moved    the day it is extended to, the day it was returned on, the first day somebody could be asked,
             whether another day is asked for; 0 for most

Days are those since 1 January 2000, 0 for none, in 15 bits. The first day somebody could be asked moves a
day that is near alone (RULES §6): of a day a month before the due day it is told no more, so that as many
ways to stand are counted as there are, and not as many as days on which schools joined.
"""

from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, and_, case, cast, func, literal_column

from storage.dialect import day_number

FIRST = date(2000, 1, 1)
LAST_DAY = (1 << 15) - 1
STANDINGS = 1 << 21
WAS_ASKABLE, REACHABLE = 1, 2
STANDING = 4
DUE = STANDING * STANDINGS
ACCEPTED = DUE << 15
"""No figure of what is not accepted is as great."""
ASKS = 1
ASKABLE, RETURNED, EXTENDED = 2, 2 << 15, 2 << 30
MONTH = 31


class Way(NamedTuple):
    """How an assignment stands; `askable_since` is `FIRST` where that is long ago."""

    due: date
    standing: int
    is_reachable: bool
    askable_since: date | None
    extended_to: date | None
    returned_on: date | None
    asks_for_day: bool

    @classmethod
    def of(cls, figure: int, moved: int) -> "Way":
        since = _day(moved // ASKABLE) or (FIRST if figure & WAS_ASKABLE else None)
        return cls(
            due=FIRST + timedelta(days=figure // DUE & LAST_DAY),
            standing=figure // STANDING % STANDINGS,
            is_reachable=bool(figure & REACHABLE),
            askable_since=since,
            extended_to=_day(moved // EXTENDED),
            returned_on=_day(moved // RETURNED),
            asks_for_day=bool(moved & ASKS),
        )


def _day(number: int) -> date | None:
    return FIRST + timedelta(days=number & LAST_DAY) if number & LAST_DAY else None


def _number(value: int) -> ColumnElement[int]:
    return literal_column(str(value), Integer)


def _days(name: str) -> ColumnElement[Any]:
    return day_number(literal_column(name))


def _long(value: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(value, BigInteger)


def _if(condition: ColumnElement[bool], value: int) -> ColumnElement[int]:
    return case((condition, _number(value)), else_=_number(0))


_ZERO = _number(0)
_since: ColumnElement[Any] = literal_column("askable_since")
_asked: ColumnElement[Any] = literal_column("extension_asked")
_IS_NEAR = and_(_since.is_not(None), _days("askable_since") > _days("due") - _number(MONTH))
FIGURE = (
    _long(literal_column("(standing & 1)", Integer)) * _number(ACCEPTED)
    + _long(_days("due")) * _number(DUE)
    + literal_column("standing", Integer) * _number(STANDING)
    + _if(literal_column("reachable"), REACHABLE)
    + _if(_since.is_not(None), WAS_ASKABLE)
)
MOVED = (
    _long(func.coalesce(_days("extended_to"), _ZERO)) * _number(EXTENDED)
    + _long(func.coalesce(_days("returned_on"), _ZERO)) * _number(RETURNED)
    + case((_IS_NEAR, _days("askable_since")), else_=_ZERO) * _number(ASKABLE)
    + _if(_asked.is_not(None), ASKS)
)
