"""Letters of the centre as the schools read them."""

from flow import COORDINATOR, DIRECTOR, Flow, moment


async def test_letters_of_an_evening_come_in_the_morning_as_one_message(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(20, 19))
    words = ["Совещание в 15:00", "Возьмите отчёты", "Вход со двора"]
    for each in words:
        await flow.tell(COORDINATOR, f"/broadcast всем\n{each}")
        await flow.tell(COORDINATOR, "отправить")
    await flow.advance(moment(21, 9))
    letters = [each.text for each in await flow.seen(DIRECTOR) if "пишет" in each.text]
    assert letters == ["\n\n".join(f"ОЦПРМСО пишет:\n\n{each}" for each in words)]
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "👀 Кто получил")
    assert "Получили: 1 из 43" in (await flow.last(COORDINATOR)).text


async def test_after_a_command_a_letter_is_sent_by_its_button_alone(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    for way, letters in (("words", 0), ("button", 1)):
        await flow.tell(COORDINATOR, "/broadcast СШ № 9")
        preview = await flow.say(COORDINATOR, "Совещание в 15:00")
        await flow.tell(COORDINATOR, "/roadmaps")
        if way == "words":
            await flow.tell(COORDINATOR, "отправить")
        else:
            await flow.press(COORDINATOR, preview, "📣 Отправить")
        assert sum("пишет" in each.text for each in await flow.seen(DIRECTOR)) == letters


async def test_other_words_are_no_answer_to_whom_a_letter_goes(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.tell(COORDINATOR, "/broadcast")

    assert (await flow.say(COORDINATOR, "показатели")).text.startswith("Показатели")
    assert (await flow.say(COORDINATOR, "ШНРО")).text.startswith("Кому: ШНРО")
