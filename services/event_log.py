"""What the log of changes says of a meeting, at every item that it serves."""

from services.acts import Act
from services.calendar import Calendar
from services.meetings import Meeting
from storage import changes
from storage.database import Transaction


async def note_change(
    tx: Transaction, act: Act, calendar: Calendar, before: Meeting, after: Meeting, what: str = "event"
) -> None:
    """At every item that the meeting serves, so that each tells its own story."""
    for side in {side.item_id: side for side in (*before.sides, *after.sides)}.values():
        about = {"order_id": side.order_id, "roadmap_id": side.roadmap_id, "item_id": side.item_id}
        words = {"before": word(before, calendar), "after": word(after, calendar)}
        await changes.add(tx, act.actor.person_id, what, **words, about=about)


def word(meeting: Meeting, calendar: Calendar) -> str:
    """As the log of changes writes it: «2023-01-26 15:00, УОиМП · ДК1 1.2»."""
    row = meeting.row
    when = f"{row.starts_at.astimezone(calendar.zone):%Y-%m-%d %H:%M}" if row.starts_at else ""
    state = "" if row.cancelled_at is None else "cancelled"
    told = ", ".join(filter(None, (when, row.place, row.link, state)))
    serves = ", ".join(f"{code} {number}".strip() for code, number in meeting.places)
    return f"{told} · {serves}".strip(" ·")
