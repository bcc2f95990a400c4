"""Short names of measures that no table knows: whole words, right cases, nothing that has to be guessed."""

import pytest

from roadmap.model import Evidence, ItemKind, Side
from roadmap.naming import find_subject, name_item


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("Создание рабочей группы по реализации Плана мероприятий", "создание рабочей группы"),
        ("Назначение муниципального координатора", "назначение муниципального координатора"),
        ("Проведение входной диагностики (стартовой) по русскому языку", "проведение входной диагностики"),
        (
            "Проведение заседаний муниципального методического совета по вопросам подготовки к ГИА",
            "проведение заседаний методического совета",
        ),
        (
            "Формирование и утверждение графика проведения оценочных процедур на учебный год",
            "утверждение графика проведения процедур",
        ),
        ("1.1.1 Утверждение приказа", "утверждение приказа"),
        ("2) Анализ кадровых условий ОО", "анализ кадровых условий ОО"),
        ("Круглый стол «Школа – территория успеха»", "круглый стол"),
    ],
)
def test_an_unknown_measure_is_named_by_its_beginning(measure: str, name: str) -> None:
    assert find_subject(measure) == name


@pytest.mark.parametrize(
    ("kind", "name"), [(ItemKind.EVENT, "совещание, протокол"), (ItemKind.CONTINUING, "совещания, протокол")]
)
def test_meetings_of_a_whole_year_are_many(kind: ItemKind, name: str) -> None:
    measure, result = "Проведение инструктивных совещаний с руководителями", "Протоколы совещаний"
    assert name_item(measure, result, kind, Evidence.MINUTES, Side.HOLDING) == name


def test_what_proves_it_is_named_when_there_is_room() -> None:
    short, long = "Разработка локальных актов", "Назначение муниципального координатора"
    named = [name_item(each, "Приказ", ItemKind.DEED, Evidence.DOCUMENT, None) for each in (short, long)]
    assert named == ["локальные акты, приказ", "назначение муниципального координатора"]
