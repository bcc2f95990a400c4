"""The figures of `/summary`, the same wherever they are shown (DESIGN §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.periods import school_year_of
from services.calendar import Calendar
from services.figures import Figures, Line, Rows, count_figures
from services.people import Actor, visible_to
from services.standings import read_log
from storage import organizations, partners, progress, standings
from storage.database import Database
from storage.progress import RoadmapRow
from storage.standings import Standing

__all__ = ["Figures", "Line", "Summary"]

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Summary:
    db: Database
    calendar: Calendar

    async def figures(self, actor: Actor, day: date | None = None) -> Figures:
        """As of the end of `day` (today by default), of the organizations that this person may see."""
        async with self.db.read() as conn:
            return await self._figures(conn, day, await visible_to(conn, actor))

    async def figures_of_all(self, day: date | None = None) -> Figures:
        """The same of everybody, for the operator's command line."""
        async with self.db.read() as conn:
            return await self._figures(conn, day, None)

    async def _figures(
        self, conn: AsyncConnection, day: date | None, visible: frozenset[int] | None
    ) -> Figures:
        return count_figures(await self._read(conn, day or self._today(), visible), self.calendar)

    async def _read(self, conn: AsyncConnection, day: date, visible: frozenset[int] | None) -> Rows:
        end = self._end_of(day)
        roadmaps = _current(await progress.roadmaps(conn), day)
        windows = {
            each.id: each
            for each in await progress.windows(conn, [each.id for each in roadmaps])
            if max(each.start or each.issued, each.issued) <= day
        }
        places = {each.id: each for each in await organizations.everyone(conn)}
        return Rows(
            day=day,
            roadmaps=roadmaps,
            windows=windows,
            collect=await progress.collect_dates(conn),
            assignments=await progress.assignments(conn, list(windows), end),
            standing=await self._standing(conn, end),
            places={id_: each for id_, each in places.items() if visible is None or id_ in visible},
            clusters=await organizations.clusters_of_schools(conn),
            members=await progress.reachable_places(conn, end),
            partners={
                assignment_id: places[other]
                for assignment_id, other in (await partners.everyone(conn)).items()
            },
        )

    async def _standing(self, conn: AsyncConnection, end: datetime) -> Mapping[int, Standing]:
        """Of a day that is over, from the log; of today, from the cache."""
        if end == NEVER:
            return await standings.now(conn)
        return read_log(*await standings.log_until(conn, end), self.calendar)

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())

    def _end_of(self, day: date) -> datetime:
        """The moment at which the day is over; today and the days ahead are not."""
        if day >= self._today():
            return NEVER
        after = day + timedelta(days=1)
        return datetime(after.year, after.month, after.day, tzinfo=self.calendar.zone)


def _current(roadmaps: Sequence[RoadmapRow], day: date) -> list[RoadmapRow]:
    """The roadmaps of the day's school year; when it has none, those of the last year that has."""
    year = school_year_of(day)
    current = [each for each in roadmaps if each.starts <= year.end and each.ends >= year.start]
    last = max((each.year for each in roadmaps), default="")
    return current or [each for each in roadmaps if each.year == last]
