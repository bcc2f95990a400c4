"""The screen of a place of a draft, be it an item of a plan or a duty of the order's text."""

from handlers.draft_duties import duty_screen
from handlers.draft_item import item_screen
from handlers.draft_wording import find_numbers, find_place
from handlers.screen import Screen
from locales.texts import Texts
from roadmap.errors import NotFoundError
from services.drafts import Draft


def get_place(draft: Draft, plan: int, item: int) -> str:
    """«ДК1 · 1.6» or «Приказ · 2.1»; a button that was made up names nothing."""
    place = find_place(draft.order, plan, item)
    if place is None:
        raise NotFoundError("draft-gone")
    return place


def place_screen(texts: Texts, draft: Draft, place: str) -> Screen:
    numbers = find_numbers(draft.order, place)
    if numbers is None:
        raise NotFoundError("draft-gone")
    plan, item = numbers
    if plan == len(draft.order.roadmaps):
        return duty_screen(texts, draft, item)
    return item_screen(texts, draft, plan, item)
