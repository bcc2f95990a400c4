"""What a card shows of one assignment, to a person who may see it."""

from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import ItemKind, Status
from roadmap.reviewing import is_unchecked
from roadmap.standing import last_return
from services.calendar import Calendar
from services.duties import asked_until, effective, is_open, is_over
from services.help import Trouble, find_trouble
from services.new_replies import REPEATED, can_repeat, fitting_offers
from services.people import Actor
from services.replies import Recorded, answering_role
from services.review_queue import waits
from storage import assignments, replies, schools
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.replies import ReplyRow
from storage.schools import MemberRow
from storage.twin_answers import Offer, find_offers

IN_HAND = 256


@dataclass(frozen=True, slots=True)
class Card:
    """One assignment as this person sees it: `due` is the effective day, `reply` the standing one.

    `early`: the day before the holidays until which it is asked for, while that is ahead.
    `returned` is the reply that the centre has sent back, while that is the last word.
    `trouble`: what there is to say of a difficulty that stands. `offers`: what else the answer may be
    counted for; `last_time`: what can be said again; `by`: a colleague who answered;
    `holder`: whoever of the school was given it.
    """

    row: AssignmentRow
    due: date | None
    reply: ReplyRow | None
    is_answerable: bool
    returned: ReplyRow | None = None
    is_unchecked: bool = False
    trouble: Trouble | None = None
    offers: tuple[Offer, ...] = ()
    last_time: ReplyRow | None = None
    by: str | None = None
    holder: MemberRow | None = None
    early: date | None = None

    @property
    def is_accepted(self) -> bool:
        return self.reply is not None and self.reply.is_settled


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards from the database, and those that the recording of an answer has just left in hand.

    What is in hand is as the commit of that answer left it and is for that answer's own receipt, by whose
    cause it is known: composed a moment later, it need not read the same rows again.
    """

    db: Database
    calendar: Calendar
    _in_hand: dict[str, Card] = field(default_factory=dict)

    def keep(self, recorded: Recorded, actor: Actor) -> None:
        """The card of an answer that was committed just now; of a difficulty there is more to read."""
        row = recorded.row
        if row.status is Status.DIFFICULTY:
            return
        while len(self._in_hand) >= IN_HAND:
            del self._in_hand[next(iter(self._in_hand))]
        card = self._card(row, recorded.reply, actor)
        self._in_hand[recorded.receipt] = replace(card, offers=fitting_offers(row, recorded.offers))

    def take(self, receipt: str | None) -> Card | None:
        return self._in_hand.pop(receipt or "", None)

    async def open(self, actor: Actor, assignment_id: int) -> Card:
        """The card; ForbiddenError when it is another school's."""
        async with self.db.read() as conn:
            return await self.read(conn, actor, assignment_id)

    async def read(self, conn: AsyncConnection, actor: Actor, assignment_id: int) -> Card:
        found = await assignments.find_with_reply(conn, assignment_id)
        if found is None:
            raise NotFoundError("not-found")
        row, reply = found
        if answering_role(actor, row) is None:
            raise ForbiddenError("not-yours")
        history = await replies.of_assignment(conn, row.id) if row.returned_on else ()
        card = self._card(row, reply, actor, last_return(history))
        if row.assignee_id and row.for_schools:
            there = await schools.members(conn, row.organization_id)
            card = replace(card, holder=next((m for m in there if m.person_id == row.assignee_id), None))
        if is_open(row):
            card = replace(card, last_time=await self._last_time(conn, row))
        if row.status in {Status.PENDING, Status.DIFFICULTY}:
            return replace(card, trouble=await self._trouble(conn, row))
        offers = await find_offers(conn, row.id, self.calendar.day(self.db.clock.now()))
        return replace(card, offers=fitting_offers(row, offers))

    async def _trouble(self, conn: AsyncConnection, row: AssignmentRow) -> Trouble | None:
        if row.status is not Status.DIFFICULTY:
            return None
        return await find_trouble(conn, self.calendar, row, self.db.clock.now())

    @staticmethod
    async def _last_time(conn: AsyncConnection, row: AssignmentRow) -> ReplyRow | None:
        if row.kind not in REPEATED:
            return None
        last = await replies.find_last_time(conn, row.id)
        return last if last and can_repeat(row, last) else None

    def _is_old(self, reply: ReplyRow, today: date) -> bool:
        return is_unchecked(self.calendar.day(reply.at), today, self.calendar.workdays)

    def _card(
        self, row: AssignmentRow, reply: ReplyRow | None, actor: Actor, returned: ReplyRow | None = None
    ) -> Card:
        today = self.calendar.day(self.db.clock.now())
        due, until = effective(row, self.calendar.workdays), asked_until(row, self.calendar.workdays)
        is_others = reply is not None and reply.author_id not in (None, actor.person_id)
        return Card(
            row=row,
            due=due,
            reply=reply,
            is_answerable=not is_over(row, today) and row.kind is not ItemKind.EVENT,
            returned=returned,
            is_unchecked=reply is not None and waits(row, reply) and self._is_old(reply, today),
            by=reply.author if reply and is_others else None,
            early=until if today <= until < (due or row.due) else None,
        )
