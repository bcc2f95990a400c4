"""Dates as people write them: the one place.

A preposition belongs to the sentence that needs it («до { $due }», «План на { $month }», «В { $month }»).
"""

from datetime import date, datetime, tzinfo

from locales.texts import Texts


def day(texts: Texts, when: date) -> str:
    """«30 декабря»."""
    return texts.say_plain("date-day", day=str(when.day), month=when.month)


def weekday(texts: Texts, when: date) -> str:
    """«30 декабря, пт»: how every due date is written."""
    return texts.say_plain("date-weekday", day=str(when.day), month=when.month, weekday=when.isoweekday())


def moment(texts: Texts, when: datetime, zone: tzinfo) -> str:
    """«23 декабря, 11:32», by the clock of `zone`."""
    local = when.astimezone(zone)
    return texts.say_plain("date-moment", day=str(local.day), month=local.month, time=f"{local:%H:%M}")


def numeric(when: date) -> str:
    """«23.12.2022»: the date of a document, in every language as it is printed there."""
    return f"{when:%d.%m.%Y}"


def month(texts: Texts, when: date) -> str:
    """«январь», as in «План на январь»."""
    return texts.say_plain("month", month=when.month)


def month_of(texts: Texts, when: date) -> str:
    """«января», as in «с января»."""
    return texts.say_plain("month-of", month=when.month)


def month_in(texts: Texts, when: date) -> str:
    """«январе», as in «В январе»."""
    return texts.say_plain("month-in", month=when.month)
