"""What waits for the centre: one matter with its buttons, or a list whose lines open in place (TEXTS 7)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers.paging import Page, grid
from handlers.screen import Button, Screen
from handlers.trouble_buttons import MatterAct, MatterDay, OpenMatter, OpenMatters
from handlers.trouble_rows import reason_text
from handlers.wording import CARD_TEXT, cut, due_phrase, place, whose
from locales import dates
from locales.texts import Html, Texts
from services.decisions import Want
from services.matters import Desk, Kind, Matter, Outcome

PAGE = 8
LINE = 60
PROMPT_KEYS = {
    Want.ANSWER: "matter-ask-answer",
    Want.DAY: "matter-ask-day",
    Want.REFUSAL: "matter-ask-refusal",
}
OUTCOME_KEYS = {
    Outcome.ANSWERED: "matter-answered",
    Outcome.MOVED: "matter-moved",
    Outcome.CALLED: "matter-called",
    Outcome.GRANTED: "matter-granted",
    Outcome.REFUSED: "matter-refused",
    Outcome.WITHDRAWN: "matter-withdrawn",
    Outcome.PASSED: "matter-passed",
}


def matters_screen(texts: Texts, matters: Sequence[Matter], today: date, page: int = 0) -> Screen:
    """The list; a single matter is shown at once, as it is gathered."""
    if not matters:
        return Screen(texts.say("matters-none"))
    here = Page(tuple(matters), page, PAGE)
    lines = [texts.say("matters-head", count=len(matters)), Html()]
    lines += [_line(texts, each, today, LINE) for each in here.shown]
    buttons = [_open_button(texts, each) for each in here.shown]
    turns = here.turns(texts, lambda number: OpenMatters(page=number).pack())
    return Screen(Html.joined(lines), (*grid(buttons, 2), *((turns,) if turns else ())))


def gathered_screen(texts: Texts, matters: Sequence[Matter], today: date) -> Screen:
    """The message of 11:00 or 16:00."""
    if len(matters) == 1:
        return Screen(_line(texts, matters[0], today, CARD_TEXT * 2), _rows(texts, matters[0]))
    return matters_screen(texts, matters, today)


def matter_screen(texts: Texts, desk: Desk, today: date) -> Screen:
    """One matter; when it is over, how it ended and what else waits."""
    matter = desk.matter
    if matter.outcome:
        lines = [_line(texts, matter, today, CARD_TEXT), Html(), _outcome(texts, matter)]
        undo = ((_act(texts, matter, "undo", "button-matter-undo"),),) if matter.can_undo else ()
        return Screen(Html.joined(lines), (*undo, *_others(texts, desk)))
    text = _line(texts, matter, today, CARD_TEXT * 2)
    return Screen(text, (*_rows(texts, matter), *_others(texts, desk)))


def prompt_screen(texts: Texts, desk: Desk, today: date, want: Want) -> Screen:
    """A line is waited for; days on offer where a day is."""
    matter = desk.matter
    if matter.outcome:
        return matter_screen(texts, desk, today)
    days: list[Button] = []
    if want is Want.DAY:
        days = [
            Button(dates.weekday(texts, day), MatterDay(**_ref(matter), day=day.toordinal()).pack())
            for day in desk.days
        ]
    back = Button(texts.say_plain("button-back"), OpenMatter(**_ref(matter)).pack())
    text = Html.joined([_line(texts, matter, today, CARD_TEXT), Html(), texts.say(PROMPT_KEYS[want])])
    return Screen(text, (*grid(days, 2), (back,)))


def _line(texts: Texts, matter: Matter, today: date, limit: int) -> Html:
    row = matter.row
    values = {
        "school": whose(row),
        "name": row.short_name,
        "place": place(row),
        "due": due_phrase(texts, matter.due, today),
    }
    words = cut(reason_text(texts, matter.reason, matter.words), limit)
    if matter.ref.kind is Kind.EXTENSION:
        assert matter.wanted
        head = texts.say("matter-extension", day=dates.weekday(texts, matter.wanted), **values)
    else:
        head = texts.say("matter-difficulty", **values)
    parts = [head, texts.say("matter-words", words=words)] if words else [head]
    if matter.is_shown:
        parts.append(texts.say("matter-shown"))
    return Html.joined(parts, " ")


def _outcome(texts: Texts, matter: Matter) -> Html:
    assert matter.outcome
    key = OUTCOME_KEYS[matter.outcome]
    if matter.outcome in {Outcome.MOVED, Outcome.GRANTED}:
        return texts.say(key, day=dates.weekday(texts, date.fromisoformat(matter.decided)))
    if matter.outcome is Outcome.REFUSED and not matter.decided:
        return texts.say("matter-refused-before")
    return texts.say(key, words=cut(matter.decided, CARD_TEXT))


def _rows(texts: Texts, matter: Matter) -> tuple[tuple[Button, ...], ...]:
    if matter.ref.kind is Kind.EXTENSION:
        assert matter.wanted
        grant = MatterDay(**_ref(matter), day=matter.wanted.toordinal()).pack()
        yes = texts.say_plain("button-matter-grant", day=dates.day(texts, matter.wanted))
        return (
            (Button(yes, grant),),
            (_act(texts, matter, "move", "button-matter-other"), _act(texts, matter, "refuse", "button-no")),
        )
    return (
        (
            _act(texts, matter, "answer", "button-matter-answer"),
            _act(texts, matter, "move", "button-matter-move"),
        ),
        (_act(texts, matter, "called", "button-matter-called"),),
    )


def _others(texts: Texts, desk: Desk) -> tuple[tuple[Button, ...], ...]:
    if not desk.others:
        return ()
    label = texts.say_plain("button-matters-others", count=desk.others)
    return ((Button(label, OpenMatters().pack()),),)


def _open_button(texts: Texts, matter: Matter) -> Button:
    key = "button-matter-difficulty" if matter.ref.kind is Kind.DIFFICULTY else "button-matter-extension"
    number = matter.row.number.rstrip(".")
    label = texts.say_plain(key, school=matter.row.organization, number=number)
    return Button(label, OpenMatter(**_ref(matter)).pack())


def _act(texts: Texts, matter: Matter, act: str, key: str) -> Button:
    return Button(texts.say_plain(key), MatterAct.model_validate({**_ref(matter), "act": act}).pack())


def _ref(matter: Matter) -> dict[str, Any]:
    return {"kind": matter.ref.kind, "id": matter.ref.id}
