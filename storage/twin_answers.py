"""What one answer can be counted for besides: the windows of twin items at the same school (RULES §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Text, bindparam, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapState, Status
from storage.schema import assignment, change, item, reply, roadmap, twin, window

DECLINED = "twin"
"""What the log of changes calls «Нет» to the question; its `before` is the assignment's id."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An unanswered window of a twin item, as a question names it."""

    assignment_id: int
    item_id: int
    organization_id: int
    code: str
    number: str
    status: Status


_MINE = window.alias("mine")
_OTHER = assignment.alias("other")
_UNDONE = exists().where(reply.c.assignment_id == _OTHER.c.id, reply.c.undoes_id.is_not(None))
_REFUSED = exists().where(
    change.c.what == DECLINED,
    change.c.item_id == item.c.id,
    change.c.organization_id == _OTHER.c.organization_id,
    change.c.before == cast(_OTHER.c.id, Text),
)
_OFFERS = (
    select(
        _OTHER.c.id,
        item.c.id.label("item_id"),
        _OTHER.c.organization_id,
        roadmap.c.code,
        item.c.number,
        _OTHER.c.status,
        assignment.c.due,
        _OTHER.c.due.label("other_due"),
    )
    .join_from(assignment, _MINE, _MINE.c.id == assignment.c.window_id)
    .join(twin, or_(twin.c.item_id == _MINE.c.item_id, twin.c.other_id == _MINE.c.item_id))
    .join(item, (item.c.id == twin.c.item_id + twin.c.other_id - _MINE.c.item_id))
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(window, window.c.item_id == item.c.id)
    .join(
        _OTHER,
        (_OTHER.c.window_id == window.c.id) & (_OTHER.c.organization_id == assignment.c.organization_id),
    )
    .where(
        assignment.c.id == bindparam("assignment"),
        _OTHER.c.withdrawn_at.is_(None),
        _OTHER.c.extension_asked.is_(None),
        or_(_OTHER.c.status == Status.PENDING, _OTHER.c.status == Status.IN_PROGRESS),
        func.coalesce(window.c.start, window.c.opens) <= _MINE.c.end,
        func.coalesce(_MINE.c.start, _MINE.c.opens) <= window.c.end,
        roadmap.c.state == RoadmapState.ACTIVE,
        roadmap.c.ends >= bindparam("today"),
        ~_UNDONE,
        ~_REFUSED,
    )
    .order_by(roadmap.c.position, item.c.position, _OTHER.c.id)
)
_TOLD, _SAME = reply.alias("told"), reply.alias("same")
_TOGETHER = (
    select(_SAME.c.assignment_id)
    .join_from(
        _TOLD, _SAME, (_SAME.c.author_id == _TOLD.c.author_id) & (_SAME.c.message_key == _TOLD.c.message_key)
    )
    .join(assignment, assignment.c.reply_id == _SAME.c.id)
    .join(window, window.c.id == assignment.c.window_id)
    .where(
        _TOLD.c.id == bindparam("reply"),
        _SAME.c.assignment_id != _TOLD.c.assignment_id,
        exists().where(
            or_(
                (twin.c.item_id == window.c.item_id) & (twin.c.other_id == bindparam("item")),
                (twin.c.other_id == window.c.item_id) & (twin.c.item_id == bindparam("item")),
            )
        ),
    )
    .order_by(_SAME.c.assignment_id)
)
_ITEM = (
    select(window.c.item_id)
    .join_from(assignment, window, window.c.id == assignment.c.window_id)
    .where(assignment.c.id == bindparam("assignment"))
)


async def find_offers(conn: AsyncConnection, assignment_id: int, today: date) -> Sequence[Offer]:
    """Of each twin item the window that is due nearest; not those that were refused or taken back."""
    values = {"assignment": assignment_id, "today": today}
    nearest: dict[int, tuple[int, Offer]] = {}
    for row in await conn.execute(_OFFERS, values):
        offer = Offer(*row[:5], Status(row.status))
        distance = abs((row.other_due - row.due).days)
        if offer.item_id not in nearest or distance < nearest[offer.item_id][0]:
            nearest[offer.item_id] = (distance, offer)
    return [offer for _, offer in nearest.values()]


async def find_counted(conn: AsyncConnection, reply_id: int, assignment_id: int) -> Sequence[int]:
    """The twins of this assignment whose standing answer came from the same message."""
    item_id = (await conn.execute(_ITEM, {"assignment": assignment_id})).scalar_one()
    found = await conn.execute(_TOGETHER, {"reply": reply_id, "item": item_id})
    return list(found.scalars())
