"""Words that name what hinders a school."""

import pytest

from roadmap.difficulties import Reason, reason_of
from storage.schema_answers import DIFFICULTIES


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("нет кадров", Reason.NO_STAFF),
        ("Нет молодых педагогов, не понимаем, кого закреплять", Reason.NO_STAFF),
        ("не можем, нет специалиста", Reason.NO_STAFF),
        ("вести некому", Reason.NO_STAFF),
        ("нет средств", Reason.NO_FUNDS),
        ("не хватает денег на программы", Reason.NO_FUNDS),
        ("ждём организатора", Reason.WAITING_ORGANIZER),
        ("ждем дату от управления", Reason.WAITING_ORGANIZER),
        ("не успели", Reason.NO_TIME),
        ("НЕ ХВАТАЕТ ВРЕМЕНИ", Reason.NO_TIME),
    ],
)
def test_a_ready_reason_is_known_by_its_words(words: str, reason: Reason) -> None:
    assert reason_of(words) is reason


@pytest.mark.parametrize("words", ["", "нет денег и кадров", "болеют дети", "сломался принтер"])
def test_what_names_no_reason_or_several_is_left_as_words(words: str) -> None:
    assert reason_of(words) is None


def test_the_reasons_are_those_that_the_log_can_hold() -> None:
    assert tuple(Reason) == DIFFICULTIES
