"""What comes again and again.

recurring := MONTHLY | QUARTERLY | WEEKLY | HALFYEARLY | YEARLY
           | [NOT LESS [BEFORE]] [number] TIMES IN [number] period
           | [BY] EACH period | EACH [LAST | number] WEEKDAY [MONTH_WORD] | BY WEEKDAY {AND WEEKDAY}
           | BY (MONTH_WORD | QUARTER | HALF) | (LAST | number) WEEKDAY [EACH] MONTH_WORD
           | LAST [WORKING] DAY_WORD [EACH] (MONTH_WORD | QUARTER)
due       := number DAY_NUMBER [of]
of        := EACH MONTH_WORD | [MONTH_WORD] [","] FOLLOWING [IN] [REPORTED [MONTH_WORD | QUARTER | PERIOD]]
           | LAST MONTH_WORD QUARTER
"""

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_tree import DueDay, Every, Recurring, Relative
from roadmap.tokens_lexicon import Lex

ADVERBS = {
    Lex.MONTHLY: Every.MONTH,
    Lex.QUARTERLY: Every.QUARTER,
    Lex.WEEKLY: Every.WEEK,
    Lex.HALFYEARLY: Every.HALF,
    Lex.YEARLY: Every.YEAR,
}
PERIODS = {
    Lex.MONTH_WORD: Every.MONTH,
    Lex.QUARTER: Every.QUARTER,
    Lex.WEEK: Every.WEEK,
    Lex.HALF: Every.HALF,
    Lex.YEAR: Every.YEAR,
}
NUMBERS = (Lex.NUMBER, Lex.ORDINAL)


def starts_recurring(cursor: Cursor) -> bool:
    if cursor.sees_any(*ADVERBS, Lex.EACH, Lex.TIMES) or cursor.sees(Lex.NOT, Lex.LESS):
        return True
    if cursor.sees_any(Lex.BY):
        return cursor.sees_any(Lex.WEEKDAY, Lex.MONTH_WORD, Lex.QUARTER, Lex.HALF, Lex.EACH, ahead=1)
    if cursor.sees_any(*NUMBERS, Lex.LAST):
        return cursor.sees_any(Lex.TIMES, Lex.WEEKDAY, ahead=1) or is_due_day(cursor) or is_last_day(cursor)
    return False


def is_due_day(cursor: Cursor) -> bool:
    """«25 числа», not «25 числа марта»."""
    numbered = cursor.sees_any(*NUMBERS) and cursor.sees_any(Lex.DAY_NUMBER, ahead=1)
    return numbered and not cursor.sees_any(Lex.MONTH, ahead=2)


def is_last_day(cursor: Cursor) -> bool:
    return cursor.sees(Lex.LAST, Lex.DAY_WORD) or cursor.sees(Lex.LAST, Lex.WORKING, Lex.DAY_WORD)


def read_recurring(cursor: Cursor) -> Recurring | DueDay | Relative:
    if cursor.sees_any(*ADVERBS):
        return Recurring(ADVERBS[cursor.take().lex])
    if is_due_day(cursor):
        return read_due_day(cursor)
    if is_last_day(cursor):
        cursor.skip(Lex.LAST, Lex.WORKING, Lex.DAY_WORD)
        cursor.skip(Lex.EACH)
        return Recurring(PERIODS[cursor.expect(Lex.MONTH_WORD, Lex.QUARTER).lex])
    if cursor.accept(Lex.BY):
        return _each(cursor) if cursor.accept(Lex.EACH) else _by(cursor)
    if cursor.accept(Lex.EACH):
        return _each(cursor)
    if cursor.sees_any(*NUMBERS, Lex.LAST) and cursor.sees_any(Lex.WEEKDAY, ahead=1):
        return _nth(cursor)
    return _counted(cursor)


def _by(cursor: Cursor) -> Recurring:
    if not cursor.sees_any(Lex.WEEKDAY):
        return Recurring(PERIODS[cursor.take().lex])
    return _weekly(cursor)


