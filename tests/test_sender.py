"""The sender against the stand-in over HTTP: what people get, and what is known of it afterwards."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import insert, select

from handlers.screen import Button, Reaction, Screen
from roadmap.clock import ManualClock
from roadmap.workdays import WorkDays
from sandbox.client import SandboxClient
from sandbox.flood import FloodRules
from sandbox.server import Sandbox
from scheduler.hours import WorkingHours
from scheduler.pace import Pace, PaceMiddleware
from scheduler.sender import Sender
from services.calendar import Calendar
from storage import outbox
from storage.database import Database, Queue
from storage.outbox import OutboxRow
from storage.schema import membership, message, organization, person

MOSCOW = ZoneInfo("Europe/Moscow")
ANNA, BORIS, VERA = 1, 2, 3
FINAL = {"sent", "failed", "unknown", "dropped"}


class Composer:
    """Says what the row's subject holds; remembers when it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    async def compose(self, row: OutboxRow) -> Screen | Reaction | None:
        self.asked.append(row.id)
        if row.subject.get("bug"):
            raise ZeroDivisionError("a bug of the composer")
        if emoji := row.subject.get("emoji"):
            return Reaction(emoji)
        text = row.subject.get("text", "Пора ответить")
        return Screen(text, ((Button("Да", "y"),),)) if text else None


class People:
    def __init__(self) -> None:
        self.lost: list[int] = []

    async def mark_unreachable(self, person_id: int) -> None:
        self.lost.append(person_id)


class Office:
    """The sender with everything around it, and a way to order messages and see what became of them."""

    def __init__(self, url: str, clock: ManualClock, bot: Bot, pace: Pace) -> None:
        self.db, self.bot, self.pace = Database(url, clock, self._note), bot, pace
        self.commits: list[str] = []
        self._committed = asyncio.Event()
        self.composer, self.people = Composer(), People()
        hours = WorkingHours(Calendar(MOSCOW, WorkDays()))
        self.sender = Sender(bot, self.db, self.composer, pace, self.people, hours)
        self.db.takers[Queue.OUTBOX] = self.sender.take
        self._run: asyncio.Task[None] | None = None

    def _note(self, point: str) -> None:
        if point.endswith(":after"):
            self.commits.append(point.removesuffix(":after"))
            self._committed.set()

    def start(self) -> None:
        self._run = asyncio.create_task(self.sender.run())

    async def stop(self) -> None:
        await self.sender.stop()
        if self._run:
            await self._run

    async def until_ended(self) -> None:
        if self._run:
            await self._run

    async def order(
        self, class_: str, person_id: int, text: str | None = "Пора ответить", **values: Any
    ) -> None:
        day = values.pop("day", self.db.clock.now().date()) if class_ == "planned" else None
        subject = {"text": text, **values.pop("subject", {})}
        cause = (
            None if class_ == "planned" else values.pop("cause", f"inbox:{len(self.composer.asked)}:{text}")
        )
        async with self.db.write("order") as tx:
            kind = values.pop("kind", "k")
            await outbox.add(tx, class_, kind, person_id, day=day, subject=subject, cause=cause, **values)

    async def rows(self) -> list[Any]:
        async with self.db.read() as conn:
            return list((await conn.execute(select(message).order_by(message.c.id))).all())

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]

    async def until(self, done: Callable[[list[Any]], bool]) -> list[Any]:
        while True:
            self._committed.clear()
            if done(rows := await self.rows()):
                return rows
            await self._committed.wait()

    async def until_final(self) -> list[Any]:
        return await self.until(lambda rows: all(row.state in FINAL for row in rows))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(flood=FloodRules(per_second=30)) as sandbox:
        yield sandbox


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        for number, name in ((ANNA, "Анна"), (BORIS, "Борис"), (VERA, "Вера")):
            await client.person(1000 + number, name, started=True)
        yield client


@pytest.fixture
async def office(
    sqlite_url: str, clock: ManualClock, sandbox: Sandbox, client: SandboxClient
) -> AsyncIterator[Office]:
    pace = Pace(0)
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    session.middleware(PaceMiddleware(pace))
    bot = Bot(sandbox.telegram.identity.token, session=session)
    office = Office(sqlite_url, clock, bot, pace)
    async with office.db.write("people") as tx:
        for number in (ANNA, BORIS, VERA):
            values = {"id": number, "channel": "telegram", "outside_id": str(1000 + number), "name": "…"}
            more = {"language": "ru", "reachable": True, "created_at": tx.now}
            await tx.conn.execute(insert(person), {**values, **more})
    async with bot:
        office.start()
        yield office
        await office.stop()
        await office.db.close()


