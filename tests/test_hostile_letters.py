"""A letter to everybody while people leave, and while something else than words comes for it."""

from crowd import MENTOR
from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, Flow, moment

from locales.texts import Texts

AWAITED = Texts("ru").say_plain("words-awaited")


async def test_a_letter_of_an_evening_reaches_those_who_are_left_in_the_morning(flow: Flow) -> None:
    await flow.people.person(MENTOR.id, MENTOR.name)
    await flow.join(COORDINATOR, DIRECTOR, OTHER_DIRECTOR, MENTOR)
    await flow.advance(moment(20, 20))
    letter = await flow.say(COORDINATOR, "/broadcast всем\nСовещание в 15:00")
    await flow.press(COORDINATOR, letter, letter.labels()[0])
    await flow.people.block(OTHER_DIRECTOR.id)
    leaving = await flow.say(MENTOR, "/forget")
    await flow.press(MENTOR, leaving, leaving.labels()[0])

    await flow.advance(moment(21, 9, 5))

    assert [each.text for each in await flow.seen(DIRECTOR)][-1] == "ОЦПРМСО пишет:\n\nСовещание в 15:00"
    assert not any("15:00" in each.text for each in await flow.seen(MENTOR))
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "👀 Кто получил")
    reach = (await flow.last(COORDINATOR)).text
    assert "Получили: 1 из 43" in reach
    assert "Не дошло: СШ № 3, СШ № 13" in reach


async def test_a_letter_outlives_a_voice_message_an_edit_and_a_restart(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    first = await flow.tell(COORDINATOR, "/broadcast всем\nСовещание в 15:00")
    await flow.people.send_file(COORDINATOR.id, "v.ogg", b"ogg", kind="voice")
    await flow.settle()
    assert (await flow.last(COORDINATOR)).text == AWAITED
    await flow.restart()
    await flow.people.edit(COORDINATOR.id, first, "/broadcast всем\nСовещание в 16:00")
    await flow.settle()
    assert [each.text for each in await flow.seen(COORDINATOR)][-2:] == [AWAITED, AWAITED]

    await flow.tell(COORDINATOR, "Совещание в 17:00")
    await flow.tell(COORDINATOR, "отправить")
    assert "17:00" in (await flow.last(DIRECTOR)).text
