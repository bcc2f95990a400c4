"""The message of 11:00 or 16:00: all that schools have put on the centre's desk (promise 7)."""

from collections.abc import Sequence
from datetime import date

from handlers.matter_screens import gathered_screen
from handlers.returned_screens import school_asks_screen
from handlers.screen import Screen
from locales.texts import Html, Texts
from services.matters import Matter
from services.returned import ReturnNotice
from storage.returned import RemarkRow

Questions = Sequence[tuple[ReturnNotice, tuple[RemarkRow, ...]]]


def desk_screen(texts: Texts, matters: Sequence[Matter], questions: Questions, today: date) -> Screen | None:
    """Difficulties and wishes first, then questions about returned answers; None when all is settled."""
    parts = [gathered_screen(texts, matters, today)] if matters else []
    parts += [school_asks_screen(texts, questions)] if questions else []
    if not parts:
        return None
    text = Html.joined([Html(part.text) for part in parts], "\n\n")
    return Screen(text, tuple(row for part in parts for row in part.rows))
