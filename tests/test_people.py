"""Who may see what, and what happens when a school can no longer be reached."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sample_orders import BODYS, DEED, order
from sqlalchemy import select

from roadmap.clock import ManualClock
from roadmap.model import Role
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.people import Actor, People, next_desk_hour, visible_to
from storage.database import Database
from storage.schema import message, organization, person

CHIEF = 77
CAST = {
    "director": ("9", "СШ № 9", Role.DIRECTOR),
    "deputy": ("19", "СШ № 9", Role.DEPUTY),
    "neighbour": ("11", "СШ № 11", Role.DIRECTOR),
    "coordinator": ("1", "ОЦПРМСО", Role.COORDINATOR),
    "controller": ("2", "УОГ", Role.CONTROLLER),
}


@pytest.fixture
async def people(database: Database, calendar: Calendar) -> People:
    await Orders(database).import_order(order(DEED, BODYS))
    return People(database, calendar, "ru", (CHIEF,))


async def join(people: People, *who: str) -> None:
    invites = Invites(people.db, people.calendar)
    for number, each in enumerate(who):
        outside_id, place, role = CAST[each]
        made = await invites.create(place, role)
        await invites.use(made.token, Newcomer("telegram", outside_id, each, "ru"), 1000 + number)


async def find(people: People, who: str) -> Actor:
    actor = await people.find("telegram", CAST[who][0])
    assert actor is not None
    return actor


async def seen_by(people: People, actor: Actor) -> set[str]:
    async with people.db.read() as conn:
        ids = await visible_to(conn, actor)
        names = select(organization.c.short_name).where(organization.c.id.in_(ids))
        return set((await conn.execute(names)).scalars())


async def notices(people: People) -> list[tuple[str, str, datetime]]:
    """Whom the outbox tells that nobody is left, of which schools, and when."""
    statement = (
        select(person.c.name, message.c.subject, message.c.not_before)
        .join(person, person.c.id == message.c.person_id)
        .where(message.c.kind == "nobody_left")
        .order_by(message.c.id)
    )
    async with people.db.read() as conn:
        return [(row[0], row[1]["organizations"][0], row[2]) for row in await conn.execute(statement)]


async def test_a_stranger_is_nobody(people: People) -> None:
    assert await people.find("telegram", "404") is None


async def test_a_director_is_known_with_the_school(people: People) -> None:
    await join(people, "director")

    actor = await find(people, "director")

    (place,) = actor.memberships
    assert (actor.name, place.organization, place.role) == ("director", "СШ № 9", Role.DIRECTOR)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("director", {"СШ № 9"}),
        ("deputy", {"СШ № 9"}),
        ("coordinator", {"УОГ", "ОЦПРМСО", "СШ № 9", "СШ № 11", "СШ № 2"}),
        ("controller", {"УОГ", "ОЦПРМСО", "СШ № 9", "СШ № 11", "СШ № 2"}),
    ],
)
async def test_everybody_sees_what_their_role_covers(people: People, who: str, seen: set[str]) -> None:
    await join(people, who)

    assert await seen_by(people, await find(people, who)) == seen


async def test_a_person_without_a_place_sees_nothing(people: People) -> None:
    assert await seen_by(people, Actor(1, "404", "", "ru")) == set()


async def test_a_coordinator_of_the_settings_is_one_at_the_first_word(people: People) -> None:
    actor = await people.find("telegram", str(CHIEF))

    assert actor is not None
    assert await seen_by(people, actor) == {"УОГ", "ОЦПРМСО", "СШ № 9", "СШ № 11", "СШ № 2"}


async def test_a_coordinator_of_the_settings_is_one_before_any_import(
    database: Database, calendar: Calendar
) -> None:
    people = People(database, calendar, "ru", (CHIEF,))
    before = await people.find("telegram", str(CHIEF))
    await Orders(database).import_order(order(DEED))

    after = await people.find("telegram", str(CHIEF))

    assert before is not None
    assert after is not None
    assert [each.role for each in before.memberships] == [Role.COORDINATOR]
    assert [each.organization for each in after.memberships] == ["УОГ"]


async def test_the_language_is_kept(people: People) -> None:
    await join(people, "director")

    await people.speak(await find(people, "director"), "en")

    assert (await find(people, "director")).language == "en"


async def test_when_the_last_person_of_a_school_is_lost_the_coordinator_is_told(
    people: People, zone: ZoneInfo
) -> None:
    await join(people, "director", "coordinator", "controller")

    await people.mark_unreachable((await find(people, "director")).person_id)

    at_eleven = datetime(2022, 12, 20, 11, tzinfo=zone)
    assert await notices(people) == [("coordinator", "СШ № 9", at_eleven)]


async def test_it_is_told_once(people: People, clock: ManualClock) -> None:
    await join(people, "director", "coordinator")
    director = await find(people, "director")

    await people.mark_unreachable(director.person_id)
    clock.set(clock.now() + timedelta(minutes=5))
    await people.block("telegram", director.outside_id)

    assert len(await notices(people)) == 1


async def test_a_later_loss_is_told_again(people: People, clock: ManualClock) -> None:
    await join(people, "director", "coordinator")
    director = await find(people, "director")
    await people.block("telegram", director.outside_id)
    await people.unblock("telegram", director.outside_id)
    clock.set(clock.now() + timedelta(days=30))

    await people.block("telegram", director.outside_id)

    assert len(await notices(people)) == 2


async def test_a_school_with_a_deputy_left_is_no_news(people: People) -> None:
    await join(people, "director", "deputy", "coordinator")

    await people.mark_unreachable((await find(people, "director")).person_id)

    assert await notices(people) == []


async def test_a_lost_coordinator_is_no_news_of_a_school(people: People) -> None:
    await join(people, "director", "coordinator")

    await people.mark_unreachable((await find(people, "coordinator")).person_id)

    assert await notices(people) == []


async def test_a_new_link_reaches_a_lost_person_again(people: People) -> None:
    await join(people, "director")
    await people.mark_unreachable((await find(people, "director")).person_id)

    await join(people, "director")

    async with people.db.read() as conn:
        assert (await conn.execute(select(person.c.reachable, person.c.blocked_at))).one() == (True, None)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2022-12-20T10:59", "2022-12-20T11:00", id="before eleven"),
        pytest.param("2022-12-20T11:00", "2022-12-20T11:00", id="at eleven"),
        pytest.param("2022-12-20T11:01", "2022-12-20T16:00", id="after eleven"),
        pytest.param("2022-12-20T17:00", "2022-12-21T11:00", id="in the evening"),
        pytest.param("2022-12-30T17:00", "2023-01-09T11:00", id="over the holidays"),
        pytest.param("2022-12-24T09:00", "2022-12-26T11:00", id="on a Saturday"),
    ],
)
def test_news_for_the_desk_waits_for_eleven_or_four(
    now: str, expected: str, calendar: Calendar, zone: ZoneInfo
) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=zone)

    assert next_desk_hour(moment, calendar) == datetime.fromisoformat(expected).replace(tzinfo=zone)


async def test_a_removed_member_sees_nothing(people: People) -> None:
    await join(people, "director")
    actor = await find(people, "director")

    assert await seen_by(people, replace(actor, memberships=())) == set()
