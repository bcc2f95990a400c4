"""All that the planner's moments wake, one after the other."""

from dataclasses import dataclass

from scheduler.moments import Plans


@dataclass(frozen=True, slots=True)
class AllPlans:
    plans: tuple[Plans, ...]

    async def plan(self) -> int:
        """How many messages are ordered by all of them."""
        return sum([await each.plan() for each in self.plans])
