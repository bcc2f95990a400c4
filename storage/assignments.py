"""Assignments with all that a card, a list or a reminder says of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Evidence, ItemKind, RoadmapKind, RoadmapState, Role, Side, Status, TermKind
from storage import replies, twins
from storage.replies import ReplyRow
from storage.schema import (
    assignment,
    event,
    event_window,
    item,
    mention,
    order,
    organization,
    partner,
    remark,
    reply,
    reporting_date,
    roadmap,
    twin,
    window,
)
from storage.standing_codes import standing_of

DECISIONS = ("answered", "moved", "called")
"""What the centre says of a difficulty, so that silence about it ends."""
NO_TWINS: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One duty of one organization, as stored: `due` is not yet the effective day.

    `deed` is the same for the windows of one item and, in lists, for its twins. `partner` is the other
    school of a pair. `collect_by` belongs to a deed that `is_recurring`, `grace_until` to the order.
    `is_decided`: it is a difficulty on which the centre has said something. `reminds`: who of the school
    wants to hear of its own plan. A meeting that `is_called_off` has no `event_at`. `may_have_twins`: other
    plans may ask the same of this organization; told only of one row that is read with its reply.
    """

    id: int
    organization_id: int
    organization: str
    askable_since: date | None
    code: str
    number: str
    short_name: str
    measure: str
    description: str
    term: str
    responsible: str
    result: str
    kind: ItemKind
    side: Side | None
    evidence: Evidence
    conditional: bool
    for_schools: bool
    start: date | None
    end: date
    opens: date
    due: date
    interim: bool
    collected: bool
    extended_to: date | None
    extension_asked: date | None
    returned_on: date | None
    assignee_id: int | None
    status: Status
    reply_id: int | None
    roadmap_state: RoadmapState
    roadmap_ends: date
    event_at: datetime | None
    event_place: str | None
    held_on: date | None
    roadmap_kind: RoadmapKind = RoadmapKind.PLAN
    recommended: bool = False
    deed: int = 0
    collect_by: date | None = None
    grace_until: date | None = None
    is_recurring: bool = False
    partner_id: int | None = None
    partner: str | None = None
    has_sample: bool = False
    is_decided: bool = False
    reminds: Role | None = None
    is_called_off: bool = False
    may_have_twins: bool = True

    @property
    def is_own(self) -> bool:
        """Whether it stands in the school's own plan, nobody else's concern (RULES §9)."""
        return self.roadmap_kind is RoadmapKind.OWN

    @property
    def is_duty(self) -> bool:
        """Whether the order's own text asks for it."""
        return self.roadmap_kind is RoadmapKind.DUTIES

    def is_of(self, organization_id: int) -> bool:
        """Whether it is asked of this organization, alone or with another."""
        return organization_id in (self.organization_id, self.partner_id)

    def seen_by(self, organization_id: int) -> "AssignmentRow":
        """The same as one of its schools sees it: a pair's duty is each one's own."""
        if organization_id != self.partner_id or self.partner is None:
            return self
        return replace(
            self,
            organization_id=self.partner_id,
            organization=self.partner,
            partner_id=self.organization_id,
            partner=self.organization,
        )


