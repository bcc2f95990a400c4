"""What becomes of an announced order's file: read and shown, refused and told why, or tried again later."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from roadmap.errors import RejectedError
from services.own_plans import offer
from services.understood import Understandings
from storage import drafts, outbox
from storage.database import Database
from storage.drafts import DraftRow


@dataclass(frozen=True, slots=True)
class DraftReading:
    db: Database
    understandings: Understandings

    async def find_next(self, resting: Collection[int] = ()) -> DraftRow | None:
        async with self.db.read() as conn:
            return await drafts.find_next(conn, self.db.clock.now(), resting)

    async def understand(self, row: DraftRow, printed: str) -> None:
        """The file is read, and its preview on its way, in one commit. Raises `RejectedError`."""
        if row.kind == drafts.OWN:
            await offer(self.db, row, printed)
            return
        await self.understandings.read(row.id, printed)
        async with self.db.write("draft-read") as tx:
            if await drafts.note_read(tx, row.id, printed):
                cause, subject = f"draft:{row.id}", {"draft": row.id}
                await outbox.add(tx, "answer", "draft_preview", row.person_id, subject=subject, cause=cause)

    async def refuse(self, row: DraftRow, error: RejectedError) -> None:
        """One sentence to whoever sent it; of what only might have been a school's own plan, none."""
        async with self.db.write("draft-refused") as tx:
            is_told = row.kind == drafts.ORDER
            if await drafts.refuse(tx, row.id, {"key": error.key, "values": error.values}) and is_told:
                cause, subject = f"draft:{row.id}", {"draft": row.id}
                await outbox.add(tx, "answer", "draft_refused", row.person_id, subject=subject, cause=cause)

    async def postpone(self, row: DraftRow, pause: timedelta) -> None:
        async with self.db.write("draft-postponed") as tx:
            await drafts.postpone(tx, row.id, tx.now + pause)
