"""The official report as a paper: what stands around its rows, in the language of the paper."""

from collections.abc import Mapping, Sequence
from datetime import date

from documents.report_papers import (
    Closing,
    Frame,
    Grid,
    OrderPaper,
    PlanPart,
    ReportLevel,
    ReportPart,
)
from handlers.indicator_wording import fact, planned
from handlers.report_row_words import DIFFICULTY_KEYS, NOTHING, RowWords
from handlers.wording import capital
from locales import dates
from locales.texts import Texts
from roadmap.indicator_values import Conclusion
from roadmap.indicators import SCHOOLS
from roadmap.model import Status
from roadmap.report_rows import Phase, ReportRow, Tally, difficulties, phases, tally
from roadmap.typography import NO_BREAK, ended, typeset
from services.indicator_reading import Line
from services.report_reading import PlanReport, SchoolLine, by_number
from services.reports import Report
from storage.report_rows import OrderRow

COLUMN_KEYS = (
    "official-column-number",
    "official-column-measure",
    "official-column-term",
    "official-column-responsible",
    "official-column-told",
    "official-column-proof",
    "official-column-reason",
)
COUNT_KEYS = (
    "official-count-plan",
    "official-count-total",
    "official-count-done",
    "official-count-going-on",
    "official-count-not-done",
    "official-count-ahead",
)
INDICATOR_KEYS = (
    "official-indicator",
    "official-indicator-group",
    "official-indicator-planned",
    "official-indicator-measured",
    "official-indicator-conclusion",
)
APPENDIX_KEYS = (
    "official-column-number",
    "official-school",
    "official-school-cluster",
    "official-school-asked",
    "official-school-done",
    "official-school-accepted",
    "official-school-going-on",
    "official-school-difficulty",
    "official-school-silent",
)
CLOSING_KEYS = {
    "problems": "official-problems",
    "conclusions": "official-conclusions",
    "decisions": "official-decisions",
}
INSTITUTION = "институц"


def order_paper(texts: Texts, report: Report) -> OrderPaper:
    return OrderPaper(
        title=texts.say_plain("official-title"),
        heading=_heading(texts, report),
        opening=_opening(texts, report),
        counts=_counts(texts, report),
        columns=tuple(texts.say_plain(key) for key in COLUMN_KEYS),
        plans=tuple(_plan(texts, report, plan) for plan in report.plans),
        indicators_title=texts.say_plain("official-indicators"),
        indicator_columns=tuple(texts.say_plain(key) for key in INDICATOR_KEYS),
        closings=_closings(texts, report),
        frame=frame(texts, report.frame, report.day),
        appendix=_appendix(texts, report.schools),
        created=report.day.isoformat(),
    )


def frame(texts: Texts, given: Mapping[str, str], day: date) -> Frame:
    """Whatever was not set in the chat is left as a line to write on."""
    return Frame(
        letterhead=_lines(given.get("letterhead", "")),
        addressee=_lines(given.get("addressee", "")),
        post=typeset(given.get("post", "")) or texts.say_plain("official-post"),
        sign=texts.say_plain("report-sign"),
        name=typeset(given.get("name", "")),
        name_hint="" if given.get("name") else texts.say_plain("report-name"),
        day=full_date(texts, day),
    )


def full_date(texts: Texts, day: date) -> str:
    """«20 января 2023 г.»."""
    return texts.say_plain("report-date", day=dates.day(texts, day), year=str(day.year))


def order_name(texts: Texts, order: OrderRow, *, titled: bool = False) -> str:
    """«от 13.12.2022 № 594», with its title where it is first named."""
    values = {"number": order.number, "on": dates.numeric(order.date)}
    if titled and order.title:
        return typeset(texts.say_plain("report-order-titled", **values, title=order.title))
    return typeset(texts.say_plain("report-order", **values))


def closing_text(texts: Texts, report: Report, part: str) -> tuple[str, ...]:
    """The typed text, else the draft; «Управленческие решения» has none."""
    if typed := report.parts.get(part):
        return tuple(ended(line) for line in typed.splitlines() if line.strip())
    if part == "problems":
        return _draft_problems(texts, report)
    return _draft_conclusions(texts, report) if part == "conclusions" else ()


def _heading(texts: Texts, report: Report) -> tuple[str, ...]:
    starts = min((plan.plan.starts for plan in report.plans), default=report.order.date)
    begins, ends = full_date(texts, starts), full_date(texts, report.day)
    return (
        texts.say_plain("official-heading", order=order_name(texts, report.order)),
        texts.say_plain("official-period", begins=begins, ends=ends),
    )


