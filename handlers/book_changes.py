"""Who changed what and when, as a sheet: every change that is not an answer."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, tzinfo

from documents.books import Cell, Column, Kind, Sheet
from handlers.greetings import ROLE_KEYS
from locales import dates
from locales.texts import Texts
from roadmap.model import Role
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
WHAT_KEYS = {
    "cluster": "change-cluster",
    "sample": "change-sample",
    "announced": "change-announced",
    "twin": "change-twin",
    "report_row": "change-report-row",
    "report_problems": "change-report-part",
    "report_conclusions": "change-report-part",
    "report_decisions": "change-report-part",
    "paper_letterhead": "change-paper",
    "paper_addressee": "change-paper",
    "paper_post": "change-paper",
    "paper_name": "change-paper",
    "review-auto": "change-review-auto",
    "verdict": "change-verdict",
    "school_added": "change-school-added",
    "name": "change-name",
    "member_removed": "change-member-removed",
    "member_restored": "change-member-restored",
    "invited": "change-invited",
    "invite-revoked": "change-invite-revoked",
    "file_ours": "change-file-ours",
    "file_replaced": "change-file-replaced",
    "event": "change-event",
    "event-joined": "change-event-joined",
    "event-held": "change-event-held",
    "mentor": "change-mentor",
    "extension": "change-extension",
    "copied": "change-copied",
    "copy_dropped": "change-copy-dropped",
    "due": "change-due",
    "assigned": "change-assigned",
    "decisions": "change-decisions",
    "number": "change-number",
    "state": "change-state",
    "title": "change-title",
}
"""A kind of change that is not named here stands as the log calls it."""
LONG_DAY = len("2023-01-20")
CONTENTS = frozenset({"file_ours", "file_replaced"})
"""Of these the log keeps a content's sum, which says nothing to a person."""


def changes_sheet(texts: Texts, changes: Sequence[ChangeRow], zone: tzinfo) -> Sheet:
    heads = tuple(Column(texts.say_plain(key), width, kind) for key, width, kind in COLUMNS)
    whats = {what: texts.say_plain(key) for what, key in WHAT_KEYS.items()}
    roles = {str(role): texts.say_plain(key) for role, key in ROLE_KEYS.items()}
    rows = tuple(_row(each, whats, roles, zone) for each in changes)
    return Sheet(texts.say_plain("book-changes"), heads, rows)


def _row(each: ChangeRow, whats: dict[str, str], roles: dict[str, str], zone: tzinfo) -> tuple[Cell, ...]:
    before, after = ("", "") if each.what in CONTENTS else (each.before, each.after)
    return (
        each.at.astimezone(zone).replace(tzinfo=None).isoformat(timespec="minutes"),
        each.author,
        whats.get(each.what, each.what),
        each.order,
        each.code,
        each.number.rstrip("."),
        each.organization,
        _value(before, roles),
        _value(after, roles),
        each.reason,
    )


def _value(text: str, roles: dict[str, str]) -> str:
    """A day and a role as people write them, anything else as it was typed."""
    if text in set(Role):
        return roles[text]
    with suppress(ValueError):
        if len(text) != LONG_DAY:
            return text
        return dates.numeric(date.fromisoformat(text))
    return text
