"""«История изменений»: a screen of it, and the same as rows for a table."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from handlers.audit_buttons import OpenAudit
from handlers.callbacks import Plan, PlanItem
from handlers.greetings import ROLE_KEYS
from handlers.item_screens import item_place
from handlers.paging import Page, rows
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from services.audits import Audit
from storage.audits import AuditRow

LINES_PAGE = 6
VALUE, REASON, NAME = 70, 80, 40
WHAT_KEYS = {
    "announced": "audit-announced",
    "copied": "audit-copied",
    "decisions": "audit-decisions",
    "due": "audit-due",
    "event": "audit-event",
    "event-held": "audit-event-held",
    "event-joined": "audit-event-joined",
    "event-unheld": "audit-event-unheld",
    "extension": "audit-extension",
    "file_ours": "audit-file-ours",
    "file_replaced": "audit-file-replaced",
    "number": "audit-number",
    "report_row": "audit-report-row",
    "sample": "audit-sample",
    "state": "audit-state",
    "title": "audit-title",
    "twin": "audit-twin",
    "verdict": "audit-verdict",
}
PARTS = {"report_": "audit-report-part", "paper_": "audit-paper-part"}
VALUE_KEYS = {
    "draft": "audit-value-draft",
    "active": "audit-value-active",
    "closed": "audit-value-closed",
    "accepted": "audit-value-accepted",
    "returned": "audit-value-returned",
} | {role.value: key for role, key in ROLE_KEYS.items()}
OPAQUE = frozenset({"file_ours", "file_replaced", "twin"})
"""Kinds whose values are the program's own: a hash, an id."""
COLUMN_KEYS = (
    "audit-column-at",
    "audit-column-author",
    "audit-column-place",
    "audit-column-organization",
    "audit-column-what",
    "audit-column-before",
    "audit-column-after",
    "audit-column-reason",
)


@dataclass(frozen=True, slots=True)
class AuditTable:
    """The moments are those of a clock on the wall, for a spreadsheet's own kind of date."""

    columns: tuple[str, ...]
    rows: tuple[tuple[datetime | str, ...], ...]


def audit_screen(texts: Texts, audit: Audit, zone: tzinfo, page: int = 0) -> Screen:
    here = Page(audit.rows, page, LINES_PAGE)
    of, id_, back = _whereabouts(audit)
    lines = [_line(texts, row, zone, with_place=audit.item is None) for row in here.shown]
    turns = here.turns(
        texts, lambda number: OpenAudit.model_validate({"of": of, "id": id_, "page": number}).pack()
    )
    head = texts.say("audit-head", place=_title(audit), count=len(audit.rows))
    return Screen(
        Html.joined([head, *(lines or [texts.say("audit-empty")])]),
        rows(turns, (Button(texts.say_plain("button-back"), back),)),
    )


def audit_table(texts: Texts, audit: Audit, zone: tzinfo) -> AuditTable:
    """Everything as plain values, the newest first; what people wrote is not cut."""
    found = tuple(
        (
            row.at.astimezone(zone).replace(tzinfo=None),
            row.author,
            _place(row),
            row.organization,
            capital(_what(texts, row)),
            _value(texts, row, row.before),
            _value(texts, row, row.after),
            row.reason,
        )
        for row in audit.rows
    )
    return AuditTable(tuple(texts.say_plain(key) for key in COLUMN_KEYS), found)


def _line(texts: Texts, row: AuditRow, zone: tzinfo, *, with_place: bool) -> Html:
    where = [row.organization, *([_place(row)] if with_place else [])]
    values = {
        "when": dates.moment(texts, row.at, zone),
        "who": cut(row.author, NAME) or texts.say_plain("audit-nobody"),
        "what": _what(texts, row),
        "where": ", ".join(filter(None, where)),
    }
    lines = [texts.say("audit-line-at" if values["where"] else "audit-line", **values)]
    before, after = (cut(_value(texts, row, each), VALUE) for each in (row.before, row.after))
    if before and after:
        lines.append(texts.say("audit-from-to", before=before, after=after))
    elif before or after:
        lines.append(texts.say("audit-to" if after else "audit-from", value=after or before))
    if row.reason:
        lines.append(texts.say("audit-reason", reason=cut(row.reason, REASON)))
    return Html.joined(lines)


def _what(texts: Texts, row: AuditRow) -> str:
    part = next((key for start, key in PARTS.items() if row.what.startswith(start)), "audit-other")
    return texts.say_plain(WHAT_KEYS.get(row.what, part))


def _value(texts: Texts, row: AuditRow, value: str) -> str:
    """«30 декабря 2022» for a day, a word for a state; what people wrote as it is."""
    if row.what in OPAQUE:
        return ""
    if value in VALUE_KEYS:
        return texts.say_plain(VALUE_KEYS[value])
    try:
        return dates.numeric(date.fromisoformat(value))
    except ValueError:
        return value


def _place(row: AuditRow) -> str:
    return f"{row.code} · {row.number.rstrip('.')}".strip(" ·")


def _title(audit: Audit) -> str:
    if audit.item:
        return f"{item_place(audit.plan, audit.item)} · {cut(capital(audit.item.short_name), NAME)}"
    return f"№ {audit.plan.number}"


def _whereabouts(audit: Audit) -> tuple[str, int, str]:
    if audit.item:
        return "item", audit.item.id, PlanItem(item_id=audit.item.id).pack()
    return "order", audit.plan.order_id, Plan(roadmap_id=audit.plan.id).pack()
