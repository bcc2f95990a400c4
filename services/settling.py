"""The cache of an assignment's standing reply, brought to what its log says when entries are taken back."""

from collections.abc import Sequence

from roadmap.model import Status
from roadmap.standing import last_return, standing
from services.calendar import Calendar
from storage import assignments
from storage.database import Transaction
from storage.replies import ReplyRow


def status_by(log: Sequence[ReplyRow]) -> Status:
    stands = standing(log)
    return stands.status if stands else Status.PENDING


async def settle_by(tx: Transaction, calendar: Calendar, assignment_id: int, log: Sequence[ReplyRow]) -> None:
    """The reply that stands in this log, and the day of the return that is its last word, if it is."""
    stands, last = standing(log), last_return(log)
    back = calendar.day(last.reviewed_at) if last and last.reviewed_at else None
    reply_id = stands.id if stands else None
    await assignments.put_standing(tx.conn, assignment_id, status_by(log), reply_id, back)
