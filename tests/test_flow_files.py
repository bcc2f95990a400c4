"""What a school hears of its files, by polling and by webhook."""

from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, Flow, Member, moment
from sqlalchemy import select

from sandbox.seen import Message
from storage import handed_in
from storage.schema import attachment, change

PDF = b"%PDF-1.4 order"
WRONG = "Bad Request: wrong file_id or the file is temporarily unavailable"


async def answer(
    flow: Flow, member: Member, data: bytes = PDF, name: str = "приказ.pdf", **more: int
) -> None:
    """A file for an item of the plan that asks both schools."""
    await flow.people.send_file(
        member.id, name, data, mime="application/pdf", caption="ДК3 1.4 выполнено", **more
    )
    await flow.settle()


async def ask_whose(flow: Flow) -> Message:
    """Two schools give the same file; the later one is asked."""
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await answer(flow, DIRECTOR)
    await answer(flow, OTHER_DIRECTOR)
    return await flow.last(OTHER_DIRECTOR)


async def states(flow: Flow) -> list[str]:
    async with flow.app.db.read() as conn:
        return list((await conn.execute(select(attachment.c.state).order_by(attachment.c.id))).scalars())


async def noted(flow: Flow) -> list[str]:
    of_files = change.c.what.startswith("file_")
    async with flow.app.db.read() as conn:
        return list(
            (await conn.execute(select(change.c.what).where(of_files).order_by(change.c.id))).scalars()
        )


async def test_the_same_file_is_asked_about_without_naming_the_other_school(flow: Flow) -> None:
    question = await ask_whose(flow)
    assert "Такой же файл прислала другая школа: «приказ.pdf»." in question.text
    assert "Это ваш приказ?" in question.text
    assert "№ 9" not in question.text
    assert question.labels() == ["Это наш файл", "Заменить"]


async def test_the_school_that_was_first_hears_nothing_of_it(flow: Flow) -> None:
    await ask_whose(flow)
    assert not any("другая школа" in seen.text for seen in await flow.seen(DIRECTOR))


async def test_a_file_that_is_claimed_is_not_asked_about_again(flow: Flow) -> None:
    question = await ask_whose(flow)
    await flow.press(OTHER_DIRECTOR, question, "Это наш файл")
    told = await flow.last(OTHER_DIRECTOR)
    assert (told.message_id, told.labels()) == (question.message_id, [])
    assert told.text.startswith("📎 Спасибо, записал: «приказ.pdf» ваш.")
    await answer(flow, OTHER_DIRECTOR)
    assert not any("Это ваш приказ?" in seen.text for seen in await flow.seen(OTHER_DIRECTOR))


async def test_a_file_that_is_replaced_gives_way_to_the_next_one(flow: Flow) -> None:
    question = await ask_whose(flow)
    await flow.press(OTHER_DIRECTOR, question, "Заменить")
    assert "Пришлите свой следующим сообщением." in (await flow.last(OTHER_DIRECTOR)).text
    await flow.people.send_file(OTHER_DIRECTOR.id, "наш.pdf", PDF + b" of our own")
    await flow.settle()
    assert await states(flow) == ["stored", "gone", "stored"]
    assert "Файл получен" in (await flow.last(OTHER_DIRECTOR)).text


async def test_whose_file_it_is_can_be_said_in_words(flow: Flow) -> None:
    question = await ask_whose(flow)
    await flow.tell(OTHER_DIRECTOR, "Это наш файл.", reply_to=question.message_id)
    assert "«приказ.pdf» ваш" in (await flow.last(OTHER_DIRECTOR)).text
    assert await noted(flow) == ["file_ours"]


async def test_a_word_replaces_the_file_too(flow: Flow) -> None:
    question = await ask_whose(flow)
    await flow.tell(OTHER_DIRECTOR, "заменить", reply_to=question.message_id)
    assert await states(flow) == ["stored", "gone"]


async def test_a_second_tap_changes_nothing(flow: Flow) -> None:
    question = await ask_whose(flow)
    await flow.people.press_async(OTHER_DIRECTOR.id, question.message_id, "Это наш файл")
    await flow.people.press_async(OTHER_DIRECTOR.id, question.message_id, "Заменить")
    await flow.settle()
    assert await noted(flow) == ["file_ours"]
    assert await states(flow) == ["stored", "stored"]


