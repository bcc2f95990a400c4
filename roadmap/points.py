"""The numbered points of an order's own text, each with the point that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_DECIDES = re.compile(
    r"(п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|о\s?б\s?я\s?з\s?ы\s?в\s?а\s?ю)\s?:?\s*", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4}(?![\d.]*\d)|\d{1,2}(?=[.)]))[.)]?\s*(?P<text>[^\W\d_].*|[«\"(].*)",
    re.DOTALL,
)
_BULLET = re.compile(r"^[-–—•·]\s*|^[а-я]\)\s*")
_SIGNED = re.compile(
    r"^((и\.?\s?о\.?|вр\.?и\.?о\.?)\s+)?(перв\w+\s)?(начальник|директор|руководител|глава|заместител|председател)(?:а|я|ь|ы)?(?!\w)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"^(М[А-ЯЁ]{2,4}\s|«?[А-ЯЁа-яё() ]{2,20}№\s?\d)")
_SIGNATURE = 160
_DEEPEST = 6
_LONGEST = 4000


@dataclass(slots=True)
class Point:
    """`number` as printed («3.3» may stand twice), a bullet has its parent's; `lines` are unnumbered ones."""

    number: str
    text: str
    depth: int
    parent: Point | None
    lines: list[str] = field(default_factory=list)
    children: list[Point] = field(default_factory=list)

    def chain(self) -> Iterator[Point]:
        """From the point itself up to the outermost."""
        yield self
        if self.parent is not None:
            yield from self.parent.chain()


def read_points(paragraphs: Sequence[str]) -> tuple[Point, ...]:
    """In the printed order. Where a point stands decides, not its number: 558 has «2.1» under «3»."""
    points: list[Point] = []
    for line in _body(paragraphs):
        _add(points, line)
    return tuple(points)


def _body(paragraphs: Sequence[str]) -> Iterator[str]:
    """What follows «приказываю», else all from the first number, until the signature."""
    start = next((n for n, line in enumerate(paragraphs) if _DECIDES.search(line)), None)
    if start is not None:
        found = _DECIDES.search(paragraphs[start])
        rest = paragraphs[start][found.end() :] if found else ""
        if _NUMBERED.match(rest):
            yield rest
    for line in paragraphs[0 if start is None else start + 1 :]:
        if _SIGNED.match(line) and len(line) < _SIGNATURE:
            return
        yield line


def _add(points: list[Point], line: str) -> None:
    line = line[:_LONGEST]
    bare = _BULLET.sub("", line)
    numbered = _NUMBERED.match(bare)
    if numbered:
        depth = numbered["number"].count(".") + 1
        points.append(_place(points, numbered["number"], numbered["text"].strip(), depth))
    elif bare != line and not _SCHOOL.match(bare) and (opened := _opened(points)) is not None:
        points.append(_place(points, opened.number, bare.strip(), opened.depth + 1))
    elif points:
        points[-1].lines.append(line)


def _opened(points: Sequence[Point]) -> Point | None:
    """The point whose bullets go on: one that ends with a colon."""
    candidates = (points[-1], points[-1].parent) if points else ()
    return next(
        (each for each in candidates if each and each.text.endswith(":") and each.depth < _DEEPEST), None
    )


def _place(points: Sequence[Point], number: str, text: str, depth: int) -> Point:
    above = points[-1] if points else None
    parent = next((each for each in above.chain() if each.depth < depth), None) if above else None
    point = Point(number, text, depth, parent)
    if parent is not None:
        parent.children.append(point)
    return point
