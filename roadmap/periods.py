"""The period a plan covers, and the days on which its paper is due (RULES §1, §4)."""

from collections.abc import Iterator
from datetime import date, timedelta

from roadmap.errors import RejectedError
from roadmap.model import Period, ReportingDate
from roadmap.workdays import WorkDays

FIRST_YEAR, LAST_YEAR = 2000, 2099
LONGEST_SPAN = 20
REPORTS = ((1, 21), (7, 13))
"""Day and month of the two reports of a school year: order 305, point 2.3."""
SETTLING = timedelta(days=60)
"""A report needs that much of its plan behind it, and a plan does not end that long after its last one."""


def parse_year(text: str) -> Period:
    """YEAR of DESIGN §7: «2022/2023» is a school year, «2023» a calendar year, «2022-2027» a span of them.

    Raises `RejectedError("bad-year")`.
    """
    compact = "".join(text.split()).replace("–", "-").replace("—", "-")
    if compact.count("/") == 1:
        first, second = (_year(part) for part in compact.split("/"))
        if first and second == first + 1:
            return school_year(first)
    elif compact.count("-") == 1:
        first, second = (_year(part) for part in compact.split("-"))
        if first and first < second <= first + LONGEST_SPAN:
            return Period(date(first, 1, 1), date(second, 12, 31))
    elif year := _year(compact):
        return Period(date(year, 1, 1), date(year, 12, 31))
    raise RejectedError("bad-year", year=text)


def _year(text: str) -> int:
    """A year in four digits («2023»), or 0."""
    year = int(text) if len(text) == 4 and text.isascii() and text.isdigit() else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else 0


def school_year(first: int) -> Period:
    return Period(date(first, 9, 1), date(first + 1, 8, 31))


def school_year_of(day: date) -> Period:
    return school_year(day.year if day.month >= 9 else day.year - 1)


def school_year_name(period: Period) -> str:
    """«2022/2023»: the school year in which the period begins."""
    first = school_year_of(period.start).start.year
    return f"{first}/{first + 1}"


def is_school_year(period: Period) -> bool:
    return period == school_year_of(period.start)


def default_reporting(period: Period, workdays: WorkDays) -> tuple[date, ...]:
    """21 January and 13 July inside the period, each on a day off moved to the working day before.

    A plan that is not one school year keeps those that lie two months or more after its first day, and
    reports once more on its last working day when two months or more are left.
    """
    printed = [date(year, *day) for year in range(period.start.year, period.end.year + 1) for day in REPORTS]
    inside = [day for day in printed if period.start <= day <= period.end]
    if not is_school_year(period):
        inside = [day for day in inside if day - period.start >= SETTLING]
        if not inside or period.end - inside[-1] >= SETTLING:
            inside.append(period.end)
    return tuple(workdays.on_or_before(day) for day in inside)


def collect_by(reporting: date, workdays: WorkDays) -> date:
    """The schools' date: 5 working days earlier, in July not later than the last working day of June."""
    earlier = workdays.back(reporting, 5)
    if reporting.month == 7:
        return min(earlier, workdays.last_of_month(date(reporting.year, 6, 1)))
    return earlier


def reporting_dates(period: Period, workdays: WorkDays) -> tuple[ReportingDate, ...]:
    """What an order that names no reporting dates gets."""
    return tuple(ReportingDate(day, collect_by(day, workdays)) for day in default_reporting(period, workdays))


def months_of(period: Period) -> Iterator[date]:
    """The first day of every month that the period touches."""
    day = period.start.replace(day=1)
    while day <= period.end:
        yield day
        day = (day + timedelta(days=31)).replace(day=1)
