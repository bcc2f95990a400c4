"""The planned message of a day that has not left yet."""

from datetime import date, datetime

from sqlalchemy import update

from storage.database import Queue, Transaction
from storage.schema import message


async def move_planned(tx: Transaction, person_id: int, day: date, moment: datetime) -> None:
    waits = (message.c.class_ == "planned", message.c.state == "ready")
    mine = (message.c.person_id == person_id, message.c.day == day)
    await tx.conn.execute(update(message).where(*waits, *mine).values(not_before=moment))
    tx.touched.add(Queue.OUTBOX)
