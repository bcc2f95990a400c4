"""Another date, as the school asks for it and hears of it."""

from datetime import date

from handlers.callbacks import More, OpenCard, OpenList
from handlers.paging import grid
from handlers.screen import Button, Screen
from handlers.trouble_buttons import ExtendTo, ExtendWhy, Extension
from handlers.trouble_rows import REASON_KEYS
from handlers.wording import CARD_TEXT, capital, cut, item_button, place
from locales import dates
from locales.texts import Html, Texts
from roadmap.difficulties import Reason
from services.extensions import Wish
from services.matters import Outcome
from storage.assignments import AssignmentRow
from storage.extensions import ExtensionRow

SAID_KEYS = {
    Outcome.ANSWERED: "centre-said-answered",
    Outcome.MOVED: "centre-said-moved",
    Outcome.GRANTED: "centre-said-granted",
    Outcome.REFUSED: "centre-said-refused",
}


def days_screen(texts: Texts, wish: Wish) -> Screen:
    """The days on offer; any other is written."""
    id_ = wish.row.id
    days = (
        Button(dates.weekday(texts, day), ExtendTo(assignment_id=id_, day=day.toordinal()).pack())
        for day in wish.days
    )
    about = {"name": capital(wish.row.short_name), "place": place(wish.row)}
    text = texts.say("extension-ask", due=dates.weekday(texts, wish.due), **about)
    if wish.request:
        text = Html.joined([text, _wanted(texts, wish.request)])
    back = Button(texts.say_plain("button-back"), More(assignment_id=id_, is_open=False).pack())
    return Screen(text, (*grid(days, 2), (back,)), (id_,))


def asked_screen(texts: Texts, wish: Wish, seen_on: date, today: date) -> Screen:
    """The receipt of a wish: what is asked, when it is read, why, and the way back."""
    request = wish.request
    assert request
    lines = [texts.say("extension-asked", day=dates.weekday(texts, request.wanted), **_about(wish.row))]
    if request.reason:
        lines.append(texts.say("extension-reason", reason=cut(request.reason, CARD_TEXT)))
    when = texts.say_plain("seen-today") if seen_on == today else dates.weekday(texts, seen_on)
    lines.append(texts.say("extension-decided-when", when=when))
    rows: list[tuple[Button, ...]] = []
    if not request.reason:
        lines.append(texts.say("extension-why"))
        reasons = [
            Button(texts.say_plain(key), ExtendWhy(assignment_id=wish.row.id, reason=reason).pack())
            for reason, key in REASON_KEYS.items()
            if reason is not Reason.OTHER
        ]
        rows += grid(reasons, 2)
    withdraw = Extension(assignment_id=wish.row.id, act="withdraw").pack()
    rows.append((Button(texts.say_plain("button-extension-withdraw"), withdraw),))
    rows.append((Button(texts.say_plain("button-what-is-needed"), OpenList().pack()),))
    return Screen(Html.joined(lines), tuple(rows), (wish.row.id,))


def which_screen(texts: Texts, rows: tuple[AssignmentRow, ...]) -> Screen:
    """Several items answer to what was said, or none: the wish begins with a button."""
    buttons = tuple(
        (Button(item_button(row, rows).text, Extension(assignment_id=row.id).pack()),) for row in rows
    )
    return Screen(texts.say("extension-which"), buttons)


def said_screen(texts: Texts, row: AssignmentRow, outcome: Outcome, words: str, day: date | None) -> Screen:
    """The centre's word, with one next step."""
    values = {**_about(row), "day": dates.weekday(texts, day or row.due)}
    lines = [texts.say(SAID_KEYS[outcome], **values)]
    if words:
        lines.append(texts.say("centre-said-words", words=cut(words, 1000)))
    lines.append(texts.say("centre-said-next"))
    label = texts.say_plain("button-open-item")
    return Screen(Html.joined(lines), ((Button(label, OpenCard(assignment_id=row.id).pack()),),), (row.id,))


def unsaid_screen(texts: Texts, row: AssignmentRow) -> Screen:
    """The centre looks at the wish again."""
    button = Button(texts.say_plain("button-open-item"), OpenCard(assignment_id=row.id).pack())
    return Screen(texts.say("centre-unsaid", **_about(row)), ((button,),), (row.id,))


def _wanted(texts: Texts, request: ExtensionRow) -> Html:
    return texts.say("extension-stands", day=dates.weekday(texts, request.wanted))


def _about(row: AssignmentRow) -> dict[str, str]:
    return {"name": row.short_name, "place": place(row)}
