"""How `python -m soak.looks` judges the pages that LibreOffice makes of a paper."""

import io

import pytest
from docx import Document

from locales.texts import Texts
from soak.looks_verdict import FEW, KNOWN_TERMS, Terms, find_empty, find_missing, read_cells, say_terms

HEAD = "Мероприятие\nСрок\n"


def test_a_page_with_only_the_head_and_a_number_is_empty() -> None:
    assert find_empty([f"{HEAD}1.6 приказ\n1", f"{HEAD}2", f"{HEAD}1.7 акты\n3"]) == [2]


def test_one_page_of_words_is_not_empty() -> None:
    assert find_empty([HEAD]) == []
    assert find_empty(["\n1"]) == [1]


@pytest.mark.parametrize(
    "pages",
    [
        ["Разработка и\nутвержде\u00ad\nние плана"],
        ["1.6 Разработка и", "утверждение плана, декабрь"],
        ["Разработка", "2\nРазработка и утверждение\u00a0плана"],
    ],
    ids=("lines", "pages", "a beginning before"),
)
def test_a_text_is_found_however_it_is_broken(pages: list[str]) -> None:
    assert find_missing(["Разработка и утверждение плана"], pages) == []


def test_a_long_text_goes_over_three_pages() -> None:
    words = [f"слово{number}" for number in range(90)]
    pages = ["\n".join(words[start : start + 30]) for start in (0, 30, 60)]
    assert find_missing([" ".join(words)], pages) == []
    assert find_missing([" ".join(words)], [pages[0], pages[2]]) == [" ".join(words)[:FEW]]


def test_what_is_not_there_is_named() -> None:
    assert find_missing(["Приказ № 145", "Приказ № 146"], ["Приказ № 145", "14"]) == ["Приказ № 146"]


def test_other_counts_of_a_plan_are_a_fault() -> None:
    texts = Texts("ru")
    wanted = [say_terms(texts, KNOWN_TERMS["ДК1"])]
    assert find_missing(wanted, [say_terms(texts, Terms(25, 7, 15, 3))]) == []
    assert find_missing(wanted, [say_terms(texts, Terms(25, 8, 14, 3))]) == [wanted[0][:FEW]]


def test_the_cells_of_a_word_file_are_read_once_each() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "раздел"
    table.cell(0, 2).text = "строка\nещё"
    content = io.BytesIO()
    document.save(content)
    assert list(read_cells(content.getvalue())) == ["раздел", "строка\nещё"]
