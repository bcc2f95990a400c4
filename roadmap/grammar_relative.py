"""What hangs on something that has no date here.

relative := lead (AFTER | OUTCOME | BEFORE | number length | WHILE | PERIOD) anything
          | lead [edge] (numbers | LAST | SEASON | EACH) (SCHOOL_QUARTER | HOLIDAYS) anything
          | lead edge ([SCHOOL] YEAR | year) anything | number LASTING DEADLINE anything
lead     := {IN | DURING | BY | WHOLE | FROM | AT}

It says nothing new beside a time: in brackets after it or before it («осенние каникулы (ноябрь)»), and
after a comma («июнь, по итогам года»), as long as it tells of no other time itself.
"""

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_dates import read_times, starts_stretch
from roadmap.grammar_numbers import NUMBERS, after_numbers
from roadmap.grammar_tree import Relative, Unreadable
from roadmap.grammar_units import EDGES
from roadmap.grammar_years import year_of
from roadmap.tokens_lexicon import Lex

LENGTHS = (Lex.DAY_WORD, Lex.WORKING, Lex.CALENDAR, Lex.WEEK, Lex.MONTH_WORD, Lex.HOUR, Lex.QUARTER, Lex.HALF)
NAMED_BY = (Lex.MONTH, Lex.MONTH_WORD, Lex.EACH, Lex.YEAR)
TELLING = (
    Lex.NUMBER,
    Lex.MONTH,
    Lex.ORDINAL,
    Lex.NEED,
    Lex.REQUEST,
    Lex.EACH,
    Lex.TIMES,
    Lex.WEEKLY,
    Lex.MONTHLY,
    Lex.QUARTERLY,
    Lex.HALFYEARLY,
    Lex.YEARLY,
)
"""Words after which an event is more than a note to the time before it."""
LEADS = (Lex.IN, Lex.DURING, Lex.BY, Lex.WHOLE, Lex.FROM, Lex.AT)


def read_relative(cursor: Cursor, aside: bool, timed: bool) -> Relative | None:
    """`aside`: in brackets after another clause; `timed`: that clause is a printed time."""
    ahead = 0
    while cursor.sees_any(*LEADS, ahead=ahead) and ahead < len(LEADS):
        ahead += 1
    if cursor.sees_any(Lex.AFTER, ahead=ahead):
        return None if starts_stretch(cursor, ahead + 1) else read_rest(cursor, aside, timed)
    if cursor.sees_any(Lex.OUTCOME, Lex.BEFORE, ahead=ahead) or _is_school_time(cursor, ahead):
        return read_rest(cursor, aside, timed, explained=not timed)
    if _is_length(cursor, ahead) or _is_extent(cursor):
        return read_rest(cursor, aside, timed)
    return None


def _is_school_time(cursor: Cursor, ahead: int) -> bool:
    """«1 четверть», «осенние каникулы», «в конце года»: every school has its own."""
    edge = cursor.sees_any(*EDGES, ahead=ahead)
    ahead += edge
    named = cursor.sees_any(Lex.SEASON, Lex.EACH, ahead=ahead)
    counted = after_numbers(cursor, ahead)
    if cursor.sees_any(Lex.SCHOOL_QUARTER, Lex.HOLIDAYS, ahead=max(counted, ahead + named)):
        return True
    if edge and cursor.sees_any(Lex.HALF, ahead=counted):
        return counted > ahead
    while cursor.sees_any(Lex.CURRENT, Lex.SCHOOL, Lex.WHOLE, ahead=ahead) and ahead < len(LEADS) + 4:
        ahead += 1
    return edge and bool(cursor.sees_any(Lex.YEAR, ahead=ahead) or year_of(cursor.peek(ahead)))


def _is_length(cursor: Cursor, ahead: int) -> bool:
    """«в течение 5 дней», «в недельный срок», «в течение месяца»."""
    named = ahead + cursor.sees_any(*NUMBERS, Lex.LAST, Lex.EACH, Lex.FOLLOWING, ahead=ahead)
    named += cursor.sees_any(Lex.DASH, ahead=named)
    if cursor.sees_any(Lex.LASTING, ahead=named):
        return True
    counted = cursor.sees_any(*LENGTHS, ahead=named) and not cursor.sees_any(*NAMED_BY, ahead=named + 1)
    if cursor.sees_any(Lex.QUARTER, Lex.HALF, ahead=named) and named > ahead:
        return False
    return counted and cursor.sees_any(Lex.IN, Lex.FROM, Lex.DURING)


def _is_extent(cursor: Cursor) -> bool:
    """«по мере готовности», «в период ГИА», «во время экзаменов»."""
    extent = cursor.sees(Lex.BY, Lex.EXTENT) and not cursor.sees_any(Lex.NEED, Lex.REQUEST, ahead=2)
    return extent or cursor.sees(Lex.IN, Lex.PERIOD, Lex.OTHER) or cursor.sees(Lex.IN, Lex.WHILE)


def read_rest(cursor: Cursor, aside: bool, timed: bool = False, explained: bool = False) -> Relative:
    """The rest belongs to it, dates too: without the event nothing of it can be computed."""
    telling = False
    while not cursor.sees_any(Lex.END) and not (aside and cursor.sees_any(Lex.CLOSE)):
        if explained and not telling and cursor.sees_any(Lex.OPEN) and _says_time(cursor):
            return Relative(aside=True)
        telling = not cursor.sees_any(Lex.SCHOOL_QUARTER) and (telling or cursor.sees_any(*TELLING))
        cursor.take()
    return Relative(aside=(aside or timed) and not telling)


def _says_time(cursor: Cursor) -> bool:
    """Whether the rest is one pair of brackets with nothing but times in them."""
    mark = cursor.at
    cursor.take()
    try:
        return starts_stretch(cursor) and bool(read_times(cursor)) and cursor.sees(Lex.CLOSE, Lex.END)
    except Unreadable:
        return False
    finally:
        cursor.at = mark
