"""People around the sample order, and what they do through the services."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy import insert, select

from roadmap.model import OrganizationKind, Role
from services.acts import Act, Incoming
from services.calendar import Calendar
from services.cards import Cards
from services.catalogue import Catalogue
from services.invites import Invites, Newcomer
from services.mentoring import Mentoring
from services.moving import Moving
from services.people import Actor, People
from services.questions import Question, Questions
from services.regrouping import Regroupings
from services.samples import Samples
from services.school_changes import SchoolChanges
from services.schools import Schools
from services.succession import Succession
from storage import organizations, standing_codes
from storage.database import Database
from storage.schema import (
    assignment,
    change,
    item,
    membership,
    order,
    organization,
    person,
    reply,
    roadmap,
    window,
)

COORDINATOR, CONTROLLER, DIRECTOR, ELSEWHERE = "coordinator", "controller", "director", "elsewhere"
WRONG_PEOPLE = (DIRECTOR, CONTROLLER, ELSEWHERE)
PLACES = {
    COORDINATOR: ("ОЦПРМСО", Role.COORDINATOR),
    CONTROLLER: ("УОГ", Role.CONTROLLER),
    DIRECTOR: ("СШ № 9", Role.DIRECTOR),
    ELSEWHERE: ("Центр соседей", Role.COORDINATOR),
}


@dataclass
class Office:
    """The services of `/roadmaps` and `/schools` over one database."""

    db: Database
    calendar: Calendar
    _causes: Any = field(default_factory=lambda: count(5000))

    def __post_init__(self) -> None:
        cards = Cards(self.db, self.calendar)
        self.people = People(self.db, self.calendar, "ru")
        self.invites = Invites(self.db, self.calendar)
        self.questions = Questions(self.db)
        self.catalogue = Catalogue(self.db, self.calendar)
        self.moving = Moving(self.db, self.calendar)
        self.samples = Samples(self.db, cards)
        self.succession = Succession(self.db, self.calendar)
        self.schools = Schools(self.db, self.calendar)
        self.school_changes = SchoolChanges(self.db)
        self.regroupings = Regroupings(self.db, self.calendar)
        self.mentoring = Mentoring(self.db, self.calendar)

    async def actor(self, who: str) -> Actor:
        """One of the cast, joined at need."""
        place, role = PLACES[who]
        if who == ELSEWHERE:
            await self._found_neighbours(place)
        if await self.people.find("telegram", who) is None:
            invite = await self.invites.create(place, role)
            await self.invites.use(invite.token, Newcomer("telegram", who, who, "ru"))
        found = await self.people.find("telegram", who)
        assert found
        return found

    async def act(self, who: str = COORDINATOR) -> Act:
        actor = await self.actor(who)
        return Act(actor, next(self._causes), self.db.clock.now(), None, "1")

    async def question(self, who: str = COORDINATOR) -> Question:
        found = await self.questions.find(await self.act(who))
        assert found
        return found

    async def plan_id(self, code: str = "ДК1", number: str = "1-т") -> int:
        return await self.scalar(
            select(roadmap.c.id)
            .join(order, order.c.id == roadmap.c.order_id)
            .where(roadmap.c.code == code, order.c.number == number)
        )

    async def item_id(self, key: str, roadmap_id: int | None = None) -> int:
        mine = await self.plan_id() if roadmap_id is None else roadmap_id
        return await self.scalar(select(item.c.id).where(item.c.key == key, item.c.roadmap_id == mine))

    async def window_id(self, key: str) -> int:
        rows = select(window.c.id).where(window.c.item_id == await self.item_id(key))
        return await self.scalar(rows.order_by(window.c.end.desc()))

    async def school_id(self, name: str) -> int:
        return await self.scalar(select(organization.c.id).where(organization.c.short_name == name))

    async def dues(self, key: str) -> dict[str, str]:
        """School → the day of its assignment in the item's last window, where it is asked."""
        rows = await self.rows(
            select(organization.c.short_name, assignment.c.due)
            .join(organization, organization.c.id == assignment.c.organization_id)
            .where(assignment.c.window_id == await self.window_id(key), assignment.c.withdrawn_at.is_(None))
            .order_by(organization.c.id)
        )
        return {row[0]: row[1].isoformat() for row in rows}

    async def logged(self, what: str) -> list[tuple[str, str, str]]:
        """Before, after and reason of every change of a kind."""
        columns = select(change.c.before, change.c.after, change.c.reason).where(change.c.what == what)
        return [tuple(row) for row in await self.rows(columns.order_by(change.c.id))]

    async def member_id(self, who: str) -> int:
        return await self.scalar(
            select(membership.c.id)
            .join(person, person.c.id == membership.c.person_id)
            .where(person.c.outside_id == who)
            .order_by(membership.c.id.desc())
        )

    async def scalar(self, statement: Any) -> Any:
        async with self.db.read() as conn:
            return (await conn.execute(statement)).scalars().first()

    async def rows(self, statement: Any) -> list[Any]:
        async with self.db.read() as conn:
            return list(await conn.execute(statement))

    async def answer(self, key: str, school: str) -> None:
        """Mark a school's assignment as done, the shortest way."""
        values = {"status": "done", "comment": "", "author_role": "director", "cause": f"inbox:{key}{school}"}
        async with self.db.write("answer") as tx:
            found = await tx.conn.execute(
                select(assignment.c.id)
                .join(organization, organization.c.id == assignment.c.organization_id)
                .where(
                    assignment.c.window_id == await self._window(tx.conn, key),
                    organization.c.short_name == school,
                )
            )
            assignment_id = found.scalar_one()
            added = await tx.conn.execute(
                insert(reply), {**values, "assignment_id": assignment_id, "at": tx.now, "day": tx.now.date()}
            )
            stands = {"status": "done", "reply_id": added.inserted_primary_key[0]}
            mine = assignment.c.id == assignment_id
            await tx.conn.execute(assignment.update().where(mine).values(**stands))
            await standing_codes.settle(tx.conn, [assignment_id])

    async def _window(self, conn: Any, key: str) -> int:
        mine = select(item.c.id).where(item.c.key == key)
        rows = select(window.c.id).where(window.c.item_id.in_(mine)).order_by(window.c.end.desc())
        return (await conn.execute(rows)).scalars().first()

    async def _found_neighbours(self, name: str) -> None:
        """Another municipality under the same root, with a centre of its own."""
        async with self.db.write("neighbours") as tx:
            if await organizations.find(tx.conn, name):
                return
            root = await organizations.find_root(tx.conn)
            assert root
            kind = OrganizationKind.MUNICIPALITY
            town = await organizations.add(tx.conn, kind, root.id, "Соседи", "Соседи")
            centre = await organizations.add(tx.conn, OrganizationKind.CENTER, town, name, name)
            await organizations.add_names(tx.conn, centre, [name])


def text(words: str) -> Incoming:
    return Incoming(text=words)
