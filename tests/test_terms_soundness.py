"""Whatever is typed, reading a term never raises, and takes steps in proportion to its length."""

import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.model import TermKind
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays
from soak.terms import SIGNS, Judge, random_terms, word_forms

steady = settings(deadline=None, derandomize=True)
workdays = WorkDays()
PERIOD = parse_year("2022/2023")
judge = Judge()


@steady
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert judge.faults(text) == []


@settings(steady, max_examples=500)
@given(st.lists(st.sampled_from([*word_forms(), *SIGNS]), max_size=20), st.sampled_from(["", " "]))
def test_no_mixture_of_known_words_raises(pieces: list[str], between: str) -> None:
    assert judge.faults(between.join(pieces)) == []


def test_thousands_of_random_terms_are_sound_in_every_kind_of_plan() -> None:
    faults = [fault for text in random_terms(random.Random(594), 5000) for fault in judge.faults(text)]
    assert faults == []


LONG = {
    "months": "сентябрь, октябрь 2022; ",
    "dates": "15.10.2022, ",
    "days": "1, 2, ",
    "unknown words": "абвгдежз иклмнопр ",
    "brackets": "(((((",
    "months and brackets": "май (",
    "numbers": "1 2 3 ",
    "digits": "1234567890",
    "one word": "сентябрь",
    "dashes": "май - ",
    "slips": "сентяврь октябпь ",
    "conditions": "по запросу, ",
    "schedules": "по плану ",
    "phrases": "по плану работы школы и ",
    "leads": "в течение ",
    "years": "2022-2023 ",
    "relative": "после ",
    "quarters": "1, 2 квартал 2023, ",
    "ordinals": "I, II-III, ",
    "open days": "15 марта, ",
    "deadlines": "до 15.10.2022, ",
    "alternatives": "май или июнь или ",
    "asides": "октябрь 2022 (до 15.10.2022), ",
    "broken": "октя- брь ",
    "exceptions": "ежемесячно, кроме июля ",
    "unsure": "дата и место ",
    "weekdays": "среда, пятница, ",
    "weeks": "1 неделя мая, ",
    "details": "май, до 20 числа; ",
    "beginnings": "с октября, ",
    "explained": "осенние каникулы (ноябрь), ",
}
LENGTH = 10_000
TIMES_LONGER = 8
STEPS_A_SIGN = 60


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_steps_grow_with_the_length_and_no_faster(piece: str) -> None:
    times = LENGTH // len(piece) // TIMES_LONGER
    short, long = (count_steps(piece * number) for number in (times, times * TIMES_LONGER))
    assert long < short * TIMES_LONGER * 1.2 + 1_000
    assert long < LENGTH * STEPS_A_SIGN


def test_a_long_list_is_read_to_its_end() -> None:
    schedule = parse_term("май, июнь 2023; " * 700, PERIOD, (), workdays)
    assert (schedule.kind, len(schedule.windows), schedule.resolved) == (TermKind.MONTHS_LIST, 2, True)


def count_steps(text: str) -> int:
    """Calls of functions, Python's own included."""
    reporting = default_reporting(PERIOD, workdays)
    parse_term(text, PERIOD, reporting, workdays)
    steps = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        parse_term(text, PERIOD, reporting, workdays)
    finally:
        sys.setprofile(None)
    return steps
