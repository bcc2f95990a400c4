"""The card and the receipt of a line that stands for several windows of one deed."""

from collections.abc import Sequence
from datetime import date, tzinfo

from aiogram.filters.callback_data import CallbackData
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.callbacks import More, OpenList, Press, SendFile, Undo
from handlers.cards import card_rows, card_screen, more_rows, recorded_key
from handlers.line_buttons import LineCard, LineFile, PressLine, UndoLine, fits, pack_ids
from handlers.recasting import recast
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.wording import item_button, line, month_names, name_line, places
from locales import dates
from locales.texts import Html, Texts
from services.cards import Card
from services.duties import is_open
from services.people import Actor
from storage.assignments import AssignmentRow


def can_be_one(rows: Sequence[AssignmentRow]) -> bool:
    """Whether one button can name all of them."""
    ids = pack_ids([row.id for row in rows])
    return len(rows) > 1 and fits(LineCard.model_construct(ids=ids, is_open=False)) is not None


def line_card_screen(
    texts: Texts, cards: Sequence[Card], today: date, zone: tzinfo, *, is_open_wide: bool = False
) -> Screen:
    """One card for all of the line: its buttons answer every window that it names."""
    first = cards[0]
    shown = card_screen(texts, first, today, zone, is_line=True)
    rows = more_rows(texts, first) if is_open_wide else card_rows(texts, first)
    ids = pack_ids([card.row.id for card in cards])
    text = Html.joined([Html(shown.text), months_line(texts, [card.row for card in cards])])
    return Screen(text, recast(rows, lambda data: _of_line(data, ids)))


def months_line(texts: Texts, rows: Sequence[AssignmentRow]) -> Html:
    """«За месяцы: октябрь, ноябрь. Ответ сразу за все.»"""
    return texts.say("line-card-months", months=", ".join(month_names(texts, rows)))


def line_recorded_screen(texts: Texts, cards: Sequence[Card], zone: tzinfo) -> Screen:
    """What was recorded for the line, and the way back."""
    said = [card for card in cards if card.reply]
    reply = said[-1].reply
    if reply is None:
        raise ValueError("a receipt of nothing")
    lines = [
        *(recorded_line(texts, deed) for deed in _deeds(said)),
        texts.say("proof-when", when=dates.moment(texts, reply.at, zone)),
    ]
    if reply.comment:
        lines.append(texts.say("recorded-comment", text=reply.comment))
    undo = Button(texts.say_plain("button-undo"), UndoLine(reply_id=reply.id).pack())
    everything = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    can_undo = all(card.is_answerable and not card.is_accepted for card in said)
    buttons = ((undo, everything),) if can_undo else ((everything,),)
    return Screen(Html.joined(lines), buttons)


def recorded_line(texts: Texts, cards: Sequence[Card]) -> Html:
    """«✅ Записано: консультации: октябрь, ноябрь (ДК3 · 3.6), выполнено»."""
    first = cards[0]
    if first.reply is None:
        raise ValueError("a receipt of nothing")
    rows = [card.row for card in cards]
    return texts.say(recorded_key(first, first.reply), name=name_line(texts, rows), place=places(rows))


async def line_screen(
    rooms: Rooms, conn: AsyncConnection, actor: Actor, ids: Sequence[int], texts: Texts
) -> Screen:
    """The line as it stands now: its card while something is open, else its receipt."""
    cards = [await rooms.cards.read(conn, actor, id_) for id_ in ids]
    waiting = [card for card in cards if is_open(card.row) and card.is_answerable]
    today, zone = rooms.today(), rooms.calendar.zone
    if len(cards) == 1:
        return card_screen(texts, cards[0], today, zone)
    if not waiting:
        return line_recorded_screen(texts, cards, zone)
    if len(waiting) == 1:
        return card_screen(texts, waiting[0], today, zone)
    if len(_deeds(waiting)) > 1:
        return _several_screen(texts, [deed[0].row for deed in _deeds(waiting)])
    return line_card_screen(texts, waiting, today, zone)


def _deeds(cards: Sequence[Card]) -> list[list[Card]]:
    """The cards of each item."""
    found: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        found.setdefault((card.row.code, card.row.number), []).append(card)
    return list(found.values())


def _several_screen(texts: Texts, rows: Sequence[AssignmentRow]) -> Screen:
    """Deeds of different items that wait for an answer again."""
    lines = [texts.say("line-open-again"), *(line(texts, row) for row in rows)]
    buttons = tuple((item_button(row, tuple(rows)),) for row in rows)
    return Screen(Html.joined(lines), buttons, tuple(row.id for row in rows))


def _of_line(data: CallbackData, ids: str) -> CallbackData | None:
    match data:
        case Press(status=status):
            return PressLine(ids=ids, status=status)
        case More(is_open=is_open_wide):
            return LineCard(ids=ids, is_open=is_open_wide)
        case SendFile():
            return LineFile(ids=ids)
        case Undo(reply_id=reply_id):
            return UndoLine(reply_id=reply_id)
    return data
