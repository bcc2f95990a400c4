"""Letters of the centre: whom they reach, that they are sent once, and who has received them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sample_orders import DEED, order
from sqlalchemy import select, update
from test_chasing import Town

from locales.texts import Html
from roadmap.clock import ManualClock
from roadmap.errors import ConflictError, ForbiddenError, RejectedError
from roadmap.model import Role
from services.broadcasts import LONGEST, Broadcasts
from services.calendar import Calendar
from services.letter_drafts import Draft, Letter
from services.letters import read_letters
from services.orders import Orders
from services.people import Actor
from storage import outbox
from storage.database import Database
from storage.schema import message

WORDS = "Совещание переносится. Подробности завтра."
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.fixture
async def town(database: Database, calendar: Calendar, clock: ManualClock) -> Town:
    await Orders(database).import_order(order(DEED))
    clock.set(datetime(2022, 12, 20, 10, tzinfo=MOSCOW))
    return Town(database, calendar, clock)


@pytest.fixture
async def cast(town: Town) -> tuple[Actor, Actor, Actor]:
    return (
        await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join("СШ № 9"), await town.join("СШ № 11"),
    )  # fmt: skip


async def write(town: Town, actor: Actor, draft: Draft) -> Letter:
    letters = Broadcasts(town.db, town.calendar)
    await letters.begin(town.act(actor), draft)
    return await letters.write(town.act(actor), WORDS)


async def told(town: Town) -> list[int]:
    async with town.db.read() as conn:
        found = select(message.c.person_id).where(message.c.kind == outbox.BROADCAST)
        return list((await conn.execute(found.order_by(message.c.person_id))).scalars())


async def test_a_letter_to_all_goes_to_one_person_of_every_school(
    town: Town, cast: tuple[Actor, ...]
) -> None:
    await town.join("СШ № 9", Role.DEPUTY)
    letter = await write(town, cast[0], Draft("all"))
    await Broadcasts(town.db, town.calendar).send(town.act(cast[0]), letter.draft.kept, pressed=True)
    assert await told(town) == [cast[1].person_id, cast[2].person_id]


async def test_a_double_tap_sends_a_letter_once(town: Town, cast: tuple[Actor, ...]) -> None:
    letters = Broadcasts(town.db, town.calendar)
    letter = await write(town, cast[0], Draft("all"))
    for _ in range(2):
        await letters.send(town.act(cast[0]), letter.draft.kept, pressed=True)
    assert len(await told(town)) == 2


async def test_a_preview_that_was_changed_since_sends_nothing(town: Town, cast: tuple[Actor, ...]) -> None:
    letters = Broadcasts(town.db, town.calendar)
    before = await write(town, cast[0], Draft("all"))
    await letters.choose(town.act(cast[0]), "schools")
    with pytest.raises(ConflictError):
        await letters.send(town.act(cast[0]), before.draft.kept, pressed=True)
    assert await told(town) == []


async def test_chosen_schools_alone_are_written_to(town: Town, cast: tuple[Actor, ...]) -> None:
    letters = Broadcasts(town.db, town.calendar)
    school = cast[2].memberships[0].organization_id
    await letters.choose(town.act(cast[0]), "schools")
    await letters.tick(town.act(cast[0]), school)
    letter = await letters.write(town.act(cast[0]), WORDS)
    await letters.send(town.act(cast[0]), letter.draft.kept, pressed=False)
    assert await told(town) == [cast[2].person_id]


async def test_who_has_not_received_it_is_named(town: Town, cast: tuple[Actor, ...]) -> None:
    letters = Broadcasts(town.db, town.calendar)
    letter = await write(town, cast[0], Draft("all"))
    await letters.send(town.act(cast[0]), letter.draft.kept, pressed=True)
    states = {cast[1].person_id: "sent", cast[2].person_id: "failed"}
    async with town.db.write("sent") as tx:
        for person_id, state in states.items():
            mine = (message.c.kind == outbox.BROADCAST, message.c.person_id == person_id)
            await tx.conn.execute(update(message).where(*mine).values(state=state, finished_at=tx.now))
    reach = await letters.reach(cast[0], 1)
    assert (reach.reached, reach.lost) == (("СШ № 9",), ("СШ № 11",))
    assert set(reach.absent) == {each.school for each in letter.targets} - {"СШ № 9", "СШ № 11"}


async def send(town: Town, centre: Actor, words: str) -> None:
    """One more letter to all."""
    letters = Broadcasts(town.db, town.calendar)
    await letters.begin(town.act(centre), Draft("all"))
    letter = await letters.write(town.act(centre), words)
    await letters.send(town.act(centre), letter.draft.kept, pressed=True)


async def leave(town: Town, reader: Actor, nth: int = 0) -> list[str]:
    """The reader's message in its turn, and what it tells; it is sent, or dropped when that is nothing."""
    mine = (message.c.kind == outbox.BROADCAST, message.c.person_id == reader.person_id)
    async with town.db.write("leave") as tx:
        rows = await tx.conn.execute(select(message.c.id).where(*mine).order_by(message.c.id))
        row_id = rows.scalars().all()[nth]
        told = await read_letters(tx.conn, reader, row_id, tx.now)
        left = {
            "state": "sent",
            "started_at": tx.now,
            "text": "\n".join(Html.of(each.words) for each in told),
        }
        values = {**(left if told else {"state": "dropped"}), "finished_at": tx.now}
        await tx.conn.execute(update(message).where(message.c.id == row_id).values(**values))
    return [each.words for each in told]


