"""Which answers accept themselves, when one has waited too long, and what comes after what."""

from dataclasses import replace
from datetime import date

import pytest

from roadmap.model import Evidence, ItemKind, Status, Verdict
from roadmap.reviewing import (
    Given,
    accepts_itself,
    following,
    is_complete_answer,
    is_line,
    is_unchecked,
)
from roadmap.standing import last_return, standing
from roadmap.workdays import WorkDays
from storage.standings import LogRow

DEED = Given(Status.DONE, ItemKind.DEED, Evidence.DOCUMENT, conditional=False, interim=False)
NUMBERS = replace(DEED, evidence=Evidence.NUMBERS)
INTERIM = replace(DEED, status=Status.IN_PROGRESS, kind=ItemKind.CONTINUING, interim=True)
SKIPPED = replace(DEED, status=Status.NOT_APPLICABLE)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(replace(DEED, evidence=Evidence.ATTENDANCE), id="attendance"),
        pytest.param(replace(SKIPPED, conditional=True), id="not needed on a condition"),
        pytest.param(replace(NUMBERS, done=14, total=32), id="sensible numbers"),
        pytest.param(replace(NUMBERS, done=3000, total=3000), id="the largest numbers"),
        pytest.param(replace(INTERIM, has_words=True), id="going on, with its line"),
        pytest.param(replace(INTERIM, done=14, total=32), id="going on, in figures"),
        pytest.param(replace(DEED, kind=ItemKind.RECURRING), id="a recurring deed's tap"),
    ],
)
def test_what_leaves_nothing_to_judge_accepts_itself(given: Given) -> None:
    assert accepts_itself(given)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(DEED, id="an order of the school"),
        pytest.param(SKIPPED, id="not applicable"),
        pytest.param(replace(SKIPPED, kind=ItemKind.RECURRING), id="a recurring deed that is not applicable"),
        pytest.param(NUMBERS, id="numbers not given"),
        pytest.param(replace(NUMBERS, done=14), id="one number of two"),
        pytest.param(replace(NUMBERS, done=33, total=32), id="more than all"),
        pytest.param(replace(NUMBERS, done=14, total=3001), id="too many for a school"),
        pytest.param(replace(NUMBERS, done=0, total=0), id="nobody of nobody"),
        pytest.param(INTERIM, id="going on, without a line"),
        pytest.param(replace(INTERIM, done=14), id="going on, one number of two"),
        pytest.param(replace(INTERIM, done=33, total=32, has_words=True), id="going on, more than all"),
        pytest.param(replace(INTERIM, interim=False, has_words=True), id="in progress"),
        pytest.param(replace(DEED, status=Status.DIFFICULTY), id="a difficulty"),
    ],
)
def test_the_rest_waits_for_a_person(given: Given) -> None:
    assert not accepts_itself(given)


@pytest.mark.parametrize(
    ("status", "interim", "has_line", "complete"),
    [
        (Status.DONE, False, False, True),
        (Status.NOT_APPLICABLE, False, False, True),
        (Status.IN_PROGRESS, True, True, True),
        (Status.IN_PROGRESS, True, False, False),
        (Status.IN_PROGRESS, False, True, False),
        (Status.DIFFICULTY, False, True, False),
    ],
)
def test_only_what_is_complete_can_be_judged(
    status: Status, interim: bool, has_line: bool, complete: bool
) -> None:
    assert is_complete_answer(status, interim=interim, has_line=has_line) is complete


@pytest.mark.parametrize(
    ("comment", "done", "document_number", "has_files", "is_told"),
    [
        ("Провели две встречи", None, None, False, True),
        ("", 14, None, False, True),
        ("", 0, None, False, True),
        ("", None, "45", False, True),
        ("", None, None, True, True),
        (" ", None, None, False, False),
    ],
)
def test_a_line_is_words_figures_a_document_or_a_file(
    comment: str, done: int | None, document_number: str | None, has_files: bool, is_told: bool
) -> None:
    assert is_line(comment, done, document_number, has_files=has_files) is is_told


def test_ten_working_days_are_left_for_looking_at_an_answer() -> None:
    answered, workdays = date(2022, 12, 20), WorkDays()
    last = workdays.forward(answered, 10)

    assert not is_unchecked(answered, last, workdays)
    assert is_unchecked(answered, workdays.forward(last, 1), workdays)


@pytest.mark.parametrize(
    ("waiting", "current", "after"),
    [((1, 2, 3), 1, 2), ((1, 2, 3), 3, 1), ((7,), 7, None), ((5, 6), 4, 5), ((), 4, None)],
)
def test_after_each_comes_the_next_and_after_the_last_the_first(
    waiting: tuple[int, ...], current: int, after: int | None
) -> None:
    assert following(waiting, current) == after


def entry(id_: int, verdict: Verdict | None = None, undoes: int | None = None) -> LogRow:
    moment = None
    return LogRow(id_, 1, Status.DONE, undoes, moment, None, None, "", verdict, moment)  # type: ignore[arg-type]


def test_a_return_is_the_last_word_until_something_is_answered() -> None:
    log = [entry(1), entry(2, Verdict.RETURNED)]

    assert last_return(log) == log[1]
    assert standing(log) == log[0]
    assert last_return([*log, entry(3)]) is None


def test_an_answer_that_was_taken_back_is_no_last_word() -> None:
    log = [entry(1, Verdict.RETURNED), entry(2), entry(3, undoes=2)]

    assert last_return(log) == log[0]
    assert standing(log) is None
