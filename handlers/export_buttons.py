"""«Excel» and «Архив» of what a summary shows. Untrusted input."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.screen import Button
from handlers.summary_buttons import Narrowed, scope_ids
from locales.texts import Texts
from services.scope import Scope


class ExportFile(Narrowed, CallbackData, prefix="s4"):
    what: Literal["excel", "archive"] = "excel"


def export_buttons(texts: Texts, scope: Scope, *, is_coordinator: bool) -> tuple[Button, ...]:
    """Evidence leaves only by the centre's hands."""
    ids = scope_ids(scope)
    excel = Button(texts.say_plain("button-excel"), ExportFile(**ids, what="excel").pack())
    archive = Button(texts.say_plain("button-archive"), ExportFile(**ids, what="archive").pack())
    return (excel, archive) if is_coordinator else (excel,)
