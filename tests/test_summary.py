"""The figures of `/summary`: the cache equals the log, and everybody gets their own part."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from kept import unlike_their_log
from sample_duties import PAIR, REPORT, TOGETHER, with_duties
from sample_orders import BODYS, CONTINUING, DECEMBER, DEED, PAST, TAKING_PART, order
from sqlalchemy import insert, select, update

from roadmap.answers import Said
from roadmap.clock import ManualClock
from roadmap.model import OrganizationKind, Role, Status, Verdict
from roadmap.progress import Counts
from services.acts import Act
from services.calendar import Calendar
from services.extent import Extent
from services.headline import Headlines
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.people import Actor, People
from services.replies import Answer, Replies
from services.reports import Reports
from services.scope import WHOLE, Scope
from services.summary import Figures, Line, Summary
from storage import assignments, organizations, standing_codes
from storage.database import Database
from storage.replies import NewAttachment
from storage.schema import assignment, cluster, event, item, organization, reply, review, roadmap, window
from storage.schema import order as orders

AFTER = date(2023, 1, 31)
ANSWERS = (Status.DONE, Status.IN_PROGRESS, Status.DIFFICULTY, Status.NOT_APPLICABLE)


@dataclass
class School:
    """Directors who answer, through the services themselves."""

    database: Database
    calendar: Calendar
    clock: ManualClock
    actors: dict[str, Actor] = field(default_factory=dict)
    causes: int = 100

    async def join(self, place: str, role: Role = Role.DIRECTOR) -> Actor:
        invites = Invites(self.database, self.calendar)
        made = await invites.create(place, role)
        outside_id = str(len(self.actors) + 1)
        await invites.use(made.token, Newcomer("telegram", outside_id, place, "ru"), self.cause())
        people = People(self.database, self.calendar)
        actor = await people.find("telegram", outside_id)
        assert actor is not None
        self.actors[place] = actor
        return actor

    def cause(self) -> int:
        self.causes += 1
        return self.causes

    def at(self, day: date, hour: int = 12) -> None:
        self.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=self.calendar.zone))

    async def assignment_of(self, place: str, number: str) -> int:
        found = (
            select(assignment.c.id)
            .join_from(assignment, organization)
            .join(window, window.c.id == assignment.c.window_id)
            .join(item, item.c.id == window.c.item_id)
            .where(organization.c.short_name == place, item.c.number == number)
            .order_by(assignment.c.due)
            .limit(1)
        )
        async with self.database.read() as conn:
            return int((await conn.execute(found)).scalar_one())

    async def answers(self, place: str, number: str, answer: Answer) -> int:
        replies = Replies(self.database, self.calendar)
        assignment_id = await self.assignment_of(place, number)
        act = self.act(self.actors[place])
        async with self.database.write("answer", act.cause) as tx:
            row, before = await replies.answerable(tx, act.actor, assignment_id)
            reply_id = await replies.record(tx, act, row, before, answer)
        assert reply_id is not None
        return reply_id

    def act(self, actor: Actor) -> Act:
        return Act(actor, self.cause(), self.clock.now(), None, "1")

    async def is_judged(self, reply_id: int, verdict: Verdict) -> None:
        """As the coordinator's desk will: the review and the cache in one commit."""
        async with self.database.write("review") as tx:
            values = {
                "reply_id": reply_id,
                "verdict": verdict,
                "reason": "…",
                "at": tx.now,
                "cause": f"r{reply_id}",
            }
            await tx.conn.execute(insert(review), values)
            await standing_codes.settle_answered(tx.conn, [reply_id])
            if verdict is Verdict.RETURNED:
                found = select(reply.c.assignment_id).where(reply.c.id == reply_id)
                assignment_id = (await tx.conn.execute(found)).scalar_one()
                today = self.calendar.day(tx.now)
                await assignments.put_standing(tx.conn, assignment_id, Status.PENDING, None, today)

    async def figures(self, day: date | None = None) -> Figures:
        return await Summary(self.database, self.calendar).figures_of_all(day)

    async def roadmap(self, code: str) -> Counts:
        return named((await self.figures()).roadmaps, code).counts

    async def counts(self, place: str, day: date | None = None) -> Counts:
        return named((await self.figures(day)).schools, place).counts


