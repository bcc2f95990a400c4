"""Old screens of meetings: what was asked of a meeting that is another by now does nothing."""

from datetime import datetime

import pytest
from desks import LINE, MOSCOW, Desk
from office import COORDINATOR, DIRECTOR
from sample_orders import HOLDING, TAKING_PART, order

from roadmap.clock import ManualClock
from roadmap.errors import ConflictError
from services.comings import Coming, Presence
from services.events import Want
from services.meetings import Stage
from services.orders import Orders
from storage.database import Database


@pytest.fixture
async def desk(database: Database, calendar: object) -> Desk:
    await Orders(database).import_order(order(HOLDING, TAKING_PART))
    return Desk(database, calendar)  # type: ignore[arg-type]


@pytest.mark.parametrize(("of", "counted"), [(26, None), (27, "coming")])
async def test_a_word_is_of_the_day_under_which_it_was_tapped(
    desk: Desk, of: int, counted: str | None
) -> None:
    director = await desk.actor(DIRECTOR)
    for line in (LINE, "27 декабря 15:00"):
        event_id = await desk.plan(line=line)
    day = datetime(2022, 12, of, 15, tzinfo=MOSCOW)
    await desk.comings.say(await desk.act(DIRECTOR), event_id, Coming.COMING, None, day)
    assert (await desk.comings.open_own(director, event_id)).coming == counted


async def test_nobody_is_ticked_in_a_meeting_that_was_called_off_meanwhile(
    desk: Desk, clock: ManualClock
) -> None:
    event_id, school = await desk.hold(clock), await desk.school_id("СШ № 9")
    await desk.events.ask(await desk.act(), event_id, Want.SHEET)
    await desk.call_off(event_id)
    for late in (
        desk.attendance.tick(await desk.act(), event_id, school, Presence.ABSENT),
        desk.save(event_id),
        desk.events.ask(await desk.act(), event_id, Want.SHEET),
    ):
        with pytest.raises(ConflictError) as refused:
            await late
        assert refused.value.key == "event-is-off"
    assert await desk.questions.find(await desk.act()) is None
    assert await desk.statuses("1.6") == {"СШ № 9": "pending", "СШ № 11": "pending"}


async def test_what_has_no_day_or_is_off_already_is_not_called_off(desk: Desk) -> None:
    event_id = await desk.event_id()
    for key in ("event-no-day", "event-off-already"):
        with pytest.raises(ConflictError) as refused:
            await desk.call_off(event_id)
        assert refused.value.key == key
        await desk.plan()
        await desk.call_off(event_id)


async def test_an_older_yes_calls_nothing_off(desk: Desk) -> None:
    event_id = await desk.plan()
    await desk.events.ask(await desk.act(), event_id, Want.OFF)
    await desk.questions.drop(await desk.act())
    with pytest.raises(ConflictError):
        await desk.days.call_off(await desk.act(), event_id)
    shown = await desk.events.open(await desk.actor(COORDINATOR), event_id)
    assert shown.meeting.stage is Stage.PLANNED
