"""The outbox: what is to be sent, what is being sent, what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage.database import Queue, Transaction
from storage.dialect import insert_once
from storage.schema import message


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message as it was ordered: composed from `kind` and `subject` when it is sent."""

    id: int
    class_: str
    kind: str
    person_id: int
    chat_key: str
    day: date | None
    cause: str | None
    subject: Mapping[str, Any]
    target: str | None
    attempts: int


async def add(
    tx: Transaction,
    class_: str,
    kind: str,
    person_id: int,
    *,
    subject: Mapping[str, Any] | None = None,
    cause: str | None = None,
    day: date | None = None,
    target: str | None = None,
    not_before: datetime | None = None,
) -> None:
    """Order a message once: a second row for the same person and day, or the same cause, is dropped.

    `target` is the key of the message that a receipt edits.
    """
    await insert_once(
        tx.conn,
        message,
        {
            "class_": class_,
            "kind": kind,
            "person_id": person_id,
            "day": day,
            "cause": cause or (tx.cause_key if class_ != "planned" else None),
            "subject": dict(subject or {}),
            "target": target,
            "state": "ready",
            "not_before": not_before or tx.now,
            "attempts": 0,
            "created_at": tx.now,
        },
    )
    tx.touched.add(Queue.OUTBOX)
