"""Which reply of a log stands: the newest that was neither undone nor returned; and the last return."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from roadmap.model import Verdict


class Logged(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def undoes_id(self) -> int | None: ...
    @property
    def verdict(self) -> Verdict | None: ...


L = TypeVar("L", bound=Logged)


def standing(log: Sequence[L]) -> L | None:
    """The reply that counts (DESIGN §7 «A returned reply stops counting»); `log` is oldest first."""
    for entry in reversed(said(log)):
        if entry.verdict is not Verdict.RETURNED:
            return entry
    return None


def last_return(log: Sequence[L]) -> L | None:
    """The reply that was returned, when that is the last word: nothing was answered since."""
    last = next(reversed(said(log)), None)
    return last if last is not None and last.verdict is Verdict.RETURNED else None


def said(log: Sequence[L]) -> list[L]:
    """The answers that nobody took back, oldest first."""
    undone = {entry.undoes_id for entry in log}
    return [entry for entry in log if entry.undoes_id is None and entry.id not in undone]
