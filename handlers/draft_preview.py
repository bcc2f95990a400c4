"""An order before it is loaded, on one screen: what was understood, whom it would ask, what it changes."""

from collections.abc import Iterator, Mapping

from handlers.announcement_screens import announce_button
from handlers.draft_buttons import DraftView, DraftWhole
from handlers.draft_diff import diff_lines
from handlers.draft_wording import days_phrase, order_name, whom_duty, whom_plan
from handlers.paging import rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.choices import What
from roadmap.choices_questions import open_questions
from roadmap.model import Order
from roadmap.previews import Fate, PlanPreview, asked_duties, count_numbers_only, preview_plans
from services.drafts import Draft, Loaded

TITLE = 100
PLANS = 5
DUTIES = 3
CHANGES = 6
FATES = {
    "draft-fate-schools": (Fate.SCHOOLS,),
    "draft-fate-event": (Fate.EVENT,),
    "draft-fate-ours": (Fate.OURS,),
    "draft-fate-undated": (Fate.UNDATED,),
    "draft-fate-silent": (Fate.ORDER, Fate.SUM, Fate.PAST, Fate.NOBODY),
}
FATE_KEYS = tuple(FATES)


def preview_screen(texts: Texts, draft: Draft) -> Screen:
    """A new order; what an amended one changes; or the question which of the two it is."""
    understood = draft.understood
    if understood.namesake:
        return _which_screen(texts, draft)
    blocks = [_head(texts, draft)]
    if understood.diff is None:
        blocks.append(Html.joined(line for each in _shown_plans(draft) for line in _plan(texts, draft, each)))
        blocks.append(Html.joined(_rest(texts, draft)))
    else:
        blocks.append(Html.joined(diff_lines(texts, understood.diff, CHANGES)))
    blocks.append(_questions(texts, draft))
    return Screen(Html.joined(filter(None, blocks), "\n\n"), _buttons(texts, draft))


def loaded_screen(texts: Texts, loaded: Loaded) -> Screen:
    totals = loaded.totals
    key = "draft-loaded-changes" if loaded.is_amended else "draft-loaded"
    asked = texts.say_plain("draft-loaded-asked", questions=totals.questions, schools=totals.schools)
    silent = texts.say_plain("draft-loaded-nobody")
    asked = asked if totals.questions else silent
    values = {"number": totals.number, "date": dates.numeric(totals.date), "items": totals.items}
    tell = ((announce_button(texts, loaded.order_id),),) if totals.schools else ()
    return Screen(texts.say(key, **values, asked=asked), tell)


def refused_screen(texts: Texts, name: str, error: Mapping[str, object]) -> Screen:
    values = error.get("values")
    problem = texts.say(str(error["key"]), **(values if isinstance(values, dict) else {}))
    return Screen(texts.say("draft-refused", name=name, problem=problem))


def sure_screen(texts: Texts, draft: Draft) -> Screen:
    """Before a file is put aside."""
    drop = _button(texts, "button-draft-drop-yes", draft, "drop-yes")
    back = _button(texts, "button-back", draft, "preview")
    return Screen(texts.say("draft-drop-sure", order=order_name(texts, draft.order)), ((drop,), (back,)))


def _head(texts: Texts, draft: Draft) -> Html:
    head = texts.say("draft-head", order=order_name(texts, draft.order))
    return Html.joined([head, Html.of(cut(draft.order.title, TITLE))]) if draft.order.title else head


def _shown_plans(draft: Draft) -> tuple[PlanPreview, ...]:
    return preview_plans(draft.order)[:PLANS]


def _plan(texts: Texts, draft: Draft, preview: PlanPreview) -> Iterator[Html]:
    plan = preview.plan
    schools = whom_plan(texts, draft.sizes, plan.year, plan.clusters)
    yield texts.say("draft-plan", code=plan.code, items=preview.items, whom=schools)
    counts = dict(preview.fates)
    sums = {key: sum(counts.get(fate, 0) for fate in fates) for key, fates in FATES.items()}
    yield Html.joined((texts.say(key, count=count) for key, count in sums.items() if count), " · ")


