"""`/report` as a person sees it: the orders, how far a report is, its rows and parts one by one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal

from handlers.export_buttons import ExportFile
from handlers.paging import Page, grid, rows
from handlers.report_buttons import (
    FramePart,
    MonthPlanFile,
    OpenReport,
    Part,
    ReportDays,
    ReportFile,
    ReportFrame,
    ReportOrders,
    ReportPart,
    ReportRow,
    ReportRows,
)
from handlers.report_row_words import STATE_KEYS, RowWords
from handlers.report_words import closing_text
from handlers.review_buttons import OpenQueue, OpenReview
from handlers.screen import Button, Screen
from handlers.summary_buttons import scope_ids
from handlers.wording import BUTTON_TEXT, CARD_TEXT, capital, cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.report_rows import ReportRow as Row
from services.report_reading import PlanReport
from services.reports import OrderChoice, Report
from services.scope import Scope

PAGE = 8
NAMED = 8
TEXT = 900
PART_KEYS: dict[Part, str] = {
    "problems": "official-problems",
    "conclusions": "official-conclusions",
    "decisions": "official-decisions",
}
FRAME_KEYS: dict[FramePart, str] = {
    "letterhead": "paper-letterhead",
    "addressee": "paper-addressee",
    "post": "paper-post",
    "name": "paper-name",
}
FRAME_ASK_KEYS: dict[FramePart, str] = {
    "letterhead": "paper-ask-letterhead",
    "addressee": "paper-ask-addressee",
    "post": "paper-ask-post",
    "name": "paper-ask-name",
}
LIST_KEYS = {"empty": "paper-rows-empty", "waiting": "paper-rows-waiting", "all": "paper-rows-all"}


def orders_screen(texts: Texts, choices: Sequence[OrderChoice], today: date, *, can_write: bool) -> Screen:
    buttons = [
        (
            Button(
                texts.say_plain(
                    "button-paper-order", number=each.order.number, on=dates.numeric(each.order.date)
                ),
                ReportDays(order_id=each.order.id).pack(),
            ),
        )
        for each in choices[:PAGE]
    ]
    month = Button(
        texts.say_plain("button-month-plan", month=dates.month(texts, today)),
        MonthPlanFile(day=today.toordinal()).pack(),
    )
    text = texts.say("paper-orders" if choices else "paper-no-orders")
    if can_write:
        text = Html.joined([text, texts.say("paper-others")], "\n\n")
    return Screen(text, rows(*buttons, (month,) if can_write else ()))


def days_screen(texts: Texts, choice: OrderChoice) -> Screen:
    order = choice.order
    buttons = (
        Button(_full(texts, day), OpenReport(order_id=order.id, day=day.toordinal()).pack())
        for day in choice.days[-PAGE:]
    )
    text = texts.say("paper-days", number=order.number, on=dates.numeric(order.date))
    return Screen(text, rows(*grid(buttons, 2), (_orders_button(texts),)))


def report_screen(texts: Texts, report: Report) -> Screen:
    """How far it is, and what will not be in it: before it is saved."""
    counts = report.tally
    lines = [
        texts.say("paper-head", number=report.order.number, day=_full(texts, report.day)),
        texts.say("paper-ready", ready=counts.ready, total=counts.total),
        texts.say(
            "paper-states",
            done=counts.done,
            going=counts.going_on,
            left=counts.not_done,
            ahead=counts.ahead,
        ),
    ]
    if report.is_annex:
        lines.append(texts.say("paper-is-annex", number=report.ours.number))
    elif report.ours is not report.order:
        lines.append(texts.say("paper-is-linked", number=report.ours.number))
    if counts.waiting:
        lines.append(texts.say("paper-not-accepted", count=counts.waiting, places=_waiting(report)))
    if report.can_write and (missing := _missing(texts, report)):
        lines.append(texts.say("paper-missing", names=", ".join(missing)))
    return Screen(Html.joined(lines), _report_buttons(texts, report))


def rows_screen(texts: Texts, report: Report, of: Literal["empty", "waiting", "all"], page: int) -> Screen:
    found = [
        (plan, row)
        for plan in report.plans
        for row in plan.rows
        if of == "all" or (row.waiting if of == "waiting" else not row.is_ready)
    ]
    here = Page(found, page, PAGE)
    buttons = ((Button(_row_label(texts, plan, row), _row(report, row.item.id)),) for plan, row in here.shown)
    about = _about(report)
    turns = here.turns(texts, lambda number: ReportRows(**about, of=of, page=number).pack())
    head = texts.say(LIST_KEYS[of], count=len(found))
    return Screen(head, rows(*buttons, turns, (_back(texts, report),)))


def row_screen(texts: Texts, paper: Texts, report: Report, item_id: int, *, saved: bool = False) -> Screen:
    """A row with the text as it would be printed; what is written next becomes its text."""
    plan, row = report.find(item_id)
    words = RowWords(paper, (report.order.number, report.order.date))
    told = words.text(row)
    lines = [
        texts.say("paper-row", place=place(plan, row), name=cut(row.item.measure, CARD_TEXT)),
        texts.say(
            "paper-row-about",
            term=cut(row.item.term, 120) or "–",
            responsible=cut(row.item.responsible, 120) or "–",
            state=texts.say_plain(STATE_KEYS[row.state]),
        ),
    ]
    if told:
        key = "paper-row-typed" if row.typed else "paper-row-made"
        lines.append(texts.say(key, text=cut(" ".join(told), TEXT)))
    else:
        lines.append(texts.say("paper-row-empty"))
    if row.waiting:
        lines.append(texts.say("paper-row-waiting", count=row.waiting))
    lines.append(texts.say("paper-row-ask"))
    if saved:
        lines.insert(0, texts.say("paper-saved"))
    return Screen(Html.joined(lines, "\n\n"), _row_buttons(texts, report, row))


def filled_screen(texts: Texts, report: Report) -> Screen:
    """Every row has its text."""
    screen = report_screen(texts, report)
    return Screen(Html.joined([texts.say("paper-saved-all"), Html(screen.text)], "\n\n"), screen.rows)


def parts_screen(texts: Texts, paper: Texts, report: Report) -> Screen:
    lines = [texts.say("paper-parts")]
    for part, key in PART_KEYS.items():
        found = cut(" ".join(closing_text(paper, report, part)), CARD_TEXT)
        lines.append(texts.say("paper-part-line", name=texts.say_plain(key), text=found or "–"))
    about = _about(report)
    buttons = (
        (Button(texts.say_plain(key), ReportPart(**about, part=part).pack()),)
        for part, key in PART_KEYS.items()
    )
    return Screen(Html.joined(lines, "\n\n"), rows(*buttons, (_back(texts, report),)))


def part_screen(texts: Texts, paper: Texts, report: Report, part: Part) -> Screen:
    name = texts.say_plain(PART_KEYS[part])
    now = cut(" ".join(closing_text(paper, report, part)), TEXT)
    lines = [texts.say("paper-part", name=name, text=now or "–")]
    lines.append(texts.say("paper-part-ask"))
    about = _about(report)
    own: tuple[Button, ...] = ()
    if report.parts.get(part):
        own = (Button(texts.say_plain("button-paper-own"), ReportPart(**about, part=part, act="own").pack()),)
    back = Button(texts.say_plain("button-back"), ReportPart(**about).pack())
    return Screen(Html.joined(lines, "\n\n"), rows(own, (back,)))


def frame_screen(texts: Texts, report: Report) -> Screen:
    lines = [texts.say("paper-frame", reporter=cut(report.reporter, 160))]
    for part, key in FRAME_KEYS.items():
        found = cut(report.frame.get(part, ""), 200) or "–"
        lines.append(texts.say("paper-part-line", name=texts.say_plain(key), text=found))
    about = _about(report)
    buttons = (
        Button(texts.say_plain(key), ReportFrame(**about, part=part).pack())
        for part, key in FRAME_KEYS.items()
    )
    return Screen(Html.joined(lines, "\n\n"), rows(*grid(buttons, 2), (_back(texts, report),)))


def frame_part_screen(texts: Texts, report: Report, part: FramePart) -> Screen:
    about = _about(report)
    back = Button(texts.say_plain("button-back"), ReportFrame(**about).pack())
    return Screen(texts.say(FRAME_ASK_KEYS[part]), ((back,),))


def place(plan: PlanReport, row: Row) -> str:
    """«ДК1 · 1.2», or «ДК3» for a row without a number."""
    return f"{plan.plan.code} · {row.item.number.rstrip('.')}".rstrip(" ·")


def _about(report: Report) -> dict[str, Any]:
    """What every button below a report carries."""
    return {"order_id": report.order.id, "day": report.day.toordinal()}


def _report_buttons(texts: Texts, report: Report) -> tuple[tuple[Button, ...], ...]:
    about = _about(report)
    save = Button(texts.say_plain("button-paper-word"), ReportFile(**about).pack())
    orders = (_orders_button(texts),)
    if not report.can_write:
        return ((save,), orders)
    counts, empty = report.tally, len(report.empty)
    fill = Button(texts.say_plain("button-paper-fill", count=empty), ReportRow(**about).pack())
    everything = Button(texts.say_plain("button-paper-rows"), ReportRows(**about, of="all").pack())
    waiting: tuple[Button, ...] = ()
    if counts.waiting:
        waiting = (
            Button(texts.say_plain("button-paper-review", count=counts.waiting), OpenQueue().pack()),
            Button(texts.say_plain("button-paper-waiting"), ReportRows(**about, of="waiting").pack()),
        )
    parts = Button(texts.say_plain("button-paper-parts"), ReportPart(**about).pack())
    frame = Button(texts.say_plain("button-paper-frame"), ReportFrame(**about).pack())
    archives = grid(_archives(texts, report), 3)
    return rows((fill,) if empty else (), (everything,), waiting, (parts, frame), (save,), *archives, orders)


def _archives(texts: Texts, report: Report) -> Iterator[Button]:
    """The files behind the paper, an archive a plan: each is small enough to be sent."""
    day = report.day if report.day < report.today else None
    for each in report.plans:
        label = texts.say_plain("button-paper-archive", code=each.plan.code)
        ids = scope_ids(Scope(roadmap_id=each.plan.id, day=day))
        yield Button(label, ExportFile(**ids, what="archive").pack())


def _row_buttons(texts: Texts, report: Report, row: Row) -> tuple[tuple[Button, ...], ...]:
    own: tuple[Button, ...] = ()
    if row.typed:
        own = (Button(texts.say_plain("button-paper-own"), _row(report, row.item.id, "own")),)
    review: tuple[Button, ...] = ()
    if row.waiting:
        label = texts.say_plain("button-paper-review", count=row.waiting)
        review = (Button(label, OpenReview(of="item", id=row.item.id).pack()),)
    following = Button(texts.say_plain("button-paper-next"), _row(report, row.item.id, "next"))
    return rows(own, review, (_back(texts, report), following))


def _row(report: Report, item_id: int, act: Literal["open", "next", "own"] = "open") -> str:
    return ReportRow(**_about(report), item_id=item_id, act=act).pack()


def _row_label(texts: Texts, plan: PlanReport, row: Row) -> str:
    name = capital(row.item.short_name.split(",")[0])
    label = cut(f"{place(plan, row)} · {name}", BUTTON_TEXT)
    return label if row.is_ready else texts.say_plain("paper-row-open", name=label)


def _waiting(report: Report) -> str:
    """«ДК1 · 1.6 (4), ДК3 · 1.4 (7) …»"""
    found = [
        f"{place(plan, row)} ({row.waiting})" for plan in report.plans for row in plan.rows if row.waiting
    ]
    return ", ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")


def _missing(texts: Texts, report: Report) -> list[str]:
    """«управленческие решения, шапка»: what the paper will have to be completed with by hand."""
    found = [texts.say_plain(FRAME_KEYS[part]) for part in FRAME_KEYS if not report.frame.get(part)]
    if not report.parts.get("decisions"):
        found.insert(0, texts.say_plain(PART_KEYS["decisions"]))
    return [each[:1].lower() + each[1:] for each in found]


def _back(texts: Texts, report: Report) -> Button:
    data = OpenReport(**_about(report)).pack()
    return Button(texts.say_plain("button-paper-back"), data)


def _orders_button(texts: Texts) -> Button:
    return Button(texts.say_plain("button-paper-orders"), ReportOrders().pack())


def _full(texts: Texts, day: date) -> str:
    return texts.say_plain("report-date", day=dates.day(texts, day), year=str(day.year))
