"""Evidence as an archive: which files go into it, which are missing, who may have it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from documents.books import ArchivePaper, BookPaper, PackedFile
from documents.writing import write_paper
from roadmap.errors import ConflictError, ForbiddenError
from roadmap.model import AttachmentState, Role
from services.export_rows import Evidence, named
from services.exports import Exports, Opened, Register
from services.people import Actor
from services.scope import WHOLE, Scope
from storage import exports
from storage.files import FileStore

MEGABYTE = 1 << 20
LARGEST = 50_000_000
"""Bytes that a bot may send in one file."""
MARGIN = 1_000
"""Bytes that a file's names take in an archive, and a row of the register with them."""
SECONDS, BYTES_A_SECOND = 60.0, 2_000_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Packing:
    """`found`: the files that lie in the store whole, and where; `lost`: contents that should and do not.

    Of what is too big by its files' sizes alone nothing is gathered.
    """

    register: Register
    found: tuple[tuple[Evidence, Path], ...]
    lost: frozenset[str]
    size: int

    @property
    def missing(self) -> int:
        """Files that the register names and the archive has not."""
        return sum(each.file is not None for each in self.register.evidence) - len(self.found)

    @property
    def is_too_big(self) -> bool:
        return self.size + MARGIN * len(self.register.evidence) > LARGEST

    def paper(self, out: Path, register_name: str, book: BookPaper, zone: tzinfo) -> ArchivePaper:
        files = tuple(
            PackedFile(
                each.name,
                str(path.resolve()),
                each.reply.at.astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds"),
            )
            for each, path in self.found
        )
        return ArchivePaper(str(out.resolve()), files, register_name, book)


@dataclass(frozen=True, slots=True)
class Archives:
    exports: Exports
    store: FileStore

    async def of(self, actor: Actor, scope: Scope = WHOLE) -> Packing:
        """For a coordinator; ConflictError when there is nothing to pack."""
        if not any(each.role is Role.COORDINATOR for each in actor.memberships):
            log.warning("person %s may not have the archive", actor.person_id)
            raise ForbiddenError("archive-coordinator-only")
        packing = await self.exports.headlines.summary.db.apart(lambda: self._of(actor, scope))
        if not (packing.size or packing.found or packing.missing):
            raise ConflictError("archive-empty")
        return packing

    async def _of(self, actor: Actor, scope: Scope) -> Packing:
        async with self.exports.open(actor, scope) as opened:
            size = await _weigh(opened)
            if size > LARGEST:
                return Packing(opened.register(()), (), frozenset(), size)
            return await self._gather(opened)

    async def of_all(self, scope: Scope = WHOLE) -> Packing:
        """For the operator's command line."""
        async with self.exports.open(None, scope) as opened:
            return await self._gather(opened)

    async def _gather(self, opened: Opened) -> Packing:
        return self._pack(opened.register(named(await opened.read(only_evidence=True))))

    def _pack(self, register: Register) -> Packing:
        found, lost, size = [], set(), 0
        for each in register.evidence:
            file = each.file
            if file is None or file.state is not AttachmentState.STORED or not file.sha256:
                continue
            path = self.store.path(file.sha256)
            if path.is_file() and path.stat().st_size == file.size:
                found.append((each, path))
                size += file.size
            else:
                lost.add(file.sha256)
        return Packing(register, tuple(found), frozenset(lost), size)

    @contextmanager
    def room(self) -> Iterator[Path]:
        """A path to write to, for a moment only; what a killed run left goes at the next start."""
        path = self.store.aside()
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)


async def _weigh(opened: Opened) -> int:
    """Bytes of the files that may be read, by one query."""
    words, places = opened.reach.words, opened.marking.frame.places
    weights = await exports.weights(opened.conn, opened.narrow, opened.marking.end)
    return sum(size for id_, size in weights.items() if id_ in places and (words is None or id_ in words))


async def write_archive(paper: ArchivePaper, size: int) -> None:
    """Into the path that the paper names; `RejectedError` when there is no room for it."""
    await write_paper("archive", paper, wall_seconds=SECONDS + size / BYTES_A_SECOND)
