"""Meetings from the day that is asked for to the decisions: what the centre and the schools see."""

from flow import (
    CONTROLLER,
    COORDINATOR,
    DIRECTOR,
    OTHER_DIRECTOR,
    STRANGER,
    Flow,
    Member,
    moment,
)
from sqlalchemy import select

from handlers.callbacks import OpenCard
from roadmap.model import Role
from sandbox.seen import Message
from storage.schema import assignment, event, event_window, item, organization, window

LONGEST = 900
TAKING_PART_AT = (
    select(assignment.c.id)
    .join(organization, organization.c.id == assignment.c.organization_id)
    .join(window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .where(organization.c.short_name == "СШ № 9", item.c.number.startswith("1.8"))
)
TAKING_PART = TAKING_PART_AT.where(assignment.c.status == "done")


async def plan(flow: Flow, line: str = "26 января 15:00, УОиМП, каб. 12", item: str = "ДК1 1.2") -> Message:
    """The coordinator names the day of the first meeting of an item that is ahead, and confirms."""
    screen = await flow.say(COORDINATOR, f"/meeting {item}")
    await flow.press(COORDINATOR, screen, "📅 Назначить дату")
    proposal = await flow.say(COORDINATOR, line)
    await flow.press(COORDINATOR, proposal, "✅ Да, назначить")
    return await flow.last(COORDINATOR)


async def to_january(flow: Flow) -> None:
    """Monday, 9 January 2023, 10:00: the meetings of December are over."""
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(9, 10, month=1, year=2023))


async def hold(flow: Flow, line: str) -> Message:
    """The day after: the coordinator opens who came and saves it as it is."""
    await flow.advance(moment(27, 10, month=1, year=2023))
    screen = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    await flow.press(COORDINATOR, screen, line)
    return await flow.last(COORDINATOR)


async def test_the_list_tells_what_has_no_day(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    listed = await flow.say(COORDINATOR, "встречи")
    assert "Без даты:" in listed.text
    assert "декабрь: совещание (ДК2 · 1.2, 1.7), даты нет" in listed.text
    assert len(listed.text) <= 1200


async def test_a_named_day_reaches_the_schools_once_and_is_answered_by_a_tap(flow: Flow) -> None:
    await to_january(flow)
    done = await plan(flow)
    assert "Назначено, сообщаю 1 человеку" in done.text
    told = await flow.last(DIRECTOR)
    assert told.text == (
        "Назначена встреча\nСовещание (ДК1 · 1.2, 1.8)\nКогда: 26 января, чт, 15:00\n"
        "Где: УОиМП, каб. 12\n\nБудете?"
    )
    assert told.labels() == ["Будем", "Будет заместитель", "Не сможем", "📅 В календарь"]
    await flow.press(DIRECTOR, told, "Будет заместитель")
    assert "✅ Записано: будет заместитель." in (await flow.last(DIRECTOR)).text
    shown = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    assert "Будут 0, заместители 1, не смогут 0, ответа пока нет 5" in shown.text


async def test_words_do_all_of_it(flow: Flow) -> None:
    await to_january(flow)
    screen = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    proposal = await flow.say(COORDINATOR, "26 января 15:00, каб. 12", reply_to=screen.message_id)
    assert "Назначить и сообщить 6 школам?" in proposal.text
    await flow.say(COORDINATOR, "да")
    await flow.settle()
    await flow.say(DIRECTOR, "не сможем")
    assert "✅ Записано: не сможете." in (await flow.last(DIRECTOR)).text
    await flow.advance(moment(27, 10, month=1, year=2023))
    screen = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    sheet = await flow.say(COORDINATOR, "состоялось", reply_to=screen.message_id)
    assert "Были 5 из 6" in sheet.text
    assert "По словам школ, не смогли прийти: СШ № 9" in sheet.text
    saved = await flow.say(COORDINATOR, "да")
    assert "Записано. Школам ничего присылать не нужно." in saved.text
    await flow.say(COORDINATOR, "решения", reply_to=saved.message_id)
    preview = await flow.say(COORDINATOR, "до 20.02 всем ШНРО: график консультаций")
    assert "Будет 6 поручений. Записать?" in preview.text
    last = await flow.say(COORDINATOR, "да")
    assert "Решения этой встречи исполнены: 0 из 1" in last.text


async def test_a_meeting_of_several_plans_is_one_message(flow: Flow) -> None:
    await to_january(flow)
    screen = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    await flow.press(COORDINATOR, screen, "🔗 Объединить с другой")
    choice = await flow.last(COORDINATOR)
    other = next(label for label in choice.labels() if "ДК3 · 1.2, 1.6" in label)
    await flow.press(COORDINATOR, choice, other)
    before = len(await flow.seen(DIRECTOR))
    done = await plan(flow)
    assert "ДК1 · 1.2, 1.8; ДК3 · 1.2, 1.6" in done.text
    assert len(await flow.seen(DIRECTOR)) == before + 1


async def test_the_calendar_takes_the_meeting(flow: Flow) -> None:
    await to_january(flow)
    await plan(flow)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "📅 В календарь")
    file = await flow.last(DIRECTOR)
    assert file.document
    assert str(file.document.name).endswith("_2023-01-26.ics")


