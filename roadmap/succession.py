"""A plan of one school year as the draft of the next one: every printed year and every day a year later."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from roadmap.asking import UNTIL_REPORT
from roadmap.model import Item, Period, ReportingDate, Roadmap, Schedule, Window
from roadmap.periods import collect_by, default_reporting
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_SHORT_YEAR = re.compile(r"(?<=\d\.\d{2}\.)\d{2}(?!\d)")


def next_text(text: str) -> str:
    """«декабрь 2022», «01.02.22», «2022/2023» → «декабрь 2023», «01.02.23», «2023/2024»."""
    later = _YEAR.sub(lambda found: str(int(found[0]) + 1), text)
    return _SHORT_YEAR.sub(lambda found: f"{(int(found[0]) + 1) % 100:02}", later)


def next_day(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


def next_reporting(dates: Sequence[date], period: Period, workdays: WorkDays) -> tuple[ReportingDate, ...]:
    """The usual days of the next period where the plan of `period` had the usual ones, else a year later."""
    if tuple(dates) == default_reporting(period, workdays):
        days = default_reporting(Period(next_day(period.start), next_day(period.end)), workdays)
    else:
        days = tuple(workdays.on_or_before(next_day(day)) for day in dates)
    return tuple(ReportingDate(day, collect_by(day, workdays)) for day in days)


def next_roadmap(plan: Roadmap, reporting: Sequence[ReportingDate], workdays: WorkDays) -> Roadmap:
    """`reporting` are the days of the next year."""
    period = Period(next_day(plan.period.start), next_day(plan.period.end))
    days = tuple(each.due for each in reporting if period.start <= each.due <= period.end)

    def following(item: Item) -> Item:
        schedule = _next_schedule(item.schedule, period, days, workdays)
        return replace(
            item,
            measure=next_text(item.measure),
            description=next_text(item.description),
            result=next_text(item.result),
            term=schedule.text,
            schedule=schedule,
        )

    sections = tuple(
        replace(section, items=tuple(map(following, section.items))) for section in plan.sections
    )
    year, title = next_text(plan.year), next_text(plan.title)
    return replace(plan, title=title, year=year, period=period, sections=sections)


def _next_schedule(
    schedule: Schedule, period: Period, reporting: tuple[date, ...], workdays: WorkDays
) -> Schedule:
    """The term read anew; one that says nothing of itself keeps its windows, a year later."""
    text = next_text(schedule.text)
    anew = parse_term(text, period, reporting, workdays)
    if anew.resolved or schedule.kind in UNTIL_REPORT or not schedule.windows:
        return anew
    windows = tuple(_next_window(window, workdays) for window in schedule.windows)
    return replace(schedule, text=text, windows=windows, resolved=True, readings=())


def _next_window(window: Window, workdays: WorkDays) -> Window:
    """A day that was the last working day of its month is that of the next year's month."""
    due = next_day(window.due)
    if window.due == workdays.last_of_month(window.due):
        due = workdays.last_of_month(due)
    start = next_day(window.start) if window.start else None
    return Window(start, next_day(window.end), due)