_OTHER = organization.alias("other")
_IS_RECURRING = or_(
    item.c.kind == ItemKind.RECURRING,
    and_(item.c.kind == ItemKind.NUMBERS_ONLY, item.c.schedule_kind == TermKind.RECURRING),
)
_COLLECT_BY = (
    select(func.min(reporting_date.c.collect_by))
    .where(
        _IS_RECURRING,
        reporting_date.c.order_id == roadmap.c.order_id,
        reporting_date.c.collect_by >= assignment.c.due,
    )
    .correlate(item, roadmap, assignment)
    .scalar_subquery()
)
_IS_DECIDED = and_(
    assignment.c.status == Status.DIFFICULTY,
    exists()
    .where(remark.c.reply_id == assignment.c.reply_id, or_(*(remark.c.kind == kind for kind in DECISIONS)))
    .correlate(assignment),
)
_COLUMNS: tuple[Any, ...] = (
    assignment.c.id,
    assignment.c.organization_id,
    organization.c.short_name.label("organization"),
    organization.c.askable_since,
    roadmap.c.code,
    item.c.number,
    item.c.short_name,
    item.c.measure,
    item.c.description,
    item.c.term,
    item.c.responsible,
    item.c.result,
    item.c.kind,
    item.c.side,
    item.c.evidence,
    item.c.conditional,
    item.c.for_schools,
    window.c.start,
    window.c.end,
    window.c.opens,
    assignment.c.due,
    window.c.interim,
    window.c.collected,
    assignment.c.extended_to,
    assignment.c.extension_asked,
    assignment.c.returned_on,
    assignment.c.assignee_id,
    assignment.c.status,
    assignment.c.reply_id,
    roadmap.c.state,
    roadmap.c.ends,
    type_coerce(case((event.c.cancelled_at.is_(None), event.c.starts_at)), event.c.starts_at.type),
    event.c.place,
    event.c.held_on,
    roadmap.c.kind.label("roadmap_kind"),
    item.c.recommended,
    item.c.id.label("deed"),
    _COLLECT_BY.label("collect_by"),
    order.c.grace_until,
    _IS_RECURRING.label("is_recurring"),
    partner.c.organization_id.label("partner_id"),
    _OTHER.c.short_name.label("partner"),
    item.c.sample.is_not(None).label("has_sample"),
    _IS_DECIDED.label("is_decided"),
    roadmap.c.reminds,
    event.c.cancelled_at.is_not(None).label("is_called_off"),
    _OTHER.c.askable_since.label("partner_askable_since"),
)

