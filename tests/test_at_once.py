"""The same answer again, and two people of a school answering at once: calm, and nothing twice."""

import asyncio
from itertools import count

import pytest
from sample_orders import DEED, order
from sqlalchemy import select

from roadmap.clock import ManualClock
from roadmap.model import Role, Status
from services.acts import Act, Incoming
from services.calendar import Calendar
from services.cards import Cards
from services.incoming import IncomingAnswers
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.people import Actor, People
from services.replies import Recorded, Replies
from storage.database import Database
from storage.schema import assignment, message, organization, reply

MINE = (
    select(assignment)
    .join(organization, organization.c.id == assignment.c.organization_id)
    .where(organization.c.short_name == "СШ № 9")
)


class School:
    """A director and a deputy of one school with one deed."""

    def __init__(self, db: Database, calendar: Calendar, clock: ManualClock) -> None:
        self.db, self.calendar, self.clock = db, calendar, clock
        self.causes = count(1)
        self.replies = Replies(db, calendar)
        self.incoming = IncomingAnswers(self.replies, lambda payload: None)
        self.cards = Cards(db, calendar)

    async def join(self, role: Role = Role.DIRECTOR) -> Actor:
        invites, cause = Invites(self.db, self.calendar), next(self.causes)
        made = await invites.create("СШ № 9", role)
        await invites.use(made.token, Newcomer("telegram", str(cause), role.value, "ru"), cause)
        actor = await People(self.db, self.calendar).find("telegram", str(cause))
        assert actor
        return actor

    async def deed(self) -> int:
        async with self.db.read() as conn:
            return int((await conn.execute(MINE.with_only_columns(assignment.c.id))).scalars().one())

    async def press(self, actor: Actor, status: Status) -> Recorded:
        act = Act(actor, next(self.causes), self.clock.now(), None, "1")
        return await self.replies.press(act, await self.deed(), status)

    async def write(self, actor: Actor, words: str) -> None:
        key = str(next(self.causes))
        act = Act(actor, next(self.causes), self.clock.now(), None, key)
        await self.incoming.take(act, Incoming(text=words, key=key))

    async def log(self) -> list[Status]:
        async with self.db.read() as conn:
            return list((await conn.execute(select(reply.c.status).order_by(reply.c.id))).scalars())

    async def receipts(self) -> int:
        async with self.db.read() as conn:
            return len((await conn.execute(select(message.c.id).where(message.c.kind == "receipt"))).all())


@pytest.fixture
async def school(database: Database, calendar: Calendar, clock: ManualClock) -> School:
    await Orders(database).import_order(order(DEED))
    return School(database, calendar, clock)


async def test_the_same_button_again_adds_nothing_to_the_log(school: School) -> None:
    director = await school.join()
    for _ in "ab":
        await school.press(director, Status.DONE)
    assert (await school.log(), await school.receipts()) == ([Status.DONE], 2)


async def test_the_same_words_again_add_nothing_to_the_log(school: School) -> None:
    director = await school.join()
    for _ in "ab":
        await school.write(director, "1.1 выполнено, приказ 45 от 19.12")
    assert await school.log() == [Status.DONE]


async def test_a_colleague_says_the_same_and_is_told_who_was_first(school: School) -> None:
    director, deputy = await school.join(), await school.join(Role.DEPUTY)
    await school.press(director, Status.DONE)
    await school.press(deputy, Status.DONE)
    assert await school.log() == [Status.DONE]
    assert (await school.cards.open(deputy, await school.deed())).by == "director"


@pytest.mark.parametrize("other", [Status.DONE, Status.IN_PROGRESS])
async def test_two_people_at_once_leave_one_answer_standing(school: School, other: Status) -> None:
    director, deputy = await school.join(), await school.join(Role.DEPUTY)
    await asyncio.gather(school.press(director, Status.DONE), school.press(deputy, other))
    card = await school.cards.open(director, await school.deed())
    assert card.row.status is Status.DONE
    assert (await school.log()).count(Status.DONE) == 1
    assert await school.receipts() == 2


async def test_a_card_in_hand_is_for_its_own_receipt_even_when_it_comes_late(school: School) -> None:
    director = await school.join()
    first = await school.press(director, Status.DONE)
    school.cards.keep(first, director)
    second = await school.press(director, Status.IN_PROGRESS)
    assert school.cards.take(second.receipt) is None
    assert school.cards.take(first.receipt)
