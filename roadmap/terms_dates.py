"""The next dates of a schedule, as a person who has just typed its term is shown them."""

from datetime import date

from roadmap.model import Schedule


def next_dates(schedule: Schedule, today: date, count: int = 3) -> tuple[date, ...]:
    """The first due dates from today on; none of what is past, or is not resolved."""
    due = sorted({window.due for window in schedule.windows if window.due >= today})
    return tuple(due[:count])


def last_dates(schedule: Schedule, count: int = 3) -> tuple[date, ...]:
    """The last due dates, wherever today is."""
    return tuple(sorted({window.due for window in schedule.windows}))[-count:]
