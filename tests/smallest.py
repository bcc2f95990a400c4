"""The smallest rows that others hang on: two assignments of one body, a reply."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from storage import schema
from storage.database import Database


async def add_assignments(db: Database) -> list[int]:
    """Two assignments of one body, the shortest way."""
    async with db.write("world") as tx:
        now, day = tx.now, tx.now.date()

        async def put(table: Any, **values: Any) -> int:
            return int((await tx.conn.execute(insert(table).values(**values))).inserted_primary_key[0])

        body = await put(schema.organization, kind="region", short_name="s", full_name="s", position=0)
        order = await put(
            schema.order, number="1", date=day, title="", issuer="", controller="", imported_at=now
        )
        plan = await put(
            schema.roadmap, order_id=order, position=1, code="ДК1", title="", year="2022/2023",
            starts=day, ends=day, clusters=[], state="active",
        )  # fmt: skip
        part = await put(schema.section, roadmap_id=plan, position=1, title="")
        item = await put(
            schema.item, roadmap_id=plan, section_id=part, key="1", position=1, number="1", level="",
            measure="", description="", term="", responsible="", result="", short_name="", kind="deed",
            evidence="line", schedule_kind="dates", conditional=False, for_schools=True, asked=[],
        )  # fmt: skip
        windows = [
            await put(
                schema.window, item_id=item, end=day + timedelta(days=number), printed_due=day,
                opens=day, due=day, interim=False, collected=False,
            )
            for number in range(2)
        ]  # fmt: skip
        return [
            await put(
                schema.assignment, window_id=window, organization_id=body, due=day,
                created_at=now, status="pending",
            )
            for window in windows
        ]  # fmt: skip


async def add_reply(db: Database, assignment_id: int) -> int:
    async with db.write("reply") as tx:
        values = {"assignment_id": assignment_id, "status": "done", "comment": "", "author_role": "director"}
        said = {"at": tx.now, "day": tx.now.date()}
        added = await tx.conn.execute(insert(schema.reply), {**values, **said, "cause": "inbox:1"})
        return int(added.inserted_primary_key[0])
