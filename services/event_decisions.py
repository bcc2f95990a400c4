"""What a meeting has decided becomes assignments with their source, after a preview (RULES §7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.addressees import SCHOOLS
from roadmap.errors import ConflictError, RejectedError
from roadmap.event_decisions import Line, name_decision, name_source, parse_decisions
from roadmap.periods import school_year_name, school_year_of
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated
from services.event_log import note
from services.event_places import Clusters, clusters_of, name_places
from services.events import QUESTION, Want, get_asked
from services.meetings import Meeting, Stage, get_run
from services.questions import ask
from storage import awaiting, event_decisions, events, organizations
from storage.database import Database, Transaction
from storage.event_decisions import NewDecision
from storage.organizations import OrganizationRow

_EVERYBODY = frozenset({"", "школам", "школы", "школ", "оо", "директорам", "руководителям", SCHOOLS})


@dataclass(frozen=True, slots=True)
class Decision:
    """A line as understood; what is missing is None, and `whom` then empty."""

    line: Line
    due: date | None
    whom: tuple[OrganizationRow, ...]

    @property
    def is_clear(self) -> bool:
        return self.due is not None and bool(self.whom) and bool(self.line.what)


@dataclass(frozen=True, slots=True)
class Draft:
    meeting: Meeting
    decisions: tuple[Decision, ...]

    @property
    def is_clear(self) -> bool:
        return all(each.is_clear for each in self.decisions)


@dataclass(frozen=True, slots=True)
class EventDecisions:
    db: Database
    calendar: Calendar

    async def propose(self, act: Act, event_id: int, text: str) -> Draft:
        """Nothing is saved; a line that is not clear has to be written anew, with the others."""
        async with self.db.write("propose-decisions", act.cause) as tx:
            draft = await self._read(tx, act, event_id, text)
            if not draft.decisions:
                raise RejectedError("event-decisions-empty")
            want = Want.SAVE if draft.is_clear else Want.DECISIONS
            kept = {"text": text} if draft.is_clear else {}
            await ask(tx, act, QUESTION, {"event": event_id, "want": want, **kept})
            return draft

    async def save(self, act: Act, event_id: int) -> Draft:
        """What was shown last becomes assignments, silently: their days remind of them."""
        async with self.db.write("save-decisions", act.cause) as tx:
            subject = await get_asked(tx, act, event_id, Want.SAVE)
            draft = await self._read(tx, act, event_id, subject["text"])
            if not draft.is_clear:
                raise ConflictError("event-nothing-waits")
            await self._put(tx, act, draft)
            await awaiting.clear(tx.conn, act.chat_key)
            return draft

    async def _read(self, tx: Transaction, act: Act, event_id: int, text: str) -> Draft:
        await events.lock(tx.conn, event_id)
        meeting = await get_run(tx.conn, act.actor, event_id, tx.now)
        if meeting.stage is not Stage.HELD:
            raise ConflictError("event-not-held")
        period = school_year_of(self.calendar.day(tx.now))
        tree = await coordinated(tx.conn, act.actor)
        places = [each for each in await organizations.everyone(tx.conn) if each.id in tree]
        clusters = await clusters_of(tx.conn, school_year_name(period))
        today = self.calendar.day(tx.now)
        decisions = []
        for line in parse_decisions(text, period, self.calendar.workdays):
            due = line.due if line.due and line.due >= today else None
            decisions.append(Decision(line, due, await self._whom(tx.conn, line, meeting, places, clusters)))
        return Draft(meeting, tuple(decisions))

    async def _whom(
        self,
        conn: AsyncConnection,
        line: Line,
        meeting: Meeting,
        places: Sequence[OrganizationRow],
        clusters: Clusters,
    ) -> tuple[OrganizationRow, ...]:
        """All that the words name; none when a part of them names nobody."""
        schools = [each for each in places if each.is_school]
        if line.whom.casefold() in _EVERYBODY:
            if not line.is_for_all and not line.whom:
                return ()
            taking_part = [each for each in schools if each.id in meeting.schools]
            return tuple(taking_part if taking_part and not line.whom else schools)
        found = await name_places(conn, line.whom, clusters)
        return tuple(each for each in places if each.id in found)

    async def _put(self, tx: Transaction, act: Act, draft: Draft) -> None:
        meeting, held_on = draft.meeting, draft.meeting.row.held_on
        assert held_on
        minutes = meeting.row.minutes or {}
        day = date.fromisoformat(minutes["date"]) if minutes.get("date") else None
        source = name_source(minutes.get("number") or "", day, meeting.row.title, held_on)
        period = school_year_of(held_on)
        plan = {
            "order_id": meeting.sides[0].order_id,
            "year": school_year_name(period),
            "starts": period.start,
            "ends": meeting.ends,
        }
        new = [_new(each) for each in draft.decisions]
        await event_decisions.put(tx, meeting.id, plan, source, new, self.calendar.day(tx.now))
        after = "; ".join(each.line.text for each in draft.decisions)
        await note(tx, act, meeting.sides, "decisions", after=after, reason=source)


def _new(decision: Decision) -> NewDecision:
    line = decision.line
    assert decision.due
    return NewDecision(
        what=line.what,
        short_name=name_decision(line.what),
        term=line.text.partition(":")[0],
        responsible=", ".join(each.short_name for each in decision.whom[:3]),
        due=decision.due,
        for_schools=all(each.is_school for each in decision.whom),
        organizations=[each.id for each in decision.whom],
    )
