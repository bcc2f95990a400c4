"""What each figure of the summary counts (DESIGN §7)."""

from dataclasses import asdict
from datetime import date

import pytest

from roadmap.due import DueFacts
from roadmap.model import Evidence, Status, Verdict
from roadmap.progress import Counts, Facts, count
from services.calendar import Calendar

DUE = date(2022, 12, 30)
TODAY = date(2023, 1, 31)
WAITING = DueFacts(due=DUE)
IN_TIME, TOO_LATE = date(2022, 12, 29), date(2023, 1, 9)
SILENT = Facts(due=WAITING, evidence=Evidence.DOCUMENT)
DONE = Facts(
    due=WAITING._replace(status=Status.DONE), evidence=Evidence.DOCUMENT, answered_on=IN_TIME, has_paper=True
)


def figures(facts: Facts, calendar: Calendar) -> dict[str, int]:
    """The figures that are not zero, without those that say only that it was asked."""
    found = asdict(count([facts], TODAY, calendar.workdays))
    return {name: number for name, number in found.items() if number and name != "asked"}


def status(facts: Facts, value: Status, **more: object) -> Facts:
    return facts._replace(due=facts.due._replace(status=value, **more))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(SILENT, "pending due overdue silent", id="silent"),
        pytest.param(SILENT._replace(due=DueFacts(due=TODAY)), "pending", id="its last day is not over"),
        pytest.param(
            SILENT._replace(is_reachable=False, was_asked=False),
            "pending due not_asked",
            id="never could be asked",
        ),
        pytest.param(
            SILENT._replace(is_reachable=False), "pending due overdue not_asked", id="blocked later"
        ),
        pytest.param(
            SILENT._replace(due=WAITING._replace(conditional=True)), "pending due silent", id="conditional"
        ),
        pytest.param(SILENT._replace(due=WAITING._replace(is_invitation=True)), "pending", id="a contest"),
        pytest.param(
            DONE._replace(due=DONE.due._replace(is_invitation=True), answered_on=TOO_LATE),
            "done review",
            id="a contest is answered at any time",
        ),
        pytest.param(
            SILENT._replace(due=WAITING._replace(extension_asked=TODAY)),
            "pending due",
            id="request undecided",
        ),
        pytest.param(
            SILENT._replace(due=WAITING._replace(extended_to=TODAY)),
            "pending extended",
            id="extended until today",
        ),
        pytest.param(
            SILENT._replace(due=WAITING._replace(returned_on=date(2023, 1, 9))),
            "pending due overdue returned",
            id="returned, not answered since",
        ),
        pytest.param(
            SILENT._replace(due=WAITING._replace(returned_on=TODAY)), "pending returned", id="returned today"
        ),
        pytest.param(DONE, "done due due_done review", id="done"),
        pytest.param(DONE._replace(verdict=Verdict.ACCEPTED), "done due due_done accepted", id="accepted"),
        pytest.param(
            DONE._replace(answered_on=TOO_LATE), "done due due_done late review", id="answered late"
        ),
        pytest.param(
            DONE._replace(answered_on=TOO_LATE, document_date=IN_TIME),
            "done due due_done review",
            id="answered late, but the document is of its time",
        ),
        pytest.param(
            DONE._replace(has_paper=False),
            "done due due_done review without_evidence",
            id="done without evidence",
        ),
        pytest.param(
            DONE._replace(has_paper=False, has_words=True),
            "done due due_done review without_evidence",
            id="words do not prove an order",
        ),
        pytest.param(
            DONE._replace(has_paper=False, has_words=True, evidence=Evidence.PHRASES),
            "done due due_done review",
            id="words where words are asked",
        ),
        pytest.param(
            DONE._replace(has_paper=False, evidence=Evidence.NUMBERS),
            "done due due_done review",
            id="numbers only",
        ),
        pytest.param(
            DONE._replace(has_paper=False, evidence=Evidence.ATTENDANCE),
            "done due due_done review",
            id="attendance",
        ),
        pytest.param(
            status(SILENT, Status.IN_PROGRESS), "in_progress due overdue", id="in progress too long"
        ),
        pytest.param(
            status(SILENT, Status.IN_PROGRESS, interim=True)._replace(answered_on=IN_TIME),
            "in_progress due due_done",
            id="goes on, at an interim date",
        ),
        pytest.param(status(SILENT, Status.DIFFICULTY), "difficulty due", id="a difficulty"),
        pytest.param(
            status(DONE, Status.NOT_APPLICABLE),
            "not_applicable due review",
            id="not applicable, not accepted yet",
        ),
        pytest.param(
            status(DONE, Status.NOT_APPLICABLE)._replace(verdict=Verdict.ACCEPTED),
            "not_applicable accepted",
            id="not applicable, accepted: out of the denominator",
        ),
        pytest.param(
            SILENT._replace(due=WAITING._replace(is_event=True)), "pending", id="an event that was not held"
        ),
    ],
)
def test_an_assignment_adds_one_to(facts: Facts, expected: str, calendar: Calendar) -> None:
    assert figures(facts, calendar) == dict.fromkeys(expected.split(), 1)


def test_figures_add_up(calendar: Calendar) -> None:
    both = count([SILENT, DONE], TODAY, calendar.workdays)

    assert both == count([SILENT], TODAY, calendar.workdays) + count([DONE], TODAY, calendar.workdays)
    assert sum([both, Counts()], Counts()) == both
