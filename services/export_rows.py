"""Answers and what proves them, row by row, in the order of schools and plans."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from documents.file_kinds import kind_of
from roadmap.file_names import outgoing_name, safe, unique_names
from roadmap.model import Verdict
from roadmap.standing import said, standing
from services.figures import Marked, Tallies
from services.marking import Marking
from storage import exports
from storage.exports import FileRow, ReplyRow

_LINK = re.compile(r"\S*://\S*")


class Asked(NamedTuple):
    """Whose answer to what; `folder` is where its files lie in an archive."""

    id: int
    place: str
    cluster: str
    code: str
    number: str
    name: str
    folder: str
    interim: bool
    marks: int


class Answer(NamedTuple):
    """The reply that stands."""

    asked: Asked
    reply: ReplyRow
    files: int


class Evidence(NamedTuple):
    """A document by its number, a link or a file; `name` of a file as it goes out, with its folders."""

    asked: Asked
    reply: ReplyRow
    link: str = ""
    file: FileRow | None = None
    name: str = ""


Rank = tuple[int, int, int]
"""A place, an item, an assignment: the order of all lists."""


class Reading:
    """Pages of assignments on their way into a book or a register; only rows that are shown are kept."""

    def __init__(
        self,
        conn: AsyncConnection,
        marking: Marking,
        readable: frozenset[int] | None,
        *,
        only_evidence: bool = False,
    ) -> None:
        self.marking = marking
        self.tallies = Tallies()
        self.cells: dict[tuple[int, int], tuple[int, ...]] = {}
        self.answers: list[tuple[Rank, Answer]] = []
        self.evidence: list[tuple[Rank, Evidence]] = []
        self._conn = conn
        self._readable = readable
        self._only_evidence = only_evidence
        frame = marking.frame
        self._plans = {each.id: each for each in frame.roadmaps}
        self._items = {each.id: (number, each) for number, each in enumerate(frame.items)}
        self._order = {place_id: number for number, place_id in enumerate(frame.places)}
        self._clusters = {
            school_id: code for year, school_id, code, _ in frame.clusters if year == frame.year
        }

    async def add(self, page: Sequence[Marked]) -> None:
        if not self._only_evidence:
            self._count(page)
        shown = [each for each in page if self._readable is None or each.place_id in self._readable]
        if not shown:
            return
        span = (self._conn, self.marking.narrow, self.marking.end, page[0].id, page[-1].id)
        logs: dict[int, list[ReplyRow]] = defaultdict(list)
        for reply in await exports.replies(*span):
            logs[reply.assignment_id].append(reply)
        files: dict[int, list[FileRow]] = defaultdict(list)
        for file in await exports.files(*span):
            files[file.reply_id].append(file)
        for each in shown:
            if each.id in logs:
                self._read(each, logs[each.id], files)

    def _count(self, page: Sequence[Marked]) -> None:
        self.tallies.add(page)
        for each in page:
            key = (each.window.item_id, each.place_id)
            self.cells[key] = (*self.cells.get(key, ()), each.marks)

    def _read(self, each: Marked, log: list[ReplyRow], files: Mapping[int, list[FileRow]]) -> None:
        rank = (self._order[each.place_id], self._items[each.window.item_id][0], each.id)
        asked = self._asked(each)
        counting = [reply for reply in said(log) if reply.verdict is not Verdict.RETURNED]
        given = [(reply, file) for reply in counting for file in files.get(reply.id, ())]
        for reply, file in given:
            self.evidence.append((rank, Evidence(asked, reply, file=file)))
        stands = standing(log)
        if stands is None:
            return
        if not self._only_evidence:
            self.answers.append((rank, Answer(asked, stands, len(given))))
        link = _LINK.search(stands.comment)
        if link or (stands.document_number and not any(reply.id == stands.id for reply, _ in given)):
            self.evidence.append((rank, Evidence(asked, stands, link=link[0] if link else "")))

    def _asked(self, each: Marked) -> Asked:
        item = self._items[each.window.item_id][1]
        plan = self._plans[item.roadmap_id]
        number = item.number.rstrip(".")
        places = self.marking.frame.places_of(each.id, each.place_id)
        folders = filter(None, (f"{safe(plan.number)}_{safe(plan.code)}".strip("_"), safe(number)))
        return Asked(
            id=each.id,
            place=", ".join(place.short_name for place in places),
            cluster=self._clusters.get(each.place_id, ""),
            code=plan.code,
            number=number,
            name=item.short_name,
            folder="/".join(folders),
            interim=each.window.interim,
            marks=each.marks,
        )


def named(reading: Reading) -> Iterator[Evidence]:
    """In the order of schools and plans; no two files have the same name."""
    ranked = [each for _, each in sorted(reading.evidence, key=lambda found: found[0])]
    day = reading.marking.calendar.day
    names = iter(
        unique_names(
            outgoing_name(
                each.asked.code,
                each.asked.number,
                each.asked.place,
                day(each.reply.at),
                each.file.name,
                each.file.kind,
                kind_of(each.file.mime).extension,
            )
            for each in ranked
            if each.file
        )
    )
    for each in ranked:
        yield each._replace(name=f"{each.asked.folder}/{next(names)}") if each.file else each