async def test_a_school_reads_of_it_the_day_before_and_an_hour_before(flow: Flow) -> None:
    await to_january(flow)
    await plan(flow)
    await flow.advance(moment(25, 9, month=1, year=2023))
    assert "Завтра, 26 января, чт, 15:00" in (await flow.last(DIRECTOR)).text
    await flow.advance(moment(26, 9, month=1, year=2023))
    await flow.advance(moment(26, 14, month=1, year=2023))
    assert (await flow.last(DIRECTOR)).text.startswith("Через час\nСовещание")


async def test_a_school_that_joins_later_is_told_the_next_morning(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.advance(moment(9, 10, month=1, year=2023))
    await plan(flow)
    await flow.join(DIRECTOR)
    await flow.advance(moment(10, 9, month=1, year=2023))
    await flow.advance(moment(11, 9, month=1, year=2023))
    seen = [each for each in await flow.seen(DIRECTOR) if each.text.startswith("Назначена встреча")]
    assert len(seen) == 1


async def test_a_moved_and_a_cancelled_meeting_are_told_once(flow: Flow) -> None:
    await to_january(flow)
    done = await plan(flow)
    proposal = await flow.say(COORDINATOR, "27 января", reply_to=done.message_id)
    await flow.press(COORDINATOR, proposal, "✅ Да, назначить")
    moved = await flow.last(DIRECTOR)
    assert moved.text.startswith("Встреча изменилась, вот как теперь\n")
    assert "27 января, пт, 15:00" in moved.text
    screen = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    await flow.press(COORDINATOR, screen, "✖️ Отменить")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "Да")
    await flow.advance(moment(10, 9, month=1, year=2023))
    seen = [each for each in await flow.seen(DIRECTOR) if each.text.startswith("Встреча отменена")]
    assert len(seen) == 1


async def test_the_sheet_closes_the_schools_and_the_protocol_the_holder(flow: Flow) -> None:
    await to_january(flow)
    await plan(flow)
    sheet = await hold(flow, "✅ Состоялась")
    await flow.press(COORDINATOR, sheet, "✅ СШ № 9")
    assert "Были 5 из 6" in (await flow.last(COORDINATOR)).text
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "✅ Сохранить")
    saved = await flow.last(COORDINATOR)
    assert "Были 5 из 6" in saved.text
    assert "Протокола или материалов пока нет" in saved.text
    await flow.press(COORDINATOR, saved, "📎 Протокол, материалы")
    papers = await flow.say(COORDINATOR, "протокол 3 от 27.01")
    assert "Протокол № 3 от 27.01.2023" in papers.text


