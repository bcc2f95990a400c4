"""What a new wording of an order changed in its items, in the log of changes: as it was and as it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from storage import changes
from storage.database import Transaction

ITEM = "item_"
FIELDS = (
    "number",
    "level",
    "measure",
    "description",
    "term",
    "responsible",
    "result",
    "short_name",
    "kind",
    "evidence",
    "asked",
)
Rows = Mapping[int, Mapping[str, Any]]


async def note_items(
    tx: Transaction, author_id: int | None, before: Rows, after: Mapping[str, Mapping[str, Any]]
) -> None:
    """Field by field; `after` by the key of the item."""
    for item_id, was in before.items():
        now = after[was["key"]]
        for name in FIELDS:
            if was[name] != now[name]:
                words = {"before": _plain(was[name]), "after": _plain(now[name])}
                await changes.add(tx, author_id, ITEM + name, **words, about={"item_id": item_id})


async def note_moves(tx: Transaction, author_id: int | None, before: Rows, after: Mapping[int, date]) -> None:
    """The windows that are asked by another day."""
    for window_id, was in before.items():
        now = after[window_id]
        if was["due"] != now:
            words = {"before": was["due"].isoformat(), "after": now.isoformat()}
            await changes.add(tx, author_id, "due", **words, about={"item_id": was["item_id"]})


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