def named(lines: tuple[Line, ...], name: str) -> Line:
    return next(line for line in lines if line.name == name)


@pytest.fixture
async def school(database: Database, calendar: Calendar, clock: ManualClock) -> School:
    await Orders(database).import_order(order(DEED, PAST, CONTINUING, BODYS))
    return School(database, calendar, clock)


async def test_nothing_is_asked_before_the_order(school: School) -> None:
    assert (await school.figures(date(2022, 12, 12))).totals == Counts()


async def test_windows_that_have_begun_are_asked(school: School) -> None:
    counts = await school.counts("СШ № 9", date(2022, 12, 20))

    assert (counts.asked, counts.pending, counts.due) == (3, 3, 0)


async def test_a_school_that_nobody_joined_is_not_asked_and_not_late(school: School) -> None:
    school.at(AFTER)

    counts = await school.counts("СШ № 9")

    assert (counts.due, counts.not_asked, counts.silent, counts.overdue) == (3, 3, 0, 0)


async def test_a_school_that_is_silent_is_late(school: School) -> None:
    await school.join("СШ № 9")
    school.at(AFTER)

    counts = await school.counts("СШ № 9")

    assert (counts.due, counts.not_asked, counts.silent, counts.overdue) == (3, 0, 3, 3)


async def test_what_a_body_owes_waits_on_the_coordinators_desk(school: School) -> None:
    await school.join("УОГ", Role.COORDINATOR)
    school.at(AFTER)

    (line,) = (await school.figures()).organizations

    assert (line.name, line.counts.silent, line.counts.not_asked) == ("ОЦПРМСО", 1, 0)


async def test_totals_are_schools_and_organizations(school: School) -> None:
    await school.join("СШ № 9")
    await school.answers("СШ № 9", "1.1", Answer(Status.DONE))
    school.at(AFTER)

    figures = await school.figures()

    parts = [line.counts for line in (*figures.schools, *figures.organizations)]
    assert sum(parts, Counts()) == figures.totals
    assert sum((line.counts for line in figures.roadmaps), Counts()) == figures.totals
    assert sum((line.counts for line in figures.clusters), Counts()) == sum(
        (line.counts for line in figures.schools), Counts()
    )


async def test_schools_stand_with_their_cluster_in_the_orders_order(school: School) -> None:
    figures = await school.figures()

    assert [(line.name, line.detail) for line in figures.schools] == [
        ("СШ № 9", "ШНРО"),
        ("СШ № 11", "ШНРО"),
        ("СШ № 2", "ШБУ"),
    ]
    assert [line.name for line in figures.clusters] == ["ШНРО", "ШБУ"]


async def test_an_answer_counts_at_once(school: School) -> None:
    await school.join("СШ № 9")
    said = Said(document_number="45", document_date=date(2022, 12, 19))

    await school.answers("СШ № 9", "1.1", Answer(Status.DONE, said))

    counts = await school.counts("СШ № 9")
    assert (counts.done, counts.pending, counts.review, counts.without_evidence) == (1, 2, 1, 0)


async def test_a_bare_done_is_without_evidence_until_a_file_comes(school: School) -> None:
    await school.join("СШ № 9")
    await school.answers("СШ № 9", "1.1", Answer(Status.DONE))
    assert (await school.counts("СШ № 9")).without_evidence == 1
    photo = NewAttachment("photo", "f", "u", "приказ.jpg", "image/jpeg", 10, "1", "7")

    await school.answers("СШ № 9", "1.1", Answer(Status.DONE, Said(comment="вот"), (photo,)))

    assert (await school.counts("СШ № 9")).without_evidence == 0


