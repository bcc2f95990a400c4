"""Views that a person asked for: sent directly, and remembered, so that a reply to them finds its item."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, LinkPreviewOptions

from handlers.screen import Screen
from services.people import Actor
from storage import mentions
from storage.database import Database

PLAIN = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Views:
    bot: Bot
    db: Database

    async def send(self, actor: Actor, screen: Screen) -> None:
        """A new message at the end of the person's own chat."""
        sent = await self.bot.send_message(
            actor.outside_id, screen.text, reply_markup=screen.markup(), link_preview_options=PLAIN
        )
        await self._remember(actor, sent.message_id, screen)

    async def show(self, query: CallbackQuery, actor: Actor, screen: Screen) -> None:
        """The pressed message turned into this screen; a new one where that cannot be done."""
        if query.message is None:
            await self.send(actor, screen)
            return
        try:
            await self.bot.edit_message_text(
                screen.text,
                chat_id=actor.outside_id,
                message_id=query.message.message_id,
                reply_markup=screen.markup(),
                link_preview_options=PLAIN,
            )
        except TelegramBadRequest as error:
            if "message is not modified" in error.message.casefold():
                return
            await self.send(actor, screen)
            return
        await self._remember(actor, query.message.message_id, screen)

    async def _remember(self, actor: Actor, message_id: int, screen: Screen) -> None:
        if not screen.mentions:
            return
        async with self.db.write("mention") as tx:
            await mentions.put(tx.conn, [(actor.outside_id, str(message_id), screen.mentions)])
