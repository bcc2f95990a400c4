"""Assignments as marks, page by page: of today from the cache beside them, of a past day from the log."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import itemgetter

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.due import DueFacts
from roadmap.model import Side
from roadmap.progress import Facts, marks
from roadmap.workdays import WorkDays
from services.calendar import Calendar
from services.figures import Alike, Frame, Marked
from services.standings import read_log
from storage import progress, standings
from storage.progress import AssignmentRow, Narrow, WindowRow
from storage.standings import COMMA, FirstAnswers, NowRow, Packed, Standing

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
Way = tuple[str, Who, date | None]
"""How an assignment stands, who is asked, and the day by which its timeliness is judged."""


@dataclass(frozen=True, slots=True)
class Marking:
    """`end` is the moment at which the day of the frame is over, `NEVER` while it is not."""

    frame: Frame
    calendar: Calendar
    end: datetime
    narrow: Narrow
    _whose: dict[int, Who] = field(default_factory=dict)
    _known: dict[int, dict[Way, int]] = field(default_factory=dict)

    async def pages(self, conn: AsyncConnection) -> AsyncIterator[Sequence[Marked]]:
        """Assignments one by one, in the order of their ids."""
        async for page in self.alike(conn):
            found = [
                Marked(id_, each.window, place_id, each.marks)
                for each in page
                for id_, place_id in zip(each.ids, each.place_ids, strict=True)
            ]
            found.sort(key=itemgetter(0))
            yield found

    async def alike(self, conn: AsyncConnection) -> AsyncIterator[Iterable[Alike]]:
        after, upto = 0, await self._bound(conn, 0)
        while True:
            if self.end == NEVER:
                yield await self._mark_now(conn, after, upto or LAST)
            else:
                yield await self._mark_then(conn, after, upto or LAST)
            if upto is None:
                return
            after, upto = upto, await self._bound(conn, upto)

    async def _bound(self, conn: AsyncConnection, after: int) -> int | None:
        """Few organizations fit into one page."""
        return None if self.narrow.places else await standings.bound(conn, after, PAGE)

    async def _mark_now(self, conn: AsyncConnection, after: int, upto: int) -> Iterable[Alike]:
        """Most assignments stand in one of a few hundred ways: each way is judged once."""
        rows = await standings.page(conn, self.narrow, after, upto)
        late: Mapping[int, FirstAnswers] = {}
        if any(row[2] for row in rows):
            late = await standings.first_answers(conn, self.narrow, after, upto)
        return (each for row in rows if row[0] in self.frame.windows for each in self._part(row, late))

    def _part(self, row: NowRow, late: Mapping[int, FirstAnswers]) -> Iterable[Alike]:
        """Those of one window that stand alike: who is asked, and when they answered, may yet differ."""
        window, pairs, whose = self.frame.windows[row[0]], self.frame.partners.keys(), self._whose
        ids, place_ids = list(map(int, row[3].split(COMMA))), list(map(int, row[4].split(COMMA)))
        who = whose.get(place_ids[0])
        if who and not row[2] and {who}.issuperset(map(whose.get, place_ids)) and pairs.isdisjoint(ids):
            return [Alike(window, self._judge(window, row[1], who, None), ids, place_ids)]
        apart: dict[tuple[Who, date | None], tuple[list[int], list[int]]] = {}
        for id_, place_id in zip(ids, place_ids, strict=True):
            if place_id not in self.frame.places:
                continue
            who = (id_ not in pairs and whose.get(place_id)) or self._who(id_, place_id)
            told = self._first_day(late[id_], interim=window.interim) if row[2] and id_ in late else None
            found = apart.get((who, told))
            if found is None:
                found = apart[who, told] = ([], [])
            found[0].append(id_)
            found[1].append(place_id)
        return [
            Alike(window, self._judge(window, row[1], who, told), *members)
            for (who, told), members in apart.items()
        ]

    def _judge(self, window: WindowRow, packed: str, who: Who, told: date | None) -> int:
        known = self._known.get(window.id)
        if known is None:
            kind = self._kind(window)
            known = self._known[window.id] = judged(kind, self.frame.day, self.calendar.workdays)
        way = (packed, who, told)
        if way not in known:
            known[way] = judge(self._kind(window), *way, self.frame.day, self.calendar.workdays)
        return known[way]

    def _kind(self, window: WindowRow) -> Kind:
        """All of a window that its marks depend on: many are alike."""
        held_on = window.held_on if window.held_on and window.held_on <= self.frame.day else None
        asked = window._replace(id=0, item_id=0, roadmap_id=0, order_id=0, start=None, due=NO_DAY)
        collect = self.frame.collect.get(window.order_id, ()) if window.is_recurring else ()
        return asked._replace(held_on=held_on), tuple(collect)

    def _first_day(self, first: FirstAnswers, *, interim: bool) -> date | None:
        """The earlier of the document's day and the first answer's: timeliness is judged by it."""
        answered = self._answered_on(first.done_at, first.progress_at, interim=interim)
        return min((day for day in (first.document_date, answered) if day), default=None)

    async def _mark_then(self, conn: AsyncConnection, after: int, upto: int) -> Iterable[Alike]:
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
                found.append(Alike(window, bits, (row.id,), (row.organization_id,)))
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
def judged(kind: Kind, today: date, workdays: WorkDays) -> dict[Way, int]:
    """Remembered: from one summary to the next little has changed."""
    return {}


def judge(kind: Kind, text: str, who: Who, told: date | None, today: date, workdays: WorkDays) -> int:
    window, collect = kind
    packed = Packed.of(text)
    due = due_facts(window, collect, packed.due, packed.extended_to, who)._replace(
        returned_on=packed.returned_on, status=packed.status, extension_asked=packed.extension_asked
    )
    facts = Facts(
        due=due,
        evidence=window.evidence,
        verdict=packed.verdict,
        answered_on=told,
        has_paper=packed.has_paper,
        has_words=packed.has_words,
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
