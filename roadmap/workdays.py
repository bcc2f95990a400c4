"""Working days of the Russian production calendar, corrected by a table of our own (LIBRARIES §4.6)."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

DAY = timedelta(days=1)


class WorkDays:
    """The package `holidays` says which days are worked, `overrides` has the last word.

    Years are read once and kept; the package is imported at the first question.
    """

    def __init__(self, overrides: Mapping[date, bool] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._years: dict[int, tuple[date, ...]] = {}
        self._known: dict[date, bool] = {}

    def is_working(self, day: date) -> bool:
        known = self._known.get(day)
        if known is None:
            days = self._worked(day.year)
            at = bisect_left(days, day)
            known = self._known[day] = at < len(days) and days[at] == day
        return known

    def on_or_before(self, day: date) -> date:
        while not self.is_working(day):
            day -= DAY
        return day

    def on_or_after(self, day: date) -> date:
        while not self.is_working(day):
            day += DAY
        return day

    def back(self, day: date, n: int) -> date:
        """The n-th working day before `day`; with 0, `day` itself or the working day before it."""
        found = day if n else self.on_or_before(day)
        for _ in range(n):
            found = self.on_or_before(found - DAY)
        return found

    def forward(self, day: date, n: int) -> date:
        """The n-th working day after `day`; with 0, `day` itself or the working day after it."""
        found = day if n else self.on_or_after(day)
        for _ in range(n):
            found = self.on_or_after(found + DAY)
        return found

    def first_of_month(self, day: date) -> date:
        return self.on_or_after(day.replace(day=1))

    def last_of_month(self, day: date) -> date:
        return self.on_or_before(last_day_of_month(day))

    def between(self, a: date, b: date) -> int:
        """How many working days lie after `a`, up to and with `b`; 0 when `b` is not after `a`."""
        count = 0
        for year in range(a.year, b.year + 1):
            days = self._worked(year)
            count += bisect_right(days, b) - bisect_right(days, a)
        return max(count, 0)

    def knows(self, year: int) -> bool:
        """Whether that year's transfers of days off are known: officially, or by our own table."""
        is_ours = any(day.year == year for day in self._overrides)
        return is_ours or year in _russia()().special_public_holidays

    def _worked(self, year: int) -> tuple[date, ...]:
        if year not in self._years:
            self._years[year] = self._read(year)
        return self._years[year]

    def _read(self, year: int) -> tuple[date, ...]:
        official = _russia()(years=year)
        first, length = date(year, 1, 1), (date(year, 12, 31) - date(year, 1, 1)).days + 1
        days = (first + timedelta(days=number) for number in range(length))
        return tuple(day for day in days if self._overrides.get(day, official.is_working_day(day)))


def last_day_of_month(day: date) -> date:
    return (day.replace(day=28) + 4 * DAY).replace(day=1) - DAY


@cache
def _russia() -> Any:
    """`holidays.RU`, without the 250 other countries that its package imports: 0.3 s instead of 0.8."""
    import holidays

    path = Path(holidays.__file__).parent / "countries" / "russia.py"
    module = ModuleType("roadmap_holidays")
    SourceFileLoader(module.__name__, str(path)).exec_module(module)
    return module.Russia
