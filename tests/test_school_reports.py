"""What a school was asked and answered, and its days, on both kinds of database."""

from datetime import timedelta

import pytest
from small_city import Desk
from sqlalchemy import update

from roadmap.errors import ForbiddenError
from roadmap.model import OrganizationKind, Period, Role, Status
from roadmap.periods import school_year_of
from services.acts import Act
from services.calendar import Calendar
from services.calendars import Calendars, Days
from services.people import Actor, Membership
from services.school_reports import SchoolReports
from storage import calendars, schema, school_reports
from storage.database import Database


def year(database: Database) -> Period:
    return school_year_of(database.clock.now().date())


def member(
    school: int, role: Role = Role.DIRECTOR, kind: OrganizationKind = OrganizationKind.SCHOOL
) -> Actor:
    return Actor(1, "1", "Анна", "ru", (Membership(1, school, "СШ № 9", kind, None, role),))


async def change(database: Database, table: object, id_: int, **values: object) -> None:
    async with database.write("change") as tx:
        await tx.conn.execute(update(table).where(table.c.id == id_).values(**values))  # type: ignore[attr-defined, arg-type]


async def days(database: Database, calendar: Calendar, school: int, cause: int = 1) -> Days:
    act = Act(member(school), cause, database.clock.now(), None, "1")
    return await Calendars(database, calendar).of(act)


async def test_a_school_reads_its_own_answers_and_their_files(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    reply = await desk.answer(nine)
    await desk.file(reply)
    await change(database, schema.assignment, await desk.asked(reply), status="done", reply_id=reply)
    await desk.answer(ten)
    async with database.read() as conn:
        (row,) = await school_reports.asked_of(conn, nine, year(database))
    assert (row.code, row.number, row.files, row.status) == ("ДК1", "1.6", 1, Status.DONE)


async def test_both_schools_of_a_pair_report_what_they_owe_together(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    asked = await desk.asked(await desk.answer(nine))
    await desk.put(schema.partner, assignment_id=asked, organization_id=ten)
    async with database.read() as conn:
        assert len(await school_reports.asked_of(conn, ten, year(database))) == 1


async def test_another_school_year_and_what_was_taken_back_are_left_out(database: Database) -> None:
    desk = await Desk(database).open()
    nine = await desk.school("СШ № 9")
    asked = await desk.asked(await desk.answer(nine))
    today = database.clock.now().date()
    async with database.read() as conn:
        last = school_year_of(today - timedelta(days=365))
        assert await school_reports.asked_of(conn, nine, last) == []
    await change(database, schema.assignment, asked, withdrawn_at=database.clock.now())
    async with database.read() as conn:
        assert await school_reports.asked_of(conn, nine, year(database)) == []


async def test_the_centre_has_no_report_of_a_school(database: Database, calendar: Calendar) -> None:
    desk = await Desk(database).open()
    actor = member(desk.city, Role.COORDINATOR, OrganizationKind.MUNICIPALITY)
    with pytest.raises(ForbiddenError, match="report-not-yours"):
        await SchoolReports(database, calendar).of(actor)


async def test_what_was_taken_back_is_cancelled_in_the_calendar(
    database: Database, calendar: Calendar
) -> None:
    desk = await Desk(database).open()
    nine = await desk.school("СШ № 9")
    asked = await desk.asked(await desk.answer(nine))
    (before,) = (await days(database, calendar, nine)).due
    await change(database, schema.assignment, asked, withdrawn_at=database.clock.now())
    (after,) = (await days(database, calendar, nine)).due
    assert (before.is_cancelled, after.is_cancelled) == (False, True)
    assert before.row.id == after.row.id == asked


async def test_a_later_calendar_has_a_greater_sequence_even_at_the_same_moment(
    database: Database, calendar: Calendar
) -> None:
    desk = await Desk(database).open()
    nine = await desk.school("СШ № 9")
    await desk.answer(nine)
    first, second = [await days(database, calendar, nine, cause) for cause in (1, 2)]
    assert 0 < first.sequence < second.sequence < 2**31


async def test_a_meeting_is_one_entry_for_all_it_serves(database: Database, calendar: Calendar) -> None:
    desk = await Desk(database).open()
    nine = await desk.school("СШ № 9")
    starts = database.clock.now() + timedelta(days=3)
    meeting = await desk.put(schema.event, title="совещание", starts_at=starts, place="УОиМП")
    for number in range(2):
        await desk.answer(nine, window=number)
        await desk.put(schema.event_window, window_id=desk.windows[number], event_id=meeting)
    (found,) = (await days(database, calendar, nine)).meetings
    assert (found.starts_at, found.place, found.serves) == (starts, "УОиМП", (("ДК1", "1.6"),))
    await change(database, schema.event, meeting, cancelled_at=database.clock.now())
    (cancelled,) = (await days(database, calendar, nine)).meetings
    assert cancelled.is_cancelled


async def test_another_schools_meeting_is_not_in_the_calendar(database: Database) -> None:
    desk = await Desk(database).open()
    nine, ten = await desk.school("СШ № 9"), await desk.school("СШ № 10")
    await desk.answer(nine)
    meeting = await desk.put(schema.event, title="совещание", starts_at=database.clock.now())
    await desk.put(schema.event_window, window_id=desk.windows[0], event_id=meeting)
    async with database.read() as conn:
        assert await calendars.meetings(conn, [ten], year(database)) == []