def _rest(texts: Texts, draft: Draft) -> Iterator[Html]:
    order = draft.order
    more = len(order.roadmaps) - PLANS
    if more > 0:
        yield texts.say("draft-plans-more", count=more)
    expected = len({each.code for each in order.announced} - {plan.code for plan in order.roadmaps})
    if expected:
        yield texts.say("draft-announced", count=expected)
    if not order.roadmaps and order.schools:
        yield texts.say("draft-schools", count=len(order.schools))
    if numbers := count_numbers_only(order):
        yield texts.say("draft-numbers", count=numbers)
    if order.mentorships:
        yield texts.say("draft-pairs", count=len(order.mentorships))
    yield from _duties(texts, order)
    if draft.is_over:
        yield texts.say("draft-over")
    if draft.has_grace:
        yield texts.say("draft-grace", day=dates.numeric(draft.grace_until))
    if order.roadmaps and order.reporting:
        collect = days_phrase(texts, [day.collect_by for day in order.reporting])
        due = days_phrase(texts, [day.due for day in order.reporting])
        yield texts.say("draft-reporting", collect=collect, due=due)


def _duties(texts: Texts, order: Order) -> Iterator[Html]:
    duties = asked_duties(order)
    for duty in duties[:DUTIES]:
        name = cut(duty.short_name or duty.what, 60)
        who = cut(whom_duty(texts, duty.asked), 40)
        days = days_phrase(texts, duty.dates)
        key = "draft-duty" if days else "draft-duty-undated"
        values = {"point": duty.point, "name": name, "who": who}
        yield texts.say(key, **values, days=days) if days else texts.say(key, **values)
    if len(duties) > DUTIES:
        yield texts.say("draft-duties-more", count=len(duties) - DUTIES)


def _questions(texts: Texts, draft: Draft) -> Html:
    count = _count_questions(draft)
    if count:
        is_new = draft.understood.diff is None
        return texts.say("draft-questions-left" if is_new else "draft-questions-still", count=count)
    return Html() if draft.understood.diff is not None else texts.say("draft-questions-none")


def _count_questions(draft: Draft) -> int:
    return len(open_questions(draft.understood.base, draft.order))


def _buttons(texts: Texts, draft: Draft) -> tuple[tuple[Button, ...], ...]:
    count = _count_questions(draft)
    questions = Button(
        texts.say_plain("button-draft-questions", count=count),
        DraftView(draft_id=draft.row.id, view="questions").pack(),
    )
    whom_ = _button(texts, "button-draft-whom", draft, "plans")
    drop = _button(texts, "button-draft-drop", draft, "drop")
    diff = draft.understood.diff
    load = _button(texts, "button-draft-load" if diff is None else "button-draft-load-changes", draft, "load")
    changes = _button(texts, "button-draft-changes", draft, "changes")
    has_something = bool(draft.order.roadmaps or draft.order.obligations)
    return rows(
        (changes,) if diff and diff.count > CHANGES else (),
        (*((questions,) if count else ()), *((whom_,) if has_something else ())),
        (load, drop) if diff is None or diff or _is_decided(draft) else (drop,),
    )


def _is_decided(draft: Draft) -> bool:
    """Choices alone are worth loading too."""
    return bool(draft.row.choices)


def _which_screen(texts: Texts, draft: Draft) -> Screen:
    stored = draft.understood.namesake
    assert stored is not None
    order = draft.order
    text = texts.say(
        "draft-which",
        number=order.number,
        stored=dates.numeric(stored.date),
        new=dates.numeric(order.date),
    )

    def answer(key: str, *, is_same: bool) -> Button:
        data = DraftWhole(draft_id=draft.row.id, what=What.AMENDS, value=is_same)
        return Button(texts.say_plain(key), data.pack())

    same = answer("button-draft-same", is_same=True)
    new = answer("button-draft-new", is_same=False)
    return Screen(text, ((same,), (new,), (_button(texts, "button-draft-drop", draft, "drop"),)))


def _button(texts: Texts, key: str, draft: Draft, view: str) -> Button:
    data = DraftView.model_validate({"draft_id": draft.row.id, "view": view})
    return Button(texts.say_plain(key), data.pack())
