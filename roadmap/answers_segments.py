"""What a piece of a line between two punctuation marks says: a status, thanks, a doubt, or a note."""

import re
from dataclasses import dataclass
from enum import StrEnum

from roadmap.answers_words import Sense, find_words, is_paper, sense_of
from roadmap.model import Status

HIDDEN = "\x01"
"""Stands for every sign of a document or of counts that were read already."""

_BREAK = re.compile(r"[,;:!?\n…]+|\.+(?=\s|$|\x01)|\s[-–—]+(?=\s|$)|^[-–—]+\s?|[–—]|(?<=[\d\x01])-(?=[а-я])")
_RESOURCE = (
    r"(?:кадр|специалист|средств|денег|финанс|учител|педагог|психолог|логопед|времени|возможност|людей"
    r"|ставк|помещени|оборудовани|интернет)\w*"
)
_TECHNICAL = re.compile(r"прислать|отправить|открыть|загрузить|прикрепить|скинуть|выслать|войти|зайти")
_NO_TROUBLE = re.compile(
    r"\b(?:трудност|проблем|сложност)\w* (?:\w+ )?"
    r"(?:нет|не было|решен\w*|решил\w*|устранен\w*|устранил\w*|снят\w*)\b"
    r"|\b(?:нет|без) (?:трудност|проблем|сложност)\w*"
)
_TROUBLE = re.compile(
    r"^(?:у нас |пока |здесь |тут |есть )*"
    r"(?:трудност\w*|затруднени\w*|затрудня\w+|проблем\w*|сложност\w*|не усп[еи]ва\w+|не успел\w*|не можем"
    rf"|не могу|не получается|не хвата?е?т|некому|нет (?:\w+ )?{_RESOURCE}|жд[её]м организатор\w*"
    r"|difficult\w+|problems?)"
)
_TROUBLE_WORD = re.compile(
    r"^(?:у нас |есть |возникли )*"
    r"(?:трудности|трудность|затруднения|затруднение|проблема|проблемы|сложности|сложность|не успеваем"
    r"|не можем|не могу|не получается|затрудняемся|difficulties|difficulty)(?: есть| по)?$"
)
_NOT_NEEDED = re.compile(
    r"^(?:это |нам |пока )*"
    r"(?:не ?(?:потребо?в?а?л\w*|потребывал\w*|треб(?:уется|овалось)|понадобил\w+|было необходимости"
    r"|было запросов|возникал\w*)|нет необходимости|необходимости не было|запросов не было"
    r"|обращений не было|(?:was )?not needed)(?P<more>.*)$"
)
_NOT_OURS = re.compile(
    r"^(?:это |к )*"
    r"(?:не ?относится(?: к (?:нам|нашей школе|школе))?(?P<more>.*)|не наш[еа]?(?: пункт)?|не для нас"
    r"|неприменимо|нас не касается|не касается(?: нас)?|not for (?:us|our school))$"
)
_GOING = re.compile(
    r"(?:^|\b)(?:в ?(?:работе|раоте|рабте|рабооте|рвботе|рабтое)|в ?процесс?е"
    r"|на подписи|на подписании|на согласовании|на утверждении|на доработке"
    r"|in progress|going on|работа идет|идет работа)\b"
)
_STILL = frozenset({"пока", "еще"})
"""«Ещё делаем» is as certain as «делаем»; beside «готово» the same words are a doubt."""
_HAPPENINGS = (
    "консультац", "мероприяти", "педсовет", "совещани", "заседани", "собрани", "коллеги", "совет",
    "мониторинг", "анализ",
)  # fmt: skip
"""What is held, not written: having held it is not yet the document that is asked for."""


_TELLING = re.compile(
    r".{3}(?:л[иао]|лись|лось|лся|лась|[аяе]н[аоы]|[аяе]нн?ы|[ея]тся|[ую]тся|[иа]тся|ято|ята|яты|ыто|ыты)$"
)


class Kind(StrEnum):
    """`STATUS`: said plainly. `NOTE`: words to keep; `DID`: a note that tells what was done.

    `TALK` is thanks and greetings, `EMPTY` what adds nothing.
    """

    EMPTY = "empty"
    TALK = "talk"
    STATUS = "status"
    YES = "yes"
    NO = "no"
    SENDING = "sending"
    NOTE = "note"
    DID = "did"


@dataclass(frozen=True, slots=True)
class Segment:
    """`keeps`: its words stay in the comment; `doubts`: it keeps «Выполнено» from being certain."""

    kind: Kind
    status: Status | None = None
    keeps: bool = False
    doubts: bool = False
    asks: bool = False
    is_not_needed: bool = False


def split_segments(text: str) -> list[tuple[int, int]]:
    """The pieces between punctuation marks, each without spaces around it."""
    spans, start = [], 0
    for mark in _BREAK.finditer(text):
        spans.append((start, mark.start()))
        start = mark.end()
    spans.append((start, len(text)))
    found = []
    for first, last in spans:
        piece = text[first:last]
        if piece.strip():
            begin = first + len(piece) - len(piece.lstrip())
            found.append((begin, begin + len(piece.strip())))
    return found


