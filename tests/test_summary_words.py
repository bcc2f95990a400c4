"""How the summary names plans, reads days, and what a cell of its picture says."""

from datetime import UTC, date, datetime

import pytest

from documents import picture
from handlers.summary_pictures import picture_papers, state_of
from handlers.summary_screens import name_codes
from handlers.summary_words import read_day, read_month
from locales.texts import Texts
from roadmap.model import RoadmapKind
from roadmap.progress import BITS, PART_BITS, Counts, Parts
from services.figures import Figures, Frame, Line
from services.headline import Cells, Headline
from services.scope import WHOLE
from storage.progress import ItemRow, RoadmapRow

TODAY = date(2023, 1, 12)
NOW = datetime(2023, 1, 12, 7, tzinfo=UTC)
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


def test_many_schools_and_items_are_drawn_on_even_sheets() -> None:
    """130 schools by 40 items: none is left out."""
    schools = tuple(Line(id_, f"СШ № {id_}", "ШНРО", Counts()) for id_ in range(1, 131))
    items = [ItemRow(id_, 1, f"1.{id_}", "", is_event=False) for id_ in range(1, 41)]
    marks = {(item.id, school.id): (BITS["pending"],) for item in items for school in schools}
    day = date(2023, 5, 31)
    plan = RoadmapRow(1, "ДК1", "План", "2022/2023", day, day, RoadmapKind.PLAN)
    figures = Figures(TODAY, Counts(), Parts(), (), (), schools, (), (), 0)
    frame = Frame(TODAY, [plan], items, {}, {}, {}, (), (), {}, {})
    headline = Headline(figures, WHOLE, "", ("594",), NOW, None, (), judges=True)

    papers = list(picture_papers(RU, Cells(headline, frame, marks), is_dark=False))

    assert [len(paper.columns) for paper in papers] == [14, 14, 12] * 3
    assert [sum(len(band.rows) for band in paper.bands) for paper in papers] == [44] * 6 + [42] * 3
    assert papers[3].title == "ДК1, лист 4 из 9, на 12 января"


def test_no_two_states_share_a_colour_or_a_sign() -> None:
    signs = [tint.sign for tint in picture.TINTS.values()] + list(picture.FAINT_SIGNS.values())
    assert len(set(signs)) == len(signs)
    assert len({tint.fill for tint in picture.TINTS.values()}) == len(picture.TINTS)
