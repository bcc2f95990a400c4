"""A director's days with the bot, by polling and by webhook."""

from flow import DIRECTOR, OTHER_DIRECTOR, Flow, moment
from sqlalchemy import delete, func, select

from sandbox.seen import Message
from storage.schema import attachment, mention, reply


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


async def opened_card(flow: Flow, part: str = "1.6") -> Message:
    """The card of an item, opened from the reminder of 21 December."""
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, reminder, button(reminder, part))
    return await flow.last(DIRECTOR)


async def count_replies(flow: Flow) -> int:
    async with flow.app.db.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(reply))).scalar_one())


async def test_the_greeting_says_what_is_next_and_how_often_the_bot_writes(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    greeting = await flow.last(DIRECTOR)
    assert "Вы подключены: СШ № 9, директор." in greeting.text
    assert "Ближайшее, до 30 декабря, пт:" in greeting.text
    assert greeting.labels()[0] == "📋 Что нужно от школы"


async def test_seven_working_days_before_the_deeds_are_asked_and_the_meetings_named(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    assert "До 30 декабря, пт, 7 рабочих дней. СШ № 9" in reminder.text
    assert "• Школьная дорожная карта, приказ (ДК1 · 1.6, ДК3 · 1.4)" in reminder.text
    assert "(ДК1 · 1.7, ДК3 · 1.5)" in reminder.text
    assert "даты сообщит управление, присылать ничего не нужно." in reminder.text
    assert button(reminder, "1.6") == "1.6 · Школьная дорожная карта · ДК1"


async def test_nothing_is_asked_twice_on_one_day(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    seen = len(await flow.seen(DIRECTOR))
    await flow.advance(moment(21, 12))
    await flow.restart()
    await flow.settle()
    assert len(await flow.seen(DIRECTOR)) == seen


async def test_the_card_says_until_when_and_what_proves_it(flow: Flow) -> None:
    card = await opened_card(flow)
    assert "Срок: до 30 декабря, пт" in card.text
    assert "Нужно: приказ школы (номер и дата; файл или ссылка по желанию)" in card.text
    assert card.labels() == ["✅ Выполнено", "🔄 В работе", "⚠️ Есть трудности", "📎 Файл", "⋯ Ещё"]


async def test_one_tap_is_recorded_in_place(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    receipt = await flow.last(DIRECTOR)
    assert receipt.message_id == card.message_id
    assert receipt.text.startswith("✅ Записано: школьная дорожная карта, приказ (ДК1 · 1.6), выполнено")
    assert "↩️ Отменить" in receipt.labels()


async def test_a_double_tap_is_one_answer(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.people.press_async(DIRECTOR.id, card.message_id, "✅ Выполнено")
    await flow.people.press_async(DIRECTOR.id, card.message_id, "✅ Выполнено")
    await flow.settle()
    assert await count_replies(flow) == 1


async def test_a_file_sent_as_a_reply_to_the_card_is_kept(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    sent = await flow.people.send_file(
        DIRECTOR.id, "приказ.pdf", b"%PDF-1.4", mime="application/pdf", reply_to=card.message_id
    )
    await flow.settle()
    assert "Файл получен" in (await flow.last(DIRECTOR)).text
    mine = next(m for m in await flow.people.messages(DIRECTOR.id) if m.message_id == sent)
    assert mine.reactions == ["👍"]
    async with flow.app.db.read() as conn:
        states = (await conn.execute(select(attachment.c.state))).scalars().all()
    assert states == ["stored"]


async def test_an_album_is_one_answer_with_all_its_files(flow: Flow) -> None:
    card = await opened_card(flow)
    for number in range(3):
        await flow.people.send_file(
            DIRECTOR.id, f"{number}.jpg", b"jpg", kind="photo", reply_to=card.message_id, group="album"
        )
    await flow.settle()
    assert await count_replies(flow) == 1
    assert "3 файла получено" in (await flow.last(DIRECTOR)).text


async def test_requisites_written_after_the_tap_complete_the_answer(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    await flow.tell(DIRECTOR, "приказ 145 от 20.12")
    assert "Приказ от 20.12.2022 № 145" in (await flow.last(DIRECTOR)).text


async def test_a_short_line_names_the_item_and_the_order(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "1.6 выполнено, приказ 45 от 19.12")
    receipt = await flow.last(DIRECTOR)
    assert "(ДК1 · 1.6), выполнено" in receipt.text
    assert "Приказ от 19.12.2022 № 45" in receipt.text


async def test_words_that_fit_several_items_are_asked_about_and_kept(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    question = await flow.say(DIRECTOR, "готово, приказ 45 от 19.12")
    assert question.text.startswith("К какому пункту это относится?")
    assert await count_replies(flow) == 0
    await flow.press(DIRECTOR, question, button(question, "1.6"))
    assert "Приказ от 19.12.2022 № 45" in (await flow.last(DIRECTOR)).text


async def test_words_without_a_status_are_kept_until_one_is_chosen(flow: Flow) -> None:
    card = await opened_card(flow)
    question = await flow.say(DIRECTOR, "почти дописали", reply_to=card.message_id)
    await flow.press(DIRECTOR, question, "🔄 В работе")
    receipt = await flow.last(DIRECTOR)
    assert "в работе" in receipt.text
    assert "«почти дописали»" in receipt.text


async def test_undo_brings_the_card_back_and_keeps_the_log(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Отменить")
    assert "✅ Выполнено" in (await flow.last(DIRECTOR)).labels()
    assert await count_replies(flow) == 2


async def test_a_difficulty_takes_a_line_and_brings_silence(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.press(DIRECTOR, card, "⚠️ Есть трудности")
    await flow.tell(DIRECTOR, "нет кадров")
    assert "«нет кадров»" in (await flow.last(DIRECTOR)).text
    await flow.advance(moment(27, 9))
    assert "(ДК1 · 1.6)" not in (await flow.last(DIRECTOR)).text


async def test_lists_of_children_are_refused_kindly_and_not_fetched(flow: Flow) -> None:
    card = await opened_card(flow, "3.5")
    await flow.people.send_file(DIRECTOR.id, "список.xlsx", b"names", reply_to=card.message_id)
    await flow.settle()
    assert "списки детей остаются в школе" in (await flow.last(DIRECTOR)).text
    async with flow.app.db.read() as conn:
        assert (await conn.execute(select(func.count()).select_from(attachment))).scalar_one() == 0


async def test_two_numbers_are_an_answer_to_a_numbers_item(flow: Flow) -> None:
    card = await opened_card(flow, "3.5")
    await flow.tell(DIRECTOR, "14 из 32", reply_to=card.message_id)
    assert "14 из 32" in (await flow.last(DIRECTOR)).text


async def test_an_edited_message_changes_its_answer(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    sent = await flow.tell(DIRECTOR, "1.6 выполнено, приказ 45 от 19.12")
    await flow.people.edit(DIRECTOR.id, sent, "1.6 выполнено, приказ 54 от 19.12")
    await flow.settle()
    assert any("№ 54" in seen.text for seen in await flow.seen(DIRECTOR))


async def test_markup_and_long_texts_come_back_as_they_were(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.press(DIRECTOR, card, "⚠️ Есть трудности")
    await flow.tell(DIRECTOR, "<b>нет</b> & «кадров» " + "очень " * 600)
    assert "«<b>нет</b> & «кадров» очень" in (await flow.last(DIRECTOR)).text


async def test_my_shows_what_is_open_by_how_near_it_is(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "/my")
    listed = await flow.last(DIRECTOR)
    assert "Этот месяц" in listed.text
    assert "Консультации для родителей" not in listed.text  # December's are asked about in January
    async with flow.app.db.read() as conn:
        assert (await conn.execute(select(func.count()).select_from(mention))).scalar_one() > 0


async def test_another_school_cannot_press_a_card(flow: Flow) -> None:
    card = await opened_card(flow)
    await flow.join(OTHER_DIRECTOR)
    stolen = next(key.data for row in card.buttons for key in row if key.text == "✅ Выполнено")
    listed = await flow.say(OTHER_DIRECTOR, "/my")
    outcome = await flow.people.forge(OTHER_DIRECTOR.id, listed.message_id, stolen or "")
    assert outcome.text == "Этот пункт не для вашей школы. Ваши пункты: /my."
    assert await count_replies(flow) == 0


async def test_another_school_cannot_claim_kept_words(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    question = await flow.say(DIRECTOR, "готово, приказ 45 от 19.12")
    stolen = question.buttons[0][0].data or ""
    listed = await flow.say(OTHER_DIRECTOR, "/my")
    await flow.people.forge(OTHER_DIRECTOR.id, listed.message_id, stolen)
    assert await count_replies(flow) == 0


async def test_a_card_that_was_not_written_down_is_known_by_its_buttons(flow: Flow) -> None:
    card = await opened_card(flow)
    async with flow.app.db.write("test") as tx:
        await tx.conn.execute(delete(mention))
    await flow.tell(DIRECTOR, "приказ 45 от 20.12", reply_to=card.message_id)
    assert "(ДК1 · 1.6), выполнено" in (await flow.last(DIRECTOR)).text
