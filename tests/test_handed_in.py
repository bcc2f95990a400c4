"""The same content from several schools, on both kinds of database."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from roadmap.model import AttachmentState
from storage import attachments, handed_in, schema
from storage.database import Database

SHA = "a" * 64


class Desk:
    """Schools that answer one item, each with files of given contents."""

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
            author_id=author, at=self.db.clock.now(), cause=f"inbox:{self.count}",
        )  # fmt: skip

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


async def test_other_schools_with_the_same_content_are_found_each_once(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten, eleven = [await desk.school(f"СШ № {number}") for number in (9, 10, 11)]
    first = await desk.answer(nine)
    await desk.file(first)
    await desk.file(first)
    await desk.file(await desk.answer(eleven), "b" * 64)
    assert await desk.others(await desk.file(await desk.answer(ten))) == ("СШ № 9",)


async def test_what_was_taken_back_is_nobodys_copy(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    undone = await desk.answer(nine)
    await desk.file(undone)
    async with database.read() as conn:
        (row,) = await handed_in.of_replies(conn, [undone])
    await desk.put(
        schema.reply, assignment_id=row.assignment_id, status="pending", comment="", undoes_id=undone,
        author_role="director", at=database.clock.now(), cause="inbox:undo",
    )  # fmt: skip
    assert await desk.others(await desk.file(await desk.answer(ten))) == ()


async def test_a_person_of_two_schools_is_not_doubted(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    anna = await desk.person("Анна")
    await desk.file(await desk.answer(nine, anna))
    assert await desk.others(await desk.file(await desk.answer(ten, anna))) == ()


async def test_both_schools_of_a_pair_may_give_one_file(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    together = await desk.file(await desk.answer(nine))
    async with database.read() as conn:
        asked = (await handed_in.get(conn, together)).assignment_id
    await desk.put(schema.partner, assignment_id=asked, organization_id=ten)
    alone = await desk.file(await desk.answer(ten, window=1))
    assert (await desk.others(alone), await desk.others(together)) == ((), ())


async def test_a_file_let_go_is_let_go_wherever_its_school_gave_it(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    kept = await desk.file(await desk.answer(nine))
    mine = [await desk.file(await desk.answer(ten, window=number)) for number in range(2)]
    async with database.write("let-go") as tx:
        await handed_in.let_go(tx, await handed_in.get(tx.conn, mine[0]))
    async with database.read() as conn:
        states = [(await handed_in.get(conn, id_)).state for id_ in (kept, *mine)]
    assert states == [AttachmentState.STORED, AttachmentState.GONE, AttachmentState.GONE]


async def test_a_claim_holds_for_one_content_of_one_school(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    await desk.file(await desk.answer(nine))
    reply = await desk.answer(ten)
    claimed = await desk.file(reply)
    await desk.put(
        schema.change, at=database.clock.now(), what=handed_in.OURS, organization_id=ten, before="",
        after=SHA, reason="", cause="inbox:1",
    )  # fmt: skip
    async with database.read() as conn:
        (shared,) = await handed_in.shared(conn, [reply])
        of_nine = await handed_in.shared(conn, [1])
    assert (shared.id, shared.is_claimed) == (claimed, True)
    assert [each.is_claimed for each in of_nine] == [False]
