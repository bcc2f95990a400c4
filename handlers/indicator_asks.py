"""What is written after «показатели»: a plan, a reporting date, an item, a value."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from handlers.trouble_words import is_one_of
from locales.texts import Texts

_CODE = re.compile(r"(?P<code>[^\W\d_]+\s?\d+)(?![\w.])[\s·,:]*", re.IGNORECASE)
_ITEM = re.compile(r"(?P<item>\d+(?:\.\d+)+(?:\+\d+)?)\.?(?![\w.])[\s,:]*")
_DAY = re.compile(r"(?:на\s+|on\s+)?(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)[\s,:]*", re.IGNORECASE)
_GROUP = re.compile(r"(?P<group>[^\W\d_]+)[\s,:]+(?=\d)|(?P<last>[^\W\d_]+)$")
_NUMBER = re.compile(r"(?P<number>\d{1,4})(?![\d.,]|\s*(?:из|of|/|%))[\s:]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IndicatorAsk:
    """`group` tells two targets of one item apart; `number` is a place in the preamble."""

    code: str = ""
    day: date | None = None
    item: str = ""
    group: str = ""
    number: int = 0
    value: str = ""
    is_baseline: bool = False
    is_undo: bool = False


def read_indicator_ask(texts: Texts, text: str) -> IndicatorAsk | None:
    """None where it is about something else."""
    said = " ".join(text.split())
    rest = _after(said, texts.say_plain("words-indicators"))
    if rest is None:
        return None
    if not rest:
        return IndicatorAsk()
    if found := _DAY.fullmatch(rest):
        return IndicatorAsk(day=_day(found))
    named = _CODE.match(rest)
    if named is None:
        return None
    code, rest = named["code"].replace(" ", "").casefold(), rest[named.end() :]
    item, day = "", None
    if found := _DAY.match(rest):
        day, rest = _day(found), rest[found.end() :]
    if found := _ITEM.match(rest):
        item, rest = found["item"], rest[found.end() :]
    if day is None and (found := _DAY.match(rest)):
        day, rest = _day(found), rest[found.end() :]
    if not item and rest:
        return _baseline(texts, code, day, rest)
    return _indicator(texts, code, day, item, rest)


def _baseline(texts: Texts, code: str, day: date | None, rest: str) -> IndicatorAsk | None:
    after = _after(rest, texts.say_plain("words-baselines"))
    if after is None:
        return None
    found = _NUMBER.match(after)
    number = int(found["number"]) if found else 0
    value = after[found.end() :] if found else ""
    is_undo = is_one_of(texts, "words-indicator-undo", value)
    return IndicatorAsk(
        code, day, number=number, value="" if is_undo else value, is_baseline=True, is_undo=is_undo
    )


def _indicator(texts: Texts, code: str, day: date | None, item: str, rest: str) -> IndicatorAsk:
    if is_one_of(texts, "words-indicator-undo", rest):
        return IndicatorAsk(code, day, item, is_undo=True)
    found = _GROUP.match(rest)
    group = (found["group"] or found["last"] or "").casefold() if found else ""
    value = rest[found.end() :] if found else rest
    return IndicatorAsk(code, day, item, group, value=value)


def _after(text: str, words: str) -> str | None:
    """What follows one of the words; None where none of them stands at the beginning."""
    for word in sorted(words.split(", "), key=len, reverse=True):
        if text.casefold() == word:
            return ""
        if text.casefold().startswith(f"{word} "):
            return text[len(word) + 1 :].strip()
    return None


def _day(found: re.Match[str]) -> date | None:
    with suppress(ValueError):
        return date(int(found[3]), int(found[2]), int(found[1]))
    return None
