"""Telegram's HTML: a strict parser that gives text and entities and refuses in the server's words."""

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.entities import Entities, units
from sandbox.errors import ApiError, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACES = " \t\r\n\v\f"
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


def parse_html(text: str) -> tuple[str, Entities]:
    """Plain text and its entities; raises 400 «can't parse entities: …» as the server words it."""
    if "<" not in text and "&" not in text:
        return text, []
    return _Parser(text).parse()


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    values: dict[str, str]


@dataclass(slots=True)
class _Parser:
    text: str
    at: int = 0
    offset: int = 0
    plain: list[str] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    entities: Entities = field(default_factory=list)

    def parse(self) -> tuple[str, Entities]:
        while self.at < len(self.text):
            if self.text[self.at] == "<":
                if self.text.startswith("</", self.at):
                    self._end()
                else:
                    self._start()
            else:
                self._chars()
        if self.opened:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.plain), self.entities

    def _chars(self) -> None:
        end = self.text.find("<", self.at)
        chunk = unescape(self.text[self.at : end if end >= 0 else len(self.text)])
        self.plain.append(chunk)
        self.offset += units(chunk)
        self.at = end if end >= 0 else len(self.text)

    def _start(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._word().lower()
        if self.at >= len(self.text):
            raise self._fault("Unclosed start tag", begin)
        if tag not in KINDS:
            raise self._fault(f'Unsupported start tag "{tag}"', begin)
        values = self._attributes(tag, begin)
        self.at += 1
        if tag == "span" and values.get("class") != "tg-spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(_Open(tag, self.offset, values))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        values: dict[str, str] = {}
        while True:
            self._skip_spaces()
            if self._char() == ">":
                return values
            name = self._word(stop="=")
            if not name:
                raise self._fault(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip_spaces()
            if self._char() != "=":
                if tag == "blockquote" and name == "expandable":
                    values[name] = ""
                    continue
                raise self._fault(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin
                )
            self.at += 1
            self._skip_spaces()
            values[name.lower()] = self._value(begin)
            if self.at >= len(self.text):
                raise self._fault("Unclosed start tag", begin)

    def _value(self, begin: int) -> str:
        quote = self._char()
        if quote in ("'", '"') and quote:
            end = self.text.find(quote, self.at + 1)
            if end < 0:
                raise self._fault("Unclosed start tag", begin)
            value = unescape(self.text[self.at + 1 : end])
            self.at = end + 1
            return value
        token_at = self.at
        match = _TOKEN.match(self.text, self.at)
        token = match.group() if match else ""
        self.at += len(token)
        if self._char() not in (*_SPACES, ">"):
            raise self._fault("Unexpected end of name token", token_at)
        return token.lower()

    def _end(self) -> None:
        begin = self.at
        if not self.opened:
            raise self._fault("Unexpected end tag", begin)
        self.at += 2
        name = self._word().lower()
        self._skip_spaces()
        if self._char() != ">":
            raise self._fault("Unclosed end tag", begin)
        self.at += 1
        opened = self.opened.pop()
        if name and name != opened.tag:
            raise self._fault("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{name}>"')
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        details = _details(opened, "".join(self.plain) if opened.tag == "a" else "")
        if length and details is not None:
            self.entities.append(
                {"type": KINDS[opened.tag], "offset": opened.offset, "length": length, **details}
            )

    def _word(self, stop: str = "") -> str:
        begin = self.at
        while self.at < len(self.text) and self.text[self.at] not in _SPACES + ">" + stop:
            self.at += 1
        return self.text[begin : self.at]

    def _skip_spaces(self) -> None:
        while self._char() and self._char() in _SPACES:
            self.at += 1

    def _char(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def _fault(self, what: str, at: int, tail: str = "") -> ApiError:
        return _broken(f"{what} at byte offset {len(self.text[:at].encode())}{tail}")


def _details(opened: _Open, plain: str) -> dict[str, Any] | None:
    """What an entity carries besides its place; None when the tag means nothing (a link to nowhere)."""
    values = opened.values
    if opened.tag == "a":
        url = values.get("href") or _slice(plain, opened.offset)
        return {"url": url} if re.match(r"(https?|tg|mailto|tel):", url) else None
    if opened.tag == "tg-emoji":
        return {"custom_emoji_id": values.get("emoji-id", "")}
    if opened.tag == "tg-time" and values.get("unix", "").isdigit():
        return {"unix_time": int(values["unix"]), "date_time_format": values.get("format", "")}
    if opened.tag == "code" and values.get("class", "").startswith("language-"):
        return {"language": values["class"].removeprefix("language-")}
    return {}


def _slice(plain: str, offset: int) -> str:
    return plain.encode("utf-16-le")[offset * 2 :].decode("utf-16-le")


def _broken(text: str) -> ApiError:
    return bad_request(f"can't parse entities: {text}")


def unescape(text: str) -> str:
    return _REFERENCE.sub(_reference, text) if "&" in text else text


def _reference(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()
