"""«История изменений» below an item and a plan, and what its buttons carry."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Count, Id
from handlers.screen import Button
from locales.texts import Texts


class OpenAudit(CallbackData, prefix="hi1"):
    of: Literal["item", "order"]
    id: Id
    page: Count = 0


def audit_button(texts: Texts, of: Literal["item", "order"], id_: int) -> Button:
    return Button(texts.say_plain("button-audit"), OpenAudit(of=of, id=id_).pack())