async def texts(client: SandboxClient, person_id: int) -> list[str]:
    return [seen.text for seen in await client.messages(1000 + person_id)]


async def test_a_planned_message_arrives_and_its_place_is_known(
    office: Office, client: SandboxClient
) -> None:
    await office.order("planned", ANNA)
    (row,) = await office.until_final()
    (seen,) = await client.messages(1001)
    assert (seen.text, seen.labels()) == ("Пора ответить", ["Да"])
    assert (row.state, row.text, row.message_key) == ("sent", "Пора ответить", str(seen.message_id))


async def test_a_receipt_is_an_edit_of_its_message(office: Office, client: SandboxClient) -> None:
    await office.order("planned", ANNA)
    (card,) = await office.until_final()
    await office.order("receipt", ANNA, "Записано", target=card.message_key)
    rows = await office.until_final()
    assert await texts(client, ANNA) == ["Записано"]
    assert (rows[1].state, rows[1].started_at, rows[1].attempts) == ("sent", None, 0)


async def test_a_receipt_without_words_is_a_sign_on_the_persons_message(
    office: Office, client: SandboxClient
) -> None:
    said = await client.say(1001, "выполнено")
    await office.order("receipt", ANNA, target=str(said), subject={"emoji": "👍"})
    await office.until_final()
    assert (await client.messages(1001))[0].reactions == ["👍"]


async def test_a_receipt_that_changes_nothing_is_a_success(office: Office, client: SandboxClient) -> None:
    await office.order("planned", ANNA)
    (card,) = await office.until_final()
    for cause in ("inbox:1", "inbox:2"):
        await office.order("receipt", ANNA, "Записано", target=card.message_key, cause=cause)
    await office.until_final()
    assert await office.states() == ["sent", "sent", "sent"]


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited"])
async def test_a_receipt_for_a_card_that_cannot_be_edited_is_a_new_message(
    office: Office, client: SandboxClient, words: str
) -> None:
    await client.fault("refuse", "editMessageText", code=400, description=f"Bad Request: {words}")
    await office.order("receipt", ANNA, "Записано", target="77")
    (row,) = await office.until_final()
    (seen,) = await client.messages(1001)
    assert (row.state, row.message_key, seen.text) == ("sent", str(seen.message_id), "Записано")


async def test_messages_to_one_chat_keep_their_order(office: Office, client: SandboxClient) -> None:
    await client.set_delay(0.02)
    async with office.db.write("order") as tx:
        for number in range(5):
            subject = {"text": str(number)}
            await outbox.add(tx, "answer", "k", ANNA, subject=subject, cause=f"inbox:{number}")
    await office.until_final()
    assert await texts(client, ANNA) == ["0", "1", "2", "3", "4"]


async def test_the_backlog_of_one_chat_does_not_hide_others(office: Office, client: SandboxClient) -> None:
    await client.flood(on=False)
    await client.set_delay(0.01)
    async with office.db.write("order") as tx:
        for number in range(80):
            await outbox.add(tx, "answer", "k", ANNA, subject={"text": "…"}, cause=f"inbox:{number}")
        await outbox.add(tx, "answer", "k", BORIS, subject={"text": "Борису"}, cause="inbox:999")
    rows = await office.until_final()
    before_boris = [row for row in rows[:-1] if row.finished_at and row.started_at]
    requests = await client.requests("sendMessage")
    place = next(number for number, request in enumerate(requests) if request.chat_id == 1000 + BORIS)
    assert len(before_boris) == 80
    assert place < 70


async def test_nothing_is_said_when_there_is_nothing_left_to_say(
    office: Office, client: SandboxClient
) -> None:
    await office.order("planned", ANNA, None)
    (row,) = await office.until_final()
    assert row.state == "dropped"
    assert await texts(client, ANNA) == []


async def test_a_planned_message_of_a_past_day_is_dropped(office: Office, client: SandboxClient) -> None:
    await office.order("planned", ANNA, day=office.db.clock.now().date() - timedelta(days=1))
    (row,) = await office.until_final()
    assert (row.state, row.error) == ("dropped", "its day is over")
    assert await texts(client, ANNA) == []


async def test_a_planned_message_is_dropped_when_the_working_day_is_over(
    office: Office, client: SandboxClient, clock: ManualClock
) -> None:
    clock.set(clock.now().replace(hour=15))  # 18:00 in Moscow
    await office.order("planned", ANNA)
    assert [row.state for row in await office.until_final()] == ["dropped"]


