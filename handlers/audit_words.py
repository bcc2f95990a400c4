"""The log of changes in words: what was changed, and the values before and after."""

import json
import re
from datetime import date

from handlers.draft_wording import EVIDENCE_KEYS, KIND_KEYS
from handlers.greetings import ROLE_KEYS
from handlers.wording import run_places
from locales import dates
from locales.texts import Texts
from roadmap.duties import PAIRS, SCHOOLS

WHAT_KEYS = {
    "announced": "audit-announced",
    "assigned": "change-assigned",
    "away": "change-away",
    "called": "change-called",
    "cluster": "change-cluster",
    "copied": "audit-copied",
    "copy_dropped": "change-copy-dropped",
    "decisions": "audit-decisions",
    "due": "audit-due",
    "event": "audit-event",
    "event-held": "audit-event-held",
    "event-joined": "audit-event-joined",
    "event-moved": "audit-event-moved",
    "event-not-held": "audit-event-not-held",
    "event-off": "audit-event-off",
    "event-place": "audit-event-place",
    "event-set": "audit-event-set",
    "event-split": "audit-event-split",
    "event-unheld": "audit-event-unheld",
    "extension": "audit-extension",
    "extension-undone": "change-extension-undone",
    "file_ours": "audit-file-ours",
    "file_replaced": "audit-file-replaced",
    "held-back": "change-held-back",
    "indicator": "change-indicator",
    "invite-revoked": "change-invite-revoked",
    "invited": "change-invited",
    "item_asked": "change-item-asked",
    "item_description": "change-item-description",
    "item_evidence": "change-item-evidence",
    "item_kind": "change-item-kind",
    "item_level": "change-item-level",
    "item_measure": "change-item-measure",
    "item_number": "change-item-number",
    "item_responsible": "change-item-responsible",
    "item_result": "change-item-result",
    "item_short_name": "change-item-short-name",
    "item_term": "change-item-term",
    "member_joined": "change-member-joined",
    "member_left": "change-member-left",
    "member_removed": "change-member-removed",
    "member_restored": "change-member-restored",
    "mentor": "change-mentor",
    "name": "change-name",
    "number": "audit-number",
    "order_amended": "change-order-amended",
    "order_loaded": "change-order-loaded",
    "own_plan": "change-own-plan",
    "report_row": "audit-report-row",
    "review-auto": "change-review-auto",
    "sample": "audit-sample",
    "school_added": "change-school-added",
    "state": "audit-state",
    "title": "audit-title",
    "twin": "audit-twin",
    "verdict": "audit-verdict",
}
PARTS = {"report_": "audit-report-part", "paper_": "audit-paper-part"}
VALUE_KEYS = (
    {
        "draft": "audit-value-draft",
        "active": "audit-value-active",
        "closed": "audit-value-closed",
        "accepted": "audit-value-accepted",
        "returned": "audit-value-returned",
        "cancelled": "audit-value-cancelled",
        "on": "audit-value-on",
        "off": "audit-value-off",
        "yes": "audit-value-yes",
        "no": "audit-value-no",
        "municipal": "audit-value-municipal",
        "institutional": "audit-value-institutional",
        SCHOOLS: "draft-whom-every",
        PAIRS: "draft-whom-pairs",
    }
    | {role.value: key for role, key in ROLE_KEYS.items()}
    | {kind.value: key for kind, key in KIND_KEYS.items()}
    | {evidence.value: key for evidence, key in EVIDENCE_KEYS.items()}
)
OPAQUE = frozenset({"file_ours", "file_replaced", "twin"})
"""Kinds whose values are the program's own: a hash, an id."""
SIZES = frozenset({"order_loaded", "order_amended"})
"""Kinds whose value is how much an import has changed."""
PRINTED = frozenset(
    f"item_{each}"
    for each in ("number", "measure", "description", "term", "responsible", "result", "short_name")
)
MEETINGS = frozenset({"event-moved", "event-not-held", "event-off", "event-set"})
"""Kinds whose values are a day and then a place as it was typed."""
SIDES = frozenset({"event-joined", "event-split"})
"""Kinds whose values are the items that a meeting serves: «ДК1 1.2, ДК1 1.8»."""
TYPED = PRINTED | {"decisions", "event-place", "name", "own_plan", "sample", "title"}
"""Kinds whose values are words of people: told as they were written."""
_PARTED = re.compile(r"(, | · )")
_CAME = re.compile(r"(\d{4}-\d\d-\d\d), (\d+)/(\d+)")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


class AuditWords:
    """The words of the log, looked up once for all of its rows."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._whats = {what: texts.say_plain(key) for what, key in WHAT_KEYS.items()}
        self._parts = {start: texts.say_plain(key) for start, key in PARTS.items()}
        self._values = {value: texts.say_plain(key) for value, key in VALUE_KEYS.items()}
        self._other = texts.say_plain("audit-other")

    def what(self, what: str) -> str:
        part = next((words for start, words in self._parts.items() if what.startswith(start)), self._other)
        return self._whats.get(what, part)

    def value(self, what: str, value: str) -> str:
        """A day, a role and a state as people write them; what people wrote as it is."""
        if what in OPAQUE or not value:
            return ""
        if what in SIZES:
            return self._texts.say_plain("change-size", **json.loads(value))
        if what in TYPED or what.startswith(tuple(PARTS)):
            return value
        if what in SIDES:
            return run_places(" · ".join(each.split(" ", 1)) for each in value.split(", "))
        if what in MEETINGS:
            return _DAY.sub(_day, value, count=1)
        if what == "event-held" and (held := _CAME.fullmatch(value)):
            values = {"day": _DAY.sub(_day, held[1]), "came": int(held[2]), "asked": int(held[3])}
            return self._texts.say_plain("audit-came", **values)
        words = (self._values.get(each, each) for each in _PARTED.split(value))
        return _DAY.sub(_day, "".join(words))


def _day(found: re.Match[str]) -> str:
    try:
        return dates.numeric(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
