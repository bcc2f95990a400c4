"""«План работы центра на месяц» and «Справка по школе» as papers."""

from collections.abc import Sequence
from dataclasses import replace

from documents.papers import PlanPaper, SchoolPaper, Signature
from documents.report_papers import Grid, MonthPaper
from handlers.report_words import frame, full_date
from handlers.school_report_words import NOTHING, school_paper
from locales import dates
from locales.texts import Texts
from roadmap.month_plans import Planned
from roadmap.typography import ended, typeset
from services.calendar import Calendar
from services.month_plans import Centre, CentrePlan
from services.school_reports import SchoolReport
from storage.report_rows import OrderRow, PlanRow

MONTH_COLUMN_KEYS = (
    "official-column-number",
    "official-column-measure",
    "month-paper-day",
    "official-column-responsible",
    "month-paper-place",
)


def month_paper(texts: Texts, centre: CentrePlan) -> MonthPaper:
    plan = centre.plan
    columns = tuple(texts.say_plain(key) for key in MONTH_COLUMN_KEYS)
    papers = tuple(
        Planned(texts.say_plain("month-paper-report", number=number), (day,), centre.centre, ())
        for day, number in plan.papers
    )
    parts = (
        ("month-paper-meetings", plan.meetings),
        ("month-paper-deeds", plan.deeds),
        ("month-paper-schools", plan.schools),
        ("month-paper-papers", papers),
    )
    month = texts.say_plain(
        "month-paper-month", month=dates.month(texts, plan.month), year=str(plan.month.year)
    )
    return MonthPaper(
        title=texts.say_plain("month-paper-title"),
        heading=(texts.say_plain("month-paper-heading", centre=centre.centre, month=month),),
        parts=tuple(
            Grid(texts.say_plain(PART_KEYS[key]), columns, _rows(texts, lines))
            for key, lines in parts
            if lines
        ),
        frame=replace(frame(texts, centre.frame, centre.today), addressee=()),
        created=centre.today.isoformat(),
        legend=tuple(_meaning(texts, *each) for each in centre.named),
    )


PART_KEYS = {
    key: key
    for key in ("month-paper-meetings", "month-paper-deeds", "month-paper-schools", "month-paper-papers")
}


def _meaning(texts: Texts, plan: PlanRow, order: OrderRow) -> str:
    on = dates.numeric(order.date)
    title = texts.say_plain("report-plan", title=plan.title, number=order.number, on=on)
    return typeset(texts.say_plain("month-paper-code", code=plan.code, title=title))


def _rows(texts: Texts, lines: Sequence[Planned]) -> tuple[tuple[str, ...], ...]:
    undated = texts.say_plain("month-paper-undated")
    return tuple(
        (
            str(number),
            typeset(line.what),
            ", ".join(map(dates.numeric, line.days)) or undated,
            typeset(line.responsible),
            ", ".join(line.places) or NOTHING,
        )
        for number, line in enumerate(lines, 1)
    )


def about_school(texts: Texts, report: SchoolReport, calendar: Calendar, centre: Centre) -> SchoolPaper:
    """The school's own page, told and signed by the centre: what was not told is said so, not left open.

    It goes out under the centre's name, with a line for the number that it is registered by.
    """
    around = frame(texts, centre.frame, report.today)
    paper = school_paper(texts, report, calendar)
    silent = ended(texts.say_plain("official-silent"))
    return replace(
        paper,
        title=texts.say_plain("school-paper-title"),
        opening=(*paper.opening, texts.say_plain("school-paper-source")),
        plans=tuple(_filled(plan, silent) for plan in paper.plans),
        signature=Signature(
            post=around.post,
            sign=around.sign,
            name=around.name or around.name_hint,
            day="",
        ),
        letterhead=around.letterhead or (centre.name,),
        registered=texts.say_plain("school-paper-registered", day=full_date(texts, report.today)),
    )


def _filled(plan: PlanPaper, silent: str) -> PlanPaper:
    parts = (
        replace(
            part,
            rows=tuple(
                replace(row, told=row.told or (silent,), proof=row.proof or (NOTHING,)) for row in part.rows
            ),
        )
        for part in plan.parts
    )
    return replace(plan, parts=tuple(parts))
