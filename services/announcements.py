"""«📣 Сообщить школам»: a coordinator tells the schools that an order asks, and sees who has read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.reminders import in_working_hours, planned_moment
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated, issuer_of
from services.immediates import has_room
from services.news import KEPT
from services.people import Actor
from services.questions import ask
from services.recipients import Bound, bound_by, find_untold
from services.shares import Share, shares_of
from storage import announcements, awaiting, changes, members, news, outbox
from storage.announcements import OrderRow
from storage.database import Database, Transaction

QUESTION = "announce"


@dataclass(frozen=True, slots=True)
class Audience:
    """The schools that an order asks, those of them that are to be written to, and when that leaves.

    `leaves_at` is None within working hours.
    """

    order: OrderRow
    schools: tuple[Bound, ...]
    untold: tuple[Bound, ...]
    leaves_at: datetime | None
    today: date

    @property
    def read(self) -> tuple[Bound, ...]:
        return tuple(each for each in self.schools if each.acknowledgement)

    @property
    def unread(self) -> tuple[Bound, ...]:
        """Somebody is there, nobody has said to have read it."""
        return tuple(each for each in self.schools if each.members and not each.acknowledgement)

    @property
    def absent(self) -> tuple[Bound, ...]:
        return tuple(each for each in self.schools if not each.members and not each.acknowledgement)


@dataclass(frozen=True, slots=True)
class Announcements:
    """Coordinators only, each for the orders of bodies in the tree that they run."""

    db: Database
    calendar: Calendar

    async def look(self, actor: Actor, order_id: int) -> Audience:
        async with self.db.read() as conn:
            return await self.read(conn, actor, order_id)

    async def read(self, conn: AsyncConnection, actor: Actor, order_id: int) -> Audience:
        tree, order = await _get_run(conn, actor, order_id)
        now = self.db.clock.now()
        today = self.calendar.day(now)
        around = await members.reachable(conn)
        bound = await bound_by(conn, [order], around, today)
        schools = tuple(each for each in bound.get(order.id, ()) if each.school_id in tree)
        untold = find_untold(schools, order, await self._told(conn, order, schools))
        is_open = in_working_hours(now, self.calendar.zone, self.calendar.workdays)
        opening = planned_moment(now, self.calendar.zone, self.calendar.workdays)
        return Audience(order, schools, tuple(untold), None if is_open else opening, today)

    async def find(self, actor: Actor, number: str | None) -> int:
        """The order of this number that the person runs; without a number the only one there is."""
        async with self.db.read() as conn:
            tree = await coordinated(conn, actor)
            orders = [
                order
                for order in await announcements.issued(conn)
                if number is None or order.number.casefold() == number.casefold()
            ]
            mine = [order.id for order in orders if await issuer_of(conn, order.issuer) in tree]
        if not mine:
            raise NotFoundError("order-unknown", number=number) if number else NotFoundError("order-none")
        if number is None and len(mine) > 1:
            raise RejectedError("order-which")
        return mine[0]

    async def propose(self, act: Act, order_id: int) -> tuple[Audience, Share]:
        """Whom it would reach and what one of them would read; nothing is sent yet.

        «Отправить» in words is then as good as the button.
        """
        async with self.db.write("propose-announcement", act.cause) as tx:
            audience = await self.read(tx.conn, act.actor, order_id)
            if not audience.schools:
                raise RejectedError("announce-nobody", number=audience.order.number)
            if audience.untold or not audience.order.announced_at:
                await ask(tx, act, QUESTION, {"order": order_id})
            one = (audience.untold or audience.schools)[0].school_id
            workdays = self.calendar.workdays
            (share,) = await shares_of(tx.conn, order_id, [one], audience.today, workdays)
            return audience, share

    async def announce(self, act: Act, order_id: int, *, pressed: bool) -> None:
        """One message a person, whoever presses how often; the receipt is of the same commit."""
        async with self.db.write("announce", act.cause) as tx:
            audience = await self.read(tx.conn, act.actor, order_id)
            if not audience.schools:
                raise RejectedError("announce-nobody", number=audience.order.number)
            await awaiting.clear(tx.conn, act.chat_key)
            await announcements.mark_announced(tx, order_id)
            await self._tell(tx, audience)
            if audience.untold or not audience.order.announced_at:
                after = str(len(audience.untold))
                about = {"order_id": order_id}
                await changes.add(tx, act.actor.person_id, "announced", after=after, about=about)
            class_, target = ("receipt", act.message_key) if pressed else ("answer", None)
            subject = {"order": order_id, "schools": len(audience.untold)}
            await outbox.add(tx, class_, "announced", act.actor.person_id, subject=subject, target=target)

    async def confirm(self, act: Act) -> None:
        """«Отправить» in words, of what was shown last."""
        await self.announce(act, await self._shown_last(act), pressed=False)

    async def put_off_last(self, act: Act) -> OrderRow:
        return await self.put_off(act, await self._shown_last(act))

    async def put_off(self, act: Act, order_id: int) -> OrderRow:
        async with self.db.write("put-off-announcement", act.cause) as tx:
            _, order = await _get_run(tx.conn, act.actor, order_id)
            await awaiting.clear(tx.conn, act.chat_key)
            return order

    async def _shown_last(self, act: Act) -> int:
        async with self.db.read() as conn:
            question = await awaiting.find_question(conn, act.chat_key, self.db.clock.now())
        if question is None or question.kind != QUESTION:
            raise ConflictError("announce-nothing-waits")
        return int(question.subject["order"])

    async def _tell(self, tx: Transaction, audience: Audience) -> None:
        """Who has had two of the day already reads it in the next daily message (promise 7)."""
        people = {each.addressee for each in audience.untold if each.addressee is not None}
        order = audience.order
        for person_id in sorted(await has_room(tx.conn, self.calendar, people, tx.now)):
            cause = announcements.cause_of(order.id)
            subject = {"order": order.id}
            await outbox.add(tx, "immediate", announcements.KIND, person_id, subject=subject, cause=cause)

    async def _told(self, conn: AsyncConnection, order: OrderRow, schools: Sequence[Bound]) -> set[int]:
        """By a message of its own, or by a daily one."""
        people = {member.person_id for each in schools for member in each.members}
        reached = await announcements.told(conn, [order.id])
        today = self.calendar.day(self.db.clock.now())
        by_day = await news.told_by_day(conn, people, today - KEPT, today)
        heard = {person_id for person_id, told in by_day.items() if order.id in told.orders}
        return heard | reached.get(order.id, set())


async def _get_run(conn: AsyncConnection, actor: Actor, order_id: int) -> tuple[frozenset[int], OrderRow]:
    """The order and the tree of whoever runs the body that issued it."""
    tree = await coordinated(conn, actor)
    order = await announcements.find_order(conn, order_id)
    if order is None or await issuer_of(conn, order.issuer) not in tree:
        raise NotFoundError("order-gone")
    return tree, order
