"""Duties of an order's own text, built by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

from sample_orders import DEED, order

from roadmap.model import Mentorship, Obligation, Order

JANUARY, JULY = date(2023, 1, 20), date(2023, 7, 13)
REPORT = Obligation(
    who="ОЦПРМСО",
    to="УОГ",
    what="Предоставить информацию о реализации Плана в срок до 20.01.2023 и 13.07.2023.",
    dates=(JANUARY, JULY),
    point="2.3",
    short_name="информация о реализации Плана",
    asked=("ОЦПРМСО",),
    has_deliverable=True,
)
COORDINATES = replace(REPORT, point="2.1", what="Обеспечить координацию", dates=(), has_deliverable=False)
PLANS = Obligation(
    who="Руководители школ",
    to="",
    what="Разработать планы мероприятий не позднее 31.01.2023.",
    dates=(date(2023, 1, 31),),
    point="3.1",
    short_name="план школы",
    asked=("schools",),
    has_deliverable=True,
)
TOGETHER = replace(
    PLANS, point="1.2.1", what="Разработать план пары", short_name="план пары", asked=("pairs",)
)
PAIR = Mentorship("СШ № 2", "СШ № 9", "2022/2023")


def with_duties(*duties: Obligation, **more: Any) -> Order:
    return replace(order(DEED), obligations=duties, **more)
