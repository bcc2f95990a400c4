"""Every button in the hands of everybody whom it is not for: refused, logged, nothing shown, nothing changed.

A button without a row in `whose_buttons` fails the first test.
"""

import asyncio
import hashlib
import shutil
import sqlite3
from collections.abc import AsyncIterator, Collection, Sequence
from pathlib import Path
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from crowd import CROWD, NEIGHBOUR, OBSERVER, OTHER_MENTOR, REMOVED, City
from flow import CONTROLLER, COORDINATOR, DIRECTOR, STRANGER, Member, moment
from pressing import Outcome, open_stage
from whose_buttons import (
    BUTTONS,
    CENTRE,
    CENTRES,
    LEADERS,
    ROWS,
    VIEWERS,
    Row,
    button,
    ids_of,
    vary,
)

from handlers.ids import LARGEST
from locales.texts import Texts
from roadmap.clock import ManualClock
from roadmap.errors import ConflictError, ForbiddenError, NotFoundError
from roadmap.model import Role
from storage.schools import end_membership

ON_THE_WAY = {"inbox", "message", "mention", "sqlite_sequence"}
OUTSIDERS = (REMOVED, STRANGER)


def test_every_button_has_a_row() -> None:
    assert sorted(BUTTONS) == sorted(ROWS)


@pytest.mark.parametrize("number", [LARGEST + 1, 10**25, -2])
def test_no_button_carries_a_number_that_is_no_id(number: int) -> None:
    for kind in BUTTONS.values():
        for name, field in kind.model_fields.items():
            if field.annotation is int:
                with pytest.raises(ValueError, match="Input should be"):
                    kind.__pydantic_validator__.validate_assignment(kind.model_construct(), name, number)


@pytest.fixture(scope="module")
def settled(order594: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """The city's database, to be copied, and what there is in it."""
    folder = tmp_path_factory.mktemp("city")
    shutil.copyfile(order594, folder / "vekhi.db")

    async def settle() -> dict[str, int]:
        city = City(open_stage(folder / "vekhi.db", ManualClock(moment(20, 10))))
        await city.settle(folder)
        await city.stage.close()
        return city.ids

    return folder / "vekhi.db", asyncio.run(settle())


@pytest.fixture
async def city(settled: tuple[Path, dict[str, int]], tmp_path: Path) -> AsyncIterator[City]:
    shutil.copyfile(settled[0], tmp_path / "vekhi.db")
    stage = open_stage(tmp_path / "vekhi.db", ManualClock(moment(20, 10)))
    yield City(stage, dict(settled[1]))
    await stage.close()


async def test_whom_a_button_is_for_is_not_refused(city: City) -> None:
    for name, each in ROWS.items():
        outcome = await city.stage.press(each.may[0], button(city, name))
        assert not isinstance(outcome.error, ForbiddenError | NotFoundError), f"{name}: {outcome.error!r}"


async def test_nobody_else_presses_it(city: City, caplog: pytest.LogCaptureFixture) -> None:
    before = read_tables(city)
    for name, each in ROWS.items():
        for member in CROWD:
            variants = list(vary(button(city, name)))
            for data in () if member in each.may else variants[:1] if member in OUTSIDERS else variants:
                caplog.clear()
                outcome = await city.stage.press(member, data)
                said = f"{member.name}, {data!r}: {outcome}"
                assert is_refused(outcome, member, each), said
                assert not outcome.shown, said
                assert not outcome.commits, said
                assert caplog.messages or each.is_own, said
    assert read_tables(city) == before


GONE_ALREADY = {"Unjudge"}
"""What is taken back by a second tap is there no more: the tap shows what there is."""


async def test_an_observer_reads_no_words_of_schools(city: City) -> None:
    await city.stage.say(DIRECTOR, "ДК1 1.7 трудности: спортзал закрыт")
    listed = [
        str((await city.stage.say(member, "/summary трудности")).shown) for member in (COORDINATOR, OBSERVER)
    ]
    assert ["СШ № 9" in each for each in listed] == [True, True]
    assert ["спортзал" in each for each in listed] == [True, False]


async def test_ids_of_nothing_are_refused_to_everybody(city: City) -> None:
    for name, each in ROWS.items():
        ids = dict.fromkeys(ids_of(BUTTONS[name]), LARGEST)
        if ids and name not in GONE_ALREADY:
            outcome = await city.stage.press(each.may[0], button(city, name).model_copy(update=ids))
            assert isinstance(outcome.error, NotFoundError | ForbiddenError | ConflictError), (
                f"{name}: {outcome}"
            )
            assert not outcome.shown, f"{name}: {outcome}"
            assert not outcome.commits, f"{name}: {outcome}"


async def test_a_button_of_another_version_is_said_to_be_outdated(city: City) -> None:
    outdated = Texts("ru").say_plain("button-outdated")
    for name, each in ROWS.items():
        version = BUTTONS[name].__prefix__[:-1] + "0"
        _, *parts = button(city, name).pack().split(":")
        for forged in (":".join((version, *parts)), ":".join((BUTTONS[name].__prefix__, *parts, "1"))):
            outcome = await city.stage.press(each.may[0], forged)
            assert (outcome.error, outcome.notice, outcome.commits) == (None, outdated, ()), forged


FORWARDED = (
    "готово", "не относится к нам", "есть трудности: нет кадров", "отменить", "да", "да, были", "да, мне",
    "наш", "заменить", "ознакомлен", "приказ", "принять", "вернуть: нет номера", "центру: почему?",
    "как в прошлый раз", "поручить заместителю", "напомнить завтра", "другой срок: 25 января",
    "сможем помочь", "загрузить",
)  # fmt: skip


async def test_a_forwarded_card_that_is_answered_says_nothing_of_whose_it_was(city: City) -> None:
    """In the chat of somebody else, its buttons still below it."""
    before = read_tables(city, besides=("awaiting",))
    for member in (OTHER_MENTOR, NEIGHBOUR, CONTROLLER, *OUTSIDERS):
        for names in chunks([name for name, each in ROWS.items() if member not in each.may]):
            card = forwarded(member, [button(city, name) for name in names])
            for words in FORWARDED:
                outcome = await city.stage.say(member, words, reply_to_message=card)
                shown = "".join(str(getattr(each, "text", "")) for each in outcome.shown)
                assert "СШ № 9" not in shown, f"{member.name}, {words}: {shown}"
    assert read_tables(city, besides=("awaiting",)) == before


MARK = "<i>злая</i>"
HOSTILE = (
    f"{MARK} &amp; =1+1 {{name}}",
    "9" * 300,
    "31.12.9999 10:00",
    "\u200b\u2060",
    ("«№» " + MARK) * 270,
)
"""What is typed where a screen asked for a title, a day, a name, a reason, a value, a letter."""
ASKING = (
    ("PlanAct", {}), ("ItemSample", {"act": "put"}), ("Move", {"whom": "all"}), ("SchoolNew", {}),
    ("PlaceAct", {}), ("Mentor", {}), ("BroadcastTo", {}), ("OpenEvent", {"act": "day"}),
    ("MatterAct", {"act": "answer"}), ("ReportRow", {}), ("ReportPart", {}), ("ReportFrame", {}),
    ("OpenIndicator", {"act": "type"}), ("Inquire", {"act": "answer"}), ("DraftType", {}),
)  # fmt: skip


async def test_whatever_is_typed_is_taken_or_answered_and_stays_mere_words(city: City) -> None:
    for name, act in ASKING:
        for words in HOSTILE:
            await city.stage.press(COORDINATOR, button(city, name).model_copy(update=act))
            outcome = await city.stage.say(COORDINATOR, words)
            said = f"{name}, {words[:40]!r}: {outcome}"
            assert outcome.error or outcome.shown or outcome.commits, said
            assert MARK not in "".join(str(getattr(each, "text", "")) for each in outcome.shown), said


NO_WORDS: tuple[dict[str, Any], ...] = (
    {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}},
    {"location": {"latitude": 54.8, "longitude": 32.0}},
    {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}], "caption": "1.6 приказ 45"},
    {"text": "то же, исправленное", "edit_date": 2},
    {"text": "/nosuchthing"},
)
WORDED = [
    (name, act) for name, act in ASKING if name not in {"PlanAct", "PlaceAct", "SchoolNew", "ItemSample"}
]
"""A caption is a good title or name, a photo a good sample."""


