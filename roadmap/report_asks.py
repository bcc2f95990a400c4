"""What is written after `/report`: an order's number, a day, an item, a word for what is wanted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_ITEM = re.compile(r"(?P<code>[^\W\d_]+\s?\d+)[\s·,:]+(?P<number>\d+(?:\.\d+)*)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReportAsk:
    """`act` is the name of a group of words; `code` and `item` name a row («ДК1», «1.2»)."""

    number: str = ""
    day: date | None = None
    act: str = ""
    code: str = ""
    item: str = ""


def read_ask(text: str, numbers: Sequence[str], words: Mapping[str, Sequence[str]]) -> ReportAsk:
    """`numbers` are those of the orders there are; what is not understood is left out."""
    day = _read_day(text)
    rest = " ".join(_DAY.sub(" ", text).replace("№", " ").split()).casefold()
    act = next((name for name, group in words.items() if _ends_with(rest, group)), "")
    found = _ITEM.search(rest)
    if found:
        return ReportAsk(day=day, code=found["code"].replace(" ", ""), item=found["number"])
    parts = rest.split()
    number = next((each for each in numbers if each.casefold() in parts), "")
    return ReportAsk(number, day, act)


def choose_day(days: Sequence[date], today: date) -> date:
    """The next reporting date, else the last one."""
    return next((day for day in days if day >= today), days[-1])


def _read_day(text: str) -> date | None:
    found = _DAY.search(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ends_with(text: str, words: Sequence[str]) -> bool:
    return any(text == word or text.endswith(f" {word}") for word in words)
