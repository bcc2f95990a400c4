"""«📄 Образец»: a file or a link that shows how an item's document may look."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from roadmap.errors import NotFoundError, RejectedError
from services.acts import Act, Incoming
from services.cards import Cards
from services.catalogue import get_item
from services.people import Actor
from services.questions import Question, ask
from storage import awaiting, catalogue, changes, plan_changes
from storage.catalogue import ItemRow, PlanRow
from storage.database import Database, Transaction

KINDS = frozenset({"document", "photo"})
"""What the channel hands on by its id as it came."""
LONGEST_LINK = 500
_LINK = re.compile(r"https?://[^\s\[\]]+", re.IGNORECASE)

Sample = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Samples:
    db: Database
    cards: Cards

    async def ask(self, act: Act, item_id: int) -> tuple[PlanRow, ItemRow]:
        """The next file or link of this chat is the sample of this item."""
        async with self.db.write("ask-sample", act.cause) as tx:
            found = await get_item(tx.conn, act.actor, item_id)
            await ask(tx, act, "sample", {"item": item_id})
            return found

    async def put(self, act: Act, question: Question, incoming: Incoming) -> ItemRow:
        sample = _read(incoming)
        async with self.db.write("put-sample", act.cause) as tx:
            plan, item = await get_item(tx.conn, act.actor, int(question.subject["item"]))
            await awaiting.clear(tx.conn, act.chat_key)
            await _change(tx, act, plan, item, sample)
            return item

    async def drop(self, act: Act, item_id: int) -> None:
        async with self.db.write("drop-sample", act.cause) as tx:
            plan, item = await get_item(tx.conn, act.actor, item_id)
            if item.sample:
                await _change(tx, act, plan, item, None)

    async def show(self, actor: Actor, item_id: int) -> Sample:
        """For the coordinator."""
        async with self.db.read() as conn:
            _, item = await get_item(conn, actor, item_id)
        return _found(item)

    async def give(self, actor: Actor, assignment_id: int) -> Sample:
        """For a person who may see the card of this assignment."""
        async with self.db.read() as conn:
            card = await self.cards.read(conn, actor, assignment_id)
            item = await catalogue.find_item_of(conn, card.row.id)
        return _found(item)


def _found(item: ItemRow | None) -> Sample:
    if item is None or item.sample is None:
        raise NotFoundError("sample-none")
    return item.sample


def _read(incoming: Incoming) -> Sample:
    """The file, else the one link in the text."""
    if incoming.files:
        file = incoming.files[0]
        if file.kind not in KINDS:
            raise RejectedError("sample-kind")
        return {"kind": "file", "media": file.kind, "name": file.name, "outside_id": file.outside_id}
    links = _LINK.findall(incoming.text)
    if len(links) != 1 or len(links[0]) > LONGEST_LINK or not urlsplit(links[0]).hostname:
        raise RejectedError("sample-unclear")
    return {"kind": "link", "name": str(urlsplit(links[0]).hostname), "url": links[0]}


async def _change(tx: Transaction, act: Act, plan: PlanRow, item: ItemRow, sample: Sample | None) -> None:
    await plan_changes.set_sample(tx.conn, item.id, sample)
    about = {"order_id": plan.order_id, "roadmap_id": plan.id, "item_id": item.id}
    before, after = _name(item.sample), _name(sample)
    await changes.add(tx, act.actor.person_id, "sample", before=before, after=after, about=about)


def _name(sample: Sample | None) -> str:
    return sample.get("url") or sample["name"] if sample else ""
