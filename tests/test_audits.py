"""«История изменений»: who changed what and when, on a screen and as rows of a table."""

from datetime import datetime

import pytest
from office import COORDINATOR, WRONG_PEOPLE, Office
from sample_orders import CONTINUING, DEED, order

from handlers.audit_screens import WHAT_KEYS, audit_screen, audit_table
from locales.texts import Texts
from roadmap.errors import ForbiddenError, NotFoundError
from services.audits import Audits
from services.calendar import Calendar
from services.orders import Orders
from storage import changes
from storage.database import Database

TEXTS = Texts("ru", strict=True)


@pytest.fixture
async def office(database: Database, calendar: Calendar) -> Office:
    await Orders(database).import_order(order(DEED, CONTINUING))
    return Office(database, calendar)


@pytest.fixture
def audits(database: Database) -> Audits:
    return Audits(database)


async def note(office: Office, what: str, before: str, after: str, reason: str = "", **about: int) -> None:
    act = await office.act()
    async with office.db.write("note") as tx:
        values = {"before": before, "after": after, "reason": reason}
        await changes.add(tx, act.actor.person_id, what, **values, about=about)


async def close_and_rename(office: Office) -> None:
    plan = await office.plan_id()
    await office.catalogue.ask_title(await office.act(), plan)
    await office.catalogue.rename(await office.act(), await office.question(), "Новое название")
    await office.catalogue.close(await office.act(), plan)


async def order_of(office: Office) -> int:
    plan = await office.catalogue.show(await office.actor(COORDINATOR), await office.plan_id())
    return plan.plan.order_id


async def test_the_history_of_an_order_holds_its_plans_and_items(office: Office, audits: Audits) -> None:
    await close_and_rename(office)
    item = await office.item_id(DEED.key)
    await note(office, "due", "2022-12-30", "2023-01-13", "нет данных", item_id=item)

    audit = await audits.of_order(await office.actor(COORDINATOR), await order_of(office))

    assert [row.what for row in audit.rows] == ["due", "state", "title"]
    assert [row.author for row in audit.rows] == [COORDINATOR] * 3


async def test_the_history_of_an_item_is_its_own(office: Office, audits: Audits) -> None:
    await close_and_rename(office)
    item, school = await office.item_id(DEED.key), await office.school_id("СШ № 9")
    await note(
        office, "due", "2022-12-30", "2023-01-13", "нет <данных>", item_id=item, organization_id=school
    )
    actor = await office.actor(COORDINATOR)

    audit = await audits.of_item(actor, item)
    screen = audit_screen(TEXTS, audit, office.calendar.zone)

    assert "20 декабря, 10:00, coordinator: срок (СШ № 9)" in screen.text.replace("\u00a0", " ")
    assert "30.12.2022 → 13.01.2023" in screen.text
    assert "причина: нет &lt;данных&gt;" in screen.text
    other = await audits.of_item(actor, await office.item_id(CONTINUING.key))
    assert "Изменений не было" in audit_screen(TEXTS, other, office.calendar.zone).text


async def test_a_table_has_plain_values_and_local_moments(office: Office, audits: Audits) -> None:
    await close_and_rename(office)
    audit = await audits.of_order(await office.actor(COORDINATOR), await order_of(office))

    table = audit_table(TEXTS, audit, office.calendar.zone)

    assert table.columns[:2] == ("Когда", "Кто")
    newest = table.rows[0]
    assert newest[0] == datetime(2022, 12, 20, 10)  # noqa: DTZ001 - as a spreadsheet has it
    assert newest[1:] == (COORDINATOR, "ДК1", "", "Состояние плана", "идёт", "закрыт", "")
    assert {len(row) for row in table.rows} == {len(table.columns)}


async def test_what_the_program_notes_for_itself_is_left_out(office: Office, audits: Audits) -> None:
    item, school = await office.item_id(DEED.key), await office.school_id("СШ № 9")
    await note(office, "duties", "", '{"new": [1]}', item_id=item, organization_id=school)
    await note(office, "file_ours", "", "a" * 64, item_id=item, organization_id=school)
    audit = await audits.of_item(await office.actor(COORDINATOR), item)
    assert "aaaa" not in audit_screen(TEXTS, audit, office.calendar.zone).text
    assert [row.what for row in audit.rows] == ["file_ours"]


async def test_every_kind_of_change_has_its_words(office: Office, audits: Audits) -> None:
    item = await office.item_id(DEED.key)
    for what in (*WHAT_KEYS, "report_problems", "paper_post", "something-new"):
        await note(office, what, "", "x", item_id=item)
    audit = await audits.of_item(await office.actor(COORDINATOR), item)
    said = [row[4] for row in audit_table(TEXTS, audit, office.calendar.zone).rows]
    assert len(set(said)) == len(said) == len(WHAT_KEYS) + 3


async def test_nobody_else_reads_a_history(office: Office, audits: Audits) -> None:
    item, order_id = await office.item_id(DEED.key), await order_of(office)
    for who in WRONG_PEOPLE:
        actor = await office.actor(who)
        for refused in (audits.of_item(actor, item), audits.of_order(actor, order_id)):
            with pytest.raises(ForbiddenError):
                await refused
    with pytest.raises(NotFoundError):
        await audits.of_order(await office.actor(COORDINATOR), 10**6)
