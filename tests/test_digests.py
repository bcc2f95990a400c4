"""Monday's digest and its kin: what was missed is told within its week, and nothing is told twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from sample_orders import BODYS, DEED, order
from sqlalchemy import select, update
from test_chasing import MOSCOW, Town

from roadmap.clock import ManualClock
from roadmap.model import Role
from roadmap.workdays import WorkDays
from services.calendar import Calendar
from services.digests import KIND, SEASON, SHOWN, TRANSFERS, Digests
from services.orders import Orders
from services.people import Actor, People
from storage.database import Database
from storage.schema import message
from storage.silence import HELD

WEEK = timedelta(days=7)
SENT, MISSED, UNKNOWN, EMPTY = "sent", "missed", "unknown", "empty"
JANUARY = {day: date(2023, 1, day) for day in range(1, 32)}
FEBRUARY = {day: date(2023, 2, day) for day in range(1, 29)}
MAY = {day: date(2023, 5, day) for day in range(1, 32)}
JUNE = {day: date(2023, 6, day) for day in range(1, 31)}
NOVEMBER_27, DECEMBER_4 = date(2023, 11, 27), date(2023, 12, 4)
"""Mondays around the first working day of December, a Friday."""
Days = Sequence[tuple[date, str]]


@dataclass
class Rhythm:
    town: Town
    calendar: Calendar

    async def live(self, day: date, fate: str = SENT) -> None:
        """The bot is started on that morning, and this becomes of whatever it has ordered."""
        town = self.town
        town.clock.set(datetime(day.year, day.month, day.day, 9, tzinfo=MOSCOW))
        people = People(town.db, self.calendar)
        await Digests(town.db, self.calendar, town.silences, people).plan()
        values: dict[str, str | None] = {"state": fate if fate in (SENT, UNKNOWN) else "dropped"}
        values["error"] = "its day is over" if fate == MISSED else None
        async with town.db.write("fate") as tx:
            waits = update(message).where(message.c.state == "ready")
            await tx.conn.execute(waits.values(started_at=tx.now, finished_at=tx.now, **values))

    async def live_on(self, days: Days) -> None:
        for day, fate in days:
            await self.live(day, fate)

    async def join_before(self, days: Days, place: str, role: Role) -> Actor:
        first = days[0][0] - WEEK
        self.town.clock.set(datetime(first.year, first.month, first.day, 9, tzinfo=MOSCOW))
        return await self.town.join(place, role)

    async def told(self, kind: str) -> list[date]:
        """The days on which one was ordered."""
        return [self.calendar.day(at) for at, _ in await self._rows(kind)]

    async def lacks(self) -> list[date]:
        """The days of those that told what the half-year's report lacks."""
        return [self.calendar.day(at) for at, subject in await self._rows(KIND) if SEASON in subject]

    async def _rows(self, kind: str) -> Sequence[tuple[datetime, dict[str, bool]]]:
        columns = select(message.c.created_at, message.c.subject)
        async with self.town.db.read() as conn:
            rows = await conn.execute(columns.where(message.c.kind == kind).order_by(message.c.id))
            return [(row[0], row[1]) for row in rows]


@pytest.fixture
async def rhythm(database: Database, calendar: Calendar, clock: ManualClock) -> Rhythm:
    await Orders(database).import_order(order(DEED, BODYS))
    return Rhythm(Town(database, calendar, clock), calendar)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([(JANUARY[16], SENT), (JANUARY[17], SENT)], [JANUARY[16]]),
        ([(JANUARY[16], MISSED), (JANUARY[17], SENT), (JANUARY[18], SENT)], [JANUARY[16], JANUARY[17]]),
        ([(JANUARY[19], SENT), (JANUARY[20], SENT)], [JANUARY[19]]),
        ([(JANUARY[16], UNKNOWN), (JANUARY[17], SENT)], [JANUARY[16]]),
        ([(JANUARY[16], EMPTY), (JANUARY[17], SENT)], [JANUARY[16]]),
        ([(JANUARY[16], MISSED), (JANUARY[23], SENT), (JANUARY[24], SENT)], [JANUARY[16], JANUARY[23]]),
        ([(JUNE[12], SENT), (JUNE[14], SENT), (JUNE[15], SENT)], [JUNE[14]]),
    ],
    ids=[
        "once",
        "missed on Monday",
        "off till Thursday",
        "may have arrived",
        "nothing to say",
        "the week is over",
        "Monday a day off",
    ],
)
async def test_a_digest_that_was_missed_comes_once_within_its_week(
    rhythm: Rhythm, days: Days, told: list[date]
) -> None:
    await rhythm.join_before(days, "ОЦПРМСО", Role.COORDINATOR)
    await rhythm.live_on(days)
    assert await rhythm.told(KIND) == told


