"""When each window of an item is asked: on its printed day, or before a report (RULES §2, §4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap.model import Item, ItemKind, Period, ReportingDate, TermKind, Window
from roadmap.reminders import QUIET_MONTHS

DAY = timedelta(days=1)
UNTIL_REPORT = frozenset({TermKind.ALL_YEAR, TermKind.BY_SCHEDULE, TermKind.ON_DEMAND})
"""Terms whose windows run up to the reporting dates."""


@dataclass(frozen=True, slots=True)
class AskedWindow:
    """`start`–`end` and `printed_due` as printed; asked from `opens` until `due`.

    `collected`: `due` is a `collect_by`. `interim`: more is expected at a later reporting date.
    `is_past`: it ended before the order's date and makes no assignment (RULES §1).
    """

    start: date | None
    end: date
    printed_due: date
    opens: date
    due: date
    interim: bool
    collected: bool
    is_past: bool


def asked_windows(
    item: Item, period: Period, reporting: Sequence[ReportingDate], issued: date
) -> tuple[AskedWindow, ...]:
    """The windows of an item by their last day; `reporting` are the order's dates, `issued` its own date."""
    inside = sorted(
        (day for day in reporting if period.start <= day.due <= period.end), key=lambda day: day.due
    )
    asked = {window.end: window for window in _windows(item, inside, issued)}
    if item.for_schools and item.kind is not ItemKind.EVENT:
        asked = {end: _before_the_holidays(window) for end, window in asked.items()}
    return tuple(asked[end] for end in sorted(asked))


def _before_the_holidays(window: AskedWindow) -> AskedWindow:
    """A school's July item may be answered from 1 June (RULES §4), an event only when it was held."""
    if window.due.month not in QUIET_MONTHS:
        return window
    return replace(window, opens=min(window.opens, date(window.due.year, 6, 1)))


def _windows(item: Item, reporting: Sequence[ReportingDate], issued: date) -> Iterator[AskedWindow]:
    if item.schedule.kind not in UNTIL_REPORT:
        for window in item.schedule.windows:
            interim = [*_interim(window, reporting, issued)] if item.kind is ItemKind.CONTINUING else []
            yield from interim
            yield _printed(window, max([issued, *(each.end + DAY for each in interim)]), issued)
        return
    last = max((window.end for window in item.schedule.windows), default=issued)
    for window in item.schedule.windows:
        report = next((day for day in reporting if day.due >= window.due), None)
        if report is None:
            yield _printed(window, issued, issued)
        else:
            more = window.end < last and not item.schedule.conditional
            yield _collected(window, report, issued, interim=more)


def _interim(window: Window, reporting: Sequence[ReportingDate], issued: date) -> Iterator[AskedWindow]:
    """A range that contains a reporting date is asked about there too, except at the last one."""
    for report in reporting[:-1]:
        if window.start and window.start <= report.collect_by and report.due < window.end:
            until = Window(window.start, report.due, report.due)
            yield _collected(until, report, issued, interim=True)


def _printed(window: Window, since: date, issued: date) -> AskedWindow:
    """Asked from its start, but not before `since`."""
    return AskedWindow(
        start=window.start,
        end=window.end,
        printed_due=window.due,
        opens=min(max(window.start or since, since), window.due),
        due=window.due,
        interim=False,
        collected=False,
        is_past=window.end < issued,
    )


def _collected(window: Window, report: ReportingDate, issued: date, *, interim: bool) -> AskedWindow:
    """First asked in the plan of the month in which the schools' answers are collected."""
    first = max(report.collect_by.replace(day=1), window.start or issued, issued)
    return AskedWindow(
        start=window.start,
        end=window.end,
        printed_due=window.due,
        opens=min(first, report.collect_by),
        due=report.collect_by,
        interim=interim,
        collected=True,
        is_past=report.due < issued,
    )
