"""Rows of a plan one level up, and our own rows that answer them (order 850-ОД, point 4.5)."""

from collections.abc import Iterable, Sequence

from roadmap.events import find_head
from roadmap.naming import find_subject
from roadmap.report_rows import ReportRow
from roadmap.stems import find_content_words, share_of_words

ALIKE = 0.75
"""Such a share of words in common, both ways, says the same measure in other words."""
FEWEST = 2
"""A measure of fewer words tells nothing apart."""


def link_rows(theirs: Iterable[ReportRow], ours: Sequence[ReportRow]) -> dict[int, tuple[ReportRow, ...]]:
    """Item of the plan above → our rows about the same measure, in their own order; none is guessed."""
    known = [(row, *_read(row)) for row in ours]
    linked: dict[int, tuple[ReportRow, ...]] = {}
    for row in theirs:
        subject, words = _read(row)
        linked[row.item.id] = tuple(
            mine
            for mine, my_subject, my_words in known
            if min(len(words), len(my_words)) >= FEWEST
            and (subject == my_subject or _are_alike(words, my_words))
        )
    return linked


def _read(row: ReportRow) -> tuple[str, list[str]]:
    return find_subject(row.item.measure), find_content_words(find_head(row.item.measure))


def _are_alike(one: list[str], other: list[str]) -> bool:
    return min(share_of_words(one, other), share_of_words(other, one)) >= ALIKE
