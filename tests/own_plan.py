"""A school's own roadmap as an office file: no number, no date of an order."""

import io
from collections.abc import Sequence

import docx

ROWS = (
    ("1", "Педагогический совет «Итоги полугодия»", "23 декабря 2022 г."),
    ("2", "Консультации для учащихся 9 классов", "январь 2023 г."),
    ("3", "Собеседование с учителями математики", "февраль 2023 г."),
)
TITLE = "Школьная дорожная карта повышения качества образования на 2022-2023 учебный год"


def own_plan(rows: Sequence[tuple[str, str, str]] = ROWS, heading: Sequence[str] = ()) -> bytes:
    """The plan as Word writes it; `heading` are the lines above its title."""
    document = docx.Document()
    for line in (*heading, TITLE):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=5)
    names = ("№ п/п", "Мероприятия", "Сроки", "Ответственные", "Ожидаемые результаты")
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.text = name
    for number, measure, term in rows:
        values = (number, measure, term, "директор", "справка")
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
