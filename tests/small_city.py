"""A city of schools that answer one item, the smallest rows that make it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from storage import attachments, handed_in, schema
from storage.database import Database

SHA = "a" * 64


class Desk:
    """Where the rows come from; files are given by their contents."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.count = 0

    async def put(self, table: Any, **values: Any) -> int:
        async with self.db.write("put") as tx:
            added = await tx.conn.execute(insert(table).values(**values))
            return int(added.inserted_primary_key[0])

    async def open(self) -> "Desk":
        now = self.db.clock.now()
        day = now.date()
        self.city = await self.put(
            schema.organization, kind="municipality", short_name="УО", full_name="УО", position=0
        )
        order = await self.put(
            schema.order, number="1", date=day, title="", issuer="", controller="", imported_at=now
        )
        plan = await self.put(
            schema.roadmap, order_id=order, position=1, code="ДК1", title="", year="2022/2023",
            starts=day, ends=day, clusters=[], state="active",
        )  # fmt: skip
        part = await self.put(schema.section, roadmap_id=plan, position=1, title="")
        item = await self.put(
            schema.item, roadmap_id=plan, section_id=part, key="1", position=1, number="1.6", level="",
            measure="", description="", term="", responsible="", result="", short_name="", kind="deed",
            evidence="line", schedule_kind="dates", conditional=False, for_schools=True, asked=[],
        )  # fmt: skip
        self.windows = [
            await self.put(
                schema.window, item_id=item, end=day + timedelta(days=number), printed_due=day,
                opens=day, due=day, interim=False, collected=False,
            )
            for number in range(3)
        ]  # fmt: skip
        return self

    async def school(self, name: str) -> int:
        self.count += 1
        values = {"kind": "school", "short_name": name, "full_name": name, "parent_id": self.city}
        return await self.put(schema.organization, position=self.count, **values)

    async def person(self, name: str) -> int:
        values = {"channel": "telegram", "outside_id": name, "name": name, "language": "ru"}
        return await self.put(schema.person, reachable=True, created_at=self.db.clock.now(), **values)

    async def answer(self, school: int, author: int | None = None, window: int = 0) -> int:
        self.count += 1
        asked = await self.put(
            schema.assignment, window_id=self.windows[window], organization_id=school,
            due=self.db.clock.now().date(), created_at=self.db.clock.now(), status="pending",
        )  # fmt: skip
        return await self.put(
            schema.reply, assignment_id=asked, status="done", comment="", author_role="director",
            author_id=author, at=self.db.clock.now(), day=self.db.clock.now().date(),
            cause=f"inbox:{self.count}",
        )  # fmt: skip

    async def asked(self, reply: int) -> int:
        """The assignment that a reply answers."""
        asked = select(schema.reply.c.assignment_id).where(schema.reply.c.id == reply)
        async with self.db.read() as conn:
            return int((await conn.execute(asked)).scalar_one())

    async def file(self, reply: int, sha256: str = SHA) -> int:
        self.count += 1
        id_ = await self.put(
            schema.attachment, reply_id=reply, kind="document", outside_id="x", outside_unique_id="x",
            chat_key="1", message_key=str(self.count), name="приказ.pdf", mime="", size=1,
            state="announced", attempts=0, announced_at=self.db.clock.now(),
        )  # fmt: skip
        async with self.db.write("file") as tx:
            await attachments.store(tx, id_, sha256, 1, "application/pdf")
        return id_

    async def others(self, file: int) -> tuple[str, ...]:
        async with self.db.read() as conn:
            return await handed_in.same_from_others(conn, file)
