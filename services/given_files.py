"""The file that an order is loaded from, kept as it was given."""

from dataclasses import dataclass
from pathlib import Path

from storage import stored_orders
from storage.database import Transaction
from storage.files import FileStore

CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Given:
    """A file that somebody loads an order from; `is_whole`: the order's own text stands in it."""

    name: str
    sha256: str
    size: int
    is_whole: bool


def keep(store: FileStore, path: Path, *, is_whole: bool) -> Given:
    """The content in the store; whatever becomes of the order, it harms nobody there."""
    incoming = store.open()
    try:
        with path.open("rb") as file:
            while data := file.read(CHUNK):
                incoming.write(data)
        return Given(path.name, incoming.keep(), incoming.size, is_whole)
    finally:
        incoming.discard()


async def put_file(tx: Transaction, order_id: int, given: Given) -> None:
    """A file of plans alone takes no other's place; the same content stays what the channel knows."""
    stored = await stored_orders.find_file(tx.conn, order_id)
    if stored and (stored.get("sha256") == given.sha256 or not given.is_whole):
        return
    file = {"kind": "document", "name": given.name, "sha256": given.sha256, "size": given.size}
    await stored_orders.note(tx.conn, order_id, {"file": file})
