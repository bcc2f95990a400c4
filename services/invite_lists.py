"""`/invite`: links for many schools at once, the links that still work, their end."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.model import OrganizationKind, Role
from services.acts import Act
from services.coordination import coordinated, run_by
from services.invites import A_MOMENT, Invite, create_invite
from services.organizations import get_by_name
from services.people import Actor
from services.questions import Question, ask
from services.schools import by_number, get_school
from storage import awaiting, changes, invites, organizations, schools
from storage.database import Database, Transaction
from storage.invites import LinkRow
from storage.organizations import OrganizationRow

CHOOSING = "invite_schools"
"""What a chat is waited for while schools are ticked: their names do as well."""
Whom = Literal["without", "again", "chosen"]
REFUSED: dict[Whom, str] = {
    "without": "invite-nobody-without",
    "again": "invite-nobody",
    "chosen": "invite-none-chosen",
}


@dataclass(frozen=True, slots=True)
class School:
    """`people` can be reached there; `link` is the director's that still works, the newest of them."""

    row: OrganizationRow
    people: int
    link: LinkRow | None


@dataclass(frozen=True, slots=True)
class InviteDesk:
    """The schools of a tree by their names and numbers, and all links into the tree that still work."""

    schools: tuple[School, ...]
    links: tuple[LinkRow, ...]
    chosen: frozenset[int]

    @property
    def absent(self) -> tuple[School, ...]:
        return tuple(school for school in self.schools if not school.people)

    @property
    def without(self) -> tuple[School, ...]:
        """Neither connected nor invited."""
        return tuple(school for school in self.absent if school.link is None)

    def of(self, whom: Whom) -> tuple[School, ...]:
        if whom == "chosen":
            return tuple(school for school in self.schools if school.row.id in self.chosen)
        return self.without if whom == "without" else self.absent


@dataclass(frozen=True, slots=True)
class Given:
    """New links, told once; `replaced` older ones of the same schools work no more."""

    invites: tuple[Invite, ...]
    replaced: int


