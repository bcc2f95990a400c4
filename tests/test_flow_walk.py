"""«Ответить по порядку»: one question after another, by buttons, words and files."""

import re

from flow import DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, moment
from sqlalchemy import func, select, update
from test_flow_plan import count_replies, statuses

from roadmap.model import Status
from sandbox.seen import Message
from storage.schema import assignment, attachment, membership, mention
from storage.schools import end_membership

WALK = "✍️ Ответить по порядку"


async def walk(flow: Flow) -> Message:
    """The first question, asked from the reminder of 21 December: an order that closes two items."""
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), WALK)
    return await flow.last(DIRECTOR)


async def skip_to(flow: Flow, part: str) -> Message:
    """Skip until a question is about this."""
    for _ in range(20):
        question = await flow.last(DIRECTOR)
        if part in question.text:
            return question
        await flow.press(DIRECTOR, question, "⏭ Пропустить")
    raise AssertionError(f"nobody asks about {part}")


def number(question: Message) -> tuple[int, int]:
    found = re.search(r"Вопрос (\d+) из (\d+)", question.text)
    assert found, question.text
    return int(found[1]), int(found[2])


async def test_a_question_is_a_card_with_its_number_and_the_way_on(flow: Flow) -> None:
    question = await walk(flow)
    assert number(question) == (1, 4)
    assert "ДК1 · 1.6 · СШ № 9" in question.text
    assert question.labels() == [
        "✅ Выполнено", "🔄 В работе", "⚠️ Есть трудности", "📎 Файл", "⋯ Ещё", "⏭ Пропустить", "⏹ Хватит",
    ]  # fmt: skip


