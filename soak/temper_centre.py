"""The centre of that year: it announces the order, names the days of the meetings, returns what it doubts."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select, update

from roadmap.clock import ManualClock
from roadmap.model import Role
from roadmap.workdays import WorkDays
from sandbox.errors import SandboxError
from sandbox.seen import Message
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from soak.house import ZONE, Stage
from soak.temper_acts import Hands, find_label
from storage.database import Database
from storage.schema import event, event_window, window

CENTRE, PLACE = 1000, "ОЦПРМСО"
ANNOUNCES = date(2023, 1, 11)
RETURNS = (date(2023, 1, 17), date(2023, 3, 14), date(2023, 6, 6))
AT_A_TIME = 60
REASON = "Нечитаемо"
MEETS = time(15)


class Centre:
    """Goes through the queue by age, so that some directors get several answers back on one day."""

    def __init__(self, hands: Hands) -> None:
        self.id = CENTRE
        self.hands = hands
        self.inbox: asyncio.Queue[Message] = asyncio.Queue()
        self.returned = 0
        self._left = 0
        self._ahead = sorted((ANNOUNCES, *RETURNS))

    async def live(self) -> None:
        while True:
            message = await self.inbox.get()
            with suppress(SandboxError):  # the message has changed since: it comes again as it is now
                await self._read(message)
            self.inbox.task_done()

    async def notice(self, today: date) -> None:
        """What the day brings."""
        while self._ahead and self._ahead[0] <= today:
            if self._ahead.pop(0) == ANNOUNCES:
                await self.hands.say("Сообщить школам о приказе 594")
            else:
                self._left = AT_A_TIME
                await self.hands.say("/review")

    async def _read(self, message: Message) -> None:
        if label := find_label(message, "📣 Отправить", "Отправить"):
            await self.hands.tap(message, label)
        elif label := find_label(message, REASON):
            self.returned += 1
            await self.hands.tap(message, label)
        elif self._left and (label := find_label(message, "Вернуть")):
            self._left -= 1
            await self.hands.tap(message, label)
        elif self._left and message.text.startswith("Ждут проверки"):
            age = find_label(message, "С самых давних")
            await self.hands.tap(message, age or message.labels()[0])


async def join_centre(stage: Stage, at: datetime) -> None:
    database = Database(stage.url, ManualClock(at))
    invites = Invites(database, Calendar(ZONE, WorkDays()))
    invite = await invites.create(PLACE, Role.COORDINATOR)
    await invites.use(invite.token, Newcomer("telegram", str(CENTRE), "Центр", "ru"))
    await name_days(database, WorkDays())
    await database.close()


async def name_days(database: Database, workdays: WorkDays) -> None:
    """Every meeting has a day in its first window; nobody notes which of them were held."""
    first = (
        select(event_window.c.event_id, func.min(window.c.end))
        .join(window, window.c.id == event_window.c.window_id)
        .group_by(event_window.c.event_id)
    )
    async with database.write("days") as tx:
        rows: Sequence[tuple[int, date]] = [(row[0], row[1]) for row in await tx.conn.execute(first)]
        for event_id, end in rows:
            day = workdays.on_or_before(end - timedelta(days=(end.weekday() - 3) % 7 + 7))
            moment = datetime.combine(day, MEETS, ZONE)
            values = {"starts_at": moment, "place": "УОиМП"}
            await tx.conn.execute(update(event).where(event.c.id == event_id).values(**values))
