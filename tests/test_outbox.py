"""The rows of the outbox: who goes first, what is claimed once, what becomes of it; on both databases."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from smallest import add_assignments
from sqlalchemy import insert, select

from roadmap.clock import ManualClock
from storage import outbox, pending
from storage.database import Database, Queue
from storage.outbox import OutboxRow, Result
from storage.schema import mention, message, person


async def add_people(db: Database, count: int) -> None:
    async with db.write("people") as tx:
        for number in range(1, count + 1):
            values = {"id": number, "channel": "telegram", "outside_id": str(1000 + number), "name": "…"}
            more = {"language": "ru", "reachable": number != 9, "created_at": tx.now}
            await tx.conn.execute(insert(person), {**values, **more})


async def order(db: Database, class_: str, person_id: int, kind: str = "k", **values: Any) -> None:
    async with db.write("order") as tx:
        day = db.clock.now().date() if class_ == "planned" else None
        cause = None if class_ == "planned" else values.pop("cause", f"{class_}:{kind}")
        await outbox.add(tx, class_, kind, person_id, day=day, cause=cause, **values)


async def due(db: Database, limit: int = 100, **values: Any) -> Sequence[OutboxRow]:
    async with db.read() as conn:
        return await outbox.due(conn, db.clock.now(), limit, **values)


async def rows_of(db: Database) -> list[Any]:
    async with db.read() as conn:
        return list((await conn.execute(select(message).order_by(message.c.id))).all())


@pytest.fixture
async def db(database: Database) -> Database:
    await add_people(database, 9)
    return database


async def test_answers_go_before_planned_messages_and_those_before_broadcasts(db: Database) -> None:
    await order(db, "immediate", 1, "broadcast")
    await order(db, "immediate", 2, "returned")
    await order(db, "planned", 3)
    await order(db, "answer", 4)
    await order(db, "receipt", 5, target="7")
    assert [row.person_id for row in await due(db)] == [4, 5, 2, 3, 1]
    assert [row.rank for row in await due(db)] == [0, 0, 1, 1, 2]


async def test_a_row_carries_what_it_takes_to_compose_it(db: Database) -> None:
    await order(db, "receipt", 5, "receipt", subject={"assignment": 3}, target="7", cause="inbox:1")
    (row,) = await due(db)
    assert (row.class_, row.kind, row.chat_key, row.subject) == (
        "receipt",
        "receipt",
        "1005",
        {"assignment": 3},
    )
    assert (row.target, row.cause, row.attempts, row.reachable) == ("7", "inbox:1", 0, True)


async def test_who_cannot_be_reached_is_known(db: Database) -> None:
    await order(db, "planned", 9)
    assert not (await due(db))[0].reachable


async def test_a_row_waits_for_its_time(db: Database, clock: ManualClock) -> None:
    later = clock.now() + timedelta(hours=3)
    await order(db, "immediate", 1, not_before=later)
    assert not await due(db)
    async with db.read() as conn:
        assert await pending.next_moment(conn, clock.now()) == later
        assert not (await pending.read(conn, clock.now())).is_due
    clock.set(later)
    assert len(await due(db)) == 1
    async with db.read() as conn:
        assert await pending.next_moment(conn, clock.now()) is None
        assert (await pending.read(conn, clock.now())).is_due


async def test_busy_people_and_resting_rows_are_left_out(db: Database) -> None:
    for number in range(1, 5):
        await order(db, "planned", number)
    ids = [row.id for row in await due(db)]
    assert [row.person_id for row in await due(db, busy=[1], asleep=[ids[1]])] == [3, 4]
    assert [row.person_id for row in await due(db, limit=2)] == [1, 2]


async def test_a_row_is_claimed_once(db: Database, clock: ManualClock) -> None:
    await order(db, "planned", 1)
    await order(db, "planned", 2)
    first, second = await due(db)
    async with db.write("claim") as tx:
        assert await outbox.claim(tx, {first.id: "text of 1"}) == {first.id}
    async with db.write("claim") as tx:
        assert await outbox.claim(tx, {first.id: "again", second.id: "text of 2"}) == {second.id}
    rows = await rows_of(db)
    assert [row.text for row in rows] == ["text of 1", "text of 2"]
    assert {(row.state, row.attempts, row.started_at) for row in rows} == {("sending", 1, clock.now())}


async def test_a_result_keeps_what_the_message_is_about(db: Database, clock: ManualClock) -> None:
    assignments = await add_assignments(db)
    await order(db, "planned", 1)
    (row,) = await due(db)
    async with db.write("result") as tx:
        await outbox.claim(tx, {row.id: "text"})
        await outbox.finish(
            tx, [Result(row, "sent", "text", "55", mentions=(assignments[1], assignments[0]))]
        )
    (kept,) = await rows_of(db)
    assert (kept.state, kept.message_key, kept.finished_at) == ("sent", "55", clock.now())
    async with db.read() as conn:
        about = (await conn.execute(select(mention).order_by(mention.c.position))).all()
    assert [(row.chat_key, row.message_key, row.assignment_id) for row in about] == [
        ("1001", "55", assignments[1]),
        ("1001", "55", assignments[0]),
    ]


async def test_an_edit_changes_what_the_message_is_about(db: Database) -> None:
    one, two = await add_assignments(db)
    for cause in ("inbox:1", "inbox:2"):
        await order(db, "receipt", 1, target="55", cause=cause)
    first, second = await due(db)
    async with db.write("result") as tx:
        await outbox.finish(tx, [Result(first, "sent", "list", "55", mentions=(one, two))])
        await outbox.finish(tx, [Result(second, "sent", "card", "55", mentions=(two,))])
    async with db.read() as conn:
        assert (await conn.execute(select(mention.c.assignment_id))).scalars().all() == [two]


async def test_a_row_that_was_not_sent_is_ready_again(db: Database) -> None:
    await order(db, "planned", 1)
    (row,) = await due(db)
    async with db.write("claim") as tx:
        await outbox.claim(tx, {row.id: "text"})
    async with db.write("result") as tx:
        await outbox.finish(tx, [Result(row, "ready", error="retry after 5")])
    assert [(again.id, again.attempts) for again in await due(db)] == [(row.id, 1)]


async def test_what_is_finished_is_never_finished_otherwise(db: Database) -> None:
    await order(db, "planned", 1)
    (row,) = await due(db)
    for state in ("sent", "failed"):
        async with db.write("result") as tx:
            await outbox.finish(tx, [Result(row, state, "text", "5")])
    assert [row.state for row in await rows_of(db)] == ["sent"]


async def test_at_start_what_was_being_sent_becomes_unknown_and_receipts_stay_ready(db: Database) -> None:
    await order(db, "planned", 1)
    await order(db, "receipt", 2, target="7")
    planned = next(row for row in await due(db) if row.class_ == "planned")
    async with db.write("claim") as tx:
        await outbox.claim(tx, {planned.id: "text"})
    async with db.write("recover") as tx:
        assert await outbox.recover(tx) == 1
    assert [row.state for row in await rows_of(db)] == ["unknown", "ready"]
    async with db.read() as conn:
        assert await outbox.count_by_state(conn) == {"unknown": 1, "ready": 1}


async def test_a_new_row_wakes_the_sender(db: Database) -> None:
    db.wakes[Queue.OUTBOX].clear()
    await order(db, "planned", 1)
    assert db.wakes[Queue.OUTBOX].is_set()


async def test_a_row_is_handed_as_it_would_be_read(db: Database) -> None:
    handed: list[OutboxRow] = []
    db.takers[Queue.OUTBOX] = handed.extend
    await order(db, "receipt", 5, subject={"assignment": 3}, target="7", chat_key="1005")
    assert handed == await due(db)


async def test_a_row_that_stands_already_is_not_handed_again(db: Database) -> None:
    handed: list[OutboxRow] = []
    db.takers[Queue.OUTBOX] = handed.extend
    for _ in range(2):
        await order(db, "answer", 1, cause="inbox:5", chat_key="1001")
    assert len(handed) == 1


async def test_a_row_that_nobody_takes_wakes_the_sender(db: Database) -> None:
    db.wakes[Queue.OUTBOX].clear()
    await order(db, "answer", 1, chat_key="1001")
    assert db.wakes[Queue.OUTBOX].is_set()


async def test_one_planned_message_a_day_and_one_per_cause(db: Database) -> None:
    for _ in range(2):
        await order(db, "planned", 1)
        await order(db, "answer", 1, cause="inbox:5")
    assert len(await due(db)) == 2


async def test_many_results_are_recorded_in_one_commit(db: Database) -> None:
    for person_id in (1, 2, 3):
        await order(db, "answer", person_id, cause=str(person_id))

    async with db.write("finish") as tx:
        await outbox.finish(tx, [Result(row, "sent", "…", "7") for row in await due(db)])

    assert [row.state for row in await rows_of(db)] == ["sent"] * 3
