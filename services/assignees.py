"""«Поручить»: an item or a whole plan of a school goes to another of its people (RULES §4)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import SCHOOL_ROLES, Role
from services.acts import Act
from services.people import Actor
from services.replies import role_for
from storage import assignees, assignments, changes, outbox, schools, twins
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.schools import MemberRow


@dataclass(frozen=True, slots=True)
class Handover:
    """An assignment, the others of its school who can be written to, and whose it is by name."""

    row: AssignmentRow
    others: tuple[MemberRow, ...]
    assignee: MemberRow | None
    is_mine: bool
    is_director: bool


@dataclass(frozen=True, slots=True)
class Assignees:
    db: Database

    async def open(self, actor: Actor, assignment_id: int) -> Handover:
        async with self.db.read() as conn:
            return await self.read(conn, actor, assignment_id)

    async def read(self, conn: AsyncConnection, actor: Actor, assignment_id: int) -> Handover:
        """ForbiddenError for whoever is not of the school."""
        row = await assignments.find(conn, assignment_id)
        if row is None:
            raise NotFoundError("not-found")
        role = role_for(actor, row)
        if role not in SCHOOL_ROLES or not row.for_schools:
            raise ForbiddenError("not-yours")
        there: dict[int, MemberRow] = {}
        for each in await schools.members(conn, row.organization_id):
            if each.role in SCHOOL_ROLES and each.reachable:
                there.setdefault(each.person_id, each)
        return Handover(
            row=row,
            others=tuple(each for id_, each in there.items() if id_ != actor.person_id),
            assignee=there.get(row.assignee_id or 0),
            is_mine=row.assignee_id == actor.person_id,
            is_director=role is Role.DIRECTOR,
        )

    async def give(self, act: Act, assignment_id: int, person_id: int, *, whole: bool) -> Handover:
        """All windows of the item and of its twins, or of the plan; the other is told once.

        `person_id` may be the person's own: then it is taken back, and nobody is told.
        """
        async with self.db.write("assign", act.cause) as tx:
            before = await self.read(tx.conn, act.actor, assignment_id)
            mine = act.actor.person_id
            if person_id != mine and all(each.person_id != person_id for each in before.others):
                raise NotFoundError("assignee-gone")
            school_id = before.row.organization_id
            if whole:
                plan = await assignees.roadmap_of(tx.conn, assignment_id)
                given = await assignees.give_roadmap(tx, plan, school_id, person_id)
            else:
                deeds = await twins.deeds(tx.conn)
                deed = deeds.get(before.row.deed, before.row.deed)
                alike = {before.row.deed, *(each for each, of in deeds.items() if of == deed)}
                given = await assignees.give_items(tx, alike, school_id, person_id)
            after = await self.read(tx.conn, act.actor, assignment_id)
            if given:
                about = {"organization_id": school_id}
                about |= {"roadmap_id": plan} if whole else {"item_id": before.row.deed}
                to = after.assignee.role if after.assignee else ""
                await changes.add(
                    tx, mine, "assigned", after=to, reason=_what(before.row, whole), about=about
                )
            if given and person_id != mine:
                subject = {"assignment": assignment_id, "whole": whole, "by": mine}
                await outbox.add(tx, "immediate", "assigned", person_id, subject=subject)
            return after


def _what(row: AssignmentRow, whole: bool) -> str:
    return row.code if whole else f"{row.code} {row.number}"
