"""Whom a point of an order charges: the beginning of the point as a name, and who answers for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roadmap.abbreviations import GENERAL, find_abbreviations, match_initials
from roadmap.cases import find_head, to_nominative
from roadmap.clusters import find_codes, find_known
from roadmap.schools import find_schools
from roadmap.stems import fold

SCHOOLS = "schools"
_INFINITIVE = re.compile(
    r"\b(?!память|печать)(?:дать|[А-ЯЁа-яё]{2,}(?:ать|ять|ить|еть|уть|ыть)|[а-яё]{0,4}(?:вести|нести))(?:ся|сь)?\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"\(\s*далее\s*[–—-]?\s*([^()]{2,60})\)")
_BRACKETED = re.compile(r"\s*\([^()]*\)|(?<=[^\s(])\)")
_REASON = re.compile(r",?\s+(в соответствии|согласно|на основании|во исполнение|в срок)\s.*$", re.DOTALL)
_PERSON = re.compile(
    r"\s*,?\s*(?:[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+)\s*,?"
)
_BETWEEN = re.compile(r"(?:,|;|\sи)\s+(?=([^\W\d_]+(?:[\s-][^\W\d_]+){0,5}))")
_AMONG = re.compile(r"\bмежду\s+(.+?)\s*:?$", re.DOTALL)
_SCHOOLS = re.compile(
    r"\bшкол|общеобразовательн|\bобразовательн\w+ (организац|учрежд)|гимнази|лице[йяею]|\bОО\b"
)
_BODY = re.compile(
    r"^\W*(?:\S+\s+){0,4}?(центр|отдел|управлени|департамент|институт|комитет|министерств)(у|ю|ам|ям)\b"
)
_PRESCHOOL = re.compile(r"дошкольн|детск\w+ сад")
_LOCAL_POWER = re.compile(r"орган\w+ местного самоуправления")
_GIVES = re.compile(r"\b(?:предостав|представ|направ|сда|переда|доложи|сообщи)\w*\s", re.IGNORECASE)
_INTO = re.compile(r"\bво?\s+(?=[^\W\d])")
_OBJECT = re.compile(
    r",?\s+(информаци|отч[её]т|план|сведени|материал|справк|копи[юия]|данны|предложени|списк?о?[ик]|заявк|документ"
    r"|в срок|до\s|не позднее|по\s|ежемесячно|ежеквартально|\()",
    re.IGNORECASE,
)
_RECEIVER = re.compile(
    r"(?:(?!в\s)\S+\s+){0,3}?(управлени|отдел|департамент|центр|институт|министерств|комитет|администраци|[А-ЯЁа-я]*[А-ЯЁ]{3})",
)
_SHORTS = ("УОиМП", "ОЦПРМСО", "СОИРО", "ЦНППМ")
"""Bodies of the published orders that another order may name in full only."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A point cut in two: whom it names, as printed, and what it says of them, from the verb on."""

    addressee: str
    deed: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """`who` in the nominative; `asked` as `Obligation.asked`, empty when nobody known is named."""

    who: str
    asked: tuple[str, ...]


def find_infinitive(text: str) -> re.Match[str] | None:
    return _INFINITIVE.search(text)


def starts_with_infinitive(text: str) -> bool:
    return _INFINITIVE.match(text) is not None


def split_charge(text: str) -> Charge:
    """«Руководителям школ разработать план» → «Руководителям школ» and «разработать план»."""
    if starts_with_infinitive(text) or not _starts_with_name(text):
        return Charge("", text)
    verb = _INFINITIVE.search(text)
    end = verb.start() if verb else len(text)
    return Charge(text[:end].strip(" ,:"), text[end:].strip())


def _starts_with_name(text: str) -> bool:
    if find_head(text) or _PERSON.match(text):
        return True
    first = re.match(r"[«\"]?([А-ЯЁ][А-ЯЁа-яё]{1,14})\b", text)
    return first is not None and sum(letter.isupper() for letter in first[1]) >= 2


