"""The month's plan and the daily ping, as a director reads and answers them."""

import pytest
from flow import DIRECTOR, OTHER_DIRECTOR, Flow, moment
from sqlalchemy import func, select

from roadmap.model import Status
from sandbox.seen import Message
from storage.schema import assignment, item, message, reply, roadmap, window

JANUARY_9 = moment(9, 9, month=1, year=2023)


async def plan(flow: Flow) -> Message:
    await flow.join(DIRECTOR)
    await flow.advance(JANUARY_9)
    return await flow.last(DIRECTOR)


async def statuses(flow: Flow, code: str, number: str) -> list[str]:
    """How the windows of one item stand at СШ № 9, in their order."""
    found = (
        select(assignment.c.status)
        .join_from(assignment, window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(roadmap.c.code == code, item.c.number.in_((number, f"{number}.")))
        .where(assignment.c.organization_id == await school(flow))
        .order_by(window.c.start, window.c.end)
    )
    async with flow.app.db.read() as conn:
        return list((await conn.execute(found)).scalars())


async def school(flow: Flow) -> int:
    actor = await flow.app.rooms.people.find("telegram", str(DIRECTOR.id))
    assert actor
    return actor.memberships[0].organization_id


async def count_replies(flow: Flow) -> int:
    async with flow.app.db.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(reply))).scalar_one())


async def test_the_plan_says_what_the_report_needs_what_waits_and_asks_of_last_month(flow: Flow) -> None:
    shown = await plan(flow)
    assert shown.text.startswith("План на январь · СШ № 9\n\nК отчёту за полугодие, до 13 января, пт, ")
    assert "7 коротких вопросов:" in shown.text
    assert "• … ещё " in shown.text
    assert "С декабря ждём: школьная дорожная карта, приказ (ДК1 · 1.6, ДК3 · 1.4); " in shown.text
    assert "В декабре консультации для родителей были?" in shown.text
    assert "С октября по декабрь вопрос на коллегиальном органе был?" in shown.text
    assert shown.labels() == ["✍️ Ответить по порядку", "✅ Да, были", "📋 Весь список"]
    assert len(shown.text) <= 900


async def test_one_tap_answers_last_months_deeds_and_the_plan_stays(flow: Flow) -> None:
    shown = await plan(flow)
    await flow.press(DIRECTOR, shown, "✅ Да, были")
    now = await flow.last(DIRECTOR)
    assert now.message_id == shown.message_id
    assert now.text.startswith("План на январь · СШ № 9")
    assert "были?" not in now.text
    assert "✅ Записано: консультации для родителей (ДК3 · 3.6), выполнено" in now.text
    assert now.labels() == ["✍️ Ответить по порядку", "↩️ Отменить", "📋 Весь список"]
    assert (await statuses(flow, "ДК3", "3.6"))[0] == Status.DONE
    assert (await statuses(flow, "ДК3", "3.10"))[0] == Status.DONE


async def test_a_double_tap_records_each_deed_once(flow: Flow) -> None:
    shown = await plan(flow)
    await flow.people.press_async(DIRECTOR.id, shown.message_id, "✅ Да, были")
    await flow.people.press_async(DIRECTOR.id, shown.message_id, "✅ Да, были")
    await flow.settle()
    assert await count_replies(flow) == 2


async def test_it_is_taken_back_in_the_plan(flow: Flow) -> None:
    shown = await plan(flow)
    await flow.press(DIRECTOR, shown, "✅ Да, были")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Отменить")
    now = await flow.last(DIRECTOR)
    assert "В декабре консультации для родителей были?" in now.text
    assert "✅ Да, были" in now.labels()
    assert (await statuses(flow, "ДК3", "3.6"))[0] == Status.PENDING


