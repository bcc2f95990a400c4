"""A difficulty on its way: the school's reason, its mentor, the centre's word."""

from typing import Any

from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member, moment
from sqlalchemy import func, insert, select

from roadmap.model import Role
from sandbox.seen import Message
from storage.schema import assignment, change, help_request, mentorship, order, organization, remark, reply

MENTOR = Member(933, "Анна Павловна", "СШ № 33", Role.DIRECTOR)


async def scalar(flow: Flow, statement: Any) -> Any:
    async with flow.app.db.read() as conn:
        return (await conn.execute(statement)).scalars().first()


async def make_pair(flow: Flow) -> None:
    """СШ № 33 is the mentor of СШ № 9 in 2022/2023, and its director has joined."""
    async with flow.app.db.write("pair") as tx:
        ids = {
            name: (await tx.conn.execute(select(organization.c.id).where(organization.c.short_name == name)))
            .scalars()
            .one()
            for name in ("СШ № 9", "СШ № 33")
        }
        pair = {"mentee_id": ids["СШ № 9"], "mentor_id": ids["СШ № 33"], "year": "2022/2023"}
        an_order = (await tx.conn.execute(select(order.c.id))).scalars().first()
        await tx.conn.execute(insert(mentorship), {**pair, "order_id": an_order})
    await flow.people.person(MENTOR.id, MENTOR.name)
    await flow.join(MENTOR)
    await flow.settle()


async def forge(flow: Flow, person: Member, data: str | None) -> str:
    """A press of a button that this person was never shown; what appears over the chat."""
    assert data
    seen = await flow.seen(person) or [await flow.say(person, "/start")]
    return (await flow.people.forge(person.id, seen[-1].message_id, data)).text or ""


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


async def told(flow: Flow, part: str = "1.6") -> Message:
    """The director opens an item of 21 December, 9:00, and presses «⚠️ Есть трудности»."""
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, reminder, button(reminder, part))
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "⚠️ Есть трудности")
    return await flow.last(DIRECTOR)


async def test_one_tap_records_it_and_the_reasons_stand_below(flow: Flow) -> None:
    receipt = await told(flow)
    assert "Что мешает? Нажмите или напишите одной строкой." in receipt.text
    assert receipt.labels() == [
        "нет кадров", "нет средств", "ждём организатора", "не успели", "другое", "↩️ Отменить",
    ]  # fmt: skip
    assert await scalar(flow, select(reply.c.status)) == "difficulty"


async def test_a_reason_by_one_tap_is_told_in_place(flow: Flow) -> None:
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    receipt = await flow.last(DIRECTOR)
    assert "Причина: нет кадров" in receipt.text
    assert "Центр увидит сегодня и поможет. Напоминать пока не буду." in receipt.text
    assert await scalar(flow, select(reply.c.difficulty).order_by(reply.c.id.desc())) == "no_staff"


async def test_the_same_reason_twice_is_one_entry_of_the_log(flow: Flow) -> None:
    receipt = await told(flow)
    data = next(b.data for row in receipt.buttons for b in row if b.text == "нет кадров")
    assert data
    await forge(flow, DIRECTOR, data)
    await forge(flow, DIRECTOR, data)
    await flow.settle()
    assert await scalar(flow, select(func.count()).select_from(reply)) == 2


async def test_a_line_of_words_is_as_good(flow: Flow) -> None:
    await told(flow)
    await flow.tell(DIRECTOR, "Нет молодых педагогов, не понимаем, кого закреплять")
    assert "Центр увидит сегодня" in (await flow.last(DIRECTOR)).text
    assert await scalar(flow, select(reply.c.difficulty).order_by(reply.c.id.desc())) == "no_staff"


async def test_without_a_mentor_nobody_is_asked_about_one(flow: Flow) -> None:
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    assert "наставнику" not in (await flow.last(DIRECTOR)).text


async def test_the_mentor_sees_it_only_after_a_yes(flow: Flow) -> None:
    await make_pair(flow)
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    question = await flow.last(DIRECTOR)
    assert "Центр увидит сегодня. Показать и школе-наставнику (СШ № 33)?" in question.text
    before = len(await flow.seen(MENTOR))
    await flow.press(DIRECTOR, question, "Да, показать")
    assert "Школе-наставнику (СШ № 33) показано." in (await flow.last(DIRECTOR)).text
    plea = await flow.last(MENTOR)
    assert len(await flow.seen(MENTOR)) == before + 1
    assert plea.text.startswith("СШ № 9 просит совета (вы её школа-наставник в 2022/23 году).")
    assert "до 30 декабря, пт" in plea.text
    assert "«нет кадров»" in plea.text
    assert "Отчитываться по этому сообщению не нужно." in plea.text
    assert plea.labels() == ["Можем помочь", "Позвоню сегодня", "Сейчас не получится"]