async def test_a_mark_by_mistake_is_taken_back_by_two_taps_or_in_words(flow: Flow) -> None:
    await to_january(flow)
    await plan(flow)
    for by_buttons in (True, False):
        sheet = await hold(flow, "✅ Состоялась")
        await flow.press(COORDINATOR, sheet, "✅ Сохранить")
        saved = await flow.last(COORDINATOR)
        if by_buttons:
            await flow.press(COORDINATOR, saved, "↩️ Отметили по ошибке")
            asked = await flow.last(COORDINATOR)
            assert "• отметки, кто был: 6 школ" in asked.text
            await flow.press(COORDINATOR, asked, "Да")
        else:
            await flow.say(COORDINATOR, "не состоялась", reply_to=saved.message_id)
            await flow.say(COORDINATOR, "да")
        shown = await flow.last(COORDINATOR)
        assert shown.text.startswith("Вернул: встреча снова не отмечена. Школам ничего не пишу.")
        assert "✅ Состоялась" in shown.labels()


async def test_the_next_meeting_opens_with_the_decisions_of_the_last(flow: Flow) -> None:
    await to_january(flow)
    await plan(flow)
    sheet = await hold(flow, "✅ Состоялась")
    await flow.press(COORDINATOR, sheet, "✅ Сохранить")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "📝 Решения")
    unclear = await flow.say(COORDINATOR, "до 20.02 всем ШНРО: график\nСШ № 9: отчёт")
    assert "не понял, до какого дня" in unclear.text
    preview = await flow.say(COORDINATOR, "до 20.02 всем ШНРО: график\nдо 1 марта СШ № 9: отчёт")
    await flow.press(COORDINATOR, preview, "✅ Записать")
    later = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    assert "Исполнение решений прошлой встречи: 0 из 2" in later.text