@pytest.mark.parametrize("words", ["Да, были", "были."])
async def test_words_do_the_same(flow: Flow, words: str) -> None:
    await plan(flow)
    await flow.tell(DIRECTOR, words)
    receipt = await flow.last(DIRECTOR)
    assert "✅ Записано: консультации для родителей (ДК3 · 3.6), выполнено" in receipt.text
    assert (await statuses(flow, "ДК3", "3.10"))[0] == Status.DONE


async def test_words_as_a_reply_to_the_plan_do_the_same(flow: Flow) -> None:
    shown = await plan(flow)
    await flow.tell(DIRECTOR, "да были", reply_to=shown.message_id)
    assert (await statuses(flow, "ДК3", "3.6"))[0] == Status.DONE
    now = await flow.last(DIRECTOR)
    assert now.message_id == shown.message_id
    assert "✅ Записано: консультации для родителей (ДК3 · 3.6), выполнено" in now.text


async def test_the_tap_of_an_old_plan_says_what_was_recorded(flow: Flow) -> None:
    shown = await plan(flow)
    await flow.advance(moment(1, 9, month=2, year=2023))
    await flow.press(DIRECTOR, shown, "✅ Да, были")
    old = next(m for m in await flow.seen(DIRECTOR) if m.message_id == shown.message_id)
    assert old.text.startswith("✅ Записано: консультации для родителей (ДК3 · 3.6), выполнено")
    assert (await statuses(flow, "ДК3", "3.6"))[0] == Status.DONE


async def test_the_tap_does_not_undo_what_was_said_of_a_difficulty(flow: Flow) -> None:
    shown = await plan(flow)
    await flow.tell(DIRECTOR, "ДК3 3.6 трудности: нет кадров")
    await flow.press(DIRECTOR, shown, "✅ Да, были")
    assert Status.DIFFICULTY in await statuses(flow, "ДК3", "3.6")


async def test_another_school_cannot_tap_it(flow: Flow) -> None:
    shown = await plan(flow)
    await flow.join(OTHER_DIRECTOR)
    stolen = next(key.data for row in shown.buttons for key in row if key.text == "✅ Да, были")
    listed = await flow.say(OTHER_DIRECTOR, "/my")
    outcome = await flow.people.forge(OTHER_DIRECTOR.id, listed.message_id, stolen or "")
    assert outcome.text == "Этот пункт не для вашей школы. Ваши пункты: /my."
    assert await count_replies(flow) == 0


async def test_a_forged_list_of_items_is_an_old_button(flow: Flow) -> None:
    shown = await plan(flow)
    for data in ("ny1:", "ny1:0", "ny1:zzzzzzzzzz", "ny1:1..2", "ny1:1_0", "nl1:1:done:2"):
        outcome = await flow.people.forge(DIRECTOR.id, shown.message_id, data)
        assert outcome.text == "Эта кнопка устарела. Откройте свежий список: /my."
    assert await count_replies(flow) == 0


async def test_a_single_due_thing_arrives_as_its_card_under_its_reason(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    for day in (2, 22):
        await flow.advance(moment(day, 9, month=5, year=2023))
    card = await flow.last(DIRECTOR)
    assert card.text.startswith("Осталось 7 рабочих дней.\n\n")
    assert card.labels()[0] == "✅ Выполнено"


async def test_july_and_august_have_meetings_only(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(3, 9, month=7, year=2023))
    shown = await flow.last(DIRECTOR)
    assert shown.text == (
        "План на июль · СШ № 9: срочных пунктов нет.\n\n"
        "В июле вебинар (ДК3 · 2.5): дату сообщит управление, присылать ничего не нужно."
    )


async def test_a_planned_message_that_missed_its_day_is_said_the_next(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.stop()
    flow.clock.set(moment(10, 9, month=1, year=2023))
    await flow.start()
    await flow.advance(moment(10, 9, 1, month=1, year=2023))
    assert (await flow.last(DIRECTOR)).text.startswith("План на январь")
    async with flow.app.db.read() as conn:
        planned = select(func.count()).where(message.c.class_ == "planned")
        assert (await conn.execute(planned)).scalar_one() == 1
