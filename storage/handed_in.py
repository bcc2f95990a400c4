"""Files as what was handed in: whose each is, for which item, and which schools gave the very same one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, OrganizationKind, Role
from storage.database import Transaction
from storage.schema import (
    assignment,
    attachment,
    change,
    item,
    organization,
    partner,
    reply,
    roadmap,
    window,
)
from storage.standing_codes import settle_answered

OURS = "file_ours"
REPLACED = "file_replaced"
"""How the log of changes says that a school has claimed a content as its own, or has taken it back."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file with the answer that it belongs to."""

    id: int
    reply_id: int
    assignment_id: int
    organization_id: int
    organization: str
    partner_id: int | None
    code: str
    number: str
    item_id: int
    author_id: int | None
    author_role: Role
    answered_at: datetime
    announced_at: datetime
    message_key: str
    album_key: str | None
    kind: str
    name: str
    mime: str
    size: int | None
    state: AttachmentState
    sha256: str | None

    @property
    def sending(self) -> str:
        """What it came with: its album or its message, also where several answers hold it."""
        return self.album_key or self.message_key


@dataclass(frozen=True, slots=True)
class Shared:
    """A file that other schools have given too; `is_claimed` when its school says that it is its own."""

    id: int
    reply_id: int
    others: tuple[str, ...]
    is_claimed: bool


_ALL: Select[Any] = (
    select(
        attachment.c.id,
        reply.c.id,
        assignment.c.id,
        organization.c.id,
        organization.c.short_name,
        partner.c.organization_id,
        roadmap.c.code,
        item.c.number,
        item.c.id,
        reply.c.author_id,
        reply.c.author_role,
        reply.c.at,
        attachment.c.announced_at,
        attachment.c.message_key,
        attachment.c.album_key,
        attachment.c.kind,
        attachment.c.name,
        attachment.c.mime,
        attachment.c.size,
        attachment.c.state,
        attachment.c.sha256,
    )
    .join_from(attachment, reply, reply.c.id == attachment.c.reply_id)
    .join(assignment, assignment.c.id == reply.c.assignment_id)
    .join(organization, organization.c.id == assignment.c.organization_id)
    .join(window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .order_by(attachment.c.id)
)
_ONE = _ALL.where(attachment.c.id == bindparam("id"))
_OF_REPLIES = _ALL.where(reply.c.id.in_(bindparam("replies", expanding=True)))

_THEIR_FILE = attachment.alias("their_file")
_THEIR_REPLY = reply.alias("their_reply")
_THEIRS = assignment.alias("theirs")
_THEIR_SCHOOL = organization.alias("their_school")
_THEIR_PARTNER = partner.alias("their_partner")
_UNDOING = reply.alias("undoing")
_SAME = (
    select(_THEIR_SCHOOL.c.short_name)
    .select_from(attachment)
    .join(reply, reply.c.id == attachment.c.reply_id)
    .join(assignment, assignment.c.id == reply.c.assignment_id)
    .join(organization, organization.c.id == assignment.c.organization_id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .join(_THEIR_FILE, _THEIR_FILE.c.sha256 == attachment.c.sha256)
    .join(_THEIR_REPLY, _THEIR_REPLY.c.id == _THEIR_FILE.c.reply_id)
    .join(_THEIRS, _THEIRS.c.id == _THEIR_REPLY.c.assignment_id)
    .join(_THEIR_SCHOOL, _THEIR_SCHOOL.c.id == _THEIRS.c.organization_id)
    .outerjoin(_THEIR_PARTNER, _THEIR_PARTNER.c.assignment_id == _THEIRS.c.id)
    .where(
        attachment.c.id == bindparam("id"),
        organization.c.kind == OrganizationKind.SCHOOL,
        _THEIR_SCHOOL.c.kind == OrganizationKind.SCHOOL,
        organization.c.id != _THEIR_SCHOOL.c.id,
        func.coalesce(_THEIR_PARTNER.c.organization_id, 0) != organization.c.id,
        func.coalesce(partner.c.organization_id, 0) != _THEIR_SCHOOL.c.id,
        or_(
            reply.c.author_id.is_(None),
            _THEIR_REPLY.c.author_id.is_(None),
            reply.c.author_id != _THEIR_REPLY.c.author_id,
        ),
        ~exists().where(_UNDOING.c.undoes_id == _THEIR_REPLY.c.id),
    )
    .group_by(_THEIR_SCHOOL.c.id, _THEIR_SCHOOL.c.short_name, _THEIR_SCHOOL.c.position)
    .order_by(_THEIR_SCHOOL.c.position, _THEIR_SCHOOL.c.id)
)
_CLAIMED = select(
    exists().where(
        and_(
            change.c.what == OURS,
            change.c.organization_id == bindparam("organization"),
            change.c.after == bindparam("sha256"),
        )
    )
)


async def find(conn: AsyncConnection, attachment_id: int) -> HandedIn | None:
    row = (await conn.execute(_ONE, {"id": attachment_id})).first()
    return None if row is None else _row(row)


async def get(conn: AsyncConnection, attachment_id: int) -> HandedIn:
    return _row((await conn.execute(_ONE, {"id": attachment_id})).one())


async def of_replies(conn: AsyncConnection, reply_ids: Collection[int]) -> Sequence[HandedIn]:
    return [_row(row) for row in await conn.execute(_OF_REPLIES, {"replies": list(reply_ids)})]


async def same_from_others(conn: AsyncConnection, attachment_id: int) -> tuple[str, ...]:
    """The other schools whose answers hold this very content; what one person gave twice is not counted."""
    return tuple((await conn.execute(_SAME, {"id": attachment_id})).scalars())


async def is_claimed(conn: AsyncConnection, file: HandedIn) -> bool:
    """Whether the school has said of this content that it is its own."""
    values = {"organization": file.organization_id, "sha256": file.sha256 or ""}
    return bool((await conn.execute(_CLAIMED, values)).scalar())


async def shared(conn: AsyncConnection, reply_ids: Collection[int]) -> Sequence[Shared]:
    """The files of these replies that other schools have given too."""
    found = []
    for file in await of_replies(conn, reply_ids):
        others = await same_from_others(conn, file.id) if file.sha256 else ()
        if others:
            found.append(Shared(file.id, file.reply_id, others, await is_claimed(conn, file)))
    return found


async def let_go(tx: Transaction, file: HandedIn) -> None:
    """The school takes this content back wherever it gave it; the outside id is kept, the content is not."""
    mine = (
        select(reply.c.id)
        .join(assignment, assignment.c.id == reply.c.assignment_id)
        .where(assignment.c.organization_id == file.organization_id)
    )
    bare = await tx.conn.execute(
        update(attachment)
        .where(attachment.c.sha256 == file.sha256, attachment.c.reply_id.in_(mine))
        .values(state=AttachmentState.GONE, sha256=None)
        .returning(attachment.c.reply_id)
    )
    await settle_answered(tx.conn, bare.scalars())


def _row(row: Sequence[Any]) -> HandedIn:
    values = list(row)
    values[10], values[19] = Role(values[10]), AttachmentState(values[19])
    return HandedIn(*values)
