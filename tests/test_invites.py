"""Links that connect people: single use, 14 days, hashed at rest, told kindly when they no longer work."""

import asyncio
import re
from datetime import timedelta

import pytest
from sample_orders import DEED, order
from sqlalchemy import select

from roadmap.clock import ManualClock
from roadmap.errors import AppError, NotFoundError, RejectedError
from roadmap.model import Role
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from services.orders import Orders
from storage import facts
from storage.database import Database
from storage.schema import invite, membership, message, organization, person

IRINA = Newcomer("telegram", "9", "Ирина Петровна", "ru")
OLGA = Newcomer("telegram", "10", "Ольга", "en")


@pytest.fixture
async def invites(database: Database, calendar: Calendar) -> Invites:
    await Orders(database).import_order(order(DEED))
    return Invites(database, calendar)


async def rows(database: Database, table: object) -> list[object]:
    async with database.read() as conn:
        return list(await conn.execute(select(table)))  # type: ignore[call-overload]


async def refused(invites: Invites, token: str, newcomer: Newcomer, cause: int = 99) -> str:
    with pytest.raises(AppError) as raised:
        await invites.use(token, newcomer, cause)
    return raised.value.key


async def test_a_link_makes_a_membership_and_a_greeting_in_one_commit(
    invites: Invites, database: Database
) -> None:
    made = await invites.create("сш 9", Role.DIRECTOR)

    await invites.use(made.token, IRINA, 1)

    async with database.read() as conn:
        joined = select(person.c.name, organization.c.short_name, membership.c.role, membership.c.id)
        tables = joined.join_from(person, membership).join(organization)
        (found,) = (await conn.execute(tables)).all()
        (greeting,) = (await conn.execute(select(message.c.kind, message.c.class_, message.c.subject))).all()
    assert tuple(found[:3]) == ("Ирина Петровна", "СШ № 9", "director")
    assert tuple(greeting) == ("greeting", "answer", {"membership": found.id})


async def test_the_token_fits_a_start_parameter_and_is_stored_nowhere(
    invites: Invites, database: Database
) -> None:
    made = await invites.create("СШ № 9", Role.DIRECTOR)

    assert re.fullmatch(r"[A-Za-z0-9_-]{20,43}", made.token)
    assert made.token not in repr(await rows(database, invite))


async def test_a_link_is_known_once_the_bot_knows_its_name(invites: Invites, database: Database) -> None:
    assert (await invites.create("СШ № 9", Role.DIRECTOR)).link is None
    async with database.write("username") as tx:
        await facts.put(tx, facts.BOT_USERNAME, "vekhi_bot")

    made = await invites.create("СШ № 9", Role.DIRECTOR)

    assert made.link == f"https://t.me/vekhi_bot?start={made.token}"


async def test_the_first_director_makes_a_school_askable(
    invites: Invites, database: Database, clock: ManualClock
) -> None:
    first, second = [await invites.create("СШ № 9", role) for role in (Role.DIRECTOR, Role.DEPUTY)]
    await invites.use(first.token, IRINA, 1)
    since = clock.now().date()
    clock.set(clock.now() + timedelta(days=3))
    await invites.use(second.token, OLGA, 2)

    async with database.read() as conn:
        found = select(organization.c.askable_since).where(organization.c.short_name == "СШ № 9")
        assert (await conn.execute(found)).scalar_one() == since


async def test_a_coordinator_does_not_make_anything_askable(invites: Invites, database: Database) -> None:
    made = await invites.create("ОЦПРМСО", Role.COORDINATOR)
    await invites.use(made.token, IRINA, 1)

    async with database.read() as conn:
        found = select(organization.c.id).where(organization.c.askable_since.is_not(None))
        assert (await conn.execute(found)).all() == []


async def test_a_used_link_does_not_work_for_somebody_else(invites: Invites, database: Database) -> None:
    made = await invites.create("СШ № 9", Role.DIRECTOR)
    await invites.use(made.token, IRINA, 1)

    assert await refused(invites, made.token, OLGA) == "invite-used"
    assert len(await rows(database, person)) == 1


