"""«📄 Отчёт школы»: what one school has done of all its plans of a school year, from its own answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import SCHOOL_ROLES, ItemKind, OrganizationKind, Status
from roadmap.periods import school_year, school_year_name, school_year_of
from roadmap.school_titles import official_title
from services.calendar import Calendar
from services.coordination import coordinated
from services.organizations import get_by_name
from services.people import Actor
from storage import organizations, school_reports
from storage.database import Database
from storage.school_reports import AskedRow

ANSWERED = frozenset({Status.DONE, Status.NOT_APPLICABLE})


class Progress(StrEnum):
    """Each item is exactly one of these; `UNTOLD`: its day has passed and its school has not answered.

    A meeting is never that: it is told by whoever holds it.
    """

    DONE = "done"
    GOING_ON = "going_on"
    AHEAD = "ahead"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class ReportItem:
    """An item with its windows in their order; `told` are those that have something to say."""

    windows: tuple[AskedRow, ...]
    progress: Progress

    @property
    def first(self) -> AskedRow:
        return self.windows[0]

    @property
    def told(self) -> tuple[AskedRow, ...]:
        return tuple(row for row in self.windows if is_told(row))


@dataclass(frozen=True, slots=True)
class ReportSection:
    title: str
    items: tuple[ReportItem, ...]


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """`first` tells the plan and its order."""

    first: AskedRow
    sections: tuple[ReportSection, ...]


@dataclass(frozen=True, slots=True)
class SchoolReport:
    """`school` is the short name, `title` the official one, `year` «2022/2023»."""

    school: str
    title: str
    year: str
    today: date
    plans: tuple[ReportPlan, ...]

    @property
    def items(self) -> tuple[ReportItem, ...]:
        return tuple(item for plan in self.plans for part in plan.sections for item in part.items)

    def count(self, progress: Progress) -> int:
        return sum(item.progress is progress for item in self.items)

    @property
    def unanswered(self) -> tuple[ReportItem, ...]:
        return tuple(item for item in self.items if item.progress is Progress.UNTOLD)


@dataclass(frozen=True, slots=True)
class SchoolReports:
    db: Database
    calendar: Calendar

    async def of(self, actor: Actor) -> tuple[SchoolReport, ...]:
        """One for each school of the person; ForbiddenError for the people of the centre."""
        schools = [
            each.organization_id
            for each in actor.here.memberships
            if each.role in SCHOOL_ROLES and each.kind is OrganizationKind.SCHOOL
        ]
        if not schools:
            raise ForbiddenError("report-not-yours")
        found = [await self._read(school_id) for school_id in dict.fromkeys(schools)]
        reports = tuple(report for report in found if report)
        if not reports:
            raise NotFoundError("report-empty")
        return reports

    async def about(self, actor: Actor, named: str | int) -> SchoolReport:
        """For a coordinator: of a school that they run, by any of its names or by its id."""
        async with self.db.read() as conn:
            tree = await coordinated(conn, actor)
            school_id = (await get_by_name(conn, named, tree)).id if isinstance(named, str) else named
            if school_id not in tree:
                raise NotFoundError("coordinated-elsewhere")
            school = await organizations.get(conn, school_id)
        if not school.is_school:
            raise NotFoundError("coordinated-elsewhere")
        report = await self._read(school.id)
        if report is None:
            raise NotFoundError("paper-school-empty", school=school.short_name)
        return report

    async def _read(self, school_id: int) -> SchoolReport | None:
        """Of this school year; before anything of it was asked, of the last one."""
        today = self.calendar.day(self.db.clock.now())
        current = school_year_of(today)
        async with self.db.read() as conn:
            school = await organizations.get(conn, school_id)
            for period in (current, school_year(current.start.year - 1)):
                rows = await school_reports.asked_of(conn, school_id, period)
                if any(is_told(row) or row.opens <= today for row in rows):
                    break
            else:
                return None
        title = official_title(school.full_name, school.short_name)
        return build_report(school.short_name, title, school_year_name(period), today, rows)


def is_told(row: AskedRow) -> bool:
    """Whether the window has an answer, or its meeting was held or has its date."""
    if row.kind is ItemKind.EVENT:
        return row.cancelled_at is None and (row.held_on is not None or row.event_at is not None)
    return row.status is not Status.PENDING


def build_report(school: str, title: str, year: str, today: date, rows: Sequence[AskedRow]) -> SchoolReport:
    """The report of rows in the order in which the orders print them."""
    return SchoolReport(school, title, year, today, _plans(rows, today))


def _plans(rows: Sequence[AskedRow], today: date) -> tuple[ReportPlan, ...]:
    plans = [tuple(group) for _, group in groupby(rows, key=lambda row: row.roadmap_id)]
    return tuple(
        ReportPlan(
            plan[0],
            tuple(
                ReportSection(part[0].section, _items(part, today))
                for part in (tuple(group) for _, group in groupby(plan, key=lambda row: row.section_id))
            ),
        )
        for plan in plans
    )


def _items(rows: Sequence[AskedRow], today: date) -> tuple[ReportItem, ...]:
    items = [tuple(group) for _, group in groupby(rows, key=lambda row: row.item_id)]
    return tuple(ReportItem(windows, _progress(windows, today)) for windows in items)


def _progress(windows: Sequence[AskedRow], today: date) -> Progress:
    """A meeting is done when it was held; «Ведётся» is enough for every window but the last."""
    if not any(map(is_told, windows)):
        is_untold = any(row.until < today for row in windows) and windows[0].kind is not ItemKind.EVENT
        return Progress.UNTOLD if is_untold else Progress.AHEAD
    is_whole = all(_is_done(row) or row.interim for row in windows) and _is_done(windows[-1])
    return Progress.DONE if is_whole else Progress.GOING_ON


def _is_done(row: AskedRow) -> bool:
    return row.held_on is not None if row.kind is ItemKind.EVENT else row.status in ANSWERED
