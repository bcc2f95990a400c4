"""What needs no answer of its own: the order itself fulfils it, or the schools' answers do (RULES §3)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from roadmap.events import find_head
from roadmap.model import Item, Period, PrintedItem
from roadmap.plan_years import find_year
from roadmap.stems import find_content_words, find_words, holds_word

_OWN_PLAN = re.compile(r"^разработка и утверждение ([^\W\d_]+ ){0,3}(план|дорожн)", re.IGNORECASE)
_ANY_PLAN = re.compile(r"^(разработка|утверждение|подготовка) ([^\W\d_]+ ){0,4}(план|дорожн)", re.IGNORECASE)
_PROVIDING = re.compile(r"^(обеспечение|организация) участия\b", re.IGNORECASE)
_ALIKE = 4
"""So many words in common with the title of a plan, and the measure is about this plan."""


def is_done_by_order(row: PrintedItem, title: str, period: Period) -> bool:
    """«Разработка и утверждение Плана мероприятий», proved by the order itself: nothing is left to do.

    Where no result is printed the measure has to name the plan as its title does.
    """
    head = find_head(row.measure)
    year = find_year(head)
    if year is not None and year.period not in {None, period}:
        return False
    if row.result.strip():
        return bool(_OWN_PLAN.match(head)) and "приказ" in row.result.lower()
    return bool(_ANY_PLAN.match(head)) and _count_common(head, title) >= _ALIKE


def _count_common(head: str, title: str) -> int:
    named = find_content_words(title)
    return sum(holds_word(named, word) for word in set(find_content_words(head)))


def find_sums(items: Sequence[Item]) -> tuple[Item, ...]:
    """The same rows; «Обеспечение участия ОО в …» of the municipality knows whose answers it sums up."""
    return tuple(
        replace(item, sum_of=tuple(each.key for each in items if _is_part(item, each))) for item in items
    )


def _is_part(item: Item, part: Item) -> bool:
    """A school's row on the same days about what the municipal row lets schools take part in."""
    head = find_head(item.measure)
    if item.for_schools or not part.for_schools or not _PROVIDING.match(head):
        return False
    words = find_words(head)
    matter = next((words[n + 1] for n, word in enumerate(words[:-1]) if word in {"в", "во"}), "")
    same_days = bool(item.schedule.windows) and item.schedule.windows == part.schedule.windows
    return bool(matter) and same_days and holds_word(find_words(find_head(part.measure)), matter)
