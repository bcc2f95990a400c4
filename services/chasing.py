"""«Напомнить, кто не ответил»: whoever owes an answer is reminded, of any list of them.

What was ordered stands in the messages themselves: a second tap finds it there and orders nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, NotFoundError
from roadmap.model import Status
from roadmap.progress import PART_BITS
from roadmap.reminders import in_working_hours, planned_moment
from services.acts import Act
from services.agenda import addressed
from services.calendar import Calendar
from services.coordination import coordinated
from services.people import Actor
from services.questions import ask
from services.scope import Scope
from services.summary import Summary
from storage import assignments, awaiting, members, nudges, organizations, outbox
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.members import Member
from storage.nudges import KIND, NudgeRow

QUESTION, RECEIPT = "nudge", "nudged"
JUST_NOW = 3
"""Working days within which a second reminder is asked about first."""
KEPT = timedelta(days=31)
STAMPS = 9_999
Whom = Literal["all", "new"]


@dataclass(frozen=True, slots=True)
class Chased:
    """One person who would be written to; `told_on`: the last reminder of any of it, if it was lately."""

    person_id: int
    rows: tuple[AssignmentRow, ...]
    told_on: date | None
    away_until: date | None

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.organization for row in self.rows))


@dataclass(frozen=True, slots=True)
class Chase:
    """A list that is still unanswered, and whom of it a reminder reaches.

    `newest` is the last reminder of it: a button that was drawn before that is out of date. `absent`:
    places where nobody is asked for it. `leaves_at` is None within working hours.
    """

    scope: Scope
    people: tuple[Chased, ...]
    absent: tuple[str, ...]
    newest: int
    leaves_at: datetime | None

    @property
    def stamp(self) -> int:
        """What a button carries of `newest`, in four digits: all that there is room for."""
        return self.newest % STAMPS + 1 if self.newest else 0

    @property
    def is_repeated(self) -> bool:
        return any(each.told_on for each in self.people)

    @property
    def untold(self) -> tuple[Chased, ...]:
        return tuple(each for each in self.people if each.told_on is None)

    def of(self, whom: Whom) -> tuple[Chased, ...]:
        return self.untold if whom == "new" else self.people


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of one reminding; each place once, in one of the four."""

    cause: str
    at: datetime
    reached: tuple[str, ...]
    waiting: tuple[str, ...]
    unsure: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(map(len, (self.reached, self.waiting, self.unsure, self.lost)))


