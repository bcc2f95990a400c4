"""Values of spreadsheet cells as a person sees them: dates in Russian, numbers by their format."""

import re
from datetime import date, datetime, time, timedelta

from roadmap.months import MONTHS

_PARTS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.|(y+|m+|d+|h+)", re.IGNORECASE)
_DECIMALS = re.compile(r"0\.(0+)")


def print_value(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date):
        return _print_date(value, number_format)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, int | float):
        return _print_number(value, number_format)
    return str(value)


def _print_number(value: float, number_format: str) -> str:
    """With a point, whatever the sheet's country: «1.10» is rather an item's number than a quantity."""
    places = _DECIMALS.search(number_format)
    if "%" in number_format:
        return f"{value * 100:.{len(places[1]) if places else 0}f}%"
    return f"{value:.{len(places[1])}f}" if places else f"{value:.15g}"


def _print_date(value: date, number_format: str) -> str:
    """«15.10.2022», «15 октября 2022», «октябрь 2022», «15 октября», by what the format shows of it."""
    parts = [part.lower() for part in _PARTS.findall(number_format.partition(";")[0]) if part]
    has_year, has_day = any(part[0] == "y" for part in parts), parts.count("d") + parts.count("dd") > 0
    clock = f" {value:%H:%M}" if isinstance(value, datetime) and any(part[0] == "h" for part in parts) else ""
    if any(part.startswith("mmm") for part in parts):
        stem, nominative, genitive, *_ = MONTHS[value.month - 1].split("|")
        day = f"{value.day} {stem}{genitive}" if has_day else stem + nominative
        return f"{day} {value.year}{clock}" if has_year else day + clock
    if has_day and not has_year:
        return f"{value:%d.%m}{clock}"
    return f"{value:%m.%Y}" if has_year and not has_day else f"{value:%d.%m.%Y}{clock}"