def _weekly(cursor: Cursor) -> Recurring:
    days = [cursor.take().value]
    while cursor.sees_any(Lex.AND, Lex.COMMA) and cursor.sees_any(Lex.WEEKDAY, ahead=1):
        cursor.take()
        days.append(cursor.take().value)
    return Recurring(Every.WEEK, weekdays=tuple(sorted(set(days))))


def _each(cursor: Cursor) -> Recurring | DueDay | Relative:
    if cursor.sees_any(Lex.SCHOOL_QUARTER):
        cursor.take()
        return Relative()
    if is_due_day(cursor):
        due = read_due_day(cursor)
        return Recurring(Every.MONTH, day=due.day) if isinstance(due, DueDay) else due
    if cursor.sees_any(*NUMBERS, Lex.LAST):
        return _nth(cursor)
    if cursor.sees_any(Lex.WEEKDAY):
        return _weekly(cursor)
    cursor.skip(Lex.SCHOOL)
    return Recurring(PERIODS[cursor.expect(*PERIODS).lex])


def _nth(cursor: Cursor) -> Recurring:
    token = cursor.take()
    nth = -1 if token.lex is Lex.LAST else token.value
    weekday = cursor.expect(Lex.WEEKDAY).value
    cursor.skip(Lex.EACH)
    cursor.expect(Lex.MONTH_WORD)
    return Recurring(Every.MONTH, weekdays=(weekday,), nth=nth) if nth in (-1, 1, 2, 3, 4) else cursor.fail()


def _counted(cursor: Cursor) -> Recurring | Relative:
    """«1 раз в 2 месяца»; «2 раза в год» is half-years, other numbers of times have no dates of their own."""
    if cursor.accept(Lex.NOT, Lex.LESS):
        cursor.accept(Lex.BEFORE)
    times = cursor.take().value if cursor.sees_any(*NUMBERS) else 1
    cursor.accept(Lex.TIMES)
    cursor.expect(Lex.IN)
    step = cursor.take().value if cursor.sees_any(*NUMBERS) else 1
    cursor.skip(Lex.EACH, Lex.SCHOOL)
    if cursor.accept(Lex.SCHOOL_QUARTER):
        return Relative()
    every = PERIODS[cursor.expect(*PERIODS).lex]
    if (times, step, every) == (2, 1, Every.YEAR):
        return Recurring(Every.HALF)
    steps = range(1, 7) if every is Every.MONTH else range(1, 2)
    return Recurring(every, step) if times == 1 and step in steps else cursor.fail()


def read_due_day(cursor: Cursor) -> Recurring | DueDay:
    """«25 числа каждого месяца», «3 числа месяца, следующего за отчётным кварталом»."""
    day = cursor.take().value
    if not 1 <= day <= 31:
        cursor.fail()
    cursor.expect(Lex.DAY_NUMBER)
    if cursor.accept(Lex.EACH, Lex.MONTH_WORD):
        return _following(cursor, day, Every.MONTH) or Recurring(Every.MONTH, day=day)
    if cursor.accept(Lex.LAST, Lex.MONTH_WORD):
        cursor.skip(Lex.EACH, Lex.REPORTED)
        cursor.expect(Lex.QUARTER)
        return Recurring(Every.QUARTER, day=day)
    mark = cursor.at
    cursor.skip(Lex.MONTH_WORD, Lex.COMMA)
    found = _following(cursor, day, None)
    if found is None:
        cursor.at = mark
        cursor.accept(Lex.REPORTED)
        cursor.accept(Lex.MONTH_WORD)
    return found or DueDay(day, following=False)


def _following(cursor: Cursor, day: int, every: Every | None) -> Recurring | DueDay | None:
    mark = cursor.at
    cursor.skip(Lex.COMMA)
    if not cursor.accept(Lex.FOLLOWING):
        cursor.at = mark
        return None
    cursor.skip(Lex.MONTH_WORD, Lex.IN)
    cursor.accept(Lex.REPORTED)
    if cursor.sees_any(Lex.MONTH_WORD, Lex.QUARTER):
        every = PERIODS[cursor.take().lex]
    else:
        cursor.accept(Lex.PERIOD)
    return Recurring(every, day=day, following=True) if every else DueDay(day, following=True)
