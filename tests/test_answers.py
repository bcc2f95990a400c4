"""Short lines as directors write them."""

from datetime import date

import pytest

from roadmap.answers import Ref, Said, parse_answer
from roadmap.model import Status

TODAY = date(2022, 12, 24)
DECEMBER_23 = date(2022, 12, 23)
DONE = Status.DONE

LINES = {
    "1.6 выполнено, приказ 45 от 23.12": Said(
        (Ref("1.6"),), DONE, document_number="45", document_date=DECEMBER_23
    ),
    "ДК1 1.6 +": Said((Ref("1.6", "ДК1"),), DONE),
    "дк3·1.4 готово": Said((Ref("1.4", "ДК3"),), DONE),
    "1.6, 1.7 выполнено": Said((Ref("1.6"), Ref("1.7")), DONE),
    "1.6 и 1.7 сделано": Said((Ref("1.6"), Ref("1.7")), DONE),
    "по 1.8 трудности: нет кадров": Said((Ref("1.8"),), Status.DIFFICULTY, comment="нет кадров"),
    "14 из 32": Said(done_count=14, total_count=32),
    "не потребовалось": Said(status=Status.NOT_APPLICABLE),
    "приказ № 145-ОД от 23.12.2022": Said(document_number="145-ОД", document_date=DECEMBER_23),
    "Приказ от 23.12.2022 № 145": Said(document_number="145", document_date=DECEMBER_23),
    "приказ 45": Said(document_number="45"),
    "готово": Said(status=DONE),
    "в работе": Said(status=Status.IN_PROGRESS),
    "ведётся, провели две консультации": Said(status=Status.IN_PROGRESS, comment="провели две консультации"),
    "не готово": Said(comment="не готово"),
    "ещё не выполнено, ждём приказ": Said(comment="ещё не выполнено, ждём приказ"),
    "не успеваем": Said(status=Status.DIFFICULTY),
    "1.9 не потребовалось": Said((Ref("1.9"),), Status.NOT_APPLICABLE),
    "Закрепили молодых учителей": Said(comment="Закрепили молодых учителей"),
    "32 из 14": Said(comment="32 из 14"),
    "": Said(),
}


@pytest.mark.parametrize("text", LINES, ids=list(LINES))
def test_a_line_means_what_it_says(text: str) -> None:
    assert parse_answer(text, TODAY) == LINES[text]


def test_a_date_without_a_year_is_the_last_one_before_today() -> None:
    assert parse_answer("приказ 45 от 25.12", TODAY).document_date == date(2021, 12, 25)


def test_an_impossible_date_is_no_requisite() -> None:
    assert parse_answer("45 от 31.02.2022", TODAY).document_date is None


def test_a_long_line_takes_linear_time() -> None:
    assert parse_answer("1.1 " * 25_000, TODAY).status is None
