"""When people may be written to: 9–18 local on working days (promise 7)."""

from dataclasses import dataclass
from datetime import date, datetime

from roadmap.reminders import in_working_hours, planned_moment
from services.calendar import Calendar


@dataclass(frozen=True, slots=True)
class WorkingHours:
    calendar: Calendar

    def is_open(self, now: datetime) -> bool:
        return in_working_hours(now, self.calendar.zone, self.calendar.workdays)

    def next_opening(self, now: datetime) -> datetime:
        """The next 9:00 of a working day, later than `now`: when the planner runs, too."""
        return planned_moment(now, self.calendar.zone, self.calendar.workdays)

    def day(self, now: datetime) -> date:
        return self.calendar.day(now)
