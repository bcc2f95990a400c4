"""An amended order tells only those whose duties changed, once, in their daily message."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from heralds import JANUARY, ORDER, SECOND, Heralds
from sample_duties import PAIR, TOGETHER, with_duties
from sample_orders import DECEMBER, DEED, amended, item, month
from sqlalchemy import insert, select

from roadmap.clock import ManualClock
from roadmap.model import Role, Status, Window
from services.calendar import Calendar
from services.moving import Move, Moving
from services.people import Actor
from services.planning import Planning
from services.replies import Replies
from storage.database import Database
from storage.schema import assignment, partner, window
from storage.schema import item as items

NEXT, LATER = date(2022, 12, 21), date(2022, 12, 22)
THIRD = item("1.3", month(DECEMBER))


@pytest.fixture
def heralds(database: Database, calendar: Calendar, clock: ManualClock) -> Heralds:
    return Heralds(database, calendar, clock)


async def test_each_change_stands_under_its_own_heading(heralds: Heralds) -> None:
    fourth = item("1.4", month(DECEMBER))
    await heralds.load(amended(ORDER, DEED, SECOND, fourth))
    director = await heralds.join()
    moved, reworded = replace(DEED, schedule=month(JANUARY)), replace(SECOND, measure="Иначе сказано")
    await heralds.load(amended(ORDER, moved, reworded, THIRD))

    await heralds.day(NEXT)
    news = await heralds.news(director, NEXT)

    assert news
    (told,) = news.amendments
    assert told.number == "1-т"
    assert [(row.number, row.due) for row in told.moved] == [("1.1", JANUARY.due)]
    assert [row.number for row in told.changed] == ["1.2"]
    assert [row.number for row in told.new] == ["1.3"]
    assert [row.number for row in told.removed] == ["1.4"]


async def move(heralds: Heralds, centre: Actor, *days: date) -> None:
    """The day of 1.1, for all, from one to the next."""
    of_item = select(window.c.id).join(items, items.c.id == window.c.item_id).where(items.c.number == "1.1")
    ((window_id,),) = await heralds.rows(of_item)
    moving = Moving(heralds.db, heralds.calendar)
    for day in days:
        await moving.propose(heralds.act(centre), Move(window_id, due=day, reason="каникулы"))
        await moving.confirm(heralds.act(centre))


async def asked_of(heralds: Heralds, actor: Actor) -> int:
    """What 1.1 asks of this person's school."""
    found = (
        select(assignment.c.id)
        .join_from(assignment, window, window.c.id == assignment.c.window_id)
        .join(items, items.c.id == window.c.item_id)
        .where(items.c.number == "1.1")
        .where(assignment.c.organization_id == actor.memberships[0].organization_id)
    )
    ((id_,),) = await heralds.rows(found)
    return int(id_)


async def test_a_day_that_the_centre_moves_is_told_once_to_who_has_not_answered(heralds: Heralds) -> None:
    await heralds.load()
    director, other = await heralds.join(), await heralds.join("СШ № 11")
    theirs = await asked_of(heralds, other)
    await Replies(heralds.db, heralds.calendar).press(heralds.act(other), theirs, Status.DONE)
    await move(heralds, await heralds.coordinator(), JANUARY.due)

    await heralds.day(NEXT)
    told = await heralds.news(director, NEXT)
    assert told
    assert [(row.number, row.due) for row in told.amendments[0].moved] == [("1.1", JANUARY.due)]
    assert await heralds.news(other, NEXT) is None
    await heralds.set_state("sent", class_="planned")
    await heralds.day(LATER)
    assert await heralds.news(director, LATER) is None


async def test_a_day_that_is_moved_and_back_before_it_is_told_is_no_news(heralds: Heralds) -> None:
    await heralds.load()
    director, centre = await heralds.join(), await heralds.coordinator()
    await move(heralds, centre, JANUARY.due, date(2023, 1, 20), DECEMBER.due)

    await heralds.day(NEXT)

    assert await heralds.news(director, NEXT) is None


async def test_a_day_that_is_moved_back_after_it_was_told_is_told(heralds: Heralds) -> None:
    await heralds.load()
    director, centre = await heralds.join(), await heralds.coordinator()
    await move(heralds, centre, JANUARY.due)
    await heralds.day(NEXT)
    await heralds.set_state("sent", class_="planned")
    await move(heralds, centre, DECEMBER.due)

    await heralds.day(LATER)

    told = await heralds.news(director, LATER)
    assert told
    assert [row.due for row in told.amendments[0].moved] == [DECEMBER.due]


async def test_both_schools_of_a_pair_read_a_day_that_is_moved(heralds: Heralds) -> None:
    await heralds.load()
    director, other = await heralds.join(), await heralds.join("СШ № 2")
    centre, shared = await heralds.coordinator(), await asked_of(heralds, director)
    values = {"assignment_id": shared, "organization_id": other.memberships[0].organization_id}
    async with heralds.db.write("pair") as tx:
        await tx.conn.execute(insert(partner).values(values))
    await move(heralds, centre, JANUARY.due)

    await heralds.day(NEXT)

    for actor in (director, other):
        told = await heralds.news(actor, NEXT)
        assert told
        assert [row.number for row in told.amendments[0].moved] == ["1.1"]


