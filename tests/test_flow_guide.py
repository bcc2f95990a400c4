"""`/help` and `/language`: one screen each, by role, in both languages."""

import pytest
from flow import CONTROLLER, COORDINATOR, DIRECTOR, STRANGER, Flow, Member

from handlers.guide import help_screen
from locales.texts import Texts
from roadmap.model import OrganizationKind, Role
from storage.people import Actor, Membership

ONE_SCREEN = 900


@pytest.mark.parametrize("member", [DIRECTOR, COORDINATOR, CONTROLLER], ids=lambda member: str(member.role))
async def test_help_is_one_screen_in_both_languages(flow: Flow, member: Member) -> None:
    await flow.join(member)
    for locale in ("ru", "en"):
        await flow.say(member, f"/language {locale}")
        assert len((await flow.say(member, "/help")).text) <= ONE_SCREEN


async def test_a_director_is_told_how_to_answer_and_what_else_there_is(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    guide = await flow.say(DIRECTOR, "/help")
    assert guide.text.startswith("Как отвечать")
    assert "Ознакомлен(а)" in guide.text
    assert "/summary" not in guide.text
    assert guide.labels() == ["📋 Что нужно от школы", "📄 Отчёт школы", "📅 Календарь"]


async def test_a_coordinator_is_told_of_the_centres_work(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    guide = await flow.say(COORDINATOR, "помощь")
    assert "/review" in guide.text
    assert "сообщить школам 594" in guide.text
    assert "📄 Отчёт школы" not in guide.labels()


async def test_a_controller_is_told_of_one_picture(flow: Flow) -> None:
    await flow.join(CONTROLLER)
    guide = await flow.say(CONTROLLER, "/help")
    assert "/summary" in guide.text
    assert "/review" not in guide.text


def test_an_observer_is_offered_no_report() -> None:
    there = Membership(1, 1, "УОиМП", OrganizationKind.MUNICIPALITY, None, Role.OBSERVER)
    guide = help_screen(Texts("ru", strict=True), Actor(1, "1", "Анна", "ru", (there,)))
    assert "/summary" in guide.text
    assert "/report" not in guide.text


async def test_who_only_oversees_is_led_to_the_summary(flow: Flow) -> None:
    await flow.join(CONTROLLER)
    mine = await flow.say(CONTROLLER, "/my")
    assert mine.text == "Пунктов у вас нет: отвечают школы и центр. Вам видна сводка по всем школам."
    await flow.press(CONTROLLER, mine, "📊 Сводка")
    assert (await flow.last(CONTROLLER)).text.startswith("Приказ 594")
    stray = await flow.say(CONTROLLER, "приказ 45")
    assert stray.text.startswith("По пунктам отвечают школы и центр, от вас ничего не нужно.")


async def test_a_question_of_the_centre_is_not_passed_on_to_the_centre(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    answer = await flow.say(COORDINATOR, "как быть с планами?")
    assert answer.text == (
        "Похоже, это вопрос, но центр – это вы: передать его некому. "
        "Цифры и школы: /summary, всё, что умею: /help."
    )


async def test_every_command_that_help_names_is_answered(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    for name in ("my", "calendar", "deputy", "away", "hour", "language", "forget"):
        answer = await flow.say(DIRECTOR, f"/{name}")
        assert not answer.text.startswith("К какому пункту"), name


async def test_the_language_is_changed_in_place(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    screen = await flow.say(DIRECTOR, "/language")
    assert screen.labels() == ["✓ Русский", "English"]
    await flow.press(DIRECTOR, screen, "English")
    changed = await flow.last(DIRECTOR)
    assert changed.message_id == screen.message_id
    assert changed.text == "Done, English from now on."
    assert changed.labels() == ["Русский", "✓ English"]


async def test_the_language_is_changed_by_a_word(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    assert (await flow.say(DIRECTOR, "English")).text == "Done, English from now on."
    assert (await flow.say(DIRECTOR, "по-русски")).text == "Готово, дальше по-русски."


async def test_the_menu_of_the_centre_speaks_the_new_language(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.say(COORDINATOR, "/language en")
    assert (await flow.people.commands(COORDINATOR.id))["summary"] == "All schools at a glance"


async def test_the_menu_of_everybody_has_the_calendar(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.settle()
    assert {"my", "calendar", "help", "language", "forget", "start"} == set(
        await flow.people.commands(DIRECTOR.id)
    )


async def test_a_stranger_changes_nothing(flow: Flow) -> None:
    for text in ("/language en", "/help", "English"):
        assert (await flow.say(STRANGER, text)).text.startswith("Здравствуйте! Это «Вехи»")


async def test_an_unknown_command_leaves_what_is_asked(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.say(DIRECTOR, "приказ 45")
    refused = await flow.say(DIRECTOR, "/otchet")
    assert refused.text == (
        "Не знаю команды /otchet. Всё, что умею: /help. А на вопрос выше по-прежнему жду ответ."
    )
    await flow.tell(DIRECTOR, "ДК1 1.6")
    assert any(each.text.startswith("✅ Записано: школьная дорожная") for each in await flow.seen(DIRECTOR))


async def test_a_letter_is_written_on_after_an_unknown_command(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await flow.say(COORDINATOR, "/broadcast всем")
    await flow.say(COORDINATOR, "/pismo")
    assert "Завтра семинар" in (await flow.say(COORDINATOR, "Завтра семинар")).text
