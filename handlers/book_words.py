"""An export as an Excel book: its sheets and their heads, in the language of the paper."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, fields
from datetime import tzinfo

from documents.books import BookPaper, Cell, Column, Kind, Sheet
from handlers.book_changes import changes_sheet
from handlers.book_evidence import evidence_sheet
from handlers.book_indicators import indicators_sheet
from handlers.cards import STATUS_KEYS
from handlers.greetings import ROLE_KEYS
from handlers.summary_pictures import LEGEND, state_of
from handlers.summary_screens import name_codes
from handlers.trouble_rows import REASON_KEYS
from handlers.wording import cut
from locales import dates
from locales.texts import Texts
from roadmap.difficulties import Reason
from roadmap.model import Status, Verdict
from roadmap.progress import BITS, PART_BITS, Counts
from services.calendar import Calendar
from services.export_rows import Answer
from services.exports import Export, Register
from services.figures import Line

COUNT_KEYS = {
    "asked": "book-asked",
    "pending": "book-pending",
    "in_progress": "book-in-progress",
    "difficulty": "book-difficulty",
    "done": "book-done",
    "not_applicable": "book-not-applicable",
    "due": "book-due",
    "due_done": "book-due-done",
    "overdue": "book-overdue",
    "late": "book-late",
    "silent": "book-silent",
    "not_asked": "book-not-asked",
    "returned": "book-returned",
    "review": "book-review",
    "accepted": "book-accepted",
    "without_evidence": "book-without-evidence",
    "extended": "book-extended",
}
LINES: tuple[tuple[str, Callable[[Export], Sequence[Line]]], ...] = (
    ("book-line-roadmap", lambda export: export.figures.roadmaps),
    ("book-line-cluster", lambda export: export.figures.clusters),
    ("book-line-school", lambda export: export.figures.schools),
    ("book-line-organization", lambda export: export.figures.organizations),
)
ANSWER_COLUMNS: tuple[tuple[str, float, Kind], ...] = (
    ("book-school", 14, "text"),
    ("book-cluster", 9, "text"),
    ("book-code", 7, "text"),
    ("book-number", 7, "text"),
    ("book-item", 28, "text"),
    ("book-until", 11, "date"),
    ("book-status", 14, "text"),
    ("book-document-number", 11, "text"),
    ("book-document-date", 11, "date"),
    ("book-done-count", 9, "number"),
    ("book-total-count", 10, "number"),
    ("book-comment", 42, "text"),
    ("book-reason", 15, "text"),
    ("book-files", 8, "number"),
    ("book-verdict", 13, "text"),
    ("book-bare", 11, "text"),
    ("book-was-late", 10, "text"),
    ("book-role", 13, "text"),
    ("book-at", 16, "moment"),
)
ITEM_TITLE = 60


def book_paper(texts: Texts, export: Export, calendar: Calendar) -> BookPaper:
    zone = calendar.zone
    sheets = [
        figures_sheet(texts, export),
        matrix_sheet(texts, export),
        answers_sheet(texts, export, zone),
        indicators_sheet(texts, export.measures),
        evidence_sheet(texts, export.evidence, zone),
    ]
    if export.changes is not None:
        sheets.append(changes_sheet(texts, export.changes, zone))
    return BookPaper(
        title=book_title(texts, export, calendar),
        created=export.moment.astimezone(zone).isoformat(),
        sheets=tuple(sheets),
    )


def book_title(texts: Texts, register: Register, calendar: Calendar) -> str:
    """«Приказ 594, ДК 1–3, СШ № 9, на 12 января, 10:00»: what stands in the book."""
    scope = register.scope
    numbers = ", ".join(register.orders)
    codes = name_codes([each.code for each in register.frame.roadmaps if each.title])
    month = dates.month(texts, scope.month) if scope.month else ""
    about = "".join(f", {each}" for each in (codes, register.name, month) if each)
    orders = texts.say_plain("book-orders", orders=numbers, count=len(register.orders))
    return texts.say_plain("book-title", orders=orders, about=about, when=book_day(texts, register, calendar))


def book_day(texts: Texts, register: Register, calendar: Calendar) -> str:
    day = register.frame.day
    if day == calendar.day(register.moment):
        return dates.moment(texts, register.moment, calendar.zone)
    return dates.numeric(day)


def figures_sheet(texts: Texts, export: Export) -> Sheet:
    """The very rows of `summary --json`."""
    heads = [Column(texts.say_plain(key), width) for key, width in (
        ("book-line", 18), ("book-name", 18), ("book-detail", 34),
    )]  # fmt: skip
    heads += [Column(texts.say_plain(COUNT_KEYS[each.name]), 12, "number") for each in fields(Counts)]
    return Sheet(texts.say_plain("book-figures"), tuple(heads), tuple(_figures(texts, export)), held=2)


def _figures(texts: Texts, export: Export) -> Iterator[tuple[Cell, ...]]:
    total = texts.say_plain("book-line-total")
    yield (total, "", "", *astuple(export.figures.totals))
    for key, lines in LINES:
        name = texts.say_plain(key)
        for line in lines(export):
            yield (name, line.name, line.detail, *astuple(line.counts))


def matrix_sheet(texts: Texts, export: Export) -> Sheet:
    """Schools by cluster, and every item that any of them is asked."""
    codes = {each.id: each.code for each in export.frame.roadmaps}
    places = {each.id: number for number, each in enumerate(export.frame.roadmaps)}
    by_place = {place_id for _, place_id in export.cells}
    order = {line.name: number for number, line in enumerate(export.figures.clusters)}
    asked = [line for line in export.figures.schools if line.id in by_place]
    schools = sorted(asked, key=lambda line: order.get(line.detail, len(order)))
    ids = {line.id for line in schools}
    of_schools = {item_id for item_id, place_id in export.cells if place_id in ids}
    items = [each for each in export.frame.items if each.id in of_schools]
    items.sort(key=lambda each: places[each.roadmap_id])
    heads = [Column(texts.say_plain("book-school"), 16), Column(texts.say_plain("book-cluster"), 12)]
    for item in items:
        number = item.number.rstrip(".")
        name = f"{codes[item.roadmap_id]} · {number}" if number else codes[item.roadmap_id]
        heads.append(Column(cut(f"{name} {item.short_name}", ITEM_TITLE), 4, "state"))
    rows = tuple(
        (line.name, line.detail, *(_state(export.cells.get((item.id, line.id), ())) for item in items))
        for line in schools
    )
    legend = tuple((state, texts.say_plain(key)) for state, key in LEGEND.items())
    return Sheet(texts.say_plain("book-matrix"), tuple(heads), rows, held=2, is_turned=True, legend=legend)


def _state(marks: tuple[int, ...]) -> str:
    return state_of(marks) if marks else ""


def answers_sheet(texts: Texts, export: Export, zone: tzinfo) -> Sheet:
    """A row for every reply that stands."""
    heads = tuple(Column(texts.say_plain(key), width, kind) for key, width, kind in ANSWER_COLUMNS)
    words = AnswerWords(texts, zone)
    return Sheet(texts.say_plain("book-answers"), heads, tuple(map(words.row, export.answers)))


class AnswerWords:
    """The words of the answers' rows, looked up once for all of them."""

    def __init__(self, texts: Texts, zone: tzinfo) -> None:
        self._zone = zone
        self._statuses = {status: texts.say_plain(key) for status, key in STATUS_KEYS.items()}
        self._reasons = {str(reason): texts.say_plain(key) for reason, key in REASON_KEYS.items()}
        self._roles = {role: texts.say_plain(key) for role, key in ROLE_KEYS.items()}
        self._going_on = texts.say_plain("book-going-on")
        self._accepted = texts.say_plain("book-verdict-accepted")
        self._waiting = texts.say_plain("book-verdict-waiting")
        self._yes = texts.say_plain("book-yes")

    def row(self, answer: Answer) -> tuple[Cell, ...]:
        asked, reply = answer.asked, answer.reply
        is_going_on = asked.interim and reply.status is Status.IN_PROGRESS
        return (
            asked.place,
            asked.cluster,
            asked.code,
            asked.number,
            asked.name,
            reply.due.isoformat(),
            self._going_on if is_going_on else self._statuses.get(reply.status, ""),
            reply.document_number or "",
            reply.document_date.isoformat() if reply.document_date else "",
            reply.done,
            reply.total,
            reply.comment,
            self._reasons[Reason(reply.difficulty)] if reply.difficulty else "",
            answer.files,
            self._verdict(answer),
            self._yes if asked.marks & BITS["without_evidence"] else "",
            self._yes if asked.marks & BITS["late"] else "",
            self._roles[reply.author_role],
            reply.at.astimezone(self._zone).replace(tzinfo=None).isoformat(timespec="minutes"),
        )

    def _verdict(self, answer: Answer) -> str:
        if answer.reply.verdict is Verdict.ACCEPTED:
            return self._accepted
        return self._waiting if answer.asked.marks & PART_BITS["to_review"] else ""