async def test_the_first_loading_of_an_order_is_silent(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()

    await heralds.day(NEXT)

    assert await heralds.news(director, NEXT) is None


async def test_an_order_that_stays_as_it_is_tells_nobody(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load()

    await heralds.day(NEXT)

    assert await heralds.news(director, NEXT) is None


async def test_a_school_whose_duties_stay_is_told_nothing(heralds: Heralds) -> None:
    everyone = item("1.5", month(DECEMBER), ("schools",))
    await heralds.load(amended(ORDER, everyone, DEED))
    of_cluster, elsewhere = await heralds.join("СШ № 9"), await heralds.join("СШ № 2")
    await heralds.load(amended(ORDER, everyone, DEED, THIRD))

    await heralds.day(NEXT)

    assert await heralds.news(of_cluster, NEXT)
    assert await heralds.news(elsewhere, NEXT) is None


async def test_it_is_told_once(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    await heralds.day(NEXT)
    await heralds.set_state("sent", class_="planned")

    await heralds.day(LATER)

    assert await heralds.news(director, LATER) is None


async def test_a_second_run_of_the_planner_orders_nothing_more(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    await heralds.day(NEXT)
    first = await heralds.news(director, NEXT)

    await heralds.day(NEXT, hour=10)

    assert await heralds.news(director, NEXT) == first


async def test_a_message_that_never_left_has_told_nothing(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    await heralds.day(NEXT)
    await heralds.set_state("dropped", class_="planned")

    await heralds.day(LATER)

    assert await heralds.news(director, LATER)


async def test_a_message_whose_fate_is_unknown_is_not_repeated(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    await heralds.day(NEXT)
    await heralds.set_state("unknown", class_="planned")

    await heralds.day(LATER)

    assert await heralds.news(director, LATER) is None


async def test_what_changes_after_the_days_message_waits_for_the_next(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.day(NEXT)
    await heralds.set_state("sent", class_="planned")
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))

    await heralds.day(NEXT, hour=12)
    assert await heralds.news(director, NEXT) is None
    await heralds.day(LATER)

    assert await heralds.news(director, LATER)


async def test_what_came_and_went_in_between_is_not_worth_a_word(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    await heralds.load()

    await heralds.day(NEXT)

    assert await heralds.news(director, NEXT) is None


async def test_several_amendments_are_told_as_one(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    await heralds.load(amended(ORDER, DEED, THIRD))

    await heralds.day(NEXT)
    news = await heralds.news(director, NEXT)

    assert news
    (told,) = news.amendments
    assert ([row.number for row in told.new], [row.number for row in told.removed]) == (["1.3"], ["1.2"])


async def test_who_joins_after_the_change_has_been_greeted_with_it(heralds: Heralds) -> None:
    await heralds.load()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    heralds.clock.set(heralds.clock.now().replace(hour=11))
    director = await heralds.join()

    await heralds.day(NEXT)

    assert await heralds.news(director, NEXT) is None


async def test_a_change_is_told_to_whoever_is_asked_for_it(heralds: Heralds) -> None:
    await heralds.load()
    director, deputy = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    theirs = replace(THIRD, responsible="Зам. руководителя ОО")
    await heralds.load(amended(ORDER, DEED, SECOND, theirs))

    await heralds.day(NEXT)

    assert await heralds.news(deputy, NEXT)
    assert await heralds.news(director, NEXT) is None


async def test_both_schools_of_a_pair_are_told(heralds: Heralds) -> None:
    await heralds.load(with_duties(mentorships=(PAIR,)))
    mentee, mentor = await heralds.join("СШ № 9"), await heralds.join("СШ № 2")
    await heralds.load(with_duties(TOGETHER, mentorships=(PAIR,)))

    await heralds.day(NEXT)

    for actor in (mentee, mentor):
        news = await heralds.news(actor, NEXT)
        assert news
        assert [row.short_name for row in news.standing] == ["план пары"]


async def test_in_july_one_message_tells_of_changes_and_the_next_waits_for_august(heralds: Heralds) -> None:
    await heralds.load()
    director = await heralds.join()
    august = Window(date(2023, 8, 1), date(2023, 8, 31), date(2023, 8, 31))
    ahead = [item(f"1.{number}", month(august)) for number in (3, 4)]
    heralds.clock.set(heralds.clock.now().replace(year=2023, month=7, day=10))
    await heralds.load(amended(ORDER, DEED, SECOND, ahead[0]))
    await heralds.day(date(2023, 7, 11))
    assert await heralds.news(director, date(2023, 7, 11))
    await heralds.set_state("sent", class_="planned")
    await heralds.load(amended(ORDER, DEED, SECOND, *ahead))

    await heralds.day(date(2023, 7, 12))
    assert await heralds.agenda(director, date(2023, 7, 12)) is None
    await heralds.day(date(2023, 8, 1))

    assert await heralds.news(director, date(2023, 8, 1))


async def test_a_planner_that_died_before_its_commit_says_the_same_afterwards(
    heralds: Heralds, database_url: str
) -> None:
    await heralds.load()
    director = await heralds.join()
    await heralds.load(amended(ORDER, DEED, SECOND, THIRD))
    dying = Database(database_url, heralds.clock, _die_before_planning)
    heralds.clock.set(heralds.clock.now() + timedelta(days=1))
    with pytest.raises(SystemExit):
        await Planning(dying, heralds.calendar).plan()
    await dying.close()
    assert await heralds.agenda(director, NEXT) is None

    await heralds.day(NEXT, hour=11)

    assert await heralds.news(director, NEXT)


def _die_before_planning(point: str) -> None:
    if point == "plan:before":
        raise SystemExit
