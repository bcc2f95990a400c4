"""An .ics file that phones take and, by its UIDs, update: whole days and meetings, without alarms."""

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event


def write(paper: dict[str, Any]) -> bytes:
    """RFC 5545: folded lines, CRLF; meetings are in UTC, so that no zone's history has to be told."""
    calendar = Calendar()
    calendar.add("prodid", "-//Vekhi//Vekhi//RU")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", paper["name"])
    for entry in paper["entries"]:
        calendar.add_component(_event(entry, datetime.fromisoformat(paper["stamp"]), paper["sequence"]))
    return bytes(calendar.to_ical())


def _event(entry: dict[str, Any], stamp: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", entry["uid"])
    event.add("sequence", sequence)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    if entry["day"]:
        day = date.fromisoformat(entry["day"])
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        event.add("dtstart", datetime.fromisoformat(entry["starts"]))
        event.add("dtend", datetime.fromisoformat(entry["ends"]))
    event.add("summary", entry["summary"])
    for name, key in (("description", "description"), ("location", "place"), ("url", "link")):
        if entry[key]:
            event.add(name, entry[key])
    event.add("status", "CANCELLED" if entry["is_cancelled"] else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry["day"] else "OPAQUE")
    return event