async def test_a_late_answer_is_late_and_no_longer_overdue(school: School) -> None:
    await school.join("СШ № 9")
    school.at(date(2023, 1, 16))
    await school.answers("СШ № 9", "1.1", Answer(Status.DONE))

    counts = await school.counts("СШ № 9")

    assert (counts.late, counts.due_done, counts.overdue) == (1, 1, 2)


async def test_a_school_that_joined_late_has_five_working_days(school: School) -> None:
    school.at(date(2022, 12, 29))
    await school.join("СШ № 9")
    school.at(date(2023, 1, 12))

    assert (await school.counts("СШ № 9")).due == 0
    assert (await school.counts("СШ № 9", date(2023, 1, 13))).due == 2


async def test_a_returned_reply_stops_counting(school: School) -> None:
    await school.join("СШ № 9")
    reply_id = await school.answers("СШ № 9", "1.1", Answer(Status.DONE))

    await school.is_judged(reply_id, Verdict.RETURNED)

    counts = await school.counts("СШ № 9")
    assert (counts.done, counts.pending, counts.returned, counts.review) == (0, 3, 1, 0)


async def test_an_accepted_reply_is_reviewed(school: School) -> None:
    await school.join("СШ № 9")
    reply_id = await school.answers("СШ № 9", "1.1", Answer(Status.DONE))

    await school.is_judged(reply_id, Verdict.ACCEPTED)

    counts = await school.counts("СШ № 9")
    assert (counts.accepted, counts.review) == (1, 0)


async def test_an_interim_going_on_is_enough(school: School) -> None:
    await school.join("СШ № 2")
    await school.answers("СШ № 2", "1.3", Answer(Status.IN_PROGRESS, Said(comment="ведём")))
    school.at(AFTER)

    counts = await school.counts("СШ № 2")

    assert (counts.in_progress, counts.due, counts.due_done, counts.overdue) == (1, 1, 1, 0)


async def test_an_event_that_was_not_held_is_nobodys_fault(
    database: Database, calendar: Calendar, clock: ManualClock
) -> None:
    await Orders(database).import_order(order(TAKING_PART))
    school = School(database, calendar, clock)
    await school.join("СШ № 9")
    school.at(AFTER)
    assert (await school.counts("СШ № 9")).due == 0

    async with database.write("held") as tx:
        await tx.conn.execute(update(event).values(held_on=date(2023, 1, 20)))

    assert (await school.counts("СШ № 9")).overdue == 1


async def test_yesterday_is_told_from_the_log(school: School) -> None:
    await school.join("СШ № 9")
    first = await school.answers("СШ № 9", "1.1", Answer(Status.DONE))
    today = school.calendar.day(school.clock.now())
    before = await school.figures()
    school.at(today + timedelta(days=1))
    await school.is_judged(first, Verdict.RETURNED)
    await school.answers("СШ № 9", "1.2", Answer(Status.DIFFICULTY))

    assert await school.figures(today) == before
    assert await school.figures() != before


@pytest.mark.parametrize("seed", range(3))
async def test_the_cache_equals_the_log(school: School, seed: int) -> None:
    """Sixty presses and undos in December, the figures of every day asked again at the end."""
    dice = random.Random(seed)
    replies = Replies(school.database, school.calendar)
    for place in ("СШ № 9", "СШ № 11"):
        await school.join(place)
    seen: dict[date, Figures] = {}
    for step in range(60):
        actor = school.actors[dice.choice(("СШ № 9", "СШ № 11"))]
        id_ = await school.assignment_of(actor.name, dice.choice(("1.1", "1.2", "1.3")))
        async with school.database.read() as conn:
            standing = (
                await conn.execute(select(assignment.c.reply_id).where(assignment.c.id == id_))
            ).scalar()
        if standing and dice.random() < 0.4:
            await replies.undo(school.act(actor), standing)
        else:
            await replies.press(school.act(actor), id_, dice.choice(ANSWERS))
        today = school.calendar.day(school.clock.now())
        seen[today] = await school.figures()
        if step % 5 == 4:
            school.at(today + timedelta(days=1))

    school.at(school.calendar.day(school.clock.now()) + timedelta(days=1))
    assert {day: await school.figures(day) for day in seen} == seen
    assert await unlike_their_log(school.database) == []


