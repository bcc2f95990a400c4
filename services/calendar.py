"""The calendar people live by: local days of one zone, and its working days."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from roadmap.workdays import WorkDays


@dataclass(frozen=True, slots=True)
class Calendar:
    zone: ZoneInfo
    workdays: WorkDays

    def day(self, moment: datetime) -> date:
        """The day that people there call today."""
        return moment.astimezone(self.zone).date()
