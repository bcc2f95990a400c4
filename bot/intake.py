"""Intake: an update is committed to the inbox before Telegram hears that it was received."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow, NewUpdate

CHANNEL = "telegram"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


class Intake:
    """Stores what came in and hands the new rows straight to whoever handles them."""

    def __init__(self, db: Database, hand_over: Callable[[Sequence[InboxRow]], None]) -> None:
        self._db = db
        self._hand_over = hand_over

    async def store(self, updates: Iterable[Any]) -> None:
        """On return the updates are on disk; a repeated one is there once, a broken one is there too."""
        new = [NewUpdate(find_update_id(update) or 0, find_chat(update), update) for update in updates]
        async with self._db.write("intake") as tx:
            rows = await inbox.add(tx, CHANNEL, new)
        if rows:
            self._hand_over(rows)


def find_update_id(update: Any) -> int | None:
    """The update's own id, if it has one that can be stored."""
    found = update.get("update_id") if isinstance(update, dict) else None
    return found if isinstance(found, int) and 0 <= found <= inbox.LARGEST else None


def find_kind(update: Any) -> str | None:
    """The name of what the update carries, if it is one the program asks for."""
    return (
        next((kind for kind in ALLOWED_UPDATES if kind in update), None) if isinstance(update, dict) else None
    )


def find_chat(update: Any) -> str:
    """Whose order the update keeps: its chat, else its sender, else nobody's, whatever its shape."""
    events = (
        [value for value in update.values() if isinstance(value, dict)] if isinstance(update, dict) else []
    )
    for event in events:
        for holder in (event, event.get("message")):
            if key := _read_id(holder, "chat"):
                return key
        for name in ("from", "user"):
            if key := _read_id(event, name):
                return key
    return ""


def _read_id(holder: Any, name: str) -> str:
    found = holder.get(name) if isinstance(holder, dict) else None
    value = found.get("id") if isinstance(found, dict) else None
    return str(value) if isinstance(value, int | str) and len(str(value)) <= 64 else ""
