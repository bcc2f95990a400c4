"""Answering in words and files: one thing said once, kept until it is certain, and taken back as easily."""

from typing import Any

from flow import DIRECTOR, OTHER_DIRECTOR, Flow, Member, moment
from sqlalchemy import func, select

from roadmap.model import Role
from sandbox.seen import Message
from storage.schema import assignment, attachment, item, reply, roadmap, window

DEPUTY = Member(910, "Анна Львовна", "СШ № 9", Role.DEPUTY)
REPORT_MONTH = moment(9, 10, month=1, year=2023)


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


def data_of(screen: Message, part: str) -> str:
    return next(key.data or "" for row in screen.buttons for key in row if part in key.text)


async def open_card(flow: Flow, member: Member, part: str) -> Message:
    """The card of an item, from the list of all that is asked."""
    listed = await flow.say(member, "/my")
    while not any(part in label for label in listed.labels()):
        await flow.press(member, listed, button(listed, "Дальше"))
        listed = await flow.last(member)
    await flow.press(member, listed, button(listed, part))
    return await flow.last(member)


async def send_pdf(flow: Flow, caption: str | None = None, **more: Any) -> int:
    sent = await flow.people.send_file(
        DIRECTOR.id, "приказ.pdf", b"%PDF-1.4", mime="application/pdf", caption=caption, **more
    )
    await flow.settle()
    return sent


async def standing(flow: Flow) -> dict[str, tuple[str, str | None, int]]:
    """What stands: the item, its status, the number of its document, how many files came with it."""
    files = select(func.count()).where(attachment.c.reply_id == reply.c.id).scalar_subquery()
    stands = (
        select(roadmap.c.code, item.c.number, reply.c.status, reply.c.document_number, files)
        .join_from(assignment, reply, reply.c.id == assignment.c.reply_id)
        .join(window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .order_by(assignment.c.id)
    )
    async with flow.app.db.read() as conn:
        return {
            f"{row[0]} {row[1].rstrip('.')}": (row[2], row[3], row[4]) for row in await conn.execute(stands)
        }


async def count_replies(flow: Flow) -> int:
    async with flow.app.db.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(reply))).scalar_one())


# several items in one line


async def test_several_items_of_a_line_are_confirmed_in_one_message(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    before = len(await flow.seen(DIRECTOR))
    await flow.tell(DIRECTOR, "1.6 готово, приказ 45 от 19.12, а 1.7 в работе")
    receipt = await flow.last(DIRECTOR)
    assert len(await flow.seen(DIRECTOR)) == before + 1
    assert receipt.text.startswith("✅ Записано: 2 пункта")
    assert "(ДК1 · 1.6): выполнено, приказ от 19.12.2022 № 45" in receipt.text
    assert "(ДК1 · 1.7): в работе" in receipt.text


async def test_one_of_several_is_taken_back_alone(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "1.6, 1.7 готово")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ ДК1 · 1.7")
    assert "(ДК1 · 1.7): ответа пока нет" in (await flow.last(DIRECTOR)).text
    assert set(await standing(flow)) == {"ДК1 1.6"}


async def test_thanks_get_a_sign_and_no_question(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    before = len(await flow.seen(DIRECTOR))
    sent = await flow.tell(DIRECTOR, "Спасибо, поняла")
    mine = next(seen for seen in await flow.people.messages(DIRECTOR.id) if seen.message_id == sent)
    assert mine.reactions == ["👍"]
    assert len(await flow.seen(DIRECTOR)) == before


# what is missing


async def test_an_order_without_a_number_is_completed_by_the_next_line(flow: Flow) -> None:
    card = await open_card_after_joining(flow, "1.6")
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    assert "Добавьте номер и дату документа" in (await flow.last(DIRECTOR)).text
    await flow.tell(DIRECTOR, "приказ от 19.12")
    assert "Добавьте номер документа" in (await flow.last(DIRECTOR)).text
    await flow.tell(DIRECTOR, "145")
    receipt = await flow.last(DIRECTOR)
    assert receipt.message_id == card.message_id
    assert "Приказ от 19.12.2022 № 145" in receipt.text
    assert "Отправлено в центр" in receipt.text


async def open_card_after_joining(flow: Flow, part: str) -> Message:
    await flow.join(DIRECTOR)
    return await open_card(flow, DIRECTOR, part)


async def test_words_after_a_file_keep_the_file(flow: Flow) -> None:
    await open_card_after_joining(flow, "1.6")
    await send_pdf(flow, "1.6")
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    assert (await standing(flow))["ДК1 1.6"] == ("done", "45", 1)


async def test_undoing_the_words_leaves_the_file(flow: Flow) -> None:
    await open_card_after_joining(flow, "1.6")
    await send_pdf(flow, "1.6")
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Отменить")
    assert (await standing(flow))["ДК1 1.6"] == ("done", None, 1)


# twins


async def test_an_order_is_counted_for_the_twin_when_asked(flow: Flow) -> None:
    card = await open_card_after_joining(flow, "1.6")
    await send_pdf(flow, "приказ 45 от 19.12", reply_to=card.message_id)
    receipt = await flow.last(DIRECTOR)
    assert "Засчитать этот приказ и в ДК3 · 1.4?" in receipt.text
    assert set(await standing(flow)) == {"ДК1 1.6"}
    await flow.press(DIRECTOR, receipt, "Да, засчитать")
    assert await standing(flow) == {"ДК1 1.6": ("done", "45", 1), "ДК3 1.4": ("done", "45", 1)}
    shown = await flow.last(DIRECTOR)
    assert shown.message_id == receipt.message_id
    assert "Засчитать" not in shown.text


async def test_the_twin_is_taken_back_alone_and_not_asked_about_again(flow: Flow) -> None:
    await open_card_after_joining(flow, "1.6")
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Да, засчитать")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ ДК3 · 1.4")
    assert set(await standing(flow)) == {"ДК1 1.6"}
    assert "Засчитать" not in (await flow.last(DIRECTOR)).text


async def test_no_is_remembered(flow: Flow) -> None:
    await open_card_after_joining(flow, "1.6")
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Нет")
    assert "Засчитать" not in (await flow.last(DIRECTOR)).text
    await flow.tell(DIRECTOR, "1.6 приказ 46 от 19.12")
    assert "Засчитать" not in (await flow.last(DIRECTOR)).text
    assert set(await standing(flow)) == {"ДК1 1.6"}


async def test_yes_in_words_counts_the_twin(flow: Flow) -> None:
    await open_card_after_joining(flow, "1.6")
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    receipt = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "да", reply_to=receipt.message_id)
    assert set(await standing(flow)) == {"ДК1 1.6", "ДК3 1.4"}


