"""«Кому позвонить»: the list, and one school with who is there and what may be done about it."""

from collections.abc import Sequence

from handlers.asked_lines import reminder_line
from handlers.chasing_buttons import CallList, CallSchool, chase
from handlers.greetings import ROLE_KEYS
from handlers.paging import Page, grid, rows
from handlers.review_buttons import PhonedItems
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from services.duties import gather
from services.scope import Scope
from services.silence import Silent, SilentSchool
from storage.schools import MemberRow

PAGE = 10
LINES = 8


def calls_screen(texts: Texts, found: Sequence[Silent], page: int = 0) -> Screen:
    """The longest silence first."""
    if not found:
        return Screen(texts.say("calls-none"))
    here = Page(tuple(found), page, PAGE)
    lines = [texts.say("calls-head", count=len(found)), Html()]
    lines += [_line(texts, each) for each in here.shown]
    buttons = [
        Button(cut(each.school, 20), CallSchool(organization_id=each.school_id).pack()) for each in here.shown
    ]
    turns = here.turns(texts, lambda number: CallList(page=number).pack())
    return Screen(Html.joined(lines), rows(*grid(buttons, 2), turns))


def call_screen(texts: Texts, school: SilentSchool) -> Screen:
    silent = school.silent
    back = Button(texts.say_plain("button-calls-back"), CallList().pack())
    lines = [_head(texts, school), Html(), *_people(texts, school.members)]
    if silent is None:
        return Screen(Html.joined(lines), ((back,),))
    owed = gather(silent.rows)
    lines += [Html(), *(reminder_line(texts, line) for line in owed[:LINES])]
    if len(owed) > LINES:
        lines.append(texts.say("list-more", count=len(owed) - LINES))
    if silent.called_on:
        lines += [Html(), texts.say("call-called", day=dates.day(texts, silent.called_on))]
    if silent.is_held:
        lines += [Html(), texts.say("call-held")]
    return Screen(Html.joined(lines), _rows(texts, silent, back))


def _line(texts: Texts, each: Silent) -> Html:
    values = {"school": each.school, "since": dates.day(texts, each.since), "count": len(gather(each.rows))}
    return texts.say("calls-line", **values, days=each.days)


def _head(texts: Texts, school: SilentSchool) -> Html:
    if school.silent is None:
        return texts.say("call-answered", school=school.school)
    since = dates.day(texts, school.silent.since)
    return texts.say("call-head", school=school.school, since=since, days=school.silent.days)


def _people(texts: Texts, there: Sequence[MemberRow]) -> list[Html]:
    """Names as the people gave them; nobody of ours knows their telephones."""
    if not there:
        return [texts.say("call-nobody")]
    return [
        texts.say(
            "call-person" if each.reachable else "call-person-lost",
            role=capital(texts.say_plain(ROLE_KEYS[each.role])),
            name=each.name or "–",
        )
        for each in there
    ]


def _rows(texts: Texts, silent: Silent, back: Button) -> tuple[tuple[Button, ...], ...]:
    id_ = silent.school_id
    called = CallSchool(organization_id=id_, act="back" if silent.called_on else "called").pack()
    held = CallSchool(organization_id=id_, act="show" if silent.is_held else "hold").pack()
    label = "button-call-back" if silent.called_on else "button-matter-called"
    return (
        (Button(texts.say_plain(label), called),),
        (Button(texts.say_plain("button-call-write"), PhonedItems(organization_id=id_).pack()),),
        (Button(texts.say_plain("button-chase"), chase(Scope(place_id=id_))),),
        (Button(texts.say_plain("button-call-show" if silent.is_held else "button-call-hold"), held),),
        (back,),
    )
