"""Numbers that Word draws by itself before paragraphs of a list: they are printed, but are no text."""

import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from documents.numerals import draw_number
from documents.package import find_child, find_part, get_attribute, local_name, parse_part

_PART, _STYLES = "wordprocessingml.numbering+xml", "wordprocessingml.styles+xml"
_PLACE = re.compile(r"%([1-9])")
_DEEPEST_STYLE = 20
BULLET = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its format, its text («%1.%2.»), its first number, the style it belongs to."""

    form: str
    text: str
    start: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the document: several may share a `draft`, and then count on; `starts` begin anew."""

    draft: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style says of its list, itself or by the style it is based on."""

    list_id: str
    depth: str
    parent: str


@dataclass(slots=True)
class Numbering:
    """Counts the automatic numbers of one document, in the order of its paragraphs."""

    lists: dict[str, Listing] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next_label(self, properties: etree._Element | None) -> str:
        """The number drawn before this paragraph, or an empty text."""
        list_id, depth = self._find_list(properties)
        listing = self.lists.get(list_id)
        if listing is None or depth not in listing.levels:
            return ""
        return self._draw(list_id, listing, depth)

    def _find_list(self, properties: etree._Element | None) -> tuple[str, int]:
        if properties is None:
            return "", 0
        mark, style = find_child(properties, "numPr"), _value(properties, "pStyle")
        list_id, depth = ("", "") if mark is None else (_value(mark, "numId"), _value(mark, "ilvl"))
        if not list_id:
            list_id, depth = self._find_by_style(style, depth)
        return list_id, int(depth) if depth.isdecimal() else self._depth_of(list_id, style)

    def _find_by_style(self, name: str, depth: str) -> tuple[str, str]:
        for _ in range(_DEEPEST_STYLE):
            style = self.styles.get(name)
            if style is None:
                break
            if style.list_id:
                return style.list_id, depth or style.depth
            name = style.parent
        return "", depth

    def _depth_of(self, list_id: str, style: str) -> int:
        listing = self.lists.get(list_id)
        levels = {} if listing is None else listing.levels
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def _draw(self, list_id: str, listing: Listing, depth: int) -> str:
        level = listing.levels[depth]
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return BULLET
        counts = self.counts.setdefault(listing.draft, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            counts.update({key: start - 1 for key, start in listing.starts.items()})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda place: _shown(counts, listing.levels, int(place[1]) - 1), level.text)


def _shown(counts: dict[int, int], levels: dict[int, Level], depth: int) -> str:
    level = levels.get(depth)
    count = counts.get(depth, level.start if level is not None else 1)
    return draw_number(count, level.form if level is not None else "decimal")


def read_numbering(package: zipfile.ZipFile) -> Numbering:
    root = _open(package, _PART)
    if root is None:
        return Numbering()
    drafts = {
        get_attribute(element, "abstractNumId") or "": _read_levels(element)
        for element in root
        if local_name(element) == "abstractNum"
    }
    lists = {
        get_attribute(element, "numId") or "": _read_list(element, drafts)
        for element in root
        if local_name(element) == "num"
    }
    return Numbering(lists, _read_styles(_open(package, _STYLES)))


def _open(package: zipfile.ZipFile, kind: str) -> etree._Element | None:
    part = find_part(package, kind)
    return parse_part(package, part) if part is not None and part in package.namelist() else None


def _read_list(element: etree._Element, drafts: dict[str, dict[int, Level]]) -> Listing:
    draft = _value(element, "abstractNumId")
    levels, starts = dict(drafts.get(draft, {})), {}
    for override in element:
        depth = get_attribute(override, "ilvl") if local_name(override) == "lvlOverride" else None
        if depth is not None and depth.isdecimal():
            start = _value(override, "startOverride")
            if start.isdecimal():
                starts[int(depth)] = int(start)
            levels.update(_read_levels(override))
    return Listing(draft, levels, starts)


def _read_levels(element: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in element:
        depth = get_attribute(level, "ilvl") if local_name(level) == "lvl" else None
        if depth is not None and depth.isdecimal():
            start = _value(level, "start")
            levels[int(depth)] = Level(
                _value(level, "numFmt"),
                _value(level, "lvlText"),
                int(start) if start.isdecimal() else 1,
                _value(level, "pStyle"),
            )
    return levels


def _read_styles(root: etree._Element | None) -> dict[str, Style]:
    styles = {}
    for element in () if root is None else root:
        if local_name(element) == "style":
            properties = find_child(element, "pPr")
            mark = None if properties is None else find_child(properties, "numPr")
            list_id, depth = ("", "") if mark is None else (_value(mark, "numId"), _value(mark, "ilvl"))
            name = get_attribute(element, "styleId") or ""
            styles[name] = Style(list_id, depth, _value(element, "basedOn"))
    return styles


def _value(element: etree._Element, name: str) -> str:
    found = find_child(element, name)
    return "" if found is None else get_attribute(found, "val") or ""
