"""Lists that are turned page by page, and grids of short buttons."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from handlers.screen import Button
from locales.texts import Texts

T = TypeVar("T")


class Page(Generic[T]):
    """One page of a list; a number beyond its ends is the nearest page there is."""

    def __init__(self, everything: Sequence[T], number: int, size: int) -> None:
        self.count = max(1, -(-len(everything) // size))
        self.number = min(max(number, 0), self.count - 1)
        self.shown = tuple(everything[self.number * size : (self.number + 1) * size])

    def turns(self, texts: Texts, data: Callable[[int], str]) -> tuple[Button, ...]:
        """«‹ Раньше» and «Дальше ›», where there is something; `data` of a page's number."""
        turns = []
        if self.number > 0:
            turns.append(Button(texts.say_plain("button-earlier"), data(self.number - 1)))
        if self.number < self.count - 1:
            turns.append(Button(texts.say_plain("button-later"), data(self.number + 1)))
        return tuple(turns)


def grid(buttons: Iterable[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    row = tuple(buttons)
    return tuple(row[at : at + width] for at in range(0, len(row), width))


def rows(*found: tuple[Button, ...]) -> tuple[tuple[Button, ...], ...]:
    """The rows that hold something."""
    return tuple(row for row in found if row)
