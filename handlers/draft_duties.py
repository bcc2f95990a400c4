"""The duties of a draft's own text: the list, one duty, its day and whether it is asked at all."""

from handlers.draft_buttons import DraftItem, DraftPlan, DraftSet, DraftType, DraftView
from handlers.draft_wording import days_phrase, printed, whom_duty
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales.texts import Html, Texts
from roadmap.choices import What
from roadmap.model import Obligation
from services.drafts import Draft

PAGE = 6
NAME = 60
TEXT = 320


def duties_screen(texts: Texts, draft: Draft, page: int) -> Screen:
    number = len(draft.order.roadmaps)
    here = Page(tuple(enumerate(draft.order.obligations)), page, PAGE)
    lines = [_line(texts, duty) for _, duty in here.shown]
    buttons = grid(
        (
            Button(duty.point, DraftItem(draft_id=draft.row.id, plan=number, item=at).pack())
            for at, duty in here.shown
        ),
        4,
    )

    def turn(other: int) -> str:
        return DraftPlan(draft_id=draft.row.id, plan=number, page=other).pack()

    back = Button(texts.say_plain("button-back"), DraftView(draft_id=draft.row.id, view="plans").pack())
    head = texts.say("draft-duties-head")
    return Screen(Html.joined([head, Html(), *lines]), rows(*buttons, here.turns(texts, turn), (back,)))


def _line(texts: Texts, duty: Obligation) -> Html:
    values = {
        "point": duty.point,
        "name": cut(duty.short_name or duty.what, NAME),
        "who": cut(whom_duty(texts, duty.asked) or duty.who, 40),
    }
    if not (duty.has_deliverable and duty.asked):
        return texts.say("draft-duty-recorded", **values)
    if not duty.dates:
        return texts.say("draft-duty-undated", **values)
    return texts.say("draft-duty", **values, days=days_phrase(texts, duty.dates))


def duty_screen(texts: Texts, draft: Draft, at: int) -> Screen:
    number = len(draft.order.roadmaps)
    duty = draft.order.obligations[at]
    is_asked = duty.has_deliverable and bool(duty.asked)
    lines = [
        texts.say("draft-duty-head", point=duty.point, name=cut(duty.short_name or duty.what, NAME)),
        Html(),
        texts.say("draft-item-measure", text=printed(duty.what, TEXT)),
        texts.say("draft-item-responsible", text=printed(duty.who, 120)),
        Html(),
    ]
    if is_asked:
        days = days_phrase(texts, duty.dates)
        lines.append(texts.say("draft-item-whom", whom=whom_duty(texts, duty.asked)))
        lines.append(texts.say("draft-item-days", days=days) if days else texts.say("draft-item-undated"))
        if duty.recommended:
            lines.append(texts.say("draft-duty-recommended"))
    else:
        lines.append(texts.say("draft-duty-not-asked"))
    place = {"draft_id": draft.row.id, "plan": number, "item": at}
    day = Button(texts.say_plain("button-draft-day"), DraftType(**place, what=What.DATE).pack())
    leave = Button(texts.say_plain("button-draft-leave"), DraftSet(**place, what=What.ASK, value="no").pack())
    back = Button(
        texts.say_plain("button-back"),
        DraftPlan(draft_id=draft.row.id, plan=number, page=at // PAGE).pack(),
    )
    has_own_day = bool(draft.understood.base.obligations[at].dates)
    return Screen(
        Html.joined(lines),
        rows((day,) if is_asked and not has_own_day else (), (leave,) if is_asked else (), (back,)),
    )
