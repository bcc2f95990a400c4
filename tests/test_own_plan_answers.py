"""Who may say what becomes of a school's own plan, how often, and what is left of it after a kill."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from own_plan import ROWS, own_plan
from sample_orders import DEED, order
from sqlalchemy import func, insert, select

from documents.docx import read_blocks
from documents.orders import read_order
from documents.printed import dump_printed
from roadmap.clock import ManualClock
from roadmap.errors import ConflictError, NotFoundError
from roadmap.model import RoadmapKind, Role
from services.acts import Act
from services.calendar import Calendar
from services.draft_reading import DraftReading
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.own_plans import OwnPlans
from services.people import Actor, People
from services.understood import Understandings
from storage import schools
from storage.database import Database
from storage.replies import NewAttachment
from storage.schema import draft, inbox, item, membership, message, roadmap

FILE = NewAttachment("document", "file-1", "unique-1", "карта.docx", "", 1000, "909", "7")


class KilledError(Exception):
    """The program ended here."""


@dataclass
class Fate:
    """Ends the program once, at a named point of a commit."""

    point: str = ""

    def observe(self, point: str) -> None:
        if point == self.point:
            self.point = ""
            raise KilledError


@dataclass
class Town:
    """Two schools, their people, and the files that they send."""

    db: Database
    calendar: Calendar
    printed: str
    fate: Fate
    updates: Any = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.plans = OwnPlans(self.db, self.calendar)

    async def join(self, place: str = "СШ № 9", role: Role = Role.DIRECTOR) -> Actor:
        invites = Invites(self.db, self.calendar)
        made = await invites.create(place, role)
        key = str(next(self.updates))
        await invites.use(made.token, Newcomer("telegram", key, place, "ru"))
        return await self.find(key)

    async def find(self, key: str) -> Actor:
        found = await People(self.db, self.calendar).find("telegram", key)
        assert found
        return found

    async def act(self, actor: Actor) -> Act:
        number = next(self.updates)
        values = {"channel": "telegram", "update_id": number, "digest": "", "chat_key": "9", "payload": "{}"}
        async with self.db.write("update") as tx:
            row = {**values, "received_at": tx.now, "state": "new"}
            cause = (await tx.conn.execute(insert(inbox).returning(inbox.c.id), row)).scalar_one()
        return Act(actor, int(cause), self.db.clock.now(), None, "8")

    async def send(self, actor: Actor) -> int:
        """The plan comes as a file, is read and asked about."""
        await self.plans.announce(await self.act(actor), FILE, "")
        reading = DraftReading(self.db, Understandings(self.calendar.workdays))
        row = await reading.find_next()
        assert row
        await reading.understand(row, self.printed)
        return row.id

    async def keep(self, actor: Actor, draft_id: int) -> None:
        await self.plans.keep(await self.act(actor), draft_id, "me")

    async def count(self, table: Any, *scope: Any) -> int:
        async with self.db.read() as conn:
            found = select(func.count()).select_from(table).where(*scope)
            return int((await conn.execute(found)).scalar_one())

    async def count_plans(self) -> int:
        return await self.count(roadmap, roadmap.c.kind == RoadmapKind.OWN)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("own") / "карта.docx"
    path.write_bytes(own_plan())
    return dump_printed(read_order(read_blocks(path)))


@pytest.fixture
async def town(
    database_url: str, clock: ManualClock, calendar: Calendar, printed: str
) -> AsyncIterator[Town]:
    fate = Fate()
    database = Database(database_url, clock, fate.observe)
    await Orders(database).import_order(order(DEED))
    yield Town(database, calendar, printed, fate)
    await database.close()


@pytest.mark.parametrize(
    ("place", "role"), [("СШ № 11", Role.DIRECTOR), ("УОГ", Role.CONTROLLER), ("СШ № 9", Role.DEPUTY)]
)
async def test_nobody_but_who_sent_a_plan_decides_on_it(town: Town, place: str, role: Role) -> None:
    draft_id = await town.send(await town.join())
    other = await town.join(place, role)
    for refused in (town.keep(other, draft_id), town.plans.decline(await town.act(other), draft_id)):
        with pytest.raises(NotFoundError):
            await refused
    assert await town.count_plans() == 0
    assert await town.count(draft, draft.c.state == "read") == 1


async def test_a_deputy_who_was_removed_decides_no_more_on_the_file_that_they_sent(town: Town) -> None:
    deputy = await town.join(role=Role.DEPUTY)
    draft_id = await town.send(deputy)
    async with town.db.write("removed") as tx:
        rows = await tx.conn.execute(
            select(membership.c.id).where(membership.c.person_id == deputy.person_id)
        )
        assert await schools.end_membership(tx, rows.scalar_one())
    with pytest.raises(NotFoundError):
        await town.keep(await town.find(deputy.outside_id), draft_id)
    assert await town.count_plans() == 0


async def test_two_presses_keep_one_plan_and_say_the_same(town: Town) -> None:
    director = await town.join()
    draft_id = await town.send(director)
    await town.keep(director, draft_id)
    await town.keep(director, draft_id)
    assert (await town.count_plans(), await town.count(item, item.c.measure != DEED.measure)) == (
        1,
        len(ROWS),
    )
    assert await town.count(message, message.c.kind == "own_plan_kept", message.c.target == "8") == 2


async def test_a_button_of_a_question_that_is_closed_keeps_nothing(town: Town) -> None:
    director = await town.join()
    draft_id = await town.send(director)
    await town.plans.decline(await town.act(director), draft_id)
    with pytest.raises(ConflictError):
        await town.keep(director, draft_id)
    assert await town.count_plans() == 0


async def test_a_plan_that_is_kept_is_not_declined_by_an_old_button(town: Town) -> None:
    director = await town.join()
    draft_id = await town.send(director)
    await town.keep(director, draft_id)
    with pytest.raises(ConflictError):
        await town.plans.decline(await town.act(director), draft_id)
    assert await town.count_plans() == 1


@pytest.mark.parametrize("point", ["keep-own:before", "keep-own:after"])
async def test_killed_while_it_is_kept_a_plan_is_there_whole_or_not_at_all(town: Town, point: str) -> None:
    director = await town.join()
    draft_id = await town.send(director)
    act, town.fate.point = await town.act(director), point
    with pytest.raises(KilledError):
        await town.plans.keep(act, draft_id, "me")
    stored = int(point.endswith("after"))
    assert await town.count_plans() == await town.count(draft, draft.c.state == "loaded") == stored
    assert await town.count(inbox, inbox.c.id == act.cause, inbox.c.state == "done") == stored
    await town.plans.keep(act, draft_id, "me")
    assert await town.count_plans() == 1


@pytest.mark.parametrize(
    "point", ["announce-own:before", "announce-own:after", "own-read:before", "own-read:after"]
)
async def test_killed_on_its_way_in_a_plan_is_asked_about_once(town: Town, point: str) -> None:
    director = await town.join()
    act, town.fate.point = await town.act(director), point
    reading = DraftReading(town.db, Understandings(town.calendar.workdays))
    for _ in range(2):
        try:
            await town.plans.announce(act, FILE, "")
            if row := await reading.find_next():
                await reading.understand(row, town.printed)
        except KilledError:
            continue
    assert await town.count(draft) == await town.count(message, message.c.kind == "own_plan_question") == 1
