"""What becomes of the files of answers on their way in, and what their senders are told of it, once."""

from dataclasses import dataclass
from datetime import timedelta

from documents.file_kinds import FileKind, Risk
from roadmap.model import AttachmentState, Role
from storage import attachments, handed_in, outbox
from storage.attachments import Announced
from storage.database import Database, Transaction
from storage.handed_in import HandedIn
from storage.standing_codes import settle

AT_ONCE = timedelta(hours=1)
"""News of a file within this time of its arrival answer its sender; later they keep working hours."""
TOLD = frozenset({Risk.PROGRAM, Risk.SCRIPT})
GIVEN_UP = {AttachmentState.TOO_BIG: "file_too_big", AttachmentState.GONE: "file_gone"}
OF_SCHOOL = frozenset({Role.DIRECTOR, Role.DEPUTY})


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Every step of a file and the message about it are one commit."""

    db: Database

    async def store(self, file: Announced, sha256: str, size: int, kind: FileKind) -> None:
        """The content is whole and lies in its place."""
        async with self.db.write("file") as tx:
            if not await attachments.store(tx, file.id, sha256, size, kind.mime):
                return
            stored = await handed_in.get(tx.conn, file.id)
            if kind.risk in TOLD:
                await _tell(tx, stored, "file_program", f"file_program:{stored.sending}")
            elif await _is_doubtful(tx, stored):
                await _tell(tx, stored, "same_file", f"same_file:{stored.organization_id}:{sha256}")

    async def give_up(self, file: Announced, state: AttachmentState) -> None:
        """It is too big to be fetched, or Telegram has it no more."""
        async with self.db.write("file-given-up") as tx:
            if await attachments.give_up(tx, file.id, state):
                lost, kind = await handed_in.get(tx.conn, file.id), GIVEN_UP[state]
                await settle(tx.conn, [lost.assignment_id])
                await _tell(tx, lost, kind, f"{kind}:{lost.sending}")

    async def postpone(self, file: Announced, delay: timedelta) -> None:
        async with self.db.write("file-postponed") as tx:
            await attachments.postpone(tx, file.id, tx.now + delay)


async def _is_doubtful(tx: Transaction, file: HandedIn) -> bool:
    """Whether its school is asked: another one gave this content, and nobody here has claimed it yet."""
    if file.author_role not in OF_SCHOOL or await handed_in.is_claimed(tx.conn, file):
        return False
    return bool(await handed_in.same_from_others(tx.conn, file.id))


async def _tell(tx: Transaction, file: HandedIn, kind: str, cause: str) -> None:
    if file.author_id is None:
        return
    class_ = "answer" if tx.now - file.announced_at < AT_ONCE else "immediate"
    await outbox.add(tx, class_, kind, file.author_id, subject={"file": file.id}, cause=cause)
