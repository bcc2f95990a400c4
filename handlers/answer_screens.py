"""What is asked about a message whose item is not certain, and the receipt of several answers."""

from collections.abc import Sequence
from datetime import tzinfo

from handlers.answer_buttons import MarkedItems, MarkItems, OneItem
from handlers.callbacks import Choose, OpenList, Undo
from handlers.cards import next_step, proofs, status_words
from handlers.screen import Button, Screen
from handlers.twin_screens import twin_question, twin_rows
from handlers.wording import BUTTON_TEXT, cut, item_button, place
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import ItemKind
from services.cards import Card
from storage.assignments import AssignmentRow

Rows = Sequence[AssignmentRow]
IN_A_ROW = 2
WHICH_KEYS = {"answer": "which-item", "event": "which-item-event", "question": "which-item-question"}


def which_item_screen(texts: Texts, rows: Rows, kept: int, about: str = "answer") -> Screen:
    """One tap for one item; «Несколько пунктов» lets several be marked.

    `about`: what the message looks like, an answer, a question or words about a meeting.
    """
    buttons = [
        (Button(_label(texts, row, rows), Choose(kept=kept, assignment_id=row.id).pack()),) for row in rows
    ]
    if len(rows) > 1:
        buttons.append((Button(texts.say_plain("button-several"), MarkItems(kept=kept, marks=0).pack()),))
    return Screen(texts.say(WHICH_KEYS[about]), tuple(buttons))


def marks_screen(texts: Texts, rows: Rows, kept: int, marks: int) -> Screen:
    """Every press of an item marks it or takes its mark away; the marks are in the buttons."""
    buttons = []
    for bit, row in enumerate(rows):
        label = _label(texts, row, rows)
        label = texts.say_plain("mark-on", item=label) if marks >> bit & 1 else label
        buttons.append((Button(label, MarkItems(kept=kept, marks=marks ^ 1 << bit).pack()),))
    last = [Button(texts.say_plain("button-back"), OneItem(kept=kept).pack())]
    if count := marks.bit_count():
        done = MarkedItems(kept=kept, marks=marks).pack()
        last.insert(0, Button(texts.say_plain("button-marked", count=count), done))
    return Screen(texts.say("which-items"), (*buttons, tuple(last)))


def receipts_screen(texts: Texts, cards: Sequence[Card], zone: tzinfo) -> Screen:
    """Several answers in one message, each with its own way back."""
    answered = [card for card in cards if card.reply]
    lines = [texts.say("receipts-head", count=len(answered))] if answered else []
    lines += [_line(texts, card) for card in cards]
    if answered:
        steps = dict.fromkeys(next_step(card) for card in answered)
        lines.append(texts.say(next((step for step in steps if step != "recorded-sent"), "recorded-sent")))
        moment = max(card.reply.at for card in answered if card.reply)
        lines.insert(len(lines) - 1, texts.say("proof-when", when=dates.moment(texts, moment, zone)))
    if question := twin_question(texts, cards):
        lines.append(question)
    ids = tuple(card.row.id for card in cards)
    return Screen(Html.joined(lines), (*twin_rows(texts, cards), *_ways_back(texts, cards)), ids)


def _line(texts: Texts, card: Card) -> Html:
    row, reply = card.row, card.reply
    if reply is None:
        return texts.say("receipts-open", name=row.short_name, place=place(row))
    said = ", ".join((status_words(texts, card), *proofs(texts, row, reply)))
    return texts.say("receipts-line", name=row.short_name, place=place(row), said=said)


def _ways_back(texts: Texts, cards: Sequence[Card]) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(texts.say_plain("button-undo-one", place=place(card.row)), Undo(reply_id=card.reply.id).pack())
        for card in cards
        if card.reply and card.is_answerable and not card.is_accepted
    ]
    rows = [tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW)]
    among = tuple(card.row for card in cards)
    again = [(item_button(card.row, among),) for card in cards if card.reply is None]
    return (*rows, *again, (Button(texts.say_plain("button-what-is-needed"), OpenList().pack()),))


def _label(texts: Texts, row: AssignmentRow, among: Rows) -> str:
    """The item, and the month where several windows of one item are offered."""
    label = item_button(row, tuple(among)).text
    same = [each for each in among if (each.code, each.number) == (row.code, row.number)]
    if len(same) < 2:
        return label
    until = dates.month(texts, row.end) if row.kind is ItemKind.RECURRING else dates.day(texts, row.due)
    return f"{cut(label, BUTTON_TEXT - len(until))} · {until}"
