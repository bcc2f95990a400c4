"""Answers of every method as aiogram's own models read them."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)
from test_sandbox_stage import Stage, open_stage

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="✅ Выполнено", callback_data="v1:done:7", style="success")],
        [InlineKeyboardButton(text="Сайт", url="https://example.org/")],
    ]
)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage(first_update_id=500) as stage:
        yield stage


@pytest.fixture
def bot(stage: Stage) -> Bot:
    return stage.bot


def assert_keyboard(message: Message) -> None:
    assert message.reply_markup
    assert message.reply_markup.model_dump() == KEYBOARD.model_dump()


async def press(stage: Stage, message: Message, button: str) -> CallbackQuery:
    await stage.client.press_async(1, message.message_id, button)
    (update,) = await stage.bot.get_updates(offset=-1)
    assert update.callback_query
    return update.callback_query


async def test_get_me_knows_the_username(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (594, True, "vekhi_sandbox_bot")


async def test_a_message_keeps_text_entities_and_buttons(bot: Bot) -> None:
    sent = await bot.send_message(
        1, "<b>Срок</b> 🗓 <i>30 декабря</i>", parse_mode="HTML", reply_markup=KEYBOARD,
        link_preview_options=LinkPreviewOptions(is_disabled=True), disable_notification=True,
    )  # fmt: skip
    assert sent.text == "Срок 🗓 30 декабря"
    assert sent.html_text == "<b>Срок</b> 🗓 <i>30 декабря</i>"
    assert_keyboard(sent)
    assert sent.chat.type == "private"
    assert sent.from_user
    assert sent.from_user.is_bot


async def test_a_reply_shows_the_message_it_answers(bot: Bot) -> None:
    first = await bot.send_message(1, "Первое")
    second = await bot.send_message(
        1, "Второе", reply_parameters=ReplyParameters(message_id=first.message_id)
    )
    third = await bot.send_message(
        1, "Третье", reply_parameters=ReplyParameters(message_id=second.message_id)
    )
    assert third.reply_to_message
    assert third.reply_to_message.text == "Второе"
    assert third.reply_to_message.reply_to_message is None


async def test_a_missing_message_to_reply_to_may_be_allowed(bot: Bot) -> None:
    lost = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    assert (await bot.send_message(1, "Всё равно", reply_parameters=lost)).reply_to_message is None


async def test_an_edit_changes_text_and_drops_buttons_not_given_again(bot: Bot, stage: Stage) -> None:
    sent = await bot.send_message(1, "Было", reply_markup=KEYBOARD)
    edited = await bot.edit_message_text("Стало", chat_id=1, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup, bool(edited.edit_date)) == ("Стало", None, True)
    (shown,) = await stage.client.messages(1)
    assert (shown.text, shown.versions, shown.buttons) == ("Стало", ["Было"], [])


async def test_buttons_can_be_changed_alone(bot: Bot) -> None:
    sent = await bot.send_message(1, "Карточка")
    edited = await bot.edit_message_reply_markup(chat_id=1, message_id=sent.message_id, reply_markup=KEYBOARD)
    assert isinstance(edited, Message)
    assert_keyboard(edited)


async def test_a_deleted_message_is_gone(bot: Bot, stage: Stage) -> None:
    sent = await bot.send_message(1, "Лишнее")
    assert await bot.delete_message(1, sent.message_id)
    assert await stage.client.messages(1) == []


async def test_a_reaction_is_set_and_taken_back(bot: Bot, stage: Stage) -> None:
    message_id = await stage.client.say(1, "Готово")
    assert await bot.set_message_reaction(1, message_id, [ReactionTypeEmoji(emoji="👍")])
    assert (await stage.client.messages(1))[0].reactions == ["👍"]
    assert await bot.set_message_reaction(1, message_id, [])
    assert (await stage.client.messages(1))[0].reactions == []


async def test_a_press_carries_its_message_and_is_answered(bot: Bot, stage: Stage) -> None:
    query = await press(stage, await bot.send_message(1, "Карточка", reply_markup=KEYBOARD), "✅ Выполнено")
    assert query.data == "v1:done:7"
    assert isinstance(query.message, Message)
    assert query.message.text == "Карточка"
    assert await bot.answer_callback_query(query.id, text="Записано", show_alert=True)
    outcome = await stage.client.outcome(query.id)
    assert (outcome.answered, outcome.text, outcome.show_alert) == (True, "Записано", True)


async def test_a_document_is_uploaded_sent_again_and_downloaded(bot: Bot, stage: Stage) -> None:
    sent = await bot.send_document(
        1, BufferedInputFile(b"\x00data", "отчёт.xlsx"), caption="<b>Сводка</b>", parse_mode="HTML"
    )
    assert sent.document
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("отчёт.xlsx", 5, "Сводка")
    again = await bot.send_document(1, sent.document.file_id)
    assert again.document
    assert again.document.file_unique_id == sent.document.file_unique_id
    file = await bot.get_file(sent.document.file_id)
    assert file.file_path
    content = await bot.download_file(file.file_path)
    assert content
    assert content.read() == b"\x00data"


async def test_a_photo_comes_in_sizes(bot: Bot) -> None:
    sent = await bot.send_photo(1, BufferedInputFile(b"jpeg", "p.jpg"), caption="Картинка")
    assert sent.photo
    assert [size.width for size in sent.photo] == [90, 1280]
    assert (await bot.get_file(sent.photo[0].file_id)).file_size == 4


async def test_an_album_is_several_messages_of_one_group(bot: Bot) -> None:
    files = [InputMediaDocument(media=BufferedInputFile(b"x", f"{n}.txt"), caption=f"№ {n}") for n in (1, 2)]
    sent = await bot.send_media_group(1, [*files])
    assert [message.caption for message in sent] == ["№ 1", "№ 2"]
    assert len({message.media_group_id for message in sent}) == 1
    photos = await bot.send_media_group(1, [InputMediaPhoto(media=BufferedInputFile(b"y", "y.jpg"))] * 2)
    assert all(message.photo for message in photos)


async def test_commands_are_kept_by_scope_and_language(bot: Bot, stage: Stage) -> None:
    general = [BotCommand(command="my", description="Что нужно от школы")]
    special = [BotCommand(command="summary", description="Сводка")]
    await bot.set_my_commands(general)
    await bot.set_my_commands(special, scope=BotCommandScopeChat(chat_id=1), language_code="ru")
    assert (await bot.get_my_commands())[0].description == "Что нужно от школы"
    (narrow,) = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=1), language_code="ru")
    assert narrow.command == "summary"
    assert list(await stage.client.commands(1)) == ["summary"]
    assert list(await stage.client.commands(2)) == ["my"]
    assert await bot.delete_my_commands()
    assert await bot.get_my_commands() == []


async def test_chat_menu_and_action(bot: Bot) -> None:
    chat = await bot.get_chat(1)
    assert (chat.first_name, chat.username) == ("Анна", "anna")
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert await bot.send_chat_action(1, "typing")


async def test_a_reply_keyboard_is_shown(bot: Bot, stage: Stage) -> None:
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Что нужно")]], resize_keyboard=True)
    await bot.send_message(1, "Меню", reply_markup=keys)
    (shown,) = await stage.client.messages(1)
    assert shown.keyboard
    assert shown.keyboard["keyboard"] == [[{"text": "Что нужно"}]]


async def test_the_webhook_is_described(bot: Bot, stage: Stage) -> None:
    url = "http://127.0.0.1:9/hook"
    assert await bot.set_webhook(url, secret_token="s", allowed_updates=["message"], max_connections=3)
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections, info.allowed_updates) == (url, 3, ["message"])
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).url == ""


@pytest.mark.parametrize("kind", ["document", "photo", "voice", "audio", "video"])
async def test_files_of_people_are_read(bot: Bot, stage: Stage, kind: str) -> None:
    await stage.client.send_file(
        1, "приказ.pdf", b"abc", kind=kind, mime="application/pdf", caption="Приказ № 45"
    )
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.content_type == kind
    assert update.message.caption == "Приказ № 45"


async def test_updates_of_every_kind_are_read(bot: Bot, stage: Stage) -> None:
    first = await stage.client.say(2, "/start abc")
    await stage.client.say(2, "ответ", reply_to=first)
    await stage.client.edit(2, first, "/start abd")
    await stage.client.forward(2, "Протокол", "Завуч")
    await stage.client.block(2)
    await stage.client.unblock(2)
    updates = await bot.get_updates()
    assert [update.event_type for update in updates] == [
        "message", "message", "edited_message", "message", "my_chat_member", "my_chat_member"
    ]  # fmt: skip
    assert [update.update_id for update in updates] == list(range(500, 506))
    check_reading(updates)


def check_reading(updates: list[Update]) -> None:
    start, reply, edit, forward, blocked, _ = updates
    assert start.message
    assert start.message.entities
    assert start.message.entities[0].type == "bot_command"
    assert reply.message
    assert reply.message.reply_to_message
    assert edit.edited_message
    assert edit.edited_message.text == "/start abd"
    assert forward.message
    assert forward.message.forward_origin
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
