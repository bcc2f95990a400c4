"""An order on its way in: its file announced and read, its understanding looked at and corrected, loaded."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.choices import Choice, What, items_of, merge_choices
from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Order, Role
from roadmap.questions import SCHOOLS
from services.acts import Act
from services.calendar import Calendar
from services.draft_reach import check_reach
from services.draft_sizes import Sizes, count_schools
from services.orders import ImportResult, put_order
from services.people import Actor
from services.understood import Columns, Understandings, Understood
from storage import assignments, awaiting, choices, drafts, outbox, stored_orders
from storage.database import Database, Transaction
from storage.drafts import ANNOUNCED, DROPPED, LOADED, READ, DraftRow
from storage.replies import NewAttachment
from storage.stored_orders import Totals

GRACE = 20
"""Working days after the order's date: the «льготный срок» of RULES §6."""
OPTIONS = 14
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read: `row` as it stands, what it says, and how many schools that means.

    `columns`: what its printed columns were taken for, and in which plans. `grace_until`: the day of the
    «льготный срок» of RULES §6. `today` is the day on which it is looked at.
    """

    row: DraftRow
    understood: Understood
    sizes: Sizes
    columns: Columns
    grace_until: date
    today: date

    @property
    def order(self) -> Order:
        return self.understood.order

    @property
    def is_over(self) -> bool:
        """The years of all its plans are over: nobody will be asked any more."""
        plans = self.order.roadmaps
        return bool(plans) and all(plan.period.end < self.today for plan in plans)

    @property
    def has_grace(self) -> bool:
        return any(each.what is What.GRACE and each.value is True for each in self.understood.choices)

    def asked_options(self, plan: int, item: int) -> tuple[tuple[str, ...], ...]:
        """Whom an item may ask: as understood, every school, each cluster, each body; always in one order."""
        base = self.understood.base
        own = base.roadmaps[plan]
        clusters = [cluster.code for cluster in base.clusters] or list(own.clusters)
        found = [tuple(items_of(own))[item].asked, (SCHOOLS,), own.clusters]
        found += [(name,) for name in (*clusters, *base.bodies)]
        return tuple(dict.fromkeys(filter(None, found)))[:OPTIONS]

    def asks_schools(self, asked: Sequence[str]) -> bool:
        return not set(asked) & set(self.order.bodies)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file has become; `is_amended`: its order was there before it."""

    order_id: int
    totals: Totals
    is_amended: bool


def is_coordinator(actor: Actor) -> bool:
    return any(membership.role is Role.COORDINATOR for membership in actor.memberships)


