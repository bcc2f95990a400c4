"""How screens and messages name a meeting: what, when, where, for which items."""

from datetime import date, tzinfo

from handlers.wording import capital, cut, run_places
from locales import dates
from locales.texts import Html, Texts
from services.meetings import Meeting, Stage

NAME = 60
LINE_KEYS = {
    Stage.PLANNED: "event-line-planned",
    Stage.OVER: "event-line-over",
    Stage.HELD: "event-line-held",
    Stage.OFF: "event-line-off",
}


def name(meeting: Meeting) -> str:
    return capital(cut(meeting.row.title, NAME))


def places(meeting: Meeting) -> str:
    """«ДК1 · 1.2, 1.8; ДК2 · 3.3»: the items that it serves."""
    return run_places(f"{code} · {(number or '').rstrip('.')}" for code, number in meeting.places)


def day(texts: Texts, meeting: Meeting, zone: tzinfo) -> str:
    """«26 января, чт, 15:00»."""
    assert meeting.row.starts_at
    local = meeting.row.starts_at.astimezone(zone)
    weekday = dates.weekday(texts, local.date())
    return texts.say_plain("meeting-moment", day=weekday, time=clock(meeting, zone))


def clock(meeting: Meeting, zone: tzinfo) -> str:
    """«15:00»."""
    assert meeting.row.starts_at
    return f"{meeting.row.starts_at.astimezone(zone):%H:%M}"


def where(meeting: Meeting) -> str:
    return ", ".join(filter(None, (meeting.row.place, meeting.row.link)))


def months(texts: Texts, meeting: Meeting) -> str:
    """«январь», «январь – февраль»: when the plan wants it."""
    first, last = meeting.start or meeting.end, meeting.end
    names = dict.fromkeys((dates.month(texts, first), dates.month(texts, last)))
    return " – ".join(names)


def list_line(texts: Texts, meeting: Meeting, today: date, zone: tzinfo) -> Html:
    """A meeting in the list of the year."""
    values = {"name": cut(meeting.row.title, NAME), "places": places(meeting)}
    if meeting.stage is Stage.UNDATED:
        key = "event-line-late" if meeting.end < today else "event-line-undated"
        return texts.say(key, months=months(texts, meeting), **values)
    if meeting.row.starts_at is None:
        return texts.say("event-line-undated", months=months(texts, meeting), **values)
    return texts.say(LINE_KEYS[meeting.stage], day=day(texts, meeting, zone), **values)
