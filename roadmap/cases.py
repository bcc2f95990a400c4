"""Names of bodies and objects in the nominative: «Образовательному центру» as «Образовательный центр».

Only the words up to the head noun change, what follows it keeps its case; an unknown word stays as it is.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_HARD = "центр отдел департамент институт комитет кабинет сектор орган колледж директор начальник специалист"
_HARD_TOO = "методист координатор педагог коллектив"
_SOFT = "руководитель заместитель учитель председатель"
_NEUTER = "управление учреждение объединение отделение"
_FEMININE = "организация администрация гимназия комиссия бухгалтерия"
_FEMININE_HARD = "школа служба группа"
_PLURALS = {"директор": "директора", "учитель": "учителя"}
_HUSHING = "кгхжшчщ"
_STRESSED = ("городск", "областн", "краев", "окружн")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADJECTIVE = re.compile(r"(ому|ему|ыми|ими|ым|им|ой|ей)$", re.IGNORECASE)
_BEFORE_HEAD = 5


class Head(NamedTuple):
    """`gender`: m, f, n, or p for a plural."""

    name: str
    gender: str


def _decline() -> Iterable[tuple[str, Head]]:
    for noun in (*_HARD.split(), *_HARD_TOO.split()):
        plural = _PLURALS.get(noun, f"{noun}{'и' if noun[-1] in _HUSHING else 'ы'}")
        yield f"{noun}у", Head(noun, "m")
        yield from _plural(noun, "ам", plural)
    for noun in _SOFT.split():
        yield f"{noun[:-1]}ю", Head(noun, "m")
        yield from _plural(noun[:-1], "ям", _PLURALS.get(noun, f"{noun[:-1]}и"))
    for noun in _NEUTER.split():
        yield f"{noun[:-1]}ю", Head(noun, "n")
        yield from _plural(noun[:-1], "ям", f"{noun[:-1]}я")
    for noun in _FEMININE.split():
        yield f"{noun[:-1]}и", Head(noun, "f")
        yield from _plural(noun[:-1], "ям", f"{noun[:-1]}и")
    for noun in _FEMININE_HARD.split():
        yield f"{noun[:-1]}е", Head(noun, "f")
        yield from _plural(noun[:-1], "ам", f"{noun[:-1]}ы")
    yield "лицею", Head("лицей", "m")
    yield from _plural("лице", "ям", "лицеи")
    yield "заведующему", Head("заведующий", "m")
    yield "заведующим", Head("заведующие", "p")


def _plural(stem: str, ending: str, name: str) -> Iterable[tuple[str, Head]]:
    yield f"{stem}{ending}", Head(name, "p")
    yield f"{stem}{ending}и", Head(name, "p")


_HEADS = dict(_decline())


def find_head(text: str) -> tuple[Head, int] | None:
    """The noun in the dative or instrumental that a phrase begins with, after adjectives, and its end."""
    for number, word in enumerate(_WORD.finditer(text)):
        head = _HEADS.get(word[0].lower())
        if head is not None:
            return head, word.end()
        if number == _BEFORE_HEAD or not (_ADJECTIVE.search(word[0]) or word[0].lower() in {"и", "первому"}):
            return None
    return None


def to_nominative(text: str) -> str:
    found = find_head(text)
    if found is None:
        return text
    head, end = found
    words = list(_WORD.finditer(text[:end]))
    start = words[-1].start()
    before = _WORD.sub(lambda word: _adjective(word[0], head.gender), text[:start])
    return before + _as_printed(head.name, words[-1][0]) + text[end:]


def _as_printed(name: str, printed: str) -> str:
    return name[0].upper() + name[1:] if printed[0].isupper() else name


def _adjective(word: str, gender: str) -> str:
    ending = _ADJECTIVE.search(word)
    if ending is None:
        return word
    stem = word[: ending.start()]
    soft = ending[1].lower()[0] in "еи" and stem[-1:].lower() not in _HUSHING
    if gender == "p":
        return stem + ("ие" if soft or stem[-1:].lower() in _HUSHING else "ые")
    if gender == "f":
        return stem + ("яя" if soft else "ая")
    if gender == "n":
        return stem + ("ее" if soft or ending[1].lower() == "ему" else "ое")
    if stem.lower().endswith(_STRESSED):
        return f"{stem}ой"
    return stem + ("ий" if soft or stem[-1:].lower() in _HUSHING else "ый")


_FEMININE_OBJECT = ((re.compile(r"ую$"), "ая"), (re.compile(r"юю$"), "яя"))


def object_to_nominative(text: str) -> str:
    """What somebody must make or give: «информацию о реализации» as «информация о реализации»."""
    for word in _WORD.finditer(text):
        for ending, nominative in _FEMININE_OBJECT:
            if ending.search(word[0]):
                rest = object_to_nominative(text[word.end() :])
                return text[: word.start()] + ending.sub(nominative, word[0]) + rest
        if word[0].lower() in {"и", "или"} or re.search(r"(ый|ий|ой|ое|ее|ые|ие)$", word[0]):
            continue
        if word[0][-1] in "ую" and len(word[0]) > 2:
            end = "а" if word[0][-1] == "у" else "я"
            return text[: word.start()] + word[0][:-1] + end + text[word.end() :]
        return text
    return text
