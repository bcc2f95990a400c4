"""A school year of three schools, word for word, as a prompt and as a silent director read it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from approved import Approved
from flow import Flow, moment, open_flow
from walking import GYMNASIUM, NINE, THIRTEEN, WALKERS, walk_year

NAMES = {NINE: "9", THIRTEEN: "13", GYMNASIUM: "gymnasium"}


@pytest.fixture
async def since_the_order(order594: Path, tmp_path: Path) -> AsyncIterator[Flow]:
    """The bot on the day of order 594; its updates are posted, which takes the least time."""
    async with open_flow(order594, tmp_path, "webhook", now=moment(13, 12)) as flow:
        for member in WALKERS:
            await flow.people.person(member.id, member.name)
        yield flow


@pytest.mark.parametrize("temper", ["prompt", "silent"])
async def test_a_school_year_reads_as_it_was_approved(
    temper: str, since_the_order: Flow, approved: Approved
) -> None:
    said = await walk_year(since_the_order, is_prompt=temper == "prompt")
    for member, text in said.items():
        approved.check(f"walk_{NAMES[member]}_{temper}.txt", text)
