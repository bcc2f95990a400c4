"""One row of the outbox on its way: composed when it leaves, claimed before the request, recorded after."""

from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import structlog
from aiogram import Bot
from aiogram.methods import EditMessageText, SendMessage, SendPhoto, SetMessageReaction, TelegramMethod
from aiogram.types import BufferedInputFile, Message, ReactionTypeEmoji, ReactionTypeUnion
from sqlalchemy.exc import IntegrityError

from handlers.screen import Reaction, Screen
from roadmap.clock import Clock
from scheduler.hours import WorkingHours
from scheduler.ledger import Ledger
from scheduler.outcomes import Outcome, describe, judge
from scheduler.pace import Pace, Priority, Turn
from services.immediates import Immediates
from storage.outbox import OutboxRow, Result

EDIT_ATTEMPTS = 10
LONGEST_REST = 60.0
log = structlog.get_logger(__name__)


class Composes(Protocol):
    """Draws a row as things stand now; None when there is nothing left to say."""

    async def compose(self, row: OutboxRow) -> Screen | Reaction | None: ...


class MarksUnreachable(Protocol):
    async def mark_unreachable(self, person_id: int) -> None: ...


class Edit(EditMessageText):
    """An edit of which only that it was made is read: the message that comes back is what was sent."""

    __returning__ = Any  # type: ignore[assignment]


class RefusedError(Exception):
    """Telegram refuses the bot itself (401, 404); the text says how."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one request; `key` is the message in the chat."""

    outcome: Outcome
    key: str | None = None
    error: str | None = None


@dataclass(slots=True)
class Delivery:
    """`leaving` are the rows past their wait for a turn: they are finished, not cancelled, at a stop."""

    bot: Bot
    composer: Composes
    pace: Pace
    ledger: Ledger
    people: MarksUnreachable
    immediates: Immediates
    hours: WorkingHours
    clock: Clock
    leaving: set[int] = field(default_factory=set)

    async def deliver(self, row: OutboxRow) -> float | None:
        """Bring the row to its end and return None, or back to `ready` for a time of so many seconds.

        Raises RefusedError when nothing can be sent at all.
        """
        if reason := self._why_dropped(row):
            await self.ledger.finish(Result(row, "dropped", error=reason))
        elif row.class_ == "immediate" and (morning := await self.immediates.wait_until(row.person_id)):
            await self.ledger.finish(Result(row, "ready", not_before=morning))
        elif row.target:
            return await self._edit(row)
        else:
            return await self._send(row)
        return None

    def _why_dropped(self, row: OutboxRow) -> str | None:
        """After downtime the latest state goes out once, not the backlog (promise 4)."""
        if row.class_ in {"planned", "immediate"} and not row.reachable:
            return "the person cannot be reached"
        if row.class_ != "planned":
            return None
        now = self.clock.now()
        if row.day != self.hours.day(now):
            return "its day is over"
        return None if self.hours.is_open(now) else "it is outside working hours"

    async def _send(self, row: OutboxRow) -> float | None:
        async with self.pace.turn(row.chat_key, Priority(row.rank)) as turn:
            self.leaving.add(row.id)
            screen = None if self._why_dropped(row) else await self.composer.compose(row)
            if not isinstance(screen, Screen):
                await self.ledger.finish(Result(row, "dropped", error=self._why_dropped(row)))
                return None
            if not await self.ledger.claim(row, screen.text):
                return None
            answer = await self._request(turn, _message(row, screen))
        return await self._record(row, screen, answer)

    async def _edit(self, row: OutboxRow) -> float | None:
        async with self.pace.pass_by() as turn:
            self.leaving.add(row.id)
            screen = await self.composer.compose(row)
            if screen is None:
                await self.ledger.finish(Result(row, "dropped"))
                return None
            answer = await self._request(turn, _edit(row, screen))
        if answer.outcome is Outcome.STALE and isinstance(screen, Screen):
            self.leaving.discard(row.id)
            return await self._send(row)
        if answer.outcome is Outcome.UNKNOWN and row.attempts + 1 < EDIT_ATTEMPTS:
            await self.ledger.finish(Result(row, "ready", error=answer.error, attempts=1))
            return min(LONGEST_REST, 2.0**row.attempts)
        return await self._record(row, screen, answer)

    async def _request(self, turn: Turn, method: TelegramMethod[Any]) -> Answer:
        try:
            with turn.held():
                sent = await self.bot(method)
        except Exception as error:  # noqa: BLE001 - whatever happened, the row needs an outcome
            return Answer(judge(error), error=describe(error))
        return Answer(Outcome.SENT, str(sent.message_id) if isinstance(sent, Message) else None)

    async def _record(self, row: OutboxRow, screen: Screen | Reaction, answer: Answer) -> float | None:
        text = screen.text if isinstance(screen, Screen) else screen.emoji
        match answer.outcome:
            case Outcome.SENT:
                mentions = screen.mentions if isinstance(screen, Screen) else ()
                await self._record_sent(Result(row, "sent", text, answer.key or row.target, None, mentions))
            case Outcome.LATER | Outcome.REFUSED:
                await self.ledger.finish(Result(row, "ready", error=answer.error))
                if answer.outcome is Outcome.REFUSED:
                    raise RefusedError(answer.error)
                return 0.0
            case Outcome.UNREACHABLE:
                await self.ledger.finish(Result(row, "failed", text, error=answer.error))
                await self.people.mark_unreachable(row.person_id)
            case Outcome.UNKNOWN:
                log.warning("a message may or may not have arrived", row=row.id, error=answer.error)
                await self.ledger.finish(Result(row, "unknown", text, error=answer.error))
            case _:
                complain = log.error if isinstance(screen, Screen) else log.warning
                complain("Telegram does not take a message", row=row.id, kind=row.kind, error=answer.error)
                await self.ledger.finish(Result(row, "failed", text, error=answer.error))
        return None

    async def _record_sent(self, result: Result) -> None:
        try:
            await self.ledger.finish(result)
        except IntegrityError:
            log.exception("a message is about something that is no more", row=result.row.id)
            await self.ledger.finish(replace(result, mentions=()))


def _message(row: OutboxRow, screen: Screen) -> SendMessage | SendPhoto:
    if screen.photo:
        return SendPhoto(
            chat_id=int(row.chat_key),
            photo=BufferedInputFile(screen.photo, "summary.png"),
            caption=screen.text,
            parse_mode="HTML",
            reply_markup=screen.markup(),
        )
    return SendMessage(
        chat_id=int(row.chat_key), text=screen.text, parse_mode="HTML", reply_markup=screen.markup()
    )


def _edit(row: OutboxRow, screen: Screen | Reaction) -> Edit | SetMessageReaction:
    chat_id, message_id = int(row.chat_key), int(row.target or 0)
    if isinstance(screen, Reaction):
        signs: list[ReactionTypeUnion] = [ReactionTypeEmoji(emoji=screen.emoji)]
        return SetMessageReaction(chat_id=chat_id, message_id=message_id, reaction=signs)
    return Edit(  # type: ignore[call-arg]  # those that are left out have defaults
        chat_id=chat_id,
        message_id=message_id,
        text=screen.text,
        parse_mode="HTML",
        reply_markup=screen.markup(),
    )
