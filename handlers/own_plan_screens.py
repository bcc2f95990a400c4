"""What is said of a school's own roadmap: the question, what became of it, its part of `/my`."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.own_plan_buttons import Answer, OwnPlanAnswer, OwnPlanReminds
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from locales.texts import Html, Texts
from roadmap.model import Role
from services.own_plans import Offered
from services.people import Actor
from storage.assignments import AssignmentRow
from storage.outbox import OutboxRow


async def own_plan_screen(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    if row.kind == "own_plan_reminds":
        is_on = bool(row.subject["is_on"])
        key = "own-plan-reminding" if is_on else "own-plan-silent"
        return Screen(texts.say(key), ((reminds_button(texts, is_on=not is_on),),))
    draft_id = int(row.subject["draft"])
    if row.kind == "own_plan_question":
        return question_screen(texts, await rooms.own_plans.read(conn, actor, draft_id))
    if row.kind == "own_plan_declined":
        return Screen(texts.say("own-plan-declined"))
    items = await rooms.own_plans.count_kept(conn, actor, draft_id)
    return Screen(texts.say("own-plan-kept", items=items), ((reminds_button(texts, is_on=False),),))


DRAWN = dict.fromkeys(
    ("own_plan_question", "own_plan_kept", "own_plan_declined", "own_plan_reminds"), own_plan_screen
)


def question_screen(texts: Texts, offered: Offered) -> Screen:
    found = offered.found
    key = "own-plan-question-again" if offered.stored else "own-plan-question"
    lines = [texts.say(key, items=found.items)]
    if found.dated < found.items:
        lines.append(texts.say("own-plan-undated", dated=found.dated, items=found.items))
    other = "button-own-deputy" if offered.role is Role.DIRECTOR else "button-own-director"
    buttons: tuple[tuple[str, Answer], ...] = (
        ("button-own-me", "me"),
        (other, "other"),
        ("button-own-no", "no"),
    )
    rows = tuple(
        (Button(texts.say_plain(label), OwnPlanAnswer(draft_id=offered.draft.id, answer=answer).pack()),)
        for label, answer in buttons
    )
    return Screen(Html.joined(lines), rows)


def reminds_button(texts: Texts, *, is_on: bool) -> Button:
    key = "button-own-on" if is_on else "button-own-off"
    return Button(texts.say_plain(key), OwnPlanReminds(is_on=is_on).pack())


def reminds_row(texts: Texts, own: tuple[AssignmentRow, ...]) -> tuple[tuple[Button, ...], ...]:
    """The row below a list that holds rows of the school's own plan."""
    return ((reminds_button(texts, is_on=own[0].reminds is None),),) if own else ()
