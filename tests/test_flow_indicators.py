"""«Показатели» in the chat: a card, a value stated and taken back, by buttons and by words."""

from flow import CONTROLLER, COORDINATOR, DIRECTOR, Flow, moment


async def test_the_summary_leads_to_a_card_of_one_indicator(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.advance(moment(12, 10, month=1, year=2023))
    summary = await flow.say(COORDINATOR, "/summary ДК1")

    await flow.press(COORDINATOR, summary, "Показатели")
    plan = await flow.last(COORDINATOR)
    assert "Достигнуто 0 из 14, без данных 14" in plan.text
    await flow.press(COORDINATOR, plan, "3.3")

    card = await flow.last(COORDINATOR)
    assert card.text.startswith("ДК1 · 3.3, мероприятия методического отдела")
    assert "Нужно: не менее 75 %, ШНРО. Это 5 из 6 школ" in card.text
    assert "На 20 января: данных пока нет" in card.text


async def test_a_value_is_typed_and_taken_back(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    card = await flow.say(COORDINATOR, "показатель ДК1 3.3")
    await flow.press(COORDINATOR, card, "✏️ Ввести значение")
    assert "Напишите значение" in (await flow.last(COORDINATOR)).text

    unclear = await flow.say(COORDINATOR, "почти все")
    assert unclear.text.startswith("Не вижу значения")
    stated = await flow.say(COORDINATOR, "5 из 6, по журналу")
    assert "На 20 января: 5 из 6. Достигнут" in stated.text
    assert "• 5 из 6, Марина Сергеевна, 20 декабря, 10:00: по журналу" in stated.text

    await flow.press(COORDINATOR, stated, "↩️ Отменить")
    bare = await flow.last(COORDINATOR)
    assert "данных пока нет" in bare.text
    assert "по журналу (отменено)" in bare.text


async def test_words_do_what_the_buttons_do(flow: Flow) -> None:
    await flow.join(COORDINATOR)

    assert "ДК2: достигнуто 0 из 12" in (await flow.say(COORDINATOR, "Показатели")).text
    which = await flow.say(COORDINATOR, "показатель ДК2 3.1")
    assert which.labels() == ["ШсРНР", "ШФНСУ"]
    stated = await flow.say(COORDINATOR, "показатель ДК2 3.1 ШФНСУ 2 из 2")
    assert "2 из 2. Достигнут" in stated.text
    baseline = await flow.say(COORDINATOR, "показатели ДК2 начальное 5 18 из 43")
    assert "кадровые дефициты: было 53,5 % (23 ОО), теперь 18 из 43" in baseline.text
    await flow.press(COORDINATOR, baseline, "‹ Начальные значения")
    assert "теперь 18 из 43" in (await flow.last(COORDINATOR)).text


async def test_the_card_tells_who_is_nearest_and_what_may_come(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(12, 10, month=1, year=2023))
    await flow.tell(DIRECTOR, "ДК1 2.7 трудности: нет кадров")
    await flow.tell(DIRECTOR, "ДК1 3.8 ведётся: консультации для родителей")

    met = await flow.say(COORDINATOR, "показатель ДК1 3.8")
    assert "На 20 января: 1 из 6. Пока не достигнут" in met.text
    assert "будет 6 из 6. Этого хватит" in met.text
    far = await flow.say(COORDINATOR, "показатель ДК1 2.7")
    assert "Ближе всех: СШ № 9 (трудности)" in far.text


async def test_the_controller_reads_only_and_a_director_nothing(flow: Flow) -> None:
    await flow.join(DIRECTOR, CONTROLLER)

    card = await flow.say(CONTROLLER, "показатель ДК1 3.3")
    assert card.labels() == ["‹ Показатели ДК1"]
    refused = await flow.say(CONTROLLER, "показатель ДК1 3.3 5 из 6")
    assert "5 из 6. Достигнут" not in refused.text
    assert "Показатели ДК1" not in (await flow.say(DIRECTOR, "показатели ДК1")).text
