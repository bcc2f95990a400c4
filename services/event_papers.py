"""The protocol or the materials of a meeting that was held: they close the holding side (RULES §7)."""

from dataclasses import dataclass, replace
from typing import Any

from roadmap.answers import Said, parse_answer
from roadmap.errors import ConflictError, RejectedError
from roadmap.model import Status
from services.acceptance import accept_by_rule
from services.acts import Act, Incoming
from services.calendar import Calendar
from services.events import QUESTION, Want
from services.meetings import Meeting, Stage, get_run
from services.new_replies import seen_by_centre
from services.replies import PAGES_FOR
from storage import assignments, awaiting, events, replies
from storage.awaiting import Question
from storage.database import Database, Transaction

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class EventPapers:
    db: Database
    calendar: Calendar

    async def take(self, act: Act, event_id: int, incoming: Incoming) -> Meeting:
        """«Протокол 3 от 27.01», a line, a file or all of them; what comes later adds to it."""
        async with self.db.write("minutes", act.cause) as tx:
            await events.lock(tx.conn, event_id)
            meeting = await get_run(tx.conn, act.actor, event_id, tx.now)
            if meeting.stage is not Stage.HELD:
                raise ConflictError("event-not-held")
            said = parse_answer(incoming.text, self.calendar.day(tx.now))
            if not incoming.text.strip() and not incoming.files:
                raise RejectedError("event-minutes-empty")
            for each in meeting.asked:
                if not each.is_school:
                    await self._close(tx, act, each.assignment_id, meeting, said, incoming)
            await events.put(tx, event_id, minutes=_minutes(meeting, said))
            await self._expect_pages(tx, act, event_id, incoming)
            return await get_run(tx.conn, act.actor, event_id, tx.now)

    @staticmethod
    async def _expect_pages(tx: Transaction, act: Act, event_id: int, incoming: Incoming) -> None:
        """More pages may follow a file for a while; words were all there was to say."""
        await awaiting.clear(tx.conn, act.chat_key)
        if incoming.files:
            question = Question(QUESTION, {"event": event_id, "want": Want.PAGES})
            await awaiting.ask(tx.conn, act.chat_key, question, tx.now + PAGES_FOR)

    async def _close(
        self,
        tx: Transaction,
        act: Act,
        assignment_id: int,
        meeting: Meeting,
        said: Said,
        incoming: Incoming,
    ) -> None:
        found = await assignments.find_with_reply(tx.conn, assignment_id, lock=True)
        if found is None:
            return
        row, before = found
        new = replace(
            seen_by_centre(act, self.calendar.day(act.at), assignment_id, Status.DONE, meeting.id),
            comment=said.comment[:LONGEST] or (before.comment if before else ""),
            document_number=said.document_number or (before.document_number if before else None),
            document_date=said.document_date or (before.document_date if before else None),
            message_key=incoming.key or None,
        )
        reply_id = await replies.add(tx.conn, new)
        if reply_id is None:
            return
        if before and before.files:
            await replies.carry(tx, before.id, reply_id)
        await replies.announce(tx, reply_id, incoming.files)
        await accept_by_rule(tx, row, new, reply_id)
        await assignments.put_standing(tx.conn, assignment_id, Status.DONE, reply_id, None)


def _minutes(meeting: Meeting, said: Said) -> dict[str, Any]:
    """What is known of the protocol: the newest number, date and words."""
    known = dict(meeting.row.minutes or {})
    day = said.document_date.isoformat() if said.document_date else None
    new = {"number": said.document_number, "date": day, "text": said.comment[:LONGEST]}
    return {"number": None, "date": None, "text": "", **known, **{k: v for k, v in new.items() if v}}
