"""Short lines as directors write them, part by part."""

from datetime import date

import pytest

from roadmap.answers import Ref, Said, Tone, Word, parse_answer, parse_answers
from roadmap.model import Status
from roadmap.own_plans import CODE

TODAY = date(2022, 12, 24)
DECEMBER_23 = date(2022, 12, 23)


def test_two_items_may_stand_differently_in_one_line() -> None:
    said = parse_answers("1.6 готово, приказ 45 от 23.12, а 1.7 в работе", TODAY)
    assert [(each.refs, each.status, each.document_number) for each in said] == [
        ((Ref("1.6"),), Status.DONE, "45"),
        ((Ref("1.7"),), Status.IN_PROGRESS, None),
    ]


def test_a_code_holds_for_the_numbers_after_it() -> None:
    (said,) = parse_answers("ДК3 1.4, 1.5 и ДК1 1.6 готово", TODAY)
    assert said.refs == (Ref("1.4", "ДК3"), Ref("1.5", "ДК3"), Ref("1.6", "ДК1"))


def test_a_number_of_no_item_may_be_a_day() -> None:
    (said,) = parse_answers("23.12 провели консультацию", TODAY, {"1.6"})
    assert said.refs == ()
    assert said.comment == "23.12 провели консультацию"


@pytest.mark.parametrize(
    "text", ["не готово", "почти готово", "готово, но не подписано", "будет готово", "готово?"]
)
def test_what_is_doubted_is_no_status(text: str) -> None:
    said = parse_answer(text, TODAY)
    assert said.status is None
    assert said.tone is not Tone.PLAIN


def test_words_beside_a_status_are_the_comment() -> None:
    said = parse_answer("ведётся, провели две консультации", TODAY)
    assert (said.status, said.comment) == (Status.IN_PROGRESS, "провели две консультации")


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("приказ № 145-ОД от 23.12.2022", "145-ОД", DECEMBER_23),
        ("Приказ от 23.12.2022 № 145", "145", DECEMBER_23),
        ("приказ № 45-од от 23 декабря", "45-од", DECEMBER_23),
        ("№ 348 от 30.12.2020", "348", date(2020, 12, 30)),
        ("приказ 45", "45", None),
        ("приказ от 23.12", None, DECEMBER_23),
        ("договор с СШ № 2 от 15.12.2022 № 3", "3", date(2022, 12, 15)),
    ],
)
def test_a_document_is_its_number_and_date(text: str, number: str | None, day: date | None) -> None:
    said = parse_answer(text, TODAY)
    assert (said.document_number, said.document_date) == (number, day)


def test_a_date_without_a_year_is_the_last_one_or_a_few_days_ahead() -> None:
    assert parse_answer("приказ 45 от 25.12", TODAY).document_date == date(2022, 12, 25)
    assert parse_answer("приказ 45 от 01.09", TODAY).document_date == date(2022, 9, 1)


def test_the_printed_year_of_an_order_to_come_is_believed_only_of_orders() -> None:
    assert parse_answer("№ 612 от 12.12.2023", TODAY).document_date == date(2023, 12, 12)
    assert parse_answers("№ 612 от 12.12.2023", TODAY)[0].document_date is None


def test_a_year_that_cannot_be_told_is_left_open() -> None:
    said = parse_answer("приказ 45 от 10.01", TODAY)
    assert (said.document_number, said.document_date) == ("45", None)


def test_an_impossible_date_is_no_requisite() -> None:
    assert parse_answer("45 от 31.02.2022", TODAY) == Said(
        comment="45 от 31.02.2022", told="45 от 31.02.2022"
    )


def test_counts_that_cannot_be_are_no_counts() -> None:
    assert not parse_answer("32 из 14", TODAY).has_figures
    assert not parse_answer("14 из 9000", TODAY).has_figures


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("отменить", Word.UNDO),
        ("Отмените, пожалуйста", Word.UNDO),
        ("как в прошлый раз", Word.AS_BEFORE),
        ("Да, были", Word.YES),
        ("нет", Word.NO),
    ],
)
def test_some_lines_are_one_word_of_command(text: str, word: Word) -> None:
    assert parse_answer(text, TODAY).word is word


def test_a_link_is_one_word() -> None:
    said = parse_answer("https://school9.ru/prikaz-45.pdf", TODAY)
    assert (said.document_number, said.comment) == (None, "https://school9.ru/prikaz-45.pdf")


@pytest.mark.parametrize(
    "text", ["1.1 " * 25_000, "приказ " * 20_000, "14 из " * 20_000, "ъ" * 100_000, "и, " * 30_000]
)
def test_a_long_line_takes_linear_time(text: str) -> None:
    assert parse_answer(text, TODAY).status is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("ваша карта 3 выполнено", "3"),
        ("карта школы п. 3 готово", "3"),
        ("Наша карта, пункт 1.2: выполнено", "1.2"),
        ("(ваша карта · 2) сделано", "2"),
        ("выполнено, по нашей карте 12", "12"),
    ],
)
def test_a_row_of_the_schools_own_plan_is_named_by_a_number_alone(text: str, row: str) -> None:
    (said,) = parse_answers(text, TODAY, {"1.6", "3"})
    assert (said.refs, said.status, said.comment) == ((Ref(row, CODE),), Status.DONE, "")


@pytest.mark.parametrize(
    "text", ["дорожная карта школы 3 готова", "карта школы 45 от 23.12", "наша карта 23.12 готова", "карта 3"]
)
def test_what_may_be_a_document_or_a_day_names_no_row(text: str) -> None:
    (said,) = parse_answers(text, TODAY, {"1.6", "3"})
    assert said.refs == ()


def test_a_second_bare_number_makes_the_line_doubtful() -> None:
    (said,) = parse_answers("ваша карта 1, 2 выполнено", TODAY, {"1", "2"})
    assert (said.status, said.tone) == (None, Tone.DOUBT)
