"""Receipts of whole lines: in the month's plan they leave the plan in its place."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.agenda import LONGEST
from handlers.agenda_messages import planned_screen
from handlers.line_buttons import UndoLine
from handlers.line_screens import line_screen, recorded_line
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.walk_screens import walk_screen
from locales.texts import Html, Texts
from services.cards import Card
from services.lines import LINE
from services.people import Actor
from services.walks import WALK
from storage.outbox import OutboxRow

Draw = Callable[[Rooms, AsyncConnection, OutboxRow, Actor, Texts], Awaitable[Screen | None]]


async def line_receipt(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    ids = row.subject["assignments"]
    return await _in_plan(rooms, conn, row, actor, texts) or await line_screen(rooms, conn, actor, ids, texts)


async def _in_plan(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """The plan as it stands now, with what was recorded and the way back."""
    today = rooms.today()
    agenda = await rooms.planning.plan_again(conn, row.person_id, row.target, today) if row.target else None
    if agenda is None:
        return None
    cards = [await rooms.cards.read(conn, actor, id_) for id_ in row.subject["assignments"]]
    said = [card for card in cards if card.reply]
    lines = Html.joined([recorded_line(texts, [card]) for card in said])
    screen = planned_screen(rooms, texts, agenda, LONGEST - len(lines) - 2)
    return _with_said(texts, screen, lines, said) if said else screen


def _with_said(texts: Texts, screen: Screen, lines: Html, said: list[Card]) -> Screen:
    text = Html.joined([Html(screen.text), lines], "\n\n")
    reply = said[0].reply
    if reply is None or any(card.is_accepted or not card.is_answerable for card in said):
        return Screen(text, screen.rows, screen.mentions)
    undo = Button(texts.say_plain("button-undo"), UndoLine(reply_id=reply.id).pack())
    return Screen(text, (*screen.rows[:-1], (undo,), *screen.rows[-1:]), screen.mentions)


DRAWN: dict[str, Draw] = {LINE: line_receipt, WALK: walk_screen}
