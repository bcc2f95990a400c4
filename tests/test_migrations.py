"""Migrations end at the schema, lose no row, and say in one line why they cannot run."""

import asyncio
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from postgres import administer
from sqlalchemy import Text, make_url, select, text
from sqlalchemy.exc import IntegrityError

from roadmap.errors import RejectedError
from roadmap.model import Status
from storage.database import Database, build_engine
from storage.figure_codes import Way
from storage.migrate import SCRIPTS, migrate, migrating
from storage.schema import REVISION, assignment, metadata, reply
from storage.standing_codes import Answered, standing_of


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A database of its own: these tests change the schema."""
    name = f"vekhi_{uuid4().hex}"
    asyncio.run(administer(postgres_server, f"CREATE DATABASE {name}"))
    address = make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    asyncio.run(migrate(address))
    yield address
    asyncio.run(administer(postgres_server, f"DROP DATABASE {name} WITH (FORCE)"))


ORGANIZATION = {"kind": "municipality", "short_name": "УО", "full_name": "УО", "position": 0}


def _differences(connection: Any) -> list[Any]:
    """PostgreSQL writes a generated column's expression in its own words: those are not held together."""
    if connection.dialect.name == "postgresql":
        warnings.filterwarnings("ignore", "Computed default on assignment")
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, metadata))


async def test_the_revisions_end_at_the_schema(database: Database) -> None:
    async with database.engine.connect() as conn:
        assert await conn.run_sync(_differences) == []


def test_the_newest_revision_is_the_one_that_the_program_asks_for() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [REVISION]


async def test_migrating_again_changes_nothing(database: Database) -> None:
    await migrate(database.url.render_as_string(hide_password=False))

    async with database.read() as conn:
        assert (await conn.execute(text("SELECT version_num FROM alembic_version"))).scalars().all() == [
            REVISION
        ]


async def _fill(database: Database) -> None:
    async with database.write("fill") as tx:
        await tx.conn.execute(metadata.tables["organization"].insert(), ORGANIZATION | {"id": 1})
        await tx.conn.execute(
            metadata.tables["organization_name"].insert(), {"key": "уо", "organization_id": 1}
        )


def _rebuild(connection: Any) -> None:
    with Operations(MigrationContext.configure(connection)).batch_alter_table(
        "organization", recreate="always" if connection.dialect.name == "sqlite" else "never"
    ) as batch:
        batch.alter_column("short_name", existing_type=Text(), nullable=True)


async def test_rebuilding_a_filled_parent_keeps_its_children(database: Database) -> None:
    await _fill(database)

    async with migrating(database.engine) as conn:
        await conn.run_sync(_rebuild)

    async with database.read() as conn:
        assert (await conn.execute(text("SELECT count(*) FROM organization_name"))).scalar() == 1


async def test_references_are_checked_again_after_a_migration(database: Database) -> None:
    await _fill(database)
    async with migrating(database.engine) as conn:
        await conn.run_sync(_rebuild)

    with pytest.raises(IntegrityError):
        async with database.write("orphan") as tx:
            await tx.conn.execute(
                metadata.tables["organization_name"].insert(), {"key": "я", "organization_id": 99}
            )


async def test_a_migration_that_would_leave_an_orphan_is_undone(sqlite_url: str) -> None:
    engine = build_engine(sqlite_url)
    with pytest.raises(RuntimeError, match="organization_name"):
        async with migrating(engine) as conn:
            await conn.execute(text("INSERT INTO organization_name (key, organization_id) VALUES ('я', 99)"))

    async with engine.connect() as conn:
        assert (await conn.execute(text("SELECT count(*) FROM organization_name"))).scalar() == 0
    await engine.dispose()


