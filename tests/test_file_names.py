"""The names of outgoing files: readable, safe, short, different."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.file_names import LONGEST, join_name, outgoing_name, safe, unique_names

DAY = date(2022, 12, 23)


def name(original: str = "Приказ.pdf", **other: str) -> str:
    given = {"code": "ДК1", "number": "1.6.", "school": "СШ № 9", "kind": "document", "extension": "pdf"}
    return outgoing_name(day=DAY, original=original, **(given | other))


def test_a_name_says_the_plan_the_item_the_school_and_the_day() -> None:
    assert name() == "ДК1_1.6_СШ-9_2022-12-23_Приказ.pdf"


@pytest.mark.parametrize(
    ("original", "stem"),
    [
        ("Приказ № 145 от 23.12.2022 (скан).PDF", "Приказ-145-от-23.12.2022-скан"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users\\director\\приказ.docx", "C-Users-director-приказ"),
        ("приказ.pdf.exe", "приказ-pdf"),
        ("приказ\u202efdp.exe", "приказ-fdp"),
        ("Приказ 45 от 23.12", "Приказ-45-от-23.12"),
        ("\n\t.pdf", "файл"),
        ("и\u0306од.pdf", "йод"),
        ("", "файл"),
    ],
)
def test_the_name_it_came_with_is_made_safe(original: str, stem: str) -> None:
    assert name(original) == f"ДК1_1.6_СШ-9_2022-12-23_{stem}.pdf"


def test_a_photo_without_a_name_is_called_a_photo() -> None:
    named = name("photo_20221223_1130.jpg", kind="photo", extension="jpg")
    assert named == "ДК1_1.6_СШ-9_2022-12-23_фото.jpg"


@pytest.mark.parametrize(
    ("school", "part"),
    [("Гимназия № 1", "Гимназия-1"), ("О(С)Ш № 2", "ОСШ-2"), ("Школа «Надежда»", "Школа-Надежда")],
)
def test_a_school_is_recognised(school: str, part: str) -> None:
    assert f"_{part}_" in name(school=school)


def test_an_item_without_a_number_leaves_no_gap() -> None:
    assert name(number="") == "ДК1_СШ-9_2022-12-23_Приказ.pdf"


def test_a_long_name_is_shortened_and_keeps_its_extension() -> None:
    long = name("очень длинное имя " * 50, school="школа " * 50, code="к" * 200)
    assert len(long.encode()) <= LONGEST
    assert long.endswith(".pdf")
    assert "2022-12-23" in long


def test_equal_names_are_told_apart() -> None:
    assert unique_names(["а.pdf", "А.pdf", "а.pdf", "а-2.pdf"]) == [
        "а.pdf",
        "А-2.pdf",
        "а-3.pdf",
        "а-2-2.pdf",
    ]


def test_a_full_name_that_is_taken_stays_within_the_limit() -> None:
    full = name("и" * 100)
    first, second = unique_names([full, full])
    assert first != second
    assert len(second.encode()) <= LONGEST


def test_a_paper_of_the_program_is_named_alike() -> None:
    assert join_name(("Отчёт", "СШ № 9", "2023-01-20"), "docx") == "Отчёт_СШ-9_2023-01-20.docx"


@given(st.lists(st.text(max_size=80), max_size=6))
def test_whatever_is_typed_no_name_is_a_path_or_a_repetition(originals: list[str]) -> None:
    names = unique_names(name(original, school=original) for original in originals)
    assert len({each.casefold() for each in names}) == len(names)
    for each in names:
        assert len(each.encode()) <= LONGEST
        assert each.endswith(".pdf")
        assert all(sign.isalnum() or sign in "._-" for sign in each)
        assert ".." not in each


@given(st.text(max_size=200))
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)
