"""What a picture of schools × items is drawn from, as plain values."""

from dataclasses import dataclass
from typing import Literal

State = Literal[
    "", "done", "unchecked", "bare", "going", "trouble", "returned", "silent", "absent", "waiting", "skipped"
]


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school's name and one state for each column; empty where it is not asked."""

    name: str
    cells: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The schools of a cluster."""

    name: str
    rows: tuple[SchoolRow, ...]


@dataclass(frozen=True, slots=True)
class PicturePaper:
    """`about`: the plan's own name; `legend`: the states as they are explained, with their words."""

    title: str
    about: str
    columns: tuple[str, ...]
    bands: tuple[Band, ...]
    legend: tuple[tuple[State, str], ...]
    is_dark: bool
