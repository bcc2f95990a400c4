"""What proves an item, as its card asks for it and as a receipt asks for what is still missing."""

from roadmap.evidence import names_teachers
from roadmap.model import Evidence
from services.new_replies import ASKS_PAPER
from storage.assignments import AssignmentRow
from storage.replies import ReplyRow

NEED_KEYS = {
    Evidence.DOCUMENT: "card-needs-document",
    Evidence.MINUTES: "card-needs-minutes",
    Evidence.ATTENDANCE: "card-needs-attendance",
    Evidence.FILE_OR_LINE: "card-needs-file-or-line",
    Evidence.PHRASES: "card-needs-phrases",
    Evidence.AGREEMENT: "card-needs-agreement",
    Evidence.NUMBERS: "card-needs-numbers",
    Evidence.LINE: "card-needs-line",
}
PAPER_KEYS = {
    Evidence.DOCUMENT: "recorded-add-document",
    Evidence.MINUTES: "recorded-add-minutes",
    Evidence.AGREEMENT: "recorded-add-agreement",
}


def need_key(row: AssignmentRow) -> str:
    """Until the last reporting date a line on how it goes is enough (RULES §4)."""
    if row.evidence is Evidence.NUMBERS:
        return "card-needs-teachers" if _is_of_teachers(row) else "card-needs-numbers"
    return "card-needs-progress" if row.interim else NEED_KEYS[row.evidence]


def missing_key(row: AssignmentRow, reply: ReplyRow) -> str:
    """What an answer still lacks, asked for by an example."""
    if row.evidence is Evidence.NUMBERS:
        return "recorded-add-teachers" if _is_of_teachers(row) else "recorded-add-numbers"
    if row.interim:
        return "recorded-tell-progress"
    if row.evidence not in ASKS_PAPER:
        return "recorded-tell-done"
    if reply.document_number:
        return "recorded-add-date"
    return "recorded-add-number" if reply.document_date else PAPER_KEYS[row.evidence]


def _is_of_teachers(row: AssignmentRow) -> bool:
    return names_teachers(f"{row.short_name} {row.measure}")
