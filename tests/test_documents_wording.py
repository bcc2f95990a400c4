"""Spaces, soft hyphens and words broken across lines."""

from hypothesis import given
from hypothesis import strategies as st

from documents.wording import join_broken_words, normalise


def test_a_word_broken_across_lines_is_whole_again() -> None:
    assert (
        join_broken_words("по организации образова-\nтельной среды", "")
        == "по организации образовательной среды"
    )


def test_a_hyphen_of_the_word_itself_stays() -> None:
    printed = "модель «учитель-ученик»"
    assert join_broken_words("пары «учитель-\nученик»", printed) == "пары «учитель-ученик»"


def test_a_dash_of_a_list_is_no_broken_word() -> None:
    assert join_broken_words("по выявлению:\n- школ", "") == "по выявлению:\n- школ"


def test_years_keep_their_hyphen() -> None:
    assert join_broken_words("2022-\n2023", "") == "2022-\n2023"


def test_soft_hyphens_and_zero_width_signs_go() -> None:
    assert normalise("обра\u00adзо\u200bвание\u00a0  школ ") == "образование школ"


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="абв-\n «»1.", max_size=200))
def test_joining_loses_no_letter(text: str) -> None:
    letters = [sign for sign in text if sign.isalnum()]
    assert [sign for sign in join_broken_words(text, "") if sign.isalnum()] == letters