async def test_the_next_question_comes_by_itself_in_the_same_message(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.press(DIRECTOR, question, "🔄 В работе")
    following = await flow.last(DIRECTOR)
    assert following.message_id == question.message_id
    assert following.text.startswith("🔄 Записано: учёт неуспевающих (ДК3 · 3.5), в работе")
    assert number(following)[0] == number(question)[0] + 1


async def test_an_answer_that_lacks_its_number_waits_for_it(flow: Flow) -> None:
    question = await walk(flow)
    await flow.press(DIRECTOR, question, "✅ Выполнено")
    receipt = await flow.last(DIRECTOR)
    assert receipt.message_id == question.message_id
    assert receipt.text.startswith("✅ Записано: школьная дорожная карта, приказ (ДК1 · 1.6), выполнено")
    assert {"⏭ Дальше", "⏹ Хватит", "↩️ Отменить"} <= set(receipt.labels())


async def test_the_number_in_words_leads_on(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.press(DIRECTOR, question, "✅ Выполнено")
    await flow.tell(DIRECTOR, "14 из 32")
    following = await flow.last(DIRECTOR)
    assert following.message_id > question.message_id
    assert number(following)[0] == number(question)[0] + 1
    old = next(m for m in await flow.seen(DIRECTOR) if m.message_id == question.message_id)
    assert "14 из 32" in old.text
    assert "⏭ Пропустить" not in old.labels()


async def test_words_alone_answer_a_question(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.tell(DIRECTOR, "14 из 32")
    assert number(await flow.last(DIRECTOR))[0] == number(question)[0] + 1
    assert Status.DONE in await statuses(flow, "ДК3", "3.5")


async def test_a_file_answers_a_question(flow: Flow) -> None:
    await walk(flow)
    sent = await flow.people.send_file(DIRECTOR.id, "приказ.pdf", b"%PDF-1.7", mime="application/pdf")
    await flow.settle()
    mine = next(m for m in await flow.people.messages(DIRECTOR.id) if m.message_id == sent)
    assert mine.reactions == ["👍"]
    assert Status.DONE in await statuses(flow, "ДК1", "1.6")
    async with flow.app.db.read() as conn:
        assert (await conn.execute(select(func.count()).select_from(attachment))).scalar_one() == 1


async def test_a_late_page_of_an_album_is_no_answer_to_the_next_question(flow: Flow) -> None:
    await walk(flow)
    for page in range(2):
        await flow.people.send_file(DIRECTOR.id, f"{page}.jpg", b"jpg", kind="photo", group="album")
        await flow.settle()
        if page == 0:
            await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Нет")
    assert Status.DONE in await statuses(flow, "ДК1", "1.6")
    assert await statuses(flow, "ДК3", "1.4") == [Status.PENDING]
    async with flow.app.db.read() as conn:
        owners = (await conn.execute(select(attachment.c.reply_id))).scalars().all()
    assert len(owners) == 2
    assert len(set(owners)) == 1


async def test_the_same_paper_is_counted_for_the_twin_and_the_walk_goes_on(flow: Flow) -> None:
    question = await walk(flow)
    await flow.tell(DIRECTOR, "приказ 145 от 20.12")
    receipt = next(m for m in await flow.seen(DIRECTOR) if m.message_id == question.message_id)
    assert "Засчитать" in receipt.text
    await flow.press(DIRECTOR, receipt, "Да, засчитать")
    assert Status.DONE in await statuses(flow, "ДК3", "1.4")
    following = await flow.last(DIRECTOR)
    assert "ДК1 · 1.7 · СШ № 9" in following.text


async def test_both_twins_are_named_and_taken_back_together(flow: Flow) -> None:
    await walk(flow)
    await flow.tell(DIRECTOR, "приказ 145 от 20.12")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Да, засчитать")
    following = await flow.last(DIRECTOR)
    assert "(ДК1 · 1.6, ДК3 · 1.4), выполнено" in following.text
    await flow.press(DIRECTOR, following, "↩️ Отменить прошлый ответ")
    again = await flow.last(DIRECTOR)
    assert "ДК1 · 1.6 · СШ № 9" in again.text
    assert Status.DONE not in {*await statuses(flow, "ДК1", "1.6"), *await statuses(flow, "ДК3", "1.4")}


async def test_yes_in_words_counts_the_twin_and_the_walk_goes_on(flow: Flow) -> None:
    await walk(flow)
    await flow.tell(DIRECTOR, "приказ 145 от 20.12")
    await flow.tell(DIRECTOR, "да")
    assert "ДК1 · 1.7 · СШ № 9" in (await flow.last(DIRECTOR)).text
    await flow.tell(DIRECTOR, "Отменить прошлый ответ")
    assert Status.DONE not in {*await statuses(flow, "ДК1", "1.6"), *await statuses(flow, "ДК3", "1.4")}


async def test_what_is_not_counted_for_the_twin_is_asked_by_itself(flow: Flow) -> None:
    await walk(flow)
    await flow.tell(DIRECTOR, "приказ 145 от 20.12")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Нет")
    following = await flow.last(DIRECTOR)
    assert "ДК3 · 1.4 · СШ № 9" in following.text
    assert Status.PENDING in await statuses(flow, "ДК3", "1.4")


async def test_skipping_leaves_the_question_open(flow: Flow) -> None:
    question = await walk(flow)
    await flow.press(DIRECTOR, question, "⏭ Пропустить")
    assert number(await flow.last(DIRECTOR)) == (2, 4)
    assert await count_replies(flow) == 0


async def test_a_double_tap_skips_one_question(flow: Flow) -> None:
    question = await walk(flow)
    await flow.people.press_async(DIRECTOR.id, question.message_id, "⏭ Пропустить")
    await flow.people.press_async(DIRECTOR.id, question.message_id, "⏭ Пропустить")
    await flow.settle()
    assert number(await flow.last(DIRECTOR)) == (2, 4)


async def test_a_double_tap_answers_one_question(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.people.press_async(DIRECTOR.id, question.message_id, "🔄 В работе")
    await flow.people.press_async(DIRECTOR.id, question.message_id, "🔄 В работе")
    await flow.settle()
    assert number(await flow.last(DIRECTOR))[0] == number(question)[0] + 1
    assert await count_replies(flow) == 1


async def test_a_double_tap_starts_one_walk(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    await flow.people.press_async(DIRECTOR.id, reminder.message_id, WALK)
    await flow.people.press_async(DIRECTOR.id, reminder.message_id, WALK)
    await flow.settle()
    assert sum("Вопрос 1 из" in seen.text for seen in await flow.seen(DIRECTOR)) == 1


async def test_the_end_says_how_many_are_open(flow: Flow) -> None:
    await walk(flow)
    for _ in range(4):
        await flow.press(DIRECTOR, await flow.last(DIRECTOR), "⏭ Пропустить")
    over = await flow.last(DIRECTOR)
    assert "Без ответа пока 4 вопроса" in over.text
    assert over.labels() == ["📋 Весь список", WALK]


async def test_it_is_stopped_and_begun_again(flow: Flow) -> None:
    question = await walk(flow)
    await flow.press(DIRECTOR, question, "⏹ Хватит")
    over = await flow.last(DIRECTOR)
    assert over.text.startswith("Хорошо, остановились.")
    await flow.press(DIRECTOR, over, WALK)
    assert number(await flow.last(DIRECTOR)) == (1, 4)


async def test_after_the_last_answer_there_are_thanks(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    async with flow.app.db.write("withdraw") as tx:
        asked = select(mention.c.assignment_id).where(mention.c.message_key == str(question.message_id))
        others = assignment.c.id.not_in(asked.scalar_subquery())
        await tx.conn.execute(update(assignment).where(others).values(withdrawn_at=tx.now))
    await flow.tell(DIRECTOR, "14 из 32")
    assert (await flow.last(DIRECTOR)).text == "Спасибо, у вас всё сдано."


async def test_the_last_answer_is_taken_back_and_asked_again(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.press(DIRECTOR, question, "🔄 В работе")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Отменить прошлый ответ")
    again = await flow.last(DIRECTOR)
    assert again.text == question.text
    assert set(await statuses(flow, "ДК3", "3.5")) == {Status.PENDING}


async def test_a_receipt_within_the_walk_is_taken_back_too(flow: Flow) -> None:
    question = await walk(flow)
    await flow.press(DIRECTOR, question, "✅ Выполнено")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Отменить")
    assert (await flow.last(DIRECTOR)).text == question.text


async def test_words_skip_stop_and_take_back(flow: Flow) -> None:
    await walk(flow)
    await flow.tell(DIRECTOR, "пропустить")
    assert number(await flow.last(DIRECTOR)) == (2, 4)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.press(DIRECTOR, question, "🔄 В работе")
    await flow.tell(DIRECTOR, "отменить")
    assert (await flow.last(DIRECTOR)).text == question.text
    await flow.tell(DIRECTOR, "14 из 32")
    await flow.tell(DIRECTOR, "отменить")
    assert (await flow.last(DIRECTOR)).text == question.text
    assert set(await statuses(flow, "ДК3", "3.5")) == {Status.PENDING}
    await flow.tell(DIRECTOR, "хватит")
    assert (await flow.last(DIRECTOR)).text.startswith("Хорошо, остановились.")


async def test_words_begin_it(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "Ответить по порядку")
    assert number(await flow.last(DIRECTOR)) == (1, 4)


async def test_words_that_name_another_item_answer_that_one(flow: Flow) -> None:
    await walk(flow)
    await flow.tell(DIRECTOR, "ДК3 3.5 14 из 32")
    assert Status.DONE in await statuses(flow, "ДК3", "3.5")
    assert set(await statuses(flow, "ДК1", "1.6")) == {Status.PENDING}
    await flow.tell(DIRECTOR, "в работе")
    assert Status.IN_PROGRESS in await statuses(flow, "ДК1", "1.6")


async def test_words_whose_meaning_was_chosen_lead_on(flow: Flow) -> None:
    await walk(flow)
    await skip_to(flow, "ДК3 · 3.5")
    question = await flow.say(DIRECTOR, "почти дописали")
    await flow.press(DIRECTOR, question, "🔄 В работе")
    receipt = await flow.last(DIRECTOR)
    assert "«почти дописали»" in receipt.text
    await flow.press(DIRECTOR, receipt, "⏭ Дальше")
    assert "ДК3 · 3.8 · СШ № 9" in (await flow.last(DIRECTOR)).text


async def test_thanks_are_no_answer(flow: Flow) -> None:
    await walk(flow)
    await flow.tell(DIRECTOR, "спасибо")
    assert await count_replies(flow) == 0


async def test_the_other_buttons_of_a_question_keep_the_way_on(flow: Flow) -> None:
    question = await walk(flow)
    await flow.press(DIRECTOR, question, "⋯ Ещё")
    wide = await flow.last(DIRECTOR)
    assert wide.text.startswith("Вопрос 1 из 4")
    assert {"➖ Не относится к нам", "⏰ Напомнить позже", "⏭ Пропустить"} <= set(wide.labels())
    await flow.press(DIRECTOR, wide, "➖ Не относится к нам")
    assert "⏭ Дальше" in (await flow.last(DIRECTOR)).labels()


async def test_an_old_question_says_what_is_true_now(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.advance(moment(22, 12))
    await flow.tell(DIRECTOR, "ДК3 3.5 14 из 32")
    await flow.press(DIRECTOR, question, "✅ Выполнено")
    now = next(m for m in await flow.seen(DIRECTOR) if m.message_id == question.message_id)
    assert "✅ Записано: учёт неуспевающих (ДК3 · 3.5), выполнено" in now.text
    assert "ДК3 · 3.8 · СШ № 9" in now.text


async def test_a_restart_changes_nothing(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    await flow.restart()
    await flow.press(DIRECTOR, question, "🔄 В работе")
    assert "ДК3 · 3.8 · СШ № 9" in (await flow.last(DIRECTOR)).text
    await flow.restart()
    await flow.tell(DIRECTOR, "в работе")
    assert set(await statuses(flow, "ДК3", "3.8")) == {Status.IN_PROGRESS}


async def test_the_months_of_one_deed_are_one_question_and_one_tap(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(1, 9, month=6, year=2023))
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), WALK)
    question = await skip_to(flow, "ДК3 · 3.6")
    assert "За месяцы: декабрь, январь, февраль, март, апрель, май." in question.text
    await flow.press(DIRECTOR, question, "✅ Выполнено")
    assert (await statuses(flow, "ДК3", "3.6"))[:6] == [Status.DONE] * 6
    assert (
        "консультации для родителей: декабрь – май (ДК3 · 3.6), выполнено" in (await flow.last(DIRECTOR)).text
    )
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Отменить прошлый ответ")
    assert (await statuses(flow, "ДК3", "3.6"))[:6] == [Status.PENDING] * 6


async def test_words_answer_all_the_months(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(1, 9, month=6, year=2023))
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), WALK)
    question = await skip_to(flow, "ДК3 · 3.6")
    await flow.tell(DIRECTOR, "провели 12 консультаций, по две в месяц")
    assert (await statuses(flow, "ДК3", "3.6"))[:6] == [Status.DONE] * 6
    old = next(m for m in await flow.seen(DIRECTOR) if m.message_id == question.message_id)
    assert "консультации для родителей: декабрь – май (ДК3 · 3.6), выполнено" in old.text


async def test_a_difficulty_is_told_and_the_walk_goes_on(flow: Flow) -> None:
    question = await walk(flow)
    await flow.press(DIRECTOR, question, "⚠️ Есть трудности")
    assert "⏭ Дальше" in (await flow.last(DIRECTOR)).labels()
    await flow.tell(DIRECTOR, "нет кадров")
    following = await flow.last(DIRECTOR)
    assert number(following)[0] == 2
    assert Status.DIFFICULTY in await statuses(flow, "ДК1", "1.6")


async def test_where_the_centre_has_to_answer_there_are_no_thanks(flow: Flow) -> None:
    await walk(flow)
    question = await skip_to(flow, "ДК3 · 3.5")
    async with flow.app.db.write("withdraw") as tx:
        asked = select(mention.c.assignment_id).where(mention.c.message_key == str(question.message_id))
        others = assignment.c.id.not_in(asked.scalar_subquery())
        await tx.conn.execute(update(assignment).where(others).values(withdrawn_at=tx.now))
    await flow.tell(DIRECTOR, "трудности: нет кадров")
    assert (await flow.last(DIRECTOR)).text.startswith("Вопросов больше нет, спасибо.")


async def test_another_school_and_a_stranger_walk_nowhere(flow: Flow) -> None:
    question = await walk(flow)
    stolen = [key.data or "" for row in question.buttons for key in row]
    await flow.join(OTHER_DIRECTOR)
    theirs = await flow.say(OTHER_DIRECTOR, "/my")
    for data in stolen:
        await flow.people.forge(OTHER_DIRECTOR.id, theirs.message_id, data)
    hello = await flow.say(STRANGER, "привет")
    for data in stolen:
        await flow.people.forge(STRANGER.id, hello.message_id, data)
    await flow.settle()
    assert await count_replies(flow) == 0
    shown = [*await flow.seen(OTHER_DIRECTOR), *await flow.seen(STRANGER)]
    assert not any("СШ № 9" in seen.text for seen in shown)


async def test_a_removed_deputy_walks_nowhere(flow: Flow) -> None:
    question = await walk(flow)
    async with flow.app.db.write("remove") as tx:
        for id_ in (await tx.conn.execute(select(membership.c.id))).scalars().all():
            await end_membership(tx, id_)
    await flow.restart()
    await flow.press(DIRECTOR, question, "✅ Выполнено")
    assert await count_replies(flow) == 0
