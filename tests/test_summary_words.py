"""How the summary names plans, reads days, and what a cell of its picture says."""

from datetime import date

import pytest

from documents import picture
from handlers.summary_pictures import state_of
from handlers.summary_screens import name_codes
from handlers.summary_words import read_day, read_month
from locales.texts import Texts
from roadmap.progress import BITS, PART_BITS

TODAY = date(2023, 1, 12)
RU = Texts("ru", strict=True)


@pytest.mark.parametrize(
    ("codes", "named"),
    [
        (["ДК1", "ДК2", "ДК3"], "ДК 1–3"),
        (["ДК1"], "ДК1"),
        (["ДК1", "ДК3", "ДК4"], "ДК1, ДК 3–4"),
        ([], ""),
    ],
)
def test_plans_in_a_row_are_named_by_their_ends(codes: list[str], named: str) -> None:
    assert name_codes(codes) == named


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13.01.2023", date(2023, 1, 13)),
        ("13.01.23", date(2023, 1, 13)),
        ("20 декабря", date(2022, 12, 20)),
        ("1.6", None),
        ("31.02.2023", None),
    ],
)
def test_a_day_is_read(text: str, day: date | None) -> None:
    assert read_day(RU, text, TODAY) == day


def test_a_month_is_of_this_school_year() -> None:
    assert read_month(RU, "Декабрь", TODAY) == date(2022, 12, 1)
    assert read_month(RU, "май", TODAY) == date(2023, 5, 1)


def test_a_cell_says_what_most_needs_somebody() -> None:
    accepted = BITS["done"] | PART_BITS["accepted"]
    silent = BITS["pending"] | BITS["silent"] | PART_BITS["silent"]
    ahead = BITS["pending"] | PART_BITS["ahead"]
    assert state_of([accepted, silent, ahead]) == "silent"
    assert state_of([accepted, ahead]) == "done"
    assert state_of([accepted | BITS["without_evidence"]]) == "bare"
    assert state_of([ahead]) == "waiting"


def test_no_two_states_share_a_colour_or_a_sign() -> None:
    signs = [tint.sign for tint in picture.TINTS.values()] + list(picture.FAINT_SIGNS.values())
    assert len(set(signs)) == len(signs)
    assert len({tint.fill for tint in picture.TINTS.values()}) == len(picture.TINTS)
