"""A meeting as a whole: what it serves, whom it asks, where it stands now (RULES §7)."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, ForbiddenError, NotFoundError
from roadmap.events import is_invitation
from roadmap.model import SCHOOL_ROLES, ItemKind
from services.coordination import coordinated, issuer_of
from services.people import Actor
from storage import events
from storage.database import Transaction
from storage.events import AskedRow, EventRow, SideRow

log = logging.getLogger(__name__)


class Stage(StrEnum):
    """Without a date, planned, over (nobody has said whether it was held), held, called off."""

    UNDATED = "undated"
    PLANNED = "planned"
    OVER = "over"
    HELD = "held"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Meeting:
    row: EventRow
    sides: tuple[SideRow, ...]
    asked: tuple[AskedRow, ...]
    stage: Stage

    @property
    def id(self) -> int:
        return self.row.id

    @property
    def schools(self) -> dict[int, str]:
        """The schools that take part, each once, in their order."""
        return {each.organization_id: each.organization for each in self.asked if each.is_school}

    @property
    def is_contest(self) -> bool:
        """It only invites the schools: nobody is late for it."""
        invited = [side for side in self.sides if side.for_schools]
        return bool(invited) and all(
            is_invitation(side.measure, ItemKind.EVENT, for_schools=True) for side in invited
        )

    @property
    def start(self) -> date | None:
        """The first day of the windows; of several the latest, so that all have begun."""
        return max((side.start for side in self.sides if side.start), default=None)

    @property
    def end(self) -> date:
        return min(side.end for side in self.sides)

    @property
    def ends(self) -> date:
        """The last day of its plans."""
        return max(side.roadmap_ends for side in self.sides)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Codes and numbers of the items that it serves."""
        return tuple(dict.fromkeys((side.code, side.number) for side in self.sides))


async def read_meetings(conn: AsyncConnection, ids: Collection[int], now: datetime) -> list[Meeting]:
    """Those that ask anybody, in the order of their days."""
    sides, asked = await events.sides(conn, ids), await events.asked(conn, ids)
    found = [
        Meeting(row, tuple(sides[row.id]), tuple(asked[row.id]), stage_of(row, now))
        for row in await events.read(conn, ids)
        if row.id in sides and row.id in asked
    ]
    return sorted(found, key=lambda each: (each.end, each.start or each.end, each.id))


async def get_meeting(conn: AsyncConnection, event_id: int, now: datetime) -> Meeting:
    found = await read_meetings(conn, [event_id], now)
    if not found:
        raise NotFoundError("event-gone")
    return found[0]


async def get_run(conn: AsyncConnection, actor: Actor, event_id: int, now: datetime) -> Meeting:
    """For a coordinator who runs it; ForbiddenError for everybody else."""
    tree = await coordinated(conn, actor)
    meeting = await get_meeting(conn, event_id, now)
    if not await run_in(conn, tree, [meeting]):
        log.warning("person %s was refused meeting %s", actor.person_id, event_id)
        raise ForbiddenError("coordinated-elsewhere")
    return meeting


async def run_in(conn: AsyncConnection, tree: Collection[int], meetings: Sequence[Meeting]) -> list[Meeting]:
    """Those whose orders were all issued within this tree: whose schools they ask decides nothing."""
    issuers = {side.issuer for each in meetings for side in each.sides}
    ours = {issuer for issuer in issuers if await issuer_of(conn, issuer) in tree}
    return [each for each in meetings if all(side.issuer in ours for side in each.sides)]


async def get_changeable(tx: Transaction, actor: Actor, event_id: int) -> Meeting:
    """The same, held against other writers, while its day may still change."""
    await events.lock(tx.conn, event_id)
    meeting = await get_run(tx.conn, actor, event_id, tx.now)
    if meeting.stage is Stage.HELD:
        raise ConflictError("event-held-already")
    return meeting


def check_begun(meeting: Meeting) -> None:
    """ConflictError while nobody can have been there."""
    if meeting.stage is Stage.OFF:
        raise ConflictError("event-is-off")
    if meeting.stage not in {Stage.OVER, Stage.HELD}:
        raise ConflictError("event-not-yet")


def schools_of(actor: Actor, meeting: Meeting) -> Mapping[int, str]:
    """The person's own schools that take part."""
    mine = {each.organization_id for each in actor.memberships if each.role in SCHOOL_ROLES}
    return {id_: name for id_, name in meeting.schools.items() if id_ in mine}


def own_schools(actor: Actor, meeting: Meeting) -> Mapping[int, str]:
    """The same; ForbiddenError when there are none."""
    found = schools_of(actor, meeting)
    if not found:
        log.warning("person %s was refused meeting %s", actor.person_id, meeting.id)
        raise ForbiddenError("event-not-yours")
    return found


def stage_of(row: EventRow, now: datetime) -> Stage:
    if row.held_on is not None:
        return Stage.HELD
    if row.cancelled_at is not None:
        return Stage.OFF
    if row.starts_at is None:
        return Stage.UNDATED
    return Stage.PLANNED if row.starts_at > now else Stage.OVER
