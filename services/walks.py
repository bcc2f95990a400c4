"""«Ответить по порядку»: the open questions of a person one by one, in one message of the chat.

Nothing is remembered but rows: a question's buttons carry its place, the newest message of the walk and
what the chat is asked for tell the rest. What comes next follows from what is open at that moment.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.answers import parse_answer
from roadmap.due import is_complete
from roadmap.errors import NotFoundError, RejectedError
from roadmap.model import Status
from services.acts import Act, Incoming
from services.calendar import Calendar
from services.lines import LINE, Ids, Lines, expect, receipt
from services.new_replies import fitting_offers, misses
from services.people import Actor
from services.replies import EXPECTED_FOR, complete_status, role_for
from services.table import Line, all_lines, is_waiting, open_lines, question_of
from services.twins import Twins
from storage import assignments, awaiting, lines, outbox, replies, walks
from storage.assignments import AssignmentRow
from storage.awaiting import Question
from storage.database import Database, Transaction
from storage.replies import ReplyRow
from storage.twin_answers import find_offers

WALK = walks.KIND
DOUBLE_TAP = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Place:
    """Question `number` of `total`."""

    number: int
    total: int

    def next(self) -> "Place":
        return Place(self.number + 1, max(self.total, self.number + 1))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that the chat is to answer next, when it is one of a walk or of a line.

    `message`: the card of the line for which a file is waited.
    """

    kind: str
    ids: Ids
    place: Place | None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """A turn of the walk: in the message `target`, or in a new one below the receipt of what was said.

    `said`: the replies that were just recorded.
    """

    act: Act
    place: Place
    target: str | None = None
    said: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Walks:
    lines: Lines

    async def start(self, act: Act) -> None:
        """The first open question, as a new message; a double tap starts one walk."""
        async with self.db.write("walk", act.cause) as tx:
            latest = await walks.find_latest(tx.conn, act.actor.person_id)
            if (
                latest
                and latest.subject.get("from") == act.message_key
                and abs(tx.now - latest.at) < DOUBLE_TAP
            ):
                return
            found = await open_lines(tx.conn, self.calendar, act.actor, self._today(tx))
            step = _Step(act, Place(1, max(1, len(found))))
            if found:
                await self._ask(tx, step, question_of(found[0]), **{"from": act.message_key})
            else:
                await self._end(tx, step)

    async def press(self, act: Act, ids: Ids, status: Status, place: Place) -> None:
        """Record, and ask the next question in the same message, unless the answer still lacks something."""
        async with self.db.write("walk-press", act.cause) as tx:
            said = await self.lines.record(tx, act, ids, status)
            await self._go_on(tx, _Step(act, place, act.message_key, said), ids)

    async def take(self, act: Act, incoming: Incoming, asked: Asked, place: Place) -> None:
        """Words or a file for the question: it becomes their receipt, and the next one comes below."""
        async with self.db.write("walk-take", act.cause) as tx:
            shown = incoming.reply_to or await self._shown(tx, act)
            if parse_answer(incoming.text, self._today(tx)).refs:
                await self.lines.incoming.take_within(tx, act, incoming)
                is_answered = False
            else:
                about = replace(incoming, reply_to=shown)
                is_answered = await self.lines.take_within(tx, act, about, asked.ids)
                is_answered = is_answered or bool(await lines.recorded_by(tx.conn, tx.cause_key))
            if is_answered and len(asked.ids) > 1 and shown:
                await receipt(tx, act, asked.ids, shown)
            if is_answered:
                await self._go_on(tx, _Step(act, place), asked.ids, shown)
            else:
                await expect(tx, act, asked.kind, asked.ids, walk=[place.number, place.total])

    async def count_twins(self, act: Act, reply_id: int, place: Place, *, is_yes: bool) -> None:
        """The answer to «Засчитать и в …?» of a receipt, and on, unless the receipt still asks for more."""
        async with self.db.write("walk-twins", act.cause) as tx:
            reply = await replies.find(tx.conn, reply_id)
            if reply is None:
                raise NotFoundError("not-found")
            row, _ = await self.lines.replies.answerable(tx, act.actor, reply.assignment_id)
            twins = Twins(self.lines.replies)
            if not is_yes:
                await twins.decline_within(tx, act, row)
            elif row.reply_id == reply_id:
                await twins.count_within(tx, act, row, reply)
            await self._go_on(tx, _Step(act, place, act.message_key), (row.id,))

    async def say_done(self, act: Act, ids: Ids, place: Place) -> None:
        """«Да, были» in words."""
        async with self.db.write("walk-done", act.cause) as tx:
            shown = await self._shown(tx, act)
            await self.lines.record(tx, act, ids, complete_status(await self._mine(tx, act.actor, ids[0])))
            if shown:
                await receipt(tx, act, ids, shown)
            await self._go_on(tx, _Step(act, place), ids, shown)

    async def skip(self, act: Act, at: int, place: Place, *, pressed: bool = True) -> None:
        async with self.db.write("walk-skip", act.cause) as tx:
            row = await self._mine(tx, act.actor, at)
            target = act.message_key if pressed else await self._shown(tx, act)
            await self._next(tx, _Step(act, place, target), (at,), whole_line=is_waiting(row))

    async def stop(self, act: Act, at: int, place: Place, *, pressed: bool = True) -> None:
        async with self.db.write("walk-stop", act.cause) as tx:
            await self._mine(tx, act.actor, at)
            target = act.message_key if pressed else await self._shown(tx, act)
            await self._end(tx, _Step(act, place, target), is_stopped=True)

    async def back(self, act: Act, reply_id: int, place: Place) -> None:
        """Undo the last answer and ask that question again."""
        async with self.db.write("walk-back", act.cause) as tx:
            latest = await walks.find_latest(tx.conn, act.actor.person_id)
            said = list(latest.subject["undo"]) if latest else []
            ids = await self._take_back(tx, act, said if reply_id in said else [reply_id])
            await self._ask(tx, _Step(act, place, act.message_key), ids)

    async def say_back(self, act: Act, asked: Asked, place: Place) -> None:
        """The same in words: what this question's message says was recorded, or what stands of it."""
        async with self.db.write("walk-say-back", act.cause) as tx:
            latest = await walks.find_latest(tx.conn, act.actor.person_id)
            said = list(latest.subject["undo"]) if latest else []
            row = await self._mine(tx, act.actor, asked.ids[0])
            standing = said or [each for each in [row.reply_id] if each]
            if not standing:
                raise RejectedError("walk-nothing-to-undo")
            ids = await self._take_back(tx, act, standing)
            before = Place(max(1, place.number - 1), place.total) if said else place
            await self._ask(tx, _Step(act, before, latest.message_key if latest else None), ids)

    async def expect_file(self, act: Act, ids: Ids, place: Place) -> AssignmentRow:
        async with self.db.write("walk-file", act.cause) as tx:
            row = await self.lines.file_for(tx, act, ids)
            await expect(tx, act, "file", ids, walk=[place.number, place.total])
            return row

    async def find_asked(self, act: Act) -> Asked | None:
        """What the chat is asked for, if it is a whole line or a question of a walk."""
        async with self.db.read() as conn:
            found = await awaiting.find_either(conn, act.chat_key, self.db.clock.now())
        return _read_asked(found)

    async def find_standing(
        self, conn: AsyncConnection, person_id: int, message_key: str, about: Collection[int]
    ) -> Asked | None:
        """The question of the walk, when it is among these and stands in that message or was asked lately."""
        latest = await walks.find_latest(conn, person_id)
        if latest is None or not set(latest.subject["ids"][:1]) & set(about):
            return None
        is_old = self.db.clock.now() - latest.at > EXPECTED_FOR
        if is_old and latest.message_key != message_key:
            return None
        place = Place(latest.subject["number"], latest.subject["total"])
        return Asked(WALK, latest.subject["ids"], place)

    async def _take_back(self, tx: Transaction, act: Act, said: Sequence[int]) -> Ids:
        """An answer with the twins that it was counted for; asked again is what the answer was to."""
        ids = await self.lines.take_back(tx, act, said[0])
        for reply_id in said[1:]:
            await self.lines.take_back(tx, act, reply_id)
        return ids

    async def _go_on(self, tx: Transaction, step: _Step, ids: Ids, shown: str | None = None) -> None:
        """The next question; an answer that lacks something is waited for, where it is `shown`."""
        found = await assignments.find_with_reply(tx.conn, ids[0])
        row, reply = found or (None, None)
        if row and reply and len(ids) == 1 and await self._is_unfinished(tx, row, reply):
            kind = "difficulty" if row.status is Status.DIFFICULTY else "details"
            await expect(tx, step.act, kind, ids, walk=[step.place.number, step.place.total])
            await self._order(tx, replace(step, target=step.target or shown), ids, stays=True)
            return
        if reply and not step.said:
            counted = await lines.recorded_by(tx.conn, tx.cause_key)
            step = replace(step, said=list(dict.fromkeys((reply.id, *counted))))
        await self._next(tx, step, ids)

    async def _next(self, tx: Transaction, step: _Step, after: Ids, *, whole_line: bool = False) -> None:
        everything = await self._table(tx, step.act.actor)
        at = next((n for n, line in enumerate(everything) if _ids(line) & set(after)), -1)
        rest = everything[at + 1 :]
        if at >= 0 and not whole_line:
            twins = tuple(row for row in everything[at] if row.id not in after)
            rest = [twins, *rest]
        following = next((line for line in rest if any(map(is_waiting, line))), None)
        if following is None:
            await self._end(tx, step)
        else:
            await self._ask(tx, replace(step, place=step.place.next()), question_of(following))

    async def _ask(self, tx: Transaction, step: _Step, ids: Ids, **more: Any) -> None:
        await expect(tx, step.act, WALK, ids, walk=[step.place.number, step.place.total])
        await self._order(tx, step, ids, **more)

    async def _end(self, tx: Transaction, step: _Step, *, is_stopped: bool = False) -> None:
        await awaiting.clear(tx.conn, step.act.chat_key)
        await self._order(tx, step, (), stopped=is_stopped)

    async def _order(self, tx: Transaction, step: _Step, ids: Ids, **more: Any) -> None:
        place = {"number": step.place.number, "total": step.place.total}
        said = list(step.said)
        subject = {"ids": list(ids), **place, "said": said if step.target else [], "undo": said, **more}
        class_ = "receipt" if step.target else "answer"
        await outbox.add(tx, class_, WALK, step.act.actor.person_id, subject=subject, target=step.target)

    async def _is_unfinished(self, tx: Transaction, row: AssignmentRow, reply: ReplyRow) -> bool:
        """Whether the receipt asks for more, or whether to count the same paper for a twin."""
        if _lacks(row, reply):
            return True
        return bool(fitting_offers(row, await find_offers(tx.conn, row.id, self._today(tx))))

    async def _shown(self, tx: Transaction, act: Act) -> str | None:
        """The message of the chat in which the walk stands."""
        latest = await walks.find_latest(tx.conn, act.actor.person_id)
        return latest.message_key if latest else None

    async def _table(self, tx: Transaction, actor: Actor) -> list[Line]:
        return await all_lines(tx.conn, self.calendar, actor, self._today(tx))

    async def _mine(self, tx: Transaction, actor: Actor, assignment_id: int) -> AssignmentRow:
        row = await assignments.find(tx.conn, assignment_id)
        if row is None:
            raise NotFoundError("not-found")
        role_for(actor, row)
        return row

    def _today(self, tx: Transaction) -> date:
        return self.calendar.day(tx.now)

    @property
    def db(self) -> Database:
        return self.lines.replies.db

    @property
    def calendar(self) -> Calendar:
        return self.lines.replies.calendar


def _ids(line: Line) -> set[int]:
    return {row.id for row in line}


def _lacks(row: AssignmentRow, reply: ReplyRow) -> bool:
    """Whether the receipt of this reply asks for a number, a date, figures or a line."""
    if reply.status is Status.DIFFICULTY:
        return not reply.comment and not reply.difficulty
    return is_complete(reply.status, interim=row.interim) and misses(row, reply.status, reply)


def _read_asked(found: Question | None) -> Asked | None:
    subject: Mapping[str, Any] = found.subject if found else {}
    if found is None or LINE not in subject:
        return None
    place = Place(*subject["walk"]) if "walk" in subject else None
    return Asked(found.kind, tuple(subject[LINE]), place, subject.get("message"))
