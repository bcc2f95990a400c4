"""The official report as a Word file: its tables, its frame, and nothing in it that acts."""

import asyncio
from dataclasses import replace

import pytest
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
from documents.writing import write_paper

LONG = "Проведена работа. " * 240
FRAME = Frame(
    ("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",), ("Заместителю начальника",), "Руководитель", "(подпись)", "О.А. Левина",
    "", "20 января 2023 г.",
)  # fmt: skip
ROW = ReportCells(
    "1.6", "Разработка плана", "декабрь 2022", "ОО", ("Исполнено.",), ("Приказы: СШ № 9.",), ("–",)
)
COLUMNS = ("№", "Мероприятие", "Срок", "Ответственный", "Информация", "Документы", "Причины")


def paper(*rows: ReportCells) -> OrderPaper:
    level = ReportLevel("Институциональный уровень", rows)
    return OrderPaper(
        title="ИНФОРМАЦИЯ",
        heading=("о реализации мероприятий",),
        opening=("Во исполнение приказа представляется информация.",),
        counts=Grid("", ("План", "Всего", "И", "Ис", "Н", "С"), (("План 1", "25", "7", "15", "0", "3"),)),
        columns=COLUMNS,
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
def word() -> WordText:
    hostile = replace(ROW, number="1.7", told=(*HOSTILE, LONG, "№ « » & <"))
    return WordText.read(asyncio.run(write_paper("report", paper(ROW, hostile))))


def test_a_row_stands_under_its_section_and_its_level(word: WordText) -> None:
    titles = [row[0] for row in word.rows]
    assert (
        titles.index("1. Раздел") + 1 == titles.index("Институциональный уровень") == titles.index("1.6") - 1
    )
    assert word.row("1.6")[4:] == ["Исполнено.", "Приказы: СШ № 9.", "–"]


def test_around_the_tables_stand_letterhead_addressee_conclusions_and_signature(word: WordText) -> None:
    for part in ("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "Заместителю начальника", "Работу продолжить.", "О.А. Левина"):
        assert part in word.text


def test_what_people_typed_is_whole_and_does_not_act(word: WordText) -> None:
    found = [each for text in word.parts.values() for each in FIELDS.findall(text)]
    assert found == ['<w:fldSimple w:instr="PAGE"/']
    told = word.row("1.7")[4]
    assert all(part in told for part in ("=1+1", "<w:fldSimple", "😀", "№ « » & <", LONG.strip()))


def test_the_plan_of_a_month_has_its_parts() -> None:
    grid = Grid("Мероприятия", COLUMNS[:5], (("1", "Совещание", "26.01.2023", "УОиМП", "ДК1 · 1.2"),))
    made = MonthPaper("ПЛАН РАБОТЫ", ("на январь 2023 г.",), (grid,), FRAME, "2023-01-09")
    read = WordText.read(asyncio.run(write_paper("month_plan", made)))
    assert read.row("1")[1:] == ["Совещание", "26.01.2023", "УОиМП", "ДК1 · 1.2"]
