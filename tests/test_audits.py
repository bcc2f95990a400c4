"""«История изменений»: who changed what and when, and how it is told."""

import ast
import importlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from office import COORDINATOR, DIRECTOR, WRONG_PEOPLE, Office
from sample_orders import CONTINUING, DEED, order
from sqlalchemy import select

from handlers.audit_screens import audit_screen
from handlers.audit_words import PARTS, WHAT_KEYS, AuditWords
from locales.texts import Texts
from roadmap.errors import ForbiddenError, NotFoundError
from services.audits import Audits
from services.calendar import Calendar
from services.edits import FIELDS, ITEM
from services.forgetting import Forgetting
from services.orders import Orders
from storage import changes, silence
from storage.audits import UNSEEN
from storage.database import Database
from storage.schema import change, person

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

    assert [row.what for row in audit.rows] == ["due", "state", "title", "order_loaded"]
    assert [row.author for row in audit.rows] == [COORDINATOR, COORDINATOR, COORDINATOR, ""]


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


async def test_what_the_program_notes_for_itself_is_left_out(office: Office, audits: Audits) -> None:
    item, school = await office.item_id(DEED.key), await office.school_id("СШ № 9")
    await note(office, "duties", "", '{"new": [1]}', item_id=item, organization_id=school)
    await note(office, "file_ours", "", "a" * 64, item_id=item, organization_id=school)
    audit = await audits.of_item(await office.actor(COORDINATOR), item)
    assert "aaaa" not in audit_screen(TEXTS, audit, office.calendar.zone).text
    assert [row.what for row in audit.rows] == ["file_ours"]


async def test_a_new_wording_of_an_order_is_told_at_its_item(office: Office, audits: Audits) -> None:
    edited = replace(DEED, responsible="заместитель директора", asked=("ШНРО", "ШБУ"))
    await Orders(office.db).import_order(order(edited, CONTINUING))

    audit = await audits.of_item(await office.actor(COORDINATOR), await office.item_id(DEED.key))

    told = {row.what: (row.before, row.after) for row in audit.rows}
    assert told == {
        "item_asked": (", ".join(DEED.asked), "ШНРО, ШБУ"),
        "item_responsible": (DEED.responsible, "заместитель директора"),
    }
    whole = await audits.of_order(await office.actor(COORDINATOR), await order_of(office))
    assert whole.rows[0].what == "order_amended"


async def test_who_comes_and_goes_stands_in_the_log_without_a_name(office: Office) -> None:
    act = await office.act(DIRECTOR)
    await Forgetting(office.db, office.calendar).forget(act)

    school = change.c.organization_id == await office.school_id("СШ № 9")
    told = select(change.c.what, change.c.before, change.c.after, person.c.name).outerjoin_from(
        change, person, person.c.id == change.c.author_id
    )
    assert [tuple(row) for row in await office.rows(told.where(school).order_by(change.c.id))] == [
        ("invited", "", "director", None),
        ("member_joined", "", "director", ""),
        ("member_left", "director", "", None),
    ]


def kinds_written() -> set[str]:
    """What the services write into the log, as their code says it where they note a change."""
    found = {silence.CALLED, silence.HELD, *(ITEM + name for name in FIELDS)}
    for path in Path("services").glob("*.py"):
        module = vars(importlib.import_module(f"services.{path.stem}"))
        for call in (each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)):
            if ast.unparse(call.func).rpartition(".")[2] in {"_note", "note"}:
                said = [*call.args, *(each.value for each in call.keywords if each.arg == "what")]
            elif ast.unparse(call.func) == "changes.add":
                said = [call.args[2]]
            else:
                continue
            found.update(kind for each in said for kind in strings(each, module))
    return found


def strings(node: ast.expr, module: Mapping[str, Any]) -> Iterator[str]:
    """A text, either of two, the start of a longer one, or what a name of the module stands for."""
    if isinstance(node, ast.IfExp):
        yield from (*strings(node.body, module), *strings(node.orelse, module))
    elif isinstance(node, ast.JoinedStr):
        yield from strings(node.values[0], module)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, (ast.Name, ast.Attribute)):
        of, _, name = ast.unparse(node).rpartition(".")
        value = getattr(module.get(of), name, None) if of else module.get(name)
        yield from [value] if type(value) is str else []


def test_every_kind_of_change_that_is_written_has_its_words() -> None:
    kinds = {each for each in kinds_written() if not each.startswith(tuple(PARTS))}
    assert kinds - set(UNSEEN) == set(WHAT_KEYS) - {"event", "report_row"}


def test_no_two_kinds_of_change_read_alike() -> None:
    words = AuditWords(TEXTS)
    said = [words.what(each) for each in (*WHAT_KEYS, "report_problems", "paper_post", "something-new")]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("due", "2022-12-30", "30.12.2022"),
        (
            "event",
            "2023-01-26 15:00, УОиМП, cancelled · ДК1 1.2",
            "26.01.2023 15:00, УОиМП, отменена · ДК1 1.2",
        ),
        ("event-held", "2023-01-26, 5/6", "26.01.2023, были 5 из 6"),
        ("event-held", "2023-01-26, 0/0", "26.01.2023"),
        ("event-set", "2023-01-26 15:00, off, каб. 12", "26.01.2023 15:00, off, каб. 12"),
        ("event-place", "зал 2023-01-26", "зал 2023-01-26"),
        ("event-joined", "ДК1 1.2, ДК1 1.8, ДК3", "ДК1 · 1.2, 1.8; ДК3"),
        ("member_removed", "Ирина, director", "Ирина, директор"),
        ("mentor", "2022/2023 СШ № 1, 348, 2020-12-30", "2022/2023 СШ № 1, 348, 30.12.2020"),
        ("review-auto", "off", "выключено"),
        ("held-back", "yes", "да"),
        ("item_asked", "schools, ШНРО", "все школы, ШНРО"),
        ("item_kind", "continuing", "весь год: коротко к отчёту"),
        ("item_term", "yes, 2022-12-30", "yes, 2022-12-30"),
        ("title", "yes", "yes"),
        ("due", "2022-99-99", "2022-99-99"),
        ("file_ours", "a" * 64, ""),
    ],
)
def test_values_are_told_in_words_and_what_was_typed_as_it_is(what: str, value: str, said: str) -> None:
    assert AuditWords(TEXTS).value(what, value) == said


async def test_nobody_else_reads_a_history(office: Office, audits: Audits) -> None:
    item, order_id = await office.item_id(DEED.key), await order_of(office)
    for who in WRONG_PEOPLE:
        actor = await office.actor(who)
        for refused in (audits.of_item(actor, item), audits.of_order(actor, order_id)):
            with pytest.raises(ForbiddenError):
                await refused
    with pytest.raises(NotFoundError):
        await audits.of_order(await office.actor(COORDINATOR), 10**6)
