"""What presses are measured against: plain aiogram long polling and aiosqlite, one fully synced row a press.

It keeps no promise of ours: no inbox, no outbox, no rights, no texts.
"""

import asyncio
import os
import sys
from pathlib import Path

import aiosqlite
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="press", callback_data="press")]])


async def main(url: str, path: Path) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(os.environ["BOT_TOKEN"], session=session)
    dispatcher = Dispatcher(disable_fsm=True)
    async with aiosqlite.connect(path, isolation_level=None) as db:
        await db.execute("PRAGMA journal_mode=WAL")
        await db.execute("PRAGMA synchronous=FULL")
        await db.execute("CREATE TABLE press (id INTEGER PRIMARY KEY, person INTEGER, data TEXT)")

        async def start(message: Message) -> None:
            await message.answer("0", reply_markup=KEYBOARD)

        async def press(query: CallbackQuery) -> None:
            row = (query.from_user.id, query.data)
            done = await db.execute("INSERT INTO press (person, data) VALUES (?, ?)", row)
            if isinstance(query.message, Message):
                await query.message.edit_text(str(done.lastrowid), reply_markup=KEYBOARD)
            await query.answer()

        dispatcher.message.register(start, CommandStart())
        dispatcher.callback_query.register(press, F.data == "press")
        print("ready", flush=True)
        await dispatcher.start_polling(bot, handle_signals=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
