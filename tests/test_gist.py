"""What of the printed words a card repeats."""

import pytest

from roadmap.gist import tells_more

SUPPORT = "Реализация мер индивидуальной поддержки обучающихся"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("100% ОО", "Заполнение форм мониторинга"),
        ("100% ОО кластера ШНРО", "Рассмотрение коллегиальными органами ОО вопросов"),
        ("100% школьных команд ОО кластера ШсРНР", "Рассмотрение коллегиальными органами ОО вопросов"),
        ("Анализ результатов оценочных процедур 100% ОО", "Анализ результатов оценочных процедур"),
        ("Не менее 50% ШНРО реализуют меры индивидуальной поддержки обучающихся", SUPPORT),
        ("", SUPPORT),
    ],
)
def test_a_share_of_all_schools_tells_one_school_nothing(text: str, measure: str) -> None:
    assert not tells_more(text, measure)


@pytest.mark.parametrize(
    "text",
    [
        "План разрабатывается для организации работы на уровне школы, учитывает особенности ОО",
        "В мероприятиях принимают участие не менее 40% педагогических работников",
        "Не менее 75% учителей ШНРО освоили ИОМ",
    ],
)
def test_what_a_school_can_heed_is_told(text: str) -> None:
    assert tells_more(text, "Разработка и утверждение Плана мероприятий")


def test_a_measure_that_is_the_name_again_is_not_told_twice() -> None:
    assert not tells_more("Участие педагогов", "участие педагогов, числа")
