"""A letter as it is being written: its draft, whom it would reach, when it would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from roadmap.model import Role
from roadmap.periods import school_year_name, school_year_of
from roadmap.reminders import in_working_hours, planned_moment
from services.calendar import Calendar
from services.coordination import coordinated
from services.people import Actor
from storage import members, organizations, progress
from storage.members import Member

To = Literal["", "all", "cluster", "schools"]


@dataclass(frozen=True, slots=True)
class Target:
    """A school and whoever of it is written to."""

    school_id: int
    school: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written so far; `kept` is the act that it is the work of, 0 before there are words.

    `is_aside`: a command came since, so what is typed is no part of it; its buttons still are.
    """

    to: To = ""
    cluster_id: int = 0
    schools: tuple[int, ...] = ()
    text: str = ""
    kept: int = 0
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft as its author looks at it; `sender` is how the schools read who writes."""

    draft: Draft
    sender: str
    targets: tuple[Target, ...]
    everybody: tuple[Target, ...]
    clusters: tuple[tuple[int, str, int], ...]
    leaves_at: datetime | None

    @property
    def people(self) -> tuple[int, ...]:
        found = (each.person_id for each in self.targets if each.person_id is not None)
        return tuple(dict.fromkeys(found))

    @property
    def absent(self) -> tuple[str, ...]:
        return tuple(each.school for each in self.targets if each.person_id is None)

    @property
    def cluster(self) -> str:
        return next((code for id_, code, _ in self.clusters if id_ == self.draft.cluster_id), "")


async def read_letter(
    conn: AsyncConnection, calendar: Calendar, actor: Actor, draft: Draft, now: datetime
) -> Letter:
    """As its author looks at it; ForbiddenError for who runs no schools."""
    tree = await coordinated(conn, actor)
    today = calendar.day(now)
    around = _speakers(await members.reachable(conn), today)
    places = [each for each in await organizations.everyone(conn) if each.is_school and each.id in tree]
    everybody = tuple(Target(each.id, each.short_name, around.get(each.id)) for each in places)
    clusters = await _clusters(conn, school_year_name(school_year_of(today)), {each.id for each in places})
    chosen = _chosen(draft, {id_: schools for id_, _, schools in clusters}, tree)
    is_open = in_working_hours(now, calendar.zone, calendar.workdays)
    return Letter(
        draft=draft,
        sender=next(each.organization for each in actor.memberships if each.role is Role.COORDINATOR),
        targets=tuple(each for each in everybody if chosen is None or each.school_id in chosen),
        everybody=everybody,
        clusters=tuple((id_, code, len(schools)) for id_, code, schools in clusters),
        leaves_at=None if is_open else planned_moment(now, calendar.zone, calendar.workdays),
    )


def dump(draft: Draft) -> dict[str, Any]:
    return {
        "to": draft.to,
        "cluster": draft.cluster_id,
        "schools": list(draft.schools),
        "text": draft.text,
        "kept": draft.kept,
        "aside": draft.is_aside,
    }


def load(kept: Mapping[str, Any]) -> Draft:
    schools, is_aside = tuple(kept["schools"]), kept.get("aside", False)
    return Draft(kept["to"], kept["cluster"], schools, kept["text"], kept["kept"], is_aside)


def _speakers(around: Sequence[Member], today: date) -> dict[int, int]:
    """School → its director who is there, else whoever is, else the first who will be back."""
    ranked = sorted(around, key=lambda each: (each.is_away(today), each.role is not Role.DIRECTOR))
    found: dict[int, int] = {}
    for each in ranked:
        found.setdefault(each.organization_id, each.person_id)
    return found


def _chosen(
    draft: Draft, clusters: Mapping[int, frozenset[int]], tree: frozenset[int]
) -> frozenset[int] | None:
    """The schools of a draft; None is all."""
    if draft.to == "cluster":
        if draft.cluster_id not in clusters:
            raise NotFoundError("broadcast-cluster")
        return clusters[draft.cluster_id]
    if draft.to == "schools":
        return frozenset(draft.schools) & tree
    return None if draft.to == "all" else frozenset()


async def _clusters(
    conn: AsyncConnection, year: str, schools: set[int]
) -> list[tuple[int, str, frozenset[int]]]:
    """Those of this year that hold any of these schools."""
    of: dict[str, set[int]] = {}
    for each_year, school_id, code, _ in await organizations.clusters_of_schools(conn):
        if each_year == year and school_id in schools:
            of.setdefault(code, set()).add(school_id)
    known = [each for each in await progress.clusters(conn) if each[3] == year and each[1] in of]
    return [(each[0], each[1], frozenset(of[each[1]])) for each in known]
