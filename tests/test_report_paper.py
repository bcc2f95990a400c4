"""The official report as a Word file: its tables, its frame, and nothing in it that acts."""

import asyncio
import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.enum.table import WD_ALIGN_VERTICAL
from test_papers import FIELDS, HOSTILE
from word_text import WordText

from documents.report_papers import (
    Closing,
    Frame,
    Grid,
    MonthPaper,
    OrderPaper,
    PlanPart,
    ReportCells,
    ReportLevel,
    ReportPart,
)
from documents.word import CENTER, LEFT_SIDE
from documents.writing import write_paper
from handlers.report_words import COLUMN_KEYS
from locales.texts import Texts

LONG = "Проведена работа. " * 240
FRAME = Frame(
    ("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",), ("Заместителю начальника",), "Руководитель", "(подпись)", "О.А. Левина",
    "", "20 января 2023 г.",
)  # fmt: skip
ROW = ReportCells(
    "1.6", "Разработка плана", "декабрь 2022", "ОО", ("Исполнено.",), ("Приказы: СШ № 9.",), ("–",)
)
HEADINGS = tuple(Texts("ru", strict=True).say_plain(key) for key in COLUMN_KEYS)


def paper(*rows: ReportCells) -> OrderPaper:
    level = ReportLevel("Институциональный уровень", rows)
    return OrderPaper(
        title="ИНФОРМАЦИЯ",
        heading=("о реализации мероприятий",),
        opening=("Во исполнение приказа представляется информация.",),
        counts=Grid("", ("План", "Всего", "И", "Ис", "Н", "С"), (("План 1", "25", "7", "15", "0", "3"),)),
        columns=HEADINGS,
        plans=(
            PlanPart(
                "План 1",
                ("Всего: 25.",),
                (ReportPart("1. Раздел", (level,)),),
                (("Охват", "ШНРО", "не менее 75 %", "5 из 6", "Достигнут"),),
            ),
        ),
        indicators_title="Показатели",
        indicator_columns=("Показатель", "Группа", "План", "Факт", "Вывод"),
        closings=(Closing("Выводы", ("Работу продолжить.",)),),
        frame=FRAME,
        appendix=Grid("Приложение", tuple("абвгдежзи"), (tuple("123456789"),), has_sum=True),
        created="2023-01-20",
    )


@pytest.fixture(scope="module")
def content() -> bytes:
    hostile = replace(ROW, number="1.7", told=(*HOSTILE, LONG, "№ « » & <"))
    return asyncio.run(write_paper("report", paper(ROW, hostile)))


@pytest.fixture(scope="module")
def word(content: bytes) -> WordText:
    return WordText.read(content)


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_a_row_stands_under_its_section_and_its_level(word: WordText) -> None:
    titles = [row[0] for row in word.rows]
    assert (
        titles.index("1. Раздел") + 1 == titles.index("Институциональный уровень") == titles.index("1.6") - 1
    )
    assert word.row("1.6")[4:] == ["Исполнено.", "Приказы: СШ № 9.", "–"]


def test_around_the_tables_stand_letterhead_addressee_conclusions_and_signature(word: WordText) -> None:
    for part in ("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "Заместителю начальника", "Работу продолжить.", "О.А. Левина"):
        assert part in word.text


def test_the_signature_does_not_stand_alone_on_a_page(document: Any) -> None:
    last = next(each for each in document.paragraphs if each.text == "Работу продолжить.")
    assert last.paragraph_format.keep_with_next


def test_what_people_typed_is_whole_and_does_not_act(word: WordText) -> None:
    found = [each for text in word.parts.values() for each in FIELDS.findall(text)]
    assert found == ['<w:fldSimple w:instr="PAGE"/']
    told = word.row("1.7")[4]
    assert all(part in told for part in ("=1+1", "<w:fldSimple", "😀", "№ « » & <", LONG.strip()))


def test_the_plan_of_a_month_has_its_parts() -> None:
    grid = Grid("Мероприятия", HEADINGS[:5], (("1", "Совещание", "26.01.2023", "УОиМП", "ДК1 · 1.2"),))
    made = MonthPaper("ПЛАН РАБОТЫ", ("на январь 2023 г.",), (grid,), FRAME, "2023-01-09", ("ДК1 – План",))
    read = WordText.read(asyncio.run(write_paper("month_plan", made)))
    assert read.row("1")[1:] == ["Совещание", "26.01.2023", "УОиМП", "ДК1 · 1.2"]
    assert "ДК1 – План" in read.text


LONGEST = (
    "",
    "",
    "необходимости)",
    "Администрации",
    "общеобразовательных",
    "общеобразовательных",
    "представлены:",
)
"""The longest words that plans and answers hold, column by column."""
SIGN, BOLD, MARGINS = 0.19, 0.216, 0.38
"""Centimetres: a letter of 10.5 points, plain and bold, and what a cell keeps free on its sides."""


def test_no_word_of_the_table_is_cut(document: Any) -> None:
    table = next(each for each in document.tables if each.rows[0].cells[0].text == HEADINGS[0])
    for column, heading, word in zip(table.columns, HEADINGS, LONGEST, strict=True):
        longest = max(len(word) * SIGN, *(len(each) * BOLD for each in heading.split()))
        assert column.width.cm >= longest + MARGINS, heading


def test_the_title_of_a_plan_is_held_to_its_table(document: Any) -> None:
    lines = [each for each in document.paragraphs if each.text in {"План 1", "Всего: 25."}]
    assert [each.paragraph_format.keep_with_next for each in lines] == [True, True]


def test_whoever_signs_is_named_beside_the_last_line_of_the_post(document: Any) -> None:
    cells = document.tables[-2].rows[0].cells
    assert {cell.vertical_alignment for cell in cells} == {WD_ALIGN_VERTICAL.BOTTOM}


def test_a_column_of_numbers_stands_in_the_middle_and_words_on_the_left(document: Any) -> None:
    row = document.tables[-1].rows[-1].cells
    shown = next(each for each in document.tables if each.rows[0].cells[0].text == "Показатель").rows[-1]
    assert {cell.paragraphs[0].alignment for cell in row} == {CENTER}
    assert {cell.paragraphs[0].alignment for cell in shown.cells} == {LEFT_SIDE}
