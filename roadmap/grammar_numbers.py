"""Runs of numbers before the word that says what they count.

numbers := number ["-" number] {("," | AND) number ["-" number]}
"""

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_years import year_of
from roadmap.tokens_lexicon import Lex

Pairs = list[tuple[int, int]]
NUMBERS = (Lex.NUMBER, Lex.ORDINAL)
COUNTABLE = (*NUMBERS, Lex.LAST)
LINK = (Lex.COMMA, Lex.AND)
FARTHEST_NUMBER = 12


def after_numbers(cursor: Cursor, ahead: int = 0) -> int:
    """How far ahead a run of numbers ends; `ahead` itself when none begins there."""
    if not cursor.sees_any(*COUNTABLE, ahead=ahead):
        return ahead
    while ahead < FARTHEST_NUMBER:
        ahead += 1
        linked = cursor.sees_any(*LINK, Lex.DASH, ahead=ahead)
        if linked and cursor.sees_any(*COUNTABLE, ahead=ahead + 1):
            ahead += 1
        else:
            break
    return ahead


def read_numbers(cursor: Cursor) -> Pairs:
    """«1, 5 и 10», «1-3»; the last one of a unit is -1."""
    found: Pairs = []
    while True:
        first = last = read_number(cursor)
        if cursor.sees_any(Lex.DASH) and cursor.sees_any(*COUNTABLE, ahead=1):
            cursor.take()
            last = read_number(cursor)
        found.append((first, last))
        mark = cursor.at
        if not cursor.skip(*LINK) or not cursor.sees_any(*COUNTABLE) or year_of(cursor.peek()):
            cursor.at = mark
            return found


def read_number(cursor: Cursor) -> int:
    token = cursor.expect(*COUNTABLE)
    return -1 if token.lex is Lex.LAST else token.value
