"""A school's own roadmap: seen in a file, asked about, kept for that school alone (RULES §9)."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from documents.printed import load_printed
from roadmap.errors import ConflictError, NotFoundError
from roadmap.model import SCHOOL_ROLES, OrganizationKind, RoadmapKind, RoadmapState, Role
from roadmap.own_plans import OwnPlan, may_be_plan, read_own_plan
from roadmap.workdays import WorkDays
from services.acts import Act
from services.addressees import Addressees
from services.calendar import Calendar
from services.people import Actor, Membership
from services.roadmaps import Source, put_roadmap
from storage import changes, drafts, orders, outbox, own_plans, stored_orders
from storage.database import Database, Transaction
from storage.drafts import DROPPED, LOADED, OWN, READ, DraftRow
from storage.own_plans import OwnRow
from storage.replies import NewAttachment

Whom = Literal["me", "other"]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that looks like a school's plan; `stored`: what it would take the place of."""

    draft: DraftRow
    found: OwnPlan
    role: Role
    stored: OwnRow | None


@dataclass(frozen=True, slots=True)
class OwnPlans:
    db: Database
    calendar: Calendar

    async def announce(self, act: Act, file: NewAttachment, caption: str) -> None:
        """A file of a school that may be its plan is to be read, whatever it answers; once a message."""
        place = _school_of(act.actor)
        if place is None or not may_be_plan(file.name, caption):
            return
        cause = f"own:{act.cause}"
        async with self.db.write("announce-own") as tx:
            if not await own_plans.is_announced(tx.conn, cause):
                values = {
                    "kind": OWN,
                    "person_id": act.actor.person_id,
                    "organization_id": place.organization_id,
                    "chat_key": act.chat_key,
                    "file": asdict(file),
                    "cause": cause,
                }
                await drafts.announce(tx, values)

    async def read(self, conn: AsyncConnection, actor: Actor, draft_id: int) -> Offered:
        """A file that waits for the school's word. What became of any other is the error that is raised."""
        row, role = await _get(conn, actor, draft_id)
        if row.state != READ or row.printed is None:
            raise ConflictError("own-plan-over")
        found = await _understand(row, row.printed)
        if found is None:
            raise NotFoundError("own-plan-gone")
        stored = await own_plans.find(conn, row.organization_id, found.plan.year)
        return Offered(row, found, role, stored)

    async def keep(self, act: Act, draft_id: int, whom: Whom, *, pressed: bool = True) -> None:
        """The plan, who is reminded and the receipt in one commit; a second press changes nothing."""
        offered = await self._open_unless_loaded(act.actor, draft_id)
        async with self.db.write("keep-own", act.cause) as tx:
            row, role = await _get(tx.conn, act.actor, draft_id)
            if row.state == READ and offered:
                order_id = await _put(tx, offered, role if whom == "me" else _other(role))
                await drafts.note_loaded(tx, draft_id, order_id)
                about = {"order_id": order_id, "organization_id": row.organization_id}
                title = offered.found.plan.title
                await changes.add(tx, act.actor.person_id, "own_plan", after=title, about=about)
            elif row.state != LOADED:
                raise ConflictError("own-plan-over")
            await _tell(tx, act, "own_plan_kept", {"draft": draft_id}, pressed=pressed)

    async def decline(self, act: Act, draft_id: int, *, pressed: bool = True) -> None:
        async with self.db.write("decline-own", act.cause) as tx:
            row, _ = await _get(tx.conn, act.actor, draft_id)
            if not await drafts.drop(tx, draft_id) and row.state != DROPPED:
                raise ConflictError("own-plan-over")
            await _tell(tx, act, "own_plan_declined", {"draft": draft_id}, pressed=pressed)

    async def remind(self, act: Act, *, is_on: bool, pressed: bool) -> None:
        """Whether this person wants to hear of the plans that the own schools made, from now on."""
        schools = schools_of(act.actor)
        place = _school_of(act.actor)
        async with self.db.write("remind-own", act.cause) as tx:
            today = self.calendar.day(tx.now)
            role = place.role if place and is_on else None
            if not schools or not await own_plans.put_reminds(tx, schools, today, role):
                raise NotFoundError("own-plan-gone")
            await _tell(tx, act, "own_plan_reminds", {"is_on": is_on}, pressed=pressed)

    async def has_any(self, actor: Actor) -> bool:
        schools = schools_of(actor)
        if not schools:
            return False
        async with self.db.read() as conn:
            return await own_plans.has_any(conn, schools, self.calendar.day(self.db.clock.now()))

    async def count_kept(self, conn: AsyncConnection, actor: Actor, draft_id: int) -> int:
        """How many items stand in the plan that this file became."""
        row, _ = await _get(conn, actor, draft_id)
        return await own_plans.count_items(conn, row.order_id) if row.order_id else 0

    async def _open_unless_loaded(self, actor: Actor, draft_id: int) -> Offered | None:
        async with self.db.read() as conn:
            row, _ = await _get(conn, actor, draft_id)
            return None if row.state == LOADED else await self.read(conn, actor, draft_id)


