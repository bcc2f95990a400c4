"""Moving a school to another cluster of a year: what is asked of it follows, answers stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from services.acts import Act
from services.calendar import Calendar
from services.catalogue import ANSWERED
from services.people import Actor
from services.schools import get_school
from storage import changes, organizations, regrouping, schools
from storage.database import Database
from storage.organizations import OrganizationRow
from storage.regrouping import AskedRow
from storage.schools import ClusterRow

SCHOOLS = "schools"


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A move and what follows: `gone` is asked no more, `kept` was answered, `new` is asked from now on."""

    school: OrganizationRow
    before: ClusterRow | None
    after: ClusterRow
    gone: tuple[AskedRow, ...]
    kept: tuple[AskedRow, ...]
    new: tuple[AskedRow, ...]


@dataclass(frozen=True, slots=True)
class Regroupings:
    db: Database
    calendar: Calendar

    async def preview(self, actor: Actor, school_id: int, cluster_id: int) -> Regrouping:
        async with self.db.read() as conn:
            return await self._plan(conn, actor, school_id, cluster_id)

    async def move(self, act: Act, school_id: int, cluster_id: int) -> None:
        """A school that stands there already is left as it is."""
        async with self.db.write("regroup", act.cause) as tx:
            found = await self._plan(tx.conn, act.actor, school_id, cluster_id)
            before, after = found.before, found.after
            if before == after:
                return
            await organizations.put_in_cluster(tx.conn, school_id, after.year, after.id)
            gone = (each.assignment_id for each in found.gone)
            await regrouping.withdraw(tx.conn, [each for each in gone if each], tx.now)
            await regrouping.ask(tx.conn, school_id, found.new, tx.now)
            await changes.add(
                tx,
                act.actor.person_id,
                "cluster",
                before=changes.placing(after.year, before.code if before else ""),
                after=changes.placing(after.year, after.code),
                about={"organization_id": school_id},
            )

    async def _plan(self, conn: AsyncConnection, actor: Actor, school_id: int, cluster_id: int) -> Regrouping:
        school = await get_school(conn, actor, school_id)
        after = await schools.find_cluster(conn, cluster_id)
        if after is None:
            raise NotFoundError("cluster-gone")
        placed = await schools.placed(conn)
        before = next((each for id_, each in placed if id_ == school_id and each.year == after.year), None)
        today = self.calendar.day(self.db.clock.now())
        rows = await regrouping.asked_of(conn, school_id, after.year, today)
        lost = [
            each
            for each in rows
            if before and _stands(each) and _is_for(each, school, before) and not _is_for(each, school, after)
        ]
        return Regrouping(
            school=school,
            before=before,
            after=after,
            gone=tuple(each for each in lost if each.status not in ANSWERED),
            kept=tuple(each for each in lost if each.status in ANSWERED),
            new=tuple(_new(rows, school, after, today)),
        )


def _new(
    rows: Sequence[AskedRow], school: OrganizationRow, cluster: ClusterRow, today: date
) -> list[AskedRow]:
    """What is over already is not asked any more, but an answer that was given once counts again."""
    wanted = [each for each in rows if _is_for(each, school, cluster) and not _stands(each)]
    return [each for each in wanted if each.status in ANSWERED or (not each.is_past and each.due >= today)]


def _stands(row: AskedRow) -> bool:
    return row.assignment_id is not None and row.withdrawn_at is None


def _is_for(row: AskedRow, school: OrganizationRow, cluster: ClusterRow) -> bool:
    return not {SCHOOLS, cluster.code, school.short_name}.isdisjoint(row.asked)
