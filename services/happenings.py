"""The events of an order, over all its plans: one for the windows that are certainly the same happening."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from roadmap.bonds import Bond, Proposal
from roadmap.pairs import Happening, pair
from storage import event_sides, orders
from storage.database import Transaction

Place = tuple[str, str]
"""A roadmap's code and an item's key."""


@dataclass(frozen=True, slots=True)
class Together:
    """The items that people hold together, group by group.

    `bound`: those of which that is new; `parted`: those of which it was said before, and now the contrary.
    """

    groups: Sequence[Collection[Place]] = ()
    bound: frozenset[Place] = frozenset()
    parted: frozenset[Place] = frozenset()


def find_together(bonds: Sequence[Proposal], before: frozenset[Place]) -> Together:
    """`before`: the items that were held together until now."""
    groups = [each.sides for each in bonds if each.bond is Bond.TOGETHER and each.agreed]
    now = frozenset(place for group in groups for place in group)
    apart = frozenset(place for each in bonds if each.bond is Bond.TOGETHER for place in each.apart)
    return Together(groups, now - before, before & apart)


async def put_events(tx: Transaction, happenings: Sequence[Happening], together: Together) -> None:
    """An event for every window that has none; a window that has one keeps it.

    Unless a person says now that meetings are one, or are not: then events change of which nobody has said
    anything yet.
    """
    known = await orders.events_of(tx.conn, [each.window_id for each in happenings])
    for sides in pair(happenings, together.groups):
        known = await _settle(tx, sides, known, together)
        windows = [side.window_id for side in sides]
        new = [each for each in windows if each not in known]
        if new:
            event_id = next((known[each] for each in windows if each in known), None)
            if event_id is None:
                event_id = await orders.add_event(tx.conn, sides[0].name)
            await orders.join_event(tx.conn, [(each, event_id) for each in new])


async def _settle(
    tx: Transaction, sides: Sequence[Happening], known: Mapping[int, int], together: Together
) -> Mapping[int, int]:
    """Window → event, after what a person has said of this meeting."""
    events = dict.fromkeys(known[side.window_id] for side in sides if side.window_id in known)
    places = {(side.roadmap, side.key) for side in sides}
    if len(events) > 1 and places & together.bound:
        return await _join(tx, sides, known, list(events))
    if len(events) == 1 and places & together.parted:
        return await _part(tx, sides, known, next(iter(events)))
    return known


async def _join(
    tx: Transaction, sides: Sequence[Happening], known: Mapping[int, int], events: Sequence[int]
) -> Mapping[int, int]:
    """One that has its day already stays; the bare ones go into it, or into the first."""
    bare = await event_sides.find_bare(tx.conn, events)
    kept = next((each for each in events if each not in bare), events[0])
    gone = [each for each in events if each in bare and each != kept]
    moved = [side.window_id for side in sides if known.get(side.window_id) in gone]
    await event_sides.move(tx.conn, moved, kept)
    await event_sides.drop(tx.conn, gone)
    return {**known, **dict.fromkeys(moved, kept)}


async def _part(
    tx: Transaction, sides: Sequence[Happening], known: Mapping[int, int], event_id: int
) -> Mapping[int, int]:
    """An event of its own, where it shares one that is bare."""
    windows = frozenset(side.window_id for side in sides)
    around = (await event_sides.windows_of(tx.conn, [event_id]))[event_id]
    if around <= windows or not await event_sides.find_bare(tx.conn, [event_id]):
        return known
    own = await orders.add_event(tx.conn, sides[0].name)
    moved = windows & around
    await event_sides.move(tx.conn, moved, own)
    return {**known, **dict.fromkeys(moved, own)}
