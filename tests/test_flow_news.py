"""An order is amended: the schools whose duties changed read it once, in the message of the day."""

from dataclasses import replace

from flow import DIRECTOR, OTHER_DIRECTOR, Flow, moment
from sqlalchemy import select

from roadmap.model import Order
from sandbox.seen import Message
from services.orders import Orders
from storage.schema import message

LONGEST = 900


def without(order: Order, code: str, number: str) -> Order:
    """The same order, one item of one plan struck out."""
    plans = tuple(
        replace(
            plan,
            sections=tuple(
                replace(part, items=tuple(each for each in part.items if each.number.rstrip(".") != number))
                for part in plan.sections
            ),
        )
        if plan.code == code
        else plan
        for plan in order.roadmaps
    )
    return replace(order, roadmaps=plans)


async def amend(flow: Flow, order: Order) -> None:
    await Orders(flow.app.db).import_order(order)


def about_news(seen: list[Message]) -> list[str]:
    return [each.text for each in seen if "По приказу 594 изменилось" in each.text]


async def test_what_is_struck_out_is_said_before_the_days_reminder(flow: Flow, order_594: Order) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await flow.settle()
    await amend(flow, without(order_594, "ДК1", "1.7"))
    await flow.advance(moment(21, 9))
    (told,) = about_news(await flow.seen(DIRECTOR))
    assert told.startswith(
        "По приказу 594 изменилось\nБольше не нужно: локальные акты, приказ (ДК1 · 1.7)\n\n"
    )
    assert "До 30 декабря, пт, 7 рабочих дней. СШ № 9" in told
    assert len(told) <= LONGEST
    assert about_news(await flow.seen(OTHER_DIRECTOR)) == []


async def test_on_a_quiet_day_the_news_come_alone_with_the_items(flow: Flow, order_594: Order) -> None:
    await amend(flow, without(order_594, "ДК1", "1.7"))
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    await amend(flow, order_594)
    await flow.advance(moment(22, 9))
    told = await flow.last(DIRECTOR)
    assert told.text.startswith(
        "По приказу 594 изменилось\nНовое: локальные акты, приказ (ДК1 · 1.7) до 30 декабря, пт"
    )
    assert "1.7 · Локальные акты" in told.labels()
    assert len(told.text) <= LONGEST


async def test_a_restart_does_not_say_it_again(flow: Flow, order_594: Order) -> None:
    await flow.join(DIRECTOR)
    await flow.settle()
    await amend(flow, without(order_594, "ДК1", "1.7"))
    await flow.advance(moment(21, 9))
    await flow.restart()
    for day in (21, 22, 23):
        await flow.advance(moment(day, 10))
    assert len(about_news(await flow.seen(DIRECTOR))) == 1


async def test_a_person_who_has_blocked_the_bot_reads_it_after_coming_back(
    flow: Flow, order_594: Order
) -> None:
    await flow.join(DIRECTOR)
    await flow.people.block(DIRECTOR.id)
    await flow.settle()
    await amend(flow, without(order_594, "ДК1", "1.7"))
    await flow.advance(moment(21, 9))
    async with flow.app.db.read() as conn:
        planned = await conn.execute(select(message.c.id).where(message.c.class_ == "planned"))
        assert planned.first() is None
    await flow.people.unblock(DIRECTOR.id)
    await flow.settle()
    await flow.advance(moment(22, 9))
    assert len(about_news(await flow.seen(DIRECTOR))) == 1


async def test_many_changes_beside_a_full_day_are_told_in_figures(flow: Flow, order_594: Order) -> None:
    fewer = order_594
    for code, number in (("ДК3", "1.4"), ("ДК3", "1.5"), ("ДК1", "2.7"), ("ДК1", "3.5"), ("ДК1", "3.8")):
        fewer = without(fewer, code, number)
    await amend(flow, fewer)
    await flow.join(DIRECTOR)
    await flow.settle()
    await amend(flow, without(without(order_594, "ДК3", "3.7"), "ДК3", "3.10"))
    await flow.advance(moment(21, 9))
    (told,) = about_news(await flow.seen(DIRECTOR))
    assert len(told) <= LONGEST
    assert "Больше не нужно: " in told
