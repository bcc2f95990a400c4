"""The control API through its client: acts, reading, waiting, the log, the guard."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone

import pytest
from test_sandbox_stage import Stage, open_stage

from sandbox.errors import SandboxError

MOSCOW = timezone(timedelta(hours=3))
BUTTONS = {
    "inline_keyboard": [
        [{"text": "✅ Выполнено", "callback_data": "done"}, {"text": "Сайт", "url": "https://example.org"}],
        [{"text": "Закрыто", "callback_data": "closed", "disabled": True}],
    ]
}


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


async def test_people_are_listed_as_registered(stage: Stage) -> None:
    anna, boris = await stage.client.people()
    assert (anna.first_name, anna.username, anna.note, anna.started) == (
        "Анна",
        "anna",
        "директор, СШ № 9",
        True,
    )
    assert (boris.username, boris.started, boris.blocked) == (None, False, False)
    await stage.client.say(2, "/start")
    assert (await stage.client.people())[1].started


async def test_a_chat_shows_both_sides(stage: Stage) -> None:
    said = await stage.client.say(1, "  Готово \n")
    await stage.sent(text="Записано", reply_markup=BUTTONS, reply_parameters={"message_id": said})
    mine, answer = await stage.client.messages(1)
    assert (mine.text, mine.from_bot, mine.reply_to) == ("Готово", False, None)
    assert (answer.text, answer.from_bot, answer.reply_to) == ("Записано", True, said)
    assert answer.labels() == ["✅ Выполнено", "Сайт", "Закрыто"]
    assert [(key.data, key.url) for key in answer.buttons[0]] == [
        ("done", None),
        (None, "https://example.org"),
    ]


@pytest.mark.parametrize("button", ["✅ Выполнено", "done"])
async def test_a_button_is_pressed_by_its_label_or_data(stage: Stage, button: str) -> None:
    message_id = await stage.sent(reply_markup=BUTTONS)
    pressing = asyncio.create_task(stage.client.press(1, message_id, button))
    (update,) = (await stage.call("getUpdates", timeout=10))["result"]
    assert update["callback_query"]["data"] == "done"
    await stage.call("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Записано")
    outcome = await pressing
    assert (outcome.answered, outcome.text, outcome.show_alert, outcome.data) == (
        True,
        "Записано",
        False,
        "done",
    )


async def test_an_unanswered_press_says_so(stage: Stage) -> None:
    message_id = await stage.sent(reply_markup=BUTTONS)
    assert not (await stage.client.press(1, message_id, "done", timeout=0.01)).answered


@pytest.mark.parametrize("button", ["Сайт", "Закрыто", "нет такой"])
async def test_what_is_no_live_button_cannot_be_pressed(stage: Stage, button: str) -> None:
    message_id = await stage.sent(reply_markup=BUTTONS)
    with pytest.raises(SandboxError, match="there are: '✅ Выполнено'"):
        await stage.client.press(1, message_id, button)


async def test_impossible_acts_are_refused(stage: Stage) -> None:
    await stage.client.block(1)
    with pytest.raises(SandboxError, match="has blocked the bot"):
        await stage.client.say(1, "эй")
    with pytest.raises(SandboxError, match="no person 9"):
        await stage.client.say(9, "эй")
    with pytest.raises(SandboxError, match="no message 77 to reply to"):
        await stage.client.say(2, "эй", reply_to=77)
    with pytest.raises(SandboxError, match="no own message"):
        await stage.client.edit(2, 1, "эй")


async def test_an_album_shares_its_group(stage: Stage) -> None:
    for number in range(3):
        await stage.client.send_file(1, f"{number}.jpg", b"jpeg", kind="photo", group="77")
    messages = [update.message for update in await stage.bot.get_updates()]
    assert {message.media_group_id for message in messages if message} == {"77"}


async def test_the_same_bytes_have_the_same_unique_id(stage: Stage) -> None:
    for name in ("приказ № 45.pdf", "копия.pdf"):
        await stage.client.send_file(1, name, b"%PDF", mime="application/pdf")
    first, second = [message.document for message in await stage.client.messages(1)]
    assert first
    assert second
    assert first.file_unique_id == second.file_unique_id
    assert first.file_id != second.file_id
    assert (first.name, first.mime, first.size) == ("приказ № 45.pdf", "application/pdf", 4)
    assert await stage.client.download(first.file_id) == b"%PDF"


async def test_a_group_hears_its_people(stage: Stage) -> None:
    await stage.client.group(-7, "Директора")
    await stage.client.say(1, "/summary", chat_id=-7)
    (update,) = await stage.bot.get_updates()
    assert update.message
    assert (update.message.chat.id, update.message.chat.type) == (-7, "group")
    assert (await stage.call("sendMessage", chat_id=-7, text="Сводка"))["ok"]
    assert [message.text for message in await stage.client.messages(-7)] == ["/summary", "Сводка"]


async def test_waiting_ends_with_the_change_itself(stage: Stage) -> None:
    message_id = await stage.sent(text="Карточка")
    waiting = asyncio.create_task(stage.client.wait_for(1, lambda message: message.text == "Записано"))
    await asyncio.sleep(0)
    await stage.call("editMessageText", chat_id=1, message_id=message_id, text="Записано")
    assert (await waiting).message_id == message_id


async def test_waiting_in_vain_shows_the_chat(stage: Stage) -> None:
    await stage.sent(text="Не то")
    with pytest.raises(TimeoutError, match="Не то"):
        await stage.client.wait_for(1, lambda message: message.text == "То", timeout=0.01)


async def test_asking_waits_for_the_answer(stage: Stage) -> None:
    await stage.sent(text="Старое")
    asking = asyncio.create_task(stage.client.ask(1, "/my"))
    await stage.call("getUpdates", timeout=10)
    await stage.sent(text="Новое")
    assert (await asking).text == "Новое"


async def test_changes_come_after_the_cursor(stage: Stage) -> None:
    cursor = (await stage.client.changes(0))["cursor"]
    message_id = await stage.sent()
    await stage.client.say(2, "эй")
    seen = await stage.client.changes(cursor, person_id=1)
    assert [(change["kind"], change["message_id"]) for change in seen["changes"]] == [("message", message_id)]
    assert (await stage.client.changes(seen["cursor"], timeout=0.01))["changes"] == []
    assert (await stage.client.changes(10**6))["missed"]


async def test_requests_are_logged_with_their_times(stage: Stage) -> None:
    before = time.monotonic()
    message_id = await stage.sent()
    await stage.refusal("sendMessage", chat_id=1, text="")
    good, bad = await stage.client.requests("sendMessage")
    assert (good.outcome, good.chat_id, good.message_id) == ("200", 1, message_id)
    assert (bad.outcome, bad.number) == ("400", good.number + 1)
    assert before <= good.at <= bad.at <= time.monotonic()
    assert await stage.client.requests(after=bad.number) == []


async def test_requests_can_be_waited_for(stage: Stage) -> None:
    waiting = asyncio.create_task(stage.client.requests("getMe", count=2, timeout=10))
    for _ in range(2):
        await stage.call("getMe")
    assert len(await waiting) == 2


async def test_queued_presses_grow_old(stage: Stage) -> None:
    message_id = await stage.sent(reply_markup=BUTTONS)
    await stage.client.press_async(1, message_id, "done")
    await stage.client.say(1, "эй")
    await stage.client.age(151)
    assert [update.event_type for update in await stage.bot.get_updates()] == ["message"]


async def test_a_reset_forgets_everything(stage: Stage) -> None:
    await stage.client.say(1, "эй")
    await stage.client.fault("server_error", times=0)
    await stage.client.reset()
    assert await stage.client.people() == []
    counters = await stage.client.counters()
    assert (counters.pending_updates, counters.outcomes) == (0, {})
    assert (await stage.call("getMe"))["ok"]


async def test_dates_are_the_programs() -> None:
    async with open_stage(now=lambda: datetime(2022, 12, 21, 9, tzinfo=MOSCOW)) as stage:
        assert (await stage.client.say(1, "эй")) == 1
        (update,) = await stage.bot.get_updates()
        assert update.message
        assert update.message.date == datetime(2022, 12, 21, 9, tzinfo=MOSCOW)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Host": "vekhi.example"}, id="a rebound name"),
        pytest.param({"Host": "192.168.1.5:80"}, id="another address"),
        pytest.param({"Origin": "https://evil.example"}, id="a page of another site"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/sandbox/people", "/sandbox/download?file_id=x"])
async def test_only_this_machine_is_let_in(stage: Stage, path: str, headers: dict[str, str]) -> None:
    async with stage.http.get(f"{stage.sandbox.url}{path}", headers=headers) as response:
        assert response.status == 403


async def test_bad_parameters_are_one_sentence(stage: Stage) -> None:
    url = f"{stage.sandbox.url}/sandbox/person"
    async with stage.http.post(url, json={"id": 5, "naem": "?"}) as response:
        assert response.status == 409
        assert "naem" in (await response.json())["error"]
    async with stage.http.post(url, data=b"{", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400
