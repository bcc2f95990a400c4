"""A director sends the school's own roadmap; it is reminded of and seen by that school alone."""

import pytest
from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member, moment
from own_plan import ROWS, own_plan
from sqlalchemy import func, select

from handlers.callbacks import OpenCard
from handlers.own_plan_buttons import OwnPlanAnswer
from roadmap.model import RoadmapKind, Role
from sandbox.seen import Message
from storage.schema import assignment, draft, item, reply, roadmap, window

DEPUTY = Member(910, "Анна Юрьевна", "СШ № 9", Role.DEPUTY)
JANUARY = moment(9, 9, month=1, year=2023)
LATER = "Дальше ›"
QUESTION = "Похоже на дорожную карту вашей школы: 3 пункта. Напоминать о её пунктах?"


async def send(
    flow: Flow,
    member: Member = DIRECTOR,
    *,
    data: bytes | None = None,
    name: str = "карта школы.docx",
    caption: str = "",
) -> Message:
    """A file, and what the bot says last."""
    await flow.people.send_file(member.id, name, data or own_plan(), caption=caption)
    await flow.settle()
    return await flow.last(member)


async def keep(flow: Flow, label: str = "Да, мне") -> Message:
    """The director joins, sends the plan and answers the question."""
    await flow.join(DIRECTOR)
    question = await find_question(flow, await send(flow))
    await flow.press(DIRECTOR, question, label)
    return await find(flow, DIRECTOR, question.message_id)


async def find_question(flow: Flow, last: Message, member: Member = DIRECTOR) -> Message:
    """The question, beside whatever else the file was answered with."""
    asked = [seen for seen in await flow.seen(member) if "Похоже на" in seen.text]
    assert asked, last.text
    return asked[-1]


async def find(flow: Flow, member: Member, message_id: int) -> Message:
    return next(seen for seen in await flow.seen(member) if seen.message_id == message_id)


async def count_own(flow: Flow) -> int:
    """The rows that plans of schools ask."""
    async with flow.app.db.read() as conn:
        found = await conn.execute(
            select(func.count())
            .select_from(assignment)
            .join(window, window.c.id == assignment.c.window_id)
            .join(item, item.c.id == window.c.item_id)
            .join(roadmap, roadmap.c.id == item.c.roadmap_id)
            .where(roadmap.c.kind == RoadmapKind.OWN, assignment.c.withdrawn_at.is_(None))
        )
        return int(found.scalar_one())


async def first_own(flow: Flow) -> int:
    async with flow.app.db.read() as conn:
        found = await conn.execute(
            select(func.min(assignment.c.id))
            .select_from(assignment)
            .join(window, window.c.id == assignment.c.window_id)
            .join(item, item.c.id == window.c.item_id)
            .join(roadmap, roadmap.c.id == item.c.roadmap_id)
            .where(roadmap.c.kind == RoadmapKind.OWN)
        )
        return int(found.scalar_one())


async def count(flow: Flow, table: object, *scope: object) -> int:
    async with flow.app.db.read() as conn:
        found = select(func.count()).select_from(table).where(*scope)  # type: ignore[arg-type]
        return int((await conn.execute(found)).scalar_one())


# the question