async def test_who_joins_after_monday_is_owed_no_digest_of_that_week(rhythm: Rhythm) -> None:
    rhythm.town.clock.set(datetime(2023, 1, 17, 9, tzinfo=MOSCOW))
    await rhythm.town.join("ОЦПРМСО", Role.COORDINATOR)
    await rhythm.live(JANUARY[18])
    assert await rhythm.told(KIND) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([(MAY[29], SENT), (JUNE[1], SENT), (JUNE[2], SENT), (JUNE[5], SENT)], [JUNE[1]]),
        ([(MAY[29], SENT), (JUNE[1], MISSED), (JUNE[2], SENT), (JUNE[5], SENT)], [JUNE[1], JUNE[2]]),
        ([(MAY[29], SENT), (JUNE[5], SENT), (JUNE[6], SENT)], [JUNE[5]]),
        ([(MAY[29], SENT), (JUNE[8], SENT)], []),
        ([(NOVEMBER_27, SENT), (DECEMBER_4, SENT)], [DECEMBER_4]),
    ],
    ids=["once", "missed on the day", "off till Monday", "a week is over", "in December"],
)
async def test_what_a_report_will_lack_is_told_once_within_a_week(
    rhythm: Rhythm, days: Days, told: list[date]
) -> None:
    await rhythm.join_before(days, "ОЦПРМСО", Role.COORDINATOR)
    await rhythm.live_on(days)
    assert await rhythm.lacks() == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([(FEBRUARY[6], MISSED), (FEBRUARY[7], SENT), (FEBRUARY[8], SENT)], [FEBRUARY[6], FEBRUARY[7]]),
        ([(FEBRUARY[13], SENT)], []),
        ([(JANUARY[18], SENT), (JANUARY[19], SENT)], [JANUARY[18]]),
        ([(JANUARY[9], SENT), (JANUARY[13], SENT)], [JANUARY[9]]),
        ([(JANUARY[20], SENT)], []),
    ],
    ids=[
        "a month's first is missed",
        "no other week of a month",
        "before a paper, off till Wednesday",
        "not before the week of a paper",
        "the paper has gone",
    ],
)
async def test_what_a_controller_has_missed_comes_once_within_its_week(
    rhythm: Rhythm, days: Days, told: list[date]
) -> None:
    await rhythm.join_before(days, "УОГ", Role.CONTROLLER)
    await rhythm.live_on(days)
    assert await rhythm.told(SHOWN) == told


@pytest.mark.parametrize("is_held", [False, True], ids=["shown", "held back"])
async def test_long_silence_reaches_the_controller_once_a_week(rhythm: Rhythm, is_held: bool) -> None:
    centre = await rhythm.town.join("ОЦПРМСО", Role.COORDINATOR)
    await rhythm.town.join("СШ № 9")
    days = [(JANUARY[25], SENT), (JANUARY[26], SENT), (JANUARY[30], SENT)]
    await rhythm.join_before(days, "УОГ", Role.CONTROLLER)
    if is_held:
        school = (await rhythm.town.row()).organization_id
        await rhythm.town.silences.mark(rhythm.town.act(centre), school, HELD, on=True)
    await rhythm.live_on(days)
    assert await rhythm.told(SHOWN) == ([] if is_held else [JANUARY[25], JANUARY[30]])


@pytest.mark.parametrize(
    ("days", "is_known", "told"),
    [
        ([date(2048, 10, 30), date(2048, 11, 2), date(2048, 11, 3)], False, [date(2048, 11, 2)]),
        ([date(2048, 12, 10), date(2048, 12, 11)], False, [date(2048, 12, 10)]),
        ([date(2048, 11, 2)], True, []),
    ],
    ids=["from November", "off for a month", "known"],
)
async def test_a_calendar_that_is_not_known_is_told_of_once(
    rhythm: Rhythm, days: list[date], is_known: bool, told: list[date]
) -> None:
    if is_known:
        rhythm.calendar = Calendar(MOSCOW, WorkDays({date(2049, 1, 5): False}))
    await rhythm.town.join("ОЦПРМСО", Role.COORDINATOR)
    await rhythm.live_on([(day, SENT) for day in days])
    assert await rhythm.told(TRANSFERS) == told
