"""The files of answers: whether a doubtful one is its school's own, and the names under which they go out."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from documents.file_kinds import Risk, kind_of
from roadmap.errors import ConflictError, NotFoundError
from roadmap.file_names import outgoing_name, unique_names
from roadmap.model import AttachmentState
from services.acts import Act
from services.cards import Card, Cards
from services.people import Actor
from services.replies import EXPECTED_FOR, Replies
from storage import awaiting, changes, handed_in, outbox, replies
from storage.awaiting import Awaited
from storage.database import Transaction
from storage.handed_in import OURS, REPLACED, HandedIn


@dataclass(frozen=True, slots=True)
class FileView:
    """A file, the card of its item, and what its school has said of it."""

    file: HandedIn
    card: Card
    is_claimed: bool


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file on its way out; what is not in the store only the channel can hand on."""

    name: str
    file: HandedIn
    risk: Risk | None


@dataclass(frozen=True, slots=True)
class Files:
    replies: Replies
    cards: Cards

    async def read(self, conn: AsyncConnection, actor: Actor, attachment_id: int) -> FileView:
        """For whoever may see the item's card."""
        file = await handed_in.find(conn, attachment_id)
        if file is None:
            raise NotFoundError("not-found")
        card = await self.cards.read(conn, actor, file.assignment_id)
        return FileView(file, card, await handed_in.is_claimed(conn, file))

    async def claim(self, act: Act, attachment_id: int) -> None:
        """«Это наш файл»: this content is not asked about at this school again."""
        async with self.replies.db.write("file-ours", act.cause) as tx:
            file = await self._find(tx, act, attachment_id)
            if file.sha256 and not await handed_in.is_claimed(tx.conn, file):
                await self._note(tx, act, file, OURS, after=file.sha256)
            await self._receipt(tx, act, file)

    async def replace(self, act: Act, attachment_id: int) -> None:
        """«Заменить»: the content is taken back, and the next file of the chat comes in its place."""
        async with self.replies.db.write("file-replaced", act.cause) as tx:
            file = await self._find(tx, act, attachment_id)
            if file.sha256 and not await handed_in.is_claimed(tx.conn, file):
                reply = await replies.find(tx.conn, file.reply_id)
                if reply and reply.is_settled:
                    raise ConflictError("already-accepted")
                await handed_in.let_go(tx, file)
                await self._note(tx, act, file, REPLACED, before=file.sha256)
            if not await handed_in.is_claimed(tx.conn, file):
                awaited = Awaited("file", file.assignment_id)
                await awaiting.expect(tx.conn, act.chat_key, awaited, tx.now + EXPECTED_FOR)
            await self._receipt(tx, act, file)

    async def _find(self, tx: Transaction, act: Act, attachment_id: int) -> HandedIn:
        """The file, of an item that this person may answer now."""
        file = await handed_in.find(tx.conn, attachment_id)
        if file is None:
            raise NotFoundError("not-found")
        await self.replies.answerable(tx, act.actor, file.assignment_id)
        return file

    async def _note(self, tx: Transaction, act: Act, file: HandedIn, what: str, **values: str) -> None:
        about = {"item_id": file.item_id, "organization_id": file.organization_id}
        await changes.add(tx, act.actor.person_id, what, about=about, **values)

    async def _receipt(self, tx: Transaction, act: Act, file: HandedIn) -> None:
        subject = {"file": file.id}
        person_id, target = act.actor.person_id, act.message_key
        await outbox.add(tx, "receipt", "same_file", person_id, subject=subject, target=target)

    async def outgoing(self, conn: AsyncConnection, reply_ids: Collection[int]) -> tuple[Outgoing, ...]:
        """The files of these replies as they go out: named alike, no name twice, the risky ones marked."""
        found = await handed_in.of_replies(conn, reply_ids)
        files = [file for file in found if file.state is not AttachmentState.GONE]
        names = unique_names(map(self._name, files))
        risks = [kind_of(file.mime).risk for file in files]
        return tuple(map(Outgoing, names, files, risks))

    def _name(self, file: HandedIn) -> str:
        place = (file.code, file.number, file.organization)
        day = self.replies.calendar.day(file.answered_at)
        return outgoing_name(*place, day, file.name, file.kind, kind_of(file.mime).extension)
