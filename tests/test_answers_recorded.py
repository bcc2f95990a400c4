"""The table of short answers, said to the real order by a director: what is on record after each."""

import shutil
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from flow import MOSCOW, moment
from short_answers import Line, read_table
from sqlalchemy import select

from roadmap.clock import ManualClock
from roadmap.errors import AppError
from roadmap.model import Role, Status
from roadmap.workdays import WorkDays
from services.acts import Act, Incoming
from services.calendar import Calendar
from services.incoming import IncomingAnswers
from services.invites import Invites, Newcomer
from services.people import Actor, People
from services.replies import Replies
from storage import assignments, mentions
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.replies import NewAttachment
from storage.schema import assignment, attachment, awaiting, help_request, message, remark, reply, review
from storage.schema import mention as mentioned

pytestmark = pytest.mark.asyncio(loop_scope="module")
LINES = read_table()
REMINDER = ("ДК1 1.6", "ДК1 1.7", "ДК3 3.5", "ДК3 3.8")
CARD, TYPED = "500", "501"
NOW = moment(20, 10)


@dataclass
class School:
    """СШ № 9 on 20 December, with its director; every line is said to it as if it were the first."""

    database: Database
    actor: Actor
    rows: dict[str, AssignmentRow]
    causes: Any

    @property
    def replies(self) -> Replies:
        return Replies(self.database, Calendar(MOSCOW, WorkDays()))

    def act(self, key: str = TYPED) -> Act:
        return Act(self.actor, next(self.causes), NOW, None, key)

    async def forget(self) -> None:
        async with self.database.write("forget") as tx:
            for table in (attachment, review, remark, help_request, awaiting, message, mentioned):
                await tx.conn.execute(table.delete())
            await tx.conn.execute(assignment.update().values(status="pending", reply_id=None))
            await tx.conn.execute(reply.delete())

    async def show(self, names: Sequence[str]) -> None:
        async with self.database.write("show") as tx:
            ids = [self.rows[name].id for name in names]
            await mentions.put(tx.conn, [(self.actor.outside_id, CARD, ids)])

    async def hear(self, line: Line) -> None:
        """What stood before the line is put as `where` tells, then it is said."""
        way, _, number = line.where.rpartition("ДК")
        name = f"ДК{number}" if "ДК" in line.where else ""
        files: tuple[NewAttachment, ...] = ()
        shown: Sequence[str] = (name,) if name else ()
        if line.where == "список":
            shown = REMINDER
        elif way in {"после ", "трудности "}:
            status = Status.DONE if way == "после " else Status.DIFFICULTY
            await self.replies.press(self.act("499"), self.rows[name].id, status)
            shown = ()
        elif way == "одно ":
            shown = ()
            for row in self.rows.values():
                if row.deed != self.rows[name].deed and row.kind != "event":
                    await self.replies.press(self.act("499"), row.id, Status.DONE)
            async with self.database.write("hush") as tx:
                await tx.conn.execute(awaiting.delete())
        if line.where.startswith("файл"):
            media = ("document", "file", "unique", "приказ.pdf", "application/pdf", 8)
            files = (NewAttachment(*media, chat_key=self.actor.outside_id, message_key=TYPED),)
        if shown:
            await self.show(shown)
        incoming = Incoming(line.text, files, reply_to=CARD if shown else None, key=TYPED)
        await IncomingAnswers(self.replies, lambda payload: None).take(self.act(), incoming)

    async def said(self) -> list[tuple[Any, ...]]:
        """What this message put on record, in the order of the items."""
        columns = (
            reply.c.assignment_id, reply.c.status, reply.c.document_number, reply.c.document_date,
            reply.c.done_count, reply.c.total_count, reply.c.comment,
        )  # fmt: skip
        names = {row.id: name for name, row in self.rows.items()}
        async with self.database.read() as conn:
            found = await conn.execute(
                select(*columns).where(reply.c.message_key == TYPED).order_by(reply.c.id)
            )
            return [(names[row[0]], *row[1:]) for row in found]

    async def asked(self) -> list[str]:
        async with self.database.read() as conn:
            found = await conn.execute(select(message.c.kind).where(message.c.cause.startswith("inbox:")))
            return list(found.scalars())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(order594: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[School]:
    path = tmp_path_factory.mktemp("school") / "vekhi.db"
    shutil.copyfile(order594, path)
    database = Database(f"sqlite+aiosqlite:///{path}", ManualClock(NOW))
    calendar, causes = Calendar(MOSCOW, WorkDays()), count(1)
    made = await Invites(database, calendar).create("СШ № 9", Role.DIRECTOR)
    await Invites(database, calendar).use(
        made.token, Newcomer("telegram", "909", "Ирина", "ru"), next(causes)
    )
    actor = await People(database, calendar).find("telegram", "909")
    assert actor
    async with database.read() as conn:
        mine = [each.organization_id for each in actor.memberships]
        found = await assignments.of_organizations(
            conn, mine, NOW.date(), opens=moment(3, month=1, year=2023).date()
        )
    rows: dict[str, AssignmentRow] = {}
    for row in found:
        rows.setdefault(f"{row.code} {row.number.rstrip('.')}", row)
    yield School(database, actor, rows, causes)
    await database.close()


@pytest_asyncio.fixture(loop_scope="module")
async def school(home: School) -> School:
    await home.forget()
    return home


@pytest.mark.parametrize("line", LINES, ids=[line.name for line in LINES])
async def test_exactly_what_was_meant_is_on_record(school: School, line: Line) -> None:
    try:
        await school.hear(line)
    except AppError:
        assert line.outcome == "ask"
    wanted = [
        (each.item, each.status, each.number, each.on, each.done, each.total, each.comment)
        for each in line.wanted
        if each.status != "ask"
    ]

    assert await school.said() == wanted
    questions = {"which_item", "which_status"} & set(await school.asked())
    if line.outcome == "talk":
        assert not questions
