"""What a screen asked a person to write: the next message of the chat is about it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from roadmap.errors import ConflictError, ForbiddenError, NotFoundError
from services.acts import Act
from storage import awaiting
from storage.awaiting import Question
from storage.database import Database, Transaction

__all__ = ["Question", "Questions", "ask"]

EXPECTED_FOR = timedelta(hours=12)


async def ask(tx: Transaction, act: Act, kind: str, subject: Mapping[str, Any]) -> None:
    await awaiting.ask(tx.conn, act.chat_key, Question(kind, subject), tx.now + EXPECTED_FOR)


@dataclass(frozen=True, slots=True)
class Questions:
    db: Database

    async def find(self, act: Act) -> Question | None:
        async with self.db.read() as conn:
            return await awaiting.find_question(conn, act.chat_key, self.db.clock.now())

    async def drop(self, act: Act) -> None:
        """Whatever was asked needs no answer any more; what is asked about an assignment stays."""
        if await self.find(act) is None:
            return
        async with self.db.write("drop-question", act.cause) as tx:
            if await awaiting.find_question(tx.conn, act.chat_key, tx.now):
                await awaiting.clear(tx.conn, act.chat_key)

    @asynccontextmanager
    async def answered(self, act: Act) -> AsyncIterator[None]:
        """What cannot be answered any more is not waited for; what was only answered badly is."""
        try:
            yield
        except (NotFoundError, ForbiddenError, ConflictError):
            await self.drop(act)
            raise
