"""Invites: a link that makes one person a member of one organization, once, within 14 days."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.model import OrganizationKind, Role
from services.calendar import Calendar
from services.organizations import get_by_name
from storage import facts, invites, organizations, outbox, people
from storage.database import Database, Transaction
from storage.invites import InviteRow
from storage.organizations import OrganizationRow
from storage.people import Actor

LIFE = timedelta(days=14)
BYTES = 32
"""A token is 43 characters of A–Z a–z 0–9 _ -, within Telegram's 64 for a start parameter."""
SCHOOL_ROLES = frozenset({Role.DIRECTOR, Role.DEPUTY})
OFFICE_ROLES = frozenset({Role.COORDINATOR, Role.CONTROLLER})


@dataclass(frozen=True, slots=True)
class Invite:
    """`link` is None until the bot has once learned its username; `/start TOKEN` works anyway."""

    organization: str
    role: Role
    token: str
    link: str | None
    expires: datetime


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who opens a link, as the channel names them."""

    channel: str
    outside_id: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Invites:
    db: Database
    calendar: Calendar

    async def create(self, organization: str, role: Role) -> Invite:
        """A new link for an organization of this name; the token is told once and stored nowhere."""
        async with self.db.write("invite") as tx:
            return await create_invite(tx, await get_by_name(tx.conn, organization), role)

    async def create_for_all(self, role: Role = Role.DIRECTOR) -> list[Invite]:
        """A link for every school, in one commit."""
        async with self.db.write("invites") as tx:
            schools = await organizations.everyone(tx.conn, OrganizationKind.SCHOOL)
            return [await create_invite(tx, school, role) for school in schools]

    async def use(self, token: str, newcomer: Newcomer, cause: int | None = None) -> None:
        """The membership, the person and the greeting in one commit.

        The same person may open a used link again and is greeted again. Raises `AppError` with
        `invite-unknown`, `invite-revoked`, `invite-used` or `invite-expired`.
        """
        async with self.db.write("join", cause) as tx:
            invite = await invites.find(tx.conn, token)
            if invite is None:
                raise NotFoundError("invite-unknown")
            known = await people.find(tx.conn, newcomer.channel, newcomer.outside_id)
            membership_id = _earned(known, invite)
            if membership_id is None:
                _check(invite, tx.now)
            values = {"name": newcomer.name, "language": known.language if known else newcomer.language}
            person_id = await people.put(tx, newcomer.channel, newcomer.outside_id, values)
            if membership_id is None:
                membership_id = await self._join(tx, person_id, invite)
            await outbox.add(tx, "answer", "greeting", person_id, subject={"membership": membership_id})

    async def revoke(self, token: str) -> None:
        async with self.db.write("revoke") as tx:
            invite = await invites.find(tx.conn, token)
            if invite is None:
                raise NotFoundError("invite-unknown")
            if invite.used_by is not None:
                raise ConflictError("invite-used")
            await invites.revoke(tx.conn, invite.id, tx.now)

    async def _join(self, tx: Transaction, person_id: int, invite: InviteRow) -> int:
        await invites.mark_used(tx.conn, invite.id, person_id, tx.now)
        if invite.role in SCHOOL_ROLES:
            today = self.calendar.day(tx.now)
            await organizations.become_askable(tx.conn, invite.organization_id, today)
        return await people.join(tx, person_id, invite.organization_id, invite.role)


async def create_invite(tx: Transaction, organization: OrganizationRow, role: Role) -> Invite:
    """A new link within the unit of work of somebody else."""
    if organization.is_school and role in OFFICE_ROLES:
        raise RejectedError("invite-role-office", organization=organization.short_name)
    if not organization.is_school and role in SCHOOL_ROLES:
        raise RejectedError("invite-role-school", organization=organization.short_name)
    token = secrets.token_urlsafe(BYTES)
    expires = tx.now + LIFE
    values = {"organization_id": organization.id, "role": role, "created_at": tx.now, "expires_at": expires}
    await invites.add(tx.conn, token, values)
    username = await facts.find(tx.conn, facts.BOT_USERNAME)
    link = f"https://t.me/{username}?start={token}" if username else None
    return Invite(organization.short_name, role, token, link, expires)


def _earned(known: Actor | None, invite: InviteRow) -> int | None:
    """The membership that this very person got by this invite, if it stands."""
    if known is None or invite.used_by != known.person_id:
        return None
    place = (invite.organization_id, invite.role)
    return next((each.id for each in known.memberships if (each.organization_id, each.role) == place), None)


def _check(invite: InviteRow, now: datetime) -> None:
    if invite.revoked_at is not None:
        raise ConflictError("invite-revoked")
    if invite.used_by is not None:
        raise ConflictError("invite-used")
    if invite.expires_at <= now:
        raise ConflictError("invite-expired")
