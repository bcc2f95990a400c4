"""The coordinator's review in the chat, by polling and by webhook."""

from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member, moment
from sqlalchemy import func, select

from roadmap.model import Role
from sandbox.seen import Message
from storage.schema import remark, reply, review

NEIGHBOUR = Member(914, "Олег Иванович", "СШ № 14", Role.DIRECTOR)
THIRD = Member(919, "Анна Львовна", "СШ № 19", Role.DIRECTOR)
ORDER_45 = "1.6 выполнено, приказ 45 от 19.12"


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


async def count(flow: Flow, table: object) -> int:
    async with flow.app.db.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(table))).scalar_one())  # type: ignore[arg-type]


async def waiting_card(flow: Flow, *directors: Member) -> Message:
    """The card of the first answer to 1.6, opened by the coordinator from the queue."""
    for member in (NEIGHBOUR, THIRD):
        await flow.people.person(member.id, member.name)
    await flow.join(COORDINATOR, *(directors or (DIRECTOR,)))
    for member in directors or (DIRECTOR,):
        await flow.tell(member, ORDER_45)
    queue = await flow.say(COORDINATOR, "/review")
    await flow.press(COORDINATOR, queue, button(queue, "1.6"))
    return await flow.last(COORDINATOR)


async def test_the_queue_names_items_with_how_many_wait(flow: Flow) -> None:
    card = await waiting_card(flow, DIRECTOR, NEIGHBOUR)
    await flow.press(COORDINATOR, card, "‹ К списку")
    queue = await flow.last(COORDINATOR)
    assert queue.text.startswith("Ждут проверки: 2\nДольше всех ждёт ответ от 20 декабря.")
    assert queue.labels()[0] == "ДК1 · 1.6 · Школьная дорожная карта · 2"


async def test_an_answer_shows_all_that_a_verdict_needs(flow: Flow) -> None:
    card = await waiting_card(flow)
    assert "На проверке, 1 из 1" in card.text
    assert "ДК1 · 1.6 · СШ № 9" in card.text
    assert "Ждали: " in card.text
    assert "Ответ: выполнено. Приказ от 19.12.2022 № 45" in card.text
    assert "Ирина Петровна, директор" in card.text
    assert card.labels()[:2] == ["Принять", "Вернуть"]


async def test_accepting_goes_on_in_place_and_tells_the_director_nothing(flow: Flow) -> None:
    card = await waiting_card(flow)
    before = len(await flow.seen(DIRECTOR))
    await flow.press(COORDINATOR, card, "Принять")
    done = await flow.last(COORDINATOR)
    assert done.message_id == card.message_id
    assert "✔️ Принято: школьная дорожная карта, приказ (ДК1 · 1.6), СШ № 9" in done.text
    assert "Здесь всё проверено" in done.text
    assert len(await flow.seen(DIRECTOR)) == before
    assert "+1 принято" in (await flow.say(COORDINATOR, "/summary")).text


async def test_the_card_of_an_accepted_answer_is_marked(flow: Flow) -> None:
    card = await waiting_card(flow)
    receipt = await flow.last(DIRECTOR)
    await flow.press(COORDINATOR, card, "Принять")
    outcome = await flow.press(DIRECTOR, receipt, "↩️ Отменить")
    assert "Центр уже принял этот ответ" in (outcome.text or "")
    await flow.tell(DIRECTOR, "/my")
    async with flow.app.db.read() as conn:
        actor = await flow.app.rooms.people.find("telegram", str(DIRECTOR.id))
        assert actor
        assignment_id = int((await conn.execute(select(reply.c.assignment_id))).scalar_one())
        shown = await flow.app.rooms.cards.read(conn, actor, assignment_id)
    assert shown.is_accepted


async def test_a_double_tap_accepts_once(flow: Flow) -> None:
    card = await waiting_card(flow, DIRECTOR, NEIGHBOUR)
    await flow.people.press_async(COORDINATOR.id, card.message_id, "Принять")
    await flow.people.press_async(COORDINATOR.id, card.message_id, "Принять")
    await flow.settle()
    assert await count(flow, review) == 1


async def test_accepting_is_undone_within_the_queue(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Принять")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "↩️ Отменить")
    again = await flow.last(COORDINATOR)
    assert "Отменили: ответ снова ждёт проверки." in again.text
    assert "Принять" in again.labels()
    assert await count(flow, review) == 0


async def test_all_answers_to_an_item_are_accepted_by_one_tap(flow: Flow) -> None:
    card = await waiting_card(flow, DIRECTOR, NEIGHBOUR)
    label = button(card, "Принять всё по пункту")
    waiting = int(label.rpartition(" ")[2])
    await flow.press(COORDINATOR, card, label)
    assert await count(flow, review) == waiting == 2
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "↩️ Отменить")
    assert await count(flow, review) == 0


