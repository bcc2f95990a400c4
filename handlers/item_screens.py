"""What a coordinator sees of one item of a plan, and what is asked in writing."""

from datetime import date

from handlers.audit_buttons import audit_button
from handlers.callbacks import ItemSample, Plan, PlanItem
from handlers.paging import rows
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from services.catalogue import ANSWERED, ItemView
from storage.catalogue import ItemRow, PlanRow
from storage.changes import ChangeRow
from storage.plan_windows import WindowRow

WINDOWS = 8
PRINTED = 240
REASON = 80
PRINTED_KEYS = ("printed-description", "printed-term", "printed-responsible", "printed-result")


def item_screen(texts: Texts, view: ItemView) -> Screen:
    item, plan = view.item, view.plan
    lines = [
        texts.say("plan-item-head", name=cut(capital(item.short_name), 90)),
        Html.of(item_place(plan, item)),
        Html(),
        texts.say("plan-item-asked", whom=whom(texts, plan, item)),
        *_windows(texts, view),
        _sample(texts, item),
        *([texts.say("plan-item-twins", places=", ".join(view.twins))] if view.twins else []),
        *(_move(texts, each) for each in view.moves),
    ]
    acts = [Button(texts.say_plain("button-as-printed"), PlanItem(item_id=item.id, view="printed").pack())]
    if view.can_move:
        acts.append(Button(texts.say_plain("button-move-day"), PlanItem(item_id=item.id, view="move").pack()))
    sample = Button(texts.say_plain("button-sample"), ItemSample(item_id=item.id).pack())
    return Screen(
        Html.joined(lines),
        rows(tuple(acts), (sample, audit_button(texts, "item", item.id)), to_plan(texts, plan)),
    )


def plan_item_printed_screen(texts: Texts, view: ItemView) -> Screen:
    """The row as the order prints it, its long cells cut."""
    item = view.item
    cells = {
        "printed-description": item.description,
        "printed-term": item.term or "–",
        "printed-responsible": item.responsible or "–",
        "printed-result": item.result or "–",
    }
    head = texts.say("printed-head", place=item_place(view.plan, item), measure=cut(item.measure, PRINTED))
    parts = [texts.say(key, text=cut(cells[key], PRINTED)) for key in PRINTED_KEYS if cells[key]]
    return Screen(Html.joined([head, *parts], "\n\n"), (back_to_item(texts, item.id),))


def prompt_screen(texts: Texts, text: Html, cancel: str) -> Screen:
    """Something is to be written; `cancel` is where «Отмена» leads."""
    return Screen(text, ((Button(texts.say_plain("button-cancel"), cancel),),))


def back_to_item(texts: Texts, item_id: int) -> tuple[Button, ...]:
    return (Button(texts.say_plain("button-back"), PlanItem(item_id=item_id).pack()),)


def to_plan(texts: Texts, plan: PlanRow) -> tuple[Button, ...]:
    label = texts.say_plain("button-to-plan", code=plan.code)
    return (Button(label, Plan(roadmap_id=plan.id).pack()),)


def item_place(plan: PlanRow, item: ItemRow) -> str:
    number = item.number.rstrip(".")
    return f"{plan.code} · {number}" if number else plan.code


def whom(texts: Texts, plan: PlanRow, item: ItemRow) -> str:
    """«ШНРО», «все школы», «ОЦПРМСО»."""
    if item.for_schools and "schools" in item.asked:
        return texts.say_plain("plan-whom-all")
    return ", ".join(item.asked) or plan.issuer


def _windows(texts: Texts, view: ItemView) -> list[Html]:
    if not view.windows:
        return [texts.say("plan-item-no-windows", term=cut(view.item.term, 80) or "–")]
    lines = [_window(texts, each) for each in view.windows[:WINDOWS]]
    if len(view.windows) > WINDOWS:
        lines.append(texts.say("plan-item-more-windows", count=len(view.windows) - WINDOWS))
    return lines


def _window(texts: Texts, window: WindowRow) -> Html:
    due = dates.weekday(texts, window.due)
    if not window.asked:
        return texts.say("plan-window-unasked", due=due)
    done = sum(window.counts.get(status, 0) for status in ANSWERED)
    return texts.say("plan-window", due=due, done=done, asked=window.asked)


def _sample(texts: Texts, item: ItemRow) -> Html:
    if item.sample is None:
        return texts.say("plan-item-no-sample")
    return texts.say("plan-item-sample", name=cut(item.sample["name"], 60))


def _move(texts: Texts, move: ChangeRow) -> Html:
    return texts.say(
        "plan-item-moved",
        before=dates.day(texts, date.fromisoformat(move.before)),
        after=dates.day(texts, date.fromisoformat(move.after)),
        whom=move.organization or texts.say_plain("plan-moved-all"),
        reason=cut(capital(move.reason), REASON),
    )
