"""Answers of the stand-in as aiogram's own models read them."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from sandbox.client import SandboxClient
from sandbox.server import Sandbox


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with Bot(sandbox.telegram.identity.token, session=session) as bot:
        yield bot


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        yield client


async def test_a_press_is_delivered_and_answered(bot: Bot, client: SandboxClient) -> None:
    await client.person(1, "Анна")
    await client.say(1, "/start abc")
    updates = await bot.get_updates()
    assert updates[0].message and updates[0].message.text == "/start abc"
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="y")]])
    sent = await bot.send_message(1, "<b>Готово?</b>", parse_mode="HTML", reply_markup=keyboard)
    await client.press_async(1, sent.message_id, "Да")
    updates = await bot.get_updates(offset=updates[0].update_id + 1)
    query = updates[0].callback_query
    assert query and await bot.answer_callback_query(query.id, text="ok")
    document = await bot.send_document(1, BufferedInputFile(b"hello", "a.txt"), caption="c")
    assert document.document
    file = await bot.get_file(document.document.file_id)
    got = await bot.download_file(file.file_path or "")
    assert got and got.read() == b"hello"
