"""A line of a planned message: what is asked, how shortly it can be answered, and where it is printed."""

from collections.abc import Sequence

from handlers.wording import capital, cut, name_line, places
from locales.texts import Html, Texts
from roadmap.model import Evidence, Status
from storage.assignments import AssignmentRow

Line = tuple[AssignmentRow, ...]
NAME = 60
HINT_KEYS = {
    Evidence.NUMBERS: "hint-numbers",
    Evidence.PHRASES: "hint-done",
    Evidence.LINE: "hint-done",
    Evidence.FILE_OR_LINE: "hint-done",
    Evidence.DOCUMENT: "hint-document",
    Evidence.MINUTES: "hint-document",
    Evidence.AGREEMENT: "hint-agreement",
}


def reminder_line(texts: Texts, rows: Line) -> Html:
    """«• Учёт неуспевающих, числа (ДК3 · 3.5)», with a mark where «В работе» was said."""
    name = capital(_name(texts, rows))
    if rows[0].evidence is Evidence.NUMBERS:
        name = texts.say_plain("name-numbers", name=name)
    if rows[0].status is Status.IN_PROGRESS and not rows[0].interim:
        return texts.say("list-line-going", name=name, place=places(rows))
    return texts.say("list-line", name=name, place=places(rows))


def question_line(texts: Texts, rows: Line, longest: int = NAME) -> Html:
    """«• участие педагогов: сколько из скольких (ДК1 · 3.5)»."""
    name, key = _name(texts, rows, longest), HINT_KEYS.get(rows[0].evidence)
    if rows[0].interim and rows[0].evidence is not Evidence.NUMBERS:
        key = "hint-done"
    if rows[0].conditional:
        key = "hint-if-any"
    if key is None or ":" in name:
        return texts.say("list-line", name=name, place=places(rows))
    return texts.say("list-line-hint", name=name, hint=texts.say_plain(key), place=places(rows))


def named(texts: Texts, rows: Line, longest: int = NAME) -> str:
    """«локальные акты (ДК1 · 1.7)», within a sentence."""
    return texts.say_plain("event-name", name=_name(texts, rows, longest), place=places(rows))


def bullets(texts: Texts, lines: Sequence[Html], count: int) -> list[Html]:
    """The lines, and «… ещё 7» where there are more."""
    left = count - len(lines)
    return [*lines, texts.say("list-more", count=left)] if left else list(lines)


def enumerated(texts: Texts, lines: Sequence[Line], most: int, longest: int = NAME) -> str:
    """«а; б и ещё 2», within a sentence."""
    names = "; ".join(named(texts, line, longest) for line in lines[:most])
    left = len(lines) - most
    return texts.say_plain("list-rest", names=names, count=left) if left > 0 else names


def _name(texts: Texts, rows: Line, longest: int = NAME) -> str:
    return cut(name_line(texts, rows), longest)
