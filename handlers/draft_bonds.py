"""What an item of a draft belongs together with, and the buttons that bind it or set it apart."""

from collections.abc import Callable, Iterator

from handlers.screen import Button
from locales.texts import Html, Texts
from roadmap.bonds import Bond, Proposal, propose_bonds
from roadmap.choices import Choice, What
from roadmap.model import Order
from roadmap.twins import Place

BONDS = {What.TOGETHER: Bond.TOGETHER, What.LISTED: Bond.LISTED}
BIND_KEYS = {What.TOGETHER: "button-draft-together", What.LISTED: "button-draft-bind"}
PART_KEYS = {What.TOGETHER: "button-draft-apart", What.LISTED: "button-draft-part"}


def bond_lines(texts: Texts, order: Order, place: Place) -> Iterator[Html]:
    for proposal in _bonds_of(order, place):
        others = ", ".join(f"{code} · {key}" for code, key in _others(proposal, place))
        yield texts.say(_line_key(proposal, place), places=others)


def bond_buttons(
    texts: Texts, order: Order, place: Place, press: Callable[[What, str], str]
) -> Iterator[tuple[Button, ...]]:
    """What is only proposed has both; `press` says what a button carries."""
    for what, bond in BONDS.items():
        found = [each for each in _bonds_of(order, place) if each.bond is bond]
        bind = Button(texts.say_plain(BIND_KEYS[what]), press(what, "yes"))
        part = Button(texts.say_plain(PART_KEYS[what]), press(what, "no"))
        if found:
            yield (
                *((bind,) if any(place in each.apart or not each.agreed for each in found) else ()),
                *((part,) if any(place in each.sides for each in found) else ()),
            )


def bind_choices(order: Order, place: Place, what: What, *, is_bound: bool) -> tuple[Choice, ...]:
    """Bound is said of all that belong together, apart of the one item; nothing where nothing is proposed."""
    found = [each for each in _bonds_of(order, place) if each.bond is BONDS[what]]
    places = dict.fromkeys(side for each in found for side in each.places) if is_bound else {place: None}
    return tuple(Choice(f"{code} · {key}", what, is_bound) for code, key in places if found)


def _bonds_of(order: Order, place: Place) -> list[Proposal]:
    asked = (each for each in propose_bonds(order.roadmaps) if each.bond is not Bond.SIDES)
    return [each for each in asked if place in each.places]


def _others(proposal: Proposal, place: Place) -> tuple[Place, ...]:
    """Those that it is bound to, or could be; a row that is listed only knows the one that lists it."""
    taking = _taking(proposal)
    if proposal.bond is Bond.LISTED and place != taking:
        return (taking,)
    sides = proposal.sides if place in proposal.sides else proposal.places
    return tuple(each for each in sides if each != place)


def _taking(proposal: Proposal) -> Place:
    return (proposal.sides or proposal.apart)[-1]


def _line_key(proposal: Proposal, place: Place) -> str:
    if place in proposal.apart:
        return "draft-item-apart"
    if proposal.bond is Bond.TOGETHER:
        return "draft-item-event" if proposal.agreed else "draft-item-together"
    if place == _taking(proposal):
        return "draft-item-lists-agreed" if proposal.agreed else "draft-item-lists"
    return "draft-item-listed-agreed" if proposal.agreed else "draft-item-listed"
