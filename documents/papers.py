"""Papers as plain data: what the child that writes them is given. Whatever stands in them is only text."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from itertools import chain, repeat
from typing import Any, Literal

from documents.books import ArchivePaper, BookPaper
from documents.invite_papers import InvitePaper
from documents.pictures import PicturePaper
from documents.report_papers import MonthPaper, OrderPaper


@dataclass(frozen=True, slots=True)
class Row:
    """One item: its number, words and term as printed; what was done and what proves it, a line each."""

    number: str
    measure: str
    term: str
    told: tuple[str, ...]
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a plan."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PlanPaper:
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and what is written under the lines."""

    post: str
    sign: str
    name: str
    day: str


@dataclass(frozen=True, slots=True)
class SchoolPaper:
    """«📄 Отчёт школы»: `title` and the lines under it, an opening, the plans' tables, a signature.

    «Справка» has a letterhead and a line for its day and number instead of the day below the signature.
    """

    title: str
    heading: tuple[str, ...]
    opening: tuple[str, ...]
    columns: tuple[str, ...]
    plans: tuple[PlanPaper, ...]
    signature: Signature
    created: str
    letterhead: tuple[str, ...] = ()
    registered: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A day (`day`), or a meeting from `starts` to `ends`, moments in UTC, all as ISO texts."""

    uid: str
    summary: str
    description: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    link: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarPaper:
    """Entries as of the moment `stamp`; a later paper has a greater `sequence`."""

    name: str
    stamp: str
    sequence: int
    entries: tuple[Entry, ...]


Paper = (
    SchoolPaper
    | CalendarPaper
    | OrderPaper
    | MonthPaper
    | PicturePaper
    | InvitePaper
    | BookPaper
    | ArchivePaper
)
Kind = Literal[
    "school_report", "calendar_file", "report", "month_plan", "picture", "invite_sheet", "workbook", "archive"
]
"""What writes a paper: the module of this name."""


def dump(paper: Paper) -> bytes:
    """Piece by piece: a long table is never whole in another shape, and other threads have their turns."""
    output = BytesIO()
    output.writelines(piece.encode() for piece in _pieces(paper))
    return output.getvalue()


def _pieces(value: Any) -> Iterator[str]:
    if is_dataclass(value):
        for sign, each in zip(chain("{", repeat(",")), fields(value), strict=False):
            yield f'{sign}"{each.name}":'
            yield from _pieces(getattr(value, each.name))
        yield "}"
    elif isinstance(value, list | tuple) and value and _has_parts(value[0]):
        for sign, each in zip(chain("[", repeat(",")), value, strict=False):
            yield sign
            yield from _pieces(each)
        yield "]"
    else:
        yield _ENCODER.encode(_clean(value))


def _has_parts(value: Any) -> bool:
    return is_dataclass(value) or isinstance(value, list | tuple)


def _clean(value: Any) -> Any:
    """Without the signs that no document can hold: controls, halves of pairs, turns of direction."""
    if isinstance(value, str):
        return value if value.isprintable() else _inert(value)
    return [_clean(each) for each in value] if isinstance(value, list | tuple) else value


def _inert(text: str) -> str:
    spaced = "\n".join(text.splitlines()).expandtabs(1)
    return "".join(sign for sign in spaced if _is_kept(sign))


def _is_kept(sign: str) -> bool:
    """Emoji stay whole: what joins their parts, and those that are newer than our tables."""
    is_emoji = sign == JOINER or ord(sign) in EMOJI
    return sign == "\n" or is_emoji or unicodedata.category(sign) not in _LOST


_ENCODER = json.JSONEncoder(ensure_ascii=False)
JOINER = "\u200d"
EMOJI = range(0x1F000, 0x1FC00)
_LOST = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
