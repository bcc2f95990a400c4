"""«История изменений»: the screen of an item's log and of an order's."""

from datetime import tzinfo

from handlers.audit_buttons import OpenAudit
from handlers.audit_words import AuditWords
from handlers.callbacks import Plan, PlanItem
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


def audit_screen(texts: Texts, audit: Audit, zone: tzinfo, page: int = 0) -> Screen:
    here = Page(audit.rows, page, LINES_PAGE)
    of, id_, back = _whereabouts(audit)
    words = AuditWords(texts)
    lines = [_line(texts, words, row, zone, with_place=audit.item is None) for row in here.shown]
    turns = here.turns(
        texts, lambda number: OpenAudit.model_validate({"of": of, "id": id_, "page": number}).pack()
    )
    head = texts.say("audit-head", place=_title(audit), count=len(audit.rows))
    return Screen(
        Html.joined([head, *(lines or [texts.say("audit-empty")])]),
        rows(turns, (Button(texts.say_plain("button-back"), back),)),
    )


def _line(texts: Texts, words: AuditWords, row: AuditRow, zone: tzinfo, *, with_place: bool) -> Html:
    where = [row.organization, *([_place(row)] if with_place else [])]
    values = {
        "when": dates.moment(texts, row.at, zone),
        "who": cut(row.author, NAME) or texts.say_plain("audit-nobody"),
        "what": words.what(row.what),
        "where": ", ".join(filter(None, where)),
    }
    lines = [texts.say("audit-line-at" if values["where"] else "audit-line", **values)]
    before, after = (cut(words.value(row.what, each), VALUE) for each in (row.before, row.after))
    if before and after:
        lines.append(texts.say("audit-from-to", before=before, after=after))
    elif before or after:
        lines.append(texts.say("audit-to" if after else "audit-from", value=after or before))
    if row.reason:
        key = "audit-source" if row.what == "decisions" else "audit-reason"
        lines.append(texts.say(key, reason=cut(row.reason, REASON)))
    return Html.joined(lines)


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