async def test_only_the_centre_means_only_the_centre(flow: Flow) -> None:
    await make_pair(flow)
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Только центру")
    assert "наставнику" not in (await flow.last(DIRECTOR)).text
    assert await scalar(flow, select(help_request.c.reply_id)) is None


async def test_yes_in_words_is_a_reply_to_the_question(flow: Flow) -> None:
    await make_pair(flow)
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    question = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "Да, показать", reply_to=question.message_id)
    assert (await flow.last(MENTOR)).text.startswith("СШ № 9 просит совета")


async def asked_mentor(flow: Flow) -> Message:
    await make_pair(flow)
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Да, показать")
    return await flow.last(MENTOR)


async def test_a_mentor_finds_who_waits_for_advice_until_it_has_answered(flow: Flow) -> None:
    await asked_mentor(flow)
    mine = await flow.say(MENTOR, "/my")
    assert "Просят совета\n• СШ № 9: школьная дорожная карта, приказ (ДК1 · 1.6)" in mine.text
    await flow.press(MENTOR, mine, button(mine, "🤝"))
    await flow.press(MENTOR, await flow.last(MENTOR), "Можем помочь")
    assert "Вы ответили: можем помочь." in (await flow.last(MENTOR)).text
    assert "Просят совета" not in (await flow.say(MENTOR, "/my")).text


async def test_the_mentor_s_word_reaches_the_director_once(flow: Flow) -> None:
    plea = await asked_mentor(flow)
    data = next(b.data for row in plea.buttons for b in row if b.text == "Можем помочь")
    assert data
    await flow.press(MENTOR, plea, "Можем помочь")
    news = await flow.last(DIRECTOR)
    assert news.text.startswith("СШ № 33, ваша школа-наставник, готова помочь:")
    count = len(await flow.seen(DIRECTOR))
    await forge(flow, MENTOR, data)
    await flow.settle()
    assert len(await flow.seen(DIRECTOR)) == count
    assert "Передали в СШ № 9. Спасибо!" in (await flow.last(MENTOR)).text


async def test_the_mentor_may_answer_in_words(flow: Flow) -> None:
    plea = await asked_mentor(flow)
    await flow.tell(MENTOR, "Позвоню сегодня!", reply_to=plea.message_id)
    assert "позвонит вам сегодня" in (await flow.last(DIRECTOR)).text


async def test_another_school_cannot_speak_for_the_mentor(flow: Flow) -> None:
    plea = await asked_mentor(flow)
    data = plea.buttons[0][0].data
    assert data
    await flow.join(OTHER_DIRECTOR)
    for person in (OTHER_DIRECTOR, STRANGER, DIRECTOR):
        await forge(flow, person, data)
    await flow.settle()
    assert await scalar(flow, select(help_request.c.answer)) is None


async def test_another_school_cannot_show_a_difficulty(flow: Flow) -> None:
    await make_pair(flow)
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    question = await flow.last(DIRECTOR)
    data = next(b.data for row in question.buttons for b in row if b.text == "Да, показать")
    assert data
    await flow.join(OTHER_DIRECTOR)
    assert "не для вашей школы" in await forge(flow, OTHER_DIRECTOR, data)
    assert await scalar(flow, select(help_request.c.reply_id)) is None


async def test_taking_it_back_takes_the_request_back(flow: Flow) -> None:
    await asked_mentor(flow)
    await flow.tell(DIRECTOR, "1.6 выполнено, приказ 45 от 20.12.2022")
    assert "больше не ждёт совета" in (await flow.last(MENTOR)).text
    assert (await flow.last(MENTOR)).labels() == []
    assert await scalar(flow, select(help_request.c.reply_id)) is None


async def gathered(flow: Flow) -> Message:
    await flow.join(COORDINATOR)
    await flow.press(DIRECTOR, await told(flow), "нет кадров")
    await flow.advance(moment(21, 11))
    return await flow.last(COORDINATOR)