@dataclass(frozen=True, slots=True)
class Drafts:
    db: Database
    calendar: Calendar
    understandings: Understandings

    async def announce(self, act: Act, file: NewAttachment) -> None:
        """The file is on record before Telegram is asked for it; a word says that it is being read."""
        place = next((each for each in act.actor.memberships if each.role is Role.COORDINATOR), None)
        if place is None:
            raise ForbiddenError("draft-coordinator-only")
        values = {
            "person_id": act.actor.person_id,
            "organization_id": place.organization_id,
            "chat_key": act.chat_key,
            "file": asdict(file),
            "cause": f"inbox:{act.cause}",
        }
        async with self.db.write("announce-draft", act.cause) as tx:
            latest = await drafts.find_latest(tx.conn, act.actor.person_id)
            if latest and _is_same_message(latest[1], file):
                return
            draft_id = await drafts.announce(tx, values)
            await outbox.add(tx, "answer", "draft_reading", act.actor.person_id, subject={"draft": draft_id})

    async def find_latest(self, actor: Actor) -> int | None:
        """What «загрузить» in words is about: the newest file that this coordinator sent."""
        if not is_coordinator(actor):
            return None
        async with self.db.read() as conn:
            found = await drafts.find_latest(conn, actor.person_id)
        return found[0] if found else None

    async def expects_answer(self, act: Act, reply_to: str | None) -> bool:
        """Whether a file of this chat answers an item: a card asked for one, or it replies to one."""
        async with self.db.read() as conn:
            if reply_to and await assignments.mentioned(conn, act.chat_key, reply_to):
                return True
            awaited = await awaiting.find(conn, act.chat_key, self.db.clock.now())
        return awaited is not None and awaited.kind == "file"

    async def open(self, actor: Actor, draft_id: int) -> Draft:
        async with self.db.read() as conn:
            return await self.read(conn, actor, draft_id)

    async def read(self, conn: AsyncConnection, actor: Actor, draft_id: int) -> Draft:
        """A file that waits to be loaded. What became of any other is the error that is raised."""
        row = await get_own(conn, actor, draft_id)
        if row.state != READ or row.printed is None:
            raise _explain(row)
        reading = await self.understandings.read(row.id, row.printed)
        understood = await self.understandings.settle(conn, reading.order, row.choices)
        sizes = await count_schools(conn, understood.order)
        grace = self.calendar.workdays.forward(understood.order.date, GRACE)
        today = self.calendar.day(self.db.clock.now())
        return Draft(row, understood, sizes, reading.columns, grace, today)

    async def choose(self, act: Act, draft_id: int, *chosen: Choice) -> Draft:
        """Keep what was decided; the understanding follows it."""
        async with self.db.write("choose-draft", act.cause) as tx:
            await choose_in(tx, act.actor, draft_id, chosen)
        return await self.open(act.actor, draft_id)

    async def load(self, act: Act, draft_id: int, *, pressed: bool) -> ImportResult | None:
        """The order, its choices, its file and the receipt in one commit; None when it was loaded before."""
        draft = await self._open_unless_loaded(act.actor, draft_id)
        if draft and draft.understood.namesake:
            raise RejectedError("draft-which-first")
        async with self.db.write("load-draft", act.cause) as tx:
            row = await get_own(tx.conn, act.actor, draft_id)
            result = None
            if row.state == READ and draft:
                await check_reach(tx.conn, act.actor, draft.order)
                result = await self._put(tx, act, draft)
                await drafts.note_loaded(tx, draft_id, result.order_id)
            elif row.state != LOADED:
                raise _explain(row)
            subject: dict[str, Any] = {"draft": draft_id}
            if result:
                subject["is_amended"] = not result.is_new
            await _tell_loaded(tx, act, subject, target=act.message_key if pressed else None)
        return result

    async def drop(self, act: Act, draft_id: int) -> None:
        async with self.db.write("drop-draft", act.cause) as tx:
            row = await get_own(tx.conn, act.actor, draft_id)
            if not await drafts.drop(tx, draft_id) and row.state != DROPPED:
                raise _explain(row)

    async def _open_unless_loaded(self, actor: Actor, draft_id: int) -> Draft | None:
        async with self.db.read() as conn:
            row = await get_own(conn, actor, draft_id)
            return None if row.state == LOADED else await self.read(conn, actor, draft_id)

    async def _put(self, tx: Transaction, act: Act, draft: Draft) -> ImportResult:
        understood = draft.understood
        result = await put_order(
            tx,
            understood.order,
            accept_on=self.calendar.day(tx.now),
            author_id=act.actor.person_id,
        )
        await choices.put_choices(tx, result.order_id, understood.choices, act.actor.person_id)
        values: dict[str, Any] = {"file": dict(draft.row.file)}
        if draft.has_grace:
            values["grace_until"] = draft.grace_until
        await stored_orders.note(tx.conn, result.order_id, values)
        return result

    async def read_loaded(
        self, conn: AsyncConnection, actor: Actor, draft_id: int, *, is_amended: bool | None = None
    ) -> Loaded:
        """What stands now of an order that this person loaded; `is_amended` where it is known."""
        row = await get_own(conn, actor, draft_id)
        if row.order_id is None:
            raise _explain(row)
        today = self.calendar.day(self.db.clock.now())
        totals = await stored_orders.get_totals(conn, row.order_id, today)
        is_older = totals.imported_at < row.created_at
        return Loaded(row.order_id, totals, is_older if is_amended is None else is_amended)


async def _tell_loaded(tx: Transaction, act: Act, subject: Mapping[str, Any], target: str | None) -> None:
    class_ = "receipt" if target else "answer"
    await outbox.add(tx, class_, "draft_loaded", act.actor.person_id, subject=subject, target=target)


async def choose_in(tx: Transaction, actor: Actor, draft_id: int, chosen: Sequence[Choice]) -> None:
    row = await get_own(tx.conn, actor, draft_id)
    if not await drafts.put_choices(tx, draft_id, merge_choices(row.choices, chosen)):
        raise _explain(row)


async def get_own(conn: AsyncConnection, actor: Actor, draft_id: int) -> DraftRow:
    """A coordinator's own file; nobody else's exists."""
    if not is_coordinator(actor):
        log.warning("person %s was refused draft %s", actor.person_id, draft_id)
        raise ForbiddenError("draft-coordinator-only")
    row = await drafts.find(conn, draft_id)
    if row is None or row.person_id != actor.person_id or row.kind != drafts.ORDER:
        log.warning("person %s was refused draft %s", actor.person_id, draft_id)
        raise NotFoundError("draft-gone")
    return row


def _explain(row: DraftRow) -> ConflictError | RejectedError:
    """What is true of a file that cannot be worked on."""
    if row.state == ANNOUNCED:
        return ConflictError("draft-still-reading")
    if row.state == LOADED:
        return ConflictError("draft-loaded-already")
    if row.state == DROPPED:
        return ConflictError("draft-dropped-already")
    error = row.error or {}
    return RejectedError(str(error.get("key", "document-damaged")), **dict(error.get("values", {})))


def _is_same_message(stored: Mapping[str, Any], file: NewAttachment) -> bool:
    """A message whose caption was edited brings the same file again."""
    names = ("chat_key", "message_key", "outside_unique_id")
    return all(stored.get(name) == getattr(file, name) for name in names)
