"""One item of a draft beside its printed row, a button for each part that was understood, its options."""

from collections.abc import Iterator
from functools import partial

from handlers.draft_bonds import bond_buttons, bond_lines
from handlers.draft_buttons import DraftItem, DraftPlan, DraftSet, DraftType
from handlers.draft_items import ITEMS
from handlers.draft_wording import (
    EVIDENCE_KEYS,
    KIND_KEYS,
    days_phrase,
    item_place,
    printed,
    whom,
    whom_item,
)
from handlers.paging import rows
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales.texts import Html, Texts
from roadmap.bonds import Bond, propose_bonds
from roadmap.choices import What, items_of
from roadmap.choices_items import asks_nobody
from roadmap.events import is_invitation
from roadmap.model import Item, ItemKind, Order, Roadmap
from roadmap.previews import Fate, find_days, find_fate
from roadmap.twins import find_item_twins
from services.drafts import Draft

MEASURE = 200
CELL = 90
OPTION = 40


def item_screen(texts: Texts, draft: Draft, number: int, at: int) -> Screen:
    """What is printed, what was understood of it, and a button for each part of that."""
    plan = draft.order.roadmaps[number]
    item = tuple(items_of(plan))[at]
    lines = [
        texts.say("draft-item-head", name=capital(item.short_name), place=item_place(plan, item)),
        Html(),
        texts.say("draft-item-measure", text=printed(item.measure, MEASURE)),
        texts.say("draft-item-term", text=printed(item.term, CELL)),
        texts.say("draft-item-responsible", text=printed(item.responsible, CELL)),
        texts.say("draft-item-result", text=printed(item.result, CELL)),
        Html(),
        *_understood(texts, draft, plan, item),
    ]
    return Screen(Html.joined(lines), _item_buttons(texts, draft, number, at, item))


def _understood(texts: Texts, draft: Draft, plan: Roadmap, item: Item) -> Iterator[Html]:
    fate = find_fate(draft.order, plan, item)
    if fate is Fate.NOBODY:
        yield texts.say("draft-item-nobody")
        return
    if fate is Fate.ORDER:
        yield texts.say("draft-item-by-order")
        return
    if fate is Fate.SUM:
        places = ", ".join(f"{plan.code} · {key}" for key in item.sum_of)
        yield texts.say("draft-item-by-schools", places=places)
        return
    yield texts.say("draft-item-whom", whom=whom_item(texts, draft, plan, item))
    yield texts.say("draft-item-kind", kind=texts.say_plain(_kind_key(item)))
    yield texts.say("draft-item-evidence", evidence=texts.say_plain(EVIDENCE_KEYS[item.evidence]))
    days = days_phrase(texts, find_days(draft.order, plan, item))
    if fate is Fate.PAST:
        yield texts.say("draft-item-past")
    else:
        yield texts.say("draft-item-days", days=days) if days else texts.say("draft-item-undated")
    if twins := _find_twins(draft.order, plan.code, item.key):
        yield texts.say("draft-item-twins", places=", ".join(twins))
    if sides := _find_sides(draft.order, plan.code, item.key):
        yield texts.say("draft-item-event", places=", ".join(sides))
    yield from bond_lines(texts, draft.order, (plan.code, item.key))


def _kind_key(item: Item) -> str:
    is_contest = is_invitation(item.measure, item.kind, for_schools=item.for_schools)
    return "draft-kind-contest" if is_contest else KIND_KEYS[item.kind]


def _find_twins(order: Order, code: str, key: str) -> list[str]:
    """The places of the items that one answer closes together with this one."""
    pairs = find_item_twins(order.roadmaps)
    return [f"{a} · {b}" for pair in pairs if (code, key) in pair for a, b in pair if (a, b) != (code, key)]


def _find_sides(order: Order, code: str, key: str) -> list[str]:
    """The other items of the same meeting."""
    sides = [each.sides for each in propose_bonds(order.roadmaps) if each.bond is Bond.SIDES]
    return [
        f"{a} · {b}" for group in sides if (code, key) in group for a, b in group if (a, b) != (code, key)
    ]


