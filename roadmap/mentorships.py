"""Pairs of schools in an order's text, «МБОУ «СШ № 1» - МБОУ «СШ № 29»», and which of the two helps."""

import re
from collections.abc import Iterator, Sequence

from roadmap.model import Mentorship, Problem
from roadmap.points import Point
from roadmap.schools import shorten_school

PAIRS = "pairs"
"""As `Obligation.asked`: one assignment of every pair."""

_SCHOOL = (
    r"(?:М[А-ЯЁ]{2,4}\s+)?(?:«[^«»]{1,120}?№[^«»]{1,120}»"
    r"|[А-ЯЁа-яё(][А-ЯЁа-яё() ]{1,40}№\s?\d{1,4}(?:\s(?:им\.|имени)\s[^-–—;]{1,80})?)"
)
_PAIR = re.compile(rf"^\W*(?:\d{{1,2}}[.)]\s*)?({_SCHOOL})\s*[-–—]\s*({_SCHOOL})\s*[;.,]?\s*$")
_WEAK = re.compile(r"низк|ШНРО|ШНОР|сопровождаем|наставляем|нуждающ", re.IGNORECASE)
_STRONG = re.compile(r"высок|наставник|опорн|базов|повышенн", re.IGNORECASE)


def has_pairs(point: Point) -> bool:
    return any(_PAIR.match(line) for line in _lines(point))


def read_mentorships(points: Sequence[Point], year: str) -> tuple[tuple[Mentorship, ...], list[Problem]]:
    """`year` is the school year of the order. What comes first in a pair is said by the point's own text."""
    pairs: dict[tuple[str, str], Mentorship] = {}
    problems = []
    for point in points:
        printed = [(found[1], found[2]) for line in _lines(point) if (found := _PAIR.match(line))]
        helped_first = _is_helped_first(point.text)
        if printed and helped_first is None:
            first, second = (shorten_school(name) for name in printed[0])
            values = (("first", first), ("second", second))
            place = f"п. {point.number}"
            problems.append(Problem(place, "problem-pairs-order", values, "proposal-pairs-order", values))
        for first, second in printed:
            mentee, mentor = (second, first) if helped_first is False else (first, second)
            pair = Mentorship(shorten_school(mentor), shorten_school(mentee), year, mentor, mentee)
            pairs.setdefault((pair.mentor, pair.mentee), pair)
    return tuple(pairs.values()), problems


def _lines(point: Point) -> Iterator[str]:
    for text in point.lines:
        yield from text.split("\n")


def _is_helped_first(text: str) -> bool | None:
    """«между учреждениями с низкими результатами и высокими результатами»: the weaker one first."""
    weak, strong = _WEAK.search(text), _STRONG.search(text)
    if weak is None or strong is None:
        return None
    return weak.start() < strong.start()
