"""How planned messages name meetings: by day and hour, or «дату сообщит управление»."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from itertools import groupby

from handlers.wording import cut, places
from locales import dates
from locales.texts import Html, Texts
from storage.assignments import AssignmentRow

NAME = 60
Rows = Sequence[AssignmentRow]


def dated(rows: Rows) -> list[Rows]:
    """One list for each meeting, in the order of their moments: it may serve several items."""
    found = sorted((row for row in rows if row.event_at), key=_moment)
    return [tuple(group) for _, group in groupby(found, key=_moment)]


def undated(rows: Rows) -> list[Rows]:
    """The same of those without a day, by their names."""
    found: dict[str, list[AssignmentRow]] = {}
    for row in rows:
        if row.event_at is None:
            found.setdefault(row.short_name, []).append(row)
    return [tuple(same) for same in found.values()]


def meeting_line(texts: Texts, rows: Rows, zone: tzinfo) -> Html:
    """«26 января, чт, 15:00: совещание директоров, УОиМП»."""
    where = rows[0].event_place
    name = f"{_name(rows)}, {where}" if where else _name(rows)
    return texts.say("meeting-line", when=meeting_moment(texts, rows, zone), name=name)


def meeting_moment(texts: Texts, rows: Rows, zone: tzinfo) -> str:
    local = _moment(rows[0]).astimezone(zone)
    day = dates.weekday(texts, local.date())
    return texts.say_plain("meeting-moment", day=day, time=f"{local:%H:%M}")


def undated_line(texts: Texts, meetings: Sequence[Rows], today: date, most: int, *, is_more: bool) -> Html:
    """«Ещё в декабре вебинар (ДК1 · 2.6) и совещание (ДК1 · 1.8): даты сообщит управление, …»."""
    key = "events-undated" if is_more else "events-undated-only"
    names = listed(texts, meetings, most)
    return texts.say(key, month=dates.month_in(texts, today), names=names, count=len(meetings))


def listed(texts: Texts, meetings: Sequence[Rows], most: int) -> str:
    """«вебинар (ДК1 · 2.6), совещание (ДК1 · 1.8) и ещё 2»."""
    names = [texts.say_plain("event-name", name=_name(rows), place=places(rows)) for rows in meetings[:most]]
    if not most:
        return texts.say_plain("events-count", count=len(meetings))
    if len(meetings) > most:
        names.append(texts.say_plain("events-rest", count=len(meetings) - most))
    return join(texts, names)


def near_block(texts: Texts, rows: Rows, today: date, zone: tzinfo) -> Html:
    """The notice of the day before."""
    lines = []
    for meeting in dated(rows):
        day = _moment(meeting[0]).astimezone(zone).date()
        key = {0: "meeting-today", 1: "meeting-tomorrow"}.get((day - today).days, "meeting-soon")
        lines.append(texts.say(key, line=meeting_line(texts, meeting, zone)))
    return Html.joined([*lines, texts.say("meeting-nothing-needed")])


def join(texts: Texts, names: Sequence[str]) -> str:
    """«а, б и в»."""
    if len(names) < 2:
        return "".join(names)
    return texts.say_plain("joined-and", first=", ".join(names[:-1]), last=names[-1])


def _name(rows: Rows) -> str:
    return cut(rows[0].short_name, NAME)


def _moment(row: AssignmentRow) -> datetime:
    if row.event_at is None:
        raise ValueError("a meeting without a day")
    return row.event_at
