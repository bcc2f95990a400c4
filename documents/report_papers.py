"""The papers of a centre as plain data: the official report on an order, the plan of its work for a month."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportCells:
    """A row of a plan: three printed cells and the responsible, then what is told, proved and explained."""

    number: str
    measure: str
    term: str
    responsible: str
    told: tuple[str, ...]
    proof: tuple[str, ...]
    reason: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportLevel:
    """«Муниципальный уровень» within a section; without a title in a plan that knows no levels."""

    title: str
    rows: tuple[ReportCells, ...]


@dataclass(frozen=True, slots=True)
class ReportPart:
    title: str
    levels: tuple[ReportLevel, ...]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A plan: how many of its rows stand where, in words, its table and its measured indicators."""

    title: str
    counts: tuple[str, ...]
    parts: tuple[ReportPart, ...]
    indicators: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """«Проблемы», «Выводы», «Управленческие решения»."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of short cells; the last row may be their sum."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_sum: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a paper: whose it is, to whom it goes, who signs it and when."""

    letterhead: tuple[str, ...]
    addressee: tuple[str, ...]
    post: str
    sign: str
    name: str
    name_hint: str
    day: str


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """The official report (order 305, point 2.3)."""

    title: str
    heading: tuple[str, ...]
    opening: tuple[str, ...]
    counts: Grid
    columns: tuple[str, ...]
    plans: tuple[PlanPart, ...]
    indicators_title: str
    indicator_columns: tuple[str, ...]
    closings: tuple[Closing, ...]
    frame: Frame
    appendix: Grid
    created: str


@dataclass(frozen=True, slots=True)
class MonthPaper:
    """«План работы центра на месяц»: a table a part; `legend` names the plans whose codes stand in them."""

    title: str
    heading: tuple[str, ...]
    parts: tuple[Grid, ...]
    frame: Frame
    created: str
    legend: tuple[str, ...] = ()
