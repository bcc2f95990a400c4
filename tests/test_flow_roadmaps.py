"""`/roadmaps` in the chat, by polling and by webhook: the coordinator's way, and everybody else's."""

import pytest
from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member, moment
from sqlalchemy import select

from handlers.callbacks import ItemSample, Move, MoveBack, MoveNow, Plan, PlanAct, PlanItem, Plans
from handlers.callbacks import Sample as CardSample
from sandbox.seen import Message
from storage.schema import assignment, change, item, roadmap, window

LONGEST = 900
VIEWS = ("card", "printed", "move")
SAMPLE_ACTS = ("open", "show", "drop")


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


def plain(screen: Message) -> str:
    return screen.text.replace("\u00a0", " ")


async def plan(flow: Flow, code: str = "ДК1") -> Message:
    """A plan, opened from the list."""
    listed = await flow.say(COORDINATOR, "/roadmaps")
    await flow.press(COORDINATOR, listed, button(listed, f"{code} · 594"))
    return await flow.last(COORDINATOR)


async def item_16(flow: Flow) -> Message:
    opened = await plan(flow)
    for _ in range(10):
        if "1.6" in opened.labels():
            break
        await flow.press(COORDINATOR, opened, "Дальше ›")
        opened = await flow.last(COORDINATOR)
    await flow.press(COORDINATOR, opened, "1.6")
    return await flow.last(COORDINATOR)


async def press_last(flow: Flow, label: str) -> Message:
    """Press a button of the last message; the message as it is after."""
    last = await flow.last(COORDINATOR)
    await flow.press(COORDINATOR, last, button(last, label))
    return await flow.last(COORDINATOR)


async def moved_for_all(flow: Flow) -> Message:
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · ")
    await flow.say(COORDINATOR, "27 января, ждём диагностику")
    return await press_last(flow, "✅ Перенести")


async def ids(flow: Flow, number: str = "1.6") -> tuple[int, int, int]:
    """ДК1, one of its items, the item's window."""
    async with flow.app.db.read() as conn:
        row = (
            await conn.execute(
                select(roadmap.c.id, item.c.id, window.c.id)
                .join(item, item.c.roadmap_id == roadmap.c.id)
                .join(window, window.c.item_id == item.c.id)
                .where(roadmap.c.code == "ДК1", item.c.key == number)
            )
        ).first()
    assert row
    return row[0], row[1], row[2]


async def changes(flow: Flow) -> list[str]:
    """By people, but for their coming."""
    by_hand = change.c.author_id.is_not(None) & (change.c.what != "member_joined")
    async with flow.app.db.read() as conn:
        return list(
            (await conn.execute(select(change.c.what).where(by_hand).order_by(change.c.id))).scalars()
        )


# looking


