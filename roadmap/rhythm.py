"""When the centre and the controller are written to of themselves (RULES §4)."""

from datetime import date, timedelta

from roadmap.workdays import WorkDays

WEEK = timedelta(days=7)
SEASONS = (12, 6)
"""In December and in June it is told what the half-year's report will lack."""


def is_digest_day(today: date, workdays: WorkDays) -> bool:
    """Monday; after a Monday off, the first working day of the week."""
    return workdays.on_or_after(_monday(today)) == today


def is_season(today: date, workdays: WorkDays) -> bool:
    return today.month in SEASONS and workdays.first_of_month(today) == today


def is_monthly(today: date, workdays: WorkDays) -> bool:
    """Whether this week's day is the first of its kind in the month."""
    before = _monday(today) - WEEK
    while workdays.on_or_after(before) >= today:
        before -= WEEK
    return workdays.on_or_after(before).month != today.month


def week_of(today: date, workdays: WorkDays) -> tuple[date, date]:
    """The working days of the week, from today."""
    return today, workdays.on_or_before(_monday(today) + timedelta(days=6))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
