"""An order is announced: what the coordinator, the schools and everybody else see of it."""

from pathlib import Path

import pytest
from flow import (
    CONTROLLER,
    COORDINATOR,
    DIRECTOR,
    ORDER_594,
    OTHER_DIRECTOR,
    STRANGER,
    Flow,
    Member,
    moment,
    open_flow,
)
from sqlalchemy import select, update

from roadmap.model import Role
from sandbox.seen import Message
from services.given_files import keep, put_file
from storage.files import FileStore
from storage.schema import message, order

DEPUTY = Member(910, "Ольга Ивановна", "СШ № 9", Role.DEPUTY)
LONGEST = 900


async def announce(flow: Flow) -> Message:
    """The coordinator says so and confirms; returns the receipt."""
    await flow.join(COORDINATOR)
    await flow.settle()
    preview = await flow.say(COORDINATOR, "сообщить школам 594")
    await flow.press(COORDINATOR, preview, "📣 Отправить")
    return await flow.last(COORDINATOR)


async def add_deputy(flow: Flow) -> None:
    await flow.people.person(DEPUTY.id, DEPUTY.name)
    await flow.join(DEPUTY)
    await flow.settle()


async def test_the_coordinator_first_sees_whom_it_reaches_and_what_they_read(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    preview = await flow.say(COORDINATOR, "сообщить школам 594")
    assert "Спрашивает 43 школы, подключены 1." in preview.text
    assert "Напишем 1 школе" in preview.text
    assert "Например, СШ № 9 прочтёт:" in preview.text
    assert len(preview.text) <= LONGEST
    assert preview.labels() == ["📣 Отправить", "Не сейчас"]


async def test_nothing_is_sent_before_the_second_tap(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.say(COORDINATOR, "сообщить школам 594")
    await flow.settle()
    assert (await flow.last(DIRECTOR)).text.startswith("Здравствуйте!")


async def test_not_now_sends_nothing_and_says_how_to_come_back(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    preview = await flow.say(COORDINATOR, "сообщить школам 594")
    await flow.press(COORDINATOR, preview, "Не сейчас")
    assert "сообщить школам 594" in (await flow.last(COORDINATOR)).text
    assert (await flow.last(DIRECTOR)).text.startswith("Здравствуйте!")


async def test_a_director_reads_what_the_order_asks_of_the_own_school(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    receipt = await announce(flow)
    assert "Сообщаем 1 школе." in receipt.text
    told = await flow.last(DIRECTOR)
    assert told.text.startswith("Новый приказ: № 594 от 13 декабря\nОб утверждении плана")
    assert "Для вашей школы" in told.text
    assert "Ближайшее до 30 декабря, пт:" in told.text
    assert len(told.text) <= LONGEST
    assert told.labels() == ["✅ Ознакомлен(а)", "📋 Что нужно от школы"]


async def test_a_school_says_that_it_has_read_the_order_and_the_centre_counts_it(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await announce(flow)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "✅ Ознакомлен(а)")
    read = await flow.last(DIRECTOR)
    assert "Спасибо, отметили: школа ознакомлена, 20 декабря. СШ № 9, Ирина Петровна" in read.text
    assert "✅ Ознакомлен(а)" not in read.labels()
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "👀 Кто ознакомлен")
    progress = await flow.last(COORDINATOR)
    assert "Ознакомились 1 из 43." in progress.text
    assert "Отметки пока нет: СШ № 13." in progress.text
    assert "Не подключены: " in progress.text
    assert len(progress.text) <= LONGEST


async def test_a_double_tap_is_one_mark(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await announce(flow)
    told = await flow.last(DIRECTOR)
    data = told.buttons[0][0].data
    assert data
    await flow.press(DIRECTOR, told, "✅ Ознакомлен(а)")
    again = await flow.people.forge(DIRECTOR.id, told.message_id, data)
    assert again.text == "Уже отмечено, спасибо."


async def test_announcing_twice_sends_nothing_twice(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    receipt = await announce(flow)
    before = await flow.seen(DIRECTOR)
    repeated = await flow.say(COORDINATOR, "сообщить школам 594")
    assert "второй раз не пишем" in repeated.text
    await flow.people.forge(COORDINATOR.id, receipt.message_id, "ga1:1:yes")
    await flow.settle()
    assert [seen.text for seen in await flow.seen(DIRECTOR)] == [seen.text for seen in before]


async def test_a_reply_in_words_is_as_good_as_the_button(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await announce(flow)
    told = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "Ознакомлена, спасибо", reply_to=told.message_id)
    assert "Спасибо, отметили" in (await flow.last(DIRECTOR)).text


async def test_the_word_alone_is_enough_when_one_order_waits(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await announce(flow)
    await flow.tell(DIRECTOR, "ознакомлены")
    assert "Спасибо, отметили" in (await flow.last(DIRECTOR)).text


async def test_the_words_send_it_too(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.say(COORDINATOR, "сообщить школам 594")
    receipt = await flow.say(COORDINATOR, "отправить")
    assert "Сообщаем 1 школе." in receipt.text
    await flow.settle()
    assert (await flow.last(DIRECTOR)).text.startswith("Новый приказ")


async def test_the_deputy_is_told_where_there_is_no_director(flow: Flow) -> None:
    await add_deputy(flow)
    await announce(flow)
    assert (await flow.last(DEPUTY)).text.startswith("Новый приказ")


async def test_with_a_director_the_deputy_is_left_alone(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await add_deputy(flow)
    await announce(flow)
    assert (await flow.last(DIRECTOR)).text.startswith("Новый приказ")
    assert (await flow.last(DEPUTY)).text.startswith("Здравствуйте!")


async def test_who_joins_later_finds_the_order_in_the_greeting(flow: Flow) -> None:
    await announce(flow)
    await flow.join(DIRECTOR)
    await flow.settle()
    greeting = await flow.last(DIRECTOR)
    assert "Есть новый приказ: № 594 от 13 декабря." in greeting.text
    assert len(greeting.text) <= LONGEST
    await flow.press(DIRECTOR, greeting, "📄 Приказ № 594")
    opened = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, opened, "✅ Ознакомлен(а)")
    assert "Спасибо, отметили" in (await flow.last(DIRECTOR)).text


async def test_the_other_member_sees_that_it_is_done(flow: Flow) -> None:
    await add_deputy(flow)
    await announce(flow)
    await flow.join(DIRECTOR)
    await flow.settle()
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "📄 Приказ № 594")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "✅ Ознакомлен(а)")
    told = await flow.last(DEPUTY)
    assert "школа ознакомлена, 20 декабря. СШ № 9, Ирина Петровна" in told.text
    assert "✅ Ознакомлен(а)" not in told.labels()


async def test_in_the_evening_it_waits_for_the_morning(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(20, 19))
    preview = await flow.say(COORDINATOR, "сообщить школам 594")
    assert "Уйдёт в рабочее время: 21 декабря, 09:00." in preview.text
    await flow.press(COORDINATOR, preview, "📣 Отправить")
    assert (await flow.last(DIRECTOR)).text.startswith("Здравствуйте!")
    await flow.advance(moment(21, 9))
    assert any(seen.text.startswith("Новый приказ") for seen in await flow.seen(DIRECTOR))


async def test_the_button_works_after_a_restart(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await announce(flow)
    await flow.restart()
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "✅ Ознакомлен(а)")
    assert "Спасибо, отметили" in (await flow.last(DIRECTOR)).text


async def test_nobody_writes_to_a_person_who_has_blocked_the_bot(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.people.block(DIRECTOR.id)
    await flow.settle()
    preview = await flow.say(COORDINATOR, "сообщить школам 594")
    assert "Написать пока некому." in preview.text
    await flow.press(COORDINATOR, preview, "📣 Отправить")
    async with flow.app.db.read() as conn:
        sent = await conn.execute(select(message.c.id).where(message.c.kind == "announcement"))
        assert sent.first() is None


async def test_the_file_of_the_order_is_sent_on_as_it_came(flow: Flow) -> None:
    await flow.people.send_file(STRANGER.id, "prikaz-594.docx", b"PK", mime="application/msword")
    sent = next(seen for seen in await flow.people.messages(STRANGER.id) if seen.document)
    assert sent.document
    file = {"kind": "document", "name": "prikaz-594.docx", "outside_id": sent.document.file_id}
    async with flow.app.db.write("file") as tx:
        await tx.conn.execute(update(order).values(file=file))
    await flow.join(DIRECTOR)
    await announce(flow)
    told = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, told, "📄 Приказ")
    given = await flow.last(DIRECTOR)
    assert given.document
    assert given.document.name == "prikaz-594.docx"
    assert given.text == "Приказ № 594 от 13.12.2022"
    await flow.tell(DIRECTOR, "приказ", reply_to=told.message_id)
    assert len([seen for seen in await flow.seen(DIRECTOR) if seen.document]) == 2


async def test_a_file_that_was_loaded_from_the_shell_is_uploaded_once_and_then_sent_on(flow: Flow) -> None:
    given = keep(FileStore(flow.settings.data_dir / "files"), ORDER_594, is_whole=True)
    async with flow.app.db.write("file") as tx:
        await put_file(tx, (await tx.conn.execute(select(order.c.id))).scalar_one(), given)
    await flow.join(DIRECTOR)
    await announce(flow)
    told = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, told, "📄 Приказ")
    await flow.press(DIRECTOR, told, "📄 Приказ")
    first, second = [seen.document for seen in await flow.seen(DIRECTOR) if seen.document]
    assert first.name == second.name == "prikaz-594.docx"
    assert first.file_id == second.file_id


async def test_only_a_coordinator_announces(flow: Flow) -> None:
    await flow.join(DIRECTOR, CONTROLLER)
    for member in (DIRECTOR, CONTROLLER):
        greeting = await flow.last(member)
        outcome = await flow.people.forge(member.id, greeting.message_id, "ga1:1:yes")
        assert outcome.text == "Это ведёт координатор центра. Ваши пункты: /my."
    await flow.settle()
    assert (await flow.last(DIRECTOR)).text.startswith("Здравствуйте!")


async def test_a_school_does_not_learn_who_has_read_it(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await announce(flow)
    told = await flow.last(DIRECTOR)
    outcome = await flow.people.forge(DIRECTOR.id, told.message_id, "gw1:1:0")
    assert "СШ" not in outcome.text
    assert outcome.text == "Это ведёт координатор центра. Ваши пункты: /my."


async def test_the_controller_does_not_acknowledge_for_a_school(flow: Flow) -> None:
    await flow.join(CONTROLLER)
    await announce(flow)
    greeting = await flow.last(CONTROLLER)
    outcome = await flow.people.forge(CONTROLLER.id, greeting.message_id, "gk1:1")
    assert "вашу школу ни о чём не спрашивает" in outcome.text
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "👀 Кто ознакомлен")
    assert "Ознакомились 0 из 43." in (await flow.last(COORDINATOR)).text


async def test_an_answer_to_the_announcement_is_still_an_answer(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await announce(flow)
    told = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "1.6 выполнено, приказ 45 от 19.12", reply_to=told.message_id)
    assert any(seen.text.startswith("✅ Записано") for seen in await flow.seen(DIRECTOR))


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_an_order_that_was_loaded_in_the_chat_is_announced_with_its_file(
    sqlite_template: Path, tmp_path: Path, way: str
) -> None:
    async with open_flow(sqlite_template, tmp_path, way, coordinator_ids=(COORDINATOR.id,)) as flow:
        await flow.say(COORDINATOR, "/start")
        await flow.people.send_file(COORDINATOR.id, "prikaz-594.docx", ORDER_594.read_bytes())
        await flow.settle()
        await flow.press(COORDINATOR, await flow.last(COORDINATOR), "📥 Загрузить")
        await flow.join(DIRECTOR)
        await flow.settle()
        await flow.press(COORDINATOR, await flow.last(COORDINATOR), "📣 Сообщить школам")
        await flow.press(COORDINATOR, await flow.last(COORDINATOR), "📣 Отправить")
        await flow.press(DIRECTOR, await flow.last(DIRECTOR), "📄 Приказ")
        given = (await flow.last(DIRECTOR)).document
        assert given
        assert given.name == "prikaz-594.docx"
