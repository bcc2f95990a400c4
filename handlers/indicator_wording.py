"""An indicator's target, value and conclusion in words: the same in the chat and in the paper."""

from locales.texts import Texts
from roadmap.indicator_values import Conclusion, Fact, IndicatorValue
from roadmap.indicators import SCHOOLS
from services.indicator_reading import Line
from storage.indicators import TargetRow

OP_KEYS = {
    ">=": "official-op-least",
    "<=": "official-op-most",
    ">": "official-op-over",
    "<": "official-op-under",
}


def planned(texts: Texts, target: TargetRow) -> str:
    """«не менее 75 %»."""
    op = texts.say_plain(OP_KEYS[target.op]) if target.op in OP_KEYS else ""
    return " ".join(filter(None, (op, number(target.value, target.unit))))


def wanted(texts: Texts, line: Line) -> str:
    """«5 из 6»: whole schools where schools are counted, else as printed."""
    value = line.value
    if value.is_of_schools and value.size:
        return texts.say_plain("official-share", done=value.needed, total=value.size)
    return planned(texts, line.target)


def fact(texts: Texts, value: IndicatorValue, told: Fact) -> str:
    """«5 из 6»; teachers with their share, which is cut and not rounded: «25 из 40 (62 %)»."""
    if told.part is None or told.whole is None:
        return amount(told.value or 0.0, value.unit)
    share = texts.say_plain("official-share", done=told.part, total=told.whole)
    if value.is_of_schools or value.unit != "%" or not told.whole:
        return share
    return f"{share} ({number(told.part * 100 // told.whole, value.unit)})"


def amount(value: float, unit: str) -> str:
    """A bare number, unless it is a share: what was counted is said beside it."""
    return number(value, unit if unit == "%" else "")


def number(value: float, unit: str) -> str:
    return f"{value:g}".replace(".", ",") + (f" {unit}" if unit else "")


def group(texts: Texts, target: TargetRow) -> str:
    """«ШПУ, ШБУ», or all schools."""
    return texts.say_plain("indicator-all-schools") if SCHOOLS in target.group else ", ".join(target.group)


PAPER_KEYS = {
    Conclusion.MET: "official-indicator-met",
    Conclusion.NOT_MET: "official-indicator-missed",
    Conclusion.UNKNOWN: "official-indicator-unknown",
}
