"""`/summary` as a person opens it: the figures and what they lead to."""

from dataclasses import dataclass
from datetime import datetime

from roadmap.errors import ForbiddenError
from roadmap.model import ReportingDate, Role
from services.figures import Figures
from services.people import Actor
from services.summary import Summary
from storage import members, reporting

OVERSEEING = frozenset({Role.COORDINATOR, Role.CONTROLLER, Role.OBSERVER})


@dataclass(frozen=True, slots=True)
class Headline:
    """`absent` are the schools that nobody has joined yet, or nobody can be reached in."""

    figures: Figures
    moment: datetime
    report: ReportingDate | None
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headlines:
    summary: Summary

    async def of(self, actor: Actor) -> Headline:
        """What this person oversees, now; ForbiddenError for the people of a school."""
        if not any(membership.role in OVERSEEING for membership in actor.memberships):
            raise ForbiddenError("summary-not-yours")
        if any(membership.role in OVERSEEING for membership in actor.here.memberships):
            actor = actor.here
        now = self.summary.db.clock.now()
        figures = await self.summary.figures(actor)
        async with self.summary.db.read() as conn:
            report = await reporting.find_next(conn, figures.date)
            present = {member.organization_id for member in await members.reachable(conn)}
        absent = tuple(line.name for line in figures.schools if line.id not in present)
        return Headline(figures, now, report, absent)
