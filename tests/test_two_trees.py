"""Two cities in one database: each of its people sees their own, whatever they write or press."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from crowd import OBSERVER, City
from flow import CONTROLLER, COORDINATOR, ORDER_594, Member, moment
from pressing import Outcome, document, open_stage
from sqlalchemy import func, select, update
from whose_buttons import BUTTONS, ROWS, Row

from documents.docx import read_blocks
from documents.orders import read_order
from documents.printed import dump_printed
from roadmap.clock import ManualClock
from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import Order, OrganizationKind, ReportingDate, Role, Status
from services.digests import SHOWN
from services.draft_reach import check_reach
from services.orders import Orders
from storage import drafts, organizations
from storage.schema import (
    assignment,
    draft,
    event_window,
    indicator,
    item,
    message,
    organization,
    reply,
    roadmap,
    window,
)

REPORTING = ReportingDate(due=date(2022, 12, 27), collect_by=date(2022, 12, 23))
THEIRS = ("Соседский", "НШ № ", "СДК", "№ 77", "риказ 77", "риказы 77", "27 декабря")
THEIR_COORDINATOR = Member(972, "Елена Марковна", "Соседи", Role.COORDINATOR)
THEIR_DIRECTOR = Member(971, "Нелли Ивановна", "НШ № 71", Role.DIRECTOR)


@pytest.fixture(scope="module")
def settled(
    order594: Path, order_594: Order, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, int]]:
    """A region above the city of order 594, and in it a city of neighbours with an order of their own."""
    folder = tmp_path_factory.mktemp("region")
    shutil.copyfile(order594, folder / "vekhi.db")

    async def settle() -> dict[str, int]:
        city = City(open_stage(folder / "vekhi.db", ManualClock(moment(20, 10))))
        await _settle(city, _neighbours_order(order_594))
        await city.stage.close()
        return city.ids

    return folder / "vekhi.db", asyncio.run(settle())


@pytest.fixture
async def theirs(settled: tuple[Path, dict[str, int]], tmp_path: Path) -> AsyncIterator[City]:
    """What there is to press about; all of it is the neighbours'."""
    shutil.copyfile(settled[0], tmp_path / "vekhi.db")
    stage = open_stage(tmp_path / "vekhi.db", ManualClock(moment(20, 10)))
    yield City(stage, dict(settled[1]))
    await stage.close()


SUMMARIES = (
    "/summary", "/summary карты", "/summary кластеры", "/summary ШНРО", "/summary СДК1", "/summary СДК1 1.4",
    "/summary НШ № 71", "/report 77",
)  # fmt: skip
ASKED = (
    *SUMMARIES, "/roadmaps", "/schools", "/schools НШ № 71",
    "/schools ШНРО", "/invite", "/invite НШ № 71", "/review", "/review НШ № 71", "/review СДК1 1.4",
    "/meeting",
    "/report", "/report 77 20.01.2023", "показатели", "показатели СДК1", "история 77",
    "кому позвонить", "позвонили НШ № 71", "справка НШ № 71", "справка НШ № 7", "НШ № 71: СДК1 1.4 готово",
    "план центра на январь", "встречи", "трудности", "СДК1 1.4 готово", "ссылки", "/broadcast НШ № 71",
)  # fmt: skip


async def test_nothing_of_the_neighbours_is_told_whatever_is_asked(theirs: City) -> None:
    for member in (COORDINATOR, CONTROLLER, OBSERVER):
        for words in ASKED if member is COORDINATOR else SUMMARIES:
            outcome = await theirs.stage.say(member, words)
            told = " ".join((_told(outcome), *_candidates(outcome)))
            assert not [each for each in THEIRS if each in told], f"{member.name}, {words}: {told}"


async def test_no_summary_is_narrowed_to_a_plan_of_the_neighbours(theirs: City) -> None:
    for member in (COORDINATOR, CONTROLLER, OBSERVER):
        for name in ("Overview", "ShowPicture"):
            for key, id_ in (("roadmap", theirs.plan), ("item", theirs.item), ("place", theirs.school)):
                told = _told(await theirs.stage.press(member, BUTTONS[name](**{key: id_})))
                assert not [each for each in THEIRS if each in told], f"{member.name}, {name}, {key}: {told}"


async def test_their_buttons_are_refused_to_the_city(theirs: City) -> None:
    for name, each in ROWS.items():
        data = _about_theirs(theirs, each)
        if data:
            outcome = await theirs.stage.press(COORDINATOR, BUTTONS[name](**data))
            assert isinstance(outcome.error, ForbiddenError | NotFoundError), f"{name}: {outcome}"
            assert not outcome.shown, f"{name}: {outcome}"


async def test_they_read_their_own_plans_alone(theirs: City) -> None:
    told = _told(await theirs.stage.say(THEIR_COORDINATOR, "/summary"))
    assert "риказ 77, СДК1," in told
    assert "594" not in told


async def test_nobody_loads_over_the_order_of_another_city(theirs: City) -> None:
    stage = theirs.stage
    await stage.say(THEIR_COORDINATOR, "", document=document(ORDER_594.name))
    id_ = await theirs.newest(draft)
    async with stage.db.write("read") as tx:
        await drafts.note_read(tx, id_, dump_printed(read_order(read_blocks(ORDER_594))))
    outcome = await stage.say(THEIR_COORDINATOR, "загрузить")
    assert isinstance(outcome.error, ForbiddenError)
    assert outcome.error.key == "draft-of-others"


