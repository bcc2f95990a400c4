"""An order's file on its way in, on both databases: read once, loaded once, whatever comes in between."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from conftest import MOSCOW, ORDER_594
from sqlalchemy import func, insert, select

from documents.docx import read_blocks
from documents.orders import read_order
from documents.printed import dump_printed
from handlers.draft_buttons import DraftItem, DraftSet
from handlers.draft_diff import changes_screen
from handlers.draft_duties import duties_screen
from handlers.draft_item import OPTION_KEYS, item_screen, options_screen
from handlers.draft_items import columns_screen, items_screen, plans_screen
from handlers.draft_places import place_screen
from handlers.draft_preview import preview_screen
from handlers.draft_questions import question_screen
from handlers.draft_wording import find_numbers
from handlers.drafts import build_choices
from handlers.screen import Screen
from locales.texts import Texts
from roadmap.choices import UNKNOWN_BODY, Choice, What, items_of
from roadmap.choices_questions import open_questions
from roadmap.clock import ManualClock
from roadmap.diff import Diff, lines_of
from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Role
from services.acts import Act
from services.calendar import Calendar
from services.draft_reading import DraftReading
from services.draft_texts import DraftTexts, Wanted
from services.drafts import Draft, Drafts
from services.organizations import ensure_root
from services.people import Actor
from services.understood import Understandings
from storage import choices, organizations, people
from storage.database import Database
from storage.replies import NewAttachment
from storage.schema import bond, draft, inbox, message, order, reply

FILE = NewAttachment("document", "file-1", "unique-1", "prikaz.docx", "", 1000, "950", "7")
PHONE = 900


@dataclass
class Office:
    """A coordinator, and the use cases that their files go through."""

    db: Database
    drafts: Drafts
    reading: DraftReading
    coordinator: Actor
    other: Actor
    printed: str
    updates: int = 0

    async def act(self, actor: Actor | None = None) -> Act:
        """Something done by a message of its own."""
        self.updates += 1
        async with self.db.write("update") as tx:
            values = {"channel": "telegram", "update_id": self.updates, "digest": "", "chat_key": "950"}
            row = {**values, "payload": "{}", "received_at": tx.now, "state": "new"}
            added = await tx.conn.execute(insert(inbox).returning(inbox.c.id), row)
            cause = int(added.scalar_one())
        return Act(actor or self.coordinator, cause, self.db.clock.now(), None, "8")

    async def announce(self) -> int:
        """Another message with the file every time."""
        act = await self.act()
        await self.drafts.announce(act, replace(FILE, message_key=str(act.cause)))
        found = await self.drafts.find_latest(self.coordinator)
        assert found
        return found

    async def read(self) -> int:
        draft_id = await self.announce()
        row = await self.reading.find_next()
        assert row
        await self.reading.understand(row, self.printed)
        return draft_id

    async def count(self, table: object, *scope: object) -> int:
        async with self.db.read() as conn:
            found = select(func.count()).select_from(table).where(*scope)  # type: ignore[arg-type]
            return int((await conn.execute(found)).scalar_one())

    async def state(self) -> str:
        async with self.db.read() as conn:
            return str((await conn.execute(select(draft.c.state))).scalar_one())


@pytest.fixture(scope="module")
def printed_594() -> str:
    return dump_printed(read_order(read_blocks(ORDER_594)))


class KilledError(Exception):
    """The program ended here."""


@dataclass
class Fate:
    """Ends the program once, at a named point of a commit."""

    point: str = ""

    def observe(self, point: str) -> None:
        if point == self.point:
            self.point = ""
            raise KilledError


@pytest.fixture
def fate() -> Fate:
    return Fate()


@pytest.fixture
async def database(database_url: str, clock: ManualClock, fate: Fate) -> AsyncIterator[Database]:
    database = Database(database_url, clock, fate.observe)
    yield database
    await database.close()


@pytest.fixture
async def office(database: Database, calendar: Calendar, printed_594: str) -> Office:
    understandings = Understandings(calendar.workdays)
    found = []
    async with database.write("people") as tx:
        root = await ensure_root(tx)
        for outside_id in ("950", "952"):
            person = await people.put(tx, "telegram", outside_id, {"name": "Марина", "language": "ru"})
            await people.join(tx, person, root, Role.COORDINATOR)
            actor = await people.find_by_id(tx.conn, person)
            assert actor
            found.append(actor)
    drafts = Drafts(database, calendar, understandings)
    reading = DraftReading(database, understandings)
    return Office(database, drafts, reading, found[0], found[1], printed_594)


async def test_a_file_that_is_read_twice_is_shown_once(office: Office) -> None:
    await office.announce()
    row = await office.reading.find_next()
    assert row
    await office.reading.understand(row, office.printed)
    await office.reading.understand(row, office.printed)
    assert await office.count(message, message.c.kind == "draft_preview") == 1


async def test_a_file_that_was_read_is_not_refused_afterwards(office: Office) -> None:
    await office.announce()
    row = await office.reading.find_next()
    assert row
    await office.reading.understand(row, office.printed)
    await office.reading.refuse(row, RejectedError("document-damaged"))
    assert await office.state() == "read"
    assert await office.count(message, message.c.kind == "draft_refused") == 0


async def test_an_edited_caption_brings_no_second_file(office: Office) -> None:
    await office.drafts.announce(await office.act(), FILE)
    await office.drafts.announce(await office.act(), FILE)
    assert await office.count(draft) == 1


async def test_a_file_that_waits_for_its_next_attempt_is_not_read_before(
    office: Office, clock: ManualClock
) -> None:
    await office.announce()
    row = await office.reading.find_next()
    assert row
    await office.reading.postpone(row, timedelta(minutes=1))
    assert await office.reading.find_next() is None
    clock.set(clock.now() + timedelta(minutes=1))
    again = await office.reading.find_next()
    assert again
    assert again.attempts == 1


async def test_a_file_is_loaded_once(office: Office) -> None:
    draft_id = await office.read()
    first = await office.drafts.load(await office.act(), draft_id, pressed=True)
    second = await office.drafts.load(await office.act(), draft_id, pressed=True)
    assert first
    assert second is None
    assert await office.count(order) == 1
    assert await office.state() == "loaded"


async def test_what_the_order_fulfils_is_answered_on_the_local_day(
    office: Office, clock: ManualClock
) -> None:
    draft_id = await office.read()
    clock.set(datetime(2022, 12, 21, 1, tzinfo=MOSCOW))
    await office.drafts.load(await office.act(), draft_id, pressed=True)
    assert await office.count(reply) == await office.count(reply, reply.c.day == date(2022, 12, 21)) > 0


async def test_the_order_its_receipt_and_the_end_of_the_press_are_one_commit(office: Office) -> None:
    draft_id = await office.read()
    act = await office.act()
    await office.drafts.load(act, draft_id, pressed=True)
    assert await office.count(inbox, inbox.c.id == act.cause, inbox.c.state == "done") == 1
    assert await office.count(message, message.c.kind == "draft_loaded", message.c.target == "8") == 1


async def test_killed_before_a_file_is_announced_it_is_announced_by_the_same_update(
    office: Office, fate: Fate
) -> None:
    act, fate.point = await office.act(), "announce-draft:before"
    with pytest.raises(KilledError):
        await office.drafts.announce(act, FILE)
    assert await office.count(draft) == 0
    await office.drafts.announce(act, FILE)
    assert await office.count(draft) == await office.count(message, message.c.kind == "draft_reading") == 1


@pytest.mark.parametrize("point", ["draft-read:before", "draft-read:after"])
async def test_killed_while_a_file_is_noted_as_read_it_is_shown_once(
    office: Office, fate: Fate, point: str
) -> None:
    await office.announce()
    row, fate.point = await office.reading.find_next(), point
    assert row
    with pytest.raises(KilledError):
        await office.reading.understand(row, office.printed)
    if again := await office.reading.find_next():
        await office.reading.understand(again, office.printed)
    assert await office.state() == "read"
    assert await office.count(message, message.c.kind == "draft_preview") == 1


@pytest.mark.parametrize("point", ["load-draft:before", "load-draft:after"])
async def test_killed_while_it_is_loaded_an_order_is_there_whole_or_not_at_all(
    office: Office, fate: Fate, point: str
) -> None:
    draft_id = await office.read()
    act, fate.point = await office.act(), point
    with pytest.raises(KilledError):
        await office.drafts.load(act, draft_id, pressed=True)
    stored = int(point.endswith("after"))
    assert await office.count(order) == stored
    assert await office.count(inbox, inbox.c.id == act.cause, inbox.c.state == "done") == stored
    await office.drafts.load(act, draft_id, pressed=True)
    assert await office.count(order) == 1
    assert await office.count(message, message.c.kind == "draft_loaded") == 1


async def test_choices_are_kept_with_the_order(office: Office) -> None:
    draft_id = await office.read()
    choice = Choice("ДК1 · 1.6", What.EVIDENCE, "line")
    await office.drafts.choose(await office.act(), draft_id, choice)
    await office.drafts.load(await office.act(), draft_id, pressed=True)
    async with office.db.read() as conn:
        number, day = (await conn.execute(select(order.c.number, order.c.date))).one()
        assert await choices.read_choices(conn, number, day) == (choice,)


async def test_a_file_sent_again_is_seen_with_the_choices_of_the_first(office: Office) -> None:
    draft_id = await office.read()
    choice = Choice("ДК2 · 3.5", What.ASK, value=False)
    await office.drafts.choose(await office.act(), draft_id, choice)
    await office.drafts.load(await office.act(), draft_id, pressed=True)
    again = await office.drafts.open(office.coordinator, await office.read())
    assert again.understood.choices == (choice,)
    assert again.understood.diff == Diff()


async def test_a_file_of_plans_alone_leaves_what_the_order_s_text_said(office: Office) -> None:
    draft_id = await office.read()
    opened = await office.drafts.open(office.coordinator, draft_id)
    await office.drafts.load(await office.act(), draft_id, pressed=True)
    bare = replace(opened.understood.base, title="", issuer="", controller="")
    async with office.db.read() as conn:
        found = await office.drafts.understandings.settle(conn, bare)
    assert found.order.title == opened.order.title
    assert found.order.controller == opened.order.controller


async def test_a_file_is_dropped_once_and_cannot_be_loaded_then(office: Office) -> None:
    draft_id = await office.read()
    await office.drafts.drop(await office.act(), draft_id)
    await office.drafts.drop(await office.act(), draft_id)
    with pytest.raises(ConflictError, match="draft-dropped-already"):
        await office.drafts.load(await office.act(), draft_id, pressed=True)


async def test_a_file_that_is_still_being_read_says_so(office: Office) -> None:
    draft_id = await office.announce()
    with pytest.raises(ConflictError, match="draft-still-reading"):
        await office.drafts.open(office.coordinator, draft_id)


async def test_another_coordinator_s_file_does_not_exist(office: Office) -> None:
    draft_id = await office.read()
    with pytest.raises(NotFoundError, match="draft-gone"):
        await office.drafts.load(await office.act(office.other), draft_id, pressed=True)


async def test_whoever_is_no_coordinator_any_more_may_not_go_on(office: Office) -> None:
    draft_id = await office.read()
    former = Actor(office.coordinator.person_id, "950", "Марина", "ru")
    with pytest.raises(ForbiddenError, match="draft-coordinator-only"):
        await office.drafts.open(former, draft_id)


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_every_screen_fits_a_phone(office: Office, locale: str) -> None:
    opened = await office.drafts.open(office.coordinator, await office.read())
    for screen in all_screens(Texts(locale, strict=True), opened):
        assert len(screen.text) <= PHONE
        assert all(len(button.text) <= 64 for row in screen.rows for button in row)
        assert all(len((button.data or "").encode()) <= 64 for row in screen.rows for button in row)


def all_screens(texts: Texts, opened: Draft) -> list[Screen]:
    screens = [preview_screen(texts, opened), plans_screen(texts, opened, 0), columns_screen(texts, opened)]
    screens += [
        question_screen(texts, opened, each) for each in open_questions(opened.understood.base, opened.order)
    ]
    screens.append(duties_screen(texts, opened, 0))
    for number, plan in enumerate(opened.order.roadmaps):
        items = tuple(items_of(plan))
        screens += [items_screen(texts, opened, number, page) for page in range(len(items) // 7 + 1)]
        screens += [item_screen(texts, opened, number, at) for at in range(len(items))]
        screens += [
            options_screen(
                texts,
                opened,
                DraftItem.model_validate({"draft_id": 1, "plan": number, "item": 0, "view": view}),
            )
            for view in OPTION_KEYS
        ]
    return screens


async def test_a_long_list_of_changes_is_turned_page_by_page(office: Office) -> None:
    opened = await office.drafts.open(office.coordinator, await office.read())
    everything = Diff(added=lines_of(opened.order))
    amended = replace(opened, understood=replace(opened.understood, diff=everything))
    texts = Texts("ru", strict=True)
    assert len(preview_screen(texts, amended).text) <= PHONE
    assert len(changes_screen(texts, amended, 2).text) <= PHONE
    assert [button.text for button in changes_screen(texts, amended, 1).rows[0]] == ["‹ Раньше", "Дальше ›"]


async def tap(office: Office, draft_id: int, place: str, what: What, value: str) -> str:
    """A button of an item's screen, and what the screen says then."""
    opened = await office.drafts.open(office.coordinator, draft_id)
    plan, item = find_numbers(opened.order, place) or (0, 0)
    data = DraftSet(draft_id=draft_id, plan=plan, item=item, what=what, value=value)
    opened = await office.drafts.choose(await office.act(), draft_id, *build_choices(opened, data, place))
    return str(place_screen(Texts("ru", strict=True), opened, place).text)


