"""Days and months as people type them after `/summary`."""

import re
from contextlib import suppress
from datetime import date

from locales import dates
from locales.texts import Texts
from roadmap.periods import school_year_of

_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
MONTHS = range(1, 13)


def read_day(texts: Texts, text: str, today: date) -> date | None:
    """«13.01.2023», «13 января»; without a year, of this school year."""
    if found := _NUMERIC.fullmatch(text):
        if found[3] is None:
            return None  # «1.6» is the number of an item
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _day(year, int(found[2]), int(found[1]))
    number, _, word = text.casefold().partition(" ")
    for month in MONTHS if number.isdigit() else ():
        if word == dates.month_of(texts, date(2000, month, 1)).casefold():
            return _day(_year(month, today), month, int(number))
    return None


def read_month(texts: Texts, text: str, today: date) -> date | None:
    """«январь»: of this school year, its first day."""
    for month in MONTHS:
        if text.casefold() == dates.month(texts, date(2000, month, 1)).casefold():
            return date(_year(month, today), month, 1)
    return None


def _year(month: int, today: date) -> int:
    start = school_year_of(today).start
    return start.year if month >= start.month else start.year + 1


def _day(year: int, month: int, number: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, number)
    return None
