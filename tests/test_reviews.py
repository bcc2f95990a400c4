"""Verdicts: who may give them, what they change in the figures, what the school hears, the way back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any

import pytest
from sample_orders import ALL_YEAR, BODYS, CONTINUING, DECEMBER, DEED, item, month, order
from sqlalchemy import func, select

from roadmap.answers import Said
from roadmap.clock import ManualClock
from roadmap.errors import AppError, ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Evidence, ItemKind, OrganizationKind, Role, Status, Verdict
from roadmap.progress import Counts
from services.acts import Act
from services.calendar import Calendar
from services.inquiries import Inquiries
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.people import Actor, People
from services.phoned import Phoned
from services.replies import Answer, Replies
from services.returned import Returned
from services.review_queue import Pile, ReviewQueue
from services.reviews import Reviews
from services.summary import Summary
from storage import assignments, organizations, replies
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.replies import NewAttachment
from storage.schema import assignment, change, message, organization, review, window
from storage.schema import item as items

NUMBERS = item("1.7", month(DECEMBER), evidence=Evidence.NUMBERS, kind=ItemKind.NUMBERS_ONLY)
ON_DEMAND = item("1.8", ALL_YEAR, ("ШНРО",), kind=ItemKind.ON_DEMAND)
ATTENDED = item("1.9", month(DECEMBER), evidence=Evidence.ATTENDANCE)
PAPER = Said(document_number="45", document_date=date(2022, 12, 19))
ALL = Pile()


@dataclass
class Centre:
    """Schools that answer and coordinators who judge, through the services themselves."""

    database: Database
    calendar: Calendar
    clock: ManualClock
    causes: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.replies = Replies(self.database, self.calendar)
        self.queue = ReviewQueue(self.database, self.calendar)
        self.reviews = Reviews(self.database, self.calendar, self.queue)
        self.returned = Returned(self.database, self.calendar)
        self.inquiries = Inquiries(self.database, self.calendar, self.queue, self.reviews)
        self.phoned = Phoned(self.database, self.calendar, self.replies)

    async def join(self, place: str, role: Role = Role.DIRECTOR) -> Actor:
        cause = next(self.causes)
        made = await Invites(self.database, self.calendar).create(place, role)
        newcomer = Newcomer("telegram", str(cause), f"{place} {role}", "ru")
        await Invites(self.database, self.calendar).use(made.token, newcomer, cause)
        actor = await People(self.database, self.calendar).find("telegram", str(cause))
        assert actor is not None
        return actor

    def act(self, actor: Actor) -> Act:
        return Act(actor, next(self.causes), self.clock.now(), None, "7")

    async def assignment(self, place: str, number: str) -> AssignmentRow:
        found = (
            select(assignment.c.id)
            .join_from(assignment, organization)
            .join(window, window.c.id == assignment.c.window_id)
            .join(items, items.c.id == window.c.item_id)
            .where(organization.c.short_name == place, items.c.number == number)
            .order_by(assignment.c.due)
            .limit(1)
        )
        async with self.database.read() as conn:
            row = await assignments.find(conn, int((await conn.execute(found)).scalar_one()))
        assert row is not None
        return row

    async def answers(self, actor: Actor, number: str, status: Status = Status.DONE, **said: Any) -> int:
        row = await self.assignment(actor.memberships[0].organization, number)
        return await self.says(actor, row.id, Answer(status, Said(**said)))

    async def says(self, actor: Actor, assignment_id: int, answer: Answer) -> int:
        act = self.act(actor)
        async with self.database.write("answer", act.cause) as tx:
            row, before = await self.replies.answerable(tx, actor, assignment_id)
            reply_id = await self.replies.record(tx, act, row, before, answer)
        assert reply_id is not None
        return reply_id

    async def accept(self, actor: Actor, reply_id: int) -> int:
        act = self.act(actor)
        await self.reviews.accept(act, ALL, reply_id, "7")
        return act.cause

    async def send_back(self, actor: Actor, reply_id: int, reason: str = "нет даты") -> int:
        act = self.act(actor)
        await self.reviews.send_back(act, ALL, reply_id, reason, "7")
        return act.cause

    async def undo(self, actor: Actor, cause: int) -> None:
        await self.reviews.undo(self.act(actor), ALL, cause, "7")

    async def counts(self) -> Counts:
        return (await Summary(self.database, self.calendar).figures_of_all()).totals

    async def waiting(self, actor: Actor) -> int:
        return (await self.queue.look(actor)).count

    async def told(self, kind: str) -> list[int]:
        async with self.database.read() as conn:
            found = select(message.c.person_id).where(message.c.kind == kind).order_by(message.c.id)
            return list((await conn.execute(found)).scalars())

    async def verdicts(self) -> list[str]:
        async with self.database.read() as conn:
            return list((await conn.execute(select(review.c.verdict).order_by(review.c.id))).scalars())

    def at(self, day: date, hour: int = 12) -> None:
        self.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=self.calendar.zone))


@pytest.fixture
async def centre(database: Database, calendar: Calendar, clock: ManualClock) -> Centre:
    await Orders(database).import_order(order(DEED, CONTINUING, BODYS, NUMBERS, ON_DEMAND, ATTENDED))
    return Centre(database, calendar, clock)


# what accepts itself


@pytest.mark.parametrize(
    ("number", "status", "said"),
    [
        pytest.param("1.7", Status.DONE, {"done_count": 14, "total_count": 32}, id="numbers"),
        pytest.param("1.3", Status.IN_PROGRESS, {"comment": "провели два занятия"}, id="going on"),
        pytest.param(
            "1.3", Status.IN_PROGRESS, {"done_count": 14, "total_count": 32}, id="going on, in figures"
        ),
        pytest.param("1.9", Status.DONE, {}, id="attendance"),
    ],
)
async def test_what_leaves_nothing_to_judge_is_accepted_in_its_own_commit(
    centre: Centre, number: str, status: Status, said: dict[str, Any]
) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)

    await centre.answers(director, number, status, **said)

    assert await centre.verdicts() == [Verdict.ACCEPTED]
    assert await centre.waiting(coordinator) == 0


async def test_a_crash_before_the_commit_leaves_neither_answer_nor_verdict(centre: Centre) -> None:
    director = await centre.join("СШ № 9")
    row = await centre.assignment("СШ № 9", "1.9")
    act = centre.act(director)

    async def press_and_crash() -> None:
        async with centre.database.write("answer", act.cause) as tx:
            found, before = await centre.replies.answerable(tx, director, row.id)
            await centre.replies.record(tx, act, found, before, Answer(Status.DONE))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await press_and_crash()
    assert await centre.verdicts() == []
    assert (await centre.counts()).done == 0


async def test_not_applicable_never_accepts_itself(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)

    await centre.answers(director, "1.9", Status.NOT_APPLICABLE)

    assert await centre.waiting(coordinator) == 1


async def test_the_centre_can_switch_it_off_and_on(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    await centre.reviews.switch(centre.act(coordinator), on=False)

    await centre.answers(director, "1.9")

    assert await centre.waiting(coordinator) == 1
    await centre.reviews.switch(centre.act(coordinator), on=True)
    assert (await centre.queue.look(coordinator)).is_automatic


async def test_the_switch_is_written_down_once(centre: Centre) -> None:
    coordinator = await centre.join("ОЦПРМСО", Role.COORDINATOR)
    for _ in range(2):
        await centre.reviews.switch(centre.act(coordinator), on=False)

    async with centre.database.read() as conn:
        switched = change.c.what == "review-auto"
        found = await conn.execute(select(change.c.before, change.c.after).where(switched))
        assert [tuple(row) for row in found] == [("on", "off")]


async def test_what_accepted_itself_may_be_taken_back_by_the_school(centre: Centre) -> None:
    director = await centre.join("СШ № 9")
    reply_id = await centre.answers(director, "1.9")

    await centre.replies.undo(centre.act(director), reply_id)

    counts = await centre.counts()
    assert (counts.done, counts.accepted) == (0, 0)


# accepting


async def test_what_waits_is_gone_through_by_item_by_school_or_by_age(centre: Centre) -> None:
    coordinator = await centre.join("ОЦПРМСО", Role.COORDINATOR)
    eleven, nine = await centre.join("СШ № 11"), await centre.join("СШ № 9")
    row = await centre.assignment("СШ № 9", "1.1")
    oldest = await centre.answers(eleven, "1.1")
    centre.at(date(2022, 12, 21))
    other, newest = await centre.answers(nine, "1.7", done_count=14), await centre.answers(nine, "1.1")

    async def pile(pile: Pile) -> list[int]:
        async with centre.database.read() as conn:
            return [each.reply_id for each in await centre.queue.waiting(conn, coordinator, pile)]

    assert await pile(Pile("item", row.deed)) == [newest, oldest]
    assert await pile(Pile("school", row.organization_id)) == [newest, other]
    assert await pile(Pile("age")) == [oldest, other, newest]


async def test_the_queue_counts_what_the_summary_counts(centre: Centre) -> None:
    coordinator = await centre.join("ОЦПРМСО", Role.COORDINATOR)
    for place in ("СШ № 9", "СШ № 11"):
        director = await centre.join(place)
        await centre.answers(director, "1.1")
        await centre.answers(director, "1.9")
        await centre.answers(director, "1.7", done_count=14)

    counts = await centre.counts()

    assert await centre.waiting(coordinator) == counts.review == 4
    assert counts.accepted == 2


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"done_count": 3200, "total_count": 3300}, id="more than a school holds"),
        pytest.param({"document_number": "45", "document_date": date(2022, 12, 19)}, id="a document"),
    ],
)
async def test_going_on_waits_when_it_says_more_than_a_rule_can_judge(
    centre: Centre, said: dict[str, Any]
) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)

    await centre.answers(director, "1.3", Status.IN_PROGRESS, **said)

    figures = Summary(centre.database, centre.calendar)
    assert (await figures.figures_of_all()).parts.to_review == 1
    assert await centre.waiting(coordinator) == 1


async def test_an_accepted_answer_leaves_the_queue_and_enters_the_figures(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")

    await centre.accept(coordinator, reply_id)
    await centre.accept(coordinator, reply_id)

    counts = await centre.counts()
    assert (counts.accepted, counts.review, await centre.waiting(coordinator)) == (1, 0, 0)
    assert await centre.verdicts() == [Verdict.ACCEPTED]


async def test_a_new_answer_after_acceptance_is_reviewed_again(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    await centre.accept(coordinator, await centre.answers(director, "1.1"))

    await centre.answers(director, "1.1", comment="уточнили приказ")

    assert await centre.waiting(coordinator) == 1


async def test_an_answer_that_was_taken_back_is_not_accepted(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    await centre.replies.undo(centre.act(director), reply_id)

    await centre.accept(coordinator, reply_id)

    assert await centre.verdicts() == []


async def test_not_applicable_is_not_accepted_together_with_the_rest(centre: Centre) -> None:
    coordinator = await centre.join("ОЦПРМСО", Role.COORDINATOR)
    first = await centre.answers(await centre.join("СШ № 9"), "1.1")
    second = await centre.answers(await centre.join("СШ № 11"), "1.1", Status.NOT_APPLICABLE)
    row = await centre.assignment("СШ № 9", "1.1")

    await centre.reviews.accept_all(centre.act(coordinator), ALL, row.deed, max(first, second), "7")

    counts = await centre.counts()
    assert (counts.accepted, counts.review) == (1, 1)


# sending back


async def test_a_return_gives_time_and_stops_counting(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    centre.at(date(2023, 1, 16))

    await centre.send_back(coordinator, reply_id)

    async with centre.database.read() as conn:
        notice = await centre.returned.read(conn, director, reply_id)
    assert notice is not None
    assert (notice.due, notice.reason) == (date(2023, 1, 23), "нет даты")
    counts = await centre.counts()
    assert (counts.done, counts.returned, counts.review) == (0, 1, 0)
    assert await centre.told("returned") == [director.person_id]


async def test_what_another_has_accepted_goes_back_only_when_that_was_seen(centre: Centre) -> None:
    director, one = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    other = await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    await centre.reviews.open(centre.act(other), ALL, reply_id)
    await centre.accept(one, reply_id)

    await centre.send_back(other, reply_id)
    assert await centre.verdicts() == ["accepted"]

    await centre.reviews.open(centre.act(other), ALL, reply_id)
    await centre.send_back(other, reply_id)
    assert await centre.verdicts() == ["accepted", "returned"]


async def test_what_was_added_to_an_answer_goes_back_with_it(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    await centre.answers(director, "1.1")
    second = await centre.answers(director, "1.1", document_number="45")

    await centre.send_back(coordinator, second)

    counts = await centre.counts()
    assert (counts.done, counts.pending) == (0, counts.asked)
    assert await centre.waiting(coordinator) == 0


async def test_what_was_accepted_before_stands_when_its_addition_goes_back(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    await centre.accept(coordinator, await centre.answers(director, "1.1"))
    second = await centre.answers(director, "1.1", document_number="45")

    await centre.send_back(coordinator, second)

    counts = await centre.counts()
    assert (counts.done, counts.accepted, counts.returned) == (1, 1, 1)


async def test_an_answer_after_a_return_says_what_was_said_before(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    row = await centre.assignment("СШ № 9", "1.1")
    reply_id = await centre.says(director, row.id, Answer(Status.DONE, PAPER))
    await centre.send_back(coordinator, reply_id, "нет подписи")

    again = await centre.answers(director, "1.1", comment="подписали")

    async with centre.database.read() as conn:
        found = await replies.find(conn, again)
    assert found is not None
    assert (found.document_number, found.comment) == ("45", "подписали")
    assert (await centre.counts()).returned == 0


async def test_a_return_that_is_undone_was_never_told_and_waits_again(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    cause = await centre.send_back(coordinator, reply_id)

    await centre.undo(coordinator, cause)
    await centre.undo(coordinator, cause)

    counts = await centre.counts()
    assert (counts.done, counts.review, counts.returned) == (1, 1, 0)
    async with centre.database.read() as conn:
        assert await centre.returned.read(conn, director, reply_id) is None
        verdicts = change.c.what == "verdict"
        undone = await conn.execute(select(change.c.before, change.c.reason).where(verdicts))
    assert [tuple(row) for row in undone] == [("returned", "нет даты")]


async def test_a_return_that_was_answered_cannot_be_undone(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    cause = await centre.send_back(coordinator, await centre.answers(director, "1.1"))
    await centre.answers(director, "1.1", comment="исправили")

    with pytest.raises(ConflictError):
        await centre.undo(coordinator, cause)

    assert await centre.waiting(coordinator) == 1


async def test_the_third_return_of_a_day_waits_for_the_next_morning(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    for number, said in (("1.1", {}), ("1.7", {"done_count": 5}), ("1.9", {"comment": "были"})):
        await centre.reviews.switch(centre.act(coordinator), on=False)
        await centre.send_back(coordinator, await centre.answers(director, number, **said))
    fourth = await centre.answers(director, "1.3", comment="идёт")
    await centre.send_back(coordinator, fourth)

    assert len(await centre.told("returned")) == 2
    assert len(await centre.told("returned_many")) == 1
    async with centre.database.read() as conn:
        row = (await conn.execute(select(message).where(message.c.kind == "returned_many"))).one()
        notices = await centre.returned.read_since(conn, director, row.subject["since"])
    assert centre.calendar.day(row.not_before) == date(2022, 12, 21)
    assert {notice.row.number for notice in notices} == {"1.9", "1.3"}


async def test_when_its_author_has_gone_the_return_reaches_whoever_is_asked(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    deputy = await centre.join("СШ № 9", Role.DEPUTY)
    reply_id = await centre.answers(deputy, "1.1")
    await People(centre.database, centre.calendar).mark_unreachable(deputy.person_id)

    await centre.send_back(coordinator, reply_id)

    assert await centre.told("returned") == [director.person_id]


async def test_a_return_needs_a_reason_that_can_be_read(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")

    for reason in ("  ", "слово " * 500):
        with pytest.raises(RejectedError):
            await centre.send_back(coordinator, reply_id, reason)


async def test_a_lone_file_of_how_it_goes_waits_for_the_centre(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    row = await centre.assignment("СШ № 9", "1.3")
    assert row.interim
    file = NewAttachment("document", "f", "u", "отчёт.pdf", "", 10, "950", "7")
    await centre.says(director, row.id, Answer(Status.IN_PROGRESS, files=(file,)))
    assert (await centre.waiting(coordinator), await centre.verdicts()) == (1, [])
    centre.at(row.due)
    figures = await Summary(centre.database, centre.calendar).figures_of_all()
    assert figures.parts.to_review == 1


async def test_nothing_goes_back_when_the_plan_is_over(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    centre.at(date(2023, 9, 5))

    with pytest.raises(ConflictError):
        await centre.send_back(coordinator, reply_id)


# asking back


async def test_a_question_reaches_the_desk_once_an_hour_of_it(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    await centre.send_back(coordinator, reply_id)

    for text in ("а где взять бланк?", "и кто подписывает?"):
        await centre.returned.tell(centre.act(director), reply_id, text)

    assert await centre.told("matters") == [coordinator.person_id]
    inquiry = await centre.inquiries.open(coordinator)
    assert inquiry is not None
    assert [each.text for each in inquiry.remarks] == ["а где взять бланк?", "и кто подписывает?"]


async def test_an_answered_question_waits_no_more(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    await centre.send_back(coordinator, reply_id)
    await centre.returned.tell(centre.act(director), reply_id, "а где взять бланк?")

    await centre.inquiries.answer(centre.act(coordinator), reply_id, "в приложении")

    assert await centre.inquiries.open(coordinator) is None
    assert await centre.told("centre_answers") == [director.person_id]


async def test_another_school_cannot_ask_about_a_return(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    other = await centre.join("СШ № 11")
    reply_id = await centre.answers(director, "1.1")
    await centre.send_back(coordinator, reply_id)

    with pytest.raises(ForbiddenError):
        await centre.returned.tell(centre.act(other), reply_id, "что там у них?")


# by telephone


async def test_what_was_said_on_the_telephone_is_the_coordinators_entry(centre: Centre) -> None:
    coordinator = await centre.join("ОЦПРМСО", Role.COORDINATOR)
    row = await centre.assignment("СШ № 9", "1.1")

    await centre.phoned.press(centre.act(coordinator), row.id, Status.DONE)
    await centre.phoned.add_line(centre.act(coordinator), row.id, "приказ 45 от 19.12")

    card = await centre.phoned.open(coordinator, row.id)
    assert card.reply is not None
    assert (card.reply.author_role, card.reply.document_number) == (Role.COORDINATOR, "45")
    assert await centre.waiting(coordinator) == 1


async def test_a_schools_own_answer_is_not_undone_by_the_centre(centre: Centre) -> None:
    director, coordinator = await centre.join("СШ № 9"), await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")

    with pytest.raises(ForbiddenError):
        await centre.phoned.undo(centre.act(coordinator), reply_id)


# who may not


async def _elsewhere(centre: Centre) -> Actor:
    """A coordinator of another municipality."""
    async with centre.database.write("elsewhere") as tx:
        root = await organizations.find_root(tx.conn)
        assert root is not None
        kind = OrganizationKind.MUNICIPALITY
        other = await organizations.add(tx.conn, kind, root.id, "УО Вязьма", "Управление образования Вязьмы")
        await organizations.add_names(tx.conn, other, ["УО Вязьма"])
    return await centre.join("УО Вязьма", Role.COORDINATOR)


async def _wrong_people(centre: Centre) -> list[Actor]:
    return [
        await centre.join("УОГ", Role.CONTROLLER),
        await centre.join("УОГ", Role.OBSERVER),
        await centre.join("СШ № 11"),
        await _elsewhere(centre),
    ]


async def test_nobody_else_judges_looks_or_writes_down(centre: Centre) -> None:
    director = await centre.join("СШ № 9")
    coordinator = await centre.join("ОЦПРМСО", Role.COORDINATOR)
    reply_id = await centre.answers(director, "1.1")
    row = await centre.assignment("СШ № 9", "1.1")
    other = await centre.join("СШ № 2")
    accepted = await centre.accept(coordinator, await centre.answers(other, "1.3", comment="идёт"))

    for actor in [director, *await _wrong_people(centre)]:
        tries = [
            centre.accept(actor, reply_id),
            centre.send_back(actor, reply_id),
            centre.undo(actor, accepted),
            centre.queue.files(actor, reply_id),
            centre.reviews.ask_reason(centre.act(actor), ALL, reply_id),
            centre.phoned.press(centre.act(actor), row.id, Status.DONE),
            centre.phoned.items(actor, row.organization_id),
        ]
        for attempt in tries:
            with pytest.raises(AppError):
                await attempt
    async with centre.database.read() as conn:
        given = (await conn.execute(select(func.count()).select_from(review))).scalar_one()
    assert given == 1
    assert (await centre.counts()).returned == 0


async def test_a_coordinator_elsewhere_sees_an_empty_queue(centre: Centre) -> None:
    await centre.answers(await centre.join("СШ № 9"), "1.1")
    other = await _elsewhere(centre)

    assert await centre.waiting(other) == 0
    assert await centre.reviews.open(centre.act(other), ALL) is None


async def test_a_reply_that_does_not_exist_is_said_so(centre: Centre) -> None:
    coordinator = await centre.join("ОЦПРМСО", Role.COORDINATOR)

    with pytest.raises(NotFoundError):
        await centre.accept(coordinator, 4711)