async def test_an_answer_that_came_after_the_button_is_not_accepted_with_it(flow: Flow) -> None:
    card = await waiting_card(flow, DIRECTOR, NEIGHBOUR)
    await flow.join(THIRD)
    await flow.tell(THIRD, ORDER_45)
    await flow.press(COORDINATOR, card, button(card, "Принять всё по пункту"))
    assert await count(flow, review) == 2


async def test_a_return_reaches_the_director_once_and_kindly(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Вернуть")
    reasons = await flow.last(COORDINATOR)
    assert reasons.message_id == card.message_id
    await flow.press(COORDINATOR, reasons, "Нечитаемо")
    told = await flow.last(DIRECTOR)
    assert told.text == (
        "Нужно уточнить: школьная дорожная карта, приказ (ДК1 · 1.6)\n"
        "Центр пишет: «Файл не читается. Пришлите снимок почётче».\n"
        "Ваш ответ сохранён. Время до 30 декабря, пт; опозданием это не считается."
    )
    assert told.labels() == ["📎 Файл", "💬 Ответить центру", "📅 Попросить другой срок"]
    assert "+0 принято" in (await flow.say(COORDINATOR, "/summary")).text


async def test_a_return_gives_five_working_days(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.advance(moment(16, 10, month=1, year=2023))
    await flow.press(COORDINATOR, card, "Вернуть")
    await flow.tell(COORDINATOR, "В приказе не названы ответственные. Пришлите страницу с ними.")
    told = await flow.last(DIRECTOR)
    assert "Центр пишет: «В приказе не названы ответственные. Пришлите страницу с ними»." in told.text
    assert "Время до 23 января, пн; опозданием это не считается." in told.text


async def test_an_answer_after_a_return_keeps_what_was_said_and_is_reviewed_again(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Вернуть")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "Не видно, кто ответственный")
    told = await flow.last(DIRECTOR)
    await flow.people.send_file(DIRECTOR.id, "2.pdf", b"%PDF-1.4", reply_to=told.message_id)
    await flow.settle()
    queue = await flow.say(COORDINATOR, "/review ДК1 1.6")
    assert "Приказ от 19.12.2022 № 45" in queue.text
    assert "Раньше возвращали: «Не видно, кто ответственный" in queue.text
    assert "📎 Файлы · 1" in queue.labels()


async def test_files_are_sent_on_as_they_came(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, ORDER_45)
    receipt = await flow.last(DIRECTOR)
    await flow.people.send_file(DIRECTOR.id, "приказ.pdf", b"%PDF-1.4", reply_to=receipt.message_id)
    await flow.settle()
    card = await flow.say(COORDINATOR, "/review 1.6")
    await flow.press(COORDINATOR, card, button(card, "Файлы"))
    sent = await flow.last(COORDINATOR)
    assert "СШ № 9" in sent.text


async def test_a_return_that_is_undone_says_so_in_its_place(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Вернуть")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "Не тот документ")
    told = await flow.last(DIRECTOR)
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "↩️ Отменить")
    now = await flow.last(DIRECTOR)
    assert now.message_id == told.message_id
    assert now.text.startswith("Центр снял вопрос: школьная дорожная карта, приказ (ДК1 · 1.6).")


async def test_a_director_asks_back_and_is_answered(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Вернуть")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "Не видно, кто ответственный")
    told = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, told, "💬 Ответить центру")
    await flow.tell(DIRECTOR, "они названы в пункте 3, посмотрите")
    *_, prompt, passed_on = await flow.seen(DIRECTOR)
    assert passed_on.text.startswith("Передали центру")
    assert prompt.text == told.text
    await flow.advance(moment(20, 11))
    news = await flow.last(COORDINATOR)
    assert "«они названы в пункте 3, посмотрите»" in news.text
    await flow.press(COORDINATOR, news, "❓ Ответить")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "💬 Ответить школе")
    await flow.tell(COORDINATOR, "там только сроки, а нужны фамилии")
    assert "«там только сроки, а нужны фамилии»" in (await flow.last(DIRECTOR)).text
    assert await count(flow, remark) == 2


async def test_a_returned_answer_is_accepted_as_it_was_after_a_question(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Вернуть")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "Не видно, кто ответственный")
    told = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "Центру: они названы в пункте 3", reply_to=told.message_id)
    asks = await flow.say(COORDINATOR, "/review вопросы")
    await flow.press(COORDINATOR, asks, "Принять как есть")
    assert (await flow.last(DIRECTOR)).text.startswith("Центр принял ваш ответ")
    assert "+1 принято" in (await flow.say(COORDINATOR, "/summary")).text


async def test_words_do_what_the_buttons_do(flow: Flow) -> None:
    await waiting_card(flow, DIRECTOR, NEIGHBOUR)
    await flow.tell(COORDINATOR, "принять")
    assert "✔️ Принято" in (await flow.last(COORDINATOR)).text
    await flow.tell(COORDINATOR, "отменить")
    assert "Отменили" in (await flow.last(COORDINATOR)).text
    await flow.tell(COORDINATOR, "вернуть: пришлите скан целиком")
    assert "↩️ Вернули" in (await flow.last(COORDINATOR)).text
    assert await count(flow, review) == 1


async def test_a_restart_in_between_loses_nothing(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Вернуть")
    await flow.restart()
    await flow.tell(COORDINATOR, "нужна подпись")
    assert "Центр пишет: «нужна подпись»." in (await flow.last(DIRECTOR)).text
    await flow.restart()
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "↩️ Отменить")
    assert (await flow.last(DIRECTOR)).text.startswith("Центр снял вопрос")
    assert await count(flow, review) == 0


async def test_what_the_centre_has_not_looked_at_in_ten_days_is_named_and_harms_nobody(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, ORDER_45)
    await flow.advance(moment(20, 10, month=1, year=2023))
    card = await flow.say(COORDINATOR, "/review давно")
    assert "Не проверено центром 18 рабочих дней. Школе это не в минус." in card.text


async def test_the_plan_of_a_month_counts_what_was_accepted_in_the_last(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.press(COORDINATOR, card, "Принять")
    await flow.advance(moment(9, 9, month=1, year=2023))
    assert "Принято за декабрь: 1." in (await flow.last(DIRECTOR)).text


async def test_a_stale_card_says_what_is_true_now(flow: Flow) -> None:
    card = await waiting_card(flow)
    await flow.tell(DIRECTOR, "1.6 приказ 46 от 20.12")
    await flow.press(COORDINATOR, card, "Принять")
    now = await flow.last(COORDINATOR)
    assert "Этот ответ уже проверен или изменён" in now.text
    assert "№ 46" in now.text
    assert await count(flow, review) == 0


async def test_an_answer_that_was_taken_back_leaves_the_queue(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, ORDER_45)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Отменить")
    assert (await flow.say(COORDINATOR, "/review")).text.startswith("Проверять сейчас нечего")


async def test_only_coordinators_review(flow: Flow) -> None:
    card = await waiting_card(flow)
    stolen = next(key.data for row in card.buttons for key in row if key.text == "Принять")
    await flow.join(CONTROLLER, OTHER_DIRECTOR)
    for member in (CONTROLLER, OTHER_DIRECTOR, DIRECTOR, STRANGER):
        answer = await flow.say(member, "/review")
        assert "СШ № 9" not in answer.text
        await flow.people.forge(member.id, answer.message_id, stolen or "")
    await flow.settle()
    assert await count(flow, review) == 0


async def test_what_a_school_said_on_the_telephone_is_marked(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    queue = await flow.say(COORDINATOR, "/review")
    for label in ("📞 Записать за школу", "СШ № 9", "1.6", "✅ Выполнено"):
        screen = await flow.last(COORDINATOR)
        exact = label if label in screen.labels() else button(screen, label)
        await flow.press(COORDINATOR, screen, exact)
    assert (await flow.last(COORDINATOR)).message_id == queue.message_id
    await flow.tell(COORDINATOR, "приказ 45 от 19.12")
    assert "Приказ от 19.12.2022 № 45" in (await flow.last(COORDINATOR)).text
    card = await flow.say(COORDINATOR, "/review 1.6")
    assert "записал центр со слов школы (Марина Сергеевна)" in card.text


async def test_a_school_is_written_down_for_in_one_line(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(COORDINATOR, "за СШ № 9: ДК1 1.6 выполнено, приказ 45 от 19.12")
    recorded = await flow.last(COORDINATOR)
    assert recorded.text.startswith("Записано со слов школы: школьная дорожная карта, приказ (ДК1 · 1.6)")
    await flow.press(COORDINATOR, recorded, "↩️ Отменить")
    assert (await flow.last(COORDINATOR)).text.startswith("Запись отменена")
    assert await count(flow, reply) == 2


async def test_a_director_cannot_write_down_for_another_school(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await flow.tell(OTHER_DIRECTOR, "за СШ № 9: 1.6 выполнено")
    async with flow.app.db.read() as conn:
        roles = (await conn.execute(select(reply.c.author_role))).scalars().all()
    assert Role.COORDINATOR not in roles


async def test_accepting_unseen_is_switched_by_words(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    assert "Приём без проверки выключен" in (await flow.say(COORDINATOR, "/review авто выкл")).text
    assert "⚙️ Приём без проверки: выключен" in (await flow.say(COORDINATOR, "/review")).labels()
