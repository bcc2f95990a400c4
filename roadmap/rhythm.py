"""When the centre and the controller are written to of themselves (RULES §4)."""

from datetime import date, timedelta

from roadmap.workdays import WorkDays

WEEK = timedelta(days=7)
SEASONS = (12, 6)
"""In December and in June it is told what the half-year's report will lack."""


def digest_day(today: date, workdays: WorkDays) -> date:
    """Of this week: Monday; after a Monday off, the first working day of the week."""
    return workdays.on_or_after(_monday(today))


def season_day(today: date, workdays: WorkDays) -> date | None:
    """The first working day of December or of June; None when it is ahead, or a week ago."""
    if today.month not in SEASONS:
        return None
    first = workdays.first_of_month(today)
    return first if first <= today < first + WEEK else None


def is_monthly(first: date, workdays: WorkDays) -> bool:
    """Whether this digest day is the first of its kind in the month."""
    before = _monday(first) - WEEK
    while workdays.on_or_after(before) >= first:
        before -= WEEK
    return workdays.on_or_after(before).month != first.month


def week_of(today: date, workdays: WorkDays) -> tuple[date, date]:
    """The working days of the week, from today."""
    return today, workdays.on_or_before(_monday(today) + timedelta(days=6))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