OLD_ROWS = (
    "INSERT INTO organization (id, kind, short_name, full_name, position) "
    " VALUES (1, 'school', 'СШ', 'СШ', 0)",
    'INSERT INTO "order" (id, number, date, title, issuer, controller, imported_at)'
    " VALUES (1, '594', '2022-12-13', 'План', 'УО', '', '2022-12-13 10:00:00')",
    'INSERT INTO obligation (id, order_id, position, point, who, "to", what, dates)'
    " VALUES (1, 1, 1, '2.1', 'УО', '', 'дело', '[]')",
    "INSERT INTO roadmap (id, order_id, position, code, title, year, starts, ends, clusters, state)"
    " VALUES (1, 1, 1, 'ДК1', 'План', '2022/2023', '2022-09-01', '2023-08-31', '[]', 'active')",
    "INSERT INTO section (id, roadmap_id, position, title) VALUES (1, 1, 1, '')",
    "INSERT INTO item (id, roadmap_id, section_id, key, position, number, level, measure, description, term,"
    " responsible, result, short_name, kind, evidence, schedule_kind, conditional, for_schools, asked)"
    " VALUES (1, 1, 1, '1', 1, '1', '', '', '', '', '', '', '', 'deed', 'line', 'month', false, true, '[]')",
    'INSERT INTO "window" (id, item_id, "end", printed_due, opens, due, interim, collected)'
    " VALUES (1, 1, '2022-12-30', '2022-12-30', '2022-12-01', '2022-12-30', false, false)",
    "INSERT INTO assignment (id, window_id, organization_id, due, created_at, status)"
    " VALUES (1, 1, 1, '2022-12-30', '2022-12-13 10:00:00', 'pending')",
)


