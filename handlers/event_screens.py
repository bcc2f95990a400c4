"""Meetings on the coordinator's desk: the list of the year, one meeting, a day to be confirmed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo

from handlers.event_buttons import Act, EventSheet, JoinEvent, OpenEvent, OpenEvents
from handlers.event_wording import day, list_line, months, name, places, where
from handlers.paging import Page, rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from services.event_days import Proposal
from services.events import Desk
from services.meetings import Meeting, Stage

PAGE = 8
LABEL = 40
YES: Mapping[str, Act] = {"off": "off-yes", "unheld": "unheld-yes"}
"""What is asked once more before it is done."""
PAST = frozenset({Stage.HELD, Stage.OFF})
ASK_KEYS = {
    "day": "event-ask-day",
    "minutes": "event-ask-minutes",
    "decide": "event-ask-decisions",
    "off": "event-ask-off",
    "not-held": "event-ask-not-held",
    "unheld": "event-ask-unheld",
    "join": "event-ask-join",
}


def events_screen(
    texts: Texts, meetings: Sequence[Meeting], today: date, zone: tzinfo, over: OpenEvents
) -> Screen:
    """What is ahead, those to be marked as held first; or what is over."""
    if not meetings:
        return Screen(texts.say("events-none"))
    chosen = [each for each in meetings if (each.stage in PAST) == over.is_over]
    chosen.sort(key=lambda each: (_urgency(each, today), _when(each, zone), each.id))
    here = Page(tuple(chosen), over.page, PAGE)
    count = {stage: sum(each.stage is stage for each in meetings) for stage in Stage}
    counts = texts.say(
        "events-counts",
        undated=count[Stage.UNDATED],
        planned=count[Stage.PLANNED] + count[Stage.OVER],
        held=count[Stage.HELD],
    )
    lines = [texts.say("events-head"), counts, Html()]
    lines += [list_line(texts, each, today, zone) for each in here.shown]
    if not here.shown:
        lines.append(texts.say("events-none-over" if over.is_over else "events-none-ahead"))
    buttons = [(_open_button(texts, each, zone),) for each in here.shown]
    turns = here.turns(texts, lambda page: OpenEvents(is_over=over.is_over, page=page).pack())
    other = "button-events-ahead" if over.is_over else "button-events-over"
    switch = Button(texts.say_plain(other), OpenEvents(is_over=not over.is_over).pack())
    return Screen(Html.joined(lines), rows(*buttons, turns, (switch,)))


def event_screen(texts: Texts, desk: Desk, today: date, zone: tzinfo, said: Html | None = None) -> Screen:
    """One meeting; `said` is what has just become of it."""
    meeting = desk.meeting
    lines = [said, Html()] if said else []
    if desk.before and meeting.stage not in PAST:
        before = desk.before
        lines.append(texts.say("event-before", done=before.done, total=before.total))
    lines.append(texts.say("event-title", name=name(meeting), places=places(meeting)))
    lines += _state(texts, desk, today, zone)
    return Screen(Html.joined(lines), (*_acts(texts, desk), (_all_button(texts),)))


def proposal_screen(texts: Texts, proposal: Proposal, zone: tzinfo) -> Screen:
    """What was understood of a typed day, with what is odd about it."""
    meeting, local = proposal.meeting, proposal.starts_at.astimezone(zone)
    when = texts.say_plain("meeting-moment", day=dates.weekday(texts, local.date()), time=f"{local:%H:%M}")
    place = ", ".join(filter(None, (proposal.place, proposal.link)))
    lines = [
        texts.say("event-title", name=name(meeting), places=places(meeting)),
        texts.say("event-proposed", when=when, year=str(local.year)),
        texts.say("event-where", where=place) if place else texts.say("event-no-place"),
    ]
    if proposal.is_day_off:
        lines.append(texts.say("event-day-off"))
    if proposal.is_outside:
        lines.append(texts.say("event-outside", months=months(texts, meeting)))
    if proposal.bodies and not proposal.is_past:
        lines.append(texts.say("event-tells-bodies", bodies=", ".join(proposal.bodies)))
    key = "event-confirm-past" if proposal.is_past else "event-confirm"
    lines += [Html(), texts.say(key, count=len(meeting.schools))]
    label = "button-event-yes-past" if proposal.is_past else "button-event-yes"
    yes = _act(texts, meeting, "yes", label)
    return Screen(Html.joined(lines), ((yes,), (_back(texts, meeting),)))


def prompt_screen(texts: Texts, desk: Desk, what: str) -> Screen:
    """A line is waited for, or a second tap."""
    meeting = desk.meeting
    key = "not-held" if what == "off" and meeting.stage is Stage.OVER else what
    lines = [
        texts.say("event-title", name=name(meeting), places=places(meeting)),
        texts.say(ASK_KEYS[key]),
        *(_goes_back(texts, desk) if what == "unheld" else ()),
    ]
    buttons = rows((_act(texts, meeting, YES[what], "button-event-off-yes"),) if what in YES else ())
    return Screen(Html.joined(lines), (*buttons, (_back(texts, meeting),)))


def _goes_back(texts: Texts, desk: Desk) -> Iterator[Html]:
    """What hangs on the mark that a meeting was held."""
    if desk.meeting.schools:
        yield texts.say("event-back-schools", count=len(desk.meeting.schools))
    if desk.meeting.row.minutes:
        yield texts.say("event-back-minutes")
    if desk.own:
        yield texts.say("event-back-decisions", count=desk.own.total)


def join_screen(texts: Texts, desk: Desk, zone: tzinfo) -> Screen:
    """Which meetings of other plans may be this very one."""
    meeting = desk.meeting
    lines = [
        texts.say("event-title", name=name(meeting), places=places(meeting)),
        texts.say(ASK_KEYS["join"]),
    ]
    buttons = [
        (Button(_label(texts, each, zone), JoinEvent(event_id=meeting.id, other_id=each.id).pack()),)
        for each in desk.joinable
    ]
    return Screen(Html.joined(lines), (*buttons, (_back(texts, meeting),)))


def undated_screen(texts: Texts, meetings: Sequence[Meeting], zone: tzinfo) -> Screen | None:
    """At 11:00: the meetings whose day is to be named."""
    if not meetings:
        return None
    shown = meetings[:PAGE]
    lines = [texts.say("events-ask-days", count=len(meetings)), Html()]
    lines += [list_line(texts, each, each.end, zone) for each in shown]
    lines += [Html(), texts.say("events-ask-how")]
    buttons = [(_open_button(texts, each, zone, act="day"),) for each in shown]
    return Screen(Html.joined(lines), (*buttons, (_all_button(texts),)))


def _state(texts: Texts, desk: Desk, today: date, zone: tzinfo) -> list[Html]:
    meeting = desk.meeting
    if meeting.stage is Stage.UNDATED:
        key = "event-undated-late" if meeting.end < today else "event-undated"
        return [texts.say(key, months=months(texts, meeting)), _schools(texts, meeting)]
    if meeting.stage is Stage.OFF:
        return [texts.say("event-off")]
    lines = [texts.say("event-when", when=day(texts, meeting, zone))]
    if place := where(meeting):
        lines.append(texts.say("event-where", where=place))
    if meeting.stage is Stage.HELD:
        return [*lines, *_held(texts, desk)]
    lines.append(_schools(texts, meeting))
    if meeting.schools:
        lines += _words(texts, desk)
    if meeting.stage is Stage.OVER:
        lines.append(texts.say("event-over-ask", kind="schools" if meeting.schools else "none"))
    return lines


def _held(texts: Texts, desk: Desk) -> list[Html]:
    lines = [texts.say("event-held")]
    if desk.meeting.schools:
        came = sum(desk.presences.get(school, "absent") != "absent" for school in desk.meeting.schools)
        lines.append(texts.say("event-came", came=came, asked=len(desk.meeting.schools)))
    minutes = desk.meeting.row.minutes
    if minutes and minutes.get("number"):
        on = dates.numeric(date.fromisoformat(minutes["date"])) if minutes.get("date") else ""
        lines.append(texts.say("event-minutes", number=minutes["number"], on=on, is_dated=bool(on)))
    elif minutes and minutes.get("text"):
        lines.append(texts.say("event-materials", text=cut(minutes["text"], LABEL * 3)))
    elif minutes:
        lines.append(texts.say("event-materials-file"))
    elif _has_holder(desk.meeting):
        lines.append(texts.say("event-no-minutes"))
    if desk.own:
        lines.append(texts.say("event-own", done=desk.own.done, total=desk.own.total))
    return lines


def _has_holder(meeting: Meeting) -> bool:
    return any(not each.is_school for each in meeting.asked)


def _schools(texts: Texts, meeting: Meeting) -> Html:
    if not meeting.schools:
        return texts.say("event-no-schools")
    kind = "contest" if meeting.is_contest else "meeting"
    return texts.say("event-schools", count=len(meeting.schools), kind=kind)


def _words(texts: Texts, desk: Desk) -> Iterator[Html]:
    """Who has said to have been there, and what the others answered before."""
    schools, is_contest = desk.meeting.schools, desk.meeting.is_contest
    came = [desk.came[school] for school in schools if school in desk.came]
    if came:
        yield texts.say("event-said-came-contest" if is_contest else "event-said-came", **_counted(came))
    if len(came) < len(schools):
        said = [desk.comings.get(school) for school in schools if school not in desk.came]
        when = "before" if desk.meeting.stage is Stage.OVER else "ahead"
        key = "event-comings-contest" if is_contest else "event-comings"
        yield texts.say(key, when="others" if came else when, silent=said.count(None), **_counted(said))


def _counted(words: Sequence[str | None]) -> dict[str, int]:
    return {each: words.count(each) for each in ("coming", "deputy", "not_coming")}


def _acts(texts: Texts, desk: Desk) -> tuple[tuple[Button, ...], ...]:
    meeting = desk.meeting
    join = (_act(texts, meeting, "join", "button-event-join"),) if desk.joinable else ()
    several = len({side.roadmap_id for side in meeting.sides}) > 1
    split = (_act(texts, meeting, "split", "button-event-split"),) if several else ()
    match meeting.stage:
        case Stage.UNDATED:
            return rows((_act(texts, meeting, "day", "button-event-day"),), (*join, *split))
        case Stage.OFF:
            return rows((_act(texts, meeting, "day", "button-event-day"),), split)
        case Stage.PLANNED:
            move = _act(texts, meeting, "day", "button-event-move")
            return rows((move, _act(texts, meeting, "off", "button-event-off")), join)
        case Stage.OVER:
            sheet = EventSheet(event_id=meeting.id).pack()
            held = Button(texts.say_plain("button-event-held"), sheet)
            if not meeting.schools:
                held = _act(texts, meeting, "save", "button-event-held")
            not_held = _act(texts, meeting, "off", "button-event-not-held")
            return ((held,), (not_held, _act(texts, meeting, "day", "button-event-move")))
    who = (Button(texts.say_plain("button-event-who"), EventSheet(event_id=meeting.id).pack()),)
    papers = (_act(texts, meeting, "minutes", "button-event-minutes"),) if _has_holder(meeting) else ()
    decide = (_act(texts, meeting, "decide", "button-event-decisions"),)
    mistake = (_act(texts, meeting, "unheld", "button-event-unheld"),)
    return rows(who if meeting.schools else (), papers, decide, mistake)


def _urgency(meeting: Meeting, today: date) -> int:
    """To be marked as held; ahead; without a day though its time is over."""
    if meeting.stage is Stage.OVER:
        return 0
    return 2 if meeting.stage is Stage.UNDATED and meeting.end < today else 1


def _when(meeting: Meeting, zone: tzinfo) -> date:
    return meeting.row.starts_at.astimezone(zone).date() if meeting.row.starts_at else meeting.end


def _open_button(texts: Texts, meeting: Meeting, zone: tzinfo, act: Act = "open") -> Button:
    return Button(_label(texts, meeting, zone), OpenEvent(event_id=meeting.id, act=act).pack())


def _label(texts: Texts, meeting: Meeting, zone: tzinfo) -> str:
    """«26.01 · Совещание · ДК1 · 1.2», or the months instead of the day."""
    starts = meeting.row.starts_at
    when = f"{starts.astimezone(zone):%d.%m}" if starts else months(texts, meeting)
    return f"{when} · {cut(name(meeting), LABEL - 15)} · {cut(places(meeting), LABEL - 15)}"


def _act(texts: Texts, meeting: Meeting, act: Act, key: str) -> Button:
    return Button(texts.say_plain(key), OpenEvent(event_id=meeting.id, act=act).pack())


def _back(texts: Texts, meeting: Meeting) -> Button:
    return Button(texts.say_plain("button-back"), OpenEvent(event_id=meeting.id).pack())


def _all_button(texts: Texts) -> Button:
    return Button(texts.say_plain("button-events-all"), OpenEvents().pack())