def _opening(texts: Texts, report: Report) -> tuple[str, ...]:
    order = order_name(texts, report.order, titled=True)
    duty = report.duty
    if duty and duty.point:
        point = duty.point.rstrip(".")
        first = texts.say_plain("official-basis-point", point=point, order=order)
    else:
        first = texts.say_plain("official-basis", order=order)
    lines = [first]
    if report.is_annex:
        lines.append(texts.say_plain("official-annex", order=order_name(texts, report.ours, titled=True)))
    elif report.ours is not report.order:
        lines.append(texts.say_plain("official-linked", order=order_name(texts, report.ours)))
    return (*map(typeset, lines), _sum(texts, report.tally))


def _sum(texts: Texts, counts: Tally) -> str:
    return texts.say_plain(
        "official-sum",
        total=counts.total,
        done=counts.done,
        going=counts.going_on,
        left=counts.not_done,
        ahead=counts.ahead,
    )


def _counts(texts: Texts, report: Report) -> Grid:
    rows = [_count_row(_named(texts, plan), tally(plan.rows)) for plan in report.plans]
    is_sum = len(rows) > 1
    if is_sum:
        rows.append(_count_row(texts.say_plain("official-count-sum"), report.tally))
    return Grid("", tuple(texts.say_plain(key) for key in COUNT_KEYS), tuple(rows), has_sum=is_sum)


def _named(texts: Texts, plan: PlanReport) -> str:
    """With the short name that the rest of the paper calls it by."""
    return typeset(texts.say_plain("official-plan", title=plan.plan.title, code=plan.plan.code))


def _count_row(name: str, counts: Tally) -> tuple[str, ...]:
    figures = (counts.total, counts.done, counts.going_on, counts.not_done, counts.ahead)
    return (name, *map(str, figures))


def _plan(texts: Texts, report: Report, plan: PlanReport) -> PlanPart:
    order = report.ours if report.is_annex else report.order
    words = RowWords(texts, (order.number, order.date))
    parts = (
        ReportPart(typeset(section.title), _levels(texts, words, section.rows)) for section in plan.sections
    )
    return PlanPart(
        title=typeset(plan.plan.title),
        counts=_plan_counts(texts, plan.rows),
        parts=tuple(parts),
        indicators=_indicators(texts, plan),
    )


def _plan_counts(texts: Texts, rows: Sequence[ReportRow]) -> tuple[str, ...]:
    found = phases(rows)
    running, ahead = found[Phase.RUNNING], found[Phase.AHEAD]
    terms = texts.say_plain(
        "official-terms", total=len(rows), ended=found[Phase.ENDED], running=running, ahead=ahead
    )
    return (terms, _sum(texts, tally(rows)))


def _levels(texts: Texts, words: RowWords, rows: Sequence[ReportRow]) -> tuple[ReportLevel, ...]:
    """Municipal rows, then those of the schools; no such titles where the plan itself has no levels."""
    if not any(row.item.level.strip() for row in rows):
        return (ReportLevel("", tuple(map(words.cells, rows))),)
    schools = [row for row in rows if _is_of_schools(row)]
    others = [row for row in rows if not _is_of_schools(row)]
    levels = (("official-municipal", others), ("official-institutional", schools))
    return tuple(
        ReportLevel(texts.say_plain(LEVEL_KEYS[key]), tuple(map(words.cells, found)))
        for key, found in levels
        if found
    )


LEVEL_KEYS = {key: key for key in ("official-municipal", "official-institutional")}


def _is_of_schools(row: ReportRow) -> bool:
    """By the printed level; one that a merged cell only carried down gives way to who answers (RULES §3)."""
    return row.item.for_schools or INSTITUTION in row.item.level.casefold()


def _indicators(texts: Texts, plan: PlanReport) -> tuple[tuple[str, ...], ...]:
    """What came of each beside what was planned; a share in whole numbers."""
    rows = {row.item.id: row for row in plan.rows}
    return tuple(_indicator(texts, line, rows[line.target.item_id]) for line in plan.indicators)


def _indicator(texts: Texts, line: Line, row: ReportRow) -> tuple[str, ...]:
    name = f"{row.item.number.rstrip('.')}. {row.item.head}".lstrip(". ")
    is_over = row.phase is Phase.ENDED
    return (
        typeset(name),
        _group(texts, line),
        _planned(texts, line),
        _fact(texts, line),
        texts.say_plain(CONCLUSION_KEYS[line.value.conclusion, is_over]),
    )


