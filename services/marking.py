"""Assignments as marks, page by page: of today from the cache beside them, of a past day from the log."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.due import DueFacts
from roadmap.model import Side, Verdict
from roadmap.progress import Facts, marks
from roadmap.workdays import WorkDays
from services.calendar import Calendar
from services.figures import Alike, Frame, Marked
from services.standings import read_log
from storage import progress, standings
from storage.progress import AssignmentRow, Narrow, WindowRow
from storage.standing_codes import Answered
from storage.standings import COMMA, AlikeRow, NowRow, Standing, Way

NEVER = datetime.max.replace(tzinfo=UTC)
PAGE = 8_000
"""Assignments in the hand at a time: memory does not grow with the number of schools."""
LAST = 2**31 - 1
"""No id is greater."""
LINK = "://"
UNANSWERED = Standing()
NO_DAY = date.min
Who = tuple[bool, date | None, bool]
"""Whether somebody can be reached, the first day somebody could be asked, whether anybody ever could."""
Kind = tuple[WindowRow, tuple[date, ...]]
"""A window without its ids, and the days on which its recurring deed is asked about again."""


@dataclass(frozen=True, slots=True)
class Marking:
    """`end` is the moment at which the day of the frame is over, `NEVER` while it is not."""

    frame: Frame
    calendar: Calendar
    end: datetime
    narrow: Narrow
    _whose: dict[int, Who] = field(default_factory=dict)
    _known: dict[int, dict[tuple[Way, Who], int]] = field(default_factory=dict)

    async def pages(self, conn: AsyncConnection) -> AsyncIterator[Sequence[Marked]]:
        """Assignments one by one, in the order of their ids."""
        after, upto = 0, await self._bound(conn, 0)
        mark = self._mark_now if self.end == NEVER else self._mark_then
        while True:
            yield await mark(conn, after, upto or LAST)
            if upto is None:
                return
            after, upto = upto, await self._bound(conn, upto)

    async def alike(self, conn: AsyncConnection) -> AsyncIterator[Alike]:
        """The same in no order, those together that add one to the same figures."""
        if self.end != NEVER:
            async for page in self.pages(conn):
                for one in page:
                    yield Alike(one.window, one.marks, (one.place_id,))
            return
        for narrow in self._parts():
            for row in await standings.alike(conn, narrow):
                window = self.frame.windows.get(row.window_id)
                for alike in self._apart(window, row) if window else ():
                    yield alike
        for pair in self._marked(await standings.pairs(conn, self.narrow)) if self.frame.partners else ():
            yield Alike(pair.window, pair.marks, (pair.place_id,))

    async def _bound(self, conn: AsyncConnection, after: int) -> int | None:
        """Few organizations fit into one page."""
        return None if self.narrow.places else await standings.bound(conn, after, PAGE)

    def _parts(self) -> Iterable[Narrow]:
        """Some windows at a time; what few organizations are asked is found by them, all at once."""
        if self.narrow.places is not None:
            return [Narrow(self.narrow.places)]
        ids, size = sorted(self.frame.windows), max(PAGE // max(len(self.frame.places), 1), 1)
        return [Narrow(None, ids[start : start + size]) for start in range(0, len(ids), size)]

    def _apart(self, window: WindowRow, row: AlikeRow) -> Iterable[Alike]:
        """They stand alike; who is asked may yet differ."""
        place_ids, whose = list(map(int, row.place_ids.split(COMMA))), self._whose
        who = whose.get(place_ids[0])
        if who and {who}.issuperset(map(whose.get, place_ids)):
            return [Alike(window, self._judge(window, row.way, who), place_ids)]
        apart: dict[Who, list[int]] = {}
        for place_id in place_ids:
            if place_id in self.frame.places:
                apart.setdefault(whose.get(place_id) or self._who(0, place_id), []).append(place_id)
        return [Alike(window, self._judge(window, row.way, who), ids) for who, ids in apart.items()]

    async def _mark_now(self, conn: AsyncConnection, after: int, upto: int) -> Sequence[Marked]:
        return list(self._marked(await standings.page(conn, self.narrow, after, upto)))

    def _marked(self, rows: Iterable[NowRow]) -> Iterable[Marked]:
        for row in rows:
            window = self.frame.windows.get(row.window_id)
            if window is not None and row.place_id in self.frame.places:
                marks = self._judge(window, row.way, self._who(row.id, row.place_id))
                yield Marked(row.id, window, row.place_id, marks)

    def _judge(self, window: WindowRow, way: Way, who: Who) -> int:
        """Most assignments stand in one of a few hundred ways: each way is judged once."""
        known = self._known.get(window.id)
        if known is None:
            kind = self._kind(window)
            known = self._known[window.id] = judged(kind, self.frame.day, self.calendar.workdays)
        key = way, who
        if key not in known:
            known[key] = judge(self._kind(window), way, who, self.frame.day, self.calendar.workdays)
        return known[key]

    def _kind(self, window: WindowRow) -> Kind:
        """All of a window that its marks depend on: many are alike."""
        held_on = window.held_on if window.held_on and window.held_on <= self.frame.day else None
        asked = window._replace(id=0, item_id=0, roadmap_id=0, order_id=0, start=None, due=NO_DAY)
        collect = self.frame.collect.get(window.order_id, ()) if window.is_recurring else ()
        return asked._replace(held_on=held_on), tuple(collect)

    async def _mark_then(self, conn: AsyncConnection, after: int, upto: int) -> Sequence[Marked]:
        rows = await progress.assignments(conn, self.narrow, self.end, after, upto)
        if not rows:
            return []
        log = await standings.log_until(conn, self.end, rows[0].id, rows[-1].id)
        standing = read_log(*log, self.calendar)
        found = []
        for row in rows:
            window = self.frame.windows.get(row.window_id)
            if window is not None and row.organization_id in self.frame.places:
                who = self._who(row.id, row.organization_id)
                facts = self._facts_then(window, who, row, standing.get(row.id, UNANSWERED))
                bits = marks(facts, self.frame.day, self.calendar.workdays)
                found.append(Marked(row.id, window, row.organization_id, bits))
        return found

    def _facts_then(self, window: WindowRow, who: Who, row: AssignmentRow, standing: Standing) -> Facts:
        kind, collect = self._kind(window)
        due = due_facts(kind, collect, row.due, row.extended_to, who)._replace(
            returned_on=standing.returned_on, status=standing.status, extension_asked=row.extension_asked
        )
        has_document = standing.has_number and standing.document_date is not None
        return Facts(
            due=due,
            evidence=window.evidence,
            verdict=standing.verdict,
            answered_on=self._answered_on(
                standing.first_done_at, standing.first_progress_at, interim=window.interim
            ),
            document_date=standing.document_date,
            has_paper=has_document or standing.has_files or LINK in standing.comment,
            has_words=standing.has_line,
            is_reachable=who[0],
            was_asked=who[2],
        )

    def _who(self, assignment_id: int, place_id: int) -> Who:
        """Of whoever answers it; a pair has its own."""
        is_pair = assignment_id in self.frame.partners
        if not is_pair and place_id in self._whose:
            return self._whose[place_id]
        places = self.frame.places_of(assignment_id, place_id)
        askable = self.frame.askable(places)
        is_reachable = any(place.id in self.frame.reachable for place in places)
        who = (is_reachable, askable, askable is not None or not places[0].is_school)
        if not is_pair:
            self._whose[place_id] = who
        return who

    def _answered_on(
        self, done_at: datetime | None, progress_at: datetime | None, *, interim: bool
    ) -> date | None:
        """The day of the first answer that was enough: in an interim window «Ведётся» is."""
        moments = [done_at, progress_at if interim else None]
        days = [self.calendar.day(moment) for moment in moments if moment is not None]
        return min(days, default=None)


@lru_cache(maxsize=256)
def judged(kind: Kind, today: date, workdays: WorkDays) -> dict[tuple[Way, Who], int]:
    """Remembered: from one summary to the next little has changed."""
    return {}


def judge(kind: Kind, way: Way, who: Who, today: date, workdays: WorkDays) -> int:
    (window, collect), (asked_for, standing, extended_to, wanted, returned_on) = kind, way
    answered = Answered.of(standing)
    due = due_facts(window, collect, asked_for, extended_to, who)._replace(
        returned_on=returned_on, status=answered.status, extension_asked=wanted
    )
    facts = Facts(
        due=due,
        evidence=window.evidence,
        verdict=Verdict.ACCEPTED if answered.is_accepted else None,
        answered_on=answered.told,
        has_paper=answered.has_paper,
        has_words=answered.has_line,
        is_reachable=who[0],
        was_asked=who[2],
    )
    return marks(facts, today, workdays)


def due_facts(
    window: WindowRow, collect: Sequence[date], due: date, extended_to: date | None, who: Who
) -> DueFacts:
    """What is known of the day without the answer; `collect`: when a recurring deed is asked about again."""
    return DueFacts(
        due=due,
        extended_to=extended_to,
        askable_since=who[1],
        is_event=window.side is Side.TAKING_PART,
        held_on=window.held_on,
        collect_by=next((day for day in collect if day >= due), None),
        conditional=window.conditional,
        interim=window.interim,
        grace_until=window.grace_until,
        recommended=window.recommended,
        is_invitation=window.is_invitation,
    )
