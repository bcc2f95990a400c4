"""«Ознакомлен(а)»: what an announced order asks of a school, and that the school has read it."""

import logging
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError, NotFoundError, RejectedError
from roadmap.model import SCHOOL_ROLES, Role
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated, issuer_of
from services.people import Actor
from services.shares import Share, shares_of
from storage import announcements, members, outbox
from storage.announcements import OrderRow
from storage.database import Database, Transaction

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Announced:
    """An announced order as a person of one or more schools sees it."""

    order: OrderRow
    shares: tuple[Share, ...]
    today: date

    @property
    def is_read(self) -> bool:
        return all(share.acknowledgement for share in self.shares)


@dataclass(frozen=True, slots=True)
class Acknowledgements:
    """For directors and deputies, each of their own schools."""

    db: Database
    calendar: Calendar

    async def open(self, actor: Actor, order_id: int) -> Announced:
        async with self.db.read() as conn:
            return await self.read(conn, actor, order_id)

    async def read(self, conn: AsyncConnection, actor: Actor, order_id: int) -> Announced:
        order = await announcements.find_order(conn, order_id)
        if order is None or order.announced_at is None:
            raise NotFoundError("order-gone")
        today = self.calendar.day(self.db.clock.now())
        asked = (await announcements.asked_by(conn, [order_id], today)).get(order_id, frozenset())
        mine = _schools_of(actor) & asked
        if not mine:
            log.warning("person %s was refused order %s", actor.person_id, order_id)
            raise ForbiddenError("order-not-yours")
        return Announced(order, await shares_of(conn, order_id, mine, today, self.calendar.workdays), today)

    async def waiting(self, conn: AsyncConnection, actor: Actor) -> tuple[OrderRow, ...]:
        """Announced orders that ask this person's schools and that one of them has not read."""
        mine = _schools_of(actor)
        orders = [each for each in await announcements.issued(conn) if each.announced_at] if mine else []
        if not orders:
            return ()
        ids = [order.id for order in orders]
        asked = await announcements.asked_by(conn, ids, self.calendar.day(self.db.clock.now()))
        read = await announcements.acknowledged(conn, ids)
        return tuple(
            order
            for order in orders
            if (mine & asked.get(order.id, frozenset())) - read.get(order.id, {}).keys()
        )

    async def find_waiting(self, actor: Actor, number: str | None) -> int:
        """What «ознакомлен» is about when it replies to nothing: the only such order there is."""
        async with self.db.read() as conn:
            waiting = await self.waiting(conn, actor)
        named = [order.id for order in waiting if number is None or order.number == number]
        if not named:
            raise NotFoundError("acknowledge-nothing-waits")
        if len(named) > 1:
            raise RejectedError("acknowledge-which")
        return named[0]

    async def acknowledge(self, act: Act, order_id: int, *, target: str | None) -> bool:
        """Once a school; False when all was done before. Every copy of the announcement then says so.

        `target` is the message that was pressed or replied to.
        """
        async with self.db.write("acknowledge", act.cause) as tx:
            found = await self.read(tx.conn, act.actor, order_id)
            person_id = act.actor.person_id
            done = [
                await announcements.acknowledge(tx, order_id, share.school_id, person_id)
                for share in found.shares
                if not share.acknowledgement
            ]
            await self._show(tx, act, found, target)
            return any(done)

    async def find_announced(self, actor: Actor, message_key: str) -> int | None:
        """The order that a message in this person's chat announces."""
        async with self.db.read() as conn:
            return await announcements.announced_to(conn, actor.person_id, message_key)

    async def file(self, actor: Actor, order_id: int) -> OrderRow:
        """The order with its file, for the schools that it asks and for whoever runs them."""
        async with self.db.read() as conn:
            order = await announcements.find_order(conn, order_id)
            if order and await _runs(conn, actor, order):
                found = order
            else:
                found = (await self.read(conn, actor, order_id)).order
        if found.file is None:
            raise NotFoundError("order-no-file")
        return found

    async def _show(self, tx: Transaction, act: Act, found: Announced, target: str | None) -> None:
        schools = {share.school_id for share in found.shares}
        around = await members.reachable(tx.conn)
        people = {each.person_id for each in around if each.organization_id in schools}
        me = act.actor.person_id
        copies = await announcements.standing_in_chats(tx.conn, found.order.id, people | {me})
        places = {(copy.person_id, copy.message_key) for copy in copies}
        if target:
            places.add((me, target))
        subject = {"order": found.order.id}
        for person_id, key in sorted(places):
            cause = f"{tx.cause_key}:{key}"
            await outbox.add(
                tx, "receipt", "acknowledged", person_id, subject=subject, cause=cause, target=key
            )
        if target is None:
            await outbox.add(tx, "answer", "acknowledged", me, subject=subject)
        elif target != act.message_key:
            await outbox.add(tx, "receipt", "reaction", me, target=act.message_key)


def _schools_of(actor: Actor) -> frozenset[int]:
    return frozenset(each.organization_id for each in actor.memberships if each.role in SCHOOL_ROLES)


async def _runs(conn: AsyncConnection, actor: Actor, order: OrderRow) -> bool:
    if not any(each.role is Role.COORDINATOR for each in actor.memberships):
        return False
    return await issuer_of(conn, order.issuer) in await coordinated(conn, actor)