def _fact(texts: Texts, line: Line) -> str:
    """«490 из 1120 (43 %)»; a narrow column breaks it before the share."""
    if not line.value.fact:
        return NOTHING
    return fact(texts, line.value, line.value.fact).replace(" ", NO_BREAK).replace(f"{NO_BREAK}(", " (")


CONCLUSION_KEYS = {
    (Conclusion.MET, True): "official-indicator-met",
    (Conclusion.MET, False): "official-indicator-met",
    (Conclusion.NOT_MET, True): "official-indicator-missed",
    (Conclusion.NOT_MET, False): "official-indicator-not-yet",
    (Conclusion.UNKNOWN, True): "official-indicator-untold",
    (Conclusion.UNKNOWN, False): "official-indicator-running",
}


def _group(texts: Texts, line: Line) -> str:
    group = line.target.group
    if SCHOOLS in group:
        return texts.say_plain("official-all-schools")
    return ", ".join(group) or line.target.of or NOTHING


def _planned(texts: Texts, line: Line) -> str:
    """«не менее 75 % (5 из 6)»; of whom, where they are not the schools of the group."""
    target, value = line.target, line.value
    of = target.of[:1].lower() + target.of[1:] if target.unit == "%" else ""
    if value.is_of_schools:
        share = texts.say_plain("official-share", done=value.needed, total=value.size)
        of = share.replace(" ", NO_BREAK) if value.size else ""
    words = planned(texts, target).replace(" ", NO_BREAK)
    return f"{words} ({of})" if of else words


def _closings(texts: Texts, report: Report) -> tuple[Closing, ...]:
    """Those with something to say."""
    found = ((key, closing_text(texts, report, part)) for part, key in CLOSING_KEYS.items())
    return tuple(Closing(texts.say_plain(CLOSING_TITLE_KEYS[key]), lines) for key, lines in found if lines)


CLOSING_TITLE_KEYS = {key: key for key in CLOSING_KEYS.values()}


def _draft_conclusions(texts: Texts, report: Report) -> tuple[str, ...]:
    """What has come of the rows whose term has begun, and of the indicators that are known."""
    counts = report.tally
    lines = [texts.say_plain("official-summed", begun=counts.total - counts.ahead, done=counts.done)]
    found = [line.value.conclusion for plan in report.plans for line in plan.indicators]
    if known := sum(each is not Conclusion.UNKNOWN for each in found):
        lines.append(texts.say_plain("official-measured", met=found.count(Conclusion.MET), known=known))
    return tuple(lines)


def _draft_problems(texts: Texts, report: Report) -> tuple[str, ...]:
    """A line a reason: at which items, in which schools; never whose words they were."""
    codes = {row.item.id: plan.plan.code for plan in report.plans for row in plan.rows}
    lines = []
    for reason, found in difficulties(report.rows).items():
        why = texts.say_plain(DIFFICULTY_KEYS.get(reason, "official-difficulty-other"))
        items = dict.fromkeys(f"{codes[row.item.id]} · {row.item.number}".rstrip(" .·") for row, _ in found)
        names = sorted({told.organization for _, told in found}, key=by_number)
        lines.append(
            typeset(
                texts.say_plain(
                    "official-problem",
                    why=capital(why),
                    items=", ".join(items),
                    schools=", ".join(names),
                )
            )
        )
    return tuple(lines)


def _appendix(texts: Texts, schools: Sequence[SchoolLine]) -> Grid:
    """By number: of how many questions how many are answered, and how; the last row is their sum."""
    rows = [
        (str(place), typeset(line.name), line.cluster or NOTHING, *map(str, _figures(line)))
        for place, line in enumerate(schools, 1)
    ]
    if rows:
        sums = [sum(column) for column in zip(*map(_figures, schools), strict=True)]
        rows.append(("", texts.say_plain("official-count-sum"), "", *map(str, sums)))
    columns = tuple(texts.say_plain(key) for key in APPENDIX_KEYS)
    return Grid(texts.say_plain("official-appendix"), columns, tuple(rows), has_sum=True)


def _figures(line: SchoolLine) -> tuple[int, ...]:
    """«Не относится» is answered, as «Исполнено» is."""
    answered = line.statuses[Status.DONE] + line.statuses[Status.NOT_APPLICABLE]
    others = (Status.IN_PROGRESS, Status.DIFFICULTY, Status.PENDING)
    return (line.asked, answered, line.accepted, *(line.statuses[status] for status in others))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(typeset(line) for line in text.splitlines() if line.strip())
