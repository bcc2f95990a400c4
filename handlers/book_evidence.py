"""The register of evidence, as a sheet of the book and as the one that lies in an archive."""

from collections.abc import Collection, Sequence
from datetime import tzinfo

from documents.books import Cell, Column, Kind, Sheet
from documents.file_kinds import Risk
from handlers.greetings import ROLE_KEYS
from locales.texts import Texts
from roadmap.model import AttachmentState
from services.export_rows import Evidence

KILOBYTE = 1024
COLUMNS: tuple[tuple[str, float, Kind], ...] = (
    ("book-school", 14, "text"),
    ("book-cluster", 9, "text"),
    ("book-code", 7, "text"),
    ("book-number", 7, "text"),
    ("book-item", 28, "text"),
    ("book-document-number", 11, "text"),
    ("book-document-date", 11, "date"),
    ("book-link", 22, "text"),
    ("book-file-name", 50, "text"),
    ("book-file-kind", 11, "text"),
    ("book-file-size", 10, "number"),
    ("book-file-state", 18, "text"),
    ("book-role", 13, "text"),
    ("book-at", 16, "moment"),
)
STATE_KEYS = {
    AttachmentState.ANNOUNCED: "file-state-announced",
    AttachmentState.STORED: "file-state-stored",
    AttachmentState.TOO_BIG: "file-state-too-big",
    AttachmentState.GONE: "file-state-gone",
}
KIND_KEYS = {
    "document": "file-kind-document",
    "photo": "file-kind-photo",
    "voice": "file-kind-voice",
    "video": "file-kind-video",
    "video_note": "file-kind-video",
    "audio": "file-kind-audio",
    "other": "file-kind-other",
}
RISKS = frozenset(map(str, Risk))


def evidence_sheet(
    texts: Texts, evidence: Sequence[Evidence], zone: tzinfo, lost: Collection[str] = ()
) -> Sheet:
    """`lost`: contents that should be in the store and are not."""
    heads = tuple(Column(texts.say_plain(key), width, kind) for key, width, kind in COLUMNS)
    words = EvidenceWords(texts, zone, lost)
    return Sheet(texts.say_plain("book-evidence"), heads, tuple(map(words.row, evidence)))


class EvidenceWords:
    def __init__(self, texts: Texts, zone: tzinfo, lost: Collection[str]) -> None:
        self._texts = texts
        self._zone = zone
        self._lost = lost
        self._states = {state: texts.say_plain(key) for state, key in STATE_KEYS.items()}
        self._kinds = {kind: texts.say_plain(key) for kind, key in KIND_KEYS.items()}
        self._roles = {role: texts.say_plain(key) for role, key in ROLE_KEYS.items()}

    def row(self, each: Evidence) -> tuple[Cell, ...]:
        asked, reply, file = each.asked, each.reply, each.file
        return (
            asked.place,
            asked.cluster,
            asked.code,
            asked.number,
            asked.name,
            reply.document_number or "",
            reply.document_date.isoformat() if reply.document_date else "",
            each.link,
            each.name,
            self._kinds.get(file.kind, self._kinds["other"]) if file else "",
            -(-file.size // KILOBYTE) if file and file.size else None,
            self._state(each),
            self._roles[reply.author_role],
            reply.at.astimezone(self._zone).replace(tzinfo=None).isoformat(timespec="minutes"),
        )

    def _state(self, each: Evidence) -> str:
        file = each.file
        if file is None:
            return ""
        is_lost = file.state is AttachmentState.STORED and file.sha256 in self._lost
        state = self._texts.say_plain("file-state-lost") if is_lost else self._states[file.state]
        return self._texts.say_plain("file-risk", state=state) if file.mime in RISKS else state
