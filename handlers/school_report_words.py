"""What a school's report says, in the official voice: past tense, third person, only what was answered."""

from datetime import date

from documents.papers import Part, PlanPaper, Row, SchoolPaper, Signature
from handlers.wording import capital
from locales import dates
from locales.texts import Texts
from roadmap.evidence import counts_teachers
from roadmap.model import Evidence, ItemKind, Status
from roadmap.paper_kinds import paper_kind
from roadmap.typography import ended, typeset
from services.calendar import Calendar
from services.school_reports import Progress, ReportItem, ReportPlan, SchoolReport
from storage.school_reports import AskedRow

COLUMN_KEYS = (
    "report-column-number",
    "report-column-measure",
    "report-column-term",
    "report-column-told",
    "report-column-proof",
)
DIFFICULTY_KEYS = {
    "no_staff": "report-no-staff",
    "no_funds": "report-no-funds",
    "waiting_organizer": "report-waiting-organizer",
    "no_time": "report-no-time",
}
PRESENCE_KEYS = {
    "present": "report-present",
    "deputy": "report-deputy-present",
    "absent": "report-absent",
}
NOTHING = "–"


def school_paper(texts: Texts, report: SchoolReport, calendar: Calendar) -> SchoolPaper:
    day = full_date(texts, report.today)
    words = Words(texts, calendar, report.today)
    orders = _orders(report)
    return SchoolPaper(
        title=texts.say_plain("report-title"),
        heading=(
            typeset(texts.say_plain("report-heading", school=report.title, year=report.year)),
            texts.say_plain("report-as-of", day=day),
        ),
        opening=_opening(texts, report, orders),
        columns=tuple(texts.say_plain(key) for key in COLUMN_KEYS),
        plans=tuple(words.plan(plan, names_order=len(orders) > 1) for plan in report.plans),
        signature=Signature(
            post=typeset(texts.say_plain("report-post", school=report.title)),
            sign=texts.say_plain("report-sign"),
            name=texts.say_plain("report-name"),
            day=day,
        ),
        created=report.today.isoformat(),
    )


def full_date(texts: Texts, day: date) -> str:
    """«20 января 2023 г.»."""
    return texts.say_plain("report-date", day=dates.day(texts, day), year=str(day.year))


def _orders(report: SchoolReport) -> list[AskedRow]:
    """A row of each order."""
    rows = [plan.first for plan in report.plans]
    return list({(row.order_number, row.order_date): row for row in rows}.values())


def _opening(texts: Texts, report: SchoolReport, orders: list[AskedRow]) -> tuple[str, ...]:
    """What it answers, and where everything stands, in whole numbers."""
    named = ", ".join(_order(texts, each) for each in orders)
    counts = {each.value: report.count(each) for each in Progress}
    return (
        typeset(texts.say_plain("report-basis", count=len(orders), orders=named, school=report.title)),
        texts.say_plain(
            "report-counts",
            total=len(report.items),
            done=counts["done"],
            going=counts["going_on"],
            ahead=counts["ahead"],
            untold=counts["untold"],
        ),
    )


def _order(texts: Texts, row: AskedRow) -> str:
    values = {"number": row.order_number, "on": dates.numeric(row.order_date)}
    if not row.order_title:
        return texts.say_plain("report-order", **values)
    return texts.say_plain("report-order-titled", **values, title=row.order_title)


