"""What may stand beside a date and says nothing about it: a weekday, an hour, a place, a stage.

note   := [","] (weekday | INCLUSIVE | hours ["," phrase] | place | stage) | "(" words ")"
hours  := [BEGIN] [IN] [FROM] hh (":" | "." | "-") mm [("-" | UNTIL | BY) hh (":" | ".") mm] [HOUR]
        | [IN] hh HOUR [mm HOUR] | FROM hh UNTIL hh HOUR
place  := ([IN | BY] PLACE | "в" word) phrase
stage  := number STAGE
phrase := {word | "№" number | word "-" number | "на" year | "от" date}      the rest of a plan's name
"""

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_years import read_year, year_of
from roadmap.tokens_lexicon import Lex

WORDS = (Lex.OTHER, Lex.PLACE, Lex.SCHOOL, Lex.STAGE, Lex.DASH, Lex.MARK, Lex.FIXED, Lex.PLAN, Lex.PERIOD)
ASIDE = (*WORDS, Lex.WEEKDAY, Lex.COMMA, Lex.IN, Lex.INCLUSIVE)
LINKS = (Lex.IN, Lex.BY, Lex.FROM, Lex.TO, Lex.AND, Lex.OF, Lex.COMMA, Lex.UNTIL, Lex.AT)
"""Small words that belong to a phrase when a word of it follows."""


NOTED = (
    Lex.WEEKDAY,
    Lex.INCLUSIVE,
    Lex.BEGIN,
    Lex.IN,
    Lex.FROM,
    Lex.BY,
    Lex.NUMBER,
    Lex.ORDINAL,
    Lex.PLACE,
)
"""What a note may begin with."""


def skip_notes(cursor: Cursor) -> None:
    while _note(cursor):
        pass


def _note(cursor: Cursor) -> bool:
    mark = cursor.at
    if cursor.sees_any(Lex.OPEN) and _bracketed(cursor):
        return True
    cursor.at = mark
    cursor.skip(Lex.COMMA)
    if not cursor.sees_any(*NOTED):
        cursor.at = mark
        return False
    if cursor.accept(Lex.WEEKDAY) or cursor.accept(Lex.INCLUSIVE):
        return True
    if skip_hours(cursor):
        _named_place(cursor)
        return True
    if skip_stage(cursor) or _place(cursor):
        return True
    cursor.at = mark
    return False


def _bracketed(cursor: Cursor) -> bool:
    cursor.take()
    while skip_stage(cursor) or skip_hours(cursor) or cursor.sees_any(*ASIDE):
        if cursor.sees_any(*ASIDE):
            numbered = cursor.take().lex in (Lex.MARK, Lex.PLACE)
            if numbered:
                cursor.accept(Lex.NUMBER)
    return cursor.accept(Lex.CLOSE)


def skip_stage(cursor: Cursor) -> bool:
    """«1 этап», and the colon or dash after it."""
    if not cursor.sees_any(Lex.NUMBER, Lex.ORDINAL) or not cursor.sees_any(Lex.STAGE, ahead=1):
        return False
    cursor.at += 2
    cursor.skip(Lex.COLON, Lex.DASH)
    return True


def skip_hours(cursor: Cursor) -> bool:
    mark = cursor.at
    cursor.accept(Lex.BEGIN)
    introduced = cursor.accept(Lex.IN)
    if cursor.accept(Lex.FROM) and cursor.sees(Lex.NUMBER, Lex.UNTIL, Lex.NUMBER, Lex.HOUR):
        cursor.at += 4
        return True
    if not _hour(cursor, introduced):
        cursor.at = mark
        return False
    again = cursor.at
    if not (cursor.skip(Lex.DASH, Lex.UNTIL, Lex.BY) and _hour(cursor, introduced=False)):
        cursor.at = again
    cursor.skip(Lex.HOUR)
    return True


def _hour(cursor: Cursor, introduced: bool) -> bool:
    hour, sign, minutes = cursor.peek(), cursor.peek(1), cursor.peek(2)
    if hour.lex is not Lex.NUMBER or not 0 <= hour.value <= 24:
        return False
    if sign.lex is Lex.HOUR:
        cursor.at += 4 if minutes.lex is Lex.NUMBER and cursor.sees_any(Lex.HOUR, ahead=3) else 2
        return True
    timed = minutes.lex is Lex.NUMBER and len(minutes.text) == 2 and minutes.value < 60
    plain = introduced or minutes.value == 0 or minutes.value > 12 or cursor.sees_any(Lex.HOUR, ahead=3)
    dated = cursor.sees_any(Lex.DOT, Lex.MONTH, Lex.DAY_NUMBER, ahead=3)
    fits = sign.lex is Lex.COLON or (sign.lex in (Lex.DOT, Lex.DASH) and plain and not dated)
    if not (timed and fits):
        return False
    cursor.at += 3
    if cursor.sees(Lex.COLON, Lex.NUMBER):
        cursor.at += 2
    return True


def _place(cursor: Cursor) -> bool:
    mark = cursor.at
    within = cursor.peek().text in ("в", "во") and cursor.sees_any(Lex.OTHER, ahead=1)
    cursor.skip(Lex.IN, Lex.BY)
    if not within and not cursor.sees_any(Lex.PLACE):
        cursor.at = mark
        return False
    skip_phrase(cursor)
    return True


def _named_place(cursor: Cursor) -> None:
    """«15:00, УОиМП»: what follows an hour is where."""
    if cursor.sees(Lex.COMMA, Lex.OTHER):
        cursor.take()
        skip_phrase(cursor)


def skip_phrase(cursor: Cursor) -> None:
    """Words that the grammar does not know, up to the next that tells of time."""
    while True:
        if cursor.sees_any(Lex.MARK, Lex.PLACE) and cursor.sees_any(Lex.NUMBER, ahead=1):
            cursor.at += 2
        elif cursor.sees(Lex.OTHER, Lex.DASH, Lex.NUMBER):
            cursor.at += 3
        elif cursor.sees_any(*WORDS) or (cursor.sees_any(*LINKS) and cursor.sees_any(*WORDS, ahead=1)):
            if _ends(cursor):
                return
            cursor.take()
        elif not _dated(cursor):
            return


def _ends(cursor: Cursor) -> bool:
    """A comma, «по» or «при» opens another clause when a known one follows it."""
    follows = cursor.peek(1).lex
    if cursor.sees_any(Lex.COMMA, Lex.AND, Lex.UNTIL):
        return follows not in (Lex.OTHER, Lex.PLACE) or cursor.sees_any(Lex.COMMA, Lex.UNTIL)
    if cursor.sees_any(Lex.BY):
        return follows in (Lex.PLAN, Lex.FIXED)
    return cursor.sees_any(Lex.DASH) and follows not in WORDS


def _dated(cursor: Cursor) -> bool:
    """«на 2022-2023 учебный год», «от 01.09.2022»: the name of a plan goes on."""
    mark = cursor.at
    if cursor.accept(Lex.OF):
        while cursor.sees_any(Lex.NUMBER, Lex.DOT, Lex.MONTH, Lex.YEAR):
            cursor.take()
        return cursor.at > mark + 1 or _back(cursor, mark)
    if cursor.peek().text == "на":
        cursor.take()
        if year_of(cursor.peek()) or cursor.sees_any(Lex.SCHOOL, Lex.CURRENT):
            return read_year(cursor) is not None or _back(cursor, mark)
        if cursor.accept(Lex.YEAR):
            return True
    return _back(cursor, mark)


def _back(cursor: Cursor, mark: int) -> bool:
    cursor.at = mark
    return False
