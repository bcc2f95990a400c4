"""What a summary is asked of: everything, or one month, day, plan, item, school or cluster of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """Ids are 0 where nothing is chosen; `month` is its first day; `day` looks at another day than today."""

    roadmap_id: int = 0
    item_id: int = 0
    place_id: int = 0
    cluster_id: int = 0
    month: date | None = None
    day: date | None = None

    @property
    def is_whole(self) -> bool:
        return self == WHOLE


WHOLE = Scope()