async def test_a_director_gets_the_figures_of_the_own_school_only(school: School) -> None:
    actor = await school.join("СШ № 9")

    figures = await Summary(school.database, school.calendar).figures(actor)

    assert [line.name for line in figures.schools] == ["СШ № 9"]
    assert figures.organizations == ()
    assert figures.totals == figures.schools[0].counts


async def test_a_coordinator_gets_what_the_operator_gets(school: School) -> None:
    actor = await school.join("ОЦПРМСО", Role.COORDINATOR)

    figures = await Summary(school.database, school.calendar).figures(actor)

    assert figures == await school.figures()


async def test_a_stranger_gets_nothing(school: School) -> None:
    figures = await Summary(school.database, school.calendar).figures(Actor(1, "404", "", "ru"))

    assert (figures.totals, figures.schools) == (Counts(), ())


async def test_withdrawn_questions_do_not_count(school: School) -> None:
    before = await school.figures()
    await Orders(school.database).import_order(order(DEED, PAST, BODYS))

    after = await school.figures()

    assert before.totals.asked - after.totals.asked == 3


async def test_a_moved_day_is_the_day(school: School) -> None:
    await school.join("СШ № 9")
    later = replace(
        DEED, schedule=replace(DEED.schedule, windows=(replace(DECEMBER, due=date(2022, 12, 28)),))
    )
    await Orders(school.database).import_order(order(later, PAST, CONTINUING, BODYS))

    assert (await school.counts("СШ № 9", date(2022, 12, 29))).due == 1


async def test_the_orders_own_text_has_its_row_once_it_asks_something(school: School) -> None:
    await Orders(school.database).import_order(with_duties(REPORT, TOGETHER, mentorships=(PAIR,)))

    before, after = await school.figures(date(2022, 12, 12)), await school.figures(date(2022, 12, 20))

    assert [line.name for line in before.roadmaps] == ["ДК1"]
    assert [line.name for line in after.roadmaps] == ["ДК1", "Приказ"]
    parts = [line.counts for line in (*after.schools, *after.organizations)]
    assert sum(parts, Counts()) == after.totals == sum((line.counts for line in after.roadmaps), Counts())


async def test_a_pair_is_counted_once_and_can_be_asked_when_either_school_can(school: School) -> None:
    await Orders(school.database).import_order(with_duties(TOGETHER, mentorships=(PAIR,)))
    await school.join("СШ № 2")
    school.at(date(2023, 2, 6))

    figures = await school.figures()

    (line,) = [line for line in figures.roadmaps if line.name == "Приказ"]
    assert (line.counts.asked, line.counts.silent, line.counts.overdue) == (1, 1, 1)
    assert named(figures.schools, "СШ № 2").counts.asked == 0
    assert await unlike_their_log(school.database) == []


async def test_what_is_recommended_is_neither_overdue_nor_late(school: School) -> None:
    recommended = replace(TOGETHER, recommended=True)
    await Orders(school.database).import_order(with_duties(recommended, mentorships=(PAIR,)))
    await school.join("СШ № 9")
    school.at(date(2023, 2, 6))
    assert (await school.roadmap("Приказ")).overdue == 0

    await school.answers("СШ № 9", "1.2.1", Answer(Status.DONE))

    assert (await school.roadmap("Приказ")).late == 0


async def test_the_orders_grace_is_nobodys_delay(school: School) -> None:
    await school.join("СШ № 9")
    async with school.database.write("grace") as tx:
        await tx.conn.execute(update(orders).values(grace_until=date(2023, 2, 3)))
    school.at(AFTER)

    assert (await school.counts("СШ № 9")).due == 0


