"""What the program knows of one person, taken out of every table in which it stands."""

from collections.abc import Collection

from sqlalchemy import delete, or_, select, update

from roadmap.model import Role
from storage.database import Queue, Transaction
from storage.reaches import settle_person
from storage.schema import (
    assignment,
    attachment,
    awaiting,
    change,
    draft,
    inbox,
    invite,
    membership,
    mention,
    message,
    person,
)


async def forget(tx: Transaction, person_id: int, chat_key: str) -> None:
    """The row of the person stays, without name and address: the school's answers hang on it."""
    tx.touched.add(Queue.PEOPLE)
    nobody = f"forgotten:{person_id}"
    await _clear_changes(tx, person_id)
    values = {"name": "", "outside_id": nobody, "reachable": False, "blocked_at": tx.now}
    values |= {"away_until": None, "send_hour": None}
    await tx.conn.execute(update(person).where(person.c.id == person_id).values(**values))
    standing = (membership.c.person_id == person_id, membership.c.ended_at.is_(None))
    await tx.conn.execute(update(membership).where(*standing).values(ended_at=tx.now))
    await settle_person(tx.conn, person_id)
    given = assignment.c.assignee_id == person_id
    await tx.conn.execute(update(assignment).where(given).values(assignee_id=None))
    for table in (attachment, draft):
        await tx.conn.execute(update(table).where(table.c.chat_key == chat_key).values(chat_key=nobody))
    for table in (awaiting, mention):
        await tx.conn.execute(delete(table).where(table.c.chat_key == chat_key))
    await _clear_messages(tx, person_id, chat_key)


async def revoke_links(tx: Transaction, schools: Collection[int]) -> None:
    """The links to deputies' places there that were not used yet."""
    open_ = (invite.c.used_at.is_(None), invite.c.revoked_at.is_(None), invite.c.role == Role.DEPUTY)
    there = invite.c.organization_id.in_(schools)
    await tx.conn.execute(update(invite).where(there, *open_).values(revoked_at=tx.now))


async def _clear_messages(tx: Transaction, person_id: int, chat_key: str) -> None:
    """What they wrote and what was written to them; what waits is handled first."""
    handled = or_(inbox.c.state != "new", inbox.c.id == tx.cause)
    await tx.conn.execute(update(inbox).where(inbox.c.chat_key == chat_key, handled).values(payload="{}"))
    theirs = message.c.person_id == person_id
    ready = (theirs, message.c.state == "ready")
    await tx.conn.execute(update(message).where(*ready).values(state="dropped", finished_at=tx.now))
    await tx.conn.execute(update(message).where(theirs).values(text=None))


async def _clear_changes(tx: Transaction, person_id: int) -> None:
    """The log of changes names people who were removed or came back: «Имя, deputy»."""
    name = (await tx.conn.execute(select(person.c.name).where(person.c.id == person_id))).scalar_one()
    places = select(membership.c.organization_id).where(membership.c.person_id == person_id)
    for role in Role if name else ():
        for column in (change.c.before, change.c.after):
            said = (column == f"{name}, {role}", change.c.organization_id.in_(places))
            await tx.conn.execute(update(change).where(*said).values({column: role}))
