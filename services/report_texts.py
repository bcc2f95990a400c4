"""What a coordinator types for a report: a row's text, its closing parts, the frame of the paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from roadmap.errors import ConflictError, NotFoundError, RejectedError
from services.acts import Act
from services.coordination import run_by
from services.questions import Question, ask
from services.reports import Desk, rows_typed, writable
from storage import awaiting, changes, report_rows, report_texts
from storage.database import Database, Transaction

ROW, PART, FRAME = "report_row", "report_part", "report_frame"
MORE = "report_more"
"""Waited for a moment after a text that ends a series: only the rest of that text."""
KINDS = (ROW, PART, FRAME)
LONGEST = 6000
"""Signs of a typed text: more than one message of Telegram holds."""
CUT_FROM = 2000
"""A longer text than 4,096 signs comes as several messages; no part but the last is shorter than this."""
CUT_WITHIN, CUT_KEPT = timedelta(seconds=5), timedelta(minutes=1)
CUT = "cut"
"""What the text before was about, and when it was sent, noted beside what is asked next."""


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """Coordinators only. What was typed is kept when the paper is made again."""

    db: Database

    async def ask_row(self, act: Act, order_id: int, day: date, item_id: int) -> None:
        subject = {"order": order_id, "day": day.isoformat(), "item": item_id}
        await self._ask(act, ROW, order_id, subject)

    async def ask_part(self, act: Act, order_id: int, day: date, part: str) -> None:
        """«problems», «conclusions» or «decisions»."""
        await self._ask(act, PART, order_id, {"order": order_id, "day": day.isoformat(), "part": part})

    async def ask_frame(self, act: Act, order_id: int, day: date, reporter_id: int, part: str) -> None:
        """What stands around every paper of the reporting body; then back to this report."""
        about = {"order": order_id, "day": day.isoformat(), "reporter": reporter_id, "part": part}
        await self._ask(act, FRAME, order_id, about)

    async def put(self, act: Act, question: Question, text: str, following: int = 0) -> None:
        """The text that was asked for; in the same commit the row `following` is asked for, if any.

        The rest of a text that Telegram has cut in two is added to its beginning.
        """
        words, begun = _read(text), find_begun(question, act)
        about = begun or question
        async with self.db.write("report-text", act.cause) as tx:
            desk = await writable(tx.conn, act.actor, int(about.subject["order"]))
            await self._put(tx, act, desk, about, words, goes_on=begun is not None)
            await awaiting.clear(tx.conn, act.chat_key)
            subject = {key: value for key, value in about.subject.items() if key != CUT}
            cut = {CUT: _cut(about.kind, subject, act)} if len(text) >= CUT_FROM else {}
            if following:
                await ask(tx, act, ROW, {**subject, "item": following, **cut})
            elif cut:
                more = Question(MORE, {**subject, **cut})
                await awaiting.ask(tx.conn, act.chat_key, more, tx.now + CUT_KEPT)

    async def _put(
        self, tx: Transaction, act: Act, desk: Desk, about: Question, words: str, *, goes_on: bool
    ) -> None:
        day = date.fromisoformat(about.subject["day"])
        if about.kind == ROW:
            await self._put_row(tx, act, desk, day, int(about.subject["item"]), words, goes_on=goes_on)
        elif about.kind == PART:
            part = _known(about.subject["part"], report_texts.PARTS)
            await self._put_part(tx, act, desk, day, part, words, goes_on=goes_on)
        else:
            await self._put_frame(tx, act, about, words, goes_on=goes_on)

    async def drop_row(self, act: Act, order_id: int, day: date, item_id: int) -> None:
        """The row's text makes itself again; twice is once."""
        async with self.db.write("report-row-own", act.cause) as tx:
            desk = await writable(tx.conn, act.actor, order_id)
            await self._put_row(tx, act, desk, day, item_id, "")

    async def drop_part(self, act: Act, order_id: int, day: date, part: str) -> None:
        """Back to the draft, or to nothing."""
        async with self.db.write("report-part-own", act.cause) as tx:
            desk = await writable(tx.conn, act.actor, order_id)
            await self._put_part(tx, act, desk, day, _known(part, report_texts.PARTS), "")

    async def _ask(self, act: Act, kind: str, order_id: int, subject: dict[str, Any]) -> None:
        async with self.db.write("ask-report-text", act.cause) as tx:
            await writable(tx.conn, act.actor, order_id)
            await ask(tx, act, kind, subject)

    async def _put_row(
        self,
        tx: Transaction,
        act: Act,
        desk: Desk,
        day: date,
        item_id: int,
        words: str,
        *,
        goes_on: bool = False,
    ) -> None:
        """Without words the row makes itself again."""
        if item_id not in await report_rows.standing_items(tx.conn):
            raise NotFoundError("paper-row-gone")
        order_id = desk.order.id
        before = (await rows_typed(tx.conn, desk, day)).get(item_id, "")
        words = _joined(before, words) if goes_on else words
        if desk.is_above:
            await report_texts.put_row_above(tx, order_id, day, desk.reporter_id, item_id, words)
        elif words:
            await report_texts.put_row(tx, order_id, day, item_id, words)
        else:
            await report_texts.drop_row(tx, order_id, day, item_id)
        await _note(tx, act, "report_row", before, words, {"order_id": order_id, "item_id": item_id})

    async def _put_part(
        self,
        tx: Transaction,
        act: Act,
        desk: Desk,
        day: date,
        part: str,
        words: str,
        *,
        goes_on: bool = False,
    ) -> None:
        """Without words there is the draft again, or nothing."""
        about = (desk.order.id, day, desk.reporter_id)
        before = (await report_texts.parts_of(tx.conn, *about)).get(part, "")
        words = _joined(before, words) if goes_on else words
        await report_texts.put_part(tx, *about, part, words)
        await _note(tx, act, f"report_{part}", before, words, {"order_id": desk.order.id})

    async def _put_frame(
        self, tx: Transaction, act: Act, question: Question, words: str, *, goes_on: bool
    ) -> None:
        reporter = int(question.subject["reporter"])
        await run_by(tx.conn, act.actor, reporter)
        part = _known(question.subject["part"], report_texts.FRAME)
        before = (await report_texts.frame_of(tx.conn, reporter)).get(part, "")
        words = _joined(before, words) if goes_on else words
        await report_texts.put_frame(tx, reporter, part, words)
        await _note(tx, act, f"paper_{part}", before, words, {"organization_id": reporter})


