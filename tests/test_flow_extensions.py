"""Another date: asked for, decided, taken back."""

from typing import Any

from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member, moment
from sqlalchemy import func, select

from sandbox.seen import Message
from storage.schema import assignment, extension


async def forge(flow: Flow, person: Member, data: str | None) -> str:
    """A press of a button that this person was never shown; what appears over the chat."""
    assert data
    seen = await flow.seen(person) or [await flow.say(person, "/start")]
    return (await flow.people.forge(person.id, seen[-1].message_id, data)).text or ""


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


async def scalar(flow: Flow, statement: Any) -> Any:
    async with flow.app.db.read() as conn:
        return (await conn.execute(statement)).scalars().first()


async def card(flow: Flow, part: str = "1.6") -> Message:
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, reminder, button(reminder, part))
    return await flow.last(DIRECTOR)


async def offered(flow: Flow) -> Message:
    """The days on offer, behind «⋯ Ещё»."""
    await flow.press(DIRECTOR, await card(flow), "⋯ Ещё")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "📅 Попросить другой срок")
    return await flow.last(DIRECTOR)


async def asked(flow: Flow) -> Message:
    await flow.press(DIRECTOR, await offered(flow), "13 января, пт")
    return await flow.last(DIRECTOR)


async def gathered(flow: Flow) -> Message:
    await flow.join(COORDINATOR)
    await flow.press(DIRECTOR, await asked(flow), "ждём организатора")
    await flow.advance(moment(21, 11))
    return await flow.last(COORDINATOR)


async def test_the_days_that_are_near_are_offered(flow: Flow) -> None:
    screen = await offered(flow)
    assert "Сейчас срок до 30 декабря, пт" in screen.text
    assert screen.labels() == ["13 января, пт", "20 января, пт", "‹ Назад"]


async def test_a_day_by_one_tap_is_recorded_and_the_reason_follows(flow: Flow) -> None:
    receipt = await asked(flow)
    assert "просим срок до 13 января, пт" in receipt.text
    assert "Центр увидит просьбу сегодня. До ответа напоминать не буду." in receipt.text
    assert await scalar(flow, select(extension.c.reason)) == ""
    await flow.press(DIRECTOR, receipt, "ждём организатора")
    assert "Причина: ждём организатора" in (await flow.last(DIRECTOR)).text


async def test_another_day_and_its_reason_may_be_written(flow: Flow) -> None:
    await offered(flow)
    receipt = await flow.say(DIRECTOR, "27 января, ждём диагностику")
    assert "просим срок до 27 января, пт" in receipt.text
    assert "Причина: ждём диагностику" in receipt.text


async def test_the_reason_may_be_a_line(flow: Flow) -> None:
    await asked(flow)
    assert "Причина: болеет методист" in (await flow.say(DIRECTOR, "болеет методист")).text


async def test_an_answer_meanwhile_is_an_answer(flow: Flow) -> None:
    await asked(flow)
    await flow.tell(DIRECTOR, "1.7 выполнено, приказ 45 от 20.12.2022")
    assert "(ДК1 · 1.7), выполнено" in (await flow.last(DIRECTOR)).text
    assert await scalar(flow, select(extension.c.reason)) == ""


async def test_a_reply_to_the_card_asks_in_words(flow: Flow) -> None:
    screen = await card(flow)
    await flow.tell(DIRECTOR, "Перенесите до 20 января, ждём диагностику", reply_to=screen.message_id)
    assert "просим срок до 20 января, пт" in (await flow.last(DIRECTOR)).text


async def test_an_earlier_day_is_no_extension(flow: Flow) -> None:
    await offered(flow)
    answer = await flow.say(DIRECTOR, "29 декабря")
    assert answer.text == "Срок и так до 30.12.2022. Напишите день позже."


async def test_asked_twice_the_open_wish_is_changed(flow: Flow) -> None:
    await asked(flow)
    screen = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "перенесите до 20 января", reply_to=screen.message_id)
    assert await scalar(flow, select(func.count()).select_from(extension)) == 1
    assert str(await scalar(flow, select(extension.c.wanted))) == "2023-01-20"


async def test_it_is_taken_back_while_undecided(flow: Flow) -> None:
    await flow.press(DIRECTOR, await asked(flow), "↩️ Отозвать просьбу")
    assert "Срок: до 30 декабря, пт" in (await flow.last(DIRECTOR)).text
    assert await scalar(flow, select(func.max(assignment.c.extension_asked))) is None


