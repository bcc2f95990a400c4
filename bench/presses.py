"""Presses a second, from the press to the committed reply and the edited card, against a plain bot.

    python -m bench.presses [--people 43] [--rounds 20] [--turns 6]

Each bot has one core, the same; the stand-ins and the people share another. In a round everybody presses
once, and the next begins when every card is edited; «Выполнено» and «В работе» take turns. The two bots take
turns too, so that a slow minute of the machine is slow for both; what counts is the middle one of the turns.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.stage import BOT_CORE, ORDER, command, environment, process, stand_in
from sandbox.client import SandboxClient


@dataclass(frozen=True, slots=True)
class Card:
    """A person, the message they press on, and what the buttons of one of our cards begin with."""

    person: int
    message: int
    data: str = ""


Measured = Callable[[int], Awaitable[float]]
"""So many rounds; presses a second."""


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=43)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--turns", type=int, default=6)
    options = parser.parse_args()
    async with plain_bot(options.people) as plain, our_bot(options.people) as ours:
        turns = [(await plain(options.rounds), await ours(options.rounds)) for _ in range(options.turns)]
    for each, other in turns:
        print(f"{each:7.0f} {other:7.0f} {other / each:7.2f}")
    print(f"plain aiogram + aiosqlite  {median(each for each, _ in turns):7.0f} presses/s")
    print(f"vekhi                      {median(each for _, each in turns):7.0f} presses/s")
    print(f"ratio                      {median(other / each for each, other in turns):7.2f}")


@asynccontextmanager
async def plain_bot(people: int) -> AsyncIterator[Measured]:
    with tempfile.TemporaryDirectory() as name:
        async with stand_in("--no-flood") as url, SandboxClient(url) as client:
            folder = Path(name)
            command_line = (sys.executable, "-m", "bench.plain_bot", url, str(folder / "plain.db"))
            env = environment(folder, url)
            async with process(*command_line, core=BOT_CORE, ready="ready", env=env):
                cards = [await _plain_card(client, number) for number in range(1, people + 1)]
                yield lambda rounds: press(client, cards, rounds, lambda _card, _number: "press")


@asynccontextmanager
async def our_bot(people: int) -> AsyncIterator[Measured]:
    with tempfile.TemporaryDirectory() as name:
        async with stand_in("--no-flood") as url, SandboxClient(url) as client:
            env = environment(Path(name), url, CLOCK_START="2022-12-20T10:00:00+03:00")
            await command(env, "import", str(ORDER))
            invites = await command(env, "invite", "--all", "--role", "director")
            assert isinstance(invites, list)
            tokens = [invite["token"] for invite in invites[:people]]
            bot = (sys.executable, "-m", "bot", "run")
            async with process(*bot, core=BOT_CORE, ready="ready", env=env, stderr=True):
                cards = [await _our_card(client, number, token) for number, token in enumerate(tokens, 1)]
                answers = ("done", "in_progress")
                yield lambda rounds: press(
                    client, cards, rounds, lambda card, n: f"{card.data}:{answers[n % 2]}"
                )


async def _plain_card(client: SandboxClient, person: int) -> Card:
    await client.person(person, f"Person {person}")
    return Card(person, (await client.ask(person, "/start")).message_id)


async def _our_card(client: SandboxClient, person: int, token: str) -> Card:
    await client.person(person, f"Person {person}")
    await client.ask(person, f"/start {token}")
    listed = await client.ask(person, "/my")
    label = next(text for text in listed.labels() if "дорожная карта" in text)
    await client.press(person, listed.message_id, label)
    card = await client.wait_for(person, lambda m: "✅ Выполнено" in m.labels(), after=listed.message_id)
    done = next(key.data or "" for row in card.buttons for key in row if key.text == "✅ Выполнено")
    return Card(person, card.message_id, done.rpartition(":")[0])


async def press(
    client: SandboxClient, cards: list[Card], rounds: int, data: Callable[[Card, int], str]
) -> float:
    """Presses a second over all rounds but the first two, which warm up."""
    began, counted, seen = 0.0, 0, await _last_edit(client)
    for number in range(rounds + 2):
        if number == 2:
            began = time.perf_counter()
        waits: list[Awaitable[object]] = [
            client.forge(card.person, card.message, data(card, number), timeout=0) for card in cards
        ]
        await asyncio.gather(*waits)
        edits = await client.requests("editMessageText", after=seen, count=len(cards), timeout=60)
        if len(edits) < len(cards):
            raise SystemExit(f"round {number}: {len(edits)} of {len(cards)} cards were edited")
        seen = edits[-1].number
        counted += len(cards) if number >= 2 else 0
    return counted / (time.perf_counter() - began)


async def _last_edit(client: SandboxClient) -> int:
    edits = await client.requests("editMessageText")
    return edits[-1].number if edits else 0


if __name__ == "__main__":
    asyncio.run(main())
