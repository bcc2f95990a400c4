"""The twenty-five errors: what brings each, its code and words, and what aiogram makes of it."""

import io
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import exceptions
from test_sandbox_stage import Stage, open_stage

from sandbox.server import TOKEN

BUTTON = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


async def test_01_too_many_requests(stage: Stage) -> None:
    await stage.client.flood(on=True, per_second=1)
    await stage.bot.send_message(1, "раз")
    with pytest.raises(exceptions.TelegramRetryAfter, match="Too Many Requests") as caught:
        await stage.bot.send_message(1, "два")
    assert caught.value.retry_after == 1


async def test_02_blocked_by_the_user(stage: Stage) -> None:
    message_id = await stage.sent()
    await stage.client.block(1)
    with pytest.raises(exceptions.TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await stage.bot.send_message(1, "Есть кто?")
    with pytest.raises(exceptions.TelegramForbiddenError):
        await stage.bot.edit_message_text("Есть кто?", chat_id=1, message_id=message_id)
    await stage.client.unblock(1)
    assert await stage.bot.send_message(1, "Снова здравствуйте")


async def test_03_deactivated(stage: Stage) -> None:
    await stage.client.fault("deactivated")
    with pytest.raises(exceptions.TelegramForbiddenError, match="Forbidden: user is deactivated"):
        await stage.bot.send_message(1, "Есть кто?")


async def test_04_cannot_initiate_a_conversation(stage: Stage) -> None:
    with pytest.raises(
        exceptions.TelegramForbiddenError, match="bot can't initiate conversation with a user"
    ):
        await stage.bot.send_message(2, "Здравствуйте")
    await stage.client.say(2, "/start")
    assert await stage.bot.send_message(2, "Здравствуйте")


@pytest.mark.parametrize(
    ("kind", "state", "words"),
    [
        ("group", "kicked", "Forbidden: bot was kicked from the group chat"),
        ("supergroup", "kicked", "Forbidden: bot was kicked from the supergroup chat"),
        ("supergroup", "left", "Forbidden: bot is not a member of the supergroup chat"),
    ],
    ids=["05 group", "05 supergroup", "06 left"],
)
async def test_groups_that_the_bot_left(stage: Stage, kind: str, state: str, words: str) -> None:
    await stage.client.group(-100, "Директора", kind=kind, state=state)
    assert await stage.refusal("sendMessage", chat_id=-100, text="?") == (403, words)


async def test_07_chat_not_found(stage: Stage) -> None:
    with pytest.raises(exceptions.TelegramBadRequest, match="Bad Request: chat not found"):
        await stage.bot.send_message(77, "?")


async def test_08_upgraded_group(stage: Stage) -> None:
    await stage.client.group(-5, "Директора", state="upgraded", migrated_to=-1005)
    with pytest.raises(exceptions.TelegramMigrateToChat) as caught:
        await stage.bot.send_message(-5, "?")
    assert caught.value.migrate_to_chat_id == -1005


async def test_09_not_enough_rights(stage: Stage) -> None:
    await stage.client.group(-6, "Директора", state="restricted")
    words = "Bad Request: not enough rights to send text messages to the chat"
    assert await stage.refusal("sendMessage", chat_id=-6, text="?") == (400, words)


async def test_10_not_modified(stage: Stage) -> None:
    message_id = await stage.sent(text="<b>Карточка</b>", parse_mode="HTML", reply_markup=BUTTON)
    same = {"chat_id": 1, "message_id": message_id, "text": "<b>Карточка</b>", "parse_mode": "HTML"}
    code, words = await stage.refusal("editMessageText", **same, reply_markup=BUTTON)
    assert code == 400
    assert words.startswith("Bad Request: message is not modified: specified new message content and reply")
    assert (await stage.call("editMessageText", **{**same, "text": "Карточка"}))["ok"]
    code, words = await stage.refusal("editMessageReplyMarkup", chat_id=1, message_id=message_id)
    assert "message is not modified" in words


async def test_11_message_to_edit_not_found(stage: Stage) -> None:
    words = "Bad Request: message to edit not found"
    assert await stage.refusal("editMessageText", chat_id=1, message_id=5, text="?") == (400, words)


@pytest.mark.parametrize(
    "markup",
    [{"keyboard": [["Да"]]}, {"remove_keyboard": True}, {"force_reply": True}],
    ids=["a reply keyboard", "its removal", "a forced reply"],
)
async def test_12_message_that_cannot_be_edited(stage: Stage, markup: dict[str, object]) -> None:
    message_id = await stage.sent(reply_markup=markup)
    words = "Bad Request: message can't be edited"
    assert await stage.refusal("editMessageText", chat_id=1, message_id=message_id, text="?") == (400, words)


async def test_12_messages_of_people_cannot_be_edited(stage: Stage) -> None:
    message_id = await stage.client.say(1, "Моё")
    _, words = await stage.refusal("editMessageText", chat_id=1, message_id=message_id, text="Твоё")
    assert words == "Bad Request: message can't be edited"


async def test_13_message_to_delete_not_found(stage: Stage) -> None:
    words = "Bad Request: message to delete not found"
    assert await stage.refusal("deleteMessage", chat_id=1, message_id=5) == (400, words)


async def test_15_message_to_be_replied_not_found(stage: Stage) -> None:
    words = "Bad Request: message to be replied not found"
    reply = {"message_id": 5}
    assert await stage.refusal("sendMessage", chat_id=1, text="?", reply_parameters=reply) == (400, words)


async def test_16_query_too_old_or_answered(stage: Stage) -> None:
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    press = await stage.client.press_async(1, await stage.sent(reply_markup=BUTTON), "Да")
    answer = {"callback_query_id": press.press_id, "text": "ok"}
    assert (await stage.call("answerCallbackQuery", **answer))["result"] is True
    assert await stage.refusal("answerCallbackQuery", **answer) == (400, words)
    assert await stage.refusal("answerCallbackQuery", callback_query_id="1") == (400, words)
    late = await stage.client.press_async(1, await stage.sent(reply_markup=BUTTON), "Да")
    stage.seconds.now += 16
    assert await stage.refusal("answerCallbackQuery", callback_query_id=late.press_id) == (400, words)


async def test_17_unsupported_tag(stage: Stage) -> None:
    with pytest.raises(exceptions.TelegramBadRequest, match="can't parse entities: Unsupported start tag"):
        await stage.bot.send_message(1, "СШ <девять>", parse_mode="HTML")


async def test_18_too_long(stage: Stage) -> None:
    words = "Bad Request: message is too long"
    assert await stage.refusal("sendMessage", chat_id=1, text="я" * 4097) == (400, words)


@pytest.mark.parametrize("text", ["", "   \n ", "<b> </b>"])
async def test_19_empty_text(stage: Stage, text: str) -> None:
    words = "Bad Request: message text is empty"
    assert await stage.refusal("sendMessage", chat_id=1, text=text, parse_mode="HTML") == (400, words)


async def test_20_button_data_invalid(stage: Stage) -> None:
    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "я" * 33}]]}
    assert await stage.refusal("sendMessage", chat_id=1, text="?", reply_markup=keys) == (
        400, "Bad Request: BUTTON_DATA_INVALID"
    )  # fmt: skip


