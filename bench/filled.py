"""A filled year to measure on: order 594 and its like, 43 schools that answered, copied for more.

Rows are written past the services, consistent with their log; every copy of the 43 answers as they did.
"""

import asyncio
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from bench.stage import ORDER
from bot.reading import read_understood
from roadmap.clock import ManualClock
from roadmap.workdays import WorkDays
from services.orders import Orders
from storage.database import Database
from storage.migrate import migrate
from storage.reaches import askable_since, reachable
from storage.schema import assignment
from storage.standing_codes import standing_of

SCHOOLS = 43
MORE_PLANS = 4
"""Orders that repeat the widest plan of 594: with them there are 6,000 assignments and more."""
NOW = datetime(2023, 5, 22, 12, tzinfo=UTC)
BEGAN = datetime(2022, 12, 14, 9, tzinfo=UTC)
FILES = 3_000
WAYS = (
    ((), 0.14),
    (("in_progress",), 0.08),
    (("difficulty",), 0.04),
    (("done",), 0.12),
    (("in_progress", "done"), 0.52),
    (("done", "done", "done"), 0.06),
    (("not_applicable",), 0.04),
)


async def fill(path: Path, schools: int, seed: int = 594) -> str:
    """A database of so many schools at `path`; its address."""
    url = f"sqlite+aiosqlite:///{path}"
    await migrate(url)
    order = await read_understood(ORDER, WorkDays())
    database = Database(url, ManualClock(BEGAN))
    await Orders(database).import_order(order)
    widest = order.roadmaps[-1]
    for number in range(MORE_PLANS):
        code = f"ДК{number + 4}"
        plan = replace(widest, code=code)
        day = order.date + timedelta(days=number + 1)
        await Orders(database).import_order(
            replace(order, number=f"{595 + number}", date=day, roadmaps=(plan,), obligations=(), announced=())
        )
    await database.close()
    await asyncio.to_thread(_change, path, lambda conn: _answer(conn, random.Random(seed)))
    database = Database(url, ManualClock(NOW))
    async with database.write("settle") as tx:
        kept = {"askable_since": askable_since, "reachable": reachable}
        await tx.conn.execute(update(assignment).values(standing=standing_of(assignment.c.reply_id), **kept))
    await database.close()
    await asyncio.to_thread(_change, path, lambda conn: _copy(conn, -(-schools // SCHOOLS) - 1))
    return url


def _change(path: Path, write: Callable[[sqlite3.Connection], None]) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;"
            " PRAGMA cache_size=-200000; PRAGMA temp_store=MEMORY;"
        )
        write(conn)
        conn.commit()
        conn.execute("PRAGMA journal_mode=WAL")


def _answer(conn: sqlite3.Connection, dice: random.Random) -> None:
    _join(conn)
    _reply(conn, dice)


def _join(conn: sqlite3.Connection) -> None:
    """A director in every school but two, a coordinator in the centre."""
    places = conn.execute("SELECT id FROM organization WHERE kind = 'school' ORDER BY id").fetchall()
    conn.execute("UPDATE organization SET askable_since = '2022-12-14' WHERE kind = 'school'")
    for (place,) in places[2:]:
        _person(conn, place, "director")
    (centre,) = conn.execute("SELECT id FROM organization WHERE kind = 'center'").fetchone()
    _person(conn, centre, "coordinator")


def _person(conn: sqlite3.Connection, place: int, role: str) -> None:
    values = ("telegram", str(place), f"{role} {place}", "ru", 1, _text(BEGAN))
    row = conn.execute(
        "INSERT INTO person (channel, outside_id, name, language, reachable, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        values,
    )
    conn.execute(
        "INSERT INTO membership (person_id, organization_id, role, created_at) VALUES (?, ?, ?, ?)",
        (row.lastrowid, place, role, _text(BEGAN)),
    )


def _reply(conn: sqlite3.Connection, dice: random.Random) -> None:
    asked = conn.execute(
        "SELECT a.id, a.due FROM assignment a JOIN organization o ON o.id = a.organization_id"
        " WHERE o.kind = 'school' ORDER BY a.id"
    ).fetchall()
    ways, weights = zip(*WAYS, strict=True)
    files = 0
    for asked_id, due in asked:
        statuses = dice.choices(ways, weights)[0]
        moment = _near(date.fromisoformat(due), dice)
        standing: tuple[str, int] | None = None
        returned = None
        for step, status in enumerate(statuses):
            at = moment + timedelta(hours=step)
            reply = _add_reply(conn, asked_id, status, at, dice)
            standing = (status, reply)
            if files < FILES and status == "done" and dice.random() < 0.6:
                files += 1
                _add_file(conn, reply, at)
            is_last = step == len(statuses) - 1
            if is_last and status == "done" and dice.random() < 0.75:
                _review(conn, reply, "accepted", at + timedelta(hours=5))
            elif len(statuses) == 1 and status == "done":
                _review(conn, reply, "returned", at + timedelta(hours=5))
                standing, returned = None, (at + timedelta(hours=5)).date().isoformat()
        if standing or returned:
            status, reply_id = standing or ("pending", None)
            conn.execute(
                "UPDATE assignment SET status = ?, reply_id = ?, returned_on = ? WHERE id = ?",
                (status, reply_id, returned, asked_id),
            )


def _add_reply(
    conn: sqlite3.Connection, asked_id: int, status: str, at: datetime, dice: random.Random
) -> int:
    has_number = status == "done" and dice.random() < 0.8
    difficulty = dice.choice(("no_staff", "no_funds", "no_time")) if status == "difficulty" else None
    values = (
        asked_id,
        status,
        "сделано по плану школы" if dice.random() < 0.5 else "",
        str(dice.randrange(1, 400)) if has_number else None,
        at.date().isoformat() if has_number else None,
        _text(at),
        f"fill:{asked_id}:{at:%m%d%H}",
        difficulty,
        at.date().isoformat(),
    )
    row = conn.execute(
        "INSERT INTO reply (assignment_id, status, comment, document_number, document_date, author_role,"
        " at, cause, difficulty, day) VALUES (?, ?, ?, ?, ?, 'director', ?, ?, ?, ?)",
        values,
    )
    assert row.lastrowid
    return row.lastrowid


def _add_file(conn: sqlite3.Connection, reply: int, at: datetime) -> None:
    conn.execute(
        "INSERT INTO attachment (reply_id, kind, outside_id, outside_unique_id, chat_key, message_key, name,"
        " mime, size, state, sha256, attempts, announced_at) VALUES (?, 'photo', ?, ?, '1', ?,"
        " 'приказ.jpg', 'image/jpeg', 90000, 'stored', ?, 1, ?)",
        (reply, f"f{reply}", f"u{reply}", str(reply), f"{reply:064x}", _text(at)),
    )


def _review(conn: sqlite3.Connection, reply: int, verdict: str, at: datetime) -> None:
    conn.execute(
        "INSERT INTO review (reply_id, verdict, reason, at, cause) VALUES (?, ?, 'уточните', ?, ?)",
        (reply, verdict, _text(at), f"fill:{reply}"),
    )


def _copy(conn: sqlite3.Connection, copies: int) -> None:
    """The schools and all that is theirs, `copies` times more."""
    if copies <= 0:
        return
    steps = {name: _top(conn, name) + 1 for name in COPIED}
    conn.execute("CREATE TEMP TABLE copy AS WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL"
                 " SELECT k + 1 FROM n WHERE k < ?) SELECT k FROM n", (copies,))  # fmt: skip
    conn.execute("CREATE TEMP TABLE old AS SELECT id FROM organization WHERE kind = 'school'")
    conn.execute(
        "CREATE TEMP TABLE oldasg AS SELECT id FROM assignment WHERE organization_id IN (SELECT id FROM old)"
    )
    indexes = conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:  # made anew at the end: that is faster than to keep them
        conn.execute(f'DROP INDEX "{name}"')
    for name, (scope, shifts) in COPIED.items():
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({name})")]  # none that is generated
        chosen = [_shifted(column, shifts, steps) for column in columns]
        quoted = ", ".join(f'"{column}"' for column in columns)
        conn.execute(
            f"INSERT INTO {name} ({quoted}) SELECT {', '.join(chosen)} FROM {name} CROSS JOIN copy"  # noqa: S608
            f" WHERE {name}.{scope}"
        )
    for _, definition in indexes:
        conn.execute(definition)


SCHOOLS_ONLY = "organization_id IN (SELECT id FROM old)"
COPIED: dict[str, tuple[str, dict[str, str]]] = {
    "organization": ("id IN (SELECT id FROM old)", {"id": "organization", "short_name": "text"}),
    "cluster_school": (SCHOOLS_ONLY, {"organization_id": "organization"}),
    "person": (
        "id IN (SELECT person_id FROM membership WHERE role = 'director' AND id <= (SELECT count(*)"
        " FROM old))",
        {"id": "person", "outside_id": "text"},
    ),
    "membership": (
        SCHOOLS_ONLY,
        {"id": "membership", "person_id": "person", "organization_id": "organization"},
    ),
    "assignment": (
        SCHOOLS_ONLY,
        {"id": "assignment", "organization_id": "organization", "reply_id": "reply"},
    ),
    "reply": (
        "assignment_id IN (SELECT id FROM oldasg)",
        {"id": "reply", "assignment_id": "assignment"},
    ),
    "review": (
        "reply_id IN (SELECT id FROM reply WHERE assignment_id IN (SELECT id FROM oldasg))",
        {"id": "review", "reply_id": "reply"},
    ),
    "attachment": (
        "reply_id IN (SELECT id FROM reply WHERE assignment_id IN (SELECT id FROM oldasg))",
        {"id": "attachment", "reply_id": "reply"},
    ),
}


def _shifted(column: str, shifts: dict[str, str], steps: dict[str, int]) -> str:
    of = shifts.get(column)
    if of is None:
        return f'"{column}"'
    return f"\"{column}\" || ' / ' || k" if of == "text" else f'"{column}" + k * {steps[of]}'


def _top(conn: sqlite3.Connection, name: str) -> int:
    try:
        return int(conn.execute(f"SELECT max(id) FROM {name}").fetchone()[0])  # noqa: S608
    except sqlite3.OperationalError:
        return 0


def _near(due: date, dice: random.Random) -> datetime:
    """About the due day; of what is due later, on any day until yesterday."""
    day = due - timedelta(days=dice.randrange(-6, 20))
    if day >= NOW.date():
        day = BEGAN.date() + timedelta(days=dice.randrange((NOW - BEGAN).days))
    return max(datetime(day.year, day.month, day.day, dice.randrange(6, 15), tzinfo=UTC), BEGAN)


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
