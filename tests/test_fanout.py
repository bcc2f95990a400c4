"""A fan-out through the real sender, pace and stand-in: everybody gets one message, nothing is refused."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import insert
from test_sender import Office

from roadmap.clock import ManualClock
from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from scheduler.pace import Pace, PaceMiddleware
from storage import outbox
from storage.schema import person

PEOPLE = range(1, 61)
ASKING = 100


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(delay=0.15) as sandbox:
        yield sandbox


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        for number in (*PEOPLE, ASKING):
            await client.person(number, "…", started=True)
        yield client


@pytest.fixture
async def office(
    sqlite_url: str, clock: ManualClock, sandbox: Sandbox, client: SandboxClient
) -> AsyncIterator[Office]:
    """Everybody has a planned message waiting."""
    pace = Pace()
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    session.middleware(PaceMiddleware(pace))
    async with Bot(sandbox.telegram.identity.token, session=session) as bot:
        office = Office(sqlite_url, clock, bot, pace)
        async with office.db.write("order") as tx:
            who = {"channel": "telegram", "name": "…", "language": "ru", "reachable": True}
            for number in PEOPLE:
                values = {**who, "id": number, "outside_id": str(number), "created_at": tx.now}
                await tx.conn.execute(insert(person), values)
                await outbox.add(tx, "planned", "agenda", number, day=tx.now.date())
        office.start()
        yield office
        await office.stop()
        await office.db.close()


async def test_everybody_gets_one_message_and_none_is_refused(office: Office, client: SandboxClient) -> None:
    await office.until_final()
    requests = await client.requests("sendMessage")
    assert sorted(request.chat_id or 0 for request in requests) == list(PEOPLE)
    assert {request.outcome for request in requests} == {"200"}


async def test_one_refusal_freezes_everybody_and_nobody_is_forgotten(
    office: Office, client: SandboxClient
) -> None:
    await client.fault("flood", "sendMessage", skip=20, retry_after=1)
    await office.until_final()
    requests = await client.requests("sendMessage")
    refused = next(request for request in requests if request.outcome == "429")
    thawed = refused.at + 0.15 + 1
    assert not [request for request in requests if refused.at + 0.15 < request.at < thawed]
    arrived = [request.chat_id for request in requests if request.outcome == "200"]
    assert sorted(chat or 0 for chat in arrived) == list(PEOPLE)


async def test_a_person_who_asks_meanwhile_goes_before_those_who_wait(
    office: Office, client: SandboxClient
) -> None:
    await office.until(lambda rows: any(row.state == "sent" for row in rows))
    await office.bot.send_message(ASKING, "Ваши пункты")
    rows = await office.rows()
    assert any(row.state == "ready" for row in rows)
    await office.until_final()
