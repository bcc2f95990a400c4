"""The parts that cards, lists and reminders say alike."""

from collections.abc import Iterable, Sequence
from datetime import date

from handlers.callbacks import OpenCard
from handlers.screen import Button
from locales import dates
from locales.texts import Html, Texts
from storage.assignments import AssignmentRow

CARD_TEXT = 300
BUTTON_TEXT = 40
IN_A_LIST = 40
MONTHS = 3
"""More months than these are named by the first and the last."""


def cut(text: str, limit: int) -> str:
    """At most `limit` signs, ended at a word with «…»."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.-–— ") + "…"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def place(row: AssignmentRow) -> str:
    """«ДК1 · 1.6», or «ДК3» for a row without a number."""
    number = row.number.rstrip(".")
    return f"{row.code} · {number}" if number else row.code


def whose(row: AssignmentRow) -> str:
    """«СШ № 9», or both schools of a pair."""
    return f"{row.organization}, {row.partner}" if row.partner else row.organization


def places(rows: Sequence[AssignmentRow]) -> str:
    """«ДК1 · 1.6, ДК3 · 1.4»: where the rows of one line stand."""
    return ", ".join(dict.fromkeys(map(place, rows)))


def run_places(places: Iterable[str]) -> str:
    """«ДК1 · 1.2, 1.8; ДК2 · 3.3»: the same places, a plan's code said once."""
    by_code: dict[str, list[str]] = {}
    for each in dict.fromkeys(places):
        code, _, number = each.partition(" · ")
        by_code.setdefault(code, []).extend([number] if number else [])
    return "; ".join(" · ".join(filter(None, (code, ", ".join(by_code[code])))) for code in by_code)


def few(texts: Texts, names: Sequence[str], most: int) -> str:
    """«СШ № 1, СШ № 5 и ещё 2»; a name that takes a line is shortened, so that a message has room."""
    shown = ", ".join(cut(name, IN_A_LIST) for name in names[:most])
    if len(names) <= most:
        return shown
    return texts.say_plain("names-more", names=shown, count=len(names) - most)


def name_line(texts: Texts, rows: Sequence[AssignmentRow]) -> str:
    """What a line of a list is about: several months of one deed are named, and both schools of a pair."""
    first = rows[0]
    months = month_names(texts, [row for row in rows if row.deed == first.deed])
    if first.is_recurring and len(months) > 1:
        named = f"{months[0]} – {months[-1]}" if len(months) > MONTHS else ", ".join(months)
        return texts.say_plain("line-months", name=first.short_name, months=named)
    if first.partner:
        pair = {"school": first.organization, "partner": first.partner}
        return texts.say_plain("line-pair", name=first.short_name, **pair)
    return first.short_name


def month_names(texts: Texts, rows: Sequence[AssignmentRow]) -> list[str]:
    """«октябрь», «ноябрь»: when the windows end, each month once."""
    return list(dict.fromkeys(dates.month(texts, row.end) for row in rows))


def span(texts: Texts, row: AssignmentRow) -> str:
    """«декабрь», of a quarter «октябрь – декабрь»: the months of a window."""
    months = [dates.month(texts, day) for day in (row.start or row.end, row.end)]
    return " – ".join(dict.fromkeys(months))


def line(texts: Texts, *rows: AssignmentRow) -> Html:
    """«• школьная дорожная карта, приказ (ДК1 · 1.6)», of twins both numbers."""
    return texts.say("list-line", name=name_line(texts, rows), place=places(rows))


def item_button(row: AssignmentRow, among: tuple[AssignmentRow, ...]) -> Button:
    """«1.6 · Школьная дорожная карта», and the roadmap's code after it where there are several."""
    number = row.number.rstrip(".")
    name = capital(row.short_name.split(",")[0])
    tail = f" · {row.code}" if len({other.code for other in among}) > 1 or not number else ""
    label = f"{number} · {name}" if number else name
    return Button(cut(label, BUTTON_TEXT) + tail, OpenCard(assignment_id=row.id).pack())


def due_phrase(texts: Texts, due: date, today: date) -> str:
    """«до 30 декабря, пт», or «срок прошёл 30 декабря»."""
    if due < today:
        return texts.say_plain("due-passed", day=dates.day(texts, due))
    return texts.say_plain("due-until", day=dates.weekday(texts, due))
