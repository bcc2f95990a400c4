"""The events of an order, over all its plans: one for the windows that are certainly the same happening."""

from collections.abc import Sequence

from roadmap.pairs import Happening, pair
from storage import orders
from storage.database import Transaction


async def put_events(tx: Transaction, happenings: Sequence[Happening]) -> None:
    """An event for every window that has none; a window that has one keeps it."""
    known = await orders.events_of(tx.conn, [each.window_id for each in happenings])
    for sides in pair(happenings):
        windows = [side.window_id for side in sides]
        new = [each for each in windows if each not in known]
        if new:
            event_id = next((known[each] for each in windows if each in known), None)
            if event_id is None:
                event_id = await orders.add_event(tx.conn, sides[0].name)
            await orders.join_event(tx.conn, [(each, event_id) for each in new])
