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
