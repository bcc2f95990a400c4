"""What a line means for the assignments that are asked: which of them it answers, and how (DESIGN §5).

The order of looking: the item numbers in the line; the message it replies to; what the chat was asked for;
the one thing that is open. What is not certain is asked, never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic

from roadmap.answers import Ref, Said, Tone, Word, parse_answers
from roadmap.answers_choice import PAPERS, PHRASES, A, Asked, Chosen, choose, fitting, near
from roadmap.answers_segments import tells
from roadmap.answers_words import has_link, normalized
from roadmap.due import is_complete
from roadmap.model import Evidence, ItemKind, Status
from roadmap.paper_kinds import find_unlike

SUBSTANCE = 8
"""A note of fewer letters says nothing that could go into a report."""


@dataclass(frozen=True, slots=True)
class Around(Generic[A]):
    """What the line came with: what the message it replies to is about, what was asked for last, files.

    `awaited_for`: «details», «difficulty» or «file» of `awaited`.
    """

    pointed: tuple[A, ...] = ()
    awaited: A | None = None
    awaited_for: str | None = None
    has_files: bool = False


@dataclass(frozen=True, slots=True)
class Answered(Generic[A]):
    """One assignment that is certainly meant; without a status that is asked."""

    asked: A
    status: Status | None
    said: Said


@dataclass(frozen=True, slots=True)
class Meaning(Generic[A]):
    """`answers` are certain; `possible` are asked between. With neither nothing is to be recorded."""

    answers: tuple[Answered[A], ...] = ()
    possible: tuple[A, ...] = ()
    is_event: bool = False
    is_talk: bool = False
    is_question: bool = False
    word: Word | None = None


def read_answer(text: str, pool: Sequence[A], around: Around[A], today: date) -> Meaning[A]:
    """`pool` is all that is asked of the person's school, events too."""
    numbers = {row.number.rstrip(".") for row in (*pool, *around.pointed)}
    parts = parse_answers(text, today, numbers)
    found = _read(parts, pool, around, today)
    return replace(found, is_question=any(part.tone is Tone.QUESTION for part in parts))


def _read(parts: Sequence[Said], pool: Sequence[A], around: Around[A], today: date) -> Meaning[A]:
    if parts[0].refs:
        return _by_numbers(parts, pool, around, today)
    said = parts[0]
    if said.tone is Tone.TALK and not around.has_files:
        return Meaning(is_talk=True)
    if around.pointed:
        return _pointed(said, around, today)
    if around.awaited and _is_expected(around.awaited, said, around):
        return Meaning((_answered(around.awaited, said, around, is_named=True),), word=said.word)
    return _freely(said, pool, around, today)


def find_part(text: str, row: Asked, today: date) -> Said:
    """What a line says of this row, which was chosen for it by hand."""
    parts = parse_answers(text, today, {row.number.rstrip(".")})
    own = next((part for part in parts if any(_is_own(ref, row) for ref in part.refs)), parts[0])
    return fitted(own, row)


def _is_own(ref: Ref, row: Asked) -> bool:
    return ref.number == row.number.rstrip(".") and ref.code in (None, row.code)


def find_status(text: str, row: A, today: date, *, has_files: bool) -> Status | None:
    """What a line means for this row, which was chosen for it by hand; None when it is not said."""
    parts = parse_answers(text, today, {row.number.rstrip(".")})
    said = next((part for part in parts if any(_is_own(ref, row) for ref in part.refs)), parts[0])
    around = Around((row,), has_files=has_files)
    return _answered(row, said, around, is_named=True).status


def complete_status(row: Asked) -> Status:
    """What «it is all right» means: «Ведётся» in an interim window, else «Выполнено» (RULES §4)."""
    return Status.IN_PROGRESS if row.interim else Status.DONE


def is_answered(row: Asked) -> bool:
    return row.status is Status.NOT_APPLICABLE or is_complete(row.status, interim=row.interim)


def fitted(said: Said, row: Asked) -> Said:
    """What is recorded of it: a number alone counts people, or is the document's, as the item asks."""
    fit = replace(said, refs=(), code=None, status=None, tone=Tone.PLAIN, word=None, told="", is_lone=False)
    fit = replace(fit, is_not_needed=False, is_sending=False, did=False)
    if said.is_lone and row.evidence in PAPERS:
        return replace(fit, document_number=str(said.done_count), done_count=None)
    if said.has_figures and row.evidence in PHRASES and not said.comment:
        return replace(fit, comment=said.told)
    if said.has_document and not said.comment:
        return replace(fit, comment=find_unlike(said.told, row.evidence))
    return fit


def _by_numbers(parts: Sequence[Said], pool: Sequence[A], around: Around[A], today: date) -> Meaning[A]:
    """Among several, one unclear number makes a question of the whole line."""
    answers: list[Answered[A]] = []
    for said in parts:
        for ref in said.refs:
            pointed = [row for row in around.pointed if row.number.rstrip(".") == ref.number]
            held = pointed or [row for row in _held(around) if row.number.rstrip(".") == ref.number]
            same = [row for row in held if ref.code in (None, row.code)]
            found = Chosen(same[0]) if len(same) == 1 else choose(pool, said, ref, today)
            if found.certain is None:
                return Meaning(possible=found.possible, is_event=found.is_event)
            if found.certain.kind is ItemKind.EVENT:
                return Meaning(possible=tuple(near(pool, today)), is_event=True)
            answers.append(_answered(found.certain, said, around, is_named=True))
    unique = {answer.asked.id: answer for answer in answers}
    return Meaning(tuple(unique.values()), word=parts[0].word if len(parts) == 1 else None)


