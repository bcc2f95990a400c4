"""What a coordinator changes in the tree: a new school, another name, who belongs there, an invite."""

from dataclasses import dataclass

from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import OrganizationKind, Role
from roadmap.names import fold
from roadmap.offices import school_names
from roadmap.schools import shorten_school
from services.acts import Act
from services.coordination import coordinated, run_by
from services.invites import Invite, create_invite, is_just_made
from services.people import top_of
from services.questions import Question, ask
from services.schools import get_place, get_school
from storage import awaiting, changes, invites, organizations, people, schools
from storage.database import Database, Transaction
from storage.organizations import OrganizationRow
from storage.schools import MemberRow

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class SchoolChanges:
    db: Database

    async def ask_new(self, act: Act) -> None:
        async with self.db.write("ask-school", act.cause) as tx:
            await coordinated(tx.conn, act.actor)
            await ask(tx, act, "school_new", {})

    async def take_new(self, act: Act, text: str) -> str:
        """The name as it will stand; to be confirmed."""
        async with self.db.write("take-school", act.cause) as tx:
            await coordinated(tx.conn, act.actor)
            full_name = _check(text)
            await _check_free(tx, full_name)
            await ask(tx, act, "school_confirm", {"name": full_name})
            return full_name

    async def add(self, act: Act) -> int:
        """The school that was named last; ConflictError when none waits to be added."""
        async with self.db.write("add-school", act.cause) as tx:
            tree = await coordinated(tx.conn, act.actor)
            question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
            if question is None or question.kind != "school_confirm":
                raise ConflictError("school-nothing-waits")
            await awaiting.clear(tx.conn, act.chat_key)
            full_name = str(question.subject["name"])
            await _check_free(tx, full_name)
            top = next(top_of(m) for m in act.actor.memberships if m.role is Role.COORDINATOR)
            assert top in tree
            short = shorten_school(full_name)
            school_id = await organizations.add(tx.conn, OrganizationKind.SCHOOL, top, short, full_name)
            await organizations.add_names(tx.conn, school_id, school_names(short, full_name))
            await _note(tx, act, "school_added", school_id, after=short)
            return school_id

    async def ask_name(self, act: Act, school_id: int) -> OrganizationRow:
        async with self.db.write("ask-name", act.cause) as tx:
            school = await get_school(tx.conn, act.actor, school_id)
            await ask(tx, act, "school_name", {"school": school_id})
            return school

    async def rename(self, act: Act, question: Question, text: str) -> int:
        """A short name or a full one; the old names still find the school."""
        async with self.db.write("rename-school", act.cause) as tx:
            school = await get_school(tx.conn, act.actor, int(question.subject["school"]))
            typed = _check(text)
            await _check_free(tx, typed, school.id)
            await awaiting.clear(tx.conn, act.chat_key)
            short = shorten_school(typed)
            full_name = school.full_name if short == typed else typed
            if (short, full_name) != (school.short_name, school.full_name):
                await organizations.rename(tx.conn, school.id, short_name=short, full_name=full_name)
                old = school_names(school.short_name, school.full_name)
                await organizations.add_names(tx.conn, school.id, (*old, *school_names(short, full_name)))
                is_short = short != school.short_name
                before, after = (school.short_name, short) if is_short else (school.full_name, full_name)
                await _note(tx, act, "name", school.id, before=before, after=after)
            return school.id

    async def member(self, act: Act, membership_id: int) -> tuple[MemberRow, OrganizationRow]:
        """Who would be removed, and from where."""
        async with self.db.read() as conn:
            await coordinated(conn, act.actor)
            found = await schools.find_member(conn, membership_id)
            if found is None:
                raise NotFoundError("member-gone")
            return found[0], await get_place(conn, act.actor, found[0].organization_id)

    async def end(self, act: Act, membership_id: int) -> int:
        """The person belongs there no more; their answers stay.

        Returns how many links that they made still work: these end on their own or by hand.
        """
        async with self.db.write("end-membership", act.cause) as tx:
            member = await _get_member(tx, act, membership_id)
            if member.person_id == act.actor.person_id:
                raise ForbiddenError("member-yourself")
            if await schools.end_membership(tx, membership_id):
                before = f"{member.name}, {member.role}"
                await _note(tx, act, "member_removed", member.organization_id, before=before)
            tree = await coordinated(tx.conn, act.actor)
            return await invites.count_made_by(tx.conn, member.person_id, tree, tx.now)

    async def restore(self, act: Act, membership_id: int) -> int:
        """The person belongs there again, by a new membership."""
        async with self.db.write("restore-membership", act.cause) as tx:
            member = await _get_member(tx, act, membership_id)
            removed = await schools.find_member(tx.conn, membership_id)
            if removed and not removed[1]:
                await people.join(tx, member.person_id, member.organization_id, member.role)
                after = f"{member.name}, {member.role}"
                await _note(tx, act, "member_restored", member.organization_id, after=after)
            return member.organization_id

    async def invite(self, act: Act, organization_id: int, role: Role) -> Invite | None:
        """A link for one person; None when one was made a moment ago."""
        async with self.db.write("invite", act.cause) as tx:
            place = await get_place(tx.conn, act.actor, organization_id)
            if await is_just_made(tx, place.id, role):
                return None
            invite = await create_invite(tx, place, role)
            await _note(tx, act, "invited", place.id, after=role)
            return invite


async def _get_member(tx: Transaction, act: Act, membership_id: int) -> MemberRow:
    await coordinated(tx.conn, act.actor)
    found = await schools.find_member(tx.conn, membership_id)
    if found is None:
        raise NotFoundError("member-gone")
    await run_by(tx.conn, act.actor, found[0].organization_id)
    return found[0]


def _check(text: str) -> str:
    """A name in one line, with something in it that can be found again."""
    name = " ".join(text.split())
    if len(fold(name)) < 3 or len(name) > LONGEST_NAME:
        raise RejectedError("school-name-bad", most=LONGEST_NAME)
    return name


async def _check_free(tx: Transaction, full_name: str, own_id: int | None = None) -> None:
    """RejectedError when the name is somebody else's."""
    for name in (full_name, shorten_school(full_name)):
        known = await organizations.find(tx.conn, name)
        if known and known.id != own_id:
            raise RejectedError("school-name-taken", name=known.short_name)


async def _note(
    tx: Transaction, act: Act, what: str, organization_id: int, *, before: str = "", after: str = ""
) -> None:
    about = {"organization_id": organization_id}
    await changes.add(tx, act.actor.person_id, what, before=before, after=after, about=about)