def _item_buttons(
    texts: Texts, draft: Draft, number: int, at: int, item: Item
) -> tuple[tuple[Button, ...], ...]:
    """What is not asked has a button to ask about it; anything else one for each part of the question."""

    def turn(key: str, what: What, value: str) -> Button:
        return Button(texts.say_plain(key), _set(draft, number, at, what, value))

    leave = turn("button-draft-leave", What.ASK, "no")
    back = Button(
        texts.say_plain("button-back"),
        DraftPlan(draft_id=draft.row.id, plan=number, page=at // ITEMS).pack(),
    )
    if asks_nobody(item):
        return ((turn("button-draft-ask", What.ASK, "yes"),), (back,))
    if item.done_by_order:
        return ((turn("button-draft-undone", What.DONE, "no"),), (leave,), (back,))
    if item.sum_of:
        return ((turn("button-draft-ask-apart", What.SUM, "no"),), (leave,), (back,))
    place = (draft.order.roadmaps[number].code, item.key)
    done = turn("button-draft-done", What.DONE, "yes")
    sum_up = turn("button-draft-sum", What.SUM, "yes")
    return rows(
        *_part_buttons(texts, draft, number, at, leave),
        *bond_buttons(texts, draft.order, place, partial(_set, draft, number, at)),
        (done,) if not item.for_schools else (),
        (sum_up,) if not item.for_schools and _was_sum(draft, number, at) else (),
        (back,),
    )


def _part_buttons(
    texts: Texts, draft: Draft, number: int, at: int, leave: Button
) -> tuple[tuple[Button, ...], ...]:
    def choose(key: str, view: str) -> Button:
        values = {"draft_id": draft.row.id, "plan": number, "item": at, "view": view}
        return Button(texts.say_plain(key), DraftItem.model_validate(values).pack())

    def type_(key: str, what: What) -> Button:
        data = DraftType(draft_id=draft.row.id, plan=number, item=at, what=what)
        return Button(texts.say_plain(key), data.pack())

    return (
        (choose("button-draft-asked", "asked"), choose("button-draft-kind", "kind")),
        (choose("button-draft-evidence", "evidence"), type_("button-draft-term", What.TERM)),
        (type_("button-draft-name", What.SHORT_NAME), leave),
    )


def _was_sum(draft: Draft, number: int, at: int) -> bool:
    """The schools' answers could be its answer; a person would rather have it asked."""
    return bool(tuple(items_of(draft.understood.base.roadmaps[number]))[at].sum_of)


def options_screen(texts: Texts, draft: Draft, data: DraftItem) -> Screen:
    """The words to choose from, a button each; the present one is marked."""
    plan = draft.order.roadmaps[data.plan]
    item = tuple(items_of(plan))[data.item]
    head = texts.say(OPTION_KEYS[data.view], name=capital(item.short_name), place=item_place(plan, item))
    buttons = [(each,) for each in _options(texts, draft, data, item)]
    back = Button(
        texts.say_plain("button-back"),
        DraftItem(draft_id=draft.row.id, plan=data.plan, item=data.item).pack(),
    )
    return Screen(head, (*buttons, (back,)))


OPTION_KEYS = {
    "asked": "draft-choose-asked",
    "kind": "draft-choose-kind",
    "evidence": "draft-choose-evidence",
}


def _options(texts: Texts, draft: Draft, data: DraftItem, item: Item) -> Iterator[Button]:
    place = (draft, data.plan, data.item)
    if data.view == "kind":
        for kind, key in KIND_KEYS.items():
            if item.for_schools or kind is not ItemKind.NUMBERS_ONLY:
                mark = _mark(texts.say_plain(key), is_on=item.kind is kind)
                yield Button(mark, _set(*place, What.KIND, kind.value))
    elif data.view == "evidence":
        for evidence, key in EVIDENCE_KEYS.items():
            mark = _mark(texts.say_plain(key), is_on=item.evidence is evidence)
            yield Button(mark, _set(*place, What.EVIDENCE, evidence.value))
    else:
        plan = draft.order.roadmaps[data.plan]
        for number, asked in enumerate(draft.asked_options(data.plan, data.item)):
            for_schools = draft.asks_schools(asked)
            words = whom(texts, draft.sizes, plan.year, asked, for_schools=for_schools)
            mark = _mark(words, is_on=item.asked == asked)
            yield Button(mark, _set(*place, What.ASKED, str(number)))


def _mark(words: str, *, is_on: bool) -> str:
    return f"✓ {cut(capital(words), OPTION)}" if is_on else cut(capital(words), OPTION)


def _set(draft: Draft, number: int, at: int, what: What, value: str) -> str:
    return DraftSet(draft_id=draft.row.id, plan=number, item=at, what=what, value=value).pack()