async def test_what_is_no_words_is_answered_and_the_words_are_still_waited_for(city: City) -> None:
    for name, act in WORDED:
        await city.stage.press(COORDINATOR, button(city, name).model_copy(update=act))
        before = read_tables(city)
        for given in NO_WORDS:
            outcome = await city.stage.send(COORDINATOR, **given)
            said = f"{name}, {given}: {outcome}"
            assert outcome.error or len(outcome.shown) == 1, said
            assert read_tables(city) == before, said


async def test_whoever_was_removed_does_nothing_with_the_screens_that_are_left(
    city: City, caplog: pytest.LogCaptureFixture
) -> None:
    """Still a deputy of a school, with a letter begun in the chat."""
    invite = await city.stage.rooms.invites.create("СШ № 13", Role.DEPUTY)
    for words in (f"/start {invite.token}", "да", "/broadcast всем\nПисьмо"):
        await city.stage.say(COORDINATOR, words)
    async with city.stage.db.write("removed") as tx:
        for each in (await city.stage.rooms.people.find("telegram", str(COORDINATOR.id))).memberships:
            if each.role is Role.COORDINATOR:
                await end_membership(tx, each.id)
    before = read_tables(city)
    for name in (name for name, each in ROWS.items() if each.may in (CENTRE, CENTRES, LEADERS, VIEWERS)):
        for data in vary(button(city, name)):
            outcome = await city.stage.press(COORDINATOR, data)
            assert outcome.error, f"{data!r}: {outcome}"
            assert not outcome.shown, f"{data!r}: {outcome}"
    await city.stage.say(COORDINATOR, "отправить")
    assert read_tables(city, besides=("awaiting",)) == {k: v for k, v in before.items() if k != "awaiting"}


def is_refused(outcome: Outcome, member: Member, row: Row) -> bool:
    if member in OUTSIDERS:
        return outcome.notice == Texts("ru").say_plain("stranger-press")
    if row.is_own:
        return isinstance(outcome.error, ConflictError | ForbiddenError | NotFoundError)
    return isinstance(outcome.error, ForbiddenError | NotFoundError)


def read_tables(city: City, besides: Collection[str] = ()) -> dict[str, str]:
    """A digest of every table but those of messages on their way."""
    with sqlite3.connect(str(city.stage.db.url.database)) as rows:
        found = rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [name for (name,) in found if name not in {*ON_THE_WAY, *besides}]
        contents = {name: rows.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
    return {name: hashlib.sha256(repr(each).encode()).hexdigest() for name, each in contents.items()}


def chunks(names: Sequence[str], size: int = 20) -> list[Sequence[str]]:
    return [names[start : start + size] for start in range(0, len(names), size)]


def forwarded(member: Member, buttons: Sequence[CallbackData]) -> dict[str, Any]:
    chat = {"id": member.id, "type": "private"}
    keys = [[{"text": "·", "callback_data": each.pack()}] for each in buttons]
    return {
        "message_id": 77,
        "date": 1,
        "chat": chat,
        "text": "Карточка",
        "reply_markup": {"inline_keyboard": keys},
    }
