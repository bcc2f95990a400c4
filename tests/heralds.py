"""People who announce an order, read it, and are told what has changed, through the services themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any

from sample_orders import DECEMBER, DEED, item, month, order
from sqlalchemy import select, update

from roadmap.clock import ManualClock
from roadmap.model import Order, Role, Window
from services.acknowledgements import Acknowledgements
from services.acts import Act
from services.agenda import Agenda
from services.amendments import News
from services.announcements import Announcements
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.people import Actor, People
from services.planning import Planning
from storage.database import Database
from storage.schema import message
from storage.schema import order as orders

JANUARY = Window(date(2023, 1, 1), date(2023, 1, 31), date(2023, 1, 31))
SECOND = item("1.2", month(DECEMBER))
ORDER = order(DEED, SECOND)


@dataclass
class Heralds:
    db: Database
    calendar: Calendar
    clock: ManualClock
    causes: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.announcements = Announcements(self.db, self.calendar)
        self.acknowledgements = Acknowledgements(self.db, self.calendar)
        self.planning = Planning(self.db, self.calendar)
        self.people = People(self.db, self.calendar)

    async def load(self, what: Order = ORDER) -> int:
        return (await Orders(self.db).import_order(what)).order_id

    async def join(self, place: str = "СШ № 9", role: Role = Role.DIRECTOR) -> Actor:
        invites = Invites(self.db, self.calendar)
        made = await invites.create(place, role)
        cause = next(self.causes)
        await invites.use(made.token, Newcomer("telegram", str(cause), place, "ru"), cause)
        actor = await self.people.find("telegram", str(cause))
        assert actor is not None
        return actor

    async def join_too(self, actor: Actor, place: str, role: Role = Role.DIRECTOR) -> None:
        """The same person in another school as well."""
        invites = Invites(self.db, self.calendar)
        made = await invites.create(place, role)
        newcomer = Newcomer("telegram", actor.outside_id, actor.name, "ru")
        await invites.use(made.token, newcomer, next(self.causes))

    async def coordinator(self) -> Actor:
        return await self.join("ОЦПРМСО", Role.COORDINATOR)

    def act(self, actor: Actor) -> Act:
        return Act(actor, next(self.causes), self.clock.now(), None, "1")

    async def announce(self, order_id: int, coordinator: Actor | None = None) -> None:
        act = self.act(coordinator or await self.coordinator())
        await self.announcements.announce(act, order_id, pressed=True)

    async def acknowledge(self, actor: Actor, order_id: int) -> bool:
        return await self.acknowledgements.acknowledge(self.act(actor), order_id, target="1")

    async def announced_to(self) -> list[int]:
        """Who has an announcement on its way."""
        found = select(message.c.person_id).where(message.c.kind == "announcement")
        return [row[0] for row in await self.rows(found.order_by(message.c.id))]

    async def set_state(self, state: str, **where: Any) -> None:
        """What became of messages, as the sender would note it."""
        scope = [message.c[name] == value for name, value in where.items()]
        values = {"state": state, "started_at": self.clock.now(), "finished_at": self.clock.now()}
        async with self.db.write("sent") as tx:
            await tx.conn.execute(update(message).where(*scope).values(**values))

    async def day(self, day: date, hour: int = 9) -> None:
        """The planner runs on this day."""
        self.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=self.calendar.zone))
        await self.planning.plan()

    async def agenda(self, actor: Actor, day: date) -> Agenda | None:
        """What the planned message of this day says to this person, if there is one."""
        scope = (message.c.class_ == "planned", message.c.day == day, message.c.person_id == actor.person_id)
        rows = await self.rows(select(message.c.subject).where(*scope))
        if not rows:
            return None
        async with self.db.read() as conn:
            return await self.planning.agenda_of(conn, actor.person_id, day, rows[0][0])

    async def news(self, actor: Actor, day: date) -> News | None:
        agenda = await self.agenda(actor, day)
        return agenda.news if agenda else None

    async def rows(self, statement: Any) -> Sequence[Any]:
        async with self.db.read() as conn:
            return (await conn.execute(statement)).all()

    async def is_announced(self, order_id: int) -> bool:
        (row,) = await self.rows(select(orders.c.announced_at).where(orders.c.id == order_id))
        return row[0] is not None
