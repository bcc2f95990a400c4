"""Strict lookup of the texts in `ru/*.ftl` and `en/*.ftl`.

fluent.runtime is silent where a text or a variable is missing; here that raises (`strict`, in tests),
or is logged as an error and replaced by the Russian text, and at last by the key.
"""

import logging
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Self

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentFloat, FluentInt
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Resource

LOCALES = ("ru", "en")
FOLDER = Path(__file__).parent

_LONG = 2000  # fluent.runtime refuses a value of more than 2,500 characters
_STAND_IN = re.compile("\ue000\\d+\ue001")

_log = logging.getLogger(__name__)


class TextError(Exception):
    """A text is missing, or cannot be formatted with these values."""


class Html(str):
    """A piece of Telegram's HTML, which goes into another text as it stands."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Any text as HTML: escaped unless it is HTML already."""
        return cls(text if isinstance(text, Html) else escape(text, quote=False).replace('"', "&quot;"))

    @classmethod
    def joined(cls, parts: Iterable[str], separator: str = "\n") -> Self:
        """The parts as HTML, `separator` as it stands between them."""
        return cls(separator.join(cls.of(part) for part in parts))


class Texts:
    """The texts of one language.

    Values are `str` (escaped by `say` unless `Html`), `int` and `float` (never grouped, they choose the
    plural form) and `bool` («yes», «no»). Identifiers go as strings, dates through `locales.dates`.
    """

    __slots__ = ("_folder", "_strict", "locale")

    def __init__(self, locale: str, *, strict: bool = False, folder: Path = FOLDER) -> None:
        if locale not in LOCALES:
            raise ValueError(f"no texts in {locale!r}")
        self.locale = locale
        self._strict = strict
        self._folder = folder

    def say(self, key: str, /, **values: object) -> Html:
        """A text with Telegram's HTML."""
        return self._find(key, values, html=True)

    def say_plain(self, key: str, /, **values: object) -> str:
        """A text without markup: a button, an alert, a line of a terminal."""
        return str(self._find(key, values, html=False))

    def _find(self, key: str, values: dict[str, object], *, html: bool) -> Html:
        for locale in dict.fromkeys((self.locale, LOCALES[0])):
            try:
                if not values:
                    return _constant(self._folder, locale, key, html=html)
                return Html(_format(_bundle(self._folder, locale), key, values, html=html))
            except TextError as error:
                if self._strict:
                    raise
                _log.error("%s text %s: %s", locale, key, error)
        return Html.of(key)


def parse(path: Path) -> Resource:
    """The entries of one file; raises TextError at what cannot be read."""
    source = path.read_text("utf-8")
    resource = FluentParser().parse(source)
    for entry in resource.body:
        if isinstance(entry, Junk):
            line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
            raise TextError(f"{path.parent.name}/{path.name}:{line}: {entry.annotations[0].message}")
    return resource


@cache
def _bundle(folder: Path, locale: str) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((folder / locale).glob("*.ftl")):
        bundle.add_resource(parse(path))
    return bundle


@cache
def _constant(folder: Path, locale: str, key: str, *, html: bool) -> Html:
    """A text without values, formatted once."""
    return Html(_format(_bundle(folder, locale), key, {}, html=html))


def _format(bundle: FluentBundle, key: str, values: dict[str, object], *, html: bool) -> str:
    if not bundle.has_message(key):
        raise TextError(f"no text {key}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise TextError(f"{key} has no value")
    long: dict[str, str] = {}
    arguments = {name: _argument(name, value, long, html=html) for name, value in values.items()}
    text, errors = bundle.format_pattern(pattern, arguments)
    if errors:
        raise TextError(f"{key}: {'; '.join(str(error) for error in errors)}")
    return _STAND_IN.sub(lambda found: long.get(found[0], found[0]), str(text)) if long else str(text)


def _argument(name: str, value: object, long: dict[str, str], *, html: bool) -> str | FluentInt | FluentFloat:
    """The value as Fluent takes it; what is too long for it goes to `long` and a stand-in is returned."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return FluentInt(value, useGrouping=False)
    if isinstance(value, float):
        return FluentFloat(value, useGrouping=False)
    if not isinstance(value, str):
        raise TextError(f"{name} is {type(value).__name__}")
    if isinstance(value, Html) and not html:
        raise TextError(f"{name} is HTML in a plain text")
    text = str(Html.of(value) if html else value)
    if len(text) <= _LONG:
        return text
    stand_in = f"\ue000{len(long)}\ue001"
    long[stand_in] = text
    return stand_in
