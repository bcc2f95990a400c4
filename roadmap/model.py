"""The words of the subject: terms, items, orders as printed and as understood."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    DIRECTOR = "director"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"
    CONTROLLER = "controller"
    OBSERVER = "observer"


SCHOOL_ROLES = frozenset({Role.DIRECTOR, Role.DEPUTY})
"""Who answers for a school."""


class OrganizationKind(StrEnum):
    REGION = "region"
    MUNICIPALITY = "municipality"
    CENTER = "center"
    INSTITUTE = "institute"
    BODY = "body"
    SCHOOL = "school"


class RoadmapState(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


class RoadmapKind(StrEnum):
    """A plan, the duties of the order's own text, or a school's own plan (RULES §9)."""

    PLAN = "plan"
    DUTIES = "duties"
    OWN = "own"


class ItemKind(StrEnum):
    """What sort of question an item becomes (RULES §3)."""

    DEED = "deed"
    EVENT = "event"
    CONTINUING = "continuing"
    RECURRING = "recurring"
    ON_DEMAND = "on_demand"
    NUMBERS_ONLY = "numbers_only"


class Side(StrEnum):
    """The two sides of an event (RULES §7)."""

    HOLDING = "holding"
    TAKING_PART = "taking_part"


class Evidence(StrEnum):
    """What the card asks for, from «ожидаемые результаты» (RULES §5)."""

    DOCUMENT = "document"
    MINUTES = "minutes"
    ATTENDANCE = "attendance"
    FILE_OR_LINE = "file_or_line"
    PHRASES = "phrases"
    AGREEMENT = "agreement"
    NUMBERS = "numbers"
    LINE = "line"


class Status(StrEnum):
    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    DIFFICULTY = "difficulty"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    RETURNED = "returned"


class AttachmentState(StrEnum):
    ANNOUNCED = "announced"
    STORED = "stored"
    TOO_BIG = "too_big"
    GONE = "gone"


class TermKind(StrEnum):
    DATES = "dates"
    DEADLINE = "deadline"
    MONTH = "month"
    MONTH_RANGE = "month_range"
    MONTHS_LIST = "months_list"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    RECURRING = "recurring"
    ALL_YEAR = "all_year"
    BY_SCHEDULE = "by_schedule"
    ON_DEMAND = "on_demand"
    EVENT_RELATIVE = "event_relative"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Period:
    """The days a plan covers, both ends included; a school year is 1 September – 31 August."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Window:
    """`start`–`end` as printed and the day it is `due`; the start of a bare deadline is unknown."""

    start: date | None
    end: date
    due: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the text of a «Сроки» cell means (RULES §2); `readings` holds both when it is ambiguous."""

    text: str
    kind: TermKind
    windows: tuple[Window, ...] = ()
    conditional: bool = False
    resolved: bool = True
    readings: tuple[tuple[Window, ...], ...] = ()

    @property
    def ambiguous(self) -> bool:
        return bool(self.readings)


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """One row of a plan, every cell verbatim; `place` is its table and row in the file, «3/18»."""

    number: str
    level: str
    level_carried: bool
    measure: str
    description: str
    term: str
    responsible: str
    result: str
    place: str


@dataclass(frozen=True, slots=True)
class PrintedSection:
    title: str
    items: tuple[PrintedItem, ...]


@dataclass(frozen=True, slots=True)
class PrintedRoadmap:
    """One plan table with the title and the preamble that stand before it.

    `roles` says of each printed heading what its column was taken for: «Сроки» → «term», or nothing.
    """

    title: str
    preamble: tuple[str, ...]
    columns: tuple[str, ...]
    sections: tuple[PrintedSection, ...]
    roles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedCluster:
    title: str
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person must look at: where, what, and what is proposed.

    `place` is «ДК2 · 3.5», or empty for the whole order; the sentences are keys of `locales/`.
    """

    place: str
    key: str
    values: tuple[tuple[str, str], ...] = ()
    proposal_key: str = ""
    proposal_values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedOrder:
    """An office file as it stands: the order's own paragraphs, its plans, its lists of schools.

    `references` are the lines above the titles of its appendices («к приказу … от … № …»).
    """

    paragraphs: tuple[str, ...]
    roadmaps: tuple[PrintedRoadmap, ...]
    clusters_title: str = ""
    clusters: tuple[PrintedCluster, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class School:
    """`name` is the short one («СШ № 9»), `cluster` a code, `year` a school year («2022/2023»).

    `heading` is the printed line above its group: order 305 has two groups of one cluster.
    """

    name: str
    full_name: str
    cluster: str
    year: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    code: str
    title: str
    year: str


@dataclass(frozen=True, slots=True)
class Mentorship:
    """Short names of a stronger school and the weaker one that it helps; beside them as printed."""

    mentor: str
    mentee: str
    year: str
    mentor_full_name: str = ""
    mentee_full_name: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty of the order's own text; `who` and `to` as it names them, `point` its printed number.

    `asked` is as `Item.asked`, or («pairs»,) for one assignment of every mentor pair; empty when it is
    not clear whose it is. Without `has_deliverable` it is recorded and not asked.
    """

    who: str
    to: str
    what: str
    dates: tuple[date, ...]
    point: str
    short_name: str = ""
    asked: tuple[str, ...] = ()
    recommended: bool = False
    has_deliverable: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A printed target, such as «не менее 75% ШНРО»: op «>=», value 75, unit «%», of «ШНРО».

    `group`: cluster codes or («schools»,), whose share it is. `source` (RULES §8): «statuses»,
    «attendance», «numbers», «practices» or «stated».
    """

    op: str
    value: float
    unit: str
    of: str
    source: str = ""
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """A measured value of a plan's preamble: of which indicator, of what in it, how much.

    `count` is the number of schools printed beside a share («23 ОО»); `value` is None where none was
    measured.
    """

    text: str
    value: float | None
    unit: str
    detail: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """A plan that the order approves; `code` is that of its roadmap, whose table may be in another file."""

    code: str
    appendix: str
    title: str
    year: str
    clusters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A printed row and beside it what was understood of it.

    `key` names the row in its roadmap even where no number is printed. `asked` lists cluster codes,
    or is «schools» for every school, or names the organizations that answer, the leading one first;
    `for_schools` is false only in that last case, where they share one assignment.
    `done_by_order`: the order itself fulfils it («Разработка и утверждение Плана»). `sum_of`: the keys of
    the schools' rows of the same plan whose answers together are the answer of this municipal one.
    `recommended`: reminded, never overdue. `together`, `listed`: what a person said of its bonds
    (`roadmap.bonds`), None where nobody has said anything.
    """

    key: str
    number: str
    level: str
    measure: str
    description: str
    term: str
    responsible: str
    result: str
    short_name: str
    kind: ItemKind
    evidence: Evidence
    asked: tuple[str, ...]
    schedule: Schedule
    for_schools: bool
    side: Side | None = None
    indicators: tuple[Indicator, ...] = ()
    done_by_order: bool = False
    sum_of: tuple[str, ...] = ()
    recommended: bool = False
    together: bool | None = None
    listed: bool | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """`code` is «ДК1» …; `clusters` are codes, empty when the plan is for every school."""

    code: str
    title: str
    year: str
    period: Period
    clusters: tuple[str, ...]
    sections: tuple[Section, ...]
    baselines: tuple[Baseline, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportingDate:
    """`due` is the centre's deadline for the paper, `collect_by` the schools' (RULES §4)."""

    due: date
    collect_by: date


@dataclass(frozen=True, slots=True)
class Order:
    """An order as understood: what `python -m bot import --json` prints.

    `bodies` are the short names of those that answer beside the schools; `full_names` what the order
    says an abbreviation stands for («УОиМП», «Управление образования …»), `named` what a person says.
    """

    number: str
    date: date
    title: str
    issuer: str
    controller: str
    reporting: tuple[ReportingDate, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    schools: tuple[School, ...] = ()
    bodies: tuple[str, ...] = ()
    mentorships: tuple[Mentorship, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    roadmaps: tuple[Roadmap, ...] = ()
    full_names: tuple[tuple[str, str], ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    announced: tuple[Announced, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