def _held(around: Around[A]) -> tuple[A, ...]:
    return (around.awaited,) if around.awaited else ()


def _pointed(said: Said, around: Around[A], today: date) -> Meaning[A]:
    """A reply to a message about one item answers it; to a list, the one that it fits."""
    if len(around.pointed) == 1:
        return Meaning((_answered(around.pointed[0], said, around, is_named=True),), word=said.word)
    waiting = [row for row in around.pointed if not is_answered(row)]
    deeds = {(row.organization_id, row.deed or -row.id): row for row in reversed(waiting or around.pointed)}
    fit = fitting(list(reversed(deeds.values())), said)
    if len(fit) == 1 and _is_something(said, around):
        answer = _answered(fit[0], said, around, is_named=False)
        if answer.status:
            return Meaning((answer,), word=said.word)
    return Meaning(possible=around.pointed, word=said.word)


def _freely(said: Said, pool: Sequence[A], around: Around[A], today: date) -> Meaning[A]:
    """Without any hint: the one thing on the table that such an answer can be of."""
    table = near(pool, today, said.code)
    fit = fitting(table, said) if not around.has_files else table
    if len(fit) == 1 and _is_something(said, around) and said.told.strip() != "+":
        answer = _answered(fit[0], said, around, is_named=False)
        if answer.status:
            return Meaning((answer,), word=said.word)
    return Meaning(possible=tuple(table or _waiting(pool)), word=said.word)


def _waiting(pool: Sequence[A]) -> list[A]:
    return [row for row in pool if row.kind is not ItemKind.EVENT and not is_answered(row)]


def _is_something(said: Said, around: Around[A]) -> bool:
    """A note or a number alone is no certain answer to what it does not name."""
    if said.tone is Tone.QUESTION or said.is_lone:
        return False
    stated = said.status or said.has_document or said.has_figures or said.word is Word.YES
    return bool(stated or (around.has_files and not said.comment))


def _is_expected(row: Asked, said: Said, around: Around[A]) -> bool:
    """Whether this is what the chat was asked for: small talk after «Выполнено» is not."""
    if around.awaited_for == "file":
        return around.has_files
    if around.awaited_for == "difficulty":
        return bool(said.comment) or said.status is Status.DIFFICULTY
    if said.tone is not Tone.PLAIN or said.status is Status.IN_PROGRESS:
        return False
    if around.has_files:
        return True
    if said.has_document or (said.is_lone and row.evidence in PAPERS):
        return row.evidence in PAPERS
    if said.has_figures:
        return row.evidence is Evidence.NUMBERS or row.evidence in PHRASES
    is_told = row.evidence in PHRASES or (row.interim and row.evidence is not Evidence.NUMBERS)
    return is_told and said.status in {None, Status.DONE} and len(said.comment) >= SUBSTANCE


def _answered(row: A, said: Said, around: Around[A], *, is_named: bool) -> Answered[A]:
    awaited = around.awaited_for if around.awaited and around.awaited.id == row.id else None
    return Answered(row, _status(row, said, awaited, around, is_named=is_named), fitted(said, row))


def _status(
    row: Asked, said: Said, awaited: str | None, around: Around[A], *, is_named: bool
) -> Status | None:
    """The status that the words and files certainly mean, else None: then it is asked."""
    if said.status is Status.NOT_APPLICABLE and said.is_not_needed:
        return said.status if row.conditional or row.evidence is Evidence.AGREEMENT else None
    if said.status:
        return complete_status(row) if said.status is Status.DONE else said.status
    if awaited == "difficulty" and said.comment:
        return Status.DIFFICULTY
    if said.tone in {Tone.DOUBT, Tone.QUESTION} or said.word in {Word.NO, Word.UNDO, Word.AS_BEFORE}:
        return None
    if (said.word is Word.YES or said.did) and row.kind is ItemKind.RECURRING:
        return complete_status(row)
    if said.has_document or said.has_figures:
        is_held = row in (*around.pointed, around.awaited)
        return complete_status(row) if _proves(row, said, is_held=is_held) else None
    return _by_note(row, said, awaited, around) if is_named else _by_file(row, said, around)


def _proves(row: Asked, said: Said, *, is_held: bool) -> bool:
    """Whether the document or the counts are what this item asks for."""
    if row.evidence in PHRASES:
        return not said.is_lone
    if said.has_document or (said.is_lone and row.evidence in PAPERS):
        return row.evidence in PAPERS and (is_held or not said.is_lone)
    return row.evidence is Evidence.NUMBERS


def _by_note(row: Asked, said: Said, awaited: str | None, around: Around[A]) -> Status | None:
    """A note adds to what is answered, and answers what asks for a phrase; a file is the thing itself."""
    if said.is_sending and not around.has_files:
        return None
    if row.evidence in PHRASES and len(said.comment) >= SUBSTANCE and tells(normalized(said.comment)):
        return complete_status(row)
    if row.evidence is not Evidence.NUMBERS and has_link(said.comment):
        return complete_status(row)
    if is_answered(row) and (said.comment or around.has_files):
        return row.status
    if awaited == "details" and row.status is not Status.PENDING and said.comment:
        return row.status
    return _by_file(row, said, around)


def _by_file(row: Asked, said: Said, around: Around[A]) -> Status | None:
    """A file sent while the thing was in work or in trouble may be a draft: it is asked."""
    if (
        not around.has_files
        or row.status is Status.DIFFICULTY
        or (row.status is Status.IN_PROGRESS and not row.interim)
    ):
        return None
    return row.status if is_answered(row) else complete_status(row)
