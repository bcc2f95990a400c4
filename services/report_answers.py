"""What organizations have answered about the windows of some plans, as a report reads it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role, Verdict
from roadmap.report_rows import Meeting, Told
from roadmap.standing import standing
from services.calendar import Calendar
from storage import report_rows
from storage.report_rows import AskedRow, ReplyRow, WindowRow


@dataclass(frozen=True, slots=True)
class Answers:
    """Assignment → its log, event and organization → its presence, organization → its short name."""

    logs: Mapping[int, Sequence[ReplyRow]]
    presences: Mapping[tuple[int, int], str]
    names: Mapping[int, str]

    def told(self, row: AskedRow, window: WindowRow, meeting: Meeting | None, *, is_ours: bool) -> Told:
        """The centre's word about its own item needs nobody's acceptance."""
        reply = standing(self.logs.get(row.id, ()))
        was_held = meeting is not None and meeting.held_on is not None
        bare = Told(
            organization=self.names[row.organization_id],
            until=max(row.due, row.extended_to or row.due),
            extended_to=row.extended_to,
            presence=self.presences.get((window.event_id or 0, row.organization_id), "") if was_held else "",
            interim=window.interim,
        )
        if reply is None:
            return bare
        return replace(
            bare,
            status=reply.status,
            verdict=Verdict.ACCEPTED if is_ours and reply.author_role is Role.COORDINATOR else reply.verdict,
            comment=reply.comment,
            done=reply.done,
            total=reply.total,
            number=reply.number or "",
            document_date=reply.document_date,
            difficulty=reply.difficulty or "",
            files=reply.files,
        )


async def read_answers(conn: AsyncConnection, plan_ids: Sequence[int], end: datetime) -> Answers:
    """Those given before `end`."""
    logs: dict[int, list[ReplyRow]] = defaultdict(list)
    for each in await report_rows.replies(conn, plan_ids, end):
        logs[each.assignment_id].append(each)
    names = {key: place[0] for key, place in (await report_rows.places(conn)).items()}
    return Answers(logs, await report_rows.presences(conn, plan_ids), names)


def meeting_by(window: WindowRow, day: date, calendar: Calendar) -> Meeting | None:
    """The window's meeting as far as it is known by the day; one that was called off is none."""
    if window.event_id is None or window.cancelled_at is not None:
        return None
    held = window.held_on if window.held_on and window.held_on <= day else None
    return Meeting(calendar.day(window.starts_at) if window.starts_at else None, held)
