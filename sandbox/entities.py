"""Entities of a text, measured in UTF-16 units: trimmed with it, found in it."""

import re
from typing import Any

from sandbox import limits

Entities = list[dict[str, Any]]

_FOUND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?|https?://[^\s<>\"']*[^\s<>\"'.,;:!?)]")


def units(text: str) -> int:
    """Length in UTF-16 units, which is how Telegram counts."""
    return len(text) + sum(1 for char in text if char > "\uffff") if not text.isascii() else len(text)


def trim(text: str, entities: Entities) -> tuple[str, Entities]:
    """Cut blank edges off as the server does and keep the entities in place."""
    lead = 0
    first = entities[0]["offset"] if entities else len(text)
    while lead < min(first, len(text)) and text[lead] in " \n":
        lead += 1
    text = text[lead:].rstrip(" \n\t\r")
    end, kept = units(text), []
    for entity in entities:
        offset = entity["offset"] - lead
        length = min(entity["length"], end - offset)
        if length > 0:
            kept.append({**entity, "offset": offset, "length": length})
    return text, kept[: limits.ENTITIES]


def detect(text: str, entities: Entities) -> Entities:
    """Add the commands and addresses that Telegram marks by itself."""
    if "/" not in text:
        return entities
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities]
    found = list(entities)
    for match in _FOUND.finditer(text):
        offset, length = units(text[: match.start()]), units(match.group())
        if all(offset >= end or offset + length <= start for start, end in taken):
            kind = "bot_command" if match.group().startswith("/") else "url"
            found.append({"type": kind, "offset": offset, "length": length})
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))
