"""Spaces, soft hyphens and words broken across lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.wording import GLUE, WRAP, build_vocabulary, normalise


def mend(text: str, *printed: str) -> str:
    return build_vocabulary((text, *printed)).mend(text)


def test_a_word_broken_across_lines_is_whole_again() -> None:
    assert mend("по организации образова-\nтельной среды") == "по организации образовательной среды"


def test_a_hyphen_of_the_word_itself_stays() -> None:
    assert mend("пары «учитель-\nученик»", "модель «учитель-ученик»") == "пары «учитель-ученик»"


def test_a_hyphen_between_two_whole_words_stays() -> None:
    assert mend(f"школ-{WRAP}наставников", "наставников для школ") == "школ-наставников"


def test_a_hyphen_between_months_stays() -> None:
    assert mend(f"ноябрь-{WRAP}декабрь 2022") == "ноябрь-декабрь 2022"


def test_hyphens_stay_in_a_text_that_breaks_no_word() -> None:
    assert (
        mend(f"психолого-{WRAP}педагогическая, январь-{WRAP}март") == "психолого-педагогическая, январь-март"
    )


def test_a_dash_of_a_list_is_no_broken_word() -> None:
    assert mend("по выявлению:\n- школ") == "по выявлению:\n- школ"


def test_years_and_numbers_keep_their_hyphen() -> None:
    assert mend(f"2022-{WRAP}2023, № 765-{WRAP}ОД") == "2022-2023, № 765-ОД"


def test_a_wrapped_line_goes_on_after_a_space() -> None:
    assert mend(f"в течение{WRAP}учебного года") == "в течение учебного года"


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (f"Образовательны{GLUE}й центр", "Образовательный центр"),
        (f"(по{WRAP}необходимост{GLUE}и)", "(по необходимости)"),
        (f"Сентябр{GLUE}ьдекабрь", "Сентябрьдекабрь"),
        (f"Информационные{GLUE}материалы", "Информационные материалы"),
        (f"Директор{GLUE}и педагоги, директор", "Директор и педагоги, директор"),
    ],
)
def test_a_word_torn_by_a_narrow_column_is_whole_again(torn: str, whole: str) -> None:
    assert mend(torn) == whole


def test_the_longest_word_is_mended_in_no_more_time_than_it_takes_to_read() -> None:
    assert len(mend("ы" * 300_000)) == 300_000


def test_soft_hyphens_and_zero_width_signs_go() -> None:
    assert normalise("обра\u00adзо\u200bвание\u00a0  школ ") == "образование школ"


def test_a_foreign_letter_in_the_place_of_yo_is_yo() -> None:
    assert normalise("молодѐжной") == "молодёжной"


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=f"абв-\n «»1.{WRAP}{GLUE}", max_size=200))
def test_mending_loses_no_letter(text: str) -> None:
    letters = [sign for sign in text if sign.isalnum()]
    assert [sign for sign in mend(text) if sign.isalnum()] == letters