async def test_an_immediate_message_waits_for_working_hours(
    office: Office, client: SandboxClient, clock: ManualClock, zone: Any
) -> None:
    clock.set(datetime(2022, 12, 23, 20, tzinfo=zone))  # a Friday
    await office.order("immediate", ANNA, "Возвращено")
    monday = datetime(2022, 12, 26, 9, tzinfo=zone)
    await office.until(lambda rows: rows[0].not_before == monday)
    assert await texts(client, ANNA) == []
    clock.set(monday)
    await office.until_final()
    assert await texts(client, ANNA) == ["Возвращено"]


async def test_the_third_thing_told_at_once_to_a_school_comes_the_next_morning(
    office: Office, client: SandboxClient, clock: ManualClock, zone: Any
) -> None:
    async with office.db.write("school") as tx:
        school = {"id": 9, "kind": "school", "short_name": "СШ № 9", "full_name": "СШ № 9", "position": 0}
        await tx.conn.execute(insert(organization), school)
        part = {"person_id": ANNA, "organization_id": 9, "role": "director", "created_at": tx.now}
        await tx.conn.execute(insert(membership), part)
    for text in ("Первое", "Второе", "Третье"):
        await office.order("immediate", ANNA, text, cause=text)
    morning = datetime(2022, 12, 21, 9, tzinfo=zone)
    await office.until(lambda rows: rows[2].not_before == morning)
    await office.until(lambda rows: [row.state for row in rows] == ["sent", "sent", "ready"])
    clock.set(morning)
    await office.until_final()
    assert await texts(client, ANNA) == ["Первое", "Второе", "Третье"]


async def test_an_answer_to_a_person_is_sent_at_any_hour(
    office: Office, client: SandboxClient, clock: ManualClock, zone: Any
) -> None:
    clock.set(datetime(2022, 12, 24, 3, tzinfo=zone))
    await office.order("answer", ANNA, "Что именно?")
    await office.until_final()
    assert await texts(client, ANNA) == ["Что именно?"]


async def test_a_blocked_bot_marks_the_person_and_stops_nothing(
    office: Office, client: SandboxClient
) -> None:
    await client.block(1000 + ANNA)
    await office.order("planned", ANNA)
    await office.order("planned", BORIS)
    rows = await office.until_final()
    assert [row.state for row in rows] == ["failed", "sent"]
    assert rows[0].error == "Forbidden: bot was blocked by the user"
    assert office.people.lost == [ANNA]


async def test_who_cannot_be_reached_is_not_tried(office: Office, client: SandboxClient) -> None:
    async with office.db.write("lose") as tx:
        await tx.conn.execute(person.update().where(person.c.id == ANNA).values(reachable=False))
    await office.order("planned", ANNA)
    assert [row.state for row in await office.until_final()] == ["dropped"]
    assert not await client.requests("sendMessage")


@pytest.mark.parametrize("kind", ["drop_after", "half", "bad_gateway", "server_error"])
async def test_an_outcome_that_cannot_be_known_is_never_sent_again(
    office: Office, client: SandboxClient, kind: str
) -> None:
    await client.fault(kind, "sendMessage")
    await office.order("planned", ANNA)
    await office.order("planned", BORIS)
    rows = await office.until_final()
    assert [row.state for row in rows] == ["unknown", "sent"]
    assert len([1 for request in await client.requests("sendMessage") if request.chat_id == 1001]) == 1


@pytest.mark.parametrize("kind", ["drop_after", "half", "bad_gateway", "server_error"])
async def test_a_receipt_is_edited_again_until_it_is_known_to_stand(
    office: Office, client: SandboxClient, kind: str
) -> None:
    await office.order("planned", ANNA)
    (card,) = await office.until_final()
    await client.fault(kind, "editMessageText")
    await office.order("receipt", ANNA, "Записано", target=card.message_key)
    rows = await office.until_final()
    assert [row.state for row in rows] == ["sent", "sent"]
    assert await texts(client, ANNA) == ["Записано"]


async def test_a_message_refused_for_a_flood_is_sent_when_the_freeze_is_over(
    office: Office, client: SandboxClient
) -> None:
    await client.fault("flood", "sendMessage", retry_after=1)
    await office.order("planned", ANNA)
    (row,) = await office.until_final()
    refused, sent = await client.requests("sendMessage")
    assert (row.state, row.attempts) == ("sent", 2)
    assert sent.at - refused.at >= 1
    assert await texts(client, ANNA) == ["Пора ответить"]


async def test_a_row_refused_for_a_flood_is_ready_on_disk_while_it_waits(
    office: Office, client: SandboxClient
) -> None:
    await client.fault("flood", "sendMessage", retry_after=60)
    await office.order("planned", ANNA)
    await office.until(lambda rows: rows[0].attempts == 1 and rows[0].state == "ready")
    assert 55 < office.pace.blocked_for() <= 60


