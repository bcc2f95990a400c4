"""«История изменений» in the chat."""

from flow import COORDINATOR, DIRECTOR, Flow

BUTTON = "🕓 История изменений"


async def test_a_change_stands_in_the_history_of_its_plan(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    plan = await flow.say(COORDINATOR, "/roadmaps ДК1")
    await flow.press(COORDINATOR, plan, "✏️ Переименовать")
    await flow.say(COORDINATOR, "План повышения качества")
    said = await flow.say(COORDINATOR, "история изменений 594")
    assert "Марина Сергеевна: название плана" in said.text
    assert "План повышения качества" in said.text
    await flow.press(COORDINATOR, await flow.say(COORDINATOR, "/roadmaps ДК1 1.6"), BUTTON)
    assert "Изменений не было" in (await flow.last(COORDINATOR)).text


async def test_a_director_is_shown_no_history(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    answer = await flow.say(DIRECTOR, "история изменений 594")
    assert "История изменений" not in answer.text
