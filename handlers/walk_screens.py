"""«Ответить по порядку»: a question with its number, what was recorded before it, and how it ends."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.answer_buttons import CountTwins, DeclineTwins
from handlers.callbacks import More, OpenList, Press, SendFile, Undo
from handlers.cards import card_rows, card_screen, more_rows, recorded_screen
from handlers.line_buttons import pack_ids
from handlers.line_screens import months_line, recorded_line
from handlers.recasting import Rows, recast
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.walk_buttons import StartWalk, WalkBack, WalkCard, WalkFile, WalkOn, WalkPress, WalkTwins
from locales.texts import Html, Texts
from services.cards import Card
from services.duties import is_open
from services.people import Actor
from services.table import Line, all_lines, is_waiting
from services.walks import WALK, Place
from storage import lines
from storage.outbox import OutboxRow


async def walk_screen(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """What a message of the walk says, as things stand now."""
    ids, said = row.subject["ids"], row.subject["said"]
    place = Place(row.subject["number"], row.subject["total"])
    recorded = await _recorded(rooms, conn, actor, said)
    if not ids:
        everything = await all_lines(conn, rooms.calendar, actor, rooms.today())
        return _over_screen(texts, recorded, everything, is_stopped=row.subject["stopped"])
    cards = [await rooms.cards.read(conn, actor, id_) for id_ in ids]
    if row.subject.get("stays"):
        shown = recorded_screen(texts, cards[0], rooms.today(), rooms.calendar.zone)
        return with_way_on(texts, shown, cards[0], place)
    return _question_screen(rooms, texts, cards, place, recorded)


async def with_walk(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts, screen: Screen
) -> Screen:
    """A receipt that takes the place of a walk's question keeps the way to the next one."""
    if row.kind == WALK or row.target is None:
        return screen
    asked = await rooms.walks.find_standing(conn, row.person_id, row.target, screen.mentions)
    if asked is None or asked.place is None:
        return screen
    return with_way_on(texts, screen, await rooms.cards.read(conn, actor, asked.ids[0]), asked.place)


def question_rows(texts: Texts, cards: Sequence[Card], place: Place, *, is_open: bool = False) -> Rows:
    """The buttons of a question: those of its card, or the second row of them, and the way on."""
    ids = pack_ids([card.row.id for card in cards])
    rows = more_rows(texts, cards[0]) if is_open else card_rows(texts, cards[0])
    return (
        *recast(rows, lambda data: _of_walk(data, ids, place)),
        _way_on(texts, cards[0], place, is_question=True),
    )


def question_text(rooms: Rooms, texts: Texts, cards: Sequence[Card], place: Place) -> Html:
    is_line = len(cards) > 1
    shown = card_screen(texts, cards[0], rooms.today(), rooms.calendar.zone, is_line=is_line)
    parts = [Html(shown.text)]
    if place.total > 1:
        parts.insert(0, texts.say("walk-question", number=place.number, total=place.total))
    if is_line:
        parts.append(months_line(texts, [card.row for card in cards]))
    return Html.joined(parts)


def with_way_on(texts: Texts, screen: Screen, card: Card, place: Place) -> Screen:
    """A receipt within the walk: what it asks for may be written, or left for later."""
    ids = pack_ids([card.row.id])
    rows = recast(screen.rows, lambda data: _of_walk(data, ids, place))
    return Screen(screen.text, (*rows, _way_on(texts, card, place, is_question=False)), screen.mentions)


def _question_screen(
    rooms: Rooms, texts: Texts, cards: Sequence[Card], place: Place, recorded: Sequence[Card]
) -> Screen:
    text = question_text(rooms, texts, cards, place)
    buttons = question_rows(texts, cards, place)
    if recorded and (reply := recorded[0].reply):
        text = Html.joined([recorded_line(texts, recorded), text], "\n\n")
        back = WalkBack(reply_id=reply.id, number=max(1, place.number - 1), total=place.total)
        if not recorded[0].is_accepted:
            buttons = (*buttons, (Button(texts.say_plain("button-walk-back"), back.pack()),))
    mentions = (cards[0].row.id,) if len(cards) == 1 else ()
    return Screen(text, buttons, mentions)


def _over_screen(
    texts: Texts, recorded: Sequence[Card], everything: Sequence[Line], *, is_stopped: bool
) -> Screen:
    """The end: thanks when nothing is left, else where the rest is."""
    parts = [recorded_line(texts, recorded)] if recorded and recorded[0].reply else []
    left = sum(any(map(is_waiting, line)) for line in everything)
    if not left:
        waits = any(is_open(row) for line in everything for row in line)
        parts.append(texts.say("walk-centre-answers" if waits else "walk-all-in"))
        return Screen(Html.joined(parts, "\n\n"))
    parts.append(texts.say("walk-stopped" if is_stopped else "walk-over", count=left))
    rows = (
        (Button(texts.say_plain("button-all-list"), OpenList().pack()),),
        (Button(texts.say_plain("button-walk"), StartWalk().pack()),),
    )
    return Screen(Html.joined(parts, "\n\n"), rows)


def _way_on(texts: Texts, card: Card, place: Place, *, is_question: bool) -> tuple[Button, ...]:
    same = {"at": card.row.id, "number": place.number, "total": place.total}
    on = WalkOn(act="next", **same).pack()
    stop = WalkOn(act="stop", **same).pack()
    label = texts.say_plain("button-walk-skip" if is_question else "button-walk-next")
    return (Button(label, on), Button(texts.say_plain("button-walk-stop"), stop))


async def _recorded(rooms: Rooms, conn: AsyncConnection, actor: Actor, said: Sequence[int]) -> list[Card]:
    """The cards of what was answered just before, twins with it, where the answer still stands."""
    together = {each: at for reply_id in said for each, at in await lines.recorded_with(conn, reply_id)}
    cards = [await rooms.cards.read(conn, actor, at) for at in dict.fromkeys(together.values())]
    standing = together.keys()
    return [card for card in cards if card.reply and card.reply.id in standing]


def _of_walk(data: CallbackData, ids: str, place: Place) -> CallbackData | None:
    at = {"number": place.number, "total": place.total}
    match data:
        case Press(status=status):
            return WalkPress(ids=ids, status=status, **at)
        case More(is_open=is_open):
            return WalkCard(ids=ids, is_open=is_open, **at)
        case SendFile():
            return WalkFile(ids=ids, **at)
        case Undo(reply_id=reply_id):
            return WalkBack(reply_id=reply_id, **at)
        case CountTwins(reply_id=reply_id):
            return WalkTwins(is_yes=True, reply_id=reply_id, **at)
        case DeclineTwins(reply_id=reply_id):
            return WalkTwins(is_yes=False, reply_id=reply_id, **at)
        case OpenList():
            return None
    return data
