"""Telling a person what was recorded: the card or receipt they answered changes, else one new message."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.acts import Act
from services.replies import Replies
from storage import mentions, outbox
from storage.assignments import AssignmentRow
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Place:
    """A message that confirms answers, and the assignments that it is about."""

    key: str
    about: tuple[int, ...]


async def find_place(tx: Transaction, act: Act, row: AssignmentRow, reply_to: str | None) -> Place | None:
    """Where an answer to this assignment shows: the message that was replied to, or the newest of its own.

    A list that names several items stays as it is.
    """
    newest = await mentions.find_receipt(tx.conn, act.chat_key, row.id)
    if reply_to is None:
        return Place(newest[0], tuple(newest[1])) if newest else None
    if newest and newest[0] == reply_to:
        return Place(reply_to, tuple(newest[1]))
    about = await mentions.about(tx.conn, act.chat_key, reply_to)
    return Place(reply_to, (row.id,)) if about in ([], [row.id]) else None


async def confirm(
    tx: Transaction,
    replies: Replies,
    act: Act,
    rows: Sequence[AssignmentRow],
    place: Place | None,
    *,
    reacts: bool = True,
) -> None:
    """In place, with a sign on the person's own message since a card far above may not be seen."""
    ids = [row.id for row in rows]
    if place is None:
        await replies.receipt(tx, act, ids, None)
        return
    await replies.receipt(tx, act, list(dict.fromkeys((*place.about, *ids))), place.key)
    if reacts:
        await react(tx, act)


async def react(tx: Transaction, act: Act) -> None:
    await outbox.add(tx, "receipt", "reaction", act.actor.person_id, target=act.message_key)