async def test_a_message_that_telegram_does_not_take_fails_alone(
    office: Office, client: SandboxClient, expected_errors: list[str]
) -> None:
    expected_errors.append("Telegram does not take a message")
    await office.order("planned", ANNA, "<b>не закрыто")
    await office.order("planned", BORIS)
    rows = await office.until_final()
    assert [row.state for row in rows] == ["failed", "sent"]
    assert "can't parse entities" in rows[0].error


async def test_a_bug_in_one_message_stops_nothing(
    office: Office, client: SandboxClient, expected_errors: list[str]
) -> None:
    expected_errors.append("cannot be delivered")
    await office.order("planned", ANNA, subject={"bug": True})
    await office.order("planned", BORIS)
    rows = await office.until_final()
    assert [row.state for row in rows] == ["failed", "sent"]
    assert rows[0].error == "ZeroDivisionError: a bug of the composer"


async def test_a_refused_bot_stops_sending_and_loses_nothing(
    office: Office, client: SandboxClient, expected_errors: list[str]
) -> None:
    expected_errors.append("nothing is sent any more")
    await client.fault("unauthorized", "sendMessage", times=0)
    await office.order("planned", ANNA)
    await office.order("planned", BORIS)
    await office.until_ended()
    assert office.sender.alarm == "Unauthorized"
    assert await office.states() == ["ready", "ready"]


async def test_rows_of_another_process_are_seen_within_a_second_or_so(
    office: Office, client: SandboxClient, sqlite_url: str, clock: ManualClock
) -> None:
    other = Database(sqlite_url, clock)
    async with other.write("order") as tx:
        await outbox.add(tx, "planned", "k", ANNA, day=clock.now().date(), subject={"text": "Извне"})
    await other.close()
    await office.until_final()
    assert await texts(client, ANNA) == ["Извне"]


async def test_at_start_what_was_being_sent_is_unknown_and_stays_so(
    office: Office, client: SandboxClient, sqlite_url: str, clock: ManualClock
) -> None:
    await office.stop()
    await office.order("planned", ANNA)
    async with office.db.write("claim") as tx:
        await outbox.claim(tx, {1: "Пора ответить"})
    again = Office(sqlite_url, clock, office.bot, office.pace)
    again.start()
    await again.until_final()
    await again.stop()
    await again.db.close()
    assert await office.states() == ["unknown"]
    assert await texts(client, ANNA) == []


async def test_a_stop_finishes_what_is_under_way_and_leaves_the_rest_ready(
    office: Office, client: SandboxClient
) -> None:
    await client.set_delay(0.2)
    await office.order("answer", ANNA, "первое", cause="inbox:1")
    await office.order("answer", ANNA, "второе", cause="inbox:2")
    await office.until(lambda rows: rows[0].state == "sending")
    await office.stop()
    assert await office.states() == ["sent", "ready"]


async def test_a_stop_does_not_wait_for_a_freeze_to_end(office: Office, client: SandboxClient) -> None:
    office.pace.freeze(3600)
    await office.order("planned", ANNA)
    await office.stop()
    assert await office.states() == ["ready"]


async def test_it_is_idle_when_nothing_is_left(office: Office, client: SandboxClient) -> None:
    await office.order("planned", ANNA)
    await office.until_final()
    await office.stop()
    assert office.sender.idle()


async def test_results_of_many_receipts_share_their_commits(office: Office, client: SandboxClient) -> None:
    await client.flood(on=False)
    for number in range(4, 44):
        await client.person(1000 + number, "…", started=True)
    async with office.db.write("people") as tx:
        for number in range(4, 44):
            values = {"id": number, "channel": "telegram", "outside_id": str(1000 + number), "name": "…"}
            more = {"language": "ru", "reachable": True, "created_at": tx.now}
            await tx.conn.execute(insert(person), {**values, **more})
    async with office.db.write("order") as tx:
        for number in range(4, 44):
            await outbox.add(tx, "answer", "k", number, subject={"text": "…"}, cause="inbox:1")
    await office.until_final()
    assert sum("claim" in name or "result" in name for name in office.commits) < 60


async def test_a_row_in_hand_waits_for_a_sender_that_runs(office: Office, client: SandboxClient) -> None:
    await office.stop()
    await office.order("answer", ANNA, "Записал", chat_key="1001")
    assert await office.states() == ["ready"]


async def test_answers_in_hand_keep_their_order_in_a_chat(office: Office, client: SandboxClient) -> None:
    said = [f"Записал {number}" for number in range(5)]
    for number, text in enumerate(said):
        await office.order("answer", ANNA, text, chat_key="1001" if number % 2 else None)
    await office.until_final()
    assert await texts(client, ANNA) == said