async def _note(
    tx: Transaction, act: Act, what: str, before: str, after: str, about: Mapping[str, int | None]
) -> None:
    if before != after:
        await changes.add(tx, act.actor.person_id, what, before=before, after=after, about=about)


def _read(text: str) -> str:
    """The lines as typed, without empty ones."""
    words = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if not words:
        raise RejectedError("paper-text-empty")
    if len(words) > LONGEST:
        raise RejectedError("paper-text-long", most=LONGEST)
    return words


def find_begun(question: Question, act: Act) -> Question | None:
    """What the text was about that this message goes on with; None where it is a text of its own."""
    cut = question.subject.get(CUT)
    if cut is None or (act.sent_at or act.at) - datetime.fromisoformat(cut["at"]) > CUT_WITHIN:
        return None
    return Question(cut["kind"], cut["about"])


def _cut(kind: str, about: Mapping[str, Any], act: Act) -> Mapping[str, Any]:
    return {"kind": kind, "about": about, "at": (act.sent_at or act.at).isoformat()}


def _joined(before: str, rest: str) -> str:
    """A text that ended in the middle of a sentence goes on in its line."""
    words = before + ("\n" if before.endswith((".", "!", "?", ":", ";")) else " ") + rest
    if len(words) > LONGEST:
        raise ConflictError("paper-more-long", most=LONGEST)
    return words


def _known(part: str, parts: tuple[str, ...]) -> str:
    if part not in parts:
        raise NotFoundError("not-found")
    return part
