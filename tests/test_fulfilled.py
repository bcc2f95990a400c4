"""What the order itself fulfils (RULES §3)."""

from datetime import date

import pytest

from roadmap.fulfilled import is_done_by_order
from roadmap.model import Period, PrintedItem

TITLE = "План мероприятий адресной методической помощи школам города в 2022/2023 учебном году"
YEAR = Period(date(2022, 9, 1), date(2023, 8, 31))


@pytest.mark.parametrize(
    ("measure", "result", "done"),
    [
        pytest.param(
            "Разработка и утверждение Плана мероприятий", "Приказ УО", True, id="proved by an order"
        ),
        pytest.param("Разработка и утверждение Плана мероприятий", "Отчёт", False, id="proved otherwise"),
        pytest.param("Разработка планов адресной методической помощи школам", "", True, id="as its title"),
        pytest.param("Разработка плана подготовки школ к экзаменам", "", False, id="another plan"),
        pytest.param(
            "Разработка и утверждение Плана мероприятий на 2023/2024 учебный год",
            "Приказ УО",
            False,
            id="of another year",
        ),
        pytest.param(
            "Реализация Плана мероприятий адресной методической помощи", "", False, id="no plan made"
        ),
    ],
)
def test_the_plan_that_an_order_approves_is_done_by_it(measure: str, result: str, done: bool) -> None:
    row = PrintedItem("1.1", "", False, measure, "", "", "УО", result, "1/2")
    assert is_done_by_order(row, TITLE, YEAR) is done
