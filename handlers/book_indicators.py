"""The indicators of the plans as a sheet: target, value and conclusion as in the chat and in the paper."""

from collections.abc import Iterator, Sequence

from documents.books import Cell, Column, Kind, Sheet
from handlers.indicator_wording import PAPER_KEYS, fact, group, planned, wanted
from locales.texts import Texts
from services.exports import Measures
from services.indicator_reading import Line

COLUMNS: tuple[tuple[str, float, Kind], ...] = (
    ("book-code", 8, "text"),
    ("book-number", 8, "text"),
    ("book-item", 44, "text"),
    ("official-indicator-group", 16, "text"),
    ("book-target", 16, "text"),
    ("book-wanted", 14, "text"),
    ("official-indicator-measured", 20, "text"),
    ("book-part", 9, "number"),
    ("book-whole", 9, "number"),
    ("official-indicator-conclusion", 18, "text"),
    ("book-source", 26, "text"),
    ("book-measured-on", 12, "date"),
)
SOURCE_KEYS = {
    "statuses": "book-source-statuses",
    "attendance": "book-source-attendance",
    "numbers": "book-source-numbers",
    "practices": "book-source-practices",
    "stated": "book-source-stated",
}


def indicators_sheet(texts: Texts, measured: Sequence[Measures]) -> Sheet:
    heads = tuple(Column(texts.say_plain(key), width, kind) for key, width, kind in COLUMNS)
    return Sheet(texts.say_plain("book-indicators"), heads, tuple(_rows(texts, measured)), held=2)


def _rows(texts: Texts, measured: Sequence[Measures]) -> Iterator[tuple[Cell, ...]]:
    for plan in measured:
        for line in plan.values.lines:
            yield (*_row(texts, line), plan.day.isoformat())


def _row(texts: Texts, line: Line) -> tuple[Cell, ...]:
    target, value = line.target, line.value
    known = value.fact
    return (
        target.code,
        target.number.rstrip("."),
        target.short_name,
        group(texts, target),
        planned(texts, target),
        wanted(texts, line),
        fact(texts, value, known) if known else "",
        known.part if known else None,
        known.whole if known else None,
        texts.say_plain(PAPER_KEYS[value.conclusion]),
        texts.say_plain(SOURCE_KEYS[value.source]) if value.source in SOURCE_KEYS else "",
    )