async def test_until_it_is_decided_nobody_is_reminded(flow: Flow) -> None:
    await asked(flow)
    for day in (27, 29, 30):
        await flow.advance(moment(day, 9))
    later = [seen.text for seen in await flow.seen(DIRECTOR)][-3:]
    assert not any("ДК1 · 1.6" in text and "просим" not in text for text in later)


async def test_the_centre_reads_it_at_eleven(flow: Flow) -> None:
    message = await gathered(flow)
    assert message.text.startswith("📅 СШ № 9 · ")
    assert "до 30 декабря, пт. Просят до 13 января, пт. «ждём организатора»" in message.text
    assert message.labels() == ["Да, до 13 января", "Другой срок", "Нет"]


async def test_one_tap_grants_it_and_the_director_is_told_at_once(flow: Flow) -> None:
    await flow.press(COORDINATOR, await gathered(flow), "Да, до 13 января")
    assert "Согласовано, теперь до 13 января, пт." in (await flow.last(COORDINATOR)).text
    assert (await flow.last(DIRECTOR)).text.startswith("Центр согласен: ")
    assert str(await scalar(flow, select(func.max(assignment.c.extended_to)))) == "2023-01-13"
    assert await scalar(flow, select(func.max(assignment.c.extension_asked))) is None


async def test_a_yes_is_taken_back_in_the_place_of_what_was_told(flow: Flow) -> None:
    letter = await gathered(flow)
    await flow.press(COORDINATOR, letter, "Да, до 13 января")
    told = await flow.last(DIRECTOR)
    assert "Центр согласен" in told.text
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "↩️ Отменить решение")
    assert "Да, до 13 января" in (await flow.last(COORDINATOR)).labels()
    now = await flow.last(DIRECTOR)
    assert now.message_id == told.message_id
    assert "Центр ещё раз посмотрит просьбу о сроке" in now.text


async def test_another_day_may_be_granted(flow: Flow) -> None:
    await flow.press(COORDINATOR, await gathered(flow), "Другой срок")
    await flow.tell(COORDINATOR, "17 января")
    assert "теперь до 17 января, вт" in (await flow.last(DIRECTOR)).text


async def test_a_no_comes_with_a_line(flow: Flow) -> None:
    await flow.press(COORDINATOR, await gathered(flow), "Нет")
    await flow.tell(COORDINATOR, "Отчёт уходит 20 января")
    news = await flow.last(DIRECTOR)
    assert "срок прежний" in news.text
    assert "«Отчёт уходит 20 января»" in news.text
    assert await scalar(flow, select(func.max(assignment.c.extended_to))) is None


async def test_yes_and_no_in_words_are_replies_to_the_message(flow: Flow) -> None:
    message = await gathered(flow)
    await flow.tell(COORDINATOR, "да", reply_to=message.message_id)
    assert (await flow.last(DIRECTOR)).text.startswith("Центр согласен: ")


async def test_a_wish_that_was_taken_back_cannot_be_granted(flow: Flow) -> None:
    message = await gathered(flow)
    receipt = next(seen for seen in await flow.seen(DIRECTOR) if "просим срок" in seen.text)
    await flow.press(DIRECTOR, receipt, "↩️ Отозвать просьбу")
    await flow.press(COORDINATOR, message, "Да, до 13 января")
    assert "Школа отозвала просьбу" in (await flow.last(COORDINATOR)).text
    assert await scalar(flow, select(func.max(assignment.c.extended_to))) is None


async def test_nobody_asks_for_another_school(flow: Flow) -> None:
    screen = await offered(flow)
    data = screen.buttons[0][0].data
    assert data
    await flow.join(OTHER_DIRECTOR)
    for person in (OTHER_DIRECTOR, STRANGER):
        await forge(flow, person, data)
    await flow.settle()
    assert await scalar(flow, select(extension.c.id)) is None


async def test_a_director_grants_nothing(flow: Flow) -> None:
    message = await gathered(flow)
    data = message.buttons[0][0].data
    assert data
    await forge(flow, DIRECTOR, data)
    await flow.settle()
    assert await scalar(flow, select(func.max(assignment.c.extended_to))) is None