async def test_a_plan_of_the_school_brings_one_question(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    question = await find_question(flow, await send(flow))
    assert question.text == QUESTION
    assert question.labels() == ["Да, мне", "Да, заместителю", "Не нужно"]


async def test_the_file_still_answers_the_item_that_asked_for_it(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send(flow, caption="ДК1 1.6 выполнено, приказ № 12 от 19.12.2022")
    texts = [seen.text for seen in await flow.seen(DIRECTOR)]
    assert any("ДК1 · 1.6" in text and "Записано" in text for text in texts)
    assert QUESTION in texts
    assert await count(flow, reply) == 1


async def test_nothing_is_kept_until_the_question_is_answered(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send(flow)
    assert await count_own(flow) == 0


async def test_a_file_that_is_no_plan_brings_no_question(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send(flow, data=b"not an office file")
    assert not any("Похоже" in seen.text for seen in await flow.seen(DIRECTOR))


async def test_a_coordinators_plan_brings_no_such_question(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await send(flow, COORDINATOR)
    assert await count(flow, draft, draft.c.kind == "own") == 0


# the answer


async def test_the_plan_is_kept_for_the_school_with_all_its_rows(flow: Flow) -> None:
    kept = await keep(flow)
    assert kept.text.startswith("✅ Карта школы записана: 3 пункта.")
    assert await count_own(flow) == len(ROWS)


async def test_a_word_in_reply_is_as_good_as_the_button(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    question = await find_question(flow, await send(flow))
    said = await flow.say(DIRECTOR, "Да, мне", reply_to=question.message_id)
    assert said.text.startswith("✅ Карта школы записана")


async def test_a_second_word_changes_nothing(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    question = await find_question(flow, await send(flow))
    await flow.tell(DIRECTOR, "да, мне", reply_to=question.message_id)
    await flow.tell(DIRECTOR, "да, мне", reply_to=question.message_id)
    assert await count_own(flow) == len(ROWS)


async def test_no_need_keeps_nothing(flow: Flow) -> None:
    said = await keep(flow, "Не нужно")
    assert said.text.startswith("Хорошо, о пунктах карты не напоминаю.")
    assert await count_own(flow) == 0


async def test_a_newer_file_takes_its_place_and_keeps_the_answers(flow: Flow) -> None:
    await keep(flow)
    await answer_first(flow)
    newer = own_plan((*ROWS, ("4", "Открытые уроки", "март 2023 г.")))
    question = await find_question(flow, await send(flow, data=newer))
    assert question.text.startswith("Похоже на новую редакцию вашей карты: 4 пункта.")
    await flow.press(DIRECTOR, question, "Да, мне")
    assert await count_own(flow) == len(ROWS) + 1
    assert await count(flow, assignment, assignment.c.status == "done") == 1


async def answer_first(flow: Flow) -> Message:
    """Open the first row's card from the list, and mark it by one tap."""
    card = await open_first(flow)
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    return await find(flow, DIRECTOR, card.message_id)


async def last_page(flow: Flow) -> Message:
    """The end of the director's list, where the own plan stands."""
    mine = await flow.say(DIRECTOR, "/my")
    while LATER in mine.labels():
        await flow.press(DIRECTOR, mine, LATER)
        mine = await find(flow, DIRECTOR, mine.message_id)
    return mine


async def open_first(flow: Flow) -> Message:
    mine = await last_page(flow)
    label = next(each for each in mine.labels() if "Педагогический совет" in each)
    await flow.press(DIRECTOR, mine, label)
    return await flow.last(DIRECTOR)


# where its rows are seen


async def test_my_shows_them_in_their_own_part(flow: Flow) -> None:
    await keep(flow)
    mine = await last_page(flow)
    own = mine.text.partition("Ваша карта\n")[2]
    assert "(ваша карта · 1), 23 декабря, пт" in own


async def test_one_tap_is_enough(flow: Flow) -> None:
    await keep(flow)
    receipt = await answer_first(flow)
    assert receipt.text.startswith("✅ Записано")
    assert "(ваша карта · 1), выполнено" in receipt.text


async def test_a_short_line_is_as_good_as_a_tap(flow: Flow) -> None:
    await keep(flow)
    receipt = await flow.say(DIRECTOR, "карта школы п. 1 готово")
    assert receipt.text.startswith("✅ Записано")
    assert "(ваша карта · 1), выполнено" in receipt.text


async def test_they_join_the_schools_one_message(flow: Flow) -> None:
    await keep(flow)
    await flow.advance(JANUARY)
    planned = await flow.last(DIRECTOR)
    assert "(ваша карта · 2)" in planned.text
    assert "ДК1" in planned.text


async def test_a_school_that_wants_no_more_of_it_hears_no_more(flow: Flow) -> None:
    await keep(flow)
    silent = await flow.say(DIRECTOR, "не напоминать о карте")
    assert silent.text.startswith("🔕 О вашей карте больше не напоминаю.")
    await flow.advance(JANUARY)
    later = [seen for seen in await flow.seen(DIRECTOR) if seen.message_id > silent.message_id]
    assert later
    assert not any("ваша карта" in seen.text for seen in later)


async def test_reminders_of_it_can_be_had_again(flow: Flow) -> None:
    kept = await keep(flow)
    await flow.press(DIRECTOR, kept, "🔕 Не напоминать о вашей карте")
    silent = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, silent, "🔔 Напоминать о вашей карте")
    assert (await flow.last(DIRECTOR)).text.startswith("🔔 Напоминаю о вашей карте")


async def test_a_deputy_who_is_named_is_reminded_in_place_of_the_director(flow: Flow) -> None:
    await flow.people.person(DEPUTY.id, DEPUTY.name)
    await flow.join(DEPUTY)
    await keep(flow, "Да, заместителю")
    await flow.advance(JANUARY)
    assert any("ваша карта · 2" in seen.text for seen in await flow.seen(DEPUTY))
    assert not any("ваша карта · 2" in seen.text for seen in await flow.seen(DIRECTOR))


# nobody else


async def test_the_summary_of_the_centre_does_not_change(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    before = await flow.say(COORDINATOR, "/summary")
    question = await find_question(flow, await send(flow))
    await flow.press(DIRECTOR, question, "Да, мне")
    await answer_first(flow)
    after = await flow.say(COORDINATOR, "/summary")
    assert after.text == before.text


async def test_its_answers_are_not_for_review(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await keep(flow)
    await answer_first(flow)
    queue = await flow.say(COORDINATOR, "/review")
    assert "ваша карта" not in queue.text


async def test_no_list_of_the_centre_names_it(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await keep(flow)
    await flow.advance(moment(30, 11))
    await flow.say(COORDINATOR, "/roadmaps")
    await flow.say(COORDINATOR, "/summary")
    assert not any("ваша карта" in seen.text for seen in await flow.seen(COORDINATOR))


async def test_a_difficulty_with_it_is_not_told_to_the_centre(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await keep(flow)
    card = await open_first(flow)
    await flow.tell(DIRECTOR, "трудность: нет людей", reply_to=card.message_id)
    await flow.advance(moment(20, 16))
    assert not any("Педагогический" in seen.text for seen in await flow.seen(COORDINATOR))


@pytest.mark.parametrize("member", [COORDINATOR, OTHER_DIRECTOR])
async def test_nobody_else_opens_its_cards(flow: Flow, member: Member) -> None:
    await flow.join(member)
    await keep(flow)
    greeting = (await flow.seen(member))[-1]
    data = OpenCard(assignment_id=await first_own(flow)).pack()
    outcome = await flow.people.forge(member.id, greeting.message_id, data)
    await flow.settle()
    assert outcome
    assert not any("Педагогический" in seen.text for seen in await flow.seen(member))


@pytest.mark.parametrize("member", [OTHER_DIRECTOR, CONTROLLER, STRANGER], ids=lambda member: member.id)
async def test_nobody_else_answers_the_question(flow: Flow, member: Member) -> None:
    await flow.join(DIRECTOR)
    await find_question(flow, await send(flow))
    if member.organization:
        await flow.join(member)
    greeting = await flow.last(member) if member.organization else await flow.say(member, "кто вы?")
    data = OwnPlanAnswer(draft_id=1, answer="me").pack()
    await flow.people.forge(member.id, greeting.message_id, data)
    await flow.settle()
    assert await count_own(flow) == 0


async def test_a_line_of_another_school_answers_no_row(flow: Flow) -> None:
    await keep(flow)
    await flow.join(OTHER_DIRECTOR)
    await flow.say(OTHER_DIRECTOR, "ваша карта 1 выполнено")
    assert await count(flow, reply) == 0
