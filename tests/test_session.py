"""What a request carries: JSON, or a form when it has files; on the stand-in over HTTP."""

from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.methods import SendDocument, SendMessage, TelegramMethod
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.session import JsonBody, Session, build_bot
from bot.settings import read_settings
from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from scheduler.delivery import Edit

PERSON = 1001
KEYS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="y")]])


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        await client.person(PERSON, "Анна", started=True)
        yield client


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    token = sandbox.telegram.identity.token
    bot = build_bot(read_settings(_env_file=None, bot_token=token, telegram_api_url=sandbox.url))
    async with bot:
        yield bot


async def test_a_message_arrives_with_its_markup_and_keys(bot: Bot, client: SandboxClient) -> None:
    await bot.send_message(PERSON, "<b>№ «12»</b> &amp; 🏫", reply_markup=KEYS)
    (message,) = await client.messages(PERSON)
    assert (message.text, message.labels()) == ("№ «12» & 🏫", ["Да"])


async def test_an_edit_changes_the_message_and_reads_nothing_of_it(bot: Bot, client: SandboxClient) -> None:
    sent = await bot.send_message(PERSON, "Было")
    edit: TelegramMethod[Any] = Edit(chat_id=PERSON, message_id=sent.message_id, text="Стало")  # type: ignore[call-arg]
    assert not isinstance(await bot(edit), type(sent))
    assert [message.text for message in await client.messages(PERSON)] == ["Стало"]


async def test_a_file_goes_with_the_words_beside_it(bot: Bot, client: SandboxClient) -> None:
    await bot.send_document(PERSON, BufferedInputFile(b"%PDF-1.7", "справка.pdf"), caption="Справка")
    (message,) = await client.messages(PERSON)
    assert message.text == "Справка"


def test_only_a_request_with_files_is_a_form(bot: Bot) -> None:
    session = cast(Session, bot.session)
    paper = SendDocument(chat_id=PERSON, document=BufferedInputFile(b"%PDF-1.7", "справка.pdf"))
    assert isinstance(session.build_form_data(bot, SendMessage(chat_id=PERSON, text="…")), JsonBody)
    assert not isinstance(session.build_form_data(bot, paper), JsonBody)
