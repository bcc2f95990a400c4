"""Who changed what and when, as a sheet: every change that is not an answer."""

from collections.abc import Sequence
from datetime import tzinfo

from documents.books import Cell, Column, Kind, Sheet
from handlers.audit_words import AuditWords
from locales.texts import Texts
from storage.exports import ChangeRow

COLUMNS: tuple[tuple[str, float, Kind], ...] = (
    ("book-change-at", 17, "moment"),
    ("book-change-author", 22, "text"),
    ("book-change-what", 26, "text"),
    ("book-change-order", 9, "text"),
    ("book-code", 8, "text"),
    ("book-number", 8, "text"),
    ("book-change-place", 16, "text"),
    ("book-change-before", 36, "text"),
    ("book-change-after", 36, "text"),
    ("book-change-reason", 30, "text"),
)


def changes_sheet(texts: Texts, changes: Sequence[ChangeRow], zone: tzinfo) -> Sheet:
    heads = tuple(Column(texts.say_plain(key), width, kind) for key, width, kind in COLUMNS)
    words = AuditWords(texts)
    return Sheet(texts.say_plain("book-changes"), heads, tuple(_row(words, each, zone) for each in changes))


def _row(words: AuditWords, each: ChangeRow, zone: tzinfo) -> tuple[Cell, ...]:
    return (
        each.at.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes"),
        each.author,
        words.what(each.what),
        each.order,
        each.code,
        each.number.rstrip("."),
        each.organization,
        words.value(each.what, each.before),
        words.value(each.what, each.after),
        each.reason,
    )
