"""What a coordinator sees of plans: the list, one plan, one item, and what is asked before a change."""

from handlers.announcement_screens import announce_button, who_has_read_button
from handlers.audit_buttons import audit_button
from handlers.callbacks import ItemSample, Plan, PlanAct, PlanItem, Plans
from handlers.item_screens import to_plan
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import RoadmapKind, RoadmapState
from services.catalogue import ItemLine, PlanView, Shelf
from services.succession import is_numbered
from storage.catalogue import ItemRow, PlanRow

PLANS_PAGE = 8
ITEMS_PAGE = 6
TITLE = 85
NAME = 30
SHORT = 4
HEAD_KEYS = {"open": "plan-items", "move": "plan-choose-move", "sample": "plan-choose-sample"}


def plans_screen(texts: Texts, shelf: Shelf, *, is_closed: bool = False, page: int = 0) -> Screen:
    here = Page(shelf.closed if is_closed else shelf.current, page, PLANS_PAGE)
    head = texts.say("roadmaps-head-closed" if is_closed else "roadmaps-head")
    lines = [plan_line(texts, plan) for plan in here.shown] or [texts.say("roadmaps-none")]
    buttons = [(Button(plan_label(plan), Plan(roadmap_id=plan.id).pack()),) for plan in here.shown]
    turns = here.turns(texts, lambda number: Plans(is_closed=is_closed, page=number).pack())
    return Screen(Html.joined([head, *lines]), rows(*buttons, turns, _shelf_turn(texts, shelf, is_closed)))


def plan_line(texts: Texts, plan: PlanRow) -> Html:
    values = {"plan": plan_label(plan), "items": plan.items, "schools": plan.schools}
    if plan.state is RoadmapState.DRAFT:
        return texts.say("roadmaps-line-draft" if plan.items else "roadmaps-line-announced", **values)
    return texts.say("roadmaps-line" if plan.schools else "roadmaps-line-bodies", **values)


def plan_screen(texts: Texts, view: PlanView, page: int = 0, choose: str = "open") -> Screen:
    """One page of items, a line each, and a grid of their numbers."""
    here = Page(view.lines, page, ITEMS_PAGE)
    lines = [*_plan_head(texts, view), Html(), texts.say(HEAD_KEYS[choose])]
    lines += [_item_line(texts, line) for line in here.shown] or [texts.say("plan-no-items")]
    turns = here.turns(
        texts,
        lambda number: Plan.model_validate(
            {"roadmap_id": view.plan.id, "page": number, "choose": choose}
        ).pack(),
    )
    buttons = [_item_button(line.item, choose) for line in here.shown]
    numbers = grid(buttons, ITEMS_PAGE if all(len(each.text) <= SHORT for each in buttons) else 3)
    acts = _plan_acts(texts, view) if choose == "open" else (to_plan(texts, view.plan),)
    return Screen(Html.joined(lines), rows(*numbers, turns, *acts))


def sure_screen(texts: Texts, text: Html, yes: Button, roadmap_id: int) -> Screen:
    """A question before a change of a whole plan."""
    no = Button(texts.say_plain("button-no"), Plan(roadmap_id=roadmap_id).pack())
    return Screen(text, ((yes, no),))


def short_year(year: str) -> str:
    """«2022/23»."""
    first, _, second = year.partition("/")
    return f"{first}/{second[-2:]}" if second else year


def plan_act(texts: Texts, key: str, plan: PlanRow, act: str) -> Button:
    return Button(texts.say_plain(key), PlanAct.model_validate({"roadmap_id": plan.id, "act": act}).pack())


def plan_label(plan: PlanRow) -> str:
    """«ДК1 · 594 · 2022/23»; the number of a copy names its year already."""
    label = f"{plan.code} · {plan.number}"
    return f"{label} · {short_year(plan.year)}" if is_numbered(plan) else label


def _about(plan: PlanRow) -> str:
    """What the plan is about, not that it is one."""
    return cut(plan.title.partition("») ")[2] or plan.title, TITLE)