async def test_the_centre_hears_of_it_at_eleven(flow: Flow) -> None:
    message = await gathered(flow)
    assert message.text.startswith("⚠️ СШ № 9 · ")
    assert "(ДК1 · 1.6), до 30 декабря, пт. «нет кадров»" in message.text
    assert message.labels() == ["Ответить", "Перенести срок", "Позвонил(а), решено"]


async def test_what_is_over_by_eleven_is_not_told(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    before = len(await flow.seen(COORDINATOR))
    await flow.press(DIRECTOR, await told(flow), "↩️ Отменить")
    await flow.advance(moment(21, 11))
    assert len(await flow.seen(COORDINATOR)) == before


async def test_several_are_one_list_whose_lines_open_in_place(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await told(flow)
    await flow.tell(DIRECTOR, "по 1.7 трудности: нет средств")
    await flow.advance(moment(21, 11))
    message = await flow.last(COORDINATOR)
    assert message.text.startswith("Ждут вашего слова 2 вопроса школ")
    assert message.labels() == ["⚠️ СШ № 9 · 1.6", "⚠️ СШ № 9 · 1.7"]
    await flow.press(COORDINATOR, message, "⚠️ СШ № 9 · 1.7")
    opened = await flow.last(COORDINATOR)
    assert opened.message_id == message.message_id
    assert opened.labels() == ["Ответить", "Перенести срок", "Позвонил(а), решено", "Остальные · 1"]


async def test_an_answer_reaches_the_director_with_one_next_step(flow: Flow) -> None:
    await flow.press(COORDINATOR, await gathered(flow), "Ответить")
    done = await flow.say(COORDINATOR, "Приедет методист, в четверг")
    await flow.settle()
    assert "Школе ответили: «Приедет методист, в четверг»" in done.text
    news = await flow.last(DIRECTOR)
    assert news.text.startswith("Центр ответил: ")
    assert "«Приедет методист, в четверг»" in news.text
    assert news.labels() == ["Открыть пункт"]


async def test_a_moved_day_holds_and_is_logged(flow: Flow) -> None:
    await flow.press(COORDINATOR, await gathered(flow), "Перенести срок")
    prompt = await flow.last(COORDINATOR)
    assert prompt.labels() == ["13 января, пт", "20 января, пт", "‹ Назад"]
    await flow.press(COORDINATOR, prompt, "13 января, пт")
    assert "Срок перенесён, теперь до 13 января, пт." in (await flow.last(COORDINATOR)).text
    assert "теперь до 13 января, пт" in (await flow.last(DIRECTOR)).text
    assert str(await scalar(flow, select(func.max(assignment.c.extended_to)))) == "2023-01-13"
    assert await scalar(flow, select(change.c.after).where(change.c.what == "extension")) == "2023-01-13"


async def test_a_call_settles_it_silently_and_late_buttons_say_so(flow: Flow) -> None:
    message = await gathered(flow)
    heard = len(await flow.seen(DIRECTOR))
    data = {b.text: b.data for row in message.buttons for b in row}
    await flow.press(COORDINATOR, message, "Позвонил(а), решено")
    assert "Решено по телефону." in (await flow.last(COORDINATOR)).text
    late = data["Ответить"]
    assert late
    await forge(flow, COORDINATOR, late)
    await flow.settle()
    assert "Решено по телефону." in (await flow.last(COORDINATOR)).text
    assert len(await flow.seen(DIRECTOR)) == heard
    assert await scalar(flow, select(func.count()).select_from(remark)) == 1


async def test_the_centre_may_decide_in_words(flow: Flow) -> None:
    message = await gathered(flow)
    await flow.tell(COORDINATOR, "перенести до 13 января, ждём кадры", reply_to=message.message_id)
    assert "теперь до 13 января, пт" in (await flow.last(DIRECTOR)).text


async def test_a_director_cannot_decide_for_the_centre(flow: Flow) -> None:
    message = await gathered(flow)
    data = [b.data for row in message.buttons for b in row if b.data]
    for person in (DIRECTOR, STRANGER):
        for each in data:
            await forge(flow, person, each)
    await flow.settle()
    assert await scalar(flow, select(func.count()).select_from(remark)) == 0


async def test_the_list_is_there_for_the_asking(flow: Flow) -> None:
    await gathered(flow)
    assert "Ждёт вашего слова 1 вопрос школ" in (await flow.say(COORDINATOR, "Трудности")).text
