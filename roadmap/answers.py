"""What a short line says: «1.6 выполнено, приказ 45 от 23.12», «по 1.8 трудности: нет кадров», «14 из 32».

    line     = part { part }
    part     = names rest | rest names | rest
    names    → `answers_refs`
    rest     = any of: status words, a document, counts; what is left over is the comment

Only what is said plainly is taken: a negated, future or partial status («не готово», «почти готово») is
none, and what is asked or doubted is told apart, so that nobody's words are recorded for what they are not.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from roadmap.answers_figures import find_figures, without_units
from roadmap.answers_papers import Paper, find_paper
from roadmap.answers_refs import Part, Ref, split
from roadmap.answers_segments import HIDDEN, Kind, Segment, read_segment, split_segments
from roadmap.answers_words import normalized
from roadmap.model import Status

__all__ = ["NOTHING_SAID", "Ref", "Said", "Tone", "Word", "parse_answer", "parse_answers"]

LONGEST = 4096
"""Telegram's messages are no longer; of anything longer the beginning is read."""
_ACT = re.compile(r"(?:\w+\s+)*\w{3,}(?:л[иа]|л[аи]сь)", re.IGNORECASE)
"""«провели»: beside other words it belongs to what is told, as «готово» does not."""
_EDGES = " \t\r\n,;:.·-–—+()"
_WORDS = {
    "undo": re.compile(
        r"(?:отменить|отмена|отмени|отмените|отменяю|верни|вернуть|убрать|уберите|удалить|удалите|undo|cancel)"
        r"(?:[\s,]+(?:это|ответ|запись|пожалуйста|последнее))*"
    ),
    "as_before": re.compile(
        r"(?:всё\s+|все\s+)?(?:как\s+(?:в\s+прошлый\s+раз|в\s+прошлом\s+месяце|раньше|прежде|и\s+раньше|обычно)"
        r"|то\s+же(?:\s+самое)?|так\s*же|без\s+изменений|аналогично|повторить|повторите|(?:same\s+)?as\s+(?:last\s+time|before))"
    ),
}


class Tone(StrEnum):
    """`DOUBT` and `QUESTION` are no answers; `TALK` is thanks and greetings and nothing else."""

    PLAIN = "plain"
    DOUBT = "doubt"
    QUESTION = "question"
    TALK = "talk"


