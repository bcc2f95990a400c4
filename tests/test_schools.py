"""What a coordinator sees of the tree and changes in it, and what nobody else may."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from office import COORDINATOR, DIRECTOR, WRONG_PEOPLE, Office
from sample_orders import CONTINUING, DEED, PAST, YEAR, item, month, order
from sample_orders import DECEMBER as IN_DECEMBER
from sqlalchemy import select

from handlers.invite_buttons import OpenInvites
from handlers.school_change_screens import member_ended_screen
from locales.texts import Texts
from roadmap.clock import ManualClock
from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Role
from services.acts import Act
from services.calendar import Calendar
from services.invite_lists import InviteLists
from services.invites import Newcomer
from services.orders import Orders
from services.questions import Question
from services.schools import PlaceView
from storage.database import Database
from storage.schema import assignment, cluster, cluster_school, mentorship, organization
from storage.schema import order as order_table

FOR_BASIC = item("2.1", month(IN_DECEMBER), ("ШБУ",))
ITEMS = (DEED, PAST, CONTINUING, FOR_BASIC)


@pytest.fixture
async def office(database: Database, calendar: Calendar) -> Office:
    await Orders(database).import_order(order(*ITEMS))
    return Office(database, calendar)


async def opened(office: Office, name: str = "СШ № 9") -> PlaceView:
    return await office.schools.open(await office.actor(COORDINATOR), await office.school_id(name))


async def cluster_id(office: Office, code: str) -> int:
    found: int = await office.scalar(select(cluster.c.id).where(cluster.c.code == code))
    return found


async def regroup(office: Office, name: str, code: str) -> None:
    school_id = await office.school_id(name)
    await office.regroupings.move(await office.act(), school_id, await cluster_id(office, code))


async def rename(office: Office, name: str, new: str) -> None:
    await office.school_changes.ask_name(await office.act(), await office.school_id(name))
    await office.school_changes.rename(await office.act(), await office.question(), new)


async def add(office: Office, name: str) -> int:
    await office.school_changes.ask_new(await office.act())
    await office.school_changes.take_new(await office.act(), name)
    return await office.school_changes.add(await office.act())


async def pair(office: Office, mentee: str, mentor: str, said: str = "№ 348 от 30.12.2020") -> None:
    ids = await office.school_id(mentee), await office.school_id(mentor)
    await office.mentoring.ask_order(await office.act(), *ids, YEAR)
    await office.mentoring.put(await office.act(), await office.question(), said)


# the tree


async def test_the_tree_has_bodies_and_clusters_with_their_schools(office: Office) -> None:
    tree = await office.schools.tree(await office.actor(COORDINATOR))
    assert tree.top.name == "УОГ"
    assert [(line.name, line.people) for line in tree.bodies] == [("ОЦПРМСО", 1)]
    assert [(line.cluster.code, line.schools, line.joined) for line in tree.clusters] == [
        ("ШНРО", 2, 0),
        ("ШБУ", 1, 0),
    ]
    assert (tree.schools, tree.loose, tree.absent, tree.year) == (3, 0, 3, YEAR)


async def test_a_school_that_somebody_joined_is_not_absent(office: Office) -> None:
    await office.actor(DIRECTOR)
    tree = await office.schools.tree(await office.actor(COORDINATOR))
    assert (tree.absent, tree.clusters[0].joined) == (2, 1)


async def test_a_school_whose_only_person_left_the_bot_is_absent_again(office: Office) -> None:
    director = await office.actor(DIRECTOR)
    await office.people.mark_unreachable(director.person_id)
    absent = await office.schools.group(await office.actor(COORDINATOR), "absent")
    assert "СШ № 9" in [line.name for line in absent.lines]


async def test_a_cluster_lists_its_schools(office: Office) -> None:
    found = await office.schools.group(
        await office.actor(COORDINATOR), "cluster", await cluster_id(office, "ШНРО")
    )
    assert [line.name for line in found.lines] == ["СШ № 9", "СШ № 11"]


async def test_in_a_year_without_clusters_the_last_known_is_shown(office: Office, clock: ManualClock) -> None:
    clock.set(datetime(2024, 10, 1, tzinfo=ZoneInfo("Europe/Moscow")))
    assert (await office.schools.tree(await office.actor(COORDINATOR))).year == YEAR


async def test_a_school_shows_its_people_and_clusters(office: Office) -> None:
    await office.actor(DIRECTOR)
    view = await opened(office)
    assert view.row.full_name == 'МБОУ "Средняя школа № 9"'
    assert [(each.name, each.role, each.reachable) for each in view.members] == [
        ("director", Role.DIRECTOR, True)
    ]
    assert [(each.year, each.code) for each in view.clusters] == [(YEAR, "ШНРО")]


@pytest.mark.parametrize("name", ["сш 9", "МБОУ СШ № 9", "Средняя школа № 9"])
async def test_a_school_is_found_by_any_name(office: Office, name: str) -> None:
    view = await office.schools.find(await office.actor(COORDINATOR), name)
    assert view.row.short_name == "СШ № 9"


async def test_an_unknown_name_is_answered_with_candidates(office: Office) -> None:
    with pytest.raises(NotFoundError) as caught:
        await office.schools.find(await office.actor(COORDINATOR), "СШ № 99")
    assert "СШ № 9" in str(caught.value.values["candidates"])


# adding and renaming


async def test_a_new_school_stands_under_the_coordinator_s_tree_without_a_cluster(office: Office) -> None:
    await add(office, "МБОУ «Средняя школа № 45»")
    view = await opened(office, "СШ № 45")
    assert (view.parent, view.clusters) == ("УОГ", ())
    assert await office.logged("school_added") == [("", "СШ № 45", "")]


async def test_a_name_that_is_taken_is_no_new_school(office: Office) -> None:
    await office.school_changes.ask_new(await office.act())
    with pytest.raises(RejectedError) as caught:
        await office.school_changes.take_new(await office.act(), "средняя школа №9")
    assert caught.value.values["name"] == "СШ № 9"


async def test_a_school_is_added_once(office: Office) -> None:
    await add(office, "СШ № 45")
    with pytest.raises(ConflictError):
        await office.school_changes.add(await office.act())


async def test_a_renamed_school_is_found_by_its_old_name_too(office: Office) -> None:
    await rename(office, "СШ № 9", "МБОУ «Гимназия № 9»")
    view = await office.schools.find(await office.actor(COORDINATOR), "СШ № 9")
    assert (view.row.short_name, view.row.full_name) == ("Гимназия № 9", "МБОУ «Гимназия № 9»")
    assert view.former == ("СШ № 9",)


async def test_a_short_name_leaves_the_full_one(office: Office) -> None:
    await rename(office, "СШ № 9", "Школа № 9")
    full_name = select(organization.c.full_name).where(organization.c.short_name == "Школа № 9")
    assert await office.scalar(full_name) == 'МБОУ "Средняя школа № 9"'


async def test_a_new_name_holds_when_the_old_order_is_imported_again(office: Office) -> None:
    await rename(office, "СШ № 9", "МБОУ «Гимназия № 9»")
    await Orders(office.db).import_order(order(*ITEMS))
    assert (await opened(office, "Гимназия № 9")).row.full_name == "МБОУ «Гимназия № 9»"


async def test_another_school_s_name_is_refused(office: Office) -> None:
    with pytest.raises(RejectedError):
        await rename(office, "СШ № 9", "СШ № 11")


# clusters


async def test_a_school_that_moves_is_asked_what_its_new_cluster_is(office: Office) -> None:
    await regroup(office, "СШ № 9", "ШБУ")
    assert "СШ № 9" not in await office.dues("1.1")
    assert (await office.dues("2.1"))["СШ № 9"] == "2022-12-30"
    assert await office.logged("cluster") == [(f"{YEAR} ШНРО", f"{YEAR} ШБУ", "")]


async def test_what_every_school_is_asked_stays(office: Office) -> None:
    await regroup(office, "СШ № 9", "ШБУ")
    assert "СШ № 9" in await office.dues("1.3")


async def test_the_preview_counts_what_follows(office: Office) -> None:
    await office.answer("1.1", "СШ № 9")
    found = await office.regroupings.preview(
        await office.actor(COORDINATOR), await office.school_id("СШ № 9"), await cluster_id(office, "ШБУ")
    )
    assert (len(found.new), len(found.gone), len(found.kept)) == (1, 1, 1)


async def test_an_answer_stays_where_it_was_given(office: Office) -> None:
    await office.answer("1.1", "СШ № 9")
    await regroup(office, "СШ № 9", "ШБУ")
    stands = await office.rows(
        select(assignment.c.status, assignment.c.withdrawn_at).where(assignment.c.reply_id.is_not(None))
    )
    assert [tuple(row) for row in stands] == [("done", None)]


async def test_a_school_that_moves_back_is_asked_as_before(office: Office) -> None:
    before = await office.dues("1.1")
    await regroup(office, "СШ № 9", "ШБУ")
    await regroup(office, "СШ № 9", "ШНРО")
    assert await office.dues("1.1") == before
    assert "СШ № 9" not in await office.dues("2.1")


async def test_what_is_over_is_not_asked_of_a_newcomer(office: Office, clock: ManualClock) -> None:
    clock.set(datetime(2023, 2, 1, 10, tzinfo=ZoneInfo("Europe/Moscow")))
    await regroup(office, "СШ № 9", "ШБУ")
    assert "СШ № 9" not in await office.dues("2.1")


async def test_the_move_holds_when_the_order_is_imported_again(office: Office) -> None:
    await regroup(office, "СШ № 9", "ШБУ")
    await Orders(office.db).import_order(order(*ITEMS))
    view = await opened(office)
    assert [each.code for each in view.clusters] == ["ШБУ"]
    assert "СШ № 9" not in await office.dues("1.1")


async def test_moving_to_where_it_stands_changes_nothing(office: Office) -> None:
    await regroup(office, "СШ № 9", "ШНРО")
    assert await office.logged("cluster") == []


async def test_a_new_school_is_asked_once_it_has_a_cluster(office: Office) -> None:
    await add(office, "СШ № 45")
    await regroup(office, "СШ № 45", "ШНРО")
    assert (await office.dues("1.1"))["СШ № 45"] == "2022-12-30"


# mentors


async def test_a_mentor_is_chosen_with_the_order_s_number_and_date(office: Office) -> None:
    await pair(office, "СШ № 9", "СШ № 2")
    (found,) = (await opened(office)).mentors
    assert (found.mentor, found.number, found.issued) == ("СШ № 2", "348", date(2020, 12, 30))
    assert [each.mentee for each in (await opened(office, "СШ № 2")).mentees] == ["СШ № 9"]


async def test_a_loaded_order_is_taken_as_it_is(office: Office) -> None:
    await pair(office, "СШ № 9", "СШ № 2", "№ 1-т от 13.12.2022")
    assert len(await office.rows(select(order_table.c.id))) == 1


async def test_a_new_mentor_takes_the_place_of_the_old_one(office: Office) -> None:
    await pair(office, "СШ № 9", "СШ № 2")
    await pair(office, "СШ № 9", "СШ № 11")
    assert [each.mentor for each in (await opened(office)).mentors] == ["СШ № 11"]


async def test_a_mentor_can_be_taken_away(office: Office) -> None:
    await pair(office, "СШ № 9", "СШ № 2")
    await office.mentoring.drop(await office.act(), await office.school_id("СШ № 9"), YEAR)
    assert await office.rows(select(mentorship)) == []
    assert len(await office.logged("mentor")) == 2


@pytest.mark.parametrize("said", ["№ 348", "позже", "от 30.12.2020"])
async def test_an_order_needs_its_number_and_date(office: Office, said: str) -> None:
    with pytest.raises(RejectedError):
        await pair(office, "СШ № 9", "СШ № 2", said)


async def test_a_school_does_not_help_itself(office: Office) -> None:
    with pytest.raises(RejectedError):
        await pair(office, "СШ № 9", "СШ № 9")


# people


async def test_a_removed_member_is_nobody_any_more_and_can_come_back(
    office: Office, clock: ManualClock
) -> None:
    await office.actor(DIRECTOR)
    clock.set(clock.now() + timedelta(minutes=1))
    member_id = await office.member_id(DIRECTOR)
    await office.school_changes.end(await office.act(), member_id)
    gone = await office.people.find("telegram", DIRECTOR)
    await office.school_changes.restore(await office.act(), member_id)
    back = await office.people.find("telegram", DIRECTOR)
    assert gone is not None
    assert back is not None
    assert (gone.memberships, len(back.memberships)) == ((), 1)
    assert await office.logged("member_removed") == [("director, director", "", "")]


async def test_removing_twice_is_removing_once(office: Office) -> None:
    await office.actor(DIRECTOR)
    for _ in range(2):
        await office.school_changes.end(await office.act(), await office.member_id(DIRECTOR))
    assert len(await office.logged("member_removed")) == 1


async def test_who_removes_a_coordinator_learns_how_many_of_their_links_still_work(
    office: Office, clock: ManualClock
) -> None:
    await office.actor(COORDINATOR)
    colleague = await office.invites.create("ОЦПРМСО", Role.COORDINATOR)
    await office.invites.use(colleague.token, Newcomer("telegram", "2", "Вторая", "ru"))
    second = await office.people.find("telegram", "2")
    assert second
    theirs = replace(await office.act(), actor=second)
    lists = InviteLists(office.db)
    for act, names in ((theirs, "СШ № 9, СШ № 11"), (await office.act(), "СШ № 2")):
        clock.set(clock.now() + timedelta(minutes=1))
        await lists.give_named(act, await lists.find(act.actor, names))
    await lists.revoke_all(theirs, {await office.school_id("СШ № 11")})
    links = await office.school_changes.end(await office.act(), second.memberships[0].id)
    assert links == 1


async def test_links_of_who_was_removed_are_told_with_the_way_to_them(office: Office) -> None:
    await office.actor(DIRECTOR)
    who, place = await office.school_changes.member(await office.act(), await office.member_id(DIRECTOR))
    quiet, told = (member_ended_screen(Texts("ru", strict=True), who, place, links) for links in (0, 2))
    assert "ещё работают: 2" in told.text
    (added,) = {button for row in told.rows for button in row} - {each for row in quiet.rows for each in row}
    assert OpenInvites.unpack(added.data or "").view == "links"


async def test_nobody_removes_themselves(office: Office) -> None:
    await office.actor(COORDINATOR)
    with pytest.raises(ForbiddenError):
        await office.school_changes.end(await office.act(), await office.member_id(COORDINATOR))


async def test_an_invite_opens_the_school_to_one_person(office: Office) -> None:
    made = await office.school_changes.invite(
        await office.act(), await office.school_id("СШ № 11"), Role.DEPUTY
    )
    assert made
    await office.invites.use(made.token, Newcomer("telegram", "777", "Зам", "ru"))
    assert [each.role for each in (await opened(office, "СШ № 11")).members] == [Role.DEPUTY]
    assert (await office.logged("invited")).count(("", "deputy", "")) == 1


async def test_a_second_tap_makes_no_second_link(office: Office, clock: ManualClock) -> None:
    school = await office.school_id("СШ № 11")
    assert await office.school_changes.invite(await office.act(), school, Role.DEPUTY)
    assert await office.school_changes.invite(await office.act(), school, Role.DEPUTY) is None
    assert await office.school_changes.invite(await office.act(), school, Role.DIRECTOR)
    clock.set(clock.now() + timedelta(minutes=1))
    assert await office.school_changes.invite(await office.act(), school, Role.DEPUTY)


async def test_a_school_has_no_controllers(office: Office) -> None:
    with pytest.raises(RejectedError):
        await office.school_changes.invite(
            await office.act(), await office.school_id("СШ № 11"), Role.CONTROLLER
        )


# the wrong person


@dataclass(frozen=True)
class Target:
    school: int
    other: int
    cluster: int
    member: int


Attempt = Callable[[Office, Act, Target], Awaitable[object]]
ATTEMPTS: dict[str, Attempt] = {
    "open": lambda office, act, on: office.schools.open(act.actor, on.school),
    "find": lambda office, act, on: office.schools.find(act.actor, "СШ № 9"),
    "ask for a name": lambda office, act, on: office.school_changes.ask_name(act, on.school),
    "rename at once": lambda office, act, on: office.school_changes.rename(
        act, Question("school_name", {"school": on.school}), "Другое имя"
    ),
    "preview a move": lambda office, act, on: office.regroupings.preview(act.actor, on.school, on.cluster),
    "move": lambda office, act, on: office.regroupings.move(act, on.school, on.cluster),
    "ask for an order": lambda office, act, on: office.mentoring.ask_order(act, on.school, on.other, YEAR),
    "pair at once": lambda office, act, on: office.mentoring.put(
        act,
        Question("mentor_order", {"mentee": on.school, "mentor": on.other, "year": YEAR}),
        "№ 1 от 01.12.2022",
    ),
    "drop a mentor": lambda office, act, on: office.mentoring.drop(act, on.school, YEAR),
    "look at a member": lambda office, act, on: office.school_changes.member(act, on.member),
    "remove": lambda office, act, on: office.school_changes.end(act, on.member),
    "restore": lambda office, act, on: office.school_changes.restore(act, on.member),
    "invite": lambda office, act, on: office.school_changes.invite(act, on.school, Role.DIRECTOR),
}


@pytest.mark.parametrize("who", WRONG_PEOPLE)
async def test_nobody_but_the_coordinator_of_the_tree_may(office: Office, who: str) -> None:
    await office.actor(DIRECTOR)
    target = Target(
        await office.school_id("СШ № 9"),
        await office.school_id("СШ № 2"),
        await cluster_id(office, "ШБУ"),
        await office.member_id(DIRECTOR),
    )
    for attempt in ATTEMPTS.values():
        with pytest.raises(ForbiddenError):
            await attempt(office, await office.act(who), target)


@pytest.mark.parametrize("who", ["director", "controller"])
async def test_the_tree_and_new_schools_are_for_coordinators(office: Office, who: str) -> None:
    act = await office.act(who)
    with pytest.raises(ForbiddenError):
        await office.schools.tree(act.actor)
    with pytest.raises(ForbiddenError):
        await office.school_changes.ask_new(act)
    with pytest.raises(ForbiddenError):
        await office.school_changes.add(act)


async def test_a_coordinator_of_another_tree_sees_their_own_only(office: Office) -> None:
    tree = await office.schools.tree(await office.actor("elsewhere"))
    assert (tree.top.name, tree.schools) == ("Соседи", 0)


async def test_a_mentor_of_another_tree_is_not_chosen(office: Office) -> None:
    elsewhere = await office.act("elsewhere")
    await office.school_changes.ask_new(elsewhere)
    await office.school_changes.take_new(elsewhere, "СШ № 77")
    own = await office.school_changes.add(elsewhere)
    with pytest.raises(ForbiddenError):
        await office.mentoring.ask_order(elsewhere, own, await office.school_id("СШ № 9"), YEAR)


async def test_every_school_stands_in_one_cluster_a_year(office: Office) -> None:
    await regroup(office, "СШ № 9", "ШБУ")
    mine = cluster_school.c.organization_id == await office.school_id("СШ № 9")
    assert len(await office.rows(select(cluster_school).where(mine))) == 1