async def test_letters_that_wait_are_read_as_one_message(town: Town, cast: tuple[Actor, ...]) -> None:
    centre, reader, _ = cast
    for words in ("Первое <b>", "Второе", "Третье"):
        await send(town, centre, words)
    assert await leave(town, reader) == ["Первое <b>", "Второе", "Третье"]
    assert await leave(town, reader, 1) == await leave(town, reader, 2) == []


@pytest.mark.parametrize("sign", ["аа", "🙂"], ids=["letters", "emoji"])
async def test_a_letter_that_finds_no_room_leaves_by_itself(
    town: Town, cast: tuple[Actor, ...], sign: str
) -> None:
    centre, reader, _ = cast
    words = [sign * 1400, f"{sign * 1400}!", "Третье"]
    for each in words:
        await send(town, centre, each)
    assert [await leave(town, reader), await leave(town, reader, 1)] == [words[:1], words[1:]]


async def test_a_letter_that_was_told_with_another_has_reached_its_school(
    town: Town, cast: tuple[Actor, ...]
) -> None:
    centre, reader, _ = cast
    for words in ("Первое", "Второе"):
        await send(town, centre, words)
    await leave(town, reader)
    await leave(town, reader, 1)
    reach = await Broadcasts(town.db, town.calendar).reach(centre, 2)
    assert (reach.reached, reach.waiting) == (("СШ № 9",), ("СШ № 11",))


async def test_the_same_words_written_again_later_are_told_again(town: Town, cast: tuple[Actor, ...]) -> None:
    centre, reader, _ = cast
    await send(town, centre, WORDS)
    await leave(town, reader)
    town.clock.set(datetime(2022, 12, 21, 10, tzinfo=MOSCOW))
    await send(town, centre, WORDS)
    assert await leave(town, reader, 1) == [WORDS]


async def test_a_letter_is_no_longer_than_a_message_holds(town: Town, cast: tuple[Actor, ...]) -> None:
    with pytest.raises(RejectedError):
        await Broadcasts(town.db, town.calendar).write(town.act(cast[0]), "а" * (LONGEST + 1))


async def test_a_director_writes_to_nobody(town: Town, cast: tuple[Actor, ...]) -> None:
    with pytest.raises(ForbiddenError):
        await Broadcasts(town.db, town.calendar).begin(town.act(cast[1]), Draft("all"))
