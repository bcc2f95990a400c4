"""Rules that the database itself holds, on both kinds of database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sample_orders import DEED, order
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from services.orders import Orders
from storage.database import Database
from storage.schema import assignment, metadata

NOW = datetime(2022, 12, 20, 7, tzinfo=UTC)
PERSON = {"id": 1, "channel": "telegram", "outside_id": "9", "name": "", "language": "ru", "reachable": True}
MESSAGE = {"class_": "answer", "kind": "x", "person_id": 1, "cause": "c", "subject": {}, "state": "ready"}
REPLY = {
    "assignment_id": 1,
    "status": "done",
    "comment": "",
    "author_role": "director",
    "cause": "c",
    "at": NOW,
    "day": NOW.date(),
}
INBOX = {"channel": "t", "update_id": 1, "digest": "d", "chat_key": "9", "payload": "{}", "received_at": NOW}
INVITE = {"token_hash": "h", "organization_id": 1, "role": "director", "created_at": NOW}
LATER = NOW + timedelta(days=14)


@pytest.fixture
async def filled(database: Database) -> Database:
    """An order, a person and an assignment with the id 1."""
    await Orders(database).import_order(order(DEED))
    await put(database, "person", {**PERSON, "created_at": NOW})
    return database


async def put(database: Database, table: str, *rows: Mapping[str, Any]) -> None:
    async with database.write("put") as tx:
        for row in rows:
            await tx.conn.execute(insert(metadata.tables[table]), dict(row))


def message(**more: Any) -> dict[str, Any]:
    return {**MESSAGE, "not_before": NOW, "attempts": 0, "created_at": NOW, **more}


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        pytest.param(
            "organization",
            [{"kind": "body", "short_name": "Б", "full_name": "Б", "position": 0}],
            id="a second root",
        ),
        pytest.param(
            "organization",
            [{"kind": "castle", "short_name": "Б", "full_name": "Б", "position": 1, "parent_id": 1}],
            id="a kind that does not exist",
        ),
        pytest.param(
            "organization_name", [{"key": "сш9", "organization_id": 1}], id="a name of somebody else"
        ),
        pytest.param("person", [{**PERSON, "id": 2, "created_at": NOW}], id="one account, two people"),
        pytest.param(
            "membership",
            [{"person_id": 1, "organization_id": 1, "role": "observer", "created_at": NOW}] * 2,
            id="the same place twice",
        ),
        pytest.param("invite", [{**INVITE, "expires_at": NOW}], id="an invite that never lived"),
        pytest.param("invite", [{**INVITE, "expires_at": LATER, "used_at": NOW}], id="used by nobody"),
        pytest.param(
            "cluster_school",
            [{"organization_id": 4, "year": "2023/2024", "cluster_id": 1}],
            id="a cluster of another year",
        ),
        pytest.param(
            "assignment",
            [
                {
                    "window_id": 1,
                    "organization_id": 4,
                    "due": date(2022, 12, 30),
                    "created_at": NOW,
                    "status": "pending",
                }
            ],
            id="asked twice",
        ),
        pytest.param(
            "assignment",
            [
                {
                    "window_id": 1,
                    "organization_id": 1,
                    "due": date(2022, 12, 30),
                    "created_at": NOW,
                    "status": "done",
                }
            ],
            id="done without a reply",
        ),
        pytest.param("reply", [REPLY, REPLY], id="one cause, two replies"),
        pytest.param("reply", [{**REPLY, "done_count": 5, "total_count": 4}], id="5 of 4"),
        pytest.param(
            "inbox", [{**INBOX, "state": "new"}, {**INBOX, "state": "new"}], id="an update received twice"
        ),
        pytest.param("inbox", [{**INBOX, "state": "done"}], id="done, but never finished"),
        pytest.param("message", [message(cause=None)], id="an answer to nothing"),
        pytest.param("message", [message(), message()], id="one cause, one answer"),
        pytest.param(
            "message",
            [message(class_="planned", day=date(2022, 12, 21), cause=None, kind=kind) for kind in "ab"],
            id="two planned messages a day",
        ),
        pytest.param("message", [message(class_="planned")], id="planned for no day"),
        pytest.param("message", [message(class_="receipt")], id="a receipt that edits nothing"),
        pytest.param("message", [message(state="sent")], id="sent at no moment"),
    ],
)
async def test_the_database_refuses(filled: Database, table: str, rows: list[dict[str, Any]]) -> None:
    with pytest.raises(IntegrityError):
        await put(filled, table, *rows)


async def test_a_naive_moment_is_refused(filled: Database) -> None:
    naive = datetime(2022, 12, 20)  # noqa: DTZ001 - the point of the test
    with pytest.raises(StatementError, match="without a zone"):
        await put(filled, "person", {**PERSON, "id": 2, "outside_id": "10", "created_at": naive})


async def test_a_moment_comes_back_as_it_was(filled: Database) -> None:
    async with filled.read() as conn:
        moment = (await conn.execute(select(metadata.tables["person"].c.created_at))).scalar_one()

    assert (moment, moment.utcoffset()) == (NOW, timedelta(0))


async def test_an_organization_with_questions_cannot_be_deleted(filled: Database) -> None:
    with pytest.raises(IntegrityError):
        async with filled.write("delete") as tx:
            await tx.conn.execute(
                metadata.tables["organization"].delete().where(metadata.tables["organization"].c.id == 4)
            )


async def test_planned_messages_of_other_days_are_welcome(filled: Database) -> None:
    days = (date(2022, 12, 21), date(2022, 12, 22))
    await put(filled, "message", *(message(class_="planned", day=day, cause=None) for day in days))


async def test_the_assignment_of_these_tests_is_there(filled: Database) -> None:
    async with filled.read() as conn:
        found = (await conn.execute(select(assignment.c.window_id, assignment.c.organization_id))).all()

    assert (1, 4) in {tuple(row) for row in found}
