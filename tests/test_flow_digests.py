"""What the centre and the controller are written of themselves."""

from flow import CONTROLLER, COORDINATOR, DIRECTOR, Flow, Member, moment
from sqlalchemy import update

from roadmap.model import Role
from storage.schema import message

MONDAY = moment(16, 9, month=1, year=2023)


async def test_monday_begins_with_a_digest_and_its_picture(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, "ДК1 1.7 трудности: нет кадров")
    await flow.advance(MONDAY)
    told = await flow.last(COORDINATOR)
    assert told.text.startswith(
        "Доброе утро! Неделя 16–20 января.\n• 20 января, пт: информация по приказу 594"
    )
    assert "• Трудности без ответа: 1 (СШ № 9)" in told.text
    assert told.document is not None
    assert "Отчёт" in told.labels()


async def test_a_digest_comes_once_and_on_no_other_day(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    for when in (MONDAY, moment(16, 12, month=1, year=2023), moment(17, 9, month=1, year=2023)):
        await flow.advance(when)
        await flow.restart()
    said = [each.text for each in await flow.seen(COORDINATOR)]
    assert sum(text.startswith("Доброе утро!") for text in said) == 1


async def test_a_bot_that_was_off_on_monday_tells_on_tuesday_and_only_then(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.stop()
    for day in (17, 18):
        flow.clock.set(moment(day, 9, month=1, year=2023))
        await flow.start()
        await flow.advance(moment(day, 12, month=1, year=2023))
        await flow.stop()
    await flow.start()
    told = [each.text for each in await flow.seen(COORDINATOR) if each.text.startswith("Доброе утро!")]
    assert len(told) == 1
    assert told[0].startswith("Доброе утро! Неделя 17–20 января.")


async def test_what_the_report_will_lack_is_told_in_june(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(29, 9, month=5, year=2023))
    await flow.advance(moment(2, 9, month=6, year=2023))
    assert "Чего пока не хватит к отчёту 13 июля\n• текста в строках: " in (await flow.last(COORDINATOR)).text


async def test_a_controller_is_shown_the_picture_in_the_week_before_a_paper(flow: Flow) -> None:
    await flow.join(DIRECTOR, CONTROLLER)
    await flow.advance(MONDAY)
    told = await flow.last(CONTROLLER)
    assert told.text.startswith("ДК 1–3: выполнено 0 из ")
    assert told.text.endswith("Решений от вас сейчас не нужно: с остальным работает центр.")
    assert told.labels() == ["Посмотреть", "Отчёт"]


async def test_long_silence_reaches_the_controller_unless_it_is_held_back(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR, CONTROLLER)
    await flow.advance(MONDAY)
    assert "Через неделю об этом узнает управление: СШ № 9" in (await flow.last(COORDINATOR)).text
    await flow.advance(moment(23, 9, month=1, year=2023))
    assert "узнает управление" not in (await flow.last(COORDINATOR)).text
    shown = await flow.last(CONTROLLER)
    assert "СШ № 9 (с 30 декабря)" in shown.text
    assert shown.labels() == ["СШ № 9", "Посмотреть", "Отчёт"]
    await flow.press(CONTROLLER, shown, "СШ № 9")
    assert "• СШ № 9: ДК1 · 1.6" in (await flow.last(CONTROLLER)).text
    calls = await flow.say(COORDINATOR, "кому позвонить")
    await flow.press(COORDINATOR, calls, "СШ № 9")
    await flow.press(COORDINATOR, await flow.last(COORDINATOR), "Не показывать управлению")
    before = len(await flow.seen(CONTROLLER))
    await flow.advance(moment(30, 9, month=1, year=2023))
    assert len(await flow.seen(CONTROLLER)) == before


async def test_a_controller_is_shown_five_schools_at_most(flow: Flow) -> None:
    names = ("СШ № 13", "СШ № 14", "СШ № 19", "СШ № 22", "СШ № 35")
    others = [Member(700 + number, name, name, Role.DIRECTOR) for number, name in enumerate(names)]
    for each in others:
        await flow.people.person(each.id, each.name)
    await flow.join(DIRECTOR, CONTROLLER, *others)
    await flow.advance(moment(23, 9, month=1, year=2023))
    assert len((await flow.last(CONTROLLER)).labels()) == len(["Посмотреть", "Отчёт"]) + 5


async def test_what_may_not_have_arrived_is_told_at_the_desks_hour(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(22, 9))
    async with flow.app.db.write("unknown") as tx:
        values = {"state": "unknown", "finished_at": tx.now}
        await tx.conn.execute(update(message).where(message.c.class_ == "planned").values(**values))
    await flow.advance(moment(22, 12))
    await flow.advance(moment(22, 16))
    assert "• СШ № 9, Ирина Петровна: 22 декабря, 09:00" in (await flow.last(COORDINATOR)).text
