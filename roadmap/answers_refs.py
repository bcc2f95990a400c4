"""The items that a line names, and which part of the line is about which of them.

names  = name { ("," | ";" | "/" | "и" | "," "и") name }
name   = [code] ["по"] ["п." | "пункт"] number [code] | own ["п." | "пункт"] row
code   = "ДК" digits
number = digits "." digits { "." digits }
own    = "ваша карта" | "наша карта" | "школьная карта" | "карта школы"
row    = digits { "." digits }

`own` is the school's own plan (RULES §9); «дорожная карта школы» may be what an item of an order asks for.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from roadmap.answers_words import Sense, find_words, sense_of
from roadmap.own_plans import CODE

LIMIT = 20
"""Nobody names more items in one line."""

_CODE = r"(?:дк|dk|д\.\s?к\.)\s?[-№]?\s?"
_PLACE = r"(?:пункт\w{0,3}|пп|п)\.?\s*"
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){1,3}"
_OWN = (
    r"(?<!\w)(?<!дорожная )(?<!дорожной )(?<!дорожную )(?<!дорожные )(?:по\s+)?"
    r"(?:(?:[вн]аш|мо|школьн)\w{1,2}\s+карт\w{1,2}|карт\w{1,2}\s+(?:[вн]ашей\s+)?школы)[\s·.,:(-]{1,4}"
    rf"(?:{_PLACE})?(?P<row>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?!\d|[.,]\d|\s*(?:от|из)\s|\s*%)\)?"
)
_NAME = re.compile(
    rf"{_OWN}|(?<![\w.,])(?:{_CODE}(?P<before>\d{{1,2}})\b[\s·.,:;/()-]{{0,4}})?(?:по\s+)?(?P<place>{_PLACE})?"
    rf"(?P<number>{_NUMBER}(?!\d|\.\d)|\d,\d{{1,2}}(?!\d|[.,]\d))"
    rf"(?:\s*(?:в\s+)?\(?\s?{_CODE}(?P<after>\d{{1,2}})(?![\d.]|\s*п?\.?\s*\d+\.\d)\)?)?"
)
_CODE_ALONE = re.compile(rf"(?<![\w.])(?:по\s+)?{_CODE}(?P<code>\d{{1,2}})\b(?!\.\d)")
_BETWEEN = re.compile(r"\s*(?:[,;/]|\s|и|а также|and|&)*\s*")
_RANGE = re.compile(r"\s*[-–—]\s*")
_DAY_BEFORE = re.compile(r"(?:от|до|со?|ко?|на|за|of|by)\s*$")
_YEAR_AFTER = re.compile(r"\.\d{2,4}|\s?г(?:ода|од|\.|\b)")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?:\.\d{2})?")
_ANOTHER_ROW = re.compile(r"\s*(?:,|;|/|и|[-–—])\s*(?:п\.?\s*)?\d{1,2}(?![\d.])")
_JOINED = re.compile(r"\b(?:и|а|также)\s*$")
_CLAUSE = re.compile(r"(?:[\n,;.:!?]|\s[-–—]\s|\s(?:а|и)\s)\s*(?:а|и)?\s*$")


@dataclass(frozen=True, slots=True)
class Ref:
    """An item as people name it: its number, and the roadmap's («ДК1») when it was said."""

    number: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the line: the items it names, and the spans of the line that are said of them.

    `is_mixed` when it cannot be told which words are about which items.
    """

    refs: tuple[Ref, ...]
    spans: tuple[tuple[int, int], ...]
    code: str | None = None
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    refs: tuple[Ref, ...]
    start: int
    end: int
    is_range: bool


def split(text: str, numbers: Collection[str] | None) -> tuple[Part, ...]:
    """The parts of a normalized line; `numbers` are those of the items asked about (None: any number)."""
    names = [found for found in _NAME.finditer(text) if _is_name(text, found, numbers)]
    groups = [*_groups(text, names)]
    if not groups:
        return (_without_names(text),)
    stray = sum(len(group.refs) for group in groups) < len({_number(name) for name in names[:LIMIT]})
    stray |= any(name["row"] and _ANOTHER_ROW.match(text, name.end()) for name in names)
    if len(groups) == 1:
        group = groups[0]
        joined = not is_empty(text[: group.start]) and _JOINED.search(text[: group.start]) is not None
        spans = ((0, group.start), (group.end, len(text)))
        return (Part(group.refs, spans, is_mixed=group.is_range or joined or stray),)
    return tuple(_parts(text, groups, is_mixed=stray))


def _without_names(text: str) -> Part:
    found = _CODE_ALONE.search(text)
    if found is None:
        return Part((), ((0, len(text)),))
    return Part((), ((0, found.start()), (found.end(), len(text))), f"ДК{found['code']}")


def _parts(text: str, groups: Sequence[_Group], *, is_mixed: bool) -> Iterator[Part]:
    """The words after the names are said of them; those before, when the line begins with words."""
    if is_empty(text[: groups[0].start]):
        ends = [each.start for each in groups[1:]] + [len(text)]
        for group, end in zip(groups, ends, strict=True):
            yield Part(group.refs, ((group.end, end),), is_mixed=is_mixed or group.is_range)
        return
    trailing = not is_empty(text[groups[-1].end :])
    starts = [0, *(each.end for each in groups[:-1])]
    for group, start in zip(groups, starts, strict=True):
        yield Part(group.refs, ((start, group.start),), is_mixed=is_mixed or trailing or group.is_range)


def is_empty(text: str) -> bool:
    """Whether it says nothing: punctuation, greetings, «по пункту»."""
    return all(sense_of(word) in {Sense.TALK, Sense.FILLER} for word in find_words(text))


def _is_name(text: str, found: re.Match[str], numbers: Collection[str] | None) -> bool:
    if row := found["row"]:
        return _DAY.fullmatch(row) is None or (numbers is not None and row in numbers)
    start, end = found.span("number")
    if "," in found["number"]:
        return numbers is not None and _number(found) in numbers and found.start() == 0
    if _DAY_BEFORE.search(text[:start]) or _YEAR_AFTER.match(text[end:]):
        return False
    if found["before"] or found["place"] or (numbers is not None and _number(found) in numbers):
        return True
    return (numbers is None or found.start() == 0) and _DAY.fullmatch(found["number"]) is None


def _number(name: re.Match[str]) -> str:
    return name["row"] or name["number"].replace(",", ".")


def _groups(text: str, names: Sequence[re.Match[str]]) -> Iterator[_Group]:
    """Names one after another; a later one begins a new group only at the start of a clause."""
    open_: list[re.Match[str]] = []
    is_range = False
    for name in names[: LIMIT * 5]:
        if not open_:
            open_ = [name]
            continue
        between = text[open_[-1].end() : name.start()]
        if _BETWEEN.fullmatch(between):
            open_.append(name)
        elif _RANGE.fullmatch(between):
            open_.append(name)
            is_range = True
        elif _CLAUSE.search(text[: name.start()]):
            yield _group(open_, is_range=is_range)
            open_, is_range = [name], False
    if open_:
        yield _group(open_, is_range=is_range)


def _group(names: Sequence[re.Match[str]], *, is_range: bool) -> _Group:
    """A code holds for the names after it until another one is said."""
    refs: list[Ref] = []
    code: str | None = None
    for name in names[:LIMIT]:
        said = name["before"] or name["after"]
        code = CODE if name["row"] else f"ДК{said}" if said else code
        refs.append(Ref(_number(name), code))
    return _Group(tuple(dict.fromkeys(refs)), names[0].start(), names[-1].end(), is_range)
