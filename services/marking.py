"""Assignments as marks, page by page: of today from the cache beside them, of a past day from the log."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
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
from storage.figure_codes import Way
from storage.progress import AssignmentRow, Narrow, WindowRow
from storage.standing_codes import Answered
from storage.standings import COMMA, Key, Standing

NEVER = datetime.max.replace(tzinfo=UTC)
PAGE = 8_000
"""Assignments in the hand at a time: memory does not grow with the number of schools."""
LAST = 2**31 - 1
"""No id is greater."""
LINK = "://"
UNANSWERED = Standing()
NO_DAY = date.min
Stood = tuple[int, int]
"""How an assignment stands now: the two numbers that `storage.figure_codes.Way.of` reads."""
Kind = tuple[WindowRow, tuple[date, ...]]
"""A window without its ids, and the days on which its recurring deed is asked about again."""


@dataclass(frozen=True, slots=True)
class Marking:
    """`end` is the moment at which the day of the frame is over, `NEVER` while it is not."""

    frame: Frame
    calendar: Calendar
    end: datetime
    narrow: Narrow
    _known: dict[int, dict[Stood, int]] = field(default_factory=dict)

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
                place_ids = [id_ for id_ in map(int, row.place_ids.split(COMMA)) if id_ in self.frame.places]
                if place_ids and (found := self._told(row.key)):
                    yield Alike(*found, place_ids)

    async def tally(self, conn: AsyncConnection) -> Iterator[tuple[Key, WindowRow, int, int]]:
        """Of today and of all that `narrow` names: how many stand in a way, its window and its marks."""
        rows = await standings.tally(conn, self.narrow)
        return ((key, *found, number) for key, number in rows if (found := self._told(key)))

    async def _bound(self, conn: AsyncConnection, after: int) -> int | None:
        """Few organizations fit into one page."""
        return None if self.narrow.places else await standings.bound(conn, after, PAGE)

    def _parts(self) -> Iterable[Narrow]:
        """Some windows at a time; what few organizations are asked is found by them, all at once."""
        if self.narrow.places is not None:
            return [Narrow(self.narrow.places)]
        ids, size = sorted(self.frame.windows), max(PAGE // max(len(self.frame.places), 1), 1)
        return [Narrow(None, ids[start : start + size]) for start in range(0, len(ids), size)]

    async def _mark_now(self, conn: AsyncConnection, after: int, upto: int) -> Sequence[Marked]:
        found = []
        for row in await standings.page(conn, self.narrow, after, upto):
            told = self._told(row.key) if row.place_id in self.frame.places else None
            if told:
                window, bits = told
                found.append(Marked(row.id, window, row.place_id, bits))
        return found

    def _told(self, key: Key) -> tuple[WindowRow, int] | None:
        """A window and the marks; most assignments stand in one of a few ways: each is judged once."""
        window_id, figure, moved = key
        window = self.frame.windows.get(window_id)
        if window is None:
            return None
        known = self._known.get(window_id)
        if known is None:
            kind = self._kind(window)
            known = self._known[window_id] = judged(kind, self.frame.day, self.calendar.workdays)
        stood = figure, moved
        if stood not in known:
            known[stood] = judge(self._kind(window), Way.of(*stood), self.frame.day, self.calendar.workdays)
        return window, known[stood]

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
                facts = self._facts_then(window, row, standing.get(row.id, UNANSWERED))
                bits = marks(facts, self.frame.day, self.calendar.workdays)
                found.append(Marked(row.id, window, row.organization_id, bits))
        return found

    def _facts_then(self, window: WindowRow, row: AssignmentRow, standing: Standing) -> Facts:
        places = self.frame.places_of(row.id, row.organization_id)
        askable = self.frame.askable(places)
        due = due_facts(self._kind(window), row.due)._replace(
            extended_to=row.extended_to,
            askable_since=askable,
            returned_on=standing.returned_on,
            status=standing.status,
            extension_asked=row.extension_asked,
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
            is_reachable=any(place.id in self.frame.reachable for place in places),
            was_asked=askable is not None or not places[0].is_school,
        )

    def _answered_on(
        self, done_at: datetime | None, progress_at: datetime | None, *, interim: bool
    ) -> date | None:
        """The day of the first answer that was enough: in an interim window «Ведётся» is."""
        moments = [done_at, progress_at if interim else None]
        days = [self.calendar.day(moment) for moment in moments if moment is not None]
        return min(days, default=None)


@lru_cache(maxsize=256)
def judged(kind: Kind, today: date, workdays: WorkDays) -> dict[Stood, int]:
    """Remembered: from one summary to the next little has changed."""
    return {}


def judge(kind: Kind, way: Way, today: date, workdays: WorkDays) -> int:
    answered = Answered.of(way.standing)
    due = due_facts(kind, way.due)._replace(
        extended_to=way.extended_to,
        askable_since=way.askable_since,
        returned_on=way.returned_on,
        status=answered.status,
        extension_asked=way.due if way.asks_for_day else None,
    )
    facts = Facts(
        due=due,
        evidence=kind[0].evidence,
        verdict=Verdict.ACCEPTED if answered.is_accepted else None,
        answered_on=answered.told,
        has_paper=answered.has_paper,
        has_words=answered.has_line,
        is_reachable=way.is_reachable,
        was_asked=way.askable_since is not None,
    )
    return marks(facts, today, workdays)


def due_facts(kind: Kind, due: date) -> DueFacts:
    """What is known of the day without the answer and those who are asked."""
    window, collect = kind
    return DueFacts(
        due=due,
        is_event=window.side is Side.TAKING_PART,
        held_on=window.held_on,
        collect_by=next((day for day in collect if day >= due), None),
        conditional=window.conditional,
        interim=window.interim,
        grace_until=window.grace_until,
        recommended=window.recommended,
        is_invitation=window.is_invitation,
    )
