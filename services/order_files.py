"""An order's own file, handed on to whoever may have the order."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.acknowledgements import Acknowledgements
from services.people import Actor
from storage import stored_orders
from storage.announcements import OrderRow
from storage.files import FileStore


@dataclass(frozen=True, slots=True)
class KeptFile:
    """`outside_id` is what the channel knows it by; `path` where it lies, if it is kept here."""

    order: OrderRow
    name: str
    outside_id: str | None
    path: Path | None


@dataclass(frozen=True, slots=True)
class OrderFiles:
    acknowledgements: Acknowledgements
    store: FileStore

    async def open(self, actor: Actor, order_id: int) -> KeptFile:
        order = await self.acknowledgements.file(actor, order_id)
        file: Mapping[str, Any] = order.file or {}
        path = self.store.path(file["sha256"]) if "sha256" in file else None
        kept = path if path and path.is_file() else None
        return KeptFile(order, str(file["name"]), file.get("outside_id"), kept)

    async def learn(self, order_id: int, outside_id: str) -> None:
        """The channel has it now: the next one gets it without another upload."""
        async with self.acknowledgements.db.write("learn-file") as tx:
            file = await stored_orders.find_file(tx.conn, order_id)
            if file and "sha256" in file:
                await stored_orders.note(tx.conn, order_id, {"file": {**file, "outside_id": outside_id}})
