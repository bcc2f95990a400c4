"""How one school stands to an indicator, by the windows that tell of it (RULES §8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.indicator_values import NEARNESS, Fact, Stand
from roadmap.model import ItemKind, Status
from roadmap.report_rows import Told

ABSENT = "absent"
LAST_ONLY = frozenset({ItemKind.CONTINUING, ItemKind.ON_DEMAND})
"""Of what goes on all year the last reporting date tells; of anything else every window."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one window tells of a school: its answer, and how it took part where there was a meeting.

    `told` is None where the school is not asked.
    """

    start: date | None
    end: date
    told: Told | None = None
    presence: str = ""
    held: bool = False

    def has_begun(self, day: date) -> bool:
        return self.start is None or self.start <= day or self.held


def by_statuses(sights: Sequence[Sight], kind: ItemKind, day: date) -> Stand:
    """Done where every window that is over says so; before any is over, where the first one does."""
    asked = sorted((each for each in sights if each.told), key=lambda each: each.end)
    begun = [each for each in asked if each.has_begun(day)]
    if not begun:
        return unheard(asked or sights, day)
    ended = [each for each in begun if each.end <= day]
    chosen = (ended[-1:] if kind in LAST_ONLY else ended) or begun[:1]
    stands = [_stand(each.told) for each in chosen if each.told]
    counted = [each for each in stands if each is not Stand.LEFT_OUT]
    return max(counted, key=_RANK.index) if counted else Stand.LEFT_OUT


_RANK = (Stand.REACHED, *NEARNESS)


def by_attendance(sights: Sequence[Sight], day: date) -> Stand:
    """There at least once, by the centre's sheet or else by an accepted word of its own."""
    seen = [each.presence for each in sights if each.presence]
    if any(presence != ABSENT for presence in seen):
        return Stand.REACHED
    asked = [each.told for each in sights if each.told and each.has_begun(day) and not each.presence]
    stands = [_took_part(told) for told in asked]
    if seen:
        stands.append(Stand.MISSED)
    if stands:
        return min(stands, key=_PART_RANK.index)
    return unheard([each for each in sights if each.told] or sights, day)


_PART_RANK = (*_RANK, Stand.MISSED)


def _took_part(told: Told) -> Stand:
    """«Не были» is no reason to leave a school out of a share of those who were."""
    if told.is_accepted and (told.status is Status.NOT_APPLICABLE or told.done == 0):
        return Stand.MISSED
    return _stand(told)


def by_numbers(sights: Sequence[Sight], day: date) -> tuple[Stand, Fact]:
    """The newest accepted pair of numbers holds; where there is none, how far the answers are."""
    begun = sorted((each for each in sights if each.told and each.has_begun(day)), key=lambda each: each.end)
    told = [each.told for each in begun if each.told]
    for each in reversed(told):
        if each.is_accepted and each.done is not None and each.total and each.done <= each.total:
            return Stand.REACHED, Fact(None, each.done, each.total)
    if not told:
        return unheard([each for each in sights if each.told] or sights, day), Fact()
    stands = [_stand(each) for each in told]
    counted = [each for each in stands if each is not Stand.LEFT_OUT]
    if not counted:
        return Stand.LEFT_OUT, Fact()
    nearest = min(counted, key=_RANK.index)
    return (Stand.UNCOUNTED if nearest is Stand.REACHED else nearest), Fact()


def by_holder(told: Sequence[Told]) -> Fact | None:
    """The numbers in the newest accepted answer of whoever holds the item: «5 из 6», or a number alone."""
    for each in reversed(told):
        if each.is_accepted and each.done is not None:
            is_share = each.total is not None and each.done <= each.total
            return Fact(None, each.done, each.total) if is_share else Fact(float(each.done))
    return None


def unheard(sights: Sequence[Sight], day: date) -> Stand:
    """Nobody could tell yet, or nobody can."""
    return Stand.AHEAD if sights and not any(each.has_begun(day) for each in sights) else Stand.UNASKED


def _stand(told: Told) -> Stand:
    if told.is_left_out:
        return Stand.LEFT_OUT
    if told.is_accepted:
        return Stand.REACHED
    if told.is_waiting:
        return Stand.WAITING
    if told.status is Status.DIFFICULTY:
        return Stand.TROUBLE
    return Stand.GOING if told.status is Status.IN_PROGRESS else Stand.SILENT
