"""Schedules written as a plan would print them, one wording chosen by a number."""

from datetime import date

from roadmap.grammar_tree import Every, Recurring
from roadmap.model import Schedule, TermKind, Window
from roadmap.months import MONTHS, forms

NOMINATIVE = [forms(name)[0] for name in MONTHS]
GENITIVE = [forms(name)[1] for name in MONTHS]
ROMAN = ["I", "II", "III", "IV"]
WHOLE = {
    TermKind.ALL_YEAR: ["в течение года", "весь период", "постоянно", "в теч. уч. г.", "2022/2023 уч. год"],
    TermKind.BY_SCHEDULE: ["по графику", "согласно плану работы", "в установленные сроки", "по плану школы"],
    TermKind.ON_DEMAND: ["по необходимости", "по запросу", "при необходимости", "по заявкам школ"],
    TermKind.EVENT_RELATIVE: ["после ГИА", "по итогам четверти", "в течение 5 дней", "осенние каникулы"],
    TermKind.NONE: ["", "—", "кое-когда", "31.02.2023", "УОиМП, ОЦПРМСО"],
}
SINGLE = {
    Every.WEEK: ["еженедельно", "1 раз в неделю", "не реже 1 раза в неделю"],
    Every.MONTH: ["ежемесячно", "раз в месяц", "не реже одного раза в месяц", "каждый месяц"],
    Every.QUARTER: ["ежеквартально", "1 раз в квартал", "поквартально"],
    Every.HALF: ["раз в полугодие", "2 раза в год", "по полугодиям", "дважды в год"],
    Every.YEAR: ["ежегодно", "1 раз в год"],
}
STEPS = {Every.WEEK: "недели", Every.MONTH: "месяца"}


def write_schedule(schedule: Schedule, style: int) -> str:
    """All but what recurs, whose windows do not say how it was printed."""
    if schedule.kind in WHOLE:
        return _pick(WHOLE[schedule.kind], style)
    writers = {
        TermKind.DATES: write_dates,
        TermKind.DEADLINE: write_deadline,
        TermKind.QUARTER: write_quarter,
        TermKind.HALF_YEAR: write_half,
    }
    write = writers.get(schedule.kind, write_months)
    comma = _pick([", ", " и ", "; ", "\n"], style)
    text = comma.join(write(window, style) for window in schedule.windows)
    return f"{text} (по запросу)" if schedule.conditional else text


def write_dates(window: Window, style: int) -> str:
    first = window.start or window.end
    if first == window.end:
        return write_day(first, style)
    start, end = write_day(first, style), write_day(window.end, style)
    return _pick([f"с {start} по {end}", f"{start}{_dash(style)}{end}"], style)


def write_deadline(window: Window, style: int) -> str:
    return f"{_pick(['до', 'не позднее', 'в срок до'], style)} {write_day(window.end, style)}"


def write_day(day: date, style: int) -> str:
    spelled = f"{day.day} {GENITIVE[day.month - 1]} {day.year}"
    return _pick([f"{day:%d.%m.%Y}", f"{spelled} г.", f"{day:%d.%m.%y}", f"{spelled} года"], style)


def write_months(window: Window, style: int) -> str:
    first = window.start or window.end
    last = f"{NOMINATIVE[window.end.month - 1]} {window.end.year}"
    if (first.year, first.month) == (window.end.year, window.end.month):
        return _pick([last, f"{last} г.", last.upper()], style)
    return f"{NOMINATIVE[first.month - 1]} {first.year}{_dash(style)}{last}"


def write_quarter(window: Window, style: int) -> str:
    number = (window.end.month + 2) // 3
    return f"{_pick([str(number), ROMAN[number - 1]], style)} квартал {window.end.year}"


def write_half(window: Window, style: int) -> str:
    number = 1 if window.end.month == 6 else 2
    return f"{_pick([str(number), ROMAN[number - 1]], style)} полугодие {window.end.year} г."


def write_recurring(recurring: Recurring, style: int) -> str:
    if recurring.step > 1:
        return f"1 раз в {recurring.step} {STEPS[recurring.every]}"
    return _pick(SINGLE[recurring.every], style)


def _dash(style: int) -> str:
    return _pick(["-", " - ", "–", " – ", "—", "‑"], style)


def _pick(wordings: list[str], style: int) -> str:
    return wordings[style % len(wordings)]
