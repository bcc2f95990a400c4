"""«Кого спрашиваем»: the plans of a draft, the items of a plan, what the printed columns were taken for."""

from collections.abc import Sequence

from handlers.draft_buttons import DraftItem, DraftPlan, DraftView, DraftWhole
from handlers.draft_wording import (
    days_phrase,
    label,
    order_name,
    whom_item,
    whom_plan,
)
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.choices import What, items_of
from roadmap.model import Item, Roadmap
from roadmap.previews import Fate, find_days, find_fate
from services.drafts import Draft

PLANS = 6
ITEMS = 7
NAME = 45
TITLE = 60


def plans_screen(texts: Texts, draft: Draft, page: int) -> Screen:
    """The plans of the file and, after them, the duties of its own text."""
    plans = [
        (number, plan.code, _plan_line(texts, draft, plan))
        for number, plan in enumerate(draft.order.roadmaps)
    ]
    if draft.order.obligations:
        words = texts.say_plain("draft-duties-title")
        plans.append((len(plans), words, texts.say("draft-duties-line", count=len(draft.order.obligations))))
    here = Page(plans, page, PLANS)
    head = texts.say("draft-whom-head", order=order_name(texts, draft.order))
    buttons = grid(
        (
            Button(code, DraftPlan(draft_id=draft.row.id, plan=number).pack())
            for number, code, _ in here.shown
        ),
        4,
    )

    def turn(number: int) -> str:
        return DraftView(draft_id=draft.row.id, view="plans", page=number).pack()

    columns = [_view(texts, "button-draft-columns", draft, "columns")] if draft.columns else []
    grace = (_grace(texts, draft),) if draft.order.roadmaps else ()
    last = (*columns, _view(texts, "button-back", draft, "preview"))
    lines = [line for _, _, line in here.shown]
    return Screen(Html.joined([head, *lines], "\n\n"), rows(*buttons, here.turns(texts, turn), grace, last))


def _grace(texts: Texts, draft: Draft) -> Button:
    """The «льготный срок», on or off."""
    key = "button-draft-grace-on" if draft.has_grace else "button-draft-grace"
    data = DraftWhole(draft_id=draft.row.id, what=What.GRACE, value=not draft.has_grace)
    return Button(texts.say_plain(key, day=dates.numeric(draft.grace_until)), data.pack())


def _plan_line(texts: Texts, draft: Draft, plan: Roadmap) -> Html:
    title = cut(plan.title.partition("») ")[2] or plan.title, TITLE)
    schools = whom_plan(texts, draft.sizes, plan.year, plan.clusters)
    head = texts.say("draft-plan", code=plan.code, items=len(tuple(items_of(plan))), whom=schools)
    return Html.joined([head, Html.of(capital(title))])


def items_screen(texts: Texts, draft: Draft, number: int, page: int) -> Screen:
    plan = draft.order.roadmaps[number]
    here = Page(tuple(enumerate(items_of(plan))), page, ITEMS)
    head = texts.say("draft-items-head", code=plan.code)
    lines = [_item_line(texts, draft, plan, item) for _, item in here.shown]
    buttons = grid((_open(draft, number, at, label(item)) for at, item in here.shown), 4)

    def turn(other: int) -> str:
        return DraftPlan(draft_id=draft.row.id, plan=number, page=other).pack()

    back = (_view(texts, "button-back", draft, "plans"),)
    return Screen(Html.joined([head, Html(), *lines]), rows(*buttons, here.turns(texts, turn), back))


LINE_KEYS = {
    Fate.NOBODY: "draft-item-line-nobody",
    Fate.ORDER: "draft-item-line-order",
    Fate.SUM: "draft-item-line-sum",
    Fate.PAST: "draft-item-line-past",
}


def _item_line(texts: Texts, draft: Draft, plan: Roadmap, item: Item) -> Html:
    values = {"number": label(item), "name": cut(item.short_name, NAME)}
    fate = find_fate(draft.order, plan, item)
    if fate in LINE_KEYS:
        return texts.say(LINE_KEYS[fate], **values)
    asked = cut(", ".join(item.asked) if not item.for_schools else whom_item(texts, draft, plan, item), 32)
    days = days_phrase(texts, find_days(draft.order, plan, item)[:1])
    if not days:
        return texts.say("draft-item-line-undated", **values, whom=asked)
    return texts.say("draft-item-line", **values, whom=asked, day=days)


def columns_screen(texts: Texts, draft: Draft) -> Screen:
    """What each printed column was taken for, plan by plan where they differ."""
    head = texts.say("draft-columns-head")
    lines = [
        texts.say("draft-columns-line", codes=", ".join(codes), columns=_columns(texts, columns))
        for columns, codes in draft.columns
    ]
    return Screen(Html.joined([head, *lines], "\n\n"), ((_view(texts, "button-back", draft, "plans"),),))


COLUMN_KEYS = {
    "number": "draft-column-number",
    "level": "draft-column-level",
    "measure": "draft-column-measure",
    "description": "draft-column-description",
    "term": "draft-column-term",
    "responsible": "draft-column-responsible",
    "result": "draft-column-result",
}


def _columns(texts: Texts, columns: Sequence[tuple[str, str]]) -> Html:
    def line(heading: str, role: str) -> Html:
        values = {"heading": cut(heading, 40)}
        if role not in COLUMN_KEYS:
            return texts.say("draft-column-unread", **values)
        return texts.say("draft-column", **values, role=texts.say_plain(COLUMN_KEYS[role]))

    return Html.joined(line(heading, role) for heading, role in columns)


def _open(draft: Draft, number: int, at: int, words: str) -> Button:
    return Button(words, DraftItem(draft_id=draft.row.id, plan=number, item=at).pack())


def _view(texts: Texts, key: str, draft: Draft, view: str) -> Button:
    data = DraftView.model_validate({"draft_id": draft.row.id, "view": view})
    return Button(texts.say_plain(key), data.pack())
