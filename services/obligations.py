"""What an order says beside its plans: who owes what, which schools are pairs, what is done by it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from roadmap.model import Mentorship, Obligation, Order, Role, School, Status
from services.organizations import ensure_schools
from storage import assigning, assignments, obligations, orders, organizations, replies
from storage.database import Transaction
from storage.replies import NewReply


async def put_obligations(tx: Transaction, order: Order, order_id: int) -> None:
    """Every duty is recorded, asked or not; a file without the order's text leaves those that stand."""
    if order.obligations:
        await obligations.put_obligations(tx.conn, order_id, [_row(each) for each in order.obligations])


async def put_pairs(tx: Transaction, order: Order, order_id: int, issuer_id: int) -> Mapping[int, int]:
    """Mentee → mentor, of this order: printed in it, or put by hand.

    Schools printed in full are made known; others have to be already.
    """
    if not order.mentorships:
        return {}
    known = await ensure_schools(tx, [*_printed(order.mentorships)], issuer_id)
    rows: list[dict[str, object]] = []
    for each in order.mentorships:
        mentor, mentee = await _find(tx, each.mentor, known), await _find(tx, each.mentee, known)
        if mentor and mentee:
            rows.append({"mentor_id": mentor, "mentee_id": mentee, "year": each.year})
    await orders.put_mentorships(tx.conn, order_id, rows)
    return await orders.pairs_of(tx.conn, order_id)


async def accept_done(
    tx: Transaction, order: Order, order_id: int, item_ids: Iterable[int], today: date
) -> int:
    """Answer with the order itself what it fulfils and nobody has answered yet; how many there were."""
    found = await assigning.never_answered(tx.conn, item_ids)
    for assignment_id in found:
        new = NewReply(
            assignment_id=assignment_id,
            status=Status.DONE,
            author_id=None,
            author_role=Role.COORDINATOR,
            at=tx.now,
            day=today,
            sent_at=None,
            cause=f"import:{order_id}",
            document_number=order.number,
            document_date=order.date,
        )
        reply_id = await replies.add(tx.conn, new)
        await assignments.put_standing(tx.conn, assignment_id, Status.DONE, reply_id, None)
    return len(found)


def _row(duty: Obligation) -> dict[str, Any]:
    same = ("point", "who", "to", "what", "recommended", "has_deliverable")
    return {
        **{name: getattr(duty, name) for name in same},
        "dates": [day.isoformat() for day in duty.dates],
        "asked": list(duty.asked),
    }


def _printed(pairs: Iterable[Mentorship]) -> Iterable[School]:
    names = {}
    for each in pairs:
        names[each.mentor] = each.mentor_full_name, each.year
        names[each.mentee] = each.mentee_full_name, each.year
    return (School(name, full, "", year) for name, (full, year) in names.items() if full)


async def _find(tx: Transaction, name: str, known: Mapping[str, int]) -> int | None:
    if name in known:
        return known[name]
    found = await organizations.find(tx.conn, name)
    return found.id if found else None
