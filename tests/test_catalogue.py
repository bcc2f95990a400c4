"""What a coordinator sees of plans and changes in them, and what nobody else may."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from office import COORDINATOR, WRONG_PEOPLE, Office, text
from sample_orders import BODYS, CONTINUING, DEED, HOLDING, PAST, TAKING_PART, YEAR, amended, order
from sqlalchemy import select

from roadmap.choices import apply_choices
from roadmap.clock import ManualClock
from roadmap.errors import AppError, ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Cluster, RoadmapState, School
from roadmap.workdays import WorkDays
from services.acts import Act, Incoming
from services.calendar import Calendar
from services.catalogue import ItemView, PlanView
from services.moving import Move, Whom
from services.orders import Orders
from services.questions import Question
from storage.choices import read_choices
from storage.database import Database
from storage.replies import NewAttachment
from storage.schema import assignment, choice, item, roadmap, window

ITEMS = (DEED, PAST, CONTINUING, BODYS, HOLDING, TAKING_PART)
FILE = NewAttachment(
    "document", "file-1", "unique-1", "образец.docx", "application/octet-stream", 10, "1", "1", None
)


@pytest.fixture
async def office(database: Database, calendar: Calendar) -> Office:
    await Orders(database).import_order(order(*ITEMS))
    return Office(database, calendar)


async def move(office: Office, key: str, whom: Whom, target: int, day: str, why: str = "так надо") -> None:
    """The whole dialogue of a move."""
    await office.moving.ask_day(await office.act(), Move(await office.window_id(key), whom, target))
    await office.moving.take_day(await office.act(), await office.question(), day)
    await office.moving.take_reason(await office.act(), await office.question(), why)
    await office.moving.confirm(await office.act())


# looking


async def test_the_list_says_what_a_plan_holds_and_whom_it_asks(office: Office) -> None:
    shelf = await office.catalogue.shelf(await office.actor(COORDINATOR))
    (plan,) = shelf.current
    assert (plan.code, plan.number, plan.year, plan.items, plan.schools) == ("ДК1", "1-т", YEAR, 6, 3)
    assert shelf.closed == ()


async def test_a_plan_whose_year_is_over_is_on_the_closed_shelf(office: Office, clock: ManualClock) -> None:
    clock.set(datetime(2023, 9, 2, 10, tzinfo=ZoneInfo("Europe/Moscow")))
    shelf = await office.catalogue.shelf(await office.actor(COORDINATOR))
    assert [plan.code for plan in shelf.closed] == ["ДК1"]


async def test_a_school_s_own_plan_is_not_in_the_list(office: Office) -> None:
    async with office.db.write("own") as tx:
        await tx.conn.execute(roadmap.update().values(kind="own"))
    assert (await office.catalogue.shelf(await office.actor(COORDINATOR))).current == ()


async def test_an_item_s_line_counts_its_answers(office: Office) -> None:
    await office.answer("1.1", "СШ № 9")
    view = await office.catalogue.show(await office.actor(COORDINATOR), await office.plan_id())
    (line,) = [line for line in view.lines if line.item.key == "1.1"]
    assert (line.answered, line.asked) == (1, 2)


async def test_a_window_that_ended_before_the_order_asks_nobody(office: Office) -> None:
    view = await office.catalogue.open_item(await office.actor(COORDINATOR), await office.item_id("1.2"))
    assert [(each.end.month, each.asked) for each in view.windows] == [(10, 0), (12, 2)]


async def test_a_plan_is_found_by_its_code(office: Office) -> None:
    view = await office.catalogue.find(await office.actor(COORDINATOR), "дк1")
    assert isinstance(view, PlanView)


@pytest.mark.parametrize("words", ["ДК1 1.3", "ДК1 · 1.3", "дк1  1.3."])
async def test_an_item_is_found_by_its_code_and_number(office: Office, words: str) -> None:
    view = await office.catalogue.find(await office.actor(COORDINATOR), words)
    assert isinstance(view, ItemView)
    assert view.item.key == "1.3"


async def test_an_unknown_name_is_no_plan(office: Office) -> None:
    assert await office.catalogue.find(await office.actor(COORDINATOR), "ДК9") is None


# renaming, closing


async def test_a_new_title_is_kept_and_logged(office: Office) -> None:
    await office.catalogue.ask_title(await office.act(), await office.plan_id())
    await office.catalogue.rename(await office.act(), await office.question(), "Новое  название")
    assert await office.scalar(select(roadmap.c.title)) == "Новое название"
    assert await office.logged("title") == [("План мероприятий", "Новое название", "")]


async def test_a_new_title_holds_when_the_order_is_imported_again(office: Office) -> None:
    await office.catalogue.ask_title(await office.act(), await office.plan_id())
    await office.catalogue.rename(await office.act(), await office.question(), "Новое название")
    async with office.db.read() as conn:
        choices = await read_choices(conn, "1-т", date(2022, 12, 13))
    again = apply_choices(order(*ITEMS), choices, WorkDays())
    await Orders(office.db).import_order(again)
    assert await office.scalar(select(roadmap.c.title)) == "Новое название"


async def test_a_title_of_two_letters_is_refused_and_waited_for_again(office: Office) -> None:
    await office.catalogue.ask_title(await office.act(), await office.plan_id())
    with pytest.raises(RejectedError):
        await office.catalogue.rename(await office.act(), await office.question(), "ДК")
    assert (await office.question()).kind == "plan_title"


async def test_a_closed_plan_asks_nobody_and_counts_what_is_left(office: Office) -> None:
    await office.answer("1.1", "СШ № 9")
    await office.catalogue.close(await office.act(), await office.plan_id())
    view = await office.catalogue.show(await office.actor(COORDINATOR), await office.plan_id())
    assert (view.is_over, view.answered) == (True, 1)
    assert view.asked > 1


async def test_closing_twice_is_closing_once(office: Office) -> None:
    for _ in range(2):
        await office.catalogue.close(await office.act(), await office.plan_id())
    assert await office.logged("state") == [("active", "closed", "")]


async def test_a_closed_plan_can_be_opened_again(office: Office) -> None:
    await office.catalogue.close(await office.act(), await office.plan_id())
    await office.catalogue.reopen(await office.act(), await office.plan_id())
    assert await office.scalar(select(roadmap.c.state)) == RoadmapState.ACTIVE


# moving days


async def test_a_day_moved_for_all_moves_the_window_and_every_open_assignment(office: Office) -> None:
    await move(office, "1.1", Whom.ALL, 0, "27 января")
    assert await office.dues("1.1") == {"СШ № 9": "2023-01-27", "СШ № 11": "2023-01-27"}
    moved = select(window.c.due).where(window.c.id == await office.window_id("1.1"))
    assert await office.scalar(moved) == date(2023, 1, 27)
    assert await office.logged("due") == [("2022-12-30", "2023-01-27", "так надо")]


async def test_a_moved_day_holds_when_the_order_is_imported_again(office: Office) -> None:
    await move(office, "1.1", Whom.ALL, 0, "27 января")
    await Orders(office.db).import_order(order(*ITEMS))
    assert await office.dues("1.1") == {"СШ № 9": "2023-01-27", "СШ № 11": "2023-01-27"}


async def test_moving_is_noted_among_the_choices_of_the_order(office: Office) -> None:
    await move(office, "1.1", Whom.ALL, 0, "27 января")
    places = await office.rows(select(choice.c.place, choice.c.what))
    assert [tuple(row) for row in places] == [("ДК1 · 1.1 · 2022-12-31", "due")]


async def test_an_answer_stays_and_is_not_made_late_by_an_earlier_day(office: Office) -> None:
    await office.answer("1.1", "СШ № 9")
    await move(office, "1.1", Whom.ALL, 0, "23 декабря")
    assert await office.dues("1.1") == {"СШ № 9": "2022-12-30", "СШ № 11": "2022-12-23"}
    stands = await office.scalar(select(assignment.c.status).where(assignment.c.reply_id.is_not(None)))
    assert stands == "done"


async def test_a_day_moved_for_one_school_moves_it_alone(office: Office) -> None:
    await move(office, "1.1", Whom.SCHOOL, await office.school_id("СШ № 11"), "20.01.2023")
    assert await office.dues("1.1") == {"СШ № 9": "2022-12-30", "СШ № 11": "2023-01-20"}
    moved = select(window.c.due).where(window.c.id == await office.window_id("1.1"))
    assert await office.scalar(moved) == date(2022, 12, 30)


async def test_a_later_day_of_one_school_stays_when_all_are_moved(office: Office) -> None:
    await move(office, "1.1", Whom.SCHOOL, await office.school_id("СШ № 11"), "3 февраля")
    await move(office, "1.1", Whom.ALL, 0, "27 января")
    assert await office.dues("1.1") == {"СШ № 9": "2023-01-27", "СШ № 11": "2023-02-03"}


async def test_a_day_moved_for_a_cluster_moves_its_schools_and_logs_each(office: Office) -> None:
    view = await office.moving.choose(await office.actor(COORDINATOR), await office.window_id("1.3"))
    clusters = {each.cluster: each.cluster_id for each in view.targets}
    await move(office, "1.3", Whom.CLUSTER, clusters["ШНРО"] or 0, "5 июля")
    moved, stayed = "2023-07-05", "2023-06-30"
    assert await office.dues("1.3") == {"СШ № 9": moved, "СШ № 11": moved, "СШ № 2": stayed}
    assert len(await office.logged("due")) == 2


async def test_a_day_can_be_moved_back(office: Office) -> None:
    await move(office, "1.1", Whom.ALL, 0, "27 января")
    back = Move(await office.window_id("1.1"), Whom.ALL, 0, date(2022, 12, 30), "вернули")
    await office.moving.propose(await office.act(), back)
    await office.moving.confirm(await office.act())
    assert await office.dues("1.1") == {"СШ № 9": "2022-12-30", "СШ № 11": "2022-12-30"}


async def test_a_day_that_was_asked_for_is_decided_by_a_move(office: Office) -> None:
    async with office.db.write("asked") as tx:
        await tx.conn.execute(assignment.update().values(extension_asked=date(2023, 1, 20)))
    await move(office, "1.1", Whom.ALL, 0, "27 января")
    mine = assignment.c.window_id == await office.window_id("1.1")
    rows = await office.rows(select(assignment.c.extension_asked).where(mine))
    assert [row[0] for row in rows] == [None, None]


async def test_the_reason_may_be_written_with_the_day(office: Office) -> None:
    await office.moving.ask_day(await office.act(), Move(await office.window_id("1.1")))
    said = "до 27 января, ждём диагностику"
    view = await office.moving.take_day(await office.act(), await office.question(), said)
    assert (view.move.due, view.move.reason) == (date(2023, 1, 27), "ждём диагностику")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param("потом", "move-unclear", id="no day"),
        pytest.param("январь, март", "move-unclear", id="two days"),
        pytest.param("1 декабря", "move-past", id="over"),
        pytest.param("1 сентября 2023", "move-after-plan", id="after the plan"),
        pytest.param("30 декабря", "move-same", id="the same"),
    ],
)
async def test_a_day_that_cannot_be_is_refused_and_waited_for_again(
    office: Office, words: str, key: str
) -> None:
    await office.moving.ask_day(await office.act(), Move(await office.window_id("1.1")))
    with pytest.raises(RejectedError) as caught:
        await office.moving.take_day(await office.act(), await office.question(), words)
    assert caught.value.key == key
    assert (await office.question()).kind == "move_due"


async def test_confirming_twice_moves_once(office: Office) -> None:
    await move(office, "1.1", Whom.ALL, 0, "27 января")
    with pytest.raises(ConflictError):
        await office.moving.confirm(await office.act())
    assert len(await office.logged("due")) == 1


async def test_the_days_of_a_closed_plan_are_not_moved(office: Office) -> None:
    await office.catalogue.close(await office.act(), await office.plan_id())
    with pytest.raises(ConflictError):
        await office.moving.ask_day(await office.act(), Move(await office.window_id("1.1")))


# samples


async def test_a_file_becomes_the_sample_of_an_item(office: Office) -> None:
    await office.samples.ask(await office.act(), await office.item_id("1.1"))
    await office.samples.put(await office.act(), await office.question(), Incoming(files=(FILE,)))
    sample = await office.samples.show(await office.actor(COORDINATOR), await office.item_id("1.1"))
    assert (sample["kind"], sample["media"], sample["outside_id"]) == ("file", "document", "file-1")


async def test_a_link_becomes_the_sample_and_can_be_taken_away(office: Office) -> None:
    item_id = await office.item_id("1.1")
    await office.samples.ask(await office.act(), item_id)
    incoming = text("вот https://example.org/prikaz.docx")
    await office.samples.put(await office.act(), await office.question(), incoming)
    await office.samples.drop(await office.act(), item_id)
    with pytest.raises(NotFoundError):
        await office.samples.show(await office.actor(COORDINATOR), item_id)
    link = "https://example.org/prikaz.docx"
    assert await office.logged("sample") == [("", link, ""), (link, "", "")]


@pytest.mark.parametrize(
    "incoming",
    [
        pytest.param(text("образец пришлю позже"), id="words"),
        pytest.param(text("https://a.ru и https://b.ru"), id="two links"),
        pytest.param(Incoming(files=(replace(FILE, kind="voice"),)), id="voice"),
    ],
)
async def test_what_is_no_sample_is_refused(office: Office, incoming: Incoming) -> None:
    await office.samples.ask(await office.act(), await office.item_id("1.1"))
    with pytest.raises(RejectedError):
        await office.samples.put(await office.act(), await office.question(), incoming)


async def test_a_school_gets_the_sample_of_its_own_card_only(office: Office) -> None:
    await office.samples.ask(await office.act(), await office.item_id("1.1"))
    await office.samples.put(await office.act(), await office.question(), Incoming(files=(FILE,)))
    director = await office.actor("director")
    ids = {
        row[1]: row[0]
        for row in await office.rows(
            select(assignment.c.id, assignment.c.organization_id).where(
                assignment.c.window_id == await office.window_id("1.1")
            )
        )
    }
    mine, other = ids[await office.school_id("СШ № 9")], ids[await office.school_id("СШ № 11")]
    assert (await office.samples.give(director, mine))["name"] == "образец.docx"
    with pytest.raises(ForbiddenError):
        await office.samples.give(director, other)


# the next year

NEXT = "1-т → 2023/2024"


async def copied(office: Office) -> int:
    return await office.succession.copy(await office.act(), await office.plan_id())


async def numbered(office: Office, clock: ManualClock) -> int:
    """The copy, and a year later the order that it waited for."""
    roadmap_id = await copied(office)
    clock.set(datetime(2023, 12, 13, 10, tzinfo=ZoneInfo("Europe/Moscow")))
    await office.succession.ask_number(await office.act(), roadmap_id)
    said = "приказ № 2-т от 12.12.2023"
    await office.succession.take_number(await office.act(), await office.question(), said)
    return roadmap_id


async def know_next_clusters(office: Office) -> None:
    """Next year СШ № 9 is of ШНРО alone."""
    following = replace(
        order(),
        number="9-т",
        clusters=(Cluster("ШНРО", "Школы с низкими результатами", "2023/2024"),),
        schools=(School("СШ № 9", 'МБОУ "Средняя школа № 9"', "ШНРО", "2023/2024"),),
        roadmaps=(),
    )
    await Orders(office.db).import_order(following)


async def test_a_copy_is_a_draft_of_the_next_year_that_asks_nobody(office: Office) -> None:
    view = await office.catalogue.show(await office.actor(COORDINATOR), await copied(office))
    plan = view.plan
    assert (plan.state, plan.number, plan.year, plan.items) == (RoadmapState.DRAFT, NEXT, "2023/2024", 6)
    assert (view.asked, plan.starts) == (0, date(2023, 9, 1))


async def test_the_days_of_a_copy_are_a_year_later(office: Office) -> None:
    roadmap_id = await copied(office)
    view = await office.catalogue.open_item(
        await office.actor(COORDINATOR), await office.item_id("1.1", roadmap_id)
    )
    assert [each.due for each in view.windows] == [date(2023, 12, 29)]


async def test_copying_twice_is_copying_once(office: Office) -> None:
    assert await copied(office) == await copied(office)


async def test_a_copy_without_an_order_s_number_is_not_launched(office: Office) -> None:
    roadmap_id = await copied(office)
    with pytest.raises(RejectedError) as caught:
        await office.succession.launch(await office.act(), roadmap_id)
    assert caught.value.key == "launch-without-number"


async def test_a_copy_is_not_launched_before_the_clusters_of_its_year_are_known(
    office: Office, clock: ManualClock
) -> None:
    roadmap_id = await numbered(office, clock)
    with pytest.raises(RejectedError) as caught:
        await office.succession.launch(await office.act(), roadmap_id)
    assert caught.value.key == "launch-without-clusters"


async def test_launching_asks_the_clusters_of_the_new_year(office: Office, clock: ManualClock) -> None:
    roadmap_id = await numbered(office, clock)
    await know_next_clusters(office)
    plan = await office.succession.launch(await office.act(), roadmap_id)
    assert (plan.state, plan.number, plan.issued) == (RoadmapState.ACTIVE, "2-т", date(2023, 12, 12))
    view = await office.catalogue.open_item(
        await office.actor(COORDINATOR), await office.item_id("1.1", roadmap_id)
    )
    assert [each.asked for each in view.windows] == [1]


async def test_a_number_that_another_order_has_is_refused(office: Office) -> None:
    await know_next_clusters(office)
    roadmap_id = await copied(office)
    await office.succession.ask_number(await office.act(), roadmap_id)
    with pytest.raises(ConflictError):
        await office.succession.take_number(
            await office.act(), await office.question(), "№ 9-т от 13.12.2022"
        )


async def test_a_copy_that_is_not_needed_goes_without_a_trace_but_in_the_log(office: Office) -> None:
    await office.succession.drop(await office.act(), await copied(office))
    shelf = await office.catalogue.shelf(await office.actor(COORDINATOR))
    assert [plan.number for plan in shelf.current] == ["1-т"]
    assert len(await office.logged("copy_dropped")) == 1


async def test_a_running_plan_is_no_draft_to_drop(office: Office) -> None:
    with pytest.raises(ConflictError):
        await office.succession.drop(await office.act(), await office.plan_id())


# the wrong person


@dataclass(frozen=True)
class Target:
    plan: int
    item: int
    window: int


Attempt = Callable[[Office, Act, Target], Awaitable[object]]
ATTEMPTS: dict[str, Attempt] = {
    "show": lambda office, act, on: office.catalogue.show(act.actor, on.plan),
    "item": lambda office, act, on: office.catalogue.open_item(act.actor, on.item),
    "rename": lambda office, act, on: office.catalogue.ask_title(act, on.plan),
    "rename at once": lambda office, act, on: office.catalogue.rename(
        act, Question("plan_title", {"roadmap": on.plan}), "Другое"
    ),
    "close": lambda office, act, on: office.catalogue.close(act, on.plan),
    "reopen": lambda office, act, on: office.catalogue.reopen(act, on.plan),
    "whom": lambda office, act, on: office.moving.choose(act.actor, on.window),
    "move": lambda office, act, on: office.moving.ask_day(act, Move(on.window)),
    "move back": lambda office, act, on: office.moving.propose(
        act, Move(on.window, due=date(2023, 2, 1), reason="так")
    ),
    "ask for a sample": lambda office, act, on: office.samples.ask(act, on.item),
    "drop a sample": lambda office, act, on: office.samples.drop(act, on.item),
    "show a sample": lambda office, act, on: office.samples.show(act.actor, on.item),
    "copy": lambda office, act, on: office.succession.copy(act, on.plan),
    "number": lambda office, act, on: office.succession.ask_number(act, on.plan),
    "launch": lambda office, act, on: office.succession.launch(act, on.plan),
    "drop": lambda office, act, on: office.succession.drop(act, on.plan),
}


@pytest.mark.parametrize("who", WRONG_PEOPLE)
async def test_nobody_but_the_coordinator_of_the_tree_may(office: Office, who: str) -> None:
    target = Target(await office.plan_id(), await office.item_id("1.1"), await office.window_id("1.1"))
    for attempt in ATTEMPTS.values():
        with pytest.raises(ForbiddenError):
            await attempt(office, await office.act(who), target)


@pytest.mark.parametrize("who", ["director", "controller"])
async def test_the_list_is_for_coordinators(office: Office, who: str) -> None:
    with pytest.raises(ForbiddenError):
        await office.catalogue.shelf(await office.actor(who))


async def test_a_coordinator_of_another_tree_sees_no_plans_of_ours(office: Office) -> None:
    assert (await office.catalogue.shelf(await office.actor("elsewhere"))).current == ()


async def test_what_does_not_exist_is_said_so(office: Office) -> None:
    with pytest.raises(NotFoundError):
        await office.catalogue.show(await office.actor(COORDINATOR), 10**6)


async def test_what_cannot_be_answered_any_more_is_not_waited_for(office: Office) -> None:
    await office.moving.ask_day(await office.act(), Move(await office.window_id("1.1")))
    question = await office.question()
    await office.catalogue.close(await office.act(), await office.plan_id())
    act = await office.act()
    with pytest.raises(AppError):
        async with office.questions.answered(act):
            await office.moving.take_day(act, question, "27 января")
    assert await office.questions.find(act) is None


async def test_an_amended_row_keeps_its_sample(office: Office) -> None:
    await office.samples.ask(await office.act(), await office.item_id("1.1"))
    await office.samples.put(await office.act(), await office.question(), Incoming(files=(FILE,)))
    changed = replace(DEED, description="Добавлено")
    await Orders(office.db).import_order(amended(order(*ITEMS), changed, *ITEMS[1:]))
    assert await office.scalar(select(item.c.sample).where(item.c.key == "1.1"))
