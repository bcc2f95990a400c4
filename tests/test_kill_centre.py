"""A bot killed between what the centre orders and what people read: nothing is lost, nothing comes twice.

It is a Monday at 11: the digest leaves, a letter goes to all schools, the silent are reminded, a report and a
sheet of invites are asked for. Each time a kill comes before the sending, or before its outcome is noted.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, Member, moment
from lives import live, settle, stage, until_there
from sqlalchemy import func, select

from sandbox.client import SandboxClient
from sandbox.seen import Message
from soak.keeper import House, Kill
from storage.database import Database
from storage.schema import awaiting, inbox, invite, message, person

MONDAY = moment(16, 11, month=1, year=2023)
SCHOOLS = (DIRECTOR, OTHER_DIRECTOR)
telegram, joined, people, house = stage(MONDAY, COORDINATOR, *SCHOOLS)

Steps = Sequence[tuple[str, Any]]
"""What the coordinator says, and the row by which it is known that the bot has done it."""
Look = Callable[[Database], Awaitable[Any]]
Became = dict[tuple[str, int], str]
"""What became of each message, by its kind and its person."""


def ordered(kind: str, *states: str) -> Any:
    is_so = [message.c.state.in_(states)] if states else []
    return select(message.c.id).where(message.c.kind == kind, *is_so)


def asked(kind: str) -> Any:
    return select(awaiting.c.chat_key).where(awaiting.c.kind == kind)


def done(text: str) -> Any:
    return select(inbox.c.id).where(inbox.c.payload.contains(text), inbox.c.state == "done")


async def read_outbox(database: Database) -> Became:
    of = select(message.c.kind, person.c.outside_id, message.c.state)
    async with database.read() as conn:
        rows = await conn.execute(of.join(person, person.c.id == message.c.person_id))
        return {(row[0], int(row[1])): row[2] for row in rows}


async def survive(
    house: House, people: SandboxClient, steps: Steps, *kills: Kill, look: Look = read_outbox
) -> Any:
    """The coordinator goes on whatever the bot goes through."""

    async def act(database: Database) -> None:
        for text, sign in steps:
            if text:
                await people.say(COORDINATOR.id, text)
            await until_there(database, sign)
            await settle(people, database)

    found, keeper = await live(house, kills, act, look)
    assert keeper.deaths == len(kills)
    return found


async def seen(people: SandboxClient, member: Member, words: str) -> list[Message]:
    return [each for each in await people.messages(member.id) if each.from_bot and words in each.text]


async def files(people: SandboxClient) -> list[str]:
    got = [each.document for each in await people.messages(COORDINATOR.id) if each.from_bot]
    return [each.name or "" for each in got if each and each.kind == "document"]


async def test_a_digest_that_has_left_is_not_sent_again(house: House, people: SandboxClient) -> None:
    kills = Kill("plan-digests:after"), Kill("sendPhoto:after")
    found = await survive(house, people, [("", ordered("digest", "unknown"))], *kills)
    assert found["digest", COORDINATOR.id] == "unknown"
    assert len(await seen(people, COORDINATOR, "Доброе утро!")) == 1


@pytest.mark.parametrize(
    ("kind", "steps", "words", "kills"),
    [
        (
            "broadcast",
            [("/broadcast всем\nЗавтра звонок", asked("broadcast")), ("отправить", ordered("broadcast"))],
            "Завтра звонок",
            [Kill("broadcast:after"), Kill("sendMessage:after", 2)],
        ),
        (
            "nudge",
            [("напомнить", asked("nudge")), ("отправить", ordered("nudge"))],
            "Центр просит ответить",
            [Kill("nudge:after")],
        ),
    ],
    ids=["a letter", "a reminder"],
)
async def test_what_the_centre_sends_comes_once_or_is_told_to_be_unsure(
    house: House, people: SandboxClient, kind: str, steps: Steps, words: str, kills: Sequence[Kill]
) -> None:
    found = await survive(house, people, [("", ordered("digest", "sent")), *steps], *kills)
    for member in SCHOOLS:
        became = found[kind, member.id], len(await seen(people, member, words))
        assert became in {("sent", 1), ("unknown", 0), ("unknown", 1)}
    is_unsure = "unknown" in {found[kind, member.id] for member in SCHOOLS}
    if is_unsure:  # told at the desk's next hour
        await survive(replace(house, now=MONDAY.replace(hour=16)), people, [("", ordered("unsure", "sent"))])
    assert len(await seen(people, COORDINATOR, "Неизвестно, дошли ли сообщения")) == is_unsure


async def test_a_file_that_was_asked_for_comes_again_when_nobody_knows_that_it_came(
    house: House, people: SandboxClient
) -> None:
    kills = Kill("sendDocument:before"), Kill("sendDocument:after")
    await survive(house, people, [("/report 594 word", done("594 word"))], *kills)
    assert len(await files(people)) == 2


async def test_links_that_nobody_has_read_are_given_anew(house: House, people: SandboxClient) -> None:
    given = select(invite.c.id).where(invite.c.created_at >= MONDAY)
    await survive(house, people, [("/invite всем", given)], Kill("give-links:after"))
    assert await files(people) == []
    later = replace(house, now=MONDAY + timedelta(minutes=1))
    again = [("/invite всем", done("/invite всем")), ("/invite заново да", done("/invite заново да"))]
    most = await survive(later, people, again, look=most_links)
    assert len(await seen(people, COORDINATOR, "Нужны новые? Напишите «/invite заново».")) == 1
    assert len(await files(people)) == 2
    assert most == 1


async def most_links(database: Database) -> int:
    """How many links of one school work, at most."""
    works = (invite.c.revoked_at.is_(None), invite.c.used_at.is_(None))
    async with database.read() as conn:
        of_school = select(func.count()).where(*works).group_by(invite.c.organization_id)
        return max((await conn.execute(of_school)).scalars())