def find_partners(text: str) -> str:
    """«Заключить соглашения … между школами …»: those between whom something is made."""
    found = _AMONG.search(text)
    return _first_upper(to_nominative(found[1])) if found else ""


def find_receiver(what: str) -> str:
    """To whom something is given: «Предоставить в Департамент информацию» → «Департамент»."""
    gives = _GIVES.search(what)
    if gives is None:
        return ""
    rest = what[gives.end() :]
    starts = [0] if find_head(rest) else []
    for start in (*starts, *(found.end() for found in _INTO.finditer(rest))):
        name = _OBJECT.split(rest[start:], maxsplit=1)[0].strip(" ,.;:")
        if _RECEIVER.match(name) or _RECEIVER.match(fold(name)):
            return to_nominative(name)
    return ""


def read_addressee(text: str, codes: Sequence[str], definitions: Mapping[str, str]) -> Addressee:
    defined = [found[1].strip() for found in _DEFINED.finditer(text)]
    core = _strip(text)
    parts = list(_split(core))
    asked: dict[str, None] = {}
    for part in parts:
        asked.update(dict.fromkeys(_find_asked(part, defined, codes, definitions)))
    if len(parts) == 1 and defined and SCHOOLS not in asked and not _is_schools(core):
        return Addressee(defined[-1], tuple(asked))
    return Addressee(", ".join(map(to_nominative, parts)), tuple(asked))


def _strip(text: str) -> str:
    """Without definitions, names of people, references to appendices and reasons."""
    bare = _BRACKETED.sub("", _DEFINED.sub("", text))
    bare = _REASON.sub("", _PERSON.sub("", bare)).strip(" ,:.")
    return f"{bare}»" if bare.count("«") > bare.count("»") else bare


def _split(core: str) -> Iterator[str]:
    """«Отделу A, отделу B и C, методисту»: a part begins where a name in the dative does."""
    start = 0
    for found in _BETWEEN.finditer(core):
        if find_head(found[1]) is not None:
            yield core[start : found.start()].strip(" ,;")
            start = found.start(1)
    yield core[start:].strip(" ,;")


def _find_asked(
    part: str, defined: Sequence[str], codes: Sequence[str], definitions: Mapping[str, str]
) -> tuple[str, ...]:
    if _LOCAL_POWER.search(fold(part)):
        return ("ОМСУ",)
    schools = find_schools(part)
    if schools or _is_schools(part):
        known = find_codes(part, codes) or tuple(code for code in find_known(part) if code in codes)
        return schools or known or (SCHOOLS,)
    if _PRESCHOOL.search(fold(part)) and not _BODY.match(fold(part)):
        return ()
    short = _find_short(part, defined, definitions)
    return (short,) if short else (_first_upper(to_nominative(part)),)


def _is_schools(text: str) -> bool:
    folded = fold(text)
    if _BODY.match(folded):
        return False
    if _PRESCHOOL.search(folded):
        return "общеобразовательн" in folded
    return bool(_SCHOOLS.search(text) or _SCHOOLS.search(folded))


def _find_short(part: str, defined: Sequence[str], definitions: Mapping[str, str]) -> str:
    """The abbreviation printed beside the name, inside it, or that its initials make."""
    words = [name for text in (*defined, part) for name in find_abbreviations(text)]
    if words:
        return words[-1] if words[-1] in definitions else GENERAL.get(words[-1], words[-1])
    name = to_nominative(part)
    for short, full in definitions.items():
        if fold(full) == fold(name):
            return short
    ends = [found.end() for found in re.finditer(r"[^\W\d_]+", name[:400])]
    shorts = dict.fromkeys((*(short for short in definitions if short.upper() != short.lower()), *_SHORTS))
    return next((short for short in shorts for end in ends if match_initials(name[:end], short)), "")


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
