"""The outbox: what is to be sent, what is being sent, what became of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import mentions
from storage.database import Queue, Transaction
from storage.dialect import insert_once
from storage.schema import message, person

BROADCAST = "broadcast"
ANSWERING = ("answer", "receipt")


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message as it was ordered: composed from `kind` and `subject` when it is sent.

    `reachable` is false for a person who has blocked the bot.
    """

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
    reachable: bool = True

    @property
    def rank(self) -> int:
        """Who goes first: what answers a person's own action, then what was planned, then broadcasts."""
        return 0 if self.class_ in ANSWERING else 2 if self.kind == BROADCAST else 1


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row: `state` is final, or `ready` when it was certainly not sent.

    `mentions` are the assignments that the message in the chat is about, in their order.
    """

    row: OutboxRow
    state: str
    text: str | None = None
    message_key: str | None = None
    error: str | None = None
    mentions: tuple[int, ...] = ()
    attempts: int = 0
    not_before: datetime | None = None


_RANK = case(
    (or_(*(message.c.class_ == each for each in ANSWERING)), 0),
    (message.c.kind == BROADCAST, 2),
    else_=1,
)
_COLUMNS = (
    message.c.id,
    message.c.class_,
    message.c.kind,
    message.c.person_id,
    person.c.outside_id,
    message.c.day,
    message.c.cause,
    message.c.subject,
    message.c.target,
    message.c.attempts,
    person.c.reachable,
)
_DUE = (
    select(*_COLUMNS)
    .join(person, person.c.id == message.c.person_id)
    .where(message.c.state == "ready", message.c.not_before <= bindparam("now"))
    .order_by(_RANK, message.c.id)
    .limit(bindparam("limit"))
)
_DUE_BUT = _DUE.where(
    message.c.person_id.not_in(bindparam("busy", expanding=True)),
    message.c.id.not_in(bindparam("asleep", expanding=True)),
)
_CLAIM = (
    update(message)
    .where(message.c.id.in_(bindparam("ids", expanding=True)), message.c.state == "ready")
    .values(state="sending", started_at=bindparam("at"), attempts=message.c.attempts + 1)
    .returning(message.c.id)
)
_WRITE = update(message).where(message.c.id == bindparam("row")).values(text=bindparam("words"))
_FINISH = (
    update(message)
    .where(message.c.id == bindparam("row"), or_(message.c.state == "ready", message.c.state == "sending"))
    .values(
        state=bindparam("to"),
        finished_at=bindparam("at"),
        text=func.coalesce(bindparam("words", type_=message.c.text.type), message.c.text),
        message_key=bindparam("key"),
        error=bindparam("fault"),
        attempts=message.c.attempts + bindparam("more"),
        not_before=func.coalesce(bindparam("later", type_=message.c.not_before.type), message.c.not_before),
    )
)


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
    chat_key: str | None = None,
) -> None:
    """Order a message once: a second row for the same person and day, or the same cause, is dropped.

    `target` is the key of the message that a receipt edits. With `chat_key`, the chat of a person who has
    acted just now, the sender takes the row from memory as soon as it is committed.
    """
    about = dict(subject or {})
    cause = cause or (tx.cause_key if class_ != "planned" else None)
    row_id = await insert_once(
        tx.conn,
        message,
        {
            "class_": class_,
            "kind": kind,
            "person_id": person_id,
            "day": day,
            "cause": cause,
            "subject": about,
            "target": target,
            "state": "ready",
            "not_before": not_before or tx.now,
            "attempts": 0,
            "created_at": tx.now,
        },
    )
    if chat_key and row_id:
        row = OutboxRow(row_id, class_, kind, person_id, chat_key, day, cause, about, target, attempts=0)
        tx.handed.setdefault(Queue.OUTBOX, []).append(row)
    else:
        tx.touched.add(Queue.OUTBOX)


async def due(
    conn: AsyncConnection,
    now: datetime,
    limit: int,
    busy: Collection[int] = (),
    asleep: Collection[int] = (),
) -> list[OutboxRow]:
    """What is to be sent now, most urgent first, without the people in `busy` and the rows in `asleep`."""
    values: dict[str, Any] = {"now": now, "limit": limit}
    if busy or asleep:
        found = await conn.execute(_DUE_BUT, {**values, "busy": list(busy), "asleep": list(asleep)})
    else:
        found = await conn.execute(_DUE, values)
    return [OutboxRow(*row) for row in found.all()]


async def claim(tx: Transaction, texts: Mapping[int, str]) -> set[int]:
    """Mark rows as being sent, with the text that leaves; returns those that were still ready."""
    found = await tx.conn.execute(_CLAIM, {"ids": list(texts), "at": tx.now})
    claimed = {row.id for row in found}
    if claimed:
        await tx.conn.execute(_WRITE, [{"row": id_, "words": texts[id_]} for id_ in sorted(claimed)])
    return claimed


async def finish(tx: Transaction, results: Sequence[Result]) -> None:
    """Record outcomes, and what the messages that were sent or edited are about."""
    if not results:
        return
    await tx.conn.execute(_FINISH, [_values(result, tx.now) for result in results])
    about = [
        (result.row.chat_key, result.message_key, result.mentions)
        for result in results
        if result.message_key and result.mentions
    ]
    if about:
        await mentions.put(tx.conn, about)


async def take_back(tx: Transaction, kind: str, cause: str) -> list[tuple[int, str]]:
    """What an act has ordered and is still here never leaves; to whom the rest went, by which message."""
    mine = (message.c.kind == kind, message.c.cause == cause)
    waits = update(message).where(*mine, message.c.state == "ready")
    await tx.conn.execute(waits.values(state="dropped", finished_at=tx.now))
    arrived = select(message.c.person_id, message.c.message_key).where(*mine, message.c.state == "sent")
    rows = await tx.conn.execute(arrived.order_by(message.c.id))
    return [(row[0], row[1]) for row in rows if row[1]]


async def recover(tx: Transaction) -> int:
    """At start: what was being sent when the program died may have arrived, so it becomes `unknown`.

    Receipts are edits and stay `ready` while they are under way; they are simply made again.
    """
    found = await tx.conn.execute(
        update(message)
        .where(message.c.state == "sending")
        .values(state="unknown", finished_at=tx.now, error="the program was stopped while it was sending")
    )
    return int(found.rowcount)


async def count_by_state(conn: AsyncConnection) -> Mapping[str, int]:
    rows = await conn.execute(select(message.c.state, func.count()).group_by(message.c.state))
    return {row.state: row[1] for row in rows}


async def count_refused(conn: AsyncConnection) -> int:
    """Messages that Telegram did not take though their people can be reached: somebody has to look."""
    found = await conn.execute(
        select(func.count())
        .select_from(message)
        .join(person, person.c.id == message.c.person_id)
        .where(message.c.state == "failed", person.c.reachable)
    )
    return int(found.scalar_one())


def _values(result: Result, now: datetime) -> dict[str, Any]:
    return {
        "row": result.row.id,
        "to": result.state,
        "at": None if result.state == "ready" else now,
        "words": result.text,
        "key": result.message_key,
        "fault": result.error,
        "more": result.attempts,
        "later": result.not_before,
    }
