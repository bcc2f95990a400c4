"""The rows of the official report: where each stands on a day, and what of it may be told (RULES §10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.model import Evidence, ItemKind, Side, Status, Verdict
from roadmap.reviewing import is_complete_answer, is_line


class Phase(StrEnum):
    """Where the printed term stands, whatever was done."""

    ENDED = "ended"
    RUNNING = "running"
    AHEAD = "ahead"


class State(StrEnum):
    """Исполнено, исполняется, не исполнено, срок не наступил: every row is exactly one of these."""

    DONE = "done"
    GOING_ON = "going_on"
    NOT_DONE = "not_done"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Told:
    """What one organization has answered about a window by the day: its standing reply.

    `presence` is how it took part in the window's meeting; `until` the day that the answer is waited for.
    """

    organization: str
    until: date
    extended_to: date | None = None
    status: Status = Status.PENDING
    verdict: Verdict | None = None
    comment: str = ""
    done: int | None = None
    total: int | None = None
    number: str = ""
    document_date: date | None = None
    difficulty: str = ""
    files: int = 0
    presence: str = ""
    interim: bool = False

    @property
    def is_complete(self) -> bool:
        has_line = is_line(self.comment, self.done, self.number, has_files=self.files > 0)
        return is_complete_answer(self.status, interim=self.interim, has_line=has_line)

    @property
    def is_accepted(self) -> bool:
        return self.is_complete and self.verdict is Verdict.ACCEPTED

    @property
    def is_waiting(self) -> bool:
        """Answered, and not looked at by the centre yet."""
        return self.is_complete and self.verdict is not Verdict.ACCEPTED

    @property
    def is_left_out(self) -> bool:
        """An accepted «не относится» or «не потребовалось»: out of every share."""
        return self.is_accepted and self.status is Status.NOT_APPLICABLE

    @property
    def is_fact(self) -> bool:
        return bool(self.presence) or self.is_accepted


@dataclass(frozen=True, slots=True)
class Meeting:
    """The event of a window, as far as it is known by the day."""

    planned_on: date | None = None
    held_on: date | None = None


@dataclass(frozen=True, slots=True)
class RowWindow:
    """One printed window with what everybody who was asked has told of it."""

    start: date | None
    end: date
    told: tuple[Told, ...] = ()
    meeting: Meeting | None = None

    @property
    def held_on(self) -> date | None:
        return self.meeting.held_on if self.meeting else None

    @property
    def counted(self) -> tuple[Told, ...]:
        """Those of whom a share is counted."""
        return tuple(each for each in self.told if not each.is_left_out)

    @property
    def facts(self) -> tuple[Told, ...]:
        """What may be printed: told, and accepted."""
        return tuple(each for each in self.told if each.is_fact)

    def has_begun(self, day: date) -> bool:
        return self.start is None or self.start <= day


@dataclass(frozen=True, slots=True)
class RowItem:
    """An item as its order prints it, and what its answers prove it by."""

    id: int
    number: str
    level: str
    measure: str
    term: str
    responsible: str
    result: str
    short_name: str
    kind: ItemKind
    evidence: Evidence
    for_schools: bool
    side: Side | None = None
    conditional: bool = False
    done_by_order: bool = False

    @property
    def head(self) -> str:
        """The first line of the measure, without the sign that opens a list below it."""
        return self.measure.partition("\n")[0].rstrip(" :;.,-") or self.short_name


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a plan as of `day`; `typed` is the coordinator's own text, which goes before any other.

    `linked`: of a plan one level up, our own rows that answer it where it has told nothing itself.
    """

    item: RowItem
    windows: tuple[RowWindow, ...]
    day: date
    typed: str = ""
    linked: tuple["ReportRow", ...] = ()

    @property
    def phase(self) -> Phase:
        """A row without a term is under way; so is a bare deadline, which has no first day."""
        if not self.windows:
            return Phase.RUNNING
        if all(each.end <= self.day for each in self.windows):
            return Phase.ENDED
        return Phase.RUNNING if any(each.has_begun(self.day) for each in self.windows) else Phase.AHEAD

    @property
    def state(self) -> State:
        asked = [each for each in self.windows if each.told or each.meeting]
        if self.is_linked:
            states = {row.state for row in self.linked}
            return states.pop() if len(states) == 1 else State.GOING_ON
        if self.item.done_by_order or (asked and all(map(self._is_done, asked))):
            return State.DONE
        match self.phase:
            case Phase.AHEAD:
                return State.AHEAD
            case Phase.ENDED if not self._is_put_off:
                return State.NOT_DONE
        return State.GOING_ON

    @property
    def is_ready(self) -> bool:
        """Whether there is something to print in it."""
        return bool(self.typed) or self.is_generated

    @property
    def is_generated(self) -> bool:
        """Whether its text makes itself: it is ahead, the order fulfilled it, or something was accepted."""
        if self.item.done_by_order or self.state is State.AHEAD:
            return True
        return self._has_facts or any(row.is_ready for row in self.linked)

    @property
    def is_linked(self) -> bool:
        """Whether our rows speak for it: it has told nothing of its own."""
        return bool(self.linked) and not self._has_facts

    @property
    def _has_facts(self) -> bool:
        return any(each.facts or each.held_on for each in self.windows)

    @property
    def waiting(self) -> int:
        """Answers that nobody has accepted: they are not printed."""
        return sum(each.is_waiting and not each.presence for window in self.windows for each in window.told)

    @property
    def begun(self) -> tuple[RowWindow, ...]:
        """The windows of which something can be said."""
        return tuple(each for each in self.windows if each.has_begun(self.day) or each.facts or each.held_on)

    @property
    def left(self) -> tuple[tuple[RowWindow, Told], ...]:
        """What was due by the day and is not accepted; a condition may simply not have come."""
        if self.item.done_by_order:
            return ()
        late = (
            (window, each)
            for window in self.windows
            if (window.held_on or window.end <= self.day) and not self._is_done(window)
            for each in window.told
            if not each.is_fact
        )
        return tuple(
            (window, each)
            for window, each in late
            if not (self.item.conditional and each.status is Status.PENDING)
        )

    def is_unheld(self, window: RowWindow) -> bool:
        """Whether it waits for a meeting: of that its holder may tell, and nobody who was to come."""
        return self.item.kind is ItemKind.EVENT and window.held_on is None

    @property
    def _is_put_off(self) -> bool:
        """Whether all that is left has a later day, waits for the centre, or may not have been needed."""
        left = (each for _, each in self.left if not (each.extended_to and each.extended_to > self.day))
        return all(each.is_waiting for each in left) and any(each.told for each in self.windows)

    def _is_done(self, window: RowWindow) -> bool:
        """A meeting that was held is the deed of who holds it, and of a body that took part."""
        if window.held_on and (self.item.side is Side.HOLDING or not self.item.for_schools):
            return True
        return bool(window.told) and all(each.is_fact for each in window.told)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows are in each state; the four add up to `total`."""

    total: int
    done: int
    going_on: int
    not_done: int
    ahead: int
    ready: int
    waiting: int


def tally(rows: Iterable[ReportRow]) -> Tally:
    everything = tuple(rows)
    states = [row.state for row in everything]
    return Tally(
        total=len(everything),
        done=states.count(State.DONE),
        going_on=states.count(State.GOING_ON),
        not_done=states.count(State.NOT_DONE),
        ahead=states.count(State.AHEAD),
        ready=sum(row.is_ready for row in everything),
        waiting=sum(row.waiting for row in everything),
    )


def phases(rows: Iterable[ReportRow]) -> dict[Phase, int]:
    found = [row.phase for row in rows]
    return {phase: found.count(phase) for phase in Phase}


def difficulties(rows: Iterable[ReportRow]) -> dict[str, list[tuple[ReportRow, Told]]]:
    """Reason → the answers that name it: what the draft of «Проблемы» is made of."""
    found: dict[str, list[tuple[ReportRow, Told]]] = {}
    for row in rows:
        for window in row.windows:
            for told in window.told:
                if told.status is Status.DIFFICULTY:
                    found.setdefault(told.difficulty, []).append((row, told))
    return found


def meets(op: str, target: float, value: float | None, part: int | None, whole: int | None) -> bool:
    """Whether a measured number, or a share in whole numbers, meets its target.

    A share is never rounded: of 6 schools 75 % are 5.
    """
    if part is not None and whole is not None:
        measured, wanted = float(part * 100), target * whole
    else:
        measured, wanted = value or 0.0, target
    match op:
        case "<=":
            return measured <= wanted
        case "<":
            return measured < wanted
        case ">":
            return measured > wanted
    return measured >= wanted


@dataclass(frozen=True, slots=True)
class TypedText:
    """A typed text in its three columns: what was done, what proves it, why not and until when."""

    told: tuple[str, ...]
    proof: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()


def split_typed(text: str, proof_words: Sequence[str], reason_words: Sequence[str]) -> TypedText:
    """A line «Причина: …» or «Документы: …» goes to the column of its own."""
    columns: dict[str, list[str]] = {"told": [], "proof": [], "reason": []}
    for line in filter(None, map(str.strip, text.splitlines())):
        head, colon, rest = line.partition(":")
        word = head.strip().casefold()
        name = "proof" if word in proof_words else "reason" if word in reason_words else "told"
        is_own = bool(colon and rest.strip()) and name != "told"
        columns[name if is_own else "told"].append(rest.strip() if is_own else line)
    return TypedText(tuple(columns["told"]), tuple(columns["proof"]), tuple(columns["reason"]))
