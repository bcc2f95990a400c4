"""Invites: a link that makes one person a member of one organization, once, within 14 days."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import SCHOOL_ROLES, OrganizationKind, Role
from services.acts import Act
from services.calendar import Calendar
from services.organizations import get_by_name
from storage import awaiting, changes, facts, invites, organizations, outbox, people
from storage.awaiting import Question
from storage.database import Database, Transaction
from storage.invites import InviteRow
from storage.organizations import OrganizationRow
from storage.people import Actor, Membership

LIFE = timedelta(days=14)
A_MOMENT = timedelta(seconds=5)
"""A second tap comes sooner than this; another person to be invited, later."""
OFFERED = "join"
"""What a chat is waited for after a link that leads elsewhere."""
OFFER_LIFE = timedelta(hours=12)
BYTES = 32
"""A token is 43 characters of A–Z a–z 0–9 _ -, within Telegram's 64 for a start parameter."""
OFFICE_ROLES = frozenset({Role.COORDINATOR, Role.CONTROLLER})


@dataclass(frozen=True, slots=True)
class Invite:
    """`link` is None until the bot has once learned its username; `/start TOKEN` works anyway."""

    organization: str
    role: Role
    token: str
    link: str | None
    expires: datetime
    id: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What a link would add for somebody who belongs elsewhere already: told before it is used."""

    places: tuple[Membership, ...]
    organization: str
    role: Role


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
            return await _create(tx, await get_by_name(tx.conn, organization), role)

    async def create_for_all(self, role: Role = Role.DIRECTOR) -> list[Invite]:
        """A link for every school, in one commit."""
        async with self.db.write("invites") as tx:
            schools = await organizations.everyone(tx.conn, OrganizationKind.SCHOOL)
            return [await _create(tx, school, role) for school in schools]

    async def use(self, token: str, newcomer: Newcomer, cause: int | None = None) -> None:
        """The membership, the person and the greeting in one commit.

        Who belongs there already is greeted again, by whatever link. Raises `AppError` with
        `invite-unknown`, `invite-revoked`, `invite-used`, `invite-ended` or `invite-expired`.
        """
        async with self.db.write("join", cause) as tx:
            invite, known = await self._find(tx, token, newcomer)
            await self._use(tx, invite, known, newcomer)

    async def open(self, token: str, newcomer: Newcomer, cause: int | None = None) -> Offer | None:
        """The same for a link that a person opened; one who belongs elsewhere is first asked.

        A director who opens the link of the own deputy gets ForbiddenError `invite-own`, and it stays.
        """
        async with self.db.write("open-link", cause) as tx:
            invite, known = await self._find(tx, token, newcomer)
            places = known.memberships if known else ()
            if not places or _standing(known, invite) is not None:
                await self._use(tx, invite, known, newcomer)
                return None
            _check(invite, known, tx.now)
            if invite.role is Role.DEPUTY and _is_director(places, invite.organization_id):
                raise ForbiddenError("invite-own")
            question = Question(OFFERED, {"invite": invite.id})
            await awaiting.ask(tx.conn, newcomer.outside_id, question, tx.now + OFFER_LIFE)
            place = await organizations.get(tx.conn, invite.organization_id)
            return Offer(places, place.short_name, invite.role)

    async def accept(self, act: Act, newcomer: Newcomer) -> None:
        """Yes to what was offered last in this chat; ConflictError when nothing is."""
        async with self.db.write("join", act.cause) as tx:
            question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
            offered = question.subject if question and question.kind == OFFERED else {}
            invite = await invites.find_by_id(tx.conn, offered["invite"]) if offered else None
            if invite is None:
                raise ConflictError("offer-gone")
            await awaiting.clear(tx.conn, act.chat_key)
            known = await people.find(tx.conn, newcomer.channel, newcomer.outside_id)
            await self._use(tx, invite, known, newcomer)

    async def _find(self, tx: Transaction, token: str, newcomer: Newcomer) -> tuple[InviteRow, Actor | None]:
        invite = await invites.find(tx.conn, token)
        if invite is None:
            raise NotFoundError("invite-unknown")
        return invite, await people.find(tx.conn, newcomer.channel, newcomer.outside_id)

    async def _use(self, tx: Transaction, invite: InviteRow, known: Actor | None, newcomer: Newcomer) -> None:
        standing = _standing(known, invite)
        if standing is None:
            _check(invite, known, tx.now)
        values = {"name": newcomer.name, "language": known.language if known else newcomer.language}
        person_id = await people.put(tx, newcomer.channel, newcomer.outside_id, values)
        membership_id = await self._join(tx, person_id, invite) if standing is None else standing
        if standing is None and known and known.here is not known:
            await people.choose(tx, person_id, membership_id)
        subject = {"membership": membership_id} | ({"is_known": True} if standing is not None else {})
        await outbox.add(tx, "answer", "greeting", person_id, subject=subject)

    async def revoke(self, token: str) -> None:
        async with self.db.write("revoke") as tx:
            invite = await invites.find(tx.conn, token)
            if invite is None:
                raise NotFoundError("invite-unknown")
            if invite.used_by is not None:
                raise ConflictError("invite-used", role=invite.role)
            await invites.revoke(tx.conn, invite.id, tx.now)
            about = {"organization_id": invite.organization_id}
            await changes.add(tx, None, "invite-revoked", before=invite.role, about=about)

    async def _join(self, tx: Transaction, person_id: int, invite: InviteRow) -> int:
        await invites.mark_used(tx.conn, invite.id, person_id, tx.now)
        if invite.role in SCHOOL_ROLES:
            today = self.calendar.day(tx.now)
            await organizations.become_askable(tx.conn, invite.organization_id, today)
        about = {"organization_id": invite.organization_id}
        await changes.add(tx, person_id, "member_joined", after=invite.role, about=about)
        return await people.join(tx, person_id, invite.organization_id, invite.role)


async def _create(tx: Transaction, organization: OrganizationRow, role: Role) -> Invite:
    """By the operator, who is nobody in the log of changes."""
    invite = await create_invite(tx, organization, role)
    await changes.add(tx, None, "invited", after=role, about={"organization_id": organization.id})
    return invite


async def create_invite(tx: Transaction, organization: OrganizationRow, role: Role) -> Invite:
    """A new link within the unit of work of somebody else."""
    if organization.is_school and role in OFFICE_ROLES:
        raise RejectedError("invite-role-office", organization=organization.short_name)
    if not organization.is_school and role in SCHOOL_ROLES:
        raise RejectedError("invite-role-school", organization=organization.short_name)
    token = secrets.token_urlsafe(BYTES)
    expires = tx.now + LIFE
    values = {"organization_id": organization.id, "role": role, "created_at": tx.now, "expires_at": expires}
    invite_id = await invites.add(tx.conn, token, values)
    username = await facts.find(tx.conn, facts.BOT_USERNAME)
    link = f"https://t.me/{username}?start={token}" if username else None
    return Invite(organization.short_name, role, token, link, expires, invite_id)


async def is_just_made(tx: Transaction, organization_id: int, role: Role) -> bool:
    """Whether the link that a second tap asks for has been told: its token is stored nowhere."""
    made = await invites.find_open(tx.conn, organization_id, role, tx.now)
    return any(abs(tx.now - each.created_at) < A_MOMENT for each in made)


def _standing(known: Actor | None, invite: InviteRow) -> int | None:
    """The membership that this very person has where the invite leads to."""
    place = (invite.organization_id, invite.role)
    places = known.memberships if known else ()
    return next((each.id for each in places if (each.organization_id, each.role) == place), None)


def _is_director(places: tuple[Membership, ...], organization_id: int) -> bool:
    return any(each.organization_id == organization_id and each.role is Role.DIRECTOR for each in places)


def _check(invite: InviteRow, known: Actor | None, now: datetime) -> None:
    """Each refusal says who can give another link: `role` is whom this one was for."""
    if invite.revoked_at is not None:
        raise ConflictError("invite-revoked", role=invite.role)
    if invite.used_by is not None:
        is_own = known is not None and invite.used_by == known.person_id
        raise ConflictError("invite-ended" if is_own else "invite-used", role=invite.role)
    if invite.expires_at <= now:
        raise ConflictError("invite-expired", role=invite.role)