async def test_yes_as_the_next_line_counts_the_twin(flow: Flow) -> None:
    card = await open_card_after_joining(flow, "1.6")
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    await flow.tell(DIRECTOR, "Да")
    assert set(await standing(flow)) == {"ДК1 1.6", "ДК3 1.4"}


async def test_a_number_that_comes_later_is_counted_for_both(flow: Flow) -> None:
    card = await open_card_after_joining(flow, "1.6")
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Да, засчитать")
    await flow.tell(DIRECTOR, "45 от 19.12")
    assert {name: said[1] for name, said in (await standing(flow)).items()} == {
        "ДК1 1.6": "45",
        "ДК3 1.4": "45",
    }


async def test_a_double_tap_counts_the_twin_once(flow: Flow) -> None:
    await open_card_after_joining(flow, "1.6")
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    receipt = await flow.last(DIRECTOR)
    await flow.people.press_async(DIRECTOR.id, receipt.message_id, "Да, засчитать")
    await flow.people.press_async(DIRECTOR.id, receipt.message_id, "Да, засчитать")
    await flow.settle()
    assert await count_replies(flow) == 2


async def test_another_school_cannot_count_a_twin(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    stolen = data_of(await flow.last(DIRECTOR), "Да, засчитать")
    listed = await flow.say(OTHER_DIRECTOR, "/my")
    outcome = await flow.people.forge(OTHER_DIRECTOR.id, listed.message_id, stolen)
    assert outcome.text == "Этот пункт не для вашей школы. Ваши пункты: /my."
    assert set(await standing(flow)) == {"ДК1 1.6"}


# one file for several items


async def test_a_caption_gives_one_file_to_several_items(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send_pdf(flow, "1.6, 1.7 приказ 45 от 19.12")
    assert await standing(flow) == {"ДК1 1.6": ("done", "45", 1), "ДК1 1.7": ("done", "45", 1)}


async def test_a_file_is_kept_until_its_items_are_marked(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send_pdf(flow)
    question = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, question, "Несколько пунктов")
    for part in ("1.6", "1.7"):
        shown = await flow.last(DIRECTOR)
        await flow.press(DIRECTOR, shown, button(shown, part))
    marked = await flow.last(DIRECTOR)
    assert [label[:5] for label in marked.labels() if label.startswith("✓")] == ["✓ 1.6", "✓ 1.7"]
    await flow.press(DIRECTOR, marked, "Готово · 2")
    assert await standing(flow) == {"ДК1 1.6": ("done", None, 1), "ДК1 1.7": ("done", None, 1)}
    assert (await flow.last(DIRECTOR)).message_id == question.message_id


async def test_marks_survive_a_restart(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send_pdf(flow)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Несколько пунктов")
    shown = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, shown, button(shown, "1.6"))
    await flow.restart()
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Готово · 1")
    assert set(await standing(flow)) == {"ДК1 1.6"}


async def test_the_question_is_answered_by_numbers_too(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send_pdf(flow)
    question = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "1.6 и 1.7")
    assert await standing(flow) == {"ДК1 1.6": ("done", None, 1), "ДК1 1.7": ("done", None, 1)}
    assert (await flow.last(DIRECTOR)).message_id == question.message_id


async def test_a_status_that_was_asked_for_may_be_written(flow: Flow) -> None:
    card = await open_card_after_joining(flow, "1.6")
    await flow.tell(DIRECTOR, "почти дописали", reply_to=card.message_id)
    await flow.tell(DIRECTOR, "в работе")
    assert (await standing(flow))["ДК1 1.6"][0] == "in_progress"
    assert "«почти дописали»" in (await flow.last(DIRECTOR)).text


async def test_an_album_without_words_is_asked_about_once_and_kept_whole(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    before = len(await flow.seen(DIRECTOR))
    for number in range(3):
        await flow.people.send_file(DIRECTOR.id, f"{number}.jpg", b"jpg", kind="photo", group="album")
    await flow.settle()
    assert len(await flow.seen(DIRECTOR)) == before + 1
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), button(await flow.last(DIRECTOR), "1.6"))
    assert (await standing(flow))["ДК1 1.6"] == ("done", None, 3)


async def test_a_caption_on_a_later_photo_answers_for_the_whole_album(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.people.send_file(DIRECTOR.id, "0.jpg", b"jpg", kind="photo", group="album")
    await flow.settle()
    question = await flow.last(DIRECTOR)
    await flow.people.send_file(
        DIRECTOR.id, "1.jpg", b"jpg", kind="photo", group="album", caption="1.6 приказ 45 от 19.12"
    )
    await flow.settle()
    assert (await standing(flow))["ДК1 1.6"] == ("done", "45", 2)
    assert (await flow.last(DIRECTOR)).message_id == question.message_id


async def test_a_late_photo_joins_what_was_chosen(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.people.send_file(DIRECTOR.id, "0.jpg", b"jpg", kind="photo", group="album")
    await flow.settle()
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), button(await flow.last(DIRECTOR), "1.6"))
    await flow.people.send_file(DIRECTOR.id, "1.jpg", b"jpg", kind="photo", group="album")
    await flow.settle()
    assert (await standing(flow))["ДК1 1.6"] == ("done", None, 2)
    assert "2 файла получено" in (await flow.last(DIRECTOR)).text


async def test_another_school_cannot_mark_kept_files(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await send_pdf(flow)
    stolen = data_of(await flow.last(DIRECTOR), "Несколько пунктов").replace("km1", "kd1")[:-1] + "1"
    listed = await flow.say(OTHER_DIRECTOR, "/my")
    await flow.people.forge(OTHER_DIRECTOR.id, listed.message_id, stolen)
    assert await standing(flow) == {}


# edits


async def test_an_edit_of_what_was_said_before_is_not_what_a_card_waits_for(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    earlier = await flow.tell(DIRECTOR, "Добрый день!")
    await flow.tell(DIRECTOR, "1.6 есть трудности")
    asked = await flow.last(DIRECTOR)
    await flow.people.edit(DIRECTOR.id, earlier, "Педагогов не хватает")
    await flow.settle()
    assert (await flow.last(DIRECTOR)).text == asked.text


async def test_an_edited_message_says_another_item(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    sent = await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    await flow.people.edit(DIRECTOR.id, sent, "1.7 приказ 45 от 19.12")
    await flow.settle()
    assert set(await standing(flow)) == {"ДК1 1.7"}


async def test_an_edit_that_changes_nothing_adds_nothing(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    sent = await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    await flow.people.edit(DIRECTOR.id, sent, "1.6 Приказ 45 от 19.12.")
    await flow.settle()
    assert await count_replies(flow) == 1


async def test_an_edit_takes_back_what_it_no_longer_says(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    sent = await flow.tell(DIRECTOR, "1.6 готово, приказ 45 от 19.12")
    await flow.people.edit(DIRECTOR.id, sent, "1.6 готово")
    await flow.settle()
    assert (await standing(flow))["ДК1 1.6"] == ("done", None, 0)


async def test_an_edit_reaches_what_was_chosen_by_a_button(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    sent = await flow.tell(DIRECTOR, "готово, приказ 45 от 19.12")
    question = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, question, button(question, "1.6"))
    await flow.people.edit(DIRECTOR.id, sent, "готово, приказ 54 от 19.12")
    await flow.settle()
    assert (await standing(flow))["ДК1 1.6"] == ("done", "54", 0)
    assert "№ 54" in (await flow.last(DIRECTOR)).text


# undo in words


async def test_a_reply_takes_the_answer_back(flow: Flow) -> None:
    card = await open_card_after_joining(flow, "1.6")
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    await flow.tell(DIRECTOR, "отменить", reply_to=card.message_id)
    assert await standing(flow) == {}
    assert "✅ Выполнено" in (await flow.last(DIRECTOR)).labels()


async def test_undo_as_the_next_line_takes_back_the_last_answer(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "1.6 готово")
    await flow.tell(DIRECTOR, "Отмена")
    assert await standing(flow) == {}


async def test_an_old_answer_is_shown_before_it_is_taken_back(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "1.6 приказ 45 от 19.12")
    await flow.advance(moment(20, 13))
    await flow.tell(DIRECTOR, "отменить")
    assert set(await standing(flow)) == {"ДК1 1.6"}
    assert "↩️ Отменить" in (await flow.last(DIRECTOR)).labels()


# two people of one school


async def test_the_second_to_answer_sees_who_was_first(flow: Flow) -> None:
    await flow.people.person(DEPUTY.id, DEPUTY.name)
    await flow.join(DIRECTOR, DEPUTY)
    mine, hers = await open_card(flow, DIRECTOR, "1.6"), await open_card(flow, DEPUTY, "1.6")
    await flow.press(DIRECTOR, mine, "✅ Выполнено")
    await flow.press(DEPUTY, hers, "✅ Выполнено")
    assert "Ответ уже есть: Ирина Петровна." in (await flow.last(DEPUTY)).text
    assert await count_replies(flow) == 1


async def test_an_old_card_does_not_take_back_a_colleagues_answer(flow: Flow) -> None:
    await flow.people.person(DEPUTY.id, DEPUTY.name)
    await flow.join(DIRECTOR, DEPUTY)
    mine, hers = await open_card(flow, DIRECTOR, "1.6"), await open_card(flow, DEPUTY, "1.6")
    await flow.press(DIRECTOR, mine, "✅ Выполнено")
    await flow.press(DEPUTY, hers, "🔄 В работе")
    assert (await standing(flow))["ДК1 1.6"][0] == "done"
    assert "Ответ уже есть: Ирина Петровна." in (await flow.last(DEPUTY)).text


# as last time


async def test_last_times_words_are_said_again_by_one_tap(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(9, 10, month=1, year=2023))
    await flow.tell(DIRECTOR, "ДК3 3.6 провели две консультации")
    await flow.advance(moment(1, 10, month=2, year=2023))
    card = await open_card(flow, DIRECTOR, "Консультации")
    assert "В прошлый раз: «провели две консультации»" in card.text
    await flow.press(DIRECTOR, card, "🔁 Как в прошлый раз")
    receipt = await flow.last(DIRECTOR)
    assert "выполнено" in receipt.text
    assert "«провели две консультации»" in receipt.text
    assert "1 февраля" in receipt.text


async def test_last_times_words_are_said_again_by_words(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(9, 10, month=1, year=2023))
    await flow.tell(DIRECTOR, "ДК3 3.6 провели две консультации")
    await flow.advance(moment(1, 10, month=2, year=2023))
    card = await open_card(flow, DIRECTOR, "Консультации")
    await flow.tell(DIRECTOR, "как в прошлый раз", reply_to=card.message_id)
    assert await count_replies(flow) == 2


async def test_without_an_earlier_answer_nothing_is_repeated(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    card = await open_card(flow, DIRECTOR, "1.6")
    assert "🔁 Как в прошлый раз" not in card.labels()
    refusal = await flow.say(DIRECTOR, "как в прошлый раз", reply_to=card.message_id)
    assert refusal.text.startswith("Прошлого ответа с текстом или числами нет.")
