"""What a sheet's part says beside its cells: what is merged, which rows and columns are hidden."""

import re
import zipfile
from dataclasses import dataclass, field

from defusedxml.ElementTree import iterparse

MAX_ROWS, MAX_COLUMNS = 10_000, 200
_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$")
_TRUE = {"1", "true"}


@dataclass(frozen=True, slots=True)
class Area:
    """A merged cell, rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Layout:
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_layout(package: zipfile.ZipFile, part: str) -> Layout:
    layout = Layout()
    with package.open(part) as stream:
        for _, element in iterparse(stream):
            _note(layout, str(element.tag).rpartition("}")[2], element.attrib)
            element.clear()
    return layout


def _note(layout: Layout, name: str, values: dict[str, str]) -> None:
    if name == "mergeCell":
        found = _REFERENCE.match(values.get("ref", ""))
        if found and found[3]:
            layout.merged.append(Area(int(found[2]), _column(found[1]), int(found[4]), _column(found[3])))
    elif name == "row" and values.get("hidden") in _TRUE and values.get("r", "").isdecimal():
        layout.hidden_rows.add(int(values["r"]))
    elif name == "col" and values.get("hidden") in _TRUE:
        first, last = int(values["min"]), min(int(values["max"]), MAX_COLUMNS)
        layout.hidden_columns.update(range(first, last + 1))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
