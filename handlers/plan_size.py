"""How much of everything a month's plan names, from the most to the least (at most eight items)."""

from dataclasses import dataclass, replace

ITEMS = 8
LEAST = 2
"""So many questions are named whatever else there is."""


@dataclass(frozen=True, slots=True)
class Size:
    """`late`, `tapped` and `meetings`: of what waits, of last month's deeds, of meetings; `name` in signs."""

    items: int = ITEMS
    late: int = 3
    tapped: int = 3
    meetings: int = 3
    name: int = 60

    def share(self, schools: int) -> "Size":
        """One school's part of it."""
        return self if schools < 2 else replace(self, items=max(1, self.items // schools))


SIZES = (
    *(Size(items) for items in range(ITEMS, LEAST, -1)),
    *(Size(items, meetings=1) for items in (4, 3)),
    Size(LEAST, late=2, tapped=2, meetings=1, name=48),
    Size(LEAST, late=1, tapped=1, meetings=1, name=36),
    Size(1, late=1, tapped=1, meetings=0, name=24),
)
