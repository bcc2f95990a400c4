"""What lies on a person's table: the lines they are asked by now, in the order of asking."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Evidence
from roadmap.workdays import last_day_of_month
from services.agenda import addressed, told_when_late
from services.asking import SOON, is_on_the_table, is_silenced
from services.calendar import Calendar
from services.desk import answered_by
from services.duties import asked_until, gather, is_open
from services.people import Actor
from storage import assignments, members
from storage.assignments import AssignmentRow

Line = tuple[AssignmentRow, ...]


def is_waiting(row: AssignmentRow) -> bool:
    return is_open(row) and not is_silenced(row)


async def open_lines(conn: AsyncConnection, calendar: Calendar, actor: Actor, today: date) -> list[Line]:
    """Those with something unanswered."""
    return [line for line in await all_lines(conn, calendar, actor, today) if any(map(is_waiting, line))]


async def all_lines(conn: AsyncConnection, calendar: Calendar, actor: Actor, today: date) -> list[Line]:
    """With what was answered, too: a question keeps its place when it is.

    What this person is the one to be asked, what is late of the others at the school, and the desk.
    """
    workdays = calendar.workdays
    upto = max(last_day_of_month(today), today + SOON)
    places = await answered_by(conn, actor)
    rows = await assignments.of_organizations(conn, places, today, opens=upto)
    there = await members.around(conn, actor.person_id)
    around = [each for each in there if each.person_id == actor.person_id or not each.is_away(today)]
    own = addressed(rows, around)
    asked = {row.id: row for row in own.get(actor.person_id, ())}
    for row in told_when_late(rows, around).get(actor.person_id, ()):
        if asked_until(row, workdays) < today:
            asked.setdefault(row.id, row)
    of_others = {row.id for theirs in own.values() for row in theirs}
    asked.update({row.id: row for row in rows if not row.for_schools and row.id not in of_others})
    table = [row for row in asked.values() if is_on_the_table(row, today, workdays, upto)]
    order = {row.id: number for number, row in enumerate(rows)}
    return gather(sorted(table, key=lambda row: (asked_until(row, workdays), order[row.id])))


def question_of(line: Line) -> tuple[int, ...]:
    """What of a line is asked at once: all months of a deed, but one of twins, and numbers one by one."""
    waiting = [row for row in line if is_waiting(row)]
    if not waiting:
        return ()
    first = waiting[0]
    if not first.is_recurring or first.evidence is Evidence.NUMBERS:
        return (first.id,)
    same = (first.code, first.number)
    return tuple(row.id for row in waiting if (row.code, row.number) == same)
