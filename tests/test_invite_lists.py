"""Links for many schools at once: who gets one, which of the former ones end, and who may not ask."""

from datetime import timedelta

import pytest
from office import COORDINATOR, DIRECTOR, WRONG_PEOPLE, Office
from sample_orders import DEED, order

from roadmap.clock import ManualClock
from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Role
from services.calendar import Calendar
from services.invite_lists import Given, InviteLists
from services.invites import Newcomer
from services.orders import Orders
from storage.database import Database

LATER = timedelta(minutes=1)


@pytest.fixture
async def office(database: Database, calendar: Calendar) -> Office:
    await Orders(database).import_order(order(DEED))
    return Office(database, calendar)


@pytest.fixture
def lists(database: Database) -> InviteLists:
    return InviteLists(database)


async def named(lists: InviteLists, office: Office, names: str) -> Given:
    act = await office.act()
    return await lists.give_named(act, await lists.find(act.actor, names))


def places(given: Given | None) -> list[str]:
    assert given
    return [invite.organization for invite in given.invites]


async def test_whoever_is_neither_connected_nor_invited_gets_a_link(
    office: Office, lists: InviteLists, clock: ManualClock
) -> None:
    await office.actor(DIRECTOR)
    everybody = {school.row.short_name for school in (await lists.desk(await office.act())).schools}
    first, *others = sorted(everybody - {"СШ № 9"})
    assert places(await named(lists, office, first)) == [first]
    clock.set(clock.now() + LATER)
    before = len(await office.logged("invited"))

    given = await lists.give(await office.act(), "without")

    assert sorted(places(given)) == others
    assert len(await office.logged("invited")) == before + len(others)


async def test_links_given_again_end_the_former_ones(
    office: Office, lists: InviteLists, clock: ManualClock
) -> None:
    old = await lists.give(await office.act(), "without")
    clock.set(clock.now() + LATER)
    new = await lists.give(await office.act(), "again")
    assert old
    assert new
    assert new.replaced == len(old.invites)
    with pytest.raises(ConflictError) as refusal:
        await office.invites.use(old.invites[0].token, Newcomer("telegram", "7", "Анна", "ru"))
    assert refusal.value.key == "invite-revoked"
    await office.invites.use(new.invites[0].token, Newcomer("telegram", "7", "Анна", "ru"))


async def test_a_second_tap_gives_nothing(office: Office, lists: InviteLists) -> None:
    assert await lists.give(await office.act(), "without")
    assert await lists.give(await office.act(), "again") is None


async def test_ticked_schools_and_no_others_get_links(
    office: Office, lists: InviteLists, clock: ManualClock
) -> None:
    mine = await office.school_id("СШ № 9")
    desk = await lists.desk(await office.act())
    other = next(school.row.id for school in desk.schools if school.row.id != mine)
    await lists.choose(await office.act())
    await lists.tick(await office.act(), mine)
    await lists.tick(await office.act(), other)
    assert (await lists.tick(await office.act(), other)).chosen == {mine}
    assert places(await lists.give(await office.act(), "chosen")) == ["СШ № 9"]
    clock.set(clock.now() + LATER)
    with pytest.raises(ConflictError, match="invite-none-chosen"):
        await lists.give(await office.act(), "chosen")


async def test_names_are_understood_or_candidates_are_told(office: Office, lists: InviteLists) -> None:
    act = await office.act()
    assert [row.short_name for row in await lists.find(act.actor, "сш 9, «СШ № 9»")] == ["СШ № 9"]
    with pytest.raises(NotFoundError):
        await lists.find(act.actor, "СШ № 9, СШ № 999")
    with pytest.raises(RejectedError, match="invite-not-school"):
        await lists.find(act.actor, "ОЦПРМСО")


async def test_a_revoked_link_works_no_more_and_twice_is_once(office: Office, lists: InviteLists) -> None:
    await office.actor(COORDINATOR)
    invite = (await named(lists, office, "СШ № 9")).invites[0]
    await lists.revoke(await office.act(), invite.id)
    assert (await lists.revoke(await office.act(), invite.id)).links == ()
    assert await office.logged("invite-revoked") == [("director", "", "")]
    with pytest.raises(ConflictError, match="invite-revoked"):
        await office.invites.use(invite.token, Newcomer("telegram", "7", "Анна", "ru"))


async def test_all_links_can_be_revoked_at_once(office: Office, lists: InviteLists) -> None:
    await office.actor(COORDINATOR)
    given = await lists.give(await office.act(), "without")
    assert given
    assert await lists.revoke_all(await office.act()) == len(given.invites)
    assert await lists.revoke_all(await office.act()) == 0


async def test_nobody_else_gives_or_ends_links(office: Office, lists: InviteLists) -> None:
    link = await office.invites.create("СШ № 9", Role.DIRECTOR)
    mine = await office.school_id("СШ № 9")
    for who in WRONG_PEOPLE:
        act = await office.act(who)
        with pytest.raises(ForbiddenError):
            await lists.find(act.actor, "СШ № 9")
        with pytest.raises(ForbiddenError):
            await lists.tick(act, mine)
        with pytest.raises(ForbiddenError):
            await lists.revoke(act, link.id)
    assert (await lists.desk(await office.act())).schools
    assert not (await lists.desk(await office.act("elsewhere"))).schools