async def offer(db: Database, row: DraftRow, printed: str) -> None:
    """The file is read: one question when it is a plan of the school, else nobody hears of it."""
    found = await _understand(row, printed)
    async with db.write("own-read") as tx:
        if found is None or await _is_issued(tx.conn, found) or found.plan.period.end < tx.now.date():
            await drafts.drop(tx, row.id)
        elif await drafts.note_read(tx, row.id, printed):
            cause, subject = f"draft:{row.id}", {"draft": row.id}
            await outbox.add(tx, "answer", "own_plan_question", row.person_id, subject=subject, cause=cause)


def schools_of(actor: Actor) -> list[int]:
    return [each.organization_id for each in _places(actor)]


def _places(actor: Actor) -> Sequence[Membership]:
    """The schools whose plans this person decides on; a coordinator sends orders, not plans of schools."""
    if any(each.role is Role.COORDINATOR for each in actor.memberships):
        return ()
    return [
        each
        for each in actor.here.memberships
        if each.role in SCHOOL_ROLES and each.kind is OrganizationKind.SCHOOL
    ]


def _school_of(actor: Actor) -> Membership | None:
    return next(iter(_places(actor)), None)


def _other(role: Role) -> Role:
    return Role.DEPUTY if role is Role.DIRECTOR else Role.DIRECTOR


async def _get(conn: AsyncConnection, actor: Actor, draft_id: int) -> tuple[DraftRow, Role]:
    """The file that this person sent, and what they are at its school; nobody else's exists."""
    row = await drafts.find(conn, draft_id)
    if row and row.kind == OWN and row.person_id == actor.person_id:
        for place in actor.memberships:
            if place.organization_id == row.organization_id and place.role in SCHOOL_ROLES:
                return row, place.role
    log.warning("person %s was refused own plan %s", actor.person_id, draft_id)
    raise NotFoundError("own-plan-gone")


async def _understand(row: DraftRow, printed: str) -> OwnPlan | None:
    came = row.created_at.date()
    return await asyncio.to_thread(lambda: read_own_plan(load_printed(printed), came, WorkDays()))


async def _is_issued(conn: AsyncConnection, found: OwnPlan) -> bool:
    """Whether it is an order of the department that came back."""
    issued = await stored_orders.find_by_number(conn, found.order.number)
    return any(each.date == found.order.date for each in issued)


async def _put(tx: Transaction, offered: Offered, reminds: Role) -> int:
    """A newer file of the year takes the place of the earlier one, under its number and day."""
    order, plan, school_id = offered.found.order, offered.found.plan, offered.draft.organization_id
    stored = await own_plans.find(tx.conn, school_id, plan.year)
    values: dict[str, Any] = {
        "number": stored.number if stored else order.number,
        "date": stored.date if stored else order.date,
        "title": order.title or plan.title,
        "issuer": order.issuer,
        "controller": "",
        "file": dict(offered.draft.file),
    }
    order_id = await own_plans.put_order(tx, school_id, stored.order_id if stored else None, values)
    row = {
        "order_id": order_id,
        "position": 1,
        "code": plan.code,
        "title": plan.title,
        "year": plan.year,
        "starts": plan.period.start,
        "ends": plan.period.end,
        "clusters": [],
        "kind": RoadmapKind.OWN,
        "state": RoadmapState.ACTIVE,
        "reminds": reminds,
    }
    brought = await orders.put_roadmaps(tx.conn, order_id, [row])
    addressees = Addressees(school_id, {}, {}, (school_id,))
    since = replace(order, date=values["date"], reporting=())
    source = Source(since, addressees, WorkDays())
    await put_roadmap(tx, source, plan, brought.ids[plan.code,])
    return order_id


async def _tell(tx: Transaction, act: Act, kind: str, subject: dict[str, object], *, pressed: bool) -> None:
    """The question turns into its receipt; a word gets a new message."""
    class_ = "receipt" if pressed else "answer"
    target = act.message_key if pressed else None
    await outbox.add(tx, class_, kind, act.actor.person_id, subject=subject, target=target)
