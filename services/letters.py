"""Letters of the centre on their way: which leave as one message, and who has received them.

What a message has told stands in its own text: a letter that is found there is not told again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from locales.texts import Html
from roadmap.errors import ConflictError
from services.coordination import coordinated
from services.people import Actor
from storage import broadcasts, organizations
from storage.broadcasts import LetterRow

KEPT = timedelta(days=31)
ROOM, AROUND = 4000, 20
"""So many signs, as Telegram counts them, go into one message; what is said around each letter."""
BECAME = {
    "sent": "reached",
    "ready": "waiting",
    "sending": "waiting",
    "unknown": "unsure",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A letter as it is read: who writes, and the words."""

    sender: str
    words: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What became of a letter, by the names of the schools."""

    id: int
    at: datetime
    text: str
    reached: tuple[str, ...]
    waiting: tuple[str, ...]
    unsure: tuple[str, ...]
    lost: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def count(self) -> int:
        parts = (self.reached, self.waiting, self.unsure, self.lost, self.absent)
        return sum(map(len, parts))


async def read_letters(conn: AsyncConnection, actor: Actor, row_id: int, now: datetime) -> Sequence[Told]:
    """What the message tells when it leaves: this letter and those that wait with it, as many as it holds.

    Nothing when another has told it, or its reader is of none of its schools any more.
    """
    rows = await broadcasts.letters(conn, [actor.person_id], now - KEPT)
    found = await broadcasts.find_all(conn, {each.broadcast_id for each in rows})
    words = {
        each.id: found[each.broadcast_id].text
        for each in rows
        if each.broadcast_id in found and _is_there(actor, found[each.broadcast_id].recipients)
    }
    waiting = [
        each
        for each in rows
        if each.state == "ready" and each.id in words and not _is_told(each, words[each.id], rows)
    ]
    chosen, room = set[int](), ROOM
    for each in sorted(waiting, key=lambda each: each.id != row_id):
        room -= _size(words[each.id]) + len(each.sender) + AROUND
        if each.id == row_id or (row_id in chosen and room >= 0):
            chosen.add(each.id)
    return [Told(each.sender, words[each.id]) for each in waiting if each.id in chosen]


async def read_reach(conn: AsyncConnection, actor: Actor, broadcast_id: int) -> Reach:
    """For who runs all its schools; ConflictError for everybody else."""
    tree = await coordinated(conn, actor)
    row = await broadcasts.find(conn, broadcast_id)
    if row is None or not {school for school, _ in row.recipients} <= tree:
        raise ConflictError("broadcast-gone")
    states = dict(await broadcasts.states(conn, broadcast_id))
    merged = {person for person, state in states.items() if state == "dropped"}
    others = await broadcasts.letters(conn, merged, row.at) if merged else ()
    states |= {each.person_id: each.state for each in others if _tells(each, row.text)}
    names = {each.id: each.short_name for each in await organizations.everyone(conn)}
    parts: dict[str, list[str]] = {name: [] for name in ("reached", "waiting", "unsure", "lost", "absent")}
    for school, person in row.recipients:
        into = "absent" if person is None else BECAME.get(states.get(person, ""), "lost")
        parts[into].append(names[school])
    return Reach(row.id, row.at, row.text, **{name: tuple(found) for name, found in parts.items()})


def _size(text: str) -> int:
    """In the units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _is_told(letter: LetterRow, words: str, rows: Sequence[LetterRow]) -> bool:
    """Whether it was part of another message that has left since it was ordered."""
    return any(each.left_at and each.left_at >= letter.at and _tells(each, words) for each in rows)


def _tells(row: LetterRow, words: str) -> bool:
    return row.state in {"sending", "sent", "unknown"} and Html.of(words) in (row.said or "")


def _is_there(actor: Actor, recipients: broadcasts.Recipients) -> bool:
    schools = {school for school, _ in recipients}
    return any(each.organization_id in schools for each in actor.memberships)
