"""The plans that an order's text approves, known before their tables arrive (order 558 names ten)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roadmap.cases import object_to_nominative
from roadmap.model import PrintedRoadmap
from roadmap.points import Point
from roadmap.stems import find_content_words, share_of_words

_APPROVES = re.compile(
    r"^(утвердить|утверждаю|ввести в действие|принять к исполнению)\s*:?\s*", re.IGNORECASE
)
_ENCLOSED = re.compile(r"^(прилагаем\w+\s+|следующ\w+\s+)+", re.IGNORECASE)
_PLAN = re.compile(
    r"^(?:[^\W\d_]+(?:ый|ий|ые|ие|ую|ой)\s+){0,3}[«\"(]?(план|дорожн|комплекс\w* мер|программ)", re.IGNORECASE
)
_APPENDIX = re.compile(r"\s*\(?\s*приложени[ея]\s*№?\s*(\d{1,3})?\s*\)?", re.IGNORECASE)
_DEFINED = re.compile(r"\s*\(\s*далее\s*[–—-]?[^()]{1,80}\)")
_ROAD_MAP = re.compile(r"орожную карту")
_ALIKE = 0.75
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Title:
    """`appendix` is the number of the appendix that holds the plan, or empty; `point` the order's point."""

    title: str
    appendix: str
    point: str


def read_titles(points: Sequence[Point]) -> tuple[Title, ...]:
    return tuple(_read_title(point) for point in points if not point.children and _is_plan(point))


def _is_plan(point: Point) -> bool:
    approving = any(_APPROVES.match(each.text) for each in point.chain())
    return approving and _PLAN.match(_object(point)) is not None


def _object(point: Point) -> str:
    return _ENCLOSED.sub("", _APPROVES.sub("", point.text))


def _read_title(point: Point) -> Title:
    text = _DEFINED.sub("", _object(point))
    found = _APPENDIX.search(text)
    title = (text[: found.start()] if found else text).strip(" .;,")
    if title.count("»") > title.count("«"):
        title = title.removesuffix("»")
    title = _ROAD_MAP.sub("орожная карта", object_to_nominative(title))
    return Title(title[:1].upper() + title[1:], found[1] or "" if found else "", point.text)


def match_plans(plans: Sequence[PrintedRoadmap], titles: Sequence[Title]) -> tuple[int, ...]:
    """For each plan the place of its title, counted from 1; a plan without one comes after all titles."""
    if len(plans) == len(titles):
        return tuple(range(1, len(plans) + 1))
    likeness = sorted(
        (
            (_likeness(plan.title, title.title), -n, -t)
            for n, plan in enumerate(plans)
            for t, title in enumerate(titles)
        ),
        reverse=True,
    )
    places: dict[int, int] = {}
    for score, n, t in likeness:
        if score >= _ALIKE and -n not in places and -t + 1 not in places.values():
            places[-n] = -t + 1
    rest = iter(range(len(titles) + 1, len(titles) + len(plans) + 1))
    return tuple(places[n] if n in places else next(rest) for n in range(len(plans)))


def _likeness(one: str, other: str) -> float:
    words, others = find_content_words(one)[:_WORDS], find_content_words(other)[:_WORDS]
    return min(share_of_words(words, others), share_of_words(others, words))
