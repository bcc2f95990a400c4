"""From stored rows to the rows of a report, as of a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Status, Verdict
from roadmap.report_rows import ReportRow, RowWindow, Told
from services.calendar import Calendar
from services.indicator_reading import Line, values_of
from services.report_answers import Answers, meeting_by, read_answers
from storage import organizations, report_rows
from storage.report_rows import AskedRow, ItemRow, PlanRow, WindowRow


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class PlanReport:
    plan: PlanRow
    sections: tuple[Section, ...]
    indicators: tuple[Line, ...] = ()
    """Those whose term has begun by the day, or of which something is known."""

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        return tuple(row for section in self.sections for row in section.rows)

    def with_links(self, linked: Mapping[int, tuple[ReportRow, ...]]) -> "PlanReport":
        sections = (
            Section(each.title, tuple(replace(row, linked=linked[row.item.id]) for row in each.rows))
            for each in self.sections
        )
        return replace(self, sections=tuple(sections))


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A school's line of the appendix: assignments begun by the day, as `roadmap.progress` counts them."""

    name: str
    full_name: str
    cluster: str
    statuses: Mapping[Status, int]
    accepted: int

    @property
    def asked(self) -> int:
        return sum(self.statuses.values())


@dataclass
class Reading:
    """`end` is the moment after which nothing counts; `visible` the organizations that are told of."""

    conn: AsyncConnection
    calendar: Calendar
    day: date
    end: datetime
    visible: frozenset[int] | None
    _lines: dict[int, list[tuple[WindowRow, Told]]] = field(default_factory=lambda: defaultdict(list))
    _year: str = ""

    async def plans(self, plans: Sequence[PlanRow], typed: Mapping[int, str]) -> tuple[PlanReport, ...]:
        """With their indicators."""
        answers = await read_answers(self.conn, [plan.id for plan in plans], self.end)
        about = (self.conn, self.calendar, plans, self.day, answers, self.visible)
        known = {each.plan.id: each.lines for each in await values_of(*about)}
        return tuple(
            replace(each, indicators=tuple(line for line in known[each.plan.id] if not line.value.is_ahead))
            for each in await self._rows(plans, typed, answers)
        )

    async def rows(self, plans: Sequence[PlanRow]) -> tuple[PlanReport, ...]:
        """As they make themselves, without indicators."""
        return await self._rows(
            plans, {}, await read_answers(self.conn, [plan.id for plan in plans], self.end)
        )

    async def _rows(
        self, plans: Sequence[PlanRow], typed: Mapping[int, str], answers: Answers
    ) -> tuple[PlanReport, ...]:
        ids = [plan.id for plan in plans]
        self._year = plans[0].year if plans else ""
        items = await report_rows.items(self.conn, ids)
        windows = await self._windows(ids, {each.item.id: each for each in items}, answers)
        return tuple(
            PlanReport(
                plan, self._sections([row for row in items if row.roadmap_id == plan.id], windows, typed)
            )
            for plan in plans
        )

    async def schools(self, issued: date) -> tuple[SchoolLine, ...]:
        """By number, those that were asked anything by the day in the plans that were read last."""
        places = await report_rows.places(self.conn)
        clusters = {
            school: code
            for year, school, code, _ in await organizations.clusters_of_schools(self.conn)
            if year == self._year
        }
        lines = []
        for school_id, told in self._lines.items():
            name, full_name, is_school = places[school_id]
            begun = [each for window, each in told if max(window.start or issued, issued) <= self.day]
            if is_school and begun:
                statuses = {status: sum(each.status is status for each in begun) for status in Status}
                accepted = sum(
                    each.status in {Status.DONE, Status.NOT_APPLICABLE} and each.verdict is Verdict.ACCEPTED
                    for each in begun
                )
                cluster = clusters.get(school_id, "")
                lines.append(SchoolLine(name, full_name, cluster, statuses, accepted))
        return tuple(sorted(lines, key=lambda line: by_number(line.name)))

    def _sections(
        self, items: Sequence[ItemRow], windows: Mapping[int, Sequence[RowWindow]], typed: Mapping[int, str]
    ) -> tuple[Section, ...]:
        parts: dict[str, list[ReportRow]] = {}
        for each in items:
            row = ReportRow(
                each.item, tuple(windows.get(each.item.id, ())), self.day, typed.get(each.item.id, "")
            )
            parts.setdefault(each.section, []).append(row)
        return tuple(Section(title, tuple(rows)) for title, rows in parts.items())

    async def _windows(
        self, ids: Sequence[int], items: Mapping[int, ItemRow], answers: Answers
    ) -> Mapping[int, Sequence[RowWindow]]:
        self._lines.clear()
        asked = await self._asked(ids)
        found: dict[int, list[RowWindow]] = defaultdict(list)
        for window in await report_rows.windows(self.conn, ids):
            if window.item_id in items:
                is_ours = not items[window.item_id].item.for_schools
                meeting = meeting_by(window, self.day, self.calendar)
                told = [answers.told(row, window, meeting, is_ours=is_ours) for row in asked[window.id]]
                for row, each in zip(asked[window.id], told, strict=True):
                    self._lines[row.organization_id].append((window, each))
                told.sort(key=lambda each: by_number(each.organization))
                found[window.item_id].append(RowWindow(window.start, window.end, tuple(told), meeting))
        return found

    async def _asked(self, ids: Sequence[int]) -> Mapping[int, Sequence[AskedRow]]:
        asked: dict[int, list[AskedRow]] = defaultdict(list)
        for row in await report_rows.asked(self.conn, ids):
            if self.visible is None or row.organization_id in self.visible:
                asked[row.window_id].append(row)
        return asked


def by_number(name: str) -> tuple[int, str]:
    """«СШ № 9» before «СШ № 11»; those without a number last."""
    digits = "".join(sign if sign.isdigit() else " " for sign in name).split()
    return (int(digits[0]) if digits else 10_000, name)
