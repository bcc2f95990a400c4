"""Answers that accept themselves: by rule, in the reply's own commit, unless the centre has switched it off.

Being part of that commit, a verdict by rule is neither lost nor given twice, whatever the moment of a kill.
"""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Verdict
from roadmap.reviewing import Given, accepts_itself
from storage import facts, organizations, reviews
from storage.assignments import AssignmentRow
from storage.database import Transaction
from storage.replies import NewReply

SWITCH = "review:auto:"
"""A fact for each organization whose coordinators have ever touched the switch."""
ON, OFF = "on", "off"


async def accept_by_rule(tx: Transaction, row: AssignmentRow, new: NewReply, reply_id: int) -> None:
    """Nobody's verdict: the school may still take its answer back."""
    given = Given(
        status=new.status,
        kind=row.kind,
        evidence=row.evidence,
        conditional=row.conditional,
        interim=row.interim,
        done=new.done_count,
        total=new.total_count,
        has_words=bool(new.comment.strip()),
    )
    if accepts_itself(given) and not await _is_off(tx.conn, row.organization_id):
        await reviews.add(tx, [reply_id], Verdict.ACCEPTED, None)


async def is_on(conn: AsyncConnection, tops: Iterable[int]) -> bool:
    """For the people who run these organizations."""
    switched_off = await _switched_off(conn)
    return not switched_off.intersection(tops)


async def switch(tx: Transaction, top: int, *, on: bool) -> None:
    await facts.put(tx, f"{SWITCH}{top}", ON if on else OFF)


async def _is_off(conn: AsyncConnection, organization_id: int) -> bool:
    """Whether anybody above has switched it off; hardly ever is there anything to look up."""
    switched_off = await _switched_off(conn)
    return bool(switched_off) and organization_id in await organizations.subtree(conn, switched_off)


async def _switched_off(conn: AsyncConnection) -> set[int]:
    found = await facts.find_all(conn, SWITCH)
    return {int(key.removeprefix(SWITCH)) for key, value in found.items() if value == OFF}
