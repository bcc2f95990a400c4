"""Excel books and archives as plain data: what the children that write them are given."""

from dataclasses import dataclass
from typing import Literal

from documents.pictures import State

Kind = Literal["text", "number", "date", "moment", "state"]
Cell = str | int | float | None
"""Dates are ISO texts, moments ISO texts of the local clock; an empty cell is empty."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in signs; what is longer is wrapped."""

    title: str
    width: float
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`held` columns stay in sight; turned titles stand upright over narrow columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    held: int = 1
    is_turned: bool = False
    legend: tuple[tuple[State, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BookPaper:
    """`title` heads every printed page."""

    title: str
    created: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file as it is called in the archive, where it lies, and its moment by the local clock."""

    name: str
    path: str
    moment: str


@dataclass(frozen=True, slots=True)
class ArchivePaper:
    """Written to the path `out`, file by file; `register` is an entry of the archive too."""

    out: str
    files: tuple[PackedFile, ...]
    register_name: str
    register: BookPaper