@dataclass(frozen=True, slots=True)
class InviteLists:
    """Coordinators only, each within the tree that they run; ForbiddenError for everybody else."""

    db: Database

    async def desk(self, act: Act) -> InviteDesk:
        async with self.db.read() as conn:
            return await self._read(conn, act)

    async def find(self, actor: Actor, text: str) -> tuple[OrganizationRow, ...]:
        """Schools by any of their names, a comma or a line between two; NotFoundError with candidates."""
        async with self.db.read() as conn:
            tree = await coordinated(conn, actor)
            whole = await organizations.find(conn, text)
            parts = [part.strip() for part in re.split(r"[,;\n]", text)]
            found = [whole] if whole else [await get_by_name(conn, part, tree) for part in parts if part]
            for row in found:
                await run_by(conn, actor, row.id)
        other = next((row for row in found if not row.is_school), None)
        if other:
            raise RejectedError("invite-not-school", name=other.short_name)
        return tuple({row.id: row for row in found}.values())

    async def knows(self, actor: Actor, text: str) -> bool:
        """Whether all of these words are schools that this person runs."""
        try:
            return bool(await self.find(actor, text))
        except (NotFoundError, RejectedError):
            return False

    async def choose(self, act: Act) -> InviteDesk:
        """Schools are ticked from here on; what was ticked before is kept."""
        async with self.db.write("choose-schools", act.cause) as tx:
            desk = await self._read(tx.conn, act)
            await ask(tx, act, CHOOSING, {"schools": sorted(desk.chosen)})
            return desk

    async def tick(self, act: Act, school_id: int) -> InviteDesk:
        """Chosen, or not any more."""
        async with self.db.write("tick-school", act.cause) as tx:
            await get_school(tx.conn, act.actor, school_id)
            chosen = _chosen(await awaiting.find_question(tx.conn, act.chat_key, tx.now)) ^ {school_id}
            await ask(tx, act, CHOOSING, {"schools": sorted(chosen)})
            return await self._read(tx.conn, act)

    async def tick_named(self, act: Act, rows: Sequence[OrganizationRow]) -> InviteDesk:
        """Chosen besides those that are."""
        async with self.db.write("tick-named", act.cause) as tx:
            for row in rows:
                await get_school(tx.conn, act.actor, row.id)
            ids = {row.id for row in rows}
            chosen = _chosen(await awaiting.find_question(tx.conn, act.chat_key, tx.now)) | ids
            await ask(tx, act, CHOOSING, {"schools": sorted(chosen)})
            return await self._read(tx.conn, act)

    async def give(self, act: Act, whom: Whom) -> Given | None:
        """Links for directors; None for a second tap."""
        async with self.db.write("give-links", act.cause) as tx:
            desk = await self._read(tx.conn, act)
            if any(abs(tx.now - link.created_at) < A_MOMENT for link in desk.links if _is_directors(link)):
                return None
            found = desk.of(whom)
            if not found:
                raise ConflictError(REFUSED[whom])
            if whom == "chosen":
                await awaiting.clear(tx.conn, act.chat_key)
            return await _give(tx, act, [school.row for school in found], desk.links)

    async def give_named(self, act: Act, rows: Sequence[OrganizationRow]) -> Given:
        """The same for schools that were named in words."""
        async with self.db.write("give-links", act.cause) as tx:
            desk = await self._read(tx.conn, act)
            for row in rows:
                await get_school(tx.conn, act.actor, row.id)
            return await _give(tx, act, rows, desk.links)

    async def revoke(self, act: Act, invite_id: int) -> InviteDesk:
        """The link works no more; twice is once, and of one that was used nothing changes."""
        async with self.db.write("revoke-link", act.cause) as tx:
            await coordinated(tx.conn, act.actor)
            row = await invites.find_by_id(tx.conn, invite_id)
            if row is None:
                raise NotFoundError("not-found")
            await run_by(tx.conn, act.actor, row.organization_id)
            links = (await self._read(tx.conn, act)).links
            await _revoke(tx, act, [link for link in links if link.id == invite_id])
            return await self._read(tx.conn, act)

    async def revoke_all(self, act: Act, school_ids: Collection[int] | None = None) -> int:
        """The links of these schools, or all into the tree; how many worked until now."""
        async with self.db.write("revoke-links", act.cause) as tx:
            links = (await self._read(tx.conn, act)).links
            ended = [link for link in links if school_ids is None or link.organization_id in school_ids]
            await _revoke(tx, act, ended)
            return len(ended)

    async def _read(self, conn: AsyncConnection, act: Act) -> InviteDesk:
        tree = await coordinated(conn, act.actor)
        now = self.db.clock.now()
        links = tuple(each for each in await invites.working(conn, now) if each.organization_id in tree)
        newest = {each.organization_id: each for each in links if _is_directors(each)}
        people = await schools.joined(conn)
        rows = [row for row in await organizations.everyone(conn, OrganizationKind.SCHOOL) if row.id in tree]
        rows.sort(key=lambda row: by_number(row.short_name))
        chosen = _chosen(await awaiting.find_question(conn, act.chat_key, now))
        return InviteDesk(
            tuple(School(row, people.get(row.id, 0), newest.get(row.id)) for row in rows), links, chosen
        )


async def _give(
    tx: Transaction, act: Act, rows: Iterable[OrganizationRow], links: Iterable[LinkRow]
) -> Given:
    """One director's link that works for each of these schools."""
    rows = list(rows)
    ids = {row.id for row in rows}
    old = [link for link in links if link.organization_id in ids and _is_directors(link)]
    await _revoke(tx, act, old)
    made = []
    for row in rows:
        made.append(await create_invite(tx, row, Role.DIRECTOR))
        await _note(tx, act, "invited", row.id, after=Role.DIRECTOR)
    return Given(tuple(made), len(old))


async def _revoke(tx: Transaction, act: Act, links: Iterable[LinkRow]) -> None:
    for link in links:
        await invites.revoke(tx.conn, link.id, tx.now)
        await _note(tx, act, "invite-revoked", link.organization_id, before=link.role)


async def _note(
    tx: Transaction, act: Act, what: str, organization_id: int, *, before: str = "", after: str = ""
) -> None:
    about = {"organization_id": organization_id}
    await changes.add(tx, act.actor.person_id, what, before=before, after=after, about=about)


def _is_directors(link: LinkRow) -> bool:
    return link.role is Role.DIRECTOR


def _chosen(question: Question | None) -> frozenset[int]:
    if question is None or question.kind != CHOOSING:
        return frozenset()
    return frozenset(int(each) for each in question.subject["schools"])