def _shelf_turn(texts: Texts, shelf: Shelf, is_closed: bool) -> tuple[Button, ...]:
    if is_closed:
        return (Button(texts.say_plain("button-plans-current"), Plans().pack()),)
    if not shelf.closed:
        return ()
    label = texts.say_plain("button-plans-closed", count=len(shelf.closed))
    return (Button(label, Plans(is_closed=True).pack()),)


def _plan_head(texts: Texts, view: PlanView) -> list[Html]:
    plan = view.plan
    issued = dates.numeric(plan.issued)
    numbered = is_numbered(plan)
    lines = [
        texts.say("roadmap-head", code=plan.code, number=plan.number, issued=issued)
        if numbered
        else texts.say("roadmap-head-copy", code=plan.code, number=plan.number),
        Html.of(capital(_about(plan))),
        texts.say(
            "plan-period",
            starts=dates.numeric(plan.starts),
            ends=dates.numeric(plan.ends),
            whom=", ".join(plan.clusters) or texts.say_plain("plan-whom-all"),
        ),
    ]
    if plan.state is RoadmapState.DRAFT:
        lines.append(texts.say("plan-draft" if plan.items else "plan-announced"))
    elif view.is_over:
        left = view.asked - view.answered
        lines.append(texts.say("plan-over", done=view.answered, asked=view.asked, left=left))
    else:
        lines.append(texts.say("plan-counts", done=view.answered, asked=view.asked, schools=plan.schools))
    return lines


def _plan_acts(texts: Texts, view: PlanView) -> tuple[tuple[Button, ...], ...]:
    plan = view.plan
    to_list = Button(texts.say_plain("button-plans"), Plans(is_closed=view.is_over).pack())
    below = (audit_button(texts, "order", plan.order_id), to_list)
    rename = plan_act(texts, "button-rename", plan, "rename")
    copy = plan_act(texts, "button-plan-copy", plan, "copy")
    if plan.state is RoadmapState.DRAFT:
        drop = plan_act(texts, "button-plan-drop", plan, "drop")
        number = plan_act(texts, "button-plan-number", plan, "number")
        launch = plan_act(texts, "button-plan-launch", plan, "launch")
        last = (rename,) if is_numbered(plan) else (rename, drop)
        return ((launch, number), last, below) if plan.items else (below,)
    copies = (copy,) if plan.kind is RoadmapKind.PLAN else ()
    if view.is_over:
        again = (plan_act(texts, "button-plan-reopen", plan, "reopen"),)
        return (again if plan.state is RoadmapState.CLOSED else (), copies, below)
    moves = Plan(roadmap_id=plan.id, choose="move").pack()
    samples = Plan(roadmap_id=plan.id, choose="sample").pack()
    return (
        (
            Button(texts.say_plain("button-move-days"), moves),
            Button(texts.say_plain("button-sample"), samples),
        ),
        _told(texts, plan),
        (rename, plan_act(texts, "button-plan-close", plan, "close")),
        copies,
        below,
    )


def _told(texts: Texts, plan: PlanRow) -> tuple[Button, ...]:
    """What the schools are told of the order, where the plan asks any."""
    if not plan.schools:
        return ()
    return announce_button(texts, plan.order_id), who_has_read_button(texts, plan.order_id)


def _item_line(texts: Texts, line: ItemLine) -> Html:
    number = line.item.number.rstrip(".") or "–"
    values = {"number": number, "name": _name(line.item.short_name)}
    if not line.asked:
        return texts.say("plan-item-line-unasked", **values)
    figures = {"done": line.answered, "asked": line.asked}
    if line.troubled:
        return texts.say("plan-item-line-troubled", **values, **figures, troubled=line.troubled)
    return texts.say("plan-item-line", **values, **figures)


def _name(short_name: str) -> str:
    """Short enough for one line of a phone, as far as that can be."""
    return short_name if len(short_name) <= NAME else cut(short_name.split(",", maxsplit=1)[0], NAME)


def _item_button(item: ItemRow, choose: str) -> Button:
    label = item.number.rstrip(".") or cut(capital(item.short_name), 20)
    if choose == "move":
        return Button(label, PlanItem(item_id=item.id, view="move").pack())
    if choose == "sample":
        return Button(label, ItemSample(item_id=item.id).pack())
    return Button(label, PlanItem(item_id=item.id).pack())
