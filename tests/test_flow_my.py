"""`/my` by sections and pages, and the card that opens from it."""

from flow import DIRECTOR, Flow, moment
from test_flow_plan import statuses

from roadmap.model import Role, Status
from sandbox.seen import Message


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


async def mine(flow: Flow) -> Message:
    return await flow.say(DIRECTOR, "/my")


async def test_the_list_has_sections_and_says_whose_it_is(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    listed = await mine(flow)
    assert listed.text.startswith("Что нужно от школы · СШ № 9\n\nЭтот месяц\n• Школьная дорожная карта")
    assert "Позже\n• " in listed.text
    assert len(listed.text) <= 900


async def test_pages_are_turned_in_place(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    listed = await mine(flow)
    await flow.press(DIRECTOR, listed, "Дальше ›")
    turned = await flow.last(DIRECTOR)
    assert turned.message_id == listed.message_id
    assert turned.text != listed.text
    assert "Встречи\n• " in turned.text
    await flow.press(DIRECTOR, turned, "‹ Раньше")
    assert (await flow.last(DIRECTOR)).text == listed.text


async def test_words_open_it_too(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    assert (await flow.say(DIRECTOR, "Весь список")).text.startswith("Что нужно от школы · СШ № 9")


async def test_what_is_done_has_pages_of_its_own(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    assert not any("Сделано" in label for label in (await mine(flow)).labels())
    await flow.tell(DIRECTOR, "ДК3 3.5 14 из 32")
    listed = await mine(flow)
    await flow.press(DIRECTOR, listed, "✅ Сделано · 1")
    done = await flow.last(DIRECTOR)
    assert done.message_id == listed.message_id
    assert "Сделано\n• Учёт неуспевающих (ДК3 · 3.5)" in done.text
    await flow.press(DIRECTOR, done, button(done, "3.5"))
    assert (await flow.last(DIRECTOR)).text.startswith("✅ Записано: учёт неуспевающих")


async def test_what_is_late_stands_first_with_what_was_said_of_it(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "ДК3 3.5 в работе")
    await flow.advance(moment(9, 9, month=1, year=2023))
    listed = await mine(flow)
    assert "Срок прошёл\n• " in listed.text
    assert "Учёт неуспевающих (ДК3 · 3.5), 30 декабря, пт, у вас в работе" in listed.text


async def test_a_card_tells_who_answered_what_and_when(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "ДК3 3.8 в работе")
    await flow.advance(moment(21, 12))
    await flow.tell(DIRECTOR, "ДК3 3.8 трудности: нет кадров")
    listed = await mine(flow)
    await flow.press(DIRECTOR, listed, button(listed, "3.8"))
    card = await flow.last(DIRECTOR)
    assert "• 20 декабря, 10:00, Ирина Петровна: в работе" in card.text
    assert "• 21 декабря, 12:00, Ирина Петровна: есть трудности" in card.text


async def test_the_months_of_one_deed_open_as_one_card_and_are_one_tap(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(9, 12, month=3, year=2023))
    listed = await mine(flow)
    label = await _find(flow, listed, "3.6 · Консультации")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), label)
    card = await flow.last(DIRECTOR)
    assert "За месяцы: декабрь, январь, февраль." in card.text
    await flow.press(DIRECTOR, card, "✅ Выполнено")
    receipt = await flow.last(DIRECTOR)
    assert receipt.message_id == card.message_id
    assert receipt.text.startswith(
        "✅ Записано: консультации для родителей: декабрь, январь, февраль (ДК3 · 3.6), выполнено"
    )
    assert (await statuses(flow, "ДК3", "3.6"))[:4] == [Status.DONE] * 3 + [Status.PENDING]
    await flow.press(DIRECTOR, receipt, "↩️ Отменить")
    assert set(await statuses(flow, "ДК3", "3.6")) == {Status.PENDING}
    assert "За месяцы" in (await flow.last(DIRECTOR)).text


async def test_words_to_the_card_of_several_months_answer_all_of_them(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(9, 12, month=3, year=2023))
    label = await _find(flow, await mine(flow), "3.6 · Консультации")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), label)
    card = await flow.last(DIRECTOR)
    await flow.tell(DIRECTOR, "провели по две консультации", reply_to=card.message_id)
    assert (await statuses(flow, "ДК3", "3.6"))[:3] == [Status.DONE] * 3
    now = next(m for m in await flow.seen(DIRECTOR) if m.message_id == card.message_id)
    assert "консультации для родителей: декабрь, январь, февраль" in now.text


async def test_a_file_for_several_months_is_evidence_of_each(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(9, 12, month=3, year=2023))
    label = await _find(flow, await mine(flow), "3.6 · Консультации")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), label)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "📎 Файл")
    card = await flow.last(DIRECTOR)
    await flow.people.send_file(DIRECTOR.id, "справка.pdf", b"%PDF-1.7", mime="application/pdf")
    await flow.settle()
    assert (await statuses(flow, "ДК3", "3.6"))[:3] == [Status.DONE] * 3
    now = await flow.last(DIRECTOR)
    assert now.message_id == card.message_id
    assert "консультации для родителей: декабрь, январь, февраль (ДК3 · 3.6), выполнено" in now.text


async def test_the_other_buttons_of_several_months_are_about_all_of_them(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(9, 12, month=3, year=2023))
    label = await _find(flow, await mine(flow), "3.6 · Консультации")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), label)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "⋯ Ещё")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "➖ Не относится к нам")
    assert (await statuses(flow, "ДК3", "3.6"))[:3] == [Status.NOT_APPLICABLE] * 3


async def test_the_list_leads_to_the_walk(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.press(DIRECTOR, await mine(flow), "✍️ Ответить по порядку")
    assert "Вопрос 1 из " in (await flow.last(DIRECTOR)).text


async def test_a_page_fits_a_screen_for_every_kind_of_school(flow: Flow) -> None:
    assert DIRECTOR.role is Role.DIRECTOR
    await flow.join(DIRECTOR)
    await flow.advance(moment(30, 9, month=6, year=2023))
    listed = await mine(flow)
    while "Дальше ›" in listed.labels():
        assert len(listed.text) <= 900
        await flow.press(DIRECTOR, listed, "Дальше ›")
        listed = await flow.last(DIRECTOR)
    assert len(listed.text) <= 900


async def _find(flow: Flow, listed: Message, part: str) -> str:
    """The label of a line, on whichever page it is."""
    while not any(part in label for label in listed.labels()):
        await flow.press(DIRECTOR, listed, "Дальше ›")
        listed = await flow.last(DIRECTOR)
    return button(listed, part)
