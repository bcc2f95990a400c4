"""Announcing an order: one message a person and order, two a day, and one mark a school."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from heralds import ORDER, Heralds
from sqlalchemy import select

from roadmap.acknowledging import Said, Wish, parse_wish
from roadmap.clock import ManualClock
from roadmap.errors import ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Role
from services.calendar import Calendar
from storage.database import Database
from storage.schema import acknowledgement, change, message

NEXT, LATER = date(2022, 12, 21), date(2022, 12, 22)


@pytest.fixture
def heralds(database: Database, calendar: Calendar, clock: ManualClock) -> Heralds:
    return Heralds(database, calendar, clock)


async def test_only_schools_that_the_order_asks_are_told(heralds: Heralds) -> None:
    order_id = await heralds.load()
    asked, other = await heralds.join("СШ № 9"), await heralds.join("СШ № 2")

    await heralds.announce(order_id)

    assert await heralds.announced_to() == [asked.person_id]
    with pytest.raises(ForbiddenError):
        await heralds.acknowledgements.open(other, order_id)


async def test_the_director_is_told_and_not_the_deputy(heralds: Heralds) -> None:
    order_id = await heralds.load()
    await heralds.join(role=Role.DEPUTY)
    director = await heralds.join(role=Role.DIRECTOR)

    await heralds.announce(order_id)

    assert await heralds.announced_to() == [director.person_id]


async def test_announcing_again_reaches_nobody_twice(heralds: Heralds) -> None:
    order_id = await heralds.load()
    director, coordinator = await heralds.join(), await heralds.coordinator()

    for _ in range(2):
        await heralds.announce(order_id, coordinator)

    assert await heralds.announced_to() == [director.person_id]
    assert len(await heralds.rows(select(change.c.id).where(change.c.what == "announced"))) == 1


async def test_a_school_without_anybody_does_not_stand_in_the_way(heralds: Heralds) -> None:
    order_id = await heralds.load()

    await heralds.announce(order_id)

    assert await heralds.announced_to() == []
    assert await heralds.is_announced(order_id)


async def test_an_order_that_asks_no_school_is_not_announced(heralds: Heralds) -> None:
    order_id = await heralds.load()
    await heralds.load(replace(ORDER, roadmaps=(replace(ORDER.roadmaps[0], sections=()),)))

    with pytest.raises(RejectedError) as raised:
        await heralds.announce(order_id)

    assert raised.value.key == "announce-nobody"


async def test_the_third_order_of_a_day_comes_with_the_daily_message(heralds: Heralds) -> None:
    ids = [await heralds.load(replace(ORDER, number=f"{number}-т")) for number in (1, 2, 3)]
    director, coordinator = await heralds.join(), await heralds.coordinator()
    heralds.clock.set(heralds.clock.now() + timedelta(minutes=1))
    for order_id in ids:
        await heralds.announce(order_id, coordinator)

    assert len(await heralds.announced_to()) == 2
    await heralds.day(NEXT)
    news = await heralds.news(director, NEXT)
    assert news
    assert [order.id for order in news.orders] == ids[2:]


async def test_what_the_daily_message_has_told_is_not_announced_again(heralds: Heralds) -> None:
    ids = [await heralds.load(replace(ORDER, number=f"{number}-т")) for number in (1, 2, 3)]
    director, coordinator = await heralds.join(), await heralds.coordinator()
    heralds.clock.set(heralds.clock.now() + timedelta(minutes=1))
    for order_id in ids:
        await heralds.announce(order_id, coordinator)
    await heralds.day(NEXT)
    await heralds.set_state("sent", class_="planned")

    await heralds.announce(ids[2], coordinator)
    await heralds.day(LATER)

    assert len(await heralds.announced_to()) == 2
    news = await heralds.news(director, LATER)
    assert news is None


async def test_a_school_acknowledges_once_whoever_of_it_does(heralds: Heralds) -> None:
    order_id = await heralds.load()
    director, deputy = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    await heralds.announce(order_id)

    assert await heralds.acknowledge(deputy, order_id)
    assert not await heralds.acknowledge(director, order_id)

    (row,) = await heralds.rows(select(acknowledgement.c.person_id))
    assert row[0] == deputy.person_id


async def test_everybody_who_has_the_announcement_sees_the_mark(heralds: Heralds) -> None:
    order_id = await heralds.load()
    director = await heralds.join()
    await heralds.announce(order_id)
    deputy = await heralds.join(role=Role.DEPUTY)
    async with heralds.db.write("sent") as tx:
        sent = message.update().where(message.c.kind == "announcement")
        await tx.conn.execute(sent.values(state="sent", message_key="77", finished_at=tx.now))

    await heralds.acknowledge(deputy, order_id)

    receipts = select(message.c.person_id, message.c.target).where(message.c.kind == "acknowledged")
    assert {tuple(row) for row in await heralds.rows(receipts)} == {
        (director.person_id, "77"),
        (deputy.person_id, "1"),
    }


async def test_who_has_two_schools_reads_of_both_and_marks_both(heralds: Heralds) -> None:
    order_id = await heralds.load()
    director = await heralds.join("СШ № 9")
    await heralds.join_too(director, "СШ № 11")
    await heralds.announce(order_id)
    assert await heralds.announced_to() == [director.person_id]
    both = await heralds.people.find("telegram", director.outside_id)
    assert both

    await heralds.acknowledge(both, order_id)

    shares = (await heralds.acknowledgements.open(both, order_id)).shares
    assert [(share.school, bool(share.acknowledgement)) for share in shares] == [
        ("СШ № 9", True),
        ("СШ № 11", True),
    ]


async def test_an_order_that_was_not_announced_is_not_acknowledged(heralds: Heralds) -> None:
    order_id = await heralds.load()
    director = await heralds.join()

    with pytest.raises(NotFoundError):
        await heralds.acknowledge(director, order_id)


@pytest.mark.parametrize(("place", "role"), [("УОГ", Role.CONTROLLER), ("СШ № 9", Role.DIRECTOR)])
async def test_nobody_but_a_coordinator_announces_or_sees_who_has_read(
    heralds: Heralds, place: str, role: Role
) -> None:
    order_id = await heralds.load()
    actor = await heralds.join(place, role)

    with pytest.raises(ForbiddenError):
        await heralds.announce(order_id, actor)
    with pytest.raises(ForbiddenError):
        await heralds.announcements.look(actor, order_id)
    assert not await heralds.is_announced(order_id)


async def test_the_figures_of_a_share_add_up(heralds: Heralds) -> None:
    order_id = await heralds.load()
    director = await heralds.join()
    await heralds.announce(order_id)

    (share,) = (await heralds.acknowledgements.open(director, order_id)).shares

    assert (share.items, share.to_answer, share.meetings, share.at_need) == (2, 2, 0, 0)
    assert [row.number for row in share.nearest] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("text", "wish", "number"),
    [
        ("Ознакомлен", Wish.ACKNOWLEDGE, None),
        ("ознакомлена!", Wish.ACKNOWLEDGE, None),
        ("✅ Ознакомлен(а)", Wish.ACKNOWLEDGE, None),
        ("Здравствуйте, ознакомлены, спасибо.", Wish.ACKNOWLEDGE, None),
        ("с приказом 594 ознакомлены", Wish.ACKNOWLEDGE, "594"),
        ("Мы ознакомились с приказом", Wish.ACKNOWLEDGE, None),
        ("приказ", Wish.FILE, None),
        ("Сообщить школам о приказе № 594", Wish.ANNOUNCE, "594"),
        ("сообщить школам 850-ОД", Wish.ANNOUNCE, "850-ОД"),
        ("👀 Кто ознакомлен", Wish.WHO_HAS_READ, None),
    ],
)
def test_words_do_what_the_buttons_do(text: str, wish: Wish, number: str | None) -> None:
    assert parse_wish(text) == Said(wish, number)


@pytest.mark.parametrize(
    "text",
    [
        "не ознакомлены",
        "1.6 выполнено, приказ 45 от 23.12, педагоги ознакомлены",
        "приказ 45",
        "ознакомлены 14 из 32",
        "",
    ],
)
def test_other_words_may_be_an_answer(text: str) -> None:
    assert parse_wish(text) is None