async def test_an_order_of_ones_own_asks_no_school_of_another_city(theirs: City, order_594: Order) -> None:
    asker = await theirs.stage.rooms.people.find("telegram", str(THEIR_COORDINATOR.id))
    assert asker
    async with theirs.stage.db.read() as conn:
        await check_reach(conn, asker, _neighbours_order(order_594))
        with pytest.raises(ForbiddenError) as refused:
            await check_reach(conn, asker, replace(order_594, issuer="Соседи"))
    assert str(refused.value.values["names"]).startswith("Гимназия № 1, ")


async def test_a_paper_of_the_neighbours_brings_our_controller_nothing(theirs: City) -> None:
    clock = theirs.stage.db.clock
    assert isinstance(clock, ManualClock)
    clock.set(moment(26, 10))
    await theirs.stage.rooms.digests.plan()
    shown = select(func.count()).select_from(message).where(message.c.kind == SHOWN)
    assert await theirs.one(shown) == 0


def _about_theirs(theirs: City, row: Row) -> dict[str, Any]:
    """What the button would carry if it were theirs; nothing, where they have nothing of the kind."""
    try:
        data = dict(row.data(theirs))
    except KeyError:
        return {}
    ids = set(theirs.ids.values())
    is_about = any(id_ in ids for key, id_ in data.items() if key.endswith("_id") or key == "id")
    return data if is_about or "ids" in data else {}


def _told(outcome: Outcome) -> str:
    texts = [str(getattr(each, name, "") or "") for each in outcome.shown for name in ("text", "caption")]
    return " ".join((*texts, outcome.notice or ""))


def _candidates(outcome: Outcome) -> list[str]:
    """What a refusal would name besides what was written."""
    values = outcome.error.values if outcome.error else {}
    return [str(value) for key, value in values.items() if key in {"candidates", "known"}]


def _neighbours_order(order: Order) -> Order:
    """A plan of order 594 as another city would have it."""
    names = {each.name: f"НШ № {number}" for number, each in enumerate(order.schools, 71)}
    schools = [
        replace(each, name=names[each.name], full_name=f"Соседский {names[each.name]}")
        for each in order.schools
    ]
    plan = replace(order.roadmaps[-1], code="СДК1", title="Соседский план")
    return replace(
        order, number="77", title="Соседский приказ", issuer="Соседи", schools=tuple(schools),
        roadmaps=(plan,), obligations=(), announced=(), reporting=(REPORTING,),
    )  # fmt: skip


async def _settle(city: City, order: Order) -> None:
    stage = city.stage
    async with stage.db.write("region") as tx:
        root = await organizations.find_root(tx.conn)
        assert root
        kinds = OrganizationKind
        region = await organizations.add(tx.conn, kinds.REGION, root.id, "Департамент", "Департамент")
        await organizations.become_root(tx.conn, region, root.id)
        town = await organizations.add(tx.conn, kinds.MUNICIPALITY, region, "Соседи", "Соседи")
        await organizations.add_names(tx.conn, town, ["Соседи"])
    result = await Orders(stage.db).import_order(order)
    city.ids |= {"town": town, "order": result.order_id}
    await _find(city)
    await _give_to_town(city)
    for member in (COORDINATOR, CONTROLLER, OBSERVER, THEIR_COORDINATOR, THEIR_DIRECTOR):
        assert member.organization
        assert member.role
        made = await stage.rooms.invites.create(member.organization, member.role)
        await stage.say(member, f"/start {made.token}")
    for id_ in (city.card, city.pending):
        await city.press(THEIR_DIRECTOR, BUTTONS["Press"](assignment_id=id_, status=Status.DONE))
        city.ids["reply"] = city.ids["sent_back"] = await city.newest(reply)


async def _give_to_town(city: City) -> None:
    """What bodies of the city's names are asked in the neighbours' order, their own town is."""
    items = select(item.c.id).where(item.c.roadmap_id == city.plan)
    windows = select(window.c.id).where(window.c.item_id.in_(items))
    schools = select(organization.c.id).where(organization.c.kind == OrganizationKind.SCHOOL)
    moved = update(assignment).where(
        assignment.c.window_id.in_(windows), assignment.c.organization_id.not_in(schools)
    )
    async with city.stage.db.write("town") as tx:
        await tx.conn.execute(moved.values(organization_id=city.town))


async def _find(city: City) -> None:
    named = select(organization.c.id)
    for key, name in (("school", "НШ № 71"), ("other_school", "НШ № 72"), ("mentor", "НШ № 73")):
        city.ids[key] = await city.one(named.where(organization.c.short_name == name))
    city.ids["plan"] = await city.one(select(roadmap.c.id).where(roadmap.c.code == "СДК1"))
    own = select(item.c.id).where(item.c.roadmap_id == city.plan)
    city.ids["item"] = await city.one(own.where(item.c.number.startswith("1.4")))
    city.ids["window"] = await city.one(select(window.c.id).where(window.c.item_id == city.item))
    city.ids["indicator"] = await city.one(select(indicator.c.id).where(indicator.c.item_id.in_(own)))
    events = select(event_window.c.event_id).join(window, window.c.id == event_window.c.window_id)
    city.ids["event"] = await city.one(events.where(window.c.item_id.in_(own)))
    asked = select(assignment.c.id).join(window, window.c.id == assignment.c.window_id)
    theirs = asked.where(window.c.item_id.in_(own), assignment.c.organization_id == city.school)
    city.ids["card"] = await city.one(theirs.order_by(assignment.c.id))
    city.ids["pending"] = await city.one(theirs.order_by(assignment.c.id.desc()))