class Words:
    """The rows of one report."""

    def __init__(self, texts: Texts, calendar: Calendar, today: date) -> None:
        self._texts = texts
        self._calendar = calendar
        self._today = today

    def plan(self, plan: ReportPlan, *, names_order: bool) -> PlanPaper:
        """With its order in the title where the report is about several."""
        first = plan.first
        title = first.title
        if names_order:
            on = dates.numeric(first.order_date)
            title = self.say_plain("report-plan", title=first.title, number=first.order_number, on=on)
        parts = (
            Part(typeset(section.title), tuple(map(self.row, section.items))) for section in plan.sections
        )
        return PlanPaper(typeset(title), tuple(parts))

    def row(self, item: ReportItem) -> Row:
        first = item.first
        return Row(
            number=first.number.rstrip(".") or NOTHING,
            measure=first.measure,
            term=first.term or NOTHING,
            told=self._told(item),
            proof=self._proofs(item),
        )

    def _told(self, item: ReportItem) -> tuple[str, ...]:
        """A line for each window that was answered, the same words said once; nothing where nothing was."""
        if item.progress is Progress.AHEAD:
            return (self._ahead(item),)
        if item.first.kind is ItemKind.EVENT:
            return tuple(dict.fromkeys(map(self._event, item.told)))
        lines: dict[str, list[str]] = {}
        for row in item.told:
            lines.setdefault(self._answer(row), []).append(self._label(row))
        if len(item.windows) == 1 or (len(lines) == 1 and item.first.kind is not ItemKind.RECURRING):
            return tuple(map(capital, lines))
        return tuple(self._labelled(labels, words) for words, labels in lines.items())

    def _ahead(self, item: ReportItem) -> str:
        first = item.first
        if first.kind is ItemKind.EVENT and first.due < self._today:
            return self.say_plain("report-undated")
        if first.extended_to and first.due < self._today:
            return self.say_plain("report-extended", on=dates.numeric(first.extended_to))
        return self.say_plain("report-ahead")

    def _labelled(self, labels: list[str], words: str) -> str:
        label = ", ".join(dict.fromkeys(labels))
        return self.say_plain("report-labelled", label=capital(label), words=words)

    def _label(self, row: AskedRow) -> str:
        """The month of a recurring deed; else the day of the answer."""
        if row.kind is ItemKind.RECURRING or row.answered_at is None:
            return dates.month(self._texts, row.end)
        return dates.numeric(self._calendar.day(row.answered_at))

    def _answer(self, row: AskedRow) -> str:
        """What was done, in whole sentences; only the first may begin with a small letter."""
        figures = self._figures(row) if row.done_count is not None else ""
        parts = [part for part in (self._status(row), figures, ended(row.comment)) if part]
        first, *rest = parts or [self.say_plain("report-done")]
        return " ".join((first, *map(capital, rest)))

    def _status(self, row: AskedRow) -> str:
        """What an answer says before its own words; of what is done its document speaks."""
        match row.status:
            case Status.DIFFICULTY if key := DIFFICULTY_KEYS.get(row.difficulty or ""):
                return self.say_plain("report-difficulty-why", why=self.say_plain(key))
            case Status.DIFFICULTY:
                return self.say_plain("report-difficulty")
            case Status.NOT_APPLICABLE:
                return self.say_plain("report-not-needed" if row.conditional else "report-not-ours")
            case Status.IN_PROGRESS:
                return self.say_plain("report-going-on")
        if row.document_number is None and not (row.files and row.evidence is Evidence.DOCUMENT):
            return ""
        return self.say_plain("report-made", kind=paper_kind(row.evidence, row.result))

    def _figures(self, row: AskedRow) -> str:
        done, total = row.done_count or 0, row.total_count
        kind = "teachers" if counts_teachers(row.measure) else "other"
        if total is None:
            return self.say_plain("report-figure", kind=kind, done=done)
        return self.say_plain("report-figures", kind=kind, done=done, total=total)

    def _event(self, row: AskedRow) -> str:
        if row.held_on:
            key = PRESENCE_KEYS.get(row.presence or "", "report-held")
            return self.say_plain(key, on=dates.numeric(row.held_on))
        assert row.event_at
        return self.say_plain("report-planned", on=dates.numeric(self._calendar.day(row.event_at)))

    def _proofs(self, item: ReportItem) -> tuple[str, ...]:
        found = (proof for row in item.told for proof in self._proof(row))
        return tuple(dict.fromkeys(found)) or (NOTHING,) * (item.progress is not Progress.UNTOLD)

    def _proof(self, row: AskedRow) -> list[str]:
        proofs = []
        if row.document_number:
            what = {"kind": paper_kind(row.evidence, row.result), "number": row.document_number}
            on = dates.numeric(row.document_date) if row.document_date else None
            proofs.append(
                self.say_plain("report-document-dated", **what, on=on)
                if on
                else self.say_plain("report-document", **what)
            )
        if row.files:
            proofs.append(self.say_plain("report-files", count=row.files))
        return [typeset(proof) for proof in proofs]

    def say_plain(self, key: str, **values: object) -> str:
        return self._texts.say_plain(key, **values)
