"""«⏰ Напомнить позже»: one person's reminder of one line, on another day."""

from flow import DIRECTOR, OTHER_DIRECTOR, Flow, moment
from sqlalchemy import func, select

from sandbox.seen import Message
from storage.schema import snooze

LATER = "⏰ Напомнить позже"


async def card(flow: Flow, part: str = "3.8") -> Message:
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, reminder, next(label for label in reminder.labels() if part in label))
    return await flow.last(DIRECTOR)


async def days(flow: Flow, part: str = "3.8") -> Message:
    await flow.press(DIRECTOR, await card(flow, part), "⋯ Ещё")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), LATER)
    return await flow.last(DIRECTOR)


async def count(flow: Flow) -> int:
    async with flow.app.db.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(snooze))).scalar_one())


async def test_the_days_are_working_days_and_the_way_back_is_there(flow: Flow) -> None:
    asked = await days(flow)
    assert asked.text.startswith("Индивидуальные траектории (ДК3 · 3.8)\n\nКогда напомнить?")
    assert asked.labels() == ["Завтра, 22 декабря, чт", "Накануне срока, 29 декабря, чт", "‹ Назад"]


async def test_it_is_said_in_place_and_heard_of_on_that_day_only(flow: Flow) -> None:
    asked = await days(flow)
    await flow.press(DIRECTOR, asked, "Накануне срока, 29 декабря, чт")
    now = await flow.last(DIRECTOR)
    assert now.message_id == asked.message_id
    assert now.text.endswith("⏰ Напомню вам 29 декабря, чт.")
    await flow.advance(moment(27, 9))
    assert "(ДК3 · 3.8)" not in (await flow.last(DIRECTOR)).text
    await flow.advance(moment(29, 9))
    assert "(ДК3 · 3.8)" in (await flow.last(DIRECTOR)).text


async def test_twins_are_put_off_together(flow: Flow) -> None:
    asked = await days(flow, "1.6")
    await flow.press(DIRECTOR, asked, "Завтра, 22 декабря, чт")
    assert await count(flow) == 2


async def test_a_double_tap_puts_it_off_once(flow: Flow) -> None:
    asked = await days(flow)
    for _ in range(2):
        await flow.people.press_async(DIRECTOR.id, asked.message_id, "Завтра, 22 декабря, чт")
    await flow.settle()
    assert await count(flow) == 1
    assert (await flow.last(DIRECTOR)).text.endswith("⏰ Напомню вам 22 декабря, чт.")


async def test_it_can_be_as_usual_again(flow: Flow) -> None:
    await flow.press(DIRECTOR, await days(flow), "Завтра, 22 декабря, чт")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "⋯ Ещё")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), LATER)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Как обычно")
    assert await count(flow) == 0
    assert "⏰" not in (await flow.last(DIRECTOR)).text


async def test_words_to_the_card_do_the_same(flow: Flow) -> None:
    shown = await card(flow)
    await flow.tell(DIRECTOR, "Напомни завтра", reply_to=shown.message_id)
    assert (await flow.last(DIRECTOR)).text.endswith("⏰ Напомню вам 22 декабря, чт.")
    assert (await flow.say(DIRECTOR, "напомнить позже", reply_to=shown.message_id)).labels()[-2:] == [
        "Как обычно",
        "‹ Назад",
    ]


async def test_words_to_nothing_are_asked_to_name_their_card(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    assert (await flow.say(DIRECTOR, "напомни завтра")).text.startswith("Ответьте этими словами на карточку")


async def test_an_answered_item_needs_no_reminder(flow: Flow) -> None:
    asked = await days(flow)
    await flow.tell(DIRECTOR, "ДК3 3.8 трудности: нет кадров")
    outcome = await flow.press(DIRECTOR, asked, "Завтра, 22 декабря, чт")
    assert outcome.text == "По этому пункту и так больше не напоминаю. Что ещё открыто: /my."


async def test_a_question_of_a_walk_keeps_its_way_on(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.say(DIRECTOR, "по порядку")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "⋯ Ещё")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), LATER)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Завтра, 21 декабря, ср")
    now = await flow.last(DIRECTOR)
    assert {"⏭ Дальше", "⏹ Хватит"} <= set(now.labels())
    await flow.press(DIRECTOR, now, "⏭ Дальше")
    assert "Вопрос 2 из " in (await flow.last(DIRECTOR)).text


async def test_another_school_puts_nothing_off(flow: Flow) -> None:
    asked = await days(flow)
    stolen = asked.buttons[0][0].data or ""
    await flow.join(OTHER_DIRECTOR)
    listed = await flow.say(OTHER_DIRECTOR, "/my")
    outcome = await flow.people.forge(OTHER_DIRECTOR.id, listed.message_id, stolen)
    assert outcome.text == "Этот пункт не для вашей школы. Ваши пункты: /my."
    assert await count(flow) == 0