_EVEN_WITHDRAWN: Select[Any] = (
    select(*_COLUMNS)
    .join_from(assignment, window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(order, order.c.id == roadmap.c.order_id)
    .join(organization, organization.c.id == assignment.c.organization_id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .outerjoin(_OTHER, _OTHER.c.id == partner.c.organization_id)
    .outerjoin(event_window, event_window.c.window_id == window.c.id)
    .outerjoin(event, event.c.id == event_window.c.event_id)
)
_ALL = _EVEN_WITHDRAWN.where(assignment.c.withdrawn_at.is_(None))
_ORDER = (assignment.c.due, roadmap.c.position, roadmap.c.id, item.c.position, assignment.c.id)
_ONE = _ALL.where(assignment.c.id == bindparam("id"))
_NAMED = (
    _EVEN_WITHDRAWN.add_columns(assignment.c.withdrawn_at)
    .where(
        assignment.c.id.in_(bindparam("ids", expanding=True)),
        roadmap.c.state == RoadmapState.ACTIVE,
        roadmap.c.ends >= bindparam("today"),
    )
    .order_by(*_ORDER)
)
_SAME, _ITS_WINDOW = assignment.alias("same"), window.alias("its_window")
_HAS_TWINS = exists().where(
    or_(
        (twin.c.item_id == item.c.id) & (_ITS_WINDOW.c.item_id == twin.c.other_id),
        (twin.c.other_id == item.c.id) & (_ITS_WINDOW.c.item_id == twin.c.item_id),
    ),
    _SAME.c.window_id == _ITS_WINDOW.c.id,
    _SAME.c.organization_id == assignment.c.organization_id,
)
_ONE_WITH_REPLY = replies.with_author_and_review(
    _ONE.add_columns(_HAS_TWINS, *replies.COLUMNS).outerjoin(reply, reply.c.id == assignment.c.reply_id)
)
_HOLD = select(assignment.c.id).where(assignment.c.id == bindparam("id")).with_for_update()
_MINE: BindParameter[Any] = bindparam("organizations", expanding=True)
_OF = _ALL.where(
    assignment.c.id.in_(
        select(assignment.c.id)
        .where(assignment.c.organization_id.in_(_MINE))
        .union_all(select(partner.c.assignment_id).where(partner.c.organization_id.in_(_MINE)))
    ),
    window.c.opens <= bindparam("opens"),
    roadmap.c.state == RoadmapState.ACTIVE,
    roadmap.c.ends >= bindparam("today"),
).order_by(*_ORDER)
_PUT_STANDING = (
    update(assignment)
    .where(assignment.c.id == bindparam("row"))
    .values(
        status=bindparam("to"),
        reply_id=bindparam("reply"),
        returned_on=bindparam("returned"),
        standing=standing_of(bindparam("reply", type_=assignment.c.reply_id.type)),
    )
)
_MENTIONED = (
    _ALL.join(mention, mention.c.assignment_id == assignment.c.id)
    .where(mention.c.chat_key == bindparam("chat"), mention.c.message_key == bindparam("message"))
    .order_by(mention.c.position, assignment.c.id)
)


async def find(conn: AsyncConnection, assignment_id: int) -> AssignmentRow | None:
    row = (await conn.execute(_ONE, {"id": assignment_id})).first()
    return None if row is None else _row(row)


async def find_with_reply(
    conn: AsyncConnection, assignment_id: int, *, lock: bool = False
) -> tuple[AssignmentRow, ReplyRow | None] | None:
    """The row and its standing reply, held against other writers when `lock`.

    On PostgreSQL it is read by a statement after the one that waits: that one sees no reply of whom it
    waited for.
    """
    if lock and conn.dialect.name != "sqlite":
        await conn.execute(_HOLD, {"id": assignment_id})
    row = (await conn.execute(_ONE_WITH_REPLY, {"id": assignment_id})).first()
    if row is None:
        return None
    found = _row(row[: len(_COLUMNS)], NO_TWINS, bool(row[len(_COLUMNS)]))
    return found, replies.read_row(row[len(_COLUMNS) + 1 :]) if found.reply_id else None


async def of_organizations(
    conn: AsyncConnection, organizations: Iterable[int], today: date, *, opens: date
) -> Sequence[AssignmentRow]:
    """Those of plans in force today whose window has begun by `opens`, in the order they are due.

    What a pair of schools owes together is found by either.
    """
    values = {"organizations": list(organizations), "opens": opens, "today": today}
    deeds = await twins.deeds(conn)
    return [_row(row, deeds) for row in await conn.execute(_OF, values)]


async def standing_or_not(
    conn: AsyncConnection, ids: Iterable[int], today: date
) -> tuple[Sequence[AssignmentRow], Sequence[AssignmentRow]]:
    """Of these, in plans in force today, those that stand and those that were withdrawn."""
    found: tuple[list[AssignmentRow], list[AssignmentRow]] = [], []
    deeds = await twins.deeds(conn)
    for *row, withdrawn_at in await conn.execute(_NAMED, {"ids": list(ids), "today": today}):
        found[withdrawn_at is not None].append(_row(row, deeds))
    return found


async def mentioned(conn: AsyncConnection, chat_key: str, message_key: str) -> Sequence[AssignmentRow]:
    """What the message was about, in the order it named them."""
    values = {"chat": chat_key, "message": message_key}
    return [_row(row) for row in await conn.execute(_MENTIONED, values)]


async def put_standing(
    conn: AsyncConnection, assignment_id: int, status: Status, reply_id: int | None, returned_on: date | None
) -> None:
    """Write the cache of the standing reply, whose files and verdict are there; the log stays the truth."""
    values = {"row": assignment_id, "to": status, "reply": reply_id, "returned": returned_on}
    await conn.execute(_PUT_STANDING, values)


def _row(row: Sequence[Any], deeds: Mapping[int, int] = NO_TWINS, *more: bool) -> AssignmentRow:
    *values, partner_askable_since = row
    for index, kind in _KINDS:
        if values[index] is not None:
            values[index] = kind(values[index])
    values[_DEED] = deeds.get(values[_DEED], values[_DEED])
    values[_ASKABLE] = min((day for day in (values[_ASKABLE], partner_askable_since) if day), default=None)
    return AssignmentRow(*values, *more)


_DEED = 36
_ASKABLE = 3
"""A pair can be asked as soon as somebody of either school can."""
_KINDS = (
    (12, ItemKind),
    (13, Side),
    (14, Evidence),
    (27, Status),
    (29, RoadmapState),
    (34, RoadmapKind),
    (42, bool),
    (43, bool),
    (44, Role),
    (45, bool),
)