@pytest.mark.parametrize(
    ("place", "what", "proposed", "bound", "apart"),
    [
        (
            "ДК1 · 1.2",
            What.TOGETHER,
            "одной встречей с ДК2 · 1.2, ДК3 · 1.2. Связать?",
            "Одна встреча с ДК2 · 1.2, ДК3 · 1.2",
            "Отдельно от ДК2 · 1.2, ДК3 · 1.2",
        ),
        (
            "ДК3 · 3.4",
            What.LISTED,
            "входит участие в ДК3 · 3.1, ДК3 · 3.2, ДК3 · 3.3. Связать?",
            "Сюда входит участие в ДК3 · 3.1, ДК3 · 3.2, ДК3 · 3.3",
            "Отдельно от ДК3 · 3.1, ДК3 · 3.2, ДК3 · 3.3",
        ),
        (
            "ДК3 · 3.2",
            What.LISTED,
            "считают в ДК3 · 3.4. Связать?",
            "Участие здесь считают в ДК3 · 3.4",
            "Отдельно от ДК3 · 3.4",
        ),
    ],
    ids=["one meeting", "a list", "what is listed"],
)
async def test_items_are_bound_and_set_apart_by_a_tap(
    office: Office, place: str, what: What, proposed: str, bound: str, apart: str
) -> None:
    draft_id = await office.read()
    opened = await office.drafts.open(office.coordinator, draft_id)
    assert proposed in place_screen(Texts("ru", strict=True), opened, place).text
    assert bound in await tap(office, draft_id, place, what, "yes")
    assert apart in await tap(office, draft_id, place, what, "no")
    assert bound in await tap(office, draft_id, place, what, "yes")


