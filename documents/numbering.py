"""Numbers that Word draws by itself before paragraphs of a list: they are printed, but are no text."""

import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from documents.package import find_child, find_part, get_attribute, local_name, parse_part

_PART = "wordprocessingml.numbering+xml"
_PLACE = re.compile(r"%([1-9])")
BULLET = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its format, its text («%1.%2.») and its first number."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the automatic numbers of one document, in the order of its paragraphs."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next_label(self, properties: etree._Element | None) -> str:
        """The number drawn before this paragraph, or an empty text."""
        mark = None if properties is None else find_child(properties, "numPr")
        if mark is None:
            return ""
        list_id, depth = _value(mark, "numId"), _value(mark, "ilvl") or "0"
        levels = self.lists.get(list_id)
        if levels is None or not depth.isdecimal() or int(depth) not in levels:
            return ""
        return self._draw(list_id, levels, int(depth))

    def _draw(self, list_id: str, levels: dict[int, Level], depth: int) -> str:
        level = levels[depth]
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return BULLET
        counts = self.counts.setdefault(list_id, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda place: str(_shown(counts, levels, int(place[1]) - 1)), level.text)


def _shown(counts: dict[int, int], levels: dict[int, Level], depth: int) -> int:
    return counts.get(depth, levels[depth].start if depth in levels else 1)


def read_numbering(package: zipfile.ZipFile) -> Numbering:
    part = find_part(package, _PART)
    if part is None or part not in package.namelist():
        return Numbering()
    root = parse_part(package, part)
    drafts = {
        get_attribute(element, "abstractNumId"): _read_levels(element)
        for element in root
        if local_name(element) == "abstractNum"
    }
    lists = {
        get_attribute(element, "numId") or "": drafts.get(_value(element, "abstractNumId"), {})
        for element in root
        if local_name(element) == "num"
    }
    return Numbering(lists)


def _read_levels(element: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in element:
        depth = get_attribute(level, "ilvl") if local_name(level) == "lvl" else None
        if depth is not None and depth.isdecimal():
            start = _value(level, "start")
            levels[int(depth)] = Level(
                _value(level, "numFmt"), _value(level, "lvlText"), int(start) if start.isdecimal() else 1
            )
    return levels


def _value(element: etree._Element, name: str) -> str:
    found = find_child(element, name)
    return "" if found is None else get_attribute(found, "val") or ""
