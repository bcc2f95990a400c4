"""Reminding and calling in the chat: what the coordinator sees, and what the school reads."""

from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, Flow, moment

LATE = moment(18, 10, month=1, year=2023)


async def test_a_list_leads_to_a_reminder_that_the_school_reads_with_its_buttons(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(LATE)
    listed = await flow.say(COORDINATOR, "/summary СШ № 9, ответа нет")
    await flow.press(COORDINATOR, listed, "🔔 Напомнить, кто не ответил")
    preview = await flow.last(COORDINATOR)
    assert "Напомнить: 1 человеку, пунктов 16" in preview.text
    await flow.press(COORDINATOR, preview, "📣 Отправить всем · 1")
    told = await flow.last(DIRECTOR)
    assert told.text.startswith("СШ № 9: срок прошёл, ответа пока нет. Центр просит ответить:")
    assert "1.6 · Школьная дорожная карта · ДК1" in told.labels()
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "👀 Кто получил")
    assert "Получили: 1 из 1" in (await flow.last(COORDINATOR)).text


async def test_reminding_goes_in_words_and_only_so_far_as_the_list(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR, COORDINATOR)
    await flow.advance(LATE)
    before = len(await flow.seen(OTHER_DIRECTOR))
    preview = await flow.say(COORDINATOR, "напомнить СШ № 9")
    assert "• СШ № 9: ДК1 · 1.6" in preview.text
    await flow.tell(COORDINATOR, "отправить")
    assert "Центр просит ответить" in (await flow.last(DIRECTOR)).text
    assert len(await flow.seen(OTHER_DIRECTOR)) == before


async def test_a_silent_school_is_called_with_who_is_there(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(LATE)
    calls = await flow.say(COORDINATOR, "кому позвонить")
    assert "СШ № 9: с 30 декабря, 8 рабочих дней" in calls.text
    await flow.press(COORDINATOR, calls, "СШ № 9")
    school = await flow.last(COORDINATOR)
    assert "Директор: Ирина Петровна" in school.text
    await flow.press(COORDINATOR, school, "Позвонил(а), решено")
    assert "Позвонили 18 января" in (await flow.last(COORDINATOR)).text
    assert (await flow.say(COORDINATOR, "кому позвонить")).text == "Звонить некому: долго никто не молчит."


async def test_a_letter_is_previewed_sent_and_counted(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR, COORDINATOR)
    whom = await flow.say(COORDINATOR, "/broadcast")
    await flow.press(COORDINATOR, whom, "Всем школам · 43")
    preview = await flow.say(COORDINATOR, "Завтра <b>в 15:00</b> звонок")
    assert "Получат: 2 человека" in preview.text
    assert "ОЦПРМСО пишет:\n\nЗавтра <b>в 15:00</b> звонок" in preview.text
    await flow.press(COORDINATOR, preview, "📣 Отправить")
    for member in (DIRECTOR, OTHER_DIRECTOR):
        assert (await flow.last(member)).text == "ОЦПРМСО пишет:\n\nЗавтра <b>в 15:00</b> звонок"
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "👀 Кто получил")
    assert "Получили: 2 из 43" in (await flow.last(COORDINATOR)).text


async def test_a_letter_is_written_in_words_alone(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR, COORDINATOR)
    preview = await flow.say(COORDINATOR, "/broadcast СШ № 9\nПозвоните нам")
    assert "Получат: 1 человек" in preview.text
    await flow.tell(COORDINATOR, "отправить")
    assert (await flow.last(DIRECTOR)).text == "ОЦПРМСО пишет:\n\nПозвоните нам"
    assert "пишет" not in (await flow.last(OTHER_DIRECTOR)).text


async def test_what_gathers_for_the_desk_is_one_message(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    await flow.tell(COORDINATOR, "/review ДК1 1.6")
    await flow.tell(COORDINATOR, "вернуть: нет номера")
    await flow.tell(DIRECTOR, "центру: какой номер нужен?", reply_to=(await flow.last(DIRECTOR)).message_id)
    await flow.tell(DIRECTOR, "ДК1 1.7 трудности: нет кадров")
    before = len(await flow.seen(COORDINATOR))
    await flow.advance(moment(20, 11))
    (told,) = (await flow.seen(COORDINATOR))[before:]
    assert "нет кадров" in told.text
    assert "какой номер нужен?" in told.text
    assert told.labels()[-1] == "❓ Ответить"