async def test_the_list_names_the_plans_with_their_size(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    listed = await flow.say(COORDINATOR, "/roadmaps")
    assert "• ДК1 · 594 · 2022/23 · 25 пунктов · 6 школ" in plain(listed)
    assert "ДК3 · 594 · 2022/23" in listed.labels()


async def test_a_plan_says_its_period_and_whom_it_asks(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    opened = await plan(flow)
    assert opened.text.startswith("ДК1 · приказ 594 от 13.12.2022")
    assert "01.09.2022–31.08.2023 · ШНРО" in opened.text
    assert "6 школ, выполнено 0 из " in plain(opened)


async def test_a_plan_leads_to_what_the_schools_are_told(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    opened = await plan(flow)
    assert {"📣 Сообщить школам", "👀 Кто ознакомлен"} <= set(opened.labels())
    asked = await press_last(flow, "📣 Сообщить школам")
    assert asked.labels() == ["📣 Отправить", "Не сейчас"]


async def test_everything_happens_in_one_message(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    listed = await flow.say(COORDINATOR, "/roadmaps")
    for label in ("ДК1 · 594", "Дальше ›", "📅 Перенести сроки"):
        assert (await press_last(flow, label)).message_id == listed.message_id


async def test_an_item_counts_answers_at_once(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, "1.6 выполнено, приказ 45 от 19.12")
    opened = await item_16(flow)
    assert "До 30 декабря, пт: выполнено 1 из 6" in opened.text
    assert "Кого спрашиваем: ШНРО" in opened.text


async def test_an_item_is_shown_as_it_is_printed(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    printed = await press_last(flow, "📜 Как в приказе")
    assert "Сроки: декабрь 2022" in printed.text
    assert printed.labels() == ["‹ Назад"]


async def test_words_open_an_item_at_once(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    opened = await flow.say(COORDINATOR, "/roadmaps ДК1 1.6")
    assert "ДК1 · 1.6" in opened.text
    assert "📅 Перенести срок" in opened.labels()


async def test_no_screen_is_longer_than_a_phone_shows(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    seen = [await flow.say(COORDINATOR, "/roadmaps")]
    for code in ("ДК1", "ДК2", "ДК3"):
        opened = await plan(flow, code)
        seen.append(opened)
        for label in opened.labels():
            if label[0].isdigit():
                await flow.press(COORDINATOR, opened, label)
                seen.append(await flow.last(COORDINATOR))
                seen.append(await press_last(flow, "📜 Как в приказе"))
                await flow.press(COORDINATOR, seen[-1], "‹ Назад")
                await press_last(flow, f"‹ {code}")
    assert max(len(screen.text) for screen in seen) <= LONGEST


# moving a day


async def test_a_day_is_moved_for_all_after_one_confirming_tap(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    done = await moved_for_all(flow)
    assert "✅ Срок перенесён" in done.text
    assert "Было 30 декабря, теперь до 27 января, пт" in done.text
    await flow.say(DIRECTOR, "/my")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Дальше ›")
    assert "(ДК1 · 1.6), 27 января, пт" in (await flow.last(DIRECTOR)).text


async def test_nothing_is_moved_before_the_tap(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · 6")
    shown = await flow.say(COORDINATOR, "до 27 января")
    assert "Напишите причину одной строкой." in shown.text
    shown = await flow.say(COORDINATOR, "ждём диагностику")
    assert "Было до 30 декабря, пт, станет до 27 января, пт" in shown.text
    assert "Причина: ждём диагностику" in shown.text
    assert "Такой же пункт ДК3 · 1.4 остаётся со своим сроком" in shown.text
    assert await changes(flow) == []


async def test_yes_in_words_is_as_good_as_the_button(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · 6")
    await flow.say(COORDINATOR, "27 января: ждём диагностику")
    assert "✅ Срок перенесён" in (await flow.say(COORDINATOR, "Да")).text


async def test_no_in_words_drops_the_move(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · 6")
    assert (await flow.say(COORDINATOR, "отмена")).text == "Хорошо, ничего не меняю."
    assert await changes(flow) == []


async def test_a_day_is_moved_for_one_school_alone(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR, COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Одной школе ›")
    await press_last(flow, "СШ № 9")
    await flow.say(COORDINATOR, "20 января, болели")
    done = await press_last(flow, "✅ Перенести")
    assert "Кому: СШ № 9" in done.text
    async with flow.app.db.read() as conn:
        days = select(assignment.c.due).where(assignment.c.window_id == (await ids(flow))[2])
        found = [f"{day:%d.%m}" for day in (await conn.execute(days)).scalars()]
    assert sorted(found) == ["20.01", *["30.12"] * 5]


async def test_a_move_can_be_taken_back(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await moved_for_all(flow)
    shown = await press_last(flow, "↩️ Вернуть 30 декабря")
    assert "станет до 30 декабря, пт" in shown.text
    await press_last(flow, "✅ Перенести")
    shown = await press_last(flow, "‹ Назад")
    assert "До 30 декабря, пт: выполнено 0 из 6" in shown.text
    assert "Перенесено" not in shown.text
    assert await changes(flow) == ["due", "due"]


async def test_the_item_tells_of_its_moves(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await moved_for_all(flow)
    opened = await press_last(flow, "‹ Назад")
    assert "Перенесено (всем): 30 декабря → 27 января. Ждём диагностику" in opened.text


async def test_a_day_that_is_not_understood_is_asked_again(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · 6")
    said = await flow.say(COORDINATOR, "когда получится")
    assert said.text == "Не понял срок «когда получится». Напишите датой, например: 27 января."
    assert "станет до 27 января, пт" in (await flow.say(COORDINATOR, "27 января")).text


async def test_a_stale_confirmation_says_what_is_true(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await moved_for_all(flow)
    last = await flow.last(COORDINATOR)
    outcome = await flow.people.forge(COORDINATOR.id, last.message_id, MoveNow().pack())
    assert outcome.text == "Этот перенос уже сделан или отменён. Как сейчас, покажет /roadmaps."
    assert await changes(flow) == ["due"]


async def test_a_move_outlives_a_restart(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · 6")
    await flow.say(COORDINATOR, "27 января, ждём")
    await flow.restart()
    assert "✅ Срок перенесён" in (await press_last(flow, "✅ Перенести")).text


async def test_a_command_is_no_answer_to_a_screen(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · 6")
    assert (await flow.say(COORDINATOR, "/roadmaps")).text.startswith("Дорожные карты")


async def test_cancelling_leaves_words_to_what_they_mean(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📅 Перенести срок")
    await press_last(flow, "Всем · 6")
    await press_last(flow, "Отмена")
    assert "станет" not in (await flow.say(COORDINATOR, "27 января")).text


# samples


async def sample_given(flow: Flow) -> None:
    await item_16(flow)
    await press_last(flow, "📄 Образец")
    sent = await flow.people.send_file(COORDINATOR.id, "образец.docx", b"docx")
    await flow.answer_to(COORDINATOR, sent)
    await flow.settle()


async def test_a_sample_file_goes_on_to_the_school_by_its_card(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await sample_given(flow)
    assert "Образец: образец.docx" in (await flow.last(COORDINATOR)).text
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, reminder, button(reminder, "1.6"))
    card = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, card, "📄 Образец")
    given = await flow.last(DIRECTOR)
    assert given.document
    assert given.document.name == "образец.docx"


async def test_a_card_without_a_sample_has_no_button_for_it(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    reminder = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, reminder, button(reminder, "1.6"))
    assert "📄 Образец" not in (await flow.last(DIRECTOR)).labels()


async def test_a_link_is_a_sample_too_and_can_be_removed(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await item_16(flow)
    await press_last(flow, "📄 Образец")
    await flow.say(COORDINATOR, "https://example.org/prikaz.docx")
    await press_last(flow, "📄 Образец")
    await press_last(flow, "👁 Посмотреть")
    shown = await flow.last(COORDINATOR)
    assert "https://example.org/prikaz.docx" in shown.text
    stands = (await flow.seen(COORDINATOR))[-2]
    await flow.press(COORDINATOR, stands, "Убрать")
    assert "Образца нет" in (await flow.seen(COORDINATOR))[-2].text


async def test_a_school_does_not_get_the_sample_of_another_s_card(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR, COORDINATOR)
    await sample_given(flow)
    async with flow.app.db.read() as conn:
        asked = select(assignment.c.id).where(assignment.c.window_id == (await ids(flow))[2])
        all_ids = list((await conn.execute(asked)).scalars())
    last = await flow.last(OTHER_DIRECTOR)
    for assignment_id in all_ids:
        data = CardSample(assignment_id=assignment_id).pack()
        await flow.people.forge(OTHER_DIRECTOR.id, last.message_id, data)
    await flow.settle()
    assert not any(message.document for message in await flow.seen(OTHER_DIRECTOR))


# the whole plan


async def test_a_closed_plan_asks_nobody_and_can_be_opened_again(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await plan(flow)
    asked = await press_last(flow, "🗄 Закрыть")
    assert "«не исполнено в срок плана»" in asked.text
    closed = await press_last(flow, "🗄 Закрыть план")
    assert "План закрыт. Выполнено 0 из " in closed.text
    assert "(ДК1 · 1.6)" not in (await flow.say(DIRECTOR, "/my")).text
    await press_last(flow, "↩️ Открыть снова")
    assert "ДК1" in (await flow.say(DIRECTOR, "/my")).text


async def test_no_leaves_the_plan_open(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await plan(flow)
    await press_last(flow, "🗄 Закрыть")
    assert "выполнено 0 из" in (await press_last(flow, "Нет")).text
    assert await changes(flow) == []


async def test_a_plan_is_renamed_in_words(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await plan(flow)
    await press_last(flow, "✏️ Переименовать")
    renamed = await flow.say(COORDINATOR, "Работа с ШНРО")
    assert "Работа с ШНРО" in renamed.text


async def test_a_copy_waits_for_its_order(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await plan(flow)
    await press_last(flow, "📑 Скопировать на следующий год")
    draft = await press_last(flow, "📑 Скопировать")
    assert draft.text.startswith("ДК1 · 594 → 2023/2024, черновик")
    last = await flow.last(COORDINATOR)
    await flow.press(COORDINATOR, last, "▶️ Запустить")
    outcome = await flow.press(COORDINATOR, await flow.last(COORDINATOR), "▶️ Запустить план")
    assert outcome.text == "Сначала введите номер и дату нового приказа."
    await press_last(flow, "Нет")
    await press_last(flow, "✏️ Номер и дата")
    numbered = await flow.say(COORDINATOR, "№ 612 от 12.01.2023")
    assert numbered.text.startswith("ДК1 · приказ 612 от 12.01.2023")


async def test_a_copy_can_be_removed(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await plan(flow)
    await press_last(flow, "📑 Скопировать на следующий год")
    await press_last(flow, "📑 Скопировать")
    await press_last(flow, "Удалить")
    listed = await press_last(flow, "Удалить черновик")
    assert "594 →" not in listed.text


# the wrong person


async def forged(flow: Flow) -> list[str]:
    """Everything that a coordinator's buttons say about ДК1 and its 1.6."""
    roadmap_id, item_id, window_id = await ids(flow)
    acts = ("rename", "close", "close-yes", "reopen", "copy-yes", "number", "launch-yes", "drop-yes")
    return [
        Plans().pack(),
        Plan(roadmap_id=roadmap_id).pack(),
        *(PlanAct.model_validate({"roadmap_id": roadmap_id, "act": act}).pack() for act in acts),
        *(
            PlanItem.model_validate({"item_id": item_id, "view": v}).pack()
            for v in ("card", "printed", "move")
        ),
        *(ItemSample.model_validate({"item_id": item_id, "act": a}).pack() for a in ("open", "show", "drop")),
        Move(window_id=window_id).pack(),
        Move(window_id=window_id, whom="all").pack(),
        MoveBack(window_id=window_id, whom="all", target=0, day=738_500).pack(),
    ]


@pytest.mark.parametrize("who", [DIRECTOR, CONTROLLER], ids=["director", "controller"])
async def test_forged_buttons_show_and_change_nothing(flow: Flow, who: Member) -> None:
    await flow.join(who)
    last = await flow.last(who)
    seen = len(await flow.seen(who))
    for data in await forged(flow):
        outcome = await flow.people.forge(who.id, last.message_id, data)
        assert outcome.text == "Это ведёт координатор центра. Ваши пункты: /my."
    await flow.settle()
    assert len(await flow.seen(who)) == seen
    assert await changes(flow) == []


@pytest.mark.parametrize("who", [DIRECTOR, CONTROLLER], ids=["director", "controller"])
async def test_the_command_is_for_coordinators(flow: Flow, who: Member) -> None:
    await flow.join(who)
    for words in ("/roadmaps", "/roadmaps ДК1"):
        answer = await flow.say(who, words)
        assert answer.text == "Это ведёт координатор центра. Ваши пункты: /my."


async def test_a_stranger_learns_nothing(flow: Flow) -> None:
    answer = await flow.say(STRANGER, "/roadmaps")
    assert "ДК1" not in answer.text
    for data in await forged(flow):
        outcome = await flow.people.forge(STRANGER.id, answer.message_id, data)
        assert outcome.text == "Эта кнопка не для вас. Если вы из школы, попросите у центра приглашение."


async def test_a_button_of_a_plan_that_is_gone_says_so(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    last = await flow.last(COORDINATOR)
    outcome = await flow.people.forge(COORDINATOR.id, last.message_id, Plan(roadmap_id=999).pack())
    assert outcome.text == "Такого плана больше нет. Откройте свежий список: /roadmaps."


async def test_the_menu_offers_plans_and_schools_to_coordinators_only(flow: Flow) -> None:
    await flow.join(COORDINATOR, CONTROLLER)
    await flow.settle()
    assert {"roadmaps", "schools"} <= set(await flow.people.commands(COORDINATOR.id))
    assert "schools" not in await flow.people.commands(CONTROLLER.id)
