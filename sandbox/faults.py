"""Failures on demand: what to break, for which method and chat, how many times."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import OTHER_POLL, ApiError, SandboxError, too_many
from sandbox.groups import covers

BROKEN = frozenset({"drop", "drop_after", "half", "hang", "hang_after", "bad_gateway"})
REFUSALS: dict[str, tuple[int, str]] = {
    "blocked": (403, "Forbidden: bot was blocked by the user"),
    "deactivated": (403, "Forbidden: user is deactivated"),
    "cannot_initiate": (403, "Forbidden: bot can't initiate conversation with a user"),
    "unauthorized": (401, "Unauthorized"),
    "conflict": (409, f"Conflict: {OTHER_POLL}"),
    "server_error": (500, "Internal Server Error: restart"),
    "too_large": (413, "Request Entity Too Large"),
}
KINDS = BROKEN | REFUSALS.keys() | {"flood", "refuse"}


@dataclass(slots=True)
class Fault:
    """One scripted failure.

    Kinds: `flood` (429 with `retry_after`), `refuse` (any `code` and `description`), those of `REFUSALS`;
    `bad_gateway` (HTML 502), `drop` (connection closed before the request is processed), `drop_after`,
    `half` (processed, half an answer), `hang` and `hang_after` (no answer for `seconds`, then closed).
    The first `skip` matching requests pass; `times` of 0 means until it is cleared.
    """

    kind: str
    method: str = "*"
    chat_id: int | None = None
    times: int = 1
    skip: int = 0
    retry_after: int = 1
    code: int = 400
    description: str = "Bad Request"
    seconds: float = 3600.0
    parameters: dict[str, int] = field(default_factory=dict)

    def error(self) -> ApiError | None:
        if self.kind == "flood":
            return too_many(self.retry_after)
        if self.kind == "refuse":
            return ApiError(self.code, self.description, **self.parameters)
        refusal = REFUSALS.get(self.kind)
        return ApiError(*refusal) if refusal else None


def build_fault(values: dict[str, Any]) -> Fault:
    try:
        fault = Fault(**values)
    except TypeError as error:
        raise SandboxError(f"fault: {error}") from error
    if fault.kind not in KINDS:
        raise SandboxError(f"fault: no kind {fault.kind!r}; there are {', '.join(sorted(KINDS))}")
    return fault


class Faults:
    def __init__(self) -> None:
        self._scripted: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._scripted.append(fault)

    def clear(self) -> None:
        self._scripted.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this request meets, counted down."""
        for fault in self._scripted:
            if not covers(fault.method, method) or fault.chat_id not in (None, chat_id):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            if fault.times == 1:
                self._scripted.remove(fault)
            elif fault.times:
                fault.times -= 1
            return fault
        return None
