"""Limits on text, captions, buttons, commands, reactions, albums, downloads and deletion."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from test_sandbox_stage import Stage, open_stage

from sandbox.server import TOKEN


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


def keys(*rows: int, **button: Any) -> dict[str, Any]:
    made = button or {"callback_data": "x" * 64}
    return {"inline_keyboard": [[{"text": "Да", **made}] * count for count in rows]}


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"text": "я" * 4096}, id="4096 characters"),
        pytest.param({"text": "<b>" + "я" * 4096 + "</b>", "parse_mode": "HTML"}, id="tags do not count"),
        pytest.param({"text": "👍" * 2048}, id="an emoji counts twice"),
        pytest.param({"reply_markup": keys(*[8] * 12, 4)}, id="100 buttons, 8 in a row, 64 bytes of data"),
        pytest.param({"reply_markup": keys(1, copy_text={"text": "x" * 256})}, id="256 characters to copy"),
        pytest.param({"reply_markup": {"inline_keyboard": []}}, id="an empty keyboard"),
    ],
)
async def test_at_the_limit_it_is_sent(stage: Stage, values: dict[str, Any]) -> None:
    assert await stage.sent(**values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        pytest.param({"text": "👍" * 2048 + "я"}, "message is too long", id="4097 units"),
        pytest.param({"reply_markup": keys(9)}, "reply markup is too long", id="9 in a row"),
        pytest.param({"reply_markup": keys(1, callback_data="")}, "BUTTON_DATA_INVALID", id="no data"),
        pytest.param({"reply_markup": keys(1, url="not a link")}, "BUTTON_URL_INVALID", id="a bad link"),
        pytest.param(
            {"reply_markup": keys(1, copy_text={"text": ""})}, "BUTTON_COPY_TEXT_INVALID", id="no copy"
        ),
        pytest.param(
            {"reply_markup": keys(1, style="primary")}, "Text buttons are unallowed", id="no action"
        ),
        pytest.param(
            {"reply_markup": keys(1, url="https://x.ru", callback_data="x")}, "one action", id="two actions"
        ),
        pytest.param(
            {"reply_markup": keys(1, text=" ", callback_data="x")}, "non-empty", id="an empty label"
        ),
        pytest.param({"reply_markup": "{"}, "can't parse reply keyboard markup JSON", id="broken JSON"),
        pytest.param({"reply_markup": {"keyboard": [[]]}}, "must be non-empty", id="an empty reply keyboard"),
        pytest.param({"parse_mode": "Markdown"}, "unsupported parse_mode", id="another parse mode"),
        pytest.param({"chat_id": ""}, "chat_id is empty", id="no chat"),
    ],
)
async def test_over_the_limit_it_is_refused(stage: Stage, values: dict[str, Any], words: str) -> None:
    code, description = await stage.refusal("sendMessage", **{"chat_id": 1, "text": "?", **values})
    assert code == 400
    assert words in description


async def test_a_refused_message_is_not_shown(stage: Stage) -> None:
    await stage.refusal("sendMessage", chat_id=1, text="")
    assert await stage.client.messages(1) == []


async def test_entities_over_a_hundred_are_ignored(stage: Stage) -> None:
    answer = await stage.call("sendMessage", chat_id=1, text="<b>a</b> " * 101, parse_mode="HTML")
    assert len(answer["result"]["entities"]) == 100


async def test_a_caption_has_1024_characters(stage: Stage) -> None:
    await stage.client.send_file(1, "a.pdf", b"a")
    file = (await stage.client.messages(1))[0].document
    assert file
    sent = await stage.call("sendDocument", chat_id=1, document=file.file_id, caption="я" * 1024)
    assert sent["ok"]
    words = "Bad Request: message caption is too long"
    values = {"chat_id": 1, "document": file.file_id, "caption": "я" * 1025}
    assert await stage.refusal("sendDocument", **values) == (400, words)


async def test_a_callback_answer_has_200_characters(stage: Stage) -> None:
    press = await stage.client.press_async(1, await stage.sent(reply_markup=keys(1, callback_data="x")), "Да")
    code, _ = await stage.refusal("answerCallbackQuery", callback_query_id=press.press_id, text="я" * 201)
    assert code == 400
    answer = {"callback_query_id": press.press_id, "text": "я" * 200}
    assert (await stage.call("answerCallbackQuery", **answer))["ok"]


async def test_a_message_is_deleted_within_two_days() -> None:
    now = datetime(2022, 12, 21, 9, tzinfo=UTC)
    async with open_stage(now=lambda: now) as stage:
        first, second = await stage.sent(), await stage.sent()
        now += timedelta(hours=48)
        assert (await stage.call("deleteMessage", chat_id=1, message_id=first))["ok"]
        now += timedelta(seconds=1)
        words = "Bad Request: message can't be deleted"
        assert await stage.refusal("deleteMessage", chat_id=1, message_id=second) == (400, words)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "Сводка", "description": "?"}, "BOT_COMMAND_INVALID"),
        ({"command": "a" * 33, "description": "?"}, "BOT_COMMAND_INVALID"),
        ({"command": "my", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "my", "description": "я" * 257}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_bad_commands_are_refused(stage: Stage, command: dict[str, str], words: str) -> None:
    assert await stage.refusal("setMyCommands", commands=[command]) == (400, f"Bad Request: {words}")


async def test_only_one_known_reaction_is_taken(stage: Stage) -> None:
    message_id = await stage.client.say(1, "Готово")
    for emojis, words in ((["👍", "🔥"], "REACTIONS_TOO_MANY"), (["✅"], "REACTION_INVALID")):
        reaction = [{"type": "emoji", "emoji": emoji} for emoji in emojis]
        refusal = await stage.refusal(
            "setMessageReaction", chat_id=1, message_id=message_id, reaction=reaction
        )
        assert refusal == (400, f"Bad Request: {words}")


@pytest.mark.parametrize("kinds", [["document"], ["document", "photo"], ["document"] * 11, ["sticker"] * 2])
async def test_bad_albums_are_refused(stage: Stage, kinds: list[str]) -> None:
    media = [{"type": kind, "media": "x"} for kind in kinds]
    code, _ = await stage.refusal("sendMediaGroup", chat_id=1, media=media)
    assert code == 400


async def test_a_download_link_lives_an_hour(stage: Stage) -> None:
    await stage.client.send_file(1, "a.pdf", b"abc")
    document = (await stage.client.messages(1))[0].document
    assert document
    path = (await stage.call("getFile", file_id=document.file_id))["result"]["file_path"]
    url = f"{stage.sandbox.url}/file/bot{TOKEN}/{path}"
    async with stage.http.get(url) as response:
        assert await response.read() == b"abc"
    stage.seconds.now += 3601
    async with stage.http.get(url) as response:
        assert response.status == 404


async def test_a_declared_size_is_served_in_full(stage: Stage) -> None:
    await stage.client.send_file(1, "a.bin", b"", size=70_000)
    document = (await stage.client.messages(1))[0].document
    assert document
    file = await stage.bot.get_file(document.file_id)
    assert file.file_path
    content = await stage.bot.download_file(file.file_path)
    assert content
    assert len(content.read()) == 70_000
