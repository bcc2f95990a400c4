"""The same content from several schools, on both kinds of database."""

from small_city import SHA, Desk

from roadmap.model import AttachmentState
from storage import handed_in, schema
from storage.database import Database


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
        author_role="director", at=database.clock.now(), day=database.clock.now().date(), cause="inbox:undo",
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
