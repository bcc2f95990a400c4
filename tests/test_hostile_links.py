"""Whatever stands after `/start`: a link cut in half, changed, meant for somebody else, or no link at all."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, moment
from pressing import Stage, open_stage
from sqlalchemy import func, select

from roadmap.clock import ManualClock
from roadmap.model import Role
from storage.schema import membership

MEMBERS = (DIRECTOR, OTHER_DIRECTOR, COORDINATOR, CONTROLLER)


@pytest.fixture
async def stage(order594: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    shutil.copyfile(order594, tmp_path / "vekhi.db")
    stage = open_stage(tmp_path / "vekhi.db", ManualClock(moment(20, 10)))
    for member in MEMBERS:
        assert member.organization
        assert member.role
        await stage.say(member, f"/start {await token(stage, member.organization, member.role)}")
    yield stage
    await stage.close()


async def token(stage: Stage, organization: str, role: Role) -> str:
    return (await stage.rooms.invites.create(organization, role)).token


async def memberships(stage: Stage) -> int:
    async with stage.db.read() as conn:
        return int((await conn.execute(select(func.count()).select_from(membership))).scalar_one())


async def test_what_is_no_whole_link_of_ours_connects_nobody(stage: Stage) -> None:
    whole = await token(stage, "СШ № 9", Role.DEPUTY)
    spoilt = (
        whole[:20], whole[:-1], whole + "a", whole.swapcase(), "x" * 64, "-_" * 32, "x" * 65, "%00", "../..",
        "\u0000", "' OR 1=1 --", "<b>", "item_5", "я" * 64, f"https://t.me/vekhi_bot?start={whole[:15]}",
    )  # fmt: skip
    for member in (*MEMBERS, STRANGER):
        for each in spoilt:
            outcome = await stage.say(member, f"/start {each}")
            assert outcome.error, f"{member.name}, {each!r}: {outcome}"
            assert outcome.error.key == "invite-unknown"
    assert await memberships(stage) == len(MEMBERS)


@pytest.mark.parametrize(("organization", "role"), [("СШ № 9", Role.DEPUTY), ("ОЦПРМСО", Role.COORDINATOR)])
async def test_a_link_that_leads_elsewhere_is_offered_and_waits_for_whom_it_was_made(
    stage: Stage, organization: str, role: Role
) -> None:
    link = await token(stage, organization, role)
    for member in (OTHER_DIRECTOR, CONTROLLER):
        outcome = await stage.say(member, f"/start {link}")
        assert len(outcome.shown) == 1
    assert await memberships(stage) == len(MEMBERS)

    await stage.say(STRANGER, f"/start {link}")
    assert await memberships(stage) == len(MEMBERS) + 1
    late = await stage.say(OTHER_DIRECTOR, "да")
    assert late.error
    assert late.error.key == "invite-used"


async def test_a_link_that_was_revoked_after_it_was_offered_connects_nobody(stage: Stage) -> None:
    link = await token(stage, "СШ № 9", Role.DEPUTY)
    await stage.say(OTHER_DIRECTOR, f"/start {link}")
    await stage.rooms.invites.revoke(link)

    late = await stage.say(OTHER_DIRECTOR, "да")
    assert late.error
    assert late.error.key == "invite-revoked"
    assert await memberships(stage) == len(MEMBERS)
