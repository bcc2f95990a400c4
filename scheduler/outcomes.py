"""What an answer of Telegram means for a delivery: its 25 errors, and silence (TELEGRAM §2)."""

from enum import StrEnum

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from scheduler.pace import HeldBackError, is_never_sent

NOT_MODIFIED = "message is not modified"
UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid")


class Outcome(StrEnum):
    """What became of one request.

    `LATER` was certainly not sent, `UNKNOWN` may have been. `STALE` is an edit that must become a new
    message. `REFUSED` is about the bot, not the message: nothing can be sent until it is put right.
    """

    SENT = "sent"
    LATER = "later"
    UNREACHABLE = "unreachable"
    STALE = "stale"
    FAILED = "failed"
    UNKNOWN = "unknown"
    REFUSED = "refused"


MEANINGS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Outcome], ...] = (
    ((HeldBackError, TelegramRetryAfter), Outcome.LATER),
    ((TelegramUnauthorizedError, TelegramNotFound), Outcome.REFUSED),
    (TelegramForbiddenError, Outcome.UNREACHABLE),
    (TelegramEntityTooLarge, Outcome.FAILED),
    ((TelegramNetworkError, TelegramServerError, ClientDecodeError), Outcome.UNKNOWN),
    (TelegramAPIError, Outcome.FAILED),
)


def judge(error: Exception) -> Outcome:
    """What is not Telegram's word at all leaves the outcome unknown."""
    if is_never_sent(error):
        return Outcome.LATER
    if isinstance(error, TelegramBadRequest):
        return _judge_request(error.message.casefold())
    return next((outcome for types, outcome in MEANINGS if isinstance(error, types)), Outcome.UNKNOWN)


def _judge_request(description: str) -> Outcome:
    if NOT_MODIFIED in description:
        return Outcome.SENT
    return Outcome.STALE if any(words in description for words in UNEDITABLE) else Outcome.FAILED


def describe(error: BaseException) -> str:
    """One line for the row and the log; a network error's own text may hold the token, so it is left out."""
    if isinstance(error, TelegramAPIError) and not isinstance(error, TelegramNetworkError):
        return error.message
    cause = error.__cause__ if isinstance(error, TelegramNetworkError) else None
    return type(cause or error).__name__