async def test_the_same_person_may_press_again_and_is_greeted_again(
    invites: Invites, database: Database, clock: ManualClock
) -> None:
    made = await invites.create("СШ № 9", Role.DIRECTOR)
    await invites.use(made.token, IRINA, 1)
    clock.set(clock.now() + timedelta(days=30))

    await invites.use(made.token, IRINA, 2)

    assert len(await rows(database, membership)) == 1
    assert len(await rows(database, message)) == 2


async def test_the_same_press_handled_twice_greets_once(invites: Invites, database: Database) -> None:
    made = await invites.create("СШ № 9", Role.DIRECTOR)

    await invites.use(made.token, IRINA, 1)
    await invites.use(made.token, IRINA, 1)

    assert len(await rows(database, message)) == 1


async def test_a_link_lives_for_fourteen_days(invites: Invites, clock: ManualClock) -> None:
    early, late = [await invites.create("СШ № 9", Role.DIRECTOR) for _ in range(2)]
    clock.set(early.expires - timedelta(seconds=1))
    await invites.use(early.token, IRINA, 1)
    clock.set(late.expires)

    assert late.expires - timedelta(days=14) < clock.now()
    assert await refused(invites, late.token, OLGA) == "invite-expired"


async def test_a_revoked_link_does_not_work(invites: Invites) -> None:
    made = await invites.create("СШ № 9", Role.DIRECTOR)
    await invites.revoke(made.token)

    assert await refused(invites, made.token, IRINA) == "invite-revoked"


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "я" * 60])
async def test_a_made_up_token_does_not_work(invites: Invites, token: str) -> None:
    assert await refused(invites, token, IRINA) == "invite-unknown"


async def test_of_two_who_press_at_once_one_joins(invites: Invites, database: Database) -> None:
    made = await invites.create("СШ № 9", Role.DIRECTOR)

    outcomes = await asyncio.gather(
        *(invites.use(made.token, Newcomer("telegram", str(n), "", "ru"), n) for n in range(1, 9)),
        return_exceptions=True,
    )

    assert sorted(getattr(each, "key", "joined") for each in outcomes) == ["invite-used"] * 7 + ["joined"]
    assert len(await rows(database, membership)) == 1


async def test_a_second_link_to_the_same_place_changes_nothing(invites: Invites, database: Database) -> None:
    for cause in (1, 2):
        made = await invites.create("СШ № 9", Role.DIRECTOR)
        await invites.use(made.token, IRINA, cause)

    assert len(await rows(database, membership)) == 1


async def test_one_person_may_serve_two_schools(invites: Invites, database: Database) -> None:
    for cause, school in enumerate(("СШ № 9", "СШ № 11"), 1):
        made = await invites.create(school, Role.DIRECTOR)
        await invites.use(made.token, IRINA, cause)

    assert len(await rows(database, membership)) == 2
    assert len(await rows(database, person)) == 1


async def test_every_school_can_get_a_link_at_once(invites: Invites) -> None:
    made = await invites.create_for_all()

    assert [each.organization for each in made] == ["СШ № 9", "СШ № 11", "СШ № 2"]
    assert len({each.token for each in made}) == 3


async def test_an_unknown_name_gives_candidates(invites: Invites) -> None:
    with pytest.raises(NotFoundError) as raised:
        await invites.create("СШ № 91", Role.DIRECTOR)

    assert raised.value.key == "organization-unknown"
    assert "СШ № 9" in str(raised.value.values["candidates"])


@pytest.mark.parametrize(
    ("organization_name", "role", "key"),
    [
        ("СШ № 9", Role.COORDINATOR, "invite-role-office"),
        ("СШ № 9", Role.CONTROLLER, "invite-role-office"),
        ("ОЦПРМСО", Role.DIRECTOR, "invite-role-school"),
    ],
)
async def test_a_role_belongs_to_its_kind_of_organization(
    invites: Invites, organization_name: str, role: Role, key: str
) -> None:
    with pytest.raises(RejectedError) as raised:
        await invites.create(organization_name, role)

    assert raised.value.key == key
