"""Words of people as they are printed on an official paper: guillemets, dashes, a space after «№»."""

import re

NO_BREAK = "\u00a0"
_QUOTED = re.compile(r"\"([^\"\n]*)\"|“([^”\n]*)”|„([^“”\n]*)[“”]")
_DASH = re.compile(r"(?<=\S)[ \u00a0]+(?:--?|—)[ \u00a0]+(?=\S)")
_NUMBER = re.compile(r"(?P<before>\s?)№\s*(?=\w)")
_END = re.compile(r"[.!?…:;]$")


def typeset(text: str) -> str:
    """The same words on one line."""
    flat = " ".join(text.split())
    quoted = _QUOTED.sub(lambda found: f"«{next(part for part in found.groups() if part is not None)}»", flat)
    dashed = _DASH.sub(f"{NO_BREAK}– ", quoted)
    return _NUMBER.sub(lambda found: f"{NO_BREAK * len(found['before'])}№{NO_BREAK}", dashed)


def ended(text: str) -> str:
    """With a full stop at its end; what is empty stays so."""
    line = typeset(text)
    return line if not line or _END.search(line) else f"{line}."
