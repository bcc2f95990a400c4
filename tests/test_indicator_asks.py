"""What is written after «показатели»."""

from datetime import date

import pytest

from handlers.indicator_asks import IndicatorAsk, read_indicator_ask
from locales.texts import Texts

TEXTS = Texts("ru", strict=True)
JULY = date(2023, 7, 13)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Показатели", IndicatorAsk()),
        ("показатели 13.07.2023", IndicatorAsk(day=JULY)),
        ("показатели ДК1", IndicatorAsk("дк1")),
        ("показатели ДК 1 на 13.07.2023", IndicatorAsk("дк1", JULY)),
        ("показатель ДК1 · 3.3", IndicatorAsk("дк1", item="3.3")),
        ("показатель ДК3 3.2+1", IndicatorAsk("дк3", item="3.2+1")),
        ("показатель ДК1 3.3 5 из 6", IndicatorAsk("дк1", item="3.3", value="5 из 6")),
        ("показатель ДК1 3.3: 62 %, по справке", IndicatorAsk("дк1", item="3.3", value="62 %, по справке")),
        ("показатель ДК1 3.3 на 13.07.2023 5 из 6", IndicatorAsk("дк1", JULY, "3.3", value="5 из 6")),
        ("показатель ДК2 3.1 ШФНСУ 2 из 2", IndicatorAsk("дк2", None, "3.1", "шфнсу", value="2 из 2")),
        ("показатель ДК2 3.1 ШФНСУ", IndicatorAsk("дк2", None, "3.1", "шфнсу")),
        ("показатель ДК1 3.3 отменить", IndicatorAsk("дк1", item="3.3", is_undo=True)),
        ("показатели ДК2 начальные", IndicatorAsk("дк2", is_baseline=True)),
        ("показатели ДК2 начальное 3", IndicatorAsk("дк2", number=3, is_baseline=True)),
        (
            "показатели ДК2 начальное 3 62,5 %",
            IndicatorAsk("дк2", number=3, value="62,5 %", is_baseline=True),
        ),
        (
            "показатели ДК2 начальное 12 8 из 43",
            IndicatorAsk("дк2", number=12, value="8 из 43", is_baseline=True),
        ),
        (
            "показатели ДК2 начальное 3 отменить",
            IndicatorAsk("дк2", number=3, is_baseline=True, is_undo=True),
        ),
        ("показатели у нас хорошие", None),
        ("показатели ДК1 выросли", None),
        ("отчёт", None),
    ],
)
def test_what_is_asked(text: str, ask: IndicatorAsk | None) -> None:
    assert read_indicator_ask(TEXTS, text) == ask
