"""Whether a duty ends with something to show, and its short name (RULES §4)."""

import re

from roadmap.cases import object_to_nominative
from roadmap.naming import LONGEST, shorten

_VERB = (
    r"(?:разработать|предоставить|представить|направить|сдать|передать|подготовить|заключить|утвердить|издать"
    r"|назначить|провести|составить|сформировать|заполнить|создать|разместить|опубликовать|внести|определить"
    r"|закрепить|согласовать|доложить|сообщить|ознакомить|проанализировать|изучить|обновить|актуализировать)"
)
_DELIVERS = re.compile(rf"\b{_VERB}(?:\s+и\s+{_VERB})*\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\bобеспечить\s+(?:(?:разработк|подготовк)у|(?:предоставл|представл|направл|заключ|размещ|провед|созда|утвержд"
    r"|изда|заполн)(?:ени|ани)е)\b",
    re.IGNORECASE,
)
_KEEPS_UP = re.compile(
    r"\b(?:обеспечить|организовать|осуществлять|осуществить|координировать|контролировать)\b", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\s*\(\s*далее[^()]*\)|,?\s*в части,?\s*(касающ|институц)\S*(?:\s+(?!и\b)[^,.;]*)?"
    r"|,?\s*(?:в срок|не позднее|до\s\d)[^;]*$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\s*№\s*\d+(?:\s*[–—-]\s*\d+)?")
_FIRST = re.compile(r"^[^\W\d_]+(?:ать|ять|ить|еть|уть|ыть|вести|нести)(?:ся)?\s+", re.IGNORECASE)


def has_deliverable(what: str) -> bool:
    """«Разработать план» yes; «обеспечить координацию», «организовать работу» no."""
    return bool(_DELIVERS.search(what) or _NAMED.search(what))


def name_duty(what: str, to: str) -> str:
    """What is made or given: «информация о реализации мероприятий Плана»."""
    text = _NUMBERS.sub("", _ASIDE.sub("", what))
    for receiver in (f" в {to}", f" во {to}"):
        text = text.replace(receiver, "", 1) if to else text
    delivers = _DELIVERS.search(text)
    keeps_up = list(_KEEPS_UP.finditer(text))
    if delivers:
        text = text[delivers.end() :]
    elif keeps_up:
        text = text[keeps_up[-1].end() :]
    else:
        text = _FIRST.sub("", text)
    return shorten(object_to_nominative(text.strip(" :.,") or what))[:LONGEST]
