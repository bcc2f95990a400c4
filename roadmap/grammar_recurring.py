"""What comes again and again.

recurring := MONTHLY | QUARTERLY | WEEKLY | HALFYEARLY | YEARLY
           | [NOT LESS [BEFORE]] [number ["-" number]] TIMES IN [number] period
           | [BY] EACH ([number] period | detail | weekdays) | BY (weekdays | MONTH_WORD | QUARTER | HALF)
           | LAST [WORKING] DAY_WORD ([EACH] (MONTH_WORD | QUARTER) | MONTH)
weekdays  := WEEKDAY {("," | AND) WEEKDAY} [MONTH_WORD]
period    := MONTH_WORD | QUARTER | WEEK | HALF | [SCHOOL] YEAR
"""

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_details import PERIODS, read_detail, read_weekdays, starts_detail
from roadmap.grammar_numbers import NUMBERS, after_numbers
from roadmap.grammar_tree import Detail, Every, Recurring, Relative
from roadmap.tokens_lexicon import Lex

ADVERBS = {
    Lex.MONTHLY: Every.MONTH,
    Lex.QUARTERLY: Every.QUARTER,
    Lex.WEEKLY: Every.WEEK,
    Lex.HALFYEARLY: Every.HALF,
    Lex.YEARLY: Every.YEAR,
}
LONGEST_STEP = {Every.MONTH: 6, Every.WEEK: 4}


def starts_recurring(cursor: Cursor) -> bool:
    if cursor.sees_any(*ADVERBS, Lex.EACH, Lex.TIMES) or cursor.sees(Lex.NOT, Lex.LESS):
        return True
    if cursor.sees_any(Lex.BY):
        return cursor.sees_any(Lex.WEEKDAY, Lex.MONTH_WORD, Lex.QUARTER, Lex.HALF, Lex.EACH, ahead=1)
    return cursor.sees_any(Lex.TIMES, ahead=after_numbers(cursor))


def is_last_day(cursor: Cursor) -> bool:
    return cursor.sees(Lex.LAST, Lex.DAY_WORD) or cursor.sees(Lex.LAST, Lex.WORKING, Lex.DAY_WORD)


def read_recurring(cursor: Cursor) -> Recurring | Detail | Relative:
    if cursor.sees_any(*ADVERBS):
        return Recurring(ADVERBS[cursor.take().lex])
    by = cursor.accept(Lex.BY)
    if cursor.accept(Lex.EACH):
        return _each(cursor)
    if by:
        return _weekly(cursor) if cursor.sees_any(Lex.WEEKDAY) else Recurring(PERIODS[cursor.take().lex])
    return _counted(cursor)


def read_last_day(cursor: Cursor) -> Recurring | Detail:
    """«последний рабочий день месяца», «последний день марта»."""
    cursor.take()
    working = cursor.accept(Lex.WORKING)
    cursor.take()
    if cursor.sees_any(Lex.MONTH):
        return Detail(spans=((0, 0),), exact=not working, working=working)
    cursor.skip(Lex.EACH)
    return Recurring(PERIODS[cursor.expect(Lex.MONTH_WORD, Lex.QUARTER).lex])


def _weekly(cursor: Cursor) -> Recurring:
    days = read_weekdays(cursor)
    cursor.accept(Lex.MONTH_WORD)
    return Recurring(Every.WEEK, detail=Detail(weekdays=days))


def _each(cursor: Cursor) -> Recurring | Relative:
    if cursor.accept(Lex.SCHOOL_QUARTER):
        return Relative()
    if cursor.sees_any(Lex.WEEKDAY):
        return _weekly(cursor)
    stepped = cursor.sees_any(Lex.NUMBER) and cursor.sees_any(Lex.WEEK, Lex.MONTH_WORD, ahead=1)
    if starts_detail(cursor) and (not stepped or cursor.sees_any(Lex.MONTH_WORD, ahead=2)):
        return _each_detail(cursor)
    step = cursor.take().value if cursor.sees_any(*NUMBERS) else 1
    cursor.skip(Lex.SCHOOL)
    every = PERIODS[cursor.expect(*PERIODS).lex]
    return Recurring(every, step) if 1 <= step <= LONGEST_STEP.get(every, 1) else cursor.fail()


def _each_detail(cursor: Cursor) -> Recurring:
    """«каждое 25 число», «каждый первый вторник месяца»; «каждый второй вторник» may be every other one."""
    found = read_detail(cursor)
    if isinstance(found, Recurring):
        return found
    return Recurring(Every.MONTH, detail=found) if found.exact else cursor.fail()


def _counted(cursor: Cursor) -> Recurring | Relative:
    """«1 раз в 2 месяца», «1-2 раза в год»."""
    if cursor.accept(Lex.NOT, Lex.LESS):
        cursor.accept(Lex.BEFORE)
    times = _how_often(cursor)
    cursor.expect(Lex.IN, Lex.SLASH)
    step = cursor.take().value if cursor.sees_any(*NUMBERS) else 1
    cursor.skip(Lex.EACH, Lex.SCHOOL)
    if cursor.accept(Lex.SCHOOL_QUARTER):
        return Relative()
    every = PERIODS[cursor.expect(*PERIODS).lex]
    if step > 1 and every is Every.YEAR:
        return Recurring(every, times=0)
    return Recurring(every, step, times) if 1 <= step <= LONGEST_STEP.get(every, 1) else cursor.fail()


def _how_often(cursor: Cursor) -> int:
    first = last = cursor.take().value if cursor.sees_any(*NUMBERS) else 1
    if cursor.accept(Lex.DASH):
        last = cursor.expect(*NUMBERS).value
    times = cursor.expect(Lex.TIMES).value or last
    return times if first == last and times > 0 else 0