@pytest.fixture(params=["sqlite", "postgres"])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database that stopped at the first revision."""
    if request.param == "sqlite":
        address = f"sqlite+aiosqlite:///{tmp_path}/old.db"
        asyncio.run(migrate(address, "0001"))
        yield address
        return
    server: str = request.getfixturevalue("postgres_server")
    name = f"vekhi_{uuid4().hex}"
    asyncio.run(administer(server, f"CREATE DATABASE {name}"))
    address = make_url(server).set(database=name).render_as_string(hide_password=False)
    asyncio.run(migrate(address, "0001"))
    yield address
    asyncio.run(administer(server, f"DROP DATABASE {name} WITH (FORCE)"))


async def test_a_filled_database_of_the_first_revision_keeps_every_row(old_url: str) -> None:
    tables = ("organization", '"order"', "obligation", "roadmap", "section", "item", '"window"', "assignment")
    engine = build_engine(old_url)
    async with engine.begin() as conn:
        for row in OLD_ROWS:
            await conn.execute(text(row))

    await migrate(old_url)

    async with engine.connect() as conn:
        counts = [(await conn.execute(text(f"SELECT count(*) FROM {each}"))).scalar() for each in tables]
        kind = (await conn.execute(text("SELECT kind, reminds FROM roadmap"))).one()
    await engine.dispose()
    assert counts == [1] * len(tables)
    assert tuple(kind) == ("plan", None)


PAIR_ROWS = (
    *(
        "INSERT INTO organization (id, parent_id, kind, short_name, full_name, position) "
        f" VALUES ({n}, 1, 'school', 'СШ № {n}', 'СШ № {n}', {n})"
        for n in (2, 3, 4)
    ),
    "INSERT INTO mentorship (mentee_id, year, mentor_id, order_id) VALUES (2, '2022/2023', 4, 1)",
    "INSERT INTO mentorship (mentee_id, year, mentor_id, order_id) VALUES (3, '2022/2023', 4, 1)",
    "INSERT INTO change (id, at, what, organization_id, before, after, reason, cause) VALUES"
    " (1, '2022-12-14 10:00:00', 'mentor', 2, '', '2022/2023 СШ № 4, 348, 2020-12-30', '', 'inbox:1')",
    'INSERT INTO indicator (id, item_id, position, op, value, unit, "of")'
    " VALUES (1, 1, 1, '>=', 75, '%', 'ШНРО')",
)


async def test_the_fourth_revision_keeps_rows_and_knows_the_pairs_put_by_hand(old_url: str) -> None:
    await migrate(old_url, "0003")
    engine = build_engine(old_url)
    async with engine.begin() as conn:
        for row in (*OLD_ROWS[:2], *OLD_ROWS[3:6], *PAIR_ROWS):
            await conn.execute(text(row))

    await migrate(old_url)

    async with engine.connect() as conn:
        pairs = await conn.execute(text("SELECT mentee_id, by_hand FROM mentorship ORDER BY mentee_id"))
        assert [(row[0], bool(row[1])) for row in pairs] == [(2, True), (3, False)]
        for table, column in (("item", "sum_of"), ("roadmap", "baselines"), ("indicator", '"group"')):
            assert str((await conn.execute(text(f"SELECT {column} FROM {table}"))).scalar()) == "[]"
    await engine.dispose()


ANSWERED_ROWS = (
    *(
        f"INSERT INTO assignment (id, window_id, organization_id, due, created_at, status, reply_id)"
        f" VALUES ({n}, 1, {n}, '2022-12-30', '2022-12-13 10:00:00', '{status}', {reply})"
        for n, status, reply in ((2, "done", 3), (3, "in_progress", 4), (4, "done", 6))
    ),
    *(
        "INSERT INTO reply (id, assignment_id, status, comment, document_number, document_date, author_role,"
        f" at, cause, undoes_id) VALUES ({n}, {of}, '{status}', '{words}', {document}, 'director',"
        f" '{at}', '{n}', {undoes})"
        for n, of, status, words, document, at, undoes in (
            (1, 2, "done", "", "NULL, NULL", "2022-12-29 12:00:00", "NULL"),
            (2, 2, "pending", "", "NULL, NULL", "2022-12-29 13:00:00", "1"),
            (3, 2, "done", "сделано", "NULL, NULL", "2023-01-11 22:30:00", "NULL"),
            (4, 3, "in_progress", "", "NULL, NULL", "2023-01-11 12:00:00", "NULL"),
            (5, 4, "done", "", "NULL, NULL", "2023-01-15 12:00:00", "NULL"),
            (6, 4, "done", "", "'7', '2023-01-10'", "2023-01-16 12:00:00", "NULL"),
        )
    ),
    "INSERT INTO review (id, reply_id, verdict, reason, at, cause)"
    " VALUES (1, 6, 'accepted', '', '2023-01-17 12:00:00', '1')",
    *(
        "INSERT INTO attachment (id, reply_id, kind, outside_id, outside_unique_id, chat_key, message_key,"
        " name, mime, state, attempts, announced_at)"
        f" VALUES ({n}, {n}, 'photo', 'f', 'u', '1', '1', 'приказ', '', 'announced', 0,"
        " '2023-01-11 22:30:00')"
        for n in (3, 4)
    ),
)


async def test_the_seventh_revision_tells_figures_what_was_answered(old_url: str) -> None:
    engine = build_engine(old_url)
    async with engine.begin() as conn:
        for row in (*OLD_ROWS, *PAIR_ROWS[:3], *ANSWERED_ROWS):
            await conn.execute(text(row))

    await migrate(old_url)

    async with engine.connect() as conn:
        found = select(assignment.c.standing, standing_of(assignment.c.reply_id)).order_by(assignment.c.id)
        rows = (await conn.execute(found)).all()
    await engine.dispose()
    assert all(kept == made for kept, made in rows)
    unanswered, late, going_on, accepted = (Answered.of(kept) for kept, _ in rows)
    assert unanswered == Answered(Status.PENDING, None, False, False, False)
    assert late == Answered(Status.DONE, date(2023, 1, 12), True, True, False)
    assert going_on == Answered(Status.IN_PROGRESS, None, True, False, False)
    assert accepted == Answered(Status.DONE, date(2023, 1, 10), True, True, True)


async def test_the_seventh_revision_tells_days_by_the_clocks_of_the_place(old_url: str) -> None:
    engine = build_engine(old_url)
    async with engine.begin() as conn:
        for row in (*OLD_ROWS, *PAIR_ROWS[:3], *ANSWERED_ROWS):
            await conn.execute(text(row))

    await migrate(old_url, zone=ZoneInfo("UTC"))

    async with engine.connect() as conn:
        days = (await conn.execute(select(reply.c.day).where(reply.c.id.in_((2, 3))))).scalars().all()
    await engine.dispose()
    assert days == [date(2022, 12, 29), date(2023, 1, 11)]


REACHED_ROWS = (
    "INSERT INTO person (id, channel, outside_id, name, language, reachable, created_at)"
    " VALUES (1, 'telegram', '1', 'А', 'ru', true, '2022-12-14 10:00:00')",
    "INSERT INTO person (id, channel, outside_id, name, language, reachable, created_at, blocked_at)"
    " VALUES (2, 'telegram', '2', 'Б', 'ru', false, '2022-12-14 10:00:00', '2022-12-15 10:00:00')",
    *(
        "INSERT INTO membership (id, person_id, organization_id, role, created_at)"
        f" VALUES ({n}, {n}, {n + 1}, 'director', '2022-12-14 10:00:00')"
        for n in (1, 2)
    ),
    "UPDATE organization SET askable_since = '2022-12-14' WHERE id IN (2, 3)",
    "UPDATE assignment SET extended_to = '2023-02-01', extension_asked = '2023-03-01',"
    " returned_on = '2023-01-20' WHERE id = 1",
)


async def test_the_eighth_revision_tells_figures_who_can_be_asked(old_url: str) -> None:
    engine = build_engine(old_url)
    async with engine.begin() as conn:
        for row in (*OLD_ROWS, *PAIR_ROWS[:3], *ANSWERED_ROWS, *REACHED_ROWS):
            await conn.execute(text(row))

    await migrate(old_url)

    async with engine.connect() as conn:
        found = select(assignment.c.figure, assignment.c.moved).order_by(assignment.c.id)
        ways = [Way.of(*row) for row in await conn.execute(found)]
    await engine.dispose()
    due, joined = date(2022, 12, 30), date(2022, 12, 14)
    moved = Way(due, 0, False, None, date(2023, 2, 1), date(2023, 1, 20), True)
    assert ways[0] == moved
    assert [(each.due, each.is_reachable, each.askable_since) for each in ways[1:]] == [
        (due, True, joined),
        (due, False, joined),
        (due, False, None),
    ]


async def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    await migrate(f"sqlite+aiosqlite:///{tmp_path}/new/folder/vekhi.db")

    assert (tmp_path / "new" / "folder" / "vekhi.db").exists()


async def test_a_database_of_a_newer_program_is_left_alone(database: Database) -> None:
    async with database.write("newer") as tx:
        await tx.conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(RejectedError) as raised:
        await migrate(database.url.render_as_string(hide_password=False))

    assert raised.value.key == "database-newer"


def _nothing(_path: Path) -> None: ...


def _file_in_the_way(path: Path) -> None:
    (path / "file").write_text("not a folder")


def _not_a_database(path: Path) -> None:
    (path / "vekhi.db").write_text("a letter to the editor, long enough to be looked at as a header " * 20)


@pytest.mark.parametrize(
    ("url", "prepare", "key"),
    [
        pytest.param("vekhi.db", _nothing, "database-url-bad", id="no address at all"),
        pytest.param("mysql+nothing://x/y", _nothing, "database-url-bad", id="unknown kind"),
        pytest.param("sqlite:///{}/vekhi.db", _nothing, "database-url-bad", id="a driver that waits"),
        pytest.param("postgresql+asyncpg://u:secret@h:x/y", _nothing, "database-url-bad", id="bad port"),
        pytest.param(
            "sqlite+aiosqlite:///{}/file/vekhi.db", _file_in_the_way, "database-unreachable", id="no folder"
        ),
        pytest.param(
            "sqlite+aiosqlite:///{}/vekhi.db", _not_a_database, "database-unreachable", id="other file"
        ),
        pytest.param("sqlite+aiosqlite:////proc/vekhi.db", _nothing, "database-unreachable", id="unwritable"),
        pytest.param(
            "postgresql+asyncpg://u:secret@127.0.0.1:1/vekhi",
            _nothing,
            "database-unreachable",
            id="nobody there",
        ),
    ],
)
async def test_a_bad_address_is_told_in_one_line(
    url: str, prepare: Callable[[Path], None], key: str, tmp_path: Path
) -> None:
    prepare(tmp_path)

    with pytest.raises(RejectedError) as raised:
        await migrate(url.format(tmp_path))

    assert raised.value.key == key
    shown = str(raised.value.values)
    assert "secret" not in shown
    assert "\\n" not in shown
