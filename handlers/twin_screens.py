"""The one question after an answer: whether it counts for the twins of the item too (TEXTS 5)."""

from collections.abc import Sequence

from handlers.answer_buttons import CountTwins, DeclineTwins
from handlers.screen import Button
from locales.texts import Html, Texts
from roadmap.due import is_complete
from roadmap.model import Evidence
from services.cards import Card
from storage.twin_answers import Offer

PAPER_KEYS = {Evidence.DOCUMENT: "twin-ask-order", Evidence.MINUTES: "twin-ask-minutes"}


def twin_question(texts: Texts, cards: Sequence[Card]) -> Html | None:
    offering = _offering(cards)
    if not offering:
        return None
    places = ", ".join(dict.fromkeys(offer_place(offer) for card in offering for offer in card.offers))
    return texts.say(_key(offering), places=places)


def twin_rows(texts: Texts, cards: Sequence[Card]) -> tuple[tuple[Button, ...], ...]:
    """Yes for each answer that has twins, and one no for all of them."""
    offering = [(card, card.reply) for card in _offering(cards) if card.reply]
    if not offering:
        return ()
    alone = len(offering) == 1
    key = "button-twin-same" if _key([card for card, _ in offering]) == "twin-ask-same" else "button-twin-yes"
    buttons = [
        Button(
            texts.say_plain(key) if alone else texts.say_plain("button-twin-place", places=_places(card)),
            CountTwins(reply_id=reply.id).pack(),
        )
        for card, reply in offering
    ]
    buttons.append(Button(texts.say_plain("button-twin-no"), DeclineTwins(reply_id=offering[0][1].id).pack()))
    return (tuple(buttons),) if alone else tuple((button,) for button in buttons)


def offer_place(offer: Offer) -> str:
    """«ДК3 · 1.4»."""
    number = offer.number.rstrip(".")
    return f"{offer.code} · {number}" if number else offer.code


def _offering(cards: Sequence[Card]) -> list[Card]:
    shown = {card.row.id for card in cards}
    return [
        card
        for card in cards
        if card.is_answerable and any(offer.assignment_id not in shown for offer in card.offers)
    ]


def _places(card: Card) -> str:
    return ", ".join(dict.fromkeys(map(offer_place, card.offers)))


def _key(offering: Sequence[Card]) -> str:
    first = offering[0]
    if any(not is_complete(card.row.status, interim=card.row.interim) for card in offering):
        return "twin-ask-same"
    reply = first.reply
    has_paper = len(offering) == 1 and reply is not None and (reply.document_number or reply.files)
    return PAPER_KEYS.get(first.row.evidence, "twin-ask") if has_paper else "twin-ask"
