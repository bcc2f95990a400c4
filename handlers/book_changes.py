"""Who changed what and when, as a sheet: every change that is not an answer."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, tzinfo

from documents.books import Cell, Column, Kind, Sheet
from handlers.audit_screens import OPAQUE, PARTS, VALUE_KEYS, WHAT_KEYS
from locales import dates
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
PLACE_KEYS = {
    "cluster": "change-cluster",
    "review-auto": "change-review-auto",
    "school_added": "change-school-added",
    "name": "change-name",
    "member_removed": "change-member-removed",
    "member_restored": "change-member-restored",
    "invited": "change-invited",
    "invite-revoked": "change-invite-revoked",
    "mentor": "change-mentor",
    "copy_dropped": "change-copy-dropped",
    "assigned": "change-assigned",
}
"""What is changed about people and schools; of plans and items the audit knows the words."""
LONG_DAY = len("2023-01-20")


def changes_sheet(texts: Texts, changes: Sequence[ChangeRow], zone: tzinfo) -> Sheet:
    heads = tuple(Column(texts.say_plain(key), width, kind) for key, width, kind in COLUMNS)
    words = ChangeWords(texts, zone)
    return Sheet(texts.say_plain("book-changes"), heads, tuple(map(words.row, changes)))


class ChangeWords:
    """The words of the rows, looked up once for all of them."""

    def __init__(self, texts: Texts, zone: tzinfo) -> None:
        self._zone = zone
        keys = WHAT_KEYS | PLACE_KEYS
        self._whats = {what: texts.say_plain(key) for what, key in keys.items()}
        self._parts = {start: texts.say_plain(key) for start, key in PARTS.items()}
        self._values = {value: texts.say_plain(key) for value, key in VALUE_KEYS.items()}
        self._other = texts.say_plain("audit-other")

    def row(self, each: ChangeRow) -> tuple[Cell, ...]:
        before, after = ("", "") if each.what in OPAQUE else (each.before, each.after)
        return (
            each.at.astimezone(self._zone).replace(tzinfo=None).isoformat(timespec="minutes"),
            each.author,
            self._what(each.what),
            each.order,
            each.code,
            each.number.rstrip("."),
            each.organization,
            self._value(before),
            self._value(after),
            each.reason,
        )

    def _what(self, what: str) -> str:
        part = next((words for start, words in self._parts.items() if what.startswith(start)), self._other)
        return self._whats.get(what, part)

    def _value(self, text: str) -> str:
        """A day, a role and a state as people write them, anything else as it was typed."""
        with suppress(ValueError):
            if len(text) == LONG_DAY:
                return dates.numeric(date.fromisoformat(text))
        return self._values.get(text, text)
