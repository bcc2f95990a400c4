"""The coordinator, the controller, strangers: what each sees, and what none of them may."""

from flow import CONTROLLER, COORDINATOR, DIRECTOR, STRANGER, Flow, moment
from sqlalchemy import select

from roadmap.model import Role
from storage.schema import message


async def test_the_summary_reflects_an_answer_at_once(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    before = await flow.say(COORDINATOR, "/summary")
    assert "уже выполнено" not in before.text
    await flow.tell(DIRECTOR, "1.6 выполнено, приказ 45 от 19.12")
    after = await flow.say(COORDINATOR, "/summary")
    assert "уже выполнено 1" in after.text
    assert "Проверить · 1" in after.labels()


async def test_the_summary_is_turned_by_roadmap_cluster_and_school_in_place(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    headline = await flow.say(COORDINATOR, "/summary")
    for label, line in (
        ("По ДК", "ДК1 · "),
        ("По кластерам", "ШНРО: 0 из"),
        ("По школам", "Гимназия № 1"),
        ("По пунктам", "ДК1 · 1.6"),
    ):
        await flow.press(COORDINATOR, await flow.last(COORDINATOR), label)
        turned = await flow.last(COORDINATOR)
        assert line in turned.text
        assert turned.message_id == headline.message_id
        await flow.press(COORDINATOR, turned, "‹ Сводка")


async def test_the_controller_sees_the_summary_too(flow: Flow) -> None:
    await flow.join(CONTROLLER)
    assert "Сбор до 13 января, информация до 20 января" in (await flow.say(CONTROLLER, "/summary")).text


async def test_a_director_does_not_see_the_summary(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    answer = await flow.say(DIRECTOR, "/summary")
    assert answer.text == "Сводка открыта только центру и управлению. Ваши пункты: /my."


async def test_a_stranger_learns_how_to_connect_and_nothing_else(flow: Flow) -> None:
    for text in ("привет", "/my", "/summary", "1.6 готово"):
        answer = await flow.say(STRANGER, text)
        assert answer.text.startswith("Здравствуйте! Это «Вехи»")
        assert "СШ" not in answer.text


async def test_a_used_link_says_so(flow: Flow) -> None:
    invite = await flow.app.rooms.invites.create("СШ № 9", Role.DIRECTOR)
    await flow.say(DIRECTOR, f"/start {invite.token}")
    answer = await flow.say(STRANGER, f"/start {invite.token}")
    assert "уже" in answer.text
    assert "СШ" not in answer.text


async def test_an_expired_link_says_so(flow: Flow) -> None:
    invite = await flow.app.rooms.invites.create("СШ № 9", Role.DIRECTOR)
    await flow.advance(moment(9, 10, month=1, year=2023))
    answer = await flow.say(STRANGER, f"/start {invite.token}")
    assert answer.text == "Срок этой ссылки прошёл: она действует 14 дней. Попросите новую у центра."


async def test_when_a_school_has_nobody_left_the_coordinator_is_told_at_the_desk_hour(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.people.block(DIRECTOR.id)
    await flow.settle()
    await flow.advance(moment(20, 11))
    assert "СШ № 9" in (await flow.last(COORDINATOR)).text
    async with flow.app.db.read() as conn:
        kinds = (await conn.execute(select(message.c.kind).where(message.c.class_ == "immediate"))).scalars()
    assert list(kinds) == ["nobody_left"]


async def test_the_language_can_be_changed(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    question = await flow.say(DIRECTOR, "/language")
    await flow.press(DIRECTOR, question, "English")
    assert "What is needed from the school" in (await flow.say(DIRECTOR, "/my")).text


async def test_the_menu_offers_the_summary_to_the_centre_only(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await flow.settle()
    assert "summary" in await flow.people.commands(COORDINATOR.id)
    assert "summary" not in await flow.people.commands(DIRECTOR.id)