@dataclass(frozen=True, slots=True)
class Chasing:
    """Coordinators only, each for the organizations that they run."""

    db: Database
    calendar: Calendar
    summary: Summary

    async def propose(self, act: Act, scope: Scope) -> Chase:
        """Whom it would reach; «отправить» in words is then as good as the button."""
        async with self.db.write("propose-nudge", act.cause) as tx:
            chase = await self._read(tx.conn, act.actor, scope)
            await ask(tx, act, QUESTION, {"scope": dump(scope), "stamp": chase.stamp})
            return chase

    async def nudge(self, act: Act, scope: Scope, whom: Whom, stamp: int, *, pressed: bool) -> None:
        """One message a person, and a receipt that says what became of it; once for one preview."""
        async with self.db.write("nudge", act.cause) as tx:
            chase = await self._read(tx.conn, act.actor, scope)
            await awaiting.clear(tx.conn, act.chat_key)
            batch = tx.cause_key
            if chase.stamp == stamp:
                for each in chase.of(whom):
                    subject = {"assignments": [row.id for row in each.rows]}
                    await outbox.add(tx, "immediate", KIND, each.person_id, subject=subject, cause=batch)
            else:
                batch = await self._batch_of(tx, chase)
            class_, target = ("receipt", act.message_key) if pressed else ("answer", None)
            await outbox.add(
                tx, class_, RECEIPT, act.actor.person_id, subject={"batch": batch}, target=target
            )

    async def confirm(self, act: Act, subject: Mapping[str, Any]) -> None:
        """«Отправить» in words, of what was shown last."""
        await self.nudge(act, load(subject["scope"]), "all", subject["stamp"], pressed=False)

    async def put_off(self, act: Act) -> None:
        async with self.db.write("put-off-nudge", act.cause) as tx:
            await coordinated(tx.conn, act.actor)
            await awaiting.clear(tx.conn, act.chat_key)

    async def look(self, actor: Actor, batch: str) -> Batch:
        async with self.db.read() as conn:
            return await self.read_batch(conn, actor, batch)

    async def read_batch(self, conn: AsyncConnection, actor: Actor, batch: str) -> Batch:
        """Who has received it; ConflictError when it was nothing of this person's."""
        tree = await coordinated(conn, actor)
        rows = await nudges.of_batch(conn, batch)
        around = await members.reachable(conn)
        names = {each.id: each.short_name for each in await organizations.everyone(conn) if each.id in tree}
        places = await _places(conn, rows, names)
        if not rows or not any(places.values()):
            raise ConflictError("chase-gone")
        later = await nudges.of_people(conn, {each.person_id for each in rows}, rows[0].at)
        told = {each.person_id for each in later if each.started_at and each.state == "sent"}
        present = {each.person_id for each in around}
        sorted_: dict[str, dict[str, None]] = {"reached": {}, "waiting": {}, "unsure": {}, "lost": {}}
        for each in rows:
            into = _became(each, told, present)
            sorted_[into].update(dict.fromkeys(places[each.id]))
        return Batch(batch, rows[0].at, **{key: tuple(found) for key, found in sorted_.items()})

    async def read(
        self, conn: AsyncConnection, actor: Actor, row_id: int, ids: Sequence[int]
    ) -> Sequence[AssignmentRow]:
        """What a reminder says when it leaves: all that waits to be reminded of, and is not answered.

        What another reminder has told since this one was ordered is not told again.
        """
        today = self._today()
        mine = await nudges.of_people(conn, [actor.person_id], self.db.clock.now() - KEPT)
        this = next((each for each in mine if each.id == row_id), None)
        told = {
            id_
            for each in mine
            if this and each.id != row_id and each.started_at and each.started_at > this.at
            for id_ in each.assignments
        }
        waiting = {id_ for each in mine if each.state == "ready" for id_ in each.assignments}
        standing, _ = await assignments.standing_or_not(conn, {*ids, *waiting} - told, today)
        around = _here(await members.around(conn, actor.person_id), today)
        silent = [row for row in standing if is_silent(row)]
        return addressed(silent, around).get(actor.person_id, [])

    async def _read(self, conn: AsyncConnection, actor: Actor, scope: Scope) -> Chase:
        tree = await coordinated(conn, actor)
        if scope.place_id and scope.place_id not in tree:
            raise NotFoundError("not-found")
        now, today = self.db.clock.now(), self._today()
        marking = await self.summary.open(conn, scope, tree)
        ids = [each.id async for each in self.summary.pick(conn, marking, PART_BITS["silent"])]
        rows, _ = await assignments.standing_or_not(conn, ids, today)
        around = await members.reachable(conn)
        asked = addressed(rows, _here(around, today))
        asked.pop(actor.person_id, None)
        if not asked:
            raise ConflictError("chase-nobody")
        lately = await nudges.of_people(conn, asked, self._since(today))
        live = [each for each in lately if not each.is_lost]
        away = {each.person_id: each.away_until for each in around if each.is_away(today)}
        reached = {row.id for mine in asked.values() for row in mine}
        unasked = {row.id for row in rows if row.for_schools and row.id not in reached}
        return Chase(
            scope=scope,
            people=tuple(
                Chased(person_id, tuple(mine), self._told_on(person_id, mine, live), away.get(person_id))
                for person_id, mine in sorted(asked.items(), key=lambda each: each[1][0].organization_id)
            ),
            absent=tuple(dict.fromkeys(row.organization for row in rows if row.id in unasked)),
            newest=max((each.id for each in live), default=0),
            leaves_at=None if self._is_open(now) else self._opening(now),
        )

    def _told_on(
        self, person_id: int, rows: Sequence[AssignmentRow], live: Sequence[NudgeRow]
    ) -> date | None:
        ids = {row.id for row in rows}
        about = [each.at for each in live if each.person_id == person_id and ids & set(each.assignments)]
        return self.calendar.day(max(about)) if about else None

    async def _batch_of(self, tx: Transaction, chase: Chase) -> str:
        people = [each.person_id for each in chase.people]
        lately = await nudges.of_people(tx.conn, people, self._since(self._today()))
        return next((each.batch for each in lately if each.id == chase.newest), "")

    def _since(self, today: date) -> datetime:
        return datetime.combine(self.calendar.workdays.back(today, JUST_NOW), time(), self.calendar.zone)

    def _is_open(self, now: datetime) -> bool:
        return in_working_hours(now, self.calendar.zone, self.calendar.workdays)

    def _opening(self, now: datetime) -> datetime:
        return planned_moment(now, self.calendar.zone, self.calendar.workdays)

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())


def is_silent(row: AssignmentRow) -> bool:
    """Nothing was said of it: no answer, no return, no wish for another day."""
    return row.status is Status.PENDING and not row.returned_on and not row.extension_asked


def dump(scope: Scope) -> dict[str, Any]:
    """As it is kept in a row."""
    ids = {"roadmap_id": scope.roadmap_id, "item_id": scope.item_id}
    places = {"place_id": scope.place_id, "cluster_id": scope.cluster_id}
    return {**ids, **places, "month": scope.month.isoformat() if scope.month else None}


def load(kept: Mapping[str, Any]) -> Scope:
    month = kept["month"]
    return Scope(**{**kept, "month": date.fromisoformat(month) if month else None})


def _here(around: Sequence[Member], today: date) -> list[Member]:
    """Who is away waits only where nobody else is there."""
    manned = {each.organization_id for each in around if not each.is_away(today)}
    return [each for each in around if not each.is_away(today) or each.organization_id not in manned]


def _became(row: NudgeRow, told: Collection[int], present: Collection[int]) -> str:
    """A message that was dropped for another with the same in it has reached its person too."""
    if row.state == "sent" or (row.state == "dropped" and row.person_id in told):
        return "reached"
    if row.state == "unknown":
        return "unsure"
    return "waiting" if row.state in nudges.WAITING and row.person_id in present else "lost"


async def _places(
    conn: AsyncConnection, rows: Sequence[NudgeRow], names: Mapping[int, str]
) -> dict[int, list[str]]:
    """Message → the places of this coordinator whose duties it is about."""
    of = await nudges.organizations_of(conn, {id_ for row in rows for id_ in row.assignments})
    return {row.id: [names[of[id_]] for id_ in row.assignments if of.get(id_) in names] for row in rows}
