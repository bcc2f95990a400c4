"""What an order asks of a school, in figures that its announcement says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import ItemKind
from roadmap.workdays import WorkDays
from services.duties import asked_until, is_open
from storage import announcements, assignments
from storage.announcements import AcknowledgementRow
from storage.assignments import AssignmentRow

NEVER_NEAREST = frozenset({ItemKind.EVENT, ItemKind.RECURRING})
"""Meetings are named without being asked, and a deed of every month is asked when its month is over."""


@dataclass(frozen=True, slots=True)
class Share:
    """One school's part, in printed items: those to answer, meetings, those at need.

    `nearest` is what is due first of all that is still open, on `due`.
    """

    school_id: int
    school: str
    to_answer: int
    meetings: int
    at_need: int
    due: date | None
    nearest: tuple[AssignmentRow, ...]
    acknowledgement: AcknowledgementRow | None

    @property
    def items(self) -> int:
        return self.to_answer + self.meetings + self.at_need


async def shares_of(
    conn: AsyncConnection, order_id: int, schools: Collection[int], today: date, workdays: WorkDays
) -> tuple[Share, ...]:
    """The parts of these schools, in their order."""
    ids = await announcements.assignments_of(conn, order_id, schools, today)
    everything = await assignments.of_organizations(conn, schools, today, opens=date.max)
    rows = [row for row in everything if row.id in ids]
    read = (await announcements.acknowledged(conn, [order_id])).get(order_id, {})
    names = await announcements.schools(conn)
    return tuple(
        _share(name, [row.seen_by(id_) for row in rows if row.is_of(id_)], read.get(id_), today, workdays)
        for id_, name in names.items()
        if id_ in schools
    )


def _share(
    school: str,
    rows: Sequence[AssignmentRow],
    read: AcknowledgementRow | None,
    today: date,
    workdays: WorkDays,
) -> Share:
    kinds = list({(row.code, row.number, row.measure): _kind(row) for row in rows}.values())
    days = {
        row.id: asked_until(row, workdays)
        for row in rows
        if is_open(row) and row.kind not in NEVER_NEAREST and not row.conditional
    }
    due = min((day for day in days.values() if day >= today), default=None)
    return Share(
        school_id=rows[0].organization_id,
        school=school,
        to_answer=kinds.count("answer"),
        meetings=kinds.count("meeting"),
        at_need=kinds.count("need"),
        due=due,
        nearest=tuple(row for row in rows if due and days.get(row.id) == due),
        acknowledgement=read,
    )


def _kind(row: AssignmentRow) -> str:
    if row.kind is ItemKind.EVENT:
        return "meeting"
    return "need" if row.conditional else "answer"