def read_segment(text: str, *, follows_hidden: bool = False) -> Segment:
    """One normalized piece; what was read already is hidden in it."""
    plain = " ".join(text.replace(HIDDEN, " ").split())
    words = find_words(plain)
    if not words:
        return Segment(Kind.EMPTY)
    return _status(plain, words) or _plain(words, hides=HIDDEN in text or follows_hidden)


def _status(plain: str, words: list[str]) -> Segment | None:
    if _NO_TROUBLE.search(plain):
        return Segment(Kind.NOTE, keeps=True)
    if _TROUBLE_WORD.match(plain):
        return Segment(Kind.STATUS, Status.DIFFICULTY)
    if _TROUBLE.match(plain) and not _TECHNICAL.search(plain):
        return Segment(Kind.STATUS, Status.DIFFICULTY, keeps=True)
    for pattern, needless in ((_NOT_NEEDED, True), (_NOT_OURS, False)):
        if found := pattern.match(plain):
            return Segment(
                Kind.STATUS,
                Status.NOT_APPLICABLE,
                keeps=bool((found["more"] or "").strip()),
                is_not_needed=needless,
            )
    if misprint := _misprinted_trouble(words):
        return misprint
    return _going(plain, words)


def _misprinted_trouble(words: list[str]) -> Segment | None:
    """«трудноти» alone."""
    alone = [word for word in words if word not in {"есть", "у", "нас"}]
    if len(alone) == 1 and re.fullmatch(r"тру\w{0,2}н\w{0,3}ти|трудност\w*", alone[0]):
        return Segment(Kind.STATUS, Status.DIFFICULTY)
    return None


def _going(plain: str, words: list[str]) -> Segment | None:
    senses = [sense_of(word) for word in words]
    phrase = _GOING.search(plain)
    if phrase:
        before, after = plain[: phrase.start()], plain[phrase.end() :]
        around = [sense_of(word) for word in find_words(before) if word not in _STILL]
        if all(sense in {Sense.FILLER, Sense.THING, Sense.YES} for sense in around):
            rest = find_words(before) + find_words(after)
            keeps = any(sense_of(word) is not Sense.FILLER and word not in _STILL for word in rest)
            return Segment(Kind.STATUS, Status.IN_PROGRESS, keeps=keeps)
        return None
    said = [s for s, word in zip(senses, words, strict=True) if s is not Sense.FILLER and word not in _STILL]
    first = next((sense for sense in said if sense is not Sense.THING), None)
    if first is Sense.GOING:
        keeps = any(sense is not Sense.GOING for sense in said)
        return Segment(Kind.STATUS, Status.IN_PROGRESS, keeps=keeps)
    return None


def _plain(words: list[str], *, hides: bool) -> Segment:
    senses = [sense_of(word) for word in words]
    kinds = set(senses)
    asks = Sense.ASKING in kinds
    doubts = Sense.DOUBT in kinds or Sense.GOING in kinds or _is_readiness(words)
    if kinds <= {Sense.TALK, Sense.FILLER}:
        return Segment(Kind.TALK if Sense.TALK in kinds else Kind.EMPTY)
    if words[0] in {"нет", "no"} and kinds <= {Sense.DOUBT, Sense.FILLER, Sense.TALK}:
        return Segment(Kind.NO, doubts=True, keeps=len(words) > 1)
    if Sense.DONE in kinds and kinds <= {Sense.DONE, Sense.FILLER, Sense.THING, Sense.YES, Sense.TALK}:
        if any(word.startswith(_HAPPENINGS) for word in words):
            return Segment(Kind.DID, keeps=True)
        if not _is_readiness(words):
            keeps = any(s is Sense.THING and not is_paper(w) for s, w in zip(senses, words, strict=True))
            return Segment(Kind.STATUS, Status.DONE, keeps=keeps)
    if kinds <= {Sense.YES, Sense.FILLER, Sense.TALK}:
        return Segment(Kind.YES)
    if all(
        sense in {Sense.SENDING, Sense.FILLER, Sense.TALK} or is_paper(word)
        for sense, word in zip(senses, words, strict=True)
    ):
        return Segment(Kind.SENDING if Sense.SENDING in kinds or not hides else Kind.EMPTY)
    first = next((sense for sense in senses if sense is not Sense.FILLER), None)
    kind = Kind.DID if first is Sense.DONE and not doubts and not asks else Kind.NOTE
    return Segment(kind, keeps=True, doubts=doubts, asks=asks or _begs(words))


def _begs(words: list[str]) -> bool:
    """«перезвоните», «объясните подробнее»: asks for something."""
    return any(len(word) > 5 and word.endswith(("йте", "ите", "ьте", "йтесь", "итесь")) for word in words)


def tells(text: str) -> bool:
    """Whether a note tells that something is or was done: a verb of that kind, or a number."""
    return any(_TELLING.search(word) or word.isdigit() for word in find_words(text))


def _is_readiness(words: list[str]) -> bool:
    """«мы готовы», «готов ответить»: about people, not about a paper."""
    people = {"мы", "я", "к", "ко"} & set(words) or any(word.endswith(("ть", "ться", "ти")) for word in words)
    return bool({"готов", "готовы"} & set(words)) and bool(people)
