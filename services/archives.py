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
from services.export_rows import Evidence
from services.exports import Export, Exports
from services.people import Actor
from services.scope import WHOLE, Scope
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
    """`found`: the files that lie in the store whole, and where; `lost`: contents that should and do not."""

    export: Export
    found: tuple[tuple[Evidence, Path], ...]
    lost: frozenset[str]
    size: int

    @property
    def missing(self) -> int:
        """Files that the register names and the archive has not."""
        return sum(each.file is not None for each in self.export.evidence) - len(self.found)

    @property
    def is_too_big(self) -> bool:
        return self.size + MARGIN * len(self.export.evidence) > LARGEST

    def paper(self, out: Path, register_name: str, register: BookPaper, zone: tzinfo) -> ArchivePaper:
        files = tuple(
            PackedFile(
                each.name,
                str(path.resolve()),
                each.reply.at.astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds"),
            )
            for each, path in self.found
        )
        return ArchivePaper(str(out.resolve()), files, register_name, register)


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
        if not packing.found and not packing.missing:
            raise ConflictError("archive-empty")
        return packing

    async def _of(self, actor: Actor, scope: Scope) -> Packing:
        return self.pack(await self.exports.of(actor, scope))

    async def of_all(self, scope: Scope = WHOLE) -> Packing:
        """For the operator's command line."""
        return self.pack(await self.exports.of_all(scope))

    def pack(self, export: Export) -> Packing:
        found, lost, size = [], set(), 0
        for each in export.evidence:
            file = each.file
            if file is None or file.state is not AttachmentState.STORED or not file.sha256:
                continue
            path = self.store.path(file.sha256)
            if path.is_file() and path.stat().st_size == file.size:
                found.append((each, path))
                size += file.size
            else:
                lost.add(file.sha256)
        return Packing(export, tuple(found), frozenset(lost), size)

    @contextmanager
    def room(self) -> Iterator[Path]:
        """A path to write to, for a moment only; what a killed run left goes at the next start."""
        path = self.store.aside()
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)


async def write_archive(paper: ArchivePaper, size: int) -> None:
    """Into the path that the paper names; `RejectedError` when there is no room for it."""
    await write_paper("archive", paper, wall_seconds=SECONDS + size / BYTES_A_SECOND)
