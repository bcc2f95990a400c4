"""What a row of the official report says, from what was told of it."""

from dataclasses import replace
from datetime import date

import pytest
from test_report_rows import ACCEPTED, ELEVEN, ITEM, NINE, december, row

from handlers.report_row_words import RowWords
from locales.texts import Texts
from roadmap.model import Evidence, ItemKind, Side, Status
from roadmap.report_rows import Meeting, ReportRow

WORDS = RowWords(Texts("ru", strict=True), ("594", date(2022, 12, 13)))
BODYS = replace(ITEM, for_schools=False)
HOLDING = replace(BODYS, kind=ItemKind.EVENT, side=Side.HOLDING)
TAKING_PART = replace(ITEM, kind=ItemKind.EVENT, side=Side.TAKING_PART, evidence=Evidence.ATTENDANCE)


def lines(given: tuple[str, ...]) -> str:
    return "\n".join(given).replace("\u00a0", " ")


def test_what_a_body_said_begins_with_a_capital_letter() -> None:
    said = replace(ACCEPTED, organization="УОиМП", comment="направлены 12 педагогов", number="612")
    assert lines(WORDS.told(row(december(said), item=BODYS))) == ("Издан приказ.\nНаправлены 12 педагогов.")


def test_a_typed_proof_and_reason_begin_with_a_capital_letter() -> None:
    cells = WORDS.cells(row(december(NINE), typed="Документы: письмо № 14\nПричина: карантин"))
    assert (lines(cells.proof), lines(cells.reason)) == ("Письмо № 14", "Карантин.")


UNHELD = {
    "who holds it": (row(december(NINE), item=HOLDING), "Мероприятие не проведено."),
    "who was to come": (row(december(NINE, ELEVEN), item=TAKING_PART), "Мероприятие не проведено."),
    "a difficulty is told as it is": (
        row(december(replace(NINE, status=Status.DIFFICULTY, difficulty="no_staff")), item=HOLDING),
        "Возникли трудности (не хватает кадров).",
    ),
    "held": (row(december(NINE, meeting=Meeting(held_on=date(2022, 12, 22))), item=HOLDING), ""),
}


@pytest.mark.parametrize(("given", "reason"), UNHELD.values(), ids=UNHELD)
def test_of_a_meeting_that_was_not_held_nobody_is_called_silent(given: ReportRow, reason: str) -> None:
    assert lines(WORDS.reasons(given)) == reason


def test_a_silent_school_is_named() -> None:
    assert lines(WORDS.reasons(row(december(ACCEPTED, ELEVEN)))) == "Сведения не представлены: СШ № 11."


def test_when_all_of_many_are_silent_they_are_counted() -> None:
    silent = [replace(ELEVEN, organization=f"СШ № {number}") for number in range(1, 23)]
    everybody = lines(WORDS.reasons(row(december(*silent))))
    assert everybody == "Сведения не представлены: все 22 общеобразовательные организации."
    but_one = lines(WORDS.reasons(row(december(replace(ACCEPTED, organization="СШ № 40"), *silent))))
    assert but_one.startswith("Сведения не представлены: СШ № 1, СШ № 2,")
