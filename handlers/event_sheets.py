"""Who came, in ticks, page by page; and the decisions of a meeting before they are saved."""

from collections.abc import Iterator, Sequence
from datetime import date

from handlers.event_buttons import EventSheet, OpenEvent, TickSchool
from handlers.event_wording import name, places
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from services.attendance import Sheet
from services.comings import Coming, Presence
from services.event_decisions import Decision, Draft
from services.meetings import Stage
from services.schools import by_number

PAGE = 60
"""All schools of a municipality on one screen of ticks, within what one keyboard holds."""
NAMED = 6
SIGN_KEYS = {
    Presence.PRESENT: "sheet-present",
    Presence.DEPUTY: "sheet-deputy",
    Presence.ABSENT: "sheet-absent",
}
OWN_KEYS = {Coming.NOT_COMING: "sheet-said-not", Coming.DEPUTY: "sheet-said-deputy"}
NEXT = {
    Presence.PRESENT: Presence.ABSENT,
    Presence.ABSENT: Presence.DEPUTY,
    Presence.DEPUTY: Presence.PRESENT,
}


def sheet_screen(texts: Texts, sheet: Sheet, page: int = 0) -> Screen:
    """A tap turns a school from there to not there, to a deputy, and round."""
    meeting = sheet.meeting
    by_name = sorted(meeting.schools.items(), key=lambda each: by_number(each[1]))
    here = Page(tuple(by_name), page, PAGE)
    kind = "contest" if meeting.is_contest else "meeting"
    lines = [
        texts.say("event-title", name=name(meeting), places=places(meeting)),
        texts.say("sheet-head", kind=kind, came=sheet.came, asked=len(meeting.schools)),
        texts.say("sheet-how", kind=kind),
        *_asides(texts, sheet),
    ]
    buttons = [_tick(texts, sheet, school_id, school, here.number) for school_id, school in here.shown]
    turns = here.turns(texts, lambda number: EventSheet(event_id=meeting.id, page=number).pack())
    key = "button-sheet-again" if meeting.stage is Stage.HELD else "button-sheet-save"
    save = Button(texts.say_plain(key), OpenEvent(event_id=meeting.id, act="save").pack())
    back = Button(texts.say_plain("button-back"), OpenEvent(event_id=meeting.id).pack())
    return Screen(Html.joined(lines), rows(*grid(buttons, 2), turns, (save,), (back,)))


def decisions_screen(texts: Texts, draft: Draft) -> Screen:
    """Each line with whom it asks and until when, or with what is missing in it."""
    meeting = draft.meeting
    lines = [texts.say("event-title", name=name(meeting), places=places(meeting)), Html()]
    lines += [_decision(texts, each) for each in draft.decisions]
    back = (Button(texts.say_plain("button-back"), OpenEvent(event_id=meeting.id).pack()),)
    if not draft.is_clear:
        return Screen(Html.joined([*lines, Html(), texts.say("decisions-again")]), (back,))
    count = sum(len(each.whom) for each in draft.decisions)
    lines += [Html(), texts.say("decisions-sure", count=count)]
    save = OpenEvent(event_id=meeting.id, act="decide-yes").pack()
    return Screen(Html.joined(lines), ((Button(texts.say_plain("button-decisions-save"), save),), back))


def note(texts: Texts, presence: Presence, day: date) -> str:
    """What the log says of a school's part."""
    return texts.say_plain(NOTE_KEYS[presence], day=dates.numeric(day))


NOTE_KEYS = {
    Presence.PRESENT: "attendance-present",
    Presence.DEPUTY: "attendance-deputy",
    Presence.ABSENT: "attendance-absent",
}


def _asides(texts: Texts, sheet: Sheet) -> Iterator[Html]:
    """Who has said that they do not come, or send a deputy: what the ticks began with; who has no tick."""
    kind = "contest" if sheet.meeting.is_contest else "meeting"
    for coming, key in OWN_KEYS.items():
        names = [name for id_, name in sheet.meeting.schools.items() if sheet.said.get(id_) is coming]
        if names:
            yield texts.say(key, schools=_listed(texts, names), kind=kind)
    if sheet.unmarked:
        yield texts.say("sheet-added", schools=_listed(texts, list(sheet.unmarked.values())))


def _listed(texts: Texts, names: Sequence[str]) -> str:
    """«СШ № 9, СШ № 11 и ещё 4»."""
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return texts.say_plain("list-rest", names=shown, count=more) if more > 0 else shown


def _tick(texts: Texts, sheet: Sheet, school_id: int, school: str, page: int) -> Button:
    presence = sheet.presences.get(school_id)
    following = NEXT[presence] if presence else Presence.PRESENT
    if sheet.meeting.is_contest and following is Presence.DEPUTY:
        following = Presence.PRESENT
    data = TickSchool(event_id=sheet.meeting.id, school_id=school_id, presence=following, page=page)
    key = SIGN_KEYS[presence] if presence else "sheet-unmarked"
    return Button(texts.say_plain(key, school=cut(school, 30)), data.pack())


def _decision(texts: Texts, decision: Decision) -> Html:
    line = decision.line
    if decision.is_clear:
        assert decision.due
        whom = _listed(texts, [each.short_name for each in decision.whom])
        due = dates.weekday(texts, decision.due)
        return texts.say("decision-line", due=due, whom=whom, what=line.what)
    if not line.what:
        return texts.say("decision-no-what", text=line.text)
    if decision.due is None:
        return texts.say("decision-past" if line.due else "decision-no-day", text=line.text)
    return texts.say("decision-no-whom", text=line.text)