async def test_what_a_school_planned_for_itself_is_not_counted(school: School) -> None:
    async with school.database.write("own") as tx:
        await tx.conn.execute(update(roadmap).values(kind="own"))

    assert (await school.figures(AFTER)).totals == Counts()


async def test_schools_told_together_make_the_same_figures(school: School) -> None:
    await school.join("СШ № 9")
    await school.answers("СШ № 9", "1.1", Answer(Status.DONE))
    school.at(AFTER)
    summary = Summary(school.database, school.calendar)

    async with school.database.read() as conn:
        apart = await summary.count(conn, await summary.open(conn))
        together = await summary.total(conn, await summary.glance(conn, WHOLE, Extent(None, None)))

    assert together == replace(apart, schools=(), clusters=())


@pytest.mark.parametrize("is_part", [False, True], ids=["all there is", "one tree of two"])
async def test_a_headline_says_the_same_with_and_without_lines(school: School, *, is_part: bool) -> None:
    office = await school.join("УОГ", Role.COORDINATOR)
    await school.join("СШ № 9")
    await school.is_judged(await school.answers("СШ № 9", "1.1", Answer(Status.DONE)), Verdict.ACCEPTED)
    await school.answers("СШ № 9", "1.2", Answer(Status.DIFFICULTY))
    if is_part:
        await _put_under_a_region(school)
    headlines = Headlines(Summary(school.database, school.calendar))

    for day in (AFTER, date(2023, 2, 1)):
        school.at(day)
        for scope in await _scopes(school):
            together = await headlines.of(office, scope, together=True)
            apart = await headlines.of(office, scope)
            figures = [replace(each.figures, schools=(), clusters=()) for each in (together, apart)]
            assert figures[0] == figures[1], scope
            told = [replace(each, figures=figures[0]) for each in (together, apart)]
            assert told[0] == told[1], scope


async def _put_under_a_region(school: School) -> None:
    """With another city beside, in which there is a school too."""
    async with school.database.write("region") as tx:
        root = await organizations.find_root(tx.conn)
        assert root
        kinds = OrganizationKind
        region = await organizations.add(tx.conn, kinds.REGION, root.id, "Область", "Область")
        await organizations.become_root(tx.conn, region, root.id)
        city = await organizations.add(tx.conn, kinds.MUNICIPALITY, region, "Другой город", "Город")
        await organizations.add(tx.conn, kinds.SCHOOL, city, "Чужая школа", "Чужая школа")


async def _scopes(school: School) -> list[Scope]:
    async with school.database.read() as conn:
        ids = [
            (await conn.execute(select(each).order_by(each))).scalars().all()
            for each in (organization.c.id, cluster.c.id, item.c.id, roadmap.c.id)
        ]
    found = [WHOLE, Scope(month=AFTER.replace(day=1)), *(Scope(place_id=each) for each in ids[0][:4])]
    found += [Scope(cluster_id=each) for each in ids[1]] + [Scope(item_id=each) for each in ids[2]]
    return found + [Scope(roadmap_id=each) for each in ids[3]]


async def test_ready_rows_are_those_of_the_report(school: School) -> None:
    centre = await school.join("УОГ", Role.COORDINATOR)
    await school.join("СШ № 9")
    headlines = Headlines(Summary(school.database, school.calendar))
    reports = Reports(school.database, school.calendar)
    for number, verdict in (("1.1", Verdict.ACCEPTED), ("1.2", Verdict.RETURNED)):
        reply_id = await school.answers("СШ № 9", number, Answer(Status.DONE))
        await school.is_judged(reply_id, verdict)

    headline = await headlines.of(centre, WHOLE)
    (choice,) = await reports.orders(centre)
    assert headline.report
    tally = (await reports.of(centre, choice.order.id, headline.report.due)).tally

    assert headline.ready == (tally.ready, tally.total)
    assert 0 < tally.ready < tally.total
