"""Reporting dates of one order (RULES §4): those it prints, else the proposed ones of its plans' periods."""

from collections.abc import Iterable, Sequence
from datetime import date

from roadmap.model import Period, ReportingDate
from roadmap.periods import collect_by, reporting_dates
from roadmap.workdays import WorkDays


def find_reporting(
    printed: Sequence[date], periods: Iterable[Period], workdays: WorkDays
) -> tuple[ReportingDate, ...]:
    """A printed date of these periods stays as printed; a proposed one is a working day."""
    spans = set(periods)
    own = {day for day in printed if any(span.start <= day <= span.end for span in spans)}
    if own:
        return tuple(ReportingDate(day, collect_by(day, workdays)) for day in sorted(own))
    proposed = {each for span in spans for each in reporting_dates(span, workdays)}
    return tuple(sorted(proposed, key=lambda each: each.due))


def within(reporting: Iterable[ReportingDate], period: Period) -> tuple[date, ...]:
    return tuple(each.due for each in reporting if period.start <= each.due <= period.end)