async def test_another_school_cannot_answer_the_question(flow: Flow) -> None:
    question = await ask_whose(flow)
    stolen = question.buttons[0][1].data or ""
    theirs = await flow.last(DIRECTOR)
    outcome = await flow.people.forge(DIRECTOR.id, theirs.message_id, stolen)
    assert outcome.text == "Этот пункт не для вашей школы. Ваши пункты: /my."
    assert await states(flow) == ["stored", "stored"]


async def test_a_file_twice_at_one_school_is_nobodys_doubt(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await answer(flow, DIRECTOR)
    await answer(flow, DIRECTOR)
    assert not any("другая школа" in seen.text for seen in await flow.seen(DIRECTOR))


async def test_the_centre_can_see_which_files_are_alike_and_whether_they_were_claimed(flow: Flow) -> None:
    question = await ask_whose(flow)
    async with flow.app.db.read() as conn:
        before = await handed_in.shared(conn, [1, 2])
    await flow.press(OTHER_DIRECTOR, question, "Это наш файл")
    async with flow.app.db.read() as conn:
        after = await handed_in.shared(conn, [1, 2])
    assert [(each.others, each.is_claimed) for each in before] == [
        (("СШ № 13",), False),
        (("СШ № 9",), False),
    ]
    assert [each.is_claimed for each in after] == [False, True]


async def test_a_file_over_20_megabytes_is_recorded_and_its_sender_told_once(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await answer(flow, DIRECTOR, size=21 << 20)
    told = await flow.last(DIRECTOR)
    assert "больше 20 МБ, скачать его не могу" in told.text
    assert "пришлите скан поменьше или ссылку ответом на это сообщение" in told.text
    assert await states(flow) == ["too_big"]
    await flow.restart()
    await flow.settle()
    assert (await flow.last(DIRECTOR)).message_id == told.message_id


async def test_a_link_in_reply_to_the_news_belongs_to_the_item(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await answer(flow, DIRECTOR, size=21 << 20)
    told = await flow.last(DIRECTOR)
    await flow.people.send_file(DIRECTOR.id, "скан.pdf", PDF, reply_to=told.message_id)
    await flow.settle()
    assert "2 файла получено" in (await flow.last(DIRECTOR)).text
    assert (await states(flow))[-1] == "stored"


async def test_a_file_of_several_items_is_spoken_of_once(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.people.send_file(
        DIRECTOR.id, "приказ.pdf", PDF, size=21 << 20, caption="ДК1 1.6, ДК1 1.7 выполнено"
    )
    await flow.settle()
    assert len(await states(flow)) == 2
    assert sum("больше 20 МБ" in seen.text for seen in await flow.seen(DIRECTOR)) == 1


async def test_a_file_that_telegram_has_lost_is_asked_for_again(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.people.fault("refuse", "getFile", times=0, code=400, description=WRONG)
    await answer(flow, DIRECTOR)
    for minute in (1, 3, 7, 15):
        await flow.advance(moment(20, 10, minute))
    assert "Telegram его больше не отдаёт" in (await flow.last(DIRECTOR)).text
    assert await states(flow) == ["gone"]


async def test_a_renamed_program_is_kept_inert_and_marked(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await answer(flow, DIRECTOR, b"MZ\x90\x00 a program")
    assert "«приказ.pdf» не документ, а программа" in (await flow.last(DIRECTOR)).text
    async with flow.app.db.read() as conn:
        (out,) = await flow.app.rooms.files.outgoing(conn, [1])
    assert out.name == "ДК3_1.4_СШ-9_2022-12-20_приказ.bin"
    assert out.risk == "application/x-program"


async def test_files_go_out_named_by_plan_item_school_and_day(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await answer(flow, DIRECTOR, name="Приказ № 45 (скан).PDF")
    await answer(flow, DIRECTOR, PDF + b" more", name="Приказ № 45 (скан).PDF")
    async with flow.app.db.read() as conn:
        found = await flow.app.rooms.files.outgoing(conn, [2])
    assert [each.name for each in found] == [
        "ДК3_1.4_СШ-9_2022-12-20_Приказ-45-скан.pdf",
        "ДК3_1.4_СШ-9_2022-12-20_Приказ-45-скан-2.pdf",
    ]
