"""«Записать за школу»: the school, its item, what it said."""

from collections.abc import Sequence
from datetime import date

from handlers.cards import STATUS_KEYS, proofs
from handlers.paging import Page, grid, rows
from handlers.review_buttons import (
    OpenQueue,
    PhonedItem,
    PhonedItems,
    PhonedPress,
    PhonedSchools,
    PhonedUndo,
)
from handlers.review_screens import about_row
from handlers.screen import Button, Screen
from handlers.wording import BUTTON_TEXT, CARD_TEXT, capital, cut, due_phrase, item_button, place, whose
from locales.texts import Html, Texts
from roadmap.model import Role, Status
from services.phoned import PhonedCard, SchoolItems
from storage.assignments import AssignmentRow
from storage.organizations import OrganizationRow

SCHOOLS = 24
PAGE = 8
STATUS_BUTTON_KEYS = {
    Status.DONE: "button-done",
    Status.IN_PROGRESS: "button-in-progress",
    Status.DIFFICULTY: "button-difficulty",
    Status.NOT_APPLICABLE: "button-not-applicable",
}


def schools_screen(texts: Texts, schools: Sequence[OrganizationRow], page: int = 0) -> Screen:
    shown = Page(schools, page, SCHOOLS)
    buttons = (
        Button(cut(each.short_name, BUTTON_TEXT), PhonedItems(organization_id=each.id).pack())
        for each in shown.shown
    )
    turns = shown.turns(texts, lambda number: PhonedSchools(page=number).pack())
    back = Button(texts.say_plain("button-queue"), OpenQueue().pack())
    return Screen(texts.say("phoned-school"), rows(*grid(buttons, 3), turns, (back,)))


def items_screen(texts: Texts, items: SchoolItems, page: int = 0) -> Screen:
    """What is asked of the school, the oldest first."""
    school = items.school
    back = Button(texts.say_plain("button-back"), PhonedSchools().pack())
    if not items.rows:
        return Screen(texts.say("phoned-nothing", school=school.short_name), ((back,),))
    shown = Page(items.rows, page, PAGE)
    buttons = (
        (Button(item_button(row, items.rows).text, PhonedItem(assignment_id=row.id).pack()),)
        for row in shown.shown
    )
    turns = shown.turns(texts, lambda number: PhonedItems(organization_id=school.id, page=number).pack())
    return Screen(texts.say("phoned-items", school=school.short_name), rows(*buttons, turns, (back,)))


def which_screen(texts: Texts, card: PhonedCard, today: date) -> Screen:
    """The statuses that the school may have named."""
    row = card.row
    lines = [
        texts.say("phoned-card", name=cut(capital(row.measure), CARD_TEXT)),
        texts.say("review-what", place=place(row), school=whose(row)),
        texts.say("card-due", due=due_phrase(texts, row.due, today)),
        Html(),
        texts.say("phoned-which"),
    ]
    statuses = [Status.IN_PROGRESS] if row.interim else [Status.DONE, Status.IN_PROGRESS]
    buttons = [_status(texts, row, each) for each in (*statuses, Status.DIFFICULTY, Status.NOT_APPLICABLE)]
    back = Button(texts.say_plain("button-back"), PhonedItems(organization_id=row.organization_id).pack())
    return Screen(Html.joined(lines), rows(*grid(buttons, 2), (back,)))


def recorded_screen(texts: Texts, card: PhonedCard) -> Screen:
    """What was written down for the school; without a record of ours, that there is none."""
    row, reply = card.row, card.reply
    more = PhonedItems(organization_id=row.organization_id).pack()
    again = Button(texts.say_plain("button-phoned-more"), more)
    if reply is None or reply.author_role is not Role.COORDINATOR:
        return Screen(texts.say("phoned-undone", **about_row(row)), ((again,),))
    going_on = row.interim and reply.status is Status.IN_PROGRESS
    status = texts.say_plain("status-going-on" if going_on else STATUS_KEYS[reply.status])
    lines = [texts.say("phoned-recorded", **about_row(row), status=status)]
    if parts := proofs(texts, row, reply):
        lines.append(Html.of(capital(", ".join(parts))))
    if reply.comment:
        lines.append(texts.say("recorded-comment", text=cut(reply.comment, CARD_TEXT)))
    elif not parts:
        lines.append(texts.say("phoned-line"))
    undo = Button(texts.say_plain("button-undo"), PhonedUndo(reply_id=reply.id).pack())
    return Screen(Html.joined(lines), ((undo,), (again,)))


def _status(texts: Texts, row: AssignmentRow, status: Status) -> Button:
    key = STATUS_BUTTON_KEYS[status]
    if status is Status.IN_PROGRESS and row.interim:
        key = "button-going-on"
    if status is Status.NOT_APPLICABLE and row.conditional:
        key = "button-not-needed"
    return Button(texts.say_plain(key), PhonedPress(assignment_id=row.id, status=status).pack())
