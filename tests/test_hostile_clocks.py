"""The machine's clock is put back: nothing that was asked for is held up until it has caught up."""

from datetime import UTC, datetime, timedelta

from services.papers import Papers

NOON = datetime(2023, 1, 12, 12, tzinfo=UTC)


def test_a_second_tap_brings_no_second_paper() -> None:
    papers = Papers()
    papers.note_given(1, "report", NOON, "content")
    assert papers.is_given(1, "report", NOON + timedelta(seconds=3), "content")


def test_a_paper_comes_again_after_the_clock_was_put_back() -> None:
    papers = Papers()
    papers.note_given(1, "report", NOON, "content")
    assert not papers.is_given(1, "report", NOON - timedelta(hours=1), "content")
