"""What a coordinator types about a draft: a term, a day, a short name. A term is shown before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from roadmap.choices import Choice, What, find_item
from roadmap.choices_items import duty_places
from roadmap.choices_values import reading_value
from roadmap.errors import ConflictError, RejectedError
from roadmap.model import Order, Period, Schedule, Window
from roadmap.names import fold
from roadmap.periods import school_year_of
from roadmap.reporting import within
from roadmap.terms import parse_term
from roadmap.terms_dates import last_dates, next_dates
from services.acts import Act
from services.drafts import Draft, Drafts, choose_in, get_own
from services.questions import Question, ask
from storage import awaiting
from storage.database import Transaction
from storage.drafts import READ

KIND = "draft"
NAMES = {What.SHORT_NAME: 45, What.BODY: 200}
"""What counts as it was typed, and how long it may be."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the next message says: `what` of `place`; `text` is what was typed already and not yet agreed."""

    draft_id: int
    place: str
    what: What
    text: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A typed term as it was understood: its next days, or both readings, or nothing at all.

    `is_past`: all its days are over, `days` are the last of them.
    """

    wanted: Wanted
    schedule: Schedule
    days: tuple[date, ...]
    is_past: bool = False

    @property
    def is_understood(self) -> bool:
        return self.schedule.resolved or self.schedule.ambiguous


def read_wanted(question: Question | None) -> Wanted | None:
    """What is expected of the chat, where it is about a draft."""
    if question is None or question.kind != KIND:
        return None
    subject: Mapping[str, Any] = question.subject
    return Wanted(int(subject["draft"]), subject["place"], What(subject["what"]), subject["text"])


@dataclass(frozen=True, slots=True)
class DraftTexts:
    drafts: Drafts

    async def find_wanted(self, act: Act) -> Wanted | None:
        async with self.drafts.db.read() as conn:
            now = self.drafts.db.clock.now()
            return read_wanted(await awaiting.find_question(conn, act.chat_key, now))

    async def expect(self, act: Act, wanted: Wanted) -> None:
        """The next message is about this; whoever asks has to own the draft."""
        async with self.drafts.db.write("expect-draft-text", act.cause) as tx:
            row = await get_own(tx.conn, act.actor, wanted.draft_id)
            if row.state == READ:
                await _expect(tx, act, wanted)

    async def say(self, act: Act, wanted: Wanted, text: str) -> Draft | Proposal:
        """A name counts at once; a term is shown first."""
        text = " ".join(text.split())
        if wanted.what in NAMES:
            return await self._name(act, wanted, text)
        draft = await self.drafts.open(act.actor, wanted.draft_id)
        schedule = self._parse(draft.order, wanted.place, text)
        said = Wanted(wanted.draft_id, wanted.place, wanted.what, text)
        async with self.drafts.db.write("say-draft-term", act.cause) as tx:
            await _expect(tx, act, said)
        days = next_dates(schedule, self.drafts.calendar.day(act.at))
        return Proposal(said, schedule, days or last_dates(schedule), is_past=not days)

    async def agree(self, act: Act, wanted: Wanted, reading: int | None = None) -> Draft:
        """The term that was typed holds; of two readings the chosen one, which has to be told."""
        draft = await self.drafts.open(act.actor, wanted.draft_id)
        schedule = self._parse(draft.order, wanted.place, wanted.text)
        choice = _choice(draft.order, wanted, schedule, reading)
        return await self._decide(act, wanted, choice)

    async def _name(self, act: Act, wanted: Wanted, text: str) -> Draft:
        longest = NAMES[wanted.what]
        if not 0 < len(text) <= longest:
            raise RejectedError("draft-name-long", limit=longest)
        if wanted.what is What.BODY and fold(text) == fold(wanted.place):
            raise RejectedError("draft-body-same", name=wanted.place)
        return await self._decide(act, wanted, Choice(wanted.place, wanted.what, text))

    async def _decide(self, act: Act, wanted: Wanted, choice: Choice) -> Draft:
        async with self.drafts.db.write("decide-draft-text", act.cause) as tx:
            await choose_in(tx, act.actor, wanted.draft_id, (choice,))
            await awaiting.clear(tx.conn, act.chat_key)
        return await self.drafts.open(act.actor, wanted.draft_id)

    def _parse(self, order: Order, place: str, text: str) -> Schedule:
        period = find_period(order, place)
        reporting = within(order.reporting, period)
        return parse_term(text, period, reporting, self.drafts.calendar.workdays)


async def _expect(tx: Transaction, act: Act, wanted: Wanted) -> None:
    subject = {
        "draft": wanted.draft_id,
        "place": wanted.place,
        "what": wanted.what.value,
        "text": wanted.text,
    }
    await ask(tx, act, KIND, subject)


def find_period(order: Order, place: str) -> Period:
    """Of the plan that the place is in, else the years that the order is about."""
    plan = next((each for each in order.roadmaps if place.startswith(f"{each.code} ")), None)
    if plan:
        return plan.period
    spans = [each.period for each in order.roadmaps] or [school_year_of(order.date)]
    return Period(min(each.start for each in spans), max(each.end for each in spans))


def _choice(order: Order, wanted: Wanted, schedule: Schedule, reading: int | None) -> Choice:
    windows: tuple[Window, ...] = schedule.windows
    if schedule.ambiguous:
        if reading is None or not 0 <= reading < len(schedule.readings):
            raise RejectedError("draft-term-choose")
        windows = schedule.readings[reading]
    if not windows:
        raise ConflictError("draft-term-unclear")
    if wanted.place in duty_places(order):
        days = tuple(sorted({window.due.isoformat() for window in windows}))
        return Choice(wanted.place, What.DATE, days)
    item = find_item(order, wanted.place)
    printed = item.term if item else None
    if schedule.ambiguous:
        return Choice(wanted.place, What.READING, reading_value(windows), printed)
    return Choice(wanted.place, What.TERM, wanted.text, printed)