async def test_what_schools_sum_up_to_is_asked_apart_by_a_tap(office: Office) -> None:
    draft_id = await office.read()
    opened = await office.drafts.open(office.coordinator, draft_id)
    shown = place_screen(Texts("ru", strict=True), opened, "ДК2 · 2.1").text
    assert "Сложится из ответов школ (ДК2 · 2.4)" in shown.replace("<b>", "").replace("</b>", "")
    assert "Спросим: <b>УОиМП" in await tap(office, draft_id, "ДК2 · 2.1", What.SUM, "no")
    assert "Сложится из ответов школ" in await tap(office, draft_id, "ДК2 · 2.1", What.SUM, "yes")


async def test_a_bond_holds_when_the_order_is_loaded_and_sent_again(office: Office) -> None:
    draft_id = await office.read()
    await tap(office, draft_id, "ДК1 · 1.2", What.TOGETHER, "yes")
    await office.drafts.load(await office.act(), draft_id, pressed=True)
    again = await office.drafts.open(office.coordinator, await office.read())
    shown = place_screen(Texts("ru", strict=True), again, "ДК2 · 1.2").text
    assert "Одна встреча с ДК1 · 1.2, ДК3 · 1.2" in shown
    assert await office.count(bond, bond.c.kind == "together", bond.c.agreed) == 3


