"""What a director does with the deputies of the own school: an invite, its end, who is connected."""

import logging
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import SCHOOL_ROLES, OrganizationKind, Role
from services.acts import Act
from services.invites import Invite, create_invite, is_just_made
from services.people import Actor, Membership
from storage import changes, invites, organizations, people, schools
from storage.database import Database, Transaction
from storage.invites import InviteRow
from storage.schools import MemberRow

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Team:
    """The people of a school and the links to it that still work, as one of them sees it."""

    school: Membership
    members: tuple[MemberRow, ...]
    links: tuple[InviteRow, ...]

    @property
    def is_directors(self) -> bool:
        return self.school.role is Role.DIRECTOR


@dataclass(frozen=True, slots=True)
class Deputies:
    """Directors only, each for their own school; who else asks gets ForbiddenError."""

    db: Database

    async def team(self, actor: Actor, school_id: int) -> Team:
        """For every member of the school; only a director sees the links."""
        school = find_place(actor, school_id)
        if school is None:
            raise _refused(actor, school_id)
        async with self.db.read() as conn:
            there = tuple(await schools.members(conn, school_id))
            links = await invites.find_open(conn, school_id, Role.DEPUTY, self.db.clock.now())
        is_director = school.role is Role.DIRECTOR
        return Team(school, there, tuple(links) if is_director else ())

    async def invite(self, act: Act, school_id: int) -> Invite | None:
        """A link for one deputy; None when one was made a moment ago."""
        async with self.db.write("invite-deputy", act.cause) as tx:
            _check_director(act.actor, school_id)
            if await is_just_made(tx, school_id, Role.DEPUTY):
                return None
            invite = await create_invite(tx, await organizations.get(tx.conn, school_id), Role.DEPUTY)
            await _note(tx, act, "invited", school_id, after=Role.DEPUTY)
            return invite

    async def revoke(self, act: Act, invite_id: int) -> int:
        """The link works no more; of one that was used nothing changes. Returns the school."""
        async with self.db.write("revoke-deputy", act.cause) as tx:
            invite = await invites.find_by_id(tx.conn, invite_id)
            if invite is None or invite.role is not Role.DEPUTY:
                raise NotFoundError("not-found")
            _check_director(act.actor, invite.organization_id)
            if invite.used_by is None and invite.revoked_at is None:
                await invites.revoke(tx.conn, invite.id, tx.now)
                await _note(tx, act, "invite-revoked", invite.organization_id, before=Role.DEPUTY)
            return invite.organization_id

    async def find(self, actor: Actor, membership_id: int) -> MemberRow:
        """A deputy, past or present, of the own school."""
        async with self.db.read() as conn:
            return await _get_deputy(conn, actor, membership_id)

    async def end(self, act: Act, membership_id: int) -> MemberRow:
        """The deputy belongs there no more; the answers stay."""
        async with self.db.write("end-deputy", act.cause) as tx:
            deputy = await _get_deputy(tx.conn, act.actor, membership_id)
            if await schools.end_membership(tx, membership_id):
                await _note(tx, act, "member_removed", deputy.organization_id, before=deputy.role)
            return deputy

    async def restore(self, act: Act, membership_id: int) -> MemberRow:
        async with self.db.write("restore-deputy", act.cause) as tx:
            deputy = await _get_deputy(tx.conn, act.actor, membership_id)
            found = await schools.find_member(tx.conn, membership_id)
            if found and not found[1]:
                await people.join(tx, deputy.person_id, deputy.organization_id, deputy.role)
                await _note(tx, act, "member_restored", deputy.organization_id, after=deputy.role)
            return deputy


def find_place(actor: Actor, school_id: int) -> Membership | None:
    """Where the person belongs to this school, as its director before all."""
    places = [
        each for each in actor.memberships if each.organization_id == school_id and each.role in SCHOOL_ROLES
    ]
    return min(places, key=lambda each: each.role is not Role.DIRECTOR, default=None)


def directed(actor: Actor) -> tuple[Membership, ...]:
    """The schools of which the person is the director."""
    return tuple(
        each
        for each in actor.memberships
        if each.role is Role.DIRECTOR and each.kind is OrganizationKind.SCHOOL
    )


async def _get_deputy(conn: AsyncConnection, actor: Actor, membership_id: int) -> MemberRow:
    found = await schools.find_member(conn, membership_id)
    if found is None:
        raise NotFoundError("not-found")
    _check_director(actor, found[0].organization_id)
    if found[0].role is not Role.DEPUTY:
        raise _refused(actor, found[0].organization_id)
    return found[0]


def _check_director(actor: Actor, school_id: int) -> None:
    if all(each.organization_id != school_id for each in directed(actor)):
        raise _refused(actor, school_id)


def _refused(actor: Actor, school_id: int) -> ForbiddenError:
    log.warning("person %s was refused the people of %s", actor.person_id, school_id)
    return ForbiddenError("director-only")


async def _note(
    tx: Transaction, act: Act, what: str, school_id: int, *, before: str = "", after: str = ""
) -> None:
    about = {"organization_id": school_id}
    await changes.add(tx, act.actor.person_id, what, before=before, after=after, about=about)