async def test_20_reply_markup_too_long(stage: Stage) -> None:
    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]] * 101}
    words = "Bad Request: reply markup is too long"
    assert await stage.refusal("sendMessage", chat_id=1, text="?", reply_markup=keys) == (400, words)


async def test_21_file_too_big_to_download(stage: Stage) -> None:
    await stage.client.send_file(1, "запись.mp4", b"", size=(20 << 20) + 1)
    (update,) = await stage.bot.get_updates()
    assert update.message
    assert update.message.document
    assert update.message.document.file_size == (20 << 20) + 1
    with pytest.raises(exceptions.TelegramBadRequest, match="Bad Request: file is too big"):
        await stage.bot.get_file(update.message.document.file_id)


async def test_22_wrong_file_id(stage: Stage) -> None:
    words = "Bad Request: wrong file_id or the file is temporarily unavailable"
    assert await stage.refusal("getFile", file_id="AgADx") == (400, words)


async def test_23_unauthorized_and_not_found(stage: Stage) -> None:
    with pytest.raises(exceptions.TelegramUnauthorizedError, match="Unauthorized"):
        await stage.another_bot("594:another").get_me()
    assert await stage.refusal("sendPigeon") == (404, "Not Found")
    async with stage.http.get(f"{stage.sandbox.url}/botX/getMe") as response:
        assert response.status == 404


async def test_24_conflicts(stage: Stage) -> None:
    await stage.call("setWebhook", url="http://127.0.0.1:9/")
    with pytest.raises(
        exceptions.TelegramConflictError, match="can't use getUpdates method while webhook is active"
    ):
        await stage.bot.get_updates()
    await stage.client.fault("conflict", "getUpdates")
    with pytest.raises(exceptions.TelegramConflictError, match="terminated by other getUpdates request"):
        await stage.bot.get_updates()


async def test_25_server_errors(stage: Stage) -> None:
    await stage.client.fault("server_error")
    with pytest.raises(exceptions.RestartingTelegram):
        await stage.bot.send_message(1, "?")
    await stage.client.fault("bad_gateway")
    with pytest.raises(exceptions.ClientDecodeError):
        await stage.bot.send_message(1, "?")
    await stage.client.fault("too_large")
    with pytest.raises(exceptions.TelegramEntityTooLarge):
        await stage.bot.send_message(1, "?")


async def test_25_an_upload_over_50_megabytes(stage: Stage) -> None:
    form = aiohttp.FormData({"chat_id": "1"})
    form.add_field("document", io.BytesIO(b"\0" * ((50 << 20) + 1)), filename="big.zip")
    async with stage.http.post(f"{stage.sandbox.url}/bot{TOKEN}/sendDocument", data=form) as response:
        assert response.status == 413