class Word(StrEnum):
    """A line that is one word of command."""

    YES = "yes"
    NO = "no"
    UNDO = "undo"
    AS_BEFORE = "as_before"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said plainly; everything else is the comment.

    `is_not_needed` tells «не потребовалось» from «не относится». `is_lone`: one number alone, which may
    count people or be a document's. `told` is all that was said about these items, as it was written.
    `is_sending`: the words only go with a file. `did`: the comment tells what was done.
    """

    refs: tuple[Ref, ...] = ()
    status: Status | None = None
    document_number: str | None = None
    document_date: date | None = None
    done_count: int | None = None
    total_count: int | None = None
    comment: str = ""
    code: str | None = None
    tone: Tone = Tone.PLAIN
    word: Word | None = None
    told: str = ""
    is_not_needed: bool = False
    is_lone: bool = False
    is_sending: bool = False
    did: bool = False

    @property
    def has_document(self) -> bool:
        return self.document_number is not None or self.document_date is not None

    @property
    def has_figures(self) -> bool:
        return self.done_count is not None

    @property
    def is_bare(self) -> bool:
        """Names items, and says nothing of them."""
        return not (self.status or self.comment or self.word or self.has_document or self.has_figures)


NOTHING_SAID = Said()


def parse_answers(text: str, today: date, numbers: Collection[str] | None = None) -> tuple[Said, ...]:
    """Read a line part by part, each about its own items.

    `today` gives the year of a date printed without one. `numbers` are those of the items asked about:
    they tell «1.6» from a day.
    """
    text = text[:LONGEST].strip()
    return tuple(_read(text, part, today) for part in split(normalized(text), numbers))


def parse_answer(text: str, today: date) -> Said:
    """The same of a line that is read as one: the first part's words, and every item that is named.

    Its years are believed: «№ 612 от 12.12.2023» may name an order that is still to come.
    """
    text = text[:LONGEST].strip()
    parts = split(normalized(text), None)
    said = _read(text, parts[0], today, trusts_years=True)
    return replace(said, refs=tuple(ref for part in parts for ref in part.refs))


def _read(text: str, part: Part, today: date, *, trusts_years: bool = False) -> Said:
    pieces = [text[start:end].strip(_EDGES + "()") for start, end in part.spans]
    raw = ", ".join(piece for piece in pieces if piece) or _signs(text, part)
    said = _read_words(raw, today, trusts_years=trusts_years)
    if part.is_mixed and said.tone is Tone.PLAIN:
        unsure = said.status in {Status.DONE, Status.NOT_APPLICABLE}
        said = replace(said, tone=Tone.DOUBT, status=None if unsure else said.status)
    if "?" in text and said.tone is not Tone.TALK:
        status = said.status if said.status is Status.DIFFICULTY else None
        said = replace(said, tone=Tone.QUESTION, status=status)
    if (part.refs or part.code) and said.tone is Tone.TALK:
        said = replace(said, tone=Tone.DOUBT if said.told else Tone.PLAIN)
    return replace(said, refs=part.refs, code=part.code)


def _signs(text: str, part: Part) -> str:
    """«+» is an edge of words, and a status where it is all there is."""
    around = [text[start:end].strip(" \t\n.!,;:") for start, end in part.spans]
    return "+" if set("".join(around)) == {"+"} else ""


def _read_words(raw: str, today: date, *, trusts_years: bool) -> Said:
    text = normalized(raw)
    for word, pattern in _WORDS.items():
        if pattern.fullmatch(text.strip(_EDGES + "!")):
            return Said(word=Word(word), told=raw)
    paper = find_paper(text, today, trusts_years=trusts_years)
    hidden = _hide(text, paper.start, paper.end) if paper else text
    figures = find_figures(hidden)
    if figures and not figures.is_odd:
        hidden = _without_units(_hide(hidden, figures.start, figures.end))
    spans = split_segments(hidden)
    segments = [read_segment(hidden[start:end], follows_hidden=paper is not None) for start, end in spans]
    said = _with_paper(Said(told=raw), raw, paper)
    if figures and not figures.is_odd:
        said = replace(said, done_count=figures.done, total_count=figures.total, is_lone=figures.is_lone)
    said = _with_segments(said, segments, is_odd=bool(figures and figures.is_odd))
    comment = _comment(raw, spans, segments)
    if paper and paper.is_titled:
        comment = ", ".join(filter(None, (raw[paper.start : paper.end], comment)))
    return replace(said, comment=comment)


def _without_units(hidden: str) -> str:
    """«участвовали … педагогов»: in the piece that held the counts their words say nothing more."""
    parts = []
    end = 0
    for start, stop in split_segments(hidden):
        piece = hidden[start:stop]
        parts.append(hidden[end:start])
        blank = without_units(piece).ljust(len(piece))[: len(piece)] if HIDDEN in piece else piece
        parts.append(blank)
        end = stop
    return "".join((*parts, hidden[end:]))


def _hide(text: str, start: int, end: int) -> str:
    return text[:start] + HIDDEN * (end - start) + text[end:]


def _with_paper(said: Said, raw: str, paper: Paper | None) -> Said:
    if paper is None:
        return said
    number = raw[slice(*paper.number)] if paper.number else None
    return replace(said, document_number=number, document_date=paper.on)


def _with_segments(said: Said, segments: Sequence[Segment], *, is_odd: bool) -> Said:
    statuses = {segment.status for segment in segments if segment.status}
    kinds = {segment.kind for segment in segments}
    tone = Tone.PLAIN
    if any(segment.doubts for segment in segments) or len(statuses) > 1 or is_odd:
        tone = Tone.DOUBT
    if any(segment.asks for segment in segments):
        tone = Tone.QUESTION
    if Kind.TALK in kinds <= {Kind.EMPTY, Kind.TALK} and not said.has_document and not said.has_figures:
        tone = Tone.TALK
    status = next(iter(statuses)) if len(statuses) == 1 else None
    return replace(
        said,
        status=status if status and _stands(status, tone, segments) else None,
        tone=tone,
        word=_word(kinds, statuses),
        is_not_needed=any(segment.is_not_needed for segment in segments),
        is_sending=Kind.SENDING in kinds,
        did=Kind.DID in kinds,
    )


def _stands(status: Status, tone: Tone, segments: Sequence[Segment]) -> bool:
    """«Выполнено» stands only without any doubt; a difficulty may be told with doubts and questions."""
    if status is Status.DIFFICULTY:
        return True
    if status is Status.IN_PROGRESS:
        return tone is not Tone.QUESTION
    return tone is Tone.PLAIN and not any(segment.kind is Kind.NO for segment in segments)


def _word(kinds: set[Kind], statuses: set[Status]) -> Word | None:
    if statuses - {Status.DONE}:
        return None
    if Kind.NO in kinds:
        return Word.NO
    return Word.YES if Kind.YES in kinds else None


def _comment(raw: str, spans: Sequence[tuple[int, int]], segments: Sequence[Segment]) -> str:
    """The words that are kept, as written; where something was taken out between them stands a comma."""
    found, last = "", None
    is_told = any(segment.keeps for segment in segments)
    for (start, end), segment in zip(spans, segments, strict=True):
        is_act = segment.status is Status.DONE and _ACT.fullmatch(raw[start:end])
        if not (segment.keeps or (is_told and is_act)):
            last = None
            continue
        if last is None:
            found = f"{found}, {raw[start:end]}" if found else raw[start:end]
        else:
            found += raw[last:end]
        last = end
    return found.strip(" \t\r\n,;:.·-–—+")
