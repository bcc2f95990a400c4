"""Which reply of a log stands: the newest that was neither undone nor returned."""

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
    undone = {entry.undoes_id for entry in log}
    for entry in reversed(log):
        if entry.undoes_id is None and entry.id not in undone and entry.verdict is not Verdict.RETURNED:
            return entry
    return None
