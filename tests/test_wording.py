"""What one line of a list says of twins, of several months and of a pair."""

from dataclasses import replace

from test_agenda import NOVEMBER, OCTOBER, ORDERS, PAIR

from handlers.wording import line, whose
from locales.texts import Texts

RU = Texts("ru")


def test_twins_are_named_once_with_both_numbers() -> None:
    twin = replace(ORDERS, id=2, code="ДК3", number="1.4")
    assert line(RU, ORDERS, twin) == "• школьная дорожная карта, приказ (ДК1 · 1.6, ДК3 · 1.4)"


def test_months_that_merged_are_named() -> None:
    deeds = [replace(row, short_name="консультации") for row in (OCTOBER, NOVEMBER)]
    assert line(RU, *deeds) == "• консультации: октябрь, ноябрь (ДК1 · 1.9)"


def test_both_schools_of_a_pair_are_named() -> None:
    assert line(RU, replace(PAIR, short_name="план пары")) == (
        "• план пары, пара СШ № 9 и СШ № 33 (ДК1 · 1.6)"
    )
    assert whose(PAIR) == "СШ № 9, СШ № 33"
