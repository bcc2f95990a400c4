"""What was measured of a preamble, and what is taken back."""

from datetime import date

import pytest
from sample_orders import DEED, order
from sqlalchemy import select

from services.orders import Orders
from storage import measurements
from storage.database import Database
from storage.measurements import Measured, Topic
from storage.schema import roadmap

REPORT = date(2023, 1, 20)


@pytest.fixture
async def topic(database: Database) -> Topic:
    await Orders(database).import_order(order(DEED))
    async with database.read() as conn:
        plan = (await conn.execute(select(roadmap.c.id))).scalar_one()
    return Topic(plan, "Снижение доли школ")


async def put(database: Database, cause: int, topic: Topic, value: float) -> int:
    async with database.write("measure", cause) as tx:
        return await measurements.add(tx, topic, REPORT, Measured(value), author_id=None, note="")


async def test_what_is_taken_back_leaves_what_was_said_before_it(database: Database, topic: Topic) -> None:
    await put(database, 1, topic, 62.0)
    second = await put(database, 2, topic, 26.0)
    async with database.write("undo", 3) as tx:
        await measurements.withdraw(tx, second)

    async with database.read() as conn:
        newest = await measurements.newest_topics(conn, topic.roadmap_id, REPORT)
        history = await measurements.history(conn, topic)

    assert newest[topic.baseline].measured == Measured(62.0)
    assert [(row.measured.value, row.withdrawn) for row in history] == [(62.0, False), (26.0, True)]
