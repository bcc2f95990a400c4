"""What is wrong after a soak: an answer that is lost or double, a message that was sent twice."""

import hashlib
from collections import Counter
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from sandbox.client import SandboxClient
from soak.directors import Said
from soak.house import Stage
from storage.schema import attachment, inbox, message, reply

SHOWN = 5


async def judge(stage: Stage, people: SandboxClient, said: Said) -> list[str]:
    """One line per fault; none when everything is there once."""
    database = stage.open()
    async with database.read() as conn:
        faults = [
            *await _judge_updates(conn, said),
            *await _judge_replies(conn, said),
            *await _judge_files(conn, said, stage.folder / "files"),
            *await _judge_messages(conn),
        ]
    await database.close()
    for person in stage.directors:
        seen = [each.text for each in await people.messages(person.id) if each.from_bot]
        planned = sum(text.startswith("До 30 декабря") for text in seen)
        if planned > 1:
            faults.append(f"person {person.id} was reminded {planned} times on one day")
    return faults


async def _judge_updates(conn: AsyncConnection, said: Said) -> list[str]:
    states = Counter((await conn.execute(select(inbox.c.state))).scalars())
    is_right = states == Counter(done=said.acts)
    return [] if is_right else [f"{said.acts} acts became updates {dict(states)}"]


async def _judge_replies(conn: AsyncConnection, said: Said) -> list[str]:
    numbers = Counter((await conn.execute(select(reply.c.document_number))).scalars())
    presses = numbers.pop(None, 0)
    faults = _compare("answers", Counter(said.numbers), numbers)
    if presses != said.presses:
        faults.append(f"{said.presses} presses became {presses} answers")
    return faults


async def _judge_files(conn: AsyncConnection, said: Said, folder: Path) -> list[str]:
    """An answer that goes on from another of its assignment holds that one's files too."""
    kept = select(attachment.c.sha256, reply.c.assignment_id).join_from(attachment, reply).distinct()
    found = Counter(row.sha256 for row in await conn.execute(kept))
    stored, stray = _read_files(folder)
    faults = _compare("files in rows", Counter(said.files), found)
    faults += _compare("files on disk", Counter(said.files), stored)
    return [*faults, *(f"a file is left half-written: {name}" for name in stray)]


def _read_files(folder: Path) -> tuple[Counter[str], list[str]]:
    """The contents that are stored, by hash, and what lies aside."""
    contents = [path.read_bytes() for path in folder.glob("??/*") if path.is_file()]
    stored = Counter(hashlib.sha256(content).hexdigest() for content in contents)
    return stored, [path.name for path in (folder / "tmp").glob("*")]


async def _judge_messages(conn: AsyncConnection) -> list[str]:
    rows = (
        await conn.execute(select(message.c.class_, message.c.person_id, message.c.day, message.c.state))
    ).all()
    planned = Counter((row.person_id, row.day) for row in rows if row.class_ == "planned")
    faults = [f"planned twice for {whom}" for whom, times in planned.items() if times > 1]
    left = Counter(row.state for row in rows if row.state in ("ready", "sending", "failed"))
    return [*faults, *(f"{times} messages are {state}" for state, times in left.items())]


def _compare(what: str, expected: Counter[str], found: Counter[str]) -> list[str]:
    lost, more = expected - found, found - expected
    faults = []
    if lost:
        faults.append(f"{what}: {lost.total()} lost, {sorted(lost)[:SHOWN]}")
    if more:
        faults.append(f"{what}: {more.total()} too many, {sorted(map(str, more))[:SHOWN]}")
    return faults