async def test_nothing_is_bound_that_was_not_proposed(office: Office) -> None:
    with pytest.raises(NotFoundError):
        await tap(office, await office.read(), "ДК1 · 1.6", What.TOGETHER, "yes")


async def test_the_full_name_of_an_unknown_body_is_typed_once_and_known_from_then_on(office: Office) -> None:
    office.printed = office.printed.replace("ОЦПРМСО, УОиМП", "РЦОИ, УОиМП")
    draft_id = await office.read()
    opened = await office.drafts.open(office.coordinator, draft_id)
    places = [each for each in opened.order.problems if each.key == UNKNOWN_BODY]
    question = next(
        each for each in open_questions(opened.understood.base, opened.order) if each.body == "РЦОИ"
    )
    shown = question_screen(Texts("ru", strict=True), opened, question)
    assert "✏️ Ввести" in [button.text for row in shown.rows for button in row]
    texts = DraftTexts(office.drafts)
    wanted = Wanted(draft_id, "РЦОИ", What.BODY)
    with pytest.raises(RejectedError):
        await texts.say(await office.act(), wanted, "рцои")
    said = await texts.say(await office.act(), wanted, "Региональный центр обработки информации")
    assert isinstance(said, Draft)
    assert places
    assert not [each for each in said.order.problems if each.key == UNKNOWN_BODY]
    await office.drafts.load(await office.act(), draft_id, pressed=True)
    async with office.db.read() as conn:
        found = await organizations.find(conn, "региональный центр обработки информации")
        other = await Understandings(office.drafts.calendar.workdays).settle(
            conn, replace(opened.order, number="600")
        )
    assert found
    assert found.short_name == "РЦОИ"
    assert not [each for each in other.order.problems if each.key == UNKNOWN_BODY]