async def test_the_centre_is_asked_for_days_at_eleven_and_once_more_near_the_end(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.advance(moment(9, 9, month=1, year=2023))
    await flow.advance(moment(9, 11, month=1, year=2023))
    asked = await flow.last(COORDINATOR)
    assert asked.text.startswith("Пора назначить дату")
    assert "январь: совещание (ДК2 · 1.2, 1.7), даты нет" in asked.text
    assert len(asked.text) <= LONGEST
    await flow.advance(moment(10, 11, month=1, year=2023))
    assert (await flow.last(COORDINATOR)).message_id == asked.message_id


async def test_nobody_else_runs_or_answers_a_meeting(flow: Flow) -> None:
    await to_january(flow)
    await flow.join(OTHER_DIRECTOR, CONTROLLER)
    await plan(flow)
    told = await flow.last(DIRECTOR)
    data = told.buttons[0][0].data
    assert data
    event_id = data.split(":")[1]
    for member in (DIRECTOR, CONTROLLER):
        refused = await flow.say(member, "/meeting")
        assert "координатор" in refused.text
    seen = await flow.last(OTHER_DIRECTOR)
    forged = await flow.people.forge(OTHER_DIRECTOR.id, seen.message_id, data)
    assert "не участвует" in (forged.text or "")
    for press in (f"eo1:{event_id}:off-yes", f"ep1:{event_id}:0", f"ej1:{event_id}:13"):
        forged = await flow.people.forge(DIRECTOR.id, told.message_id, press)
        assert "координатор" in (forged.text or "")
    met = await flow.say(STRANGER, "/meeting")
    await flow.people.forge(STRANGER.id, met.message_id, data)
    shown = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    assert "ответа пока нет 6" in shown.text


async def test_the_card_of_a_meeting_asks_whether_they_come_and_then_whether_they_were(flow: Flow) -> None:
    await to_january(flow)
    await plan(flow)
    async with flow.app.db.read() as conn:
        mine = TAKING_PART_AT.join(event_window, event_window.c.window_id == window.c.id).join(
            event, event.c.id == event_window.c.event_id
        )
        id_ = (await conn.execute(mine.where(event.c.starts_at.is_not(None)))).scalars().first()
    assert id_ is not None
    pressed = await flow.last(DIRECTOR)
    await flow.people.forge(DIRECTOR.id, pressed.message_id, OpenCard(assignment_id=id_).pack())
    await flow.settle()
    card = await flow.last(DIRECTOR)
    assert {"Будем", "Будет заместитель", "Не сможем"} <= set(card.labels())
    await flow.advance(moment(27, 10, month=1, year=2023))
    await flow.press(DIRECTOR, card, "Будем")
    asked = next(each for each in await flow.seen(DIRECTOR) if each.message_id == card.message_id)
    assert "Вы были?" in asked.text
    await flow.press(DIRECTOR, asked, "Был заместитель")
    said = next(each for each in await flow.seen(DIRECTOR) if each.message_id == card.message_id)
    assert "Записано с ваших слов: был заместитель" in said.text
    await flow.say(DIRECTOR, "Не были на совещании")
    assert "Записано с ваших слов: не были" in (await flow.last(DIRECTOR)).text


async def test_a_school_sees_on_its_card_that_it_took_part(flow: Flow) -> None:
    await to_january(flow)
    await plan(flow)
    sheet = await hold(flow, "✅ Состоялась")
    await flow.press(COORDINATOR, sheet, "✅ Сохранить")
    async with flow.app.db.read() as conn:
        card = (await conn.execute(TAKING_PART)).scalar_one()
    outcome = await flow.last(DIRECTOR)
    await flow.people.forge(DIRECTOR.id, outcome.message_id, OpenCard(assignment_id=card).pack())
    await flow.settle()
    seen = await flow.last(DIRECTOR)
    assert "«Участвовали 26.01.2023»" in seen.text
    assert "со слов школы" not in seen.text


async def test_old_and_double_taps_of_a_meeting_do_no_harm(flow: Flow) -> None:
    await to_january(flow)
    screen = await flow.say(COORDINATOR, "/meeting ДК1 1.2")
    await flow.press(COORDINATOR, screen, "📅 Назначить дату")
    proposal = await flow.say(COORDINATOR, "26 января 15:00, каб. 12")
    yes = proposal.buttons[0][0].data
    assert yes
    await flow.press(COORDINATOR, proposal, "✅ Да, назначить")
    assert "нечего" in ((await flow.people.forge(COORDINATOR.id, proposal.message_id, yes)).text or "")
    told = await flow.last(DIRECTOR)
    for label in ("Будем", "Будем", "Не сможем"):
        await flow.press(DIRECTOR, told, label)
    await flow.settle()
    await flow.say(COORDINATOR, "27 января", reply_to=(await flow.last(COORDINATOR)).message_id)
    await flow.say(COORDINATOR, "да")
    old = told.buttons[0][0].data
    assert old
    await flow.people.forge(DIRECTOR.id, told.message_id, old)
    await flow.settle()
    shown = next(each for each in await flow.seen(DIRECTOR) if each.message_id == told.message_id)
    assert "27 января, пт, 15:00" in shown.text
    assert shown.text.endswith("Будете?")
    sheet = await _sheet(flow)
    await flow.say(COORDINATOR, "не состоялась", reply_to=sheet.message_id)
    await flow.say(COORDINATOR, "да")
    tick = sheet.buttons[0][0].data
    assert tick
    late = await flow.people.forge(COORDINATOR.id, sheet.message_id, tick)
    assert "отменили" in (late.text or "")


async def _sheet(flow: Flow) -> Message:
    """The day after: who came, before anything is saved."""
    await flow.advance(moment(30, 10, month=1, year=2023))
    await flow.press(COORDINATOR, await flow.say(COORDINATOR, "/meeting ДК1 1.2"), "✅ Состоялась")
    return await flow.last(COORDINATOR)


async def test_a_body_in_the_plan_reads_of_the_day_and_is_asked_nothing(flow: Flow) -> None:
    subject_group = Member(960, "Ольга Викторовна", "ГМО", Role.COORDINATOR)
    await to_january(flow)
    await flow.people.person(subject_group.id, subject_group.name, started=True)
    await flow.join(subject_group)
    screen = await flow.say(COORDINATOR, "/meeting ДК3 3.2")
    await flow.press(COORDINATOR, screen, "📅 Назначить дату")
    proposal = await flow.say(COORDINATOR, "26 января 15:00, каб. 12")
    assert "Сообщу и организациям из плана: ГМО." in proposal.text
    await flow.press(COORDINATOR, proposal, "✅ Да, назначить")
    told = await flow.last(subject_group)
    assert told.text.endswith("Сообщаю, потому что по плану это и ваша встреча: ГМО. Отвечать не нужно.")
    assert told.labels() == ["📅 В календарь"]
    await flow.press(subject_group, told, "📅 В календарь")
    assert (await flow.last(subject_group)).document
