"""What the log of changes says of a meeting, at every item that it serves."""

from collections.abc import Sequence

from services.acts import Act
from services.calendar import Calendar
from services.meetings import Meeting, Stage
from storage import changes
from storage.database import Transaction
from storage.events import SideRow


async def note(
    tx: Transaction,
    act: Act,
    sides: Sequence[SideRow],
    what: str,
    *,
    before: str = "",
    after: str = "",
    reason: str = "",
) -> None:
    """Once an item, so that each tells its own story."""
    words = {"before": before, "after": after, "reason": reason}
    for side in {side.item_id: side for side in sides}.values():
        about = {"order_id": side.order_id, "roadmap_id": side.roadmap_id, "item_id": side.item_id}
        await changes.add(tx, act.actor.person_id, what, **words, about=about)


async def note_day(tx: Transaction, act: Act, calendar: Calendar, before: Meeting, after: Meeting) -> None:
    """A meeting is set, moved, called off, or has another place."""
    was, now = _told(before, calendar), _told(after, calendar)
    if after.stage is Stage.OFF:
        is_over = before.stage is Stage.OVER
        await note(tx, act, after.sides, "event-not-held" if is_over else "event-off", before=was)
    elif before.stage in {Stage.UNDATED, Stage.OFF}:
        await note(tx, act, after.sides, "event-set", after=now)
    elif before.row.starts_at != after.row.starts_at:
        await note(tx, act, after.sides, "event-moved", before=was, after=now)
    else:
        await note(tx, act, after.sides, "event-place", before=_place(before), after=_place(after))


async def note_sides(tx: Transaction, act: Act, before: Meeting, after: Meeting) -> None:
    """It serves more items than before, or fewer."""
    sides, words = (*before.sides, *after.sides), {"before": _serves(before), "after": _serves(after)}
    is_more = len(after.sides) > len(before.sides)
    await note(tx, act, sides, "event-joined" if is_more else "event-split", **words)


def _told(meeting: Meeting, calendar: Calendar) -> str:
    """As the log writes it: «2023-01-26 15:00, УОиМП, каб. 12»."""
    starts = meeting.row.starts_at
    when = f"{starts.astimezone(calendar.zone):%Y-%m-%d %H:%M}" if starts else ""
    return ", ".join(filter(None, (when, _place(meeting))))


def _place(meeting: Meeting) -> str:
    return ", ".join(filter(None, (meeting.row.place, meeting.row.link)))


def _serves(meeting: Meeting) -> str:
    """«ДК1 1.2, ДК1 1.8»."""
    return ", ".join(f"{code} {number.rstrip('.')}".strip() for code, number in meeting.places)
