"""Windows of what comes again: months, quarters, weeks tiling the plan period (RULES §2)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap.calendars import NOWHERE, Dated
from roadmap.grammar_tree import Detail, Every, Recurring
from roadmap.model import Period, Window
from roadmap.periods import is_school_year, months_of
from roadmap.terms_details import Windows, detailed_windows
from roadmap.workdays import DAY, WorkDays, last_day_of_month

SUMMER = (7, 8)
"""July and August are left out, unless a term names them."""
STUB = 62
"""A half-year of which so few days lie in the period is not asked for."""
SHARES = {
    (Every.YEAR, 2): (Recurring(Every.HALF),),
    (Every.YEAR, 3): (Recurring(Every.MONTH, 4), Recurring(Every.YEAR)),
    (Every.YEAR, 4): (Recurring(Every.MONTH, 3), Recurring(Every.QUARTER)),
}
"""«4 раза в год» may be tiles of the plan or the quarters; two times a year are its halves (RULES §2)."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The plan period, or the part of it that the term itself names («ежемесячно с октября по май»).

    `begins` and `ends`: the term names that end of the area. `summer`: it names July and August too.
    """

    area: Period
    reporting: tuple[date, ...]
    begins: bool = False
    ends: bool = False
    summer: bool = False

    def of(self, every: Every, step: int) -> Iterator[Dated]:
        frames: dict[Every, Callable[[], Iterator[Dated]]] = {
            Every.WEEK: lambda: self._weeks(step),
            Every.MONTH: lambda: self._months(step),
            Every.QUARTER: lambda: self._parts(3, timedelta(days=88)),
            Every.HALF: lambda: self._parts(6, timedelta(days=STUB + 1)),
            Every.YEAR: self._years,
        }
        return frames[every]()

    def halves_of_months(self) -> Iterator[Dated]:
        for start, end in self._months(1):
            middle = start.replace(day=15)
            yield from ((a, b) for a, b in ((start, middle), (max(start, middle + DAY), end)) if a <= b)

    def _weeks(self, step: int) -> Iterator[Dated]:
        monday = self.area.start - timedelta(days=self.area.start.weekday())
        while monday <= self.area.end:
            end = monday + timedelta(days=7 * step - 1)
            if self.summer or max(monday, self.area.start).month not in SUMMER:
                yield max(monday, self.area.start), min(end, self.area.end)
            monday = end + DAY

    def _months(self, step: int) -> Iterator[Dated]:
        months = list(months_of(self.area))
        for at in range(0, len(months), step):
            kept = [month for month in months[at : at + step] if self.summer or month.month not in SUMMER]
            if kept:
                yield max(kept[0], self.area.start), min(last_day_of_month(kept[-1]), self.area.end)

    def _parts(self, length: int, least: timedelta) -> Iterator[Dated]:
        """Calendar quarters and half-years, cut to the area.

        One that the plan's own end leaves with fewer days than `least` is not asked for.
        """
        area = self.area
        for month in months_of(Period(area.start.replace(month=1, day=1), area.end)):
            if (month.month - 1) % length == 0:
                last = last_day_of_month(month + timedelta(days=31 * length - 17))
                start, end = max(month, area.start), min(last, area.end)
                named = (start == month or self.begins) and (end == last or self.ends)
                if start <= end and (named or end - start + DAY >= least):
                    yield start, end

    def _years(self) -> Iterator[Dated]:
        area = self.area
        inside = [day for day in self.reporting if area.start < day <= area.end]
        if is_school_year(area) and inside:
            yield area.start, max(inside)
            return
        for year in range(area.start.year, area.end.year + 1):
            yield max(date(year, 1, 1), area.start), min(date(year, 12, 31), area.end)


def recurring_readings(recurring: Recurring, frames: Frames, workdays: WorkDays) -> list[Windows]:
    """Raises `Unreadable` for a number of times that divides nothing («2 раза в неделю»)."""
    detail = recurring.detail
    if detail and len(detail.nths or detail.spans or detail.weekdays) == recurring.times:
        recurring = replace(recurring, times=1)
    if recurring.times == 1:
        found = _detailed(recurring, frames, workdays)
    elif detail is None and (recurring.every, recurring.step, recurring.times) == (Every.MONTH, 1, 2):
        halves = _plain(frames.halves_of_months(), workdays)
        found = [halves, *_detailed(Recurring(Every.MONTH), frames, workdays)]
    elif detail is None and recurring.step == 1 and (recurring.every, recurring.times) in SHARES:
        shares = SHARES[recurring.every, recurring.times]
        found = [windows for share in shares for windows in _detailed(share, frames, workdays)]
    else:
        raise NOWHERE
    return list(dict.fromkeys(tuple(sorted(windows, key=_order)) for windows in found))


def _order(window: Window) -> tuple[date, date, date]:
    return window.due, window.start or window.end, window.end


def _detailed(recurring: Recurring, frames: Frames, workdays: WorkDays) -> list[Windows]:
    detail = recurring.detail
    dated = list(frames.of(recurring.every, recurring.step))
    if detail is None:
        return [_plain(dated, workdays)]
    if detail.weekdays and not detail.nths:
        return [_on_weekdays(recurring, detail, dated)]
    if recurring.every in (Every.WEEK, Every.YEAR) or recurring.step > 1:
        raise NOWHERE
    if detail.last_month and not detail.spans:
        months = [(max(start, end.replace(day=1)), end) for start, end in dated]
        last, whole = _plain(months, workdays), _plain(dated, workdays)
        return [last, whole] if detail.vague else [last]
    open_month = recurring.every is not Every.MONTH and detail.exact
    options = [detail]
    if open_month and not (detail.following or detail.last_month):
        options.append(replace(detail, following=True))
    elif recurring.every is not Every.MONTH and not detail.exact:
        raise NOWHERE
    return [windows for one in options for windows in _in_frames(one, dated, frames.area, workdays)]


def _plain(dated: Iterator[Dated] | list[Dated], workdays: WorkDays) -> Windows:
    """Each frame is due on its last working day; a week of holidays has none."""
    windows = (Window(start, end, workdays.on_or_before(end)) for start, end in dated)
    return tuple(window for window in windows if window.start is None or window.due >= window.start)


def _on_weekdays(recurring: Recurring, detail: Detail, dated: list[Dated]) -> Windows:
    if recurring.every is not Every.WEEK or recurring.step > 1:
        raise NOWHERE
    return tuple(
        Window(start, end, day)
        for start, end in dated
        for day in (start + timedelta(days=number) for number in range((end - start).days + 1))
        if day.isoweekday() in detail.weekdays
    )


def _in_frames(detail: Detail, dated: list[Dated], area: Period, workdays: WorkDays) -> list[Windows]:
    found = [detailed_windows(detail, frame, workdays) for frame in dated]
    return [
        tuple(
            window
            for readings in found
            for window in readings[which]
            if detail.following or (area.start <= (window.start or window.due) and window.due <= area.end)
        )
        for which in (0, -1)
    ]
