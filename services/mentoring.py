"""Mentor schools: who helps whom in a school year, and by which order (order 348)."""

from dataclasses import dataclass
from datetime import date

from roadmap.answers import parse_answer
from roadmap.errors import RejectedError
from services.acts import Act
from services.calendar import Calendar
from services.people import Actor
from services.questions import Question, ask
from services.schools import get_school
from storage import awaiting, catalogue, changes, orders, organizations, schools
from storage.database import Database, Transaction
from storage.organizations import OrganizationRow


@dataclass(frozen=True, slots=True)
class Mentoring:
    db: Database
    calendar: Calendar

    async def ask_order(
        self, act: Act, mentee_id: int, mentor_id: int, year: str
    ) -> tuple[OrganizationRow, OrganizationRow]:
        """The order that makes the pair is asked for."""
        async with self.db.write("ask-mentor", act.cause) as tx:
            pair = await _get_pair(tx, act.actor, mentee_id, mentor_id)
            await ask(tx, act, "mentor_order", {"mentee": mentee_id, "mentor": mentor_id, "year": year})
            return pair

    async def put(self, act: Act, question: Question, text: str) -> int:
        """«№ 348 от 30.12.2020»; an order that is not loaded is noted by its number and date."""
        said = parse_answer(text, self.calendar.day(self.db.clock.now()))
        if said.document_number is None or said.document_date is None:
            raise RejectedError("order-number-unclear")
        async with self.db.write("put-mentor", act.cause) as tx:
            subject = question.subject
            mentee, mentor = await _get_pair(tx, act.actor, subject["mentee"], subject["mentor"])
            await awaiting.clear(tx.conn, act.chat_key)
            order_id = await _find_order(tx, said.document_number, said.document_date)
            await schools.put_pair(tx.conn, mentee.id, subject["year"], mentor.id, order_id)
            after = f"{mentor.short_name}, {said.document_number}, {said.document_date.isoformat()}"
            await _note(tx, act, mentee.id, after=f"{subject['year']} {after}")
            return mentee.id

    async def drop(self, act: Act, mentee_id: int, year: str) -> None:
        async with self.db.write("drop-mentor", act.cause) as tx:
            await get_school(tx.conn, act.actor, mentee_id)
            if await schools.drop_pair(tx.conn, mentee_id, year):
                await _note(tx, act, mentee_id, before=year)


async def _get_pair(
    tx: Transaction, actor: Actor, mentee_id: int, mentor_id: int
) -> tuple[OrganizationRow, OrganizationRow]:
    mentee = await get_school(tx.conn, actor, mentee_id)
    mentor = await get_school(tx.conn, actor, mentor_id)
    if mentee.id == mentor.id:
        raise RejectedError("mentor-itself")
    return mentee, mentor


async def _find_order(tx: Transaction, number: str, issued: date) -> int:
    stored = await catalogue.find_order(tx.conn, number, issued)
    if stored is not None:
        return stored
    root = await organizations.find_root(tx.conn)
    values = {"title": "", "issuer": root.short_name if root else "", "controller": ""}
    order_id, _ = await orders.put_order(tx.conn, number, issued, values, tx.now)
    return order_id


async def _note(tx: Transaction, act: Act, mentee_id: int, before: str = "", after: str = "") -> None:
    about = {"organization_id": mentee_id}
    await changes.add(tx, act.actor.person_id, "mentor", before=before, after=after, about=about)
