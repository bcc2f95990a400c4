"""What the outbox says about people: the greeting, a handover, a cover, a school that nobody speaks for."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.callbacks import OpenCard, OpenList
from handlers.greetings import ROLE_KEYS, greeting_screen, nobody_left_screen
from handlers.news import with_orders
from handlers.people_buttons import Assign
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.wording import due_phrase, place
from locales import dates
from locales.texts import Texts
from roadmap.errors import NotFoundError
from roadmap.model import Role
from services.people import Actor
from storage import members
from storage.outbox import OutboxRow


async def greeting(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """None when the place was lost again meanwhile."""
    wanted = row.subject["membership"]
    membership = next((each for each in actor.memberships if each.id == wanted), None)
    if membership is None:
        return None
    orders = await rooms.acknowledgements.waiting(conn, actor)
    mine = await rooms.mine.read(conn, replace(actor, memberships=(membership,)))
    is_known = bool(row.subject.get("is_known"))
    several = len(actor.memberships) > 1
    screen = greeting_screen(texts, membership, mine, is_known=is_known, has_several=several)
    return with_orders(texts, screen, orders, rooms.today())


async def nobody_left(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    return nobody_left_screen(texts, row.subject["organizations"])


async def nobody_here(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """None when somebody is there again."""
    there = await members.of_place(conn, row.subject["school"])
    if any(not each.is_away(rooms.today()) for each in there):
        return None
    until = dates.weekday(texts, date.fromisoformat(row.subject["until"]))
    return Screen(texts.say("nobody-here", name=row.subject["name"], until=until))


async def assigned(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """None when it was taken back meanwhile."""
    handover = await rooms.assignees.read(conn, actor, row.subject["assignment"])
    if not handover.is_mine:
        return None
    duty, by = handover.row, row.subject["by"]
    who = next((each for each in handover.others if each.person_id == by), None)
    card = await rooms.cards.read(conn, actor, duty.id)
    values = {
        "who": who.name
        if who and who.name
        else texts.say_plain(ROLE_KEYS[who.role if who else Role.DIRECTOR]),
        "school": duty.organization,
        "name": duty.short_name,
        "place": place(duty),
        "code": duty.code,
        "due": due_phrase(texts, card.due or duty.due, rooms.today()),
    }
    whole = bool(row.subject["whole"])
    show = Button(texts.say_plain("button-open"), OpenCard(assignment_id=duty.id).pack())
    if whole:
        show = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    rows: tuple[tuple[Button, ...], ...] = ((show,),)
    if who:
        back = Assign(assignment_id=duty.id, person_id=who.person_id, whole=whole)
        rows = (*rows, (Button(texts.say_plain("button-assign-return"), back.pack()),))
    return Screen(texts.say("assigned-plan" if whole else "assigned", **values), rows, (duty.id,))


async def covering(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """None when they are back already."""
    there = await members.of_place(conn, row.subject["school"])
    gone = next((each for each in there if each.person_id == row.subject["who"]), None)
    if gone is None or not gone.is_away(rooms.today()) or gone.away_until is None:
        return None
    school = next((each for each in actor.memberships if each.organization_id == gone.organization_id), None)
    if school is None:
        raise NotFoundError("not-found")
    who = (await rooms.people.get(conn, gone.person_id)).name or texts.say_plain(ROLE_KEYS[gone.role])
    until = dates.weekday(texts, gone.away_until)
    button = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    return Screen(texts.say("covering", school=school.organization, who=who, until=until), ((button,),))


Draw = Callable[[Rooms, AsyncConnection, OutboxRow, Actor, Texts], Awaitable[Screen | None]]
DRAWN: dict[str, Draw] = {
    "greeting": greeting,
    "nobody_left": nobody_left,
    "nobody_here": nobody_here,
    "assigned": assigned,
    "covering": covering,
}
