"""Who answers for an item: the cell «Ответственный» as schools and named bodies (RULES §3)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmap.abbreviations import GENERAL, find_abbreviations
from roadmap.stems import fold

_DEFINED = re.compile(r"\(\s*далее\s*[–—-]?\s*([^()]{2,60})\)")
_MARK = "\ue000"
_BETWEEN = re.compile(r"[,;\n/]|\sсовместно\sс\s|\sи\s(?=[А-ЯЁ]{2})")
_SCHOOL = re.compile(
    r"\b(оо|оу|сш|сош|ош)\b|школ|общеобразовательн|образовательн\w+ (организац|учрежд)|гимнази|лице[йяи]"
    r"|руководител|директор|педагог|учител|команд|психолог|завуч|администрац",
)
_SCHOOLS_NAME = re.compile(r"школ|(обще)?образовательн\w{2,3} (организац|учрежд)")
_SCHOOL_ABBREVIATIONS = frozenset({"ОО", "ОУ", "СШ", "СОШ", "ОШ", "МБОУ", "ОШС", "ШМО"})
_ADMINISTRATION = re.compile(
    r"управлени|департамент|министерств|отдел|центр|институт|администраци\w+ (город|муницип|район)"
)


@dataclass(frozen=True, slots=True)
class Responsible:
    """`bodies` in the printed order, the first one leads; `codes` are the clusters named among schools."""

    schools: bool
    bodies: tuple[str, ...]


def read_responsible(text: str, codes: Sequence[str], definitions: Mapping[str, str]) -> Responsible:
    schools = False
    bodies: dict[str, None] = {}
    for part in _split(text):
        body = _name_body(part, codes, definitions)
        if body is None:
            schools = True
        else:
            bodies[body] = None
    return Responsible(schools, tuple(bodies))


def _split(text: str) -> list[str]:
    """Parts of the cell; a definition «Полное имя (далее – X)» becomes X."""
    marked = _DEFINED.sub(lambda found: f" {_MARK}{found[1].strip()}", text)
    parts = (part.rpartition(_MARK)[2].strip(" .") for part in _BETWEEN.split(marked))
    return [part for part in parts if part.strip()]


def _name_body(part: str, codes: Sequence[str], definitions: Mapping[str, str]) -> str | None:
    """The body's short name; None for a school or somebody of a school."""
    for short, full in definitions.items():
        if short not in codes and fold(full) == fold(part):
            return short
    words = [
        GENERAL.get(word, word) if word not in definitions else word for word in find_abbreviations(part)
    ]
    named = [word for word in words if word not in codes and not _is_school_word(word, definitions)]
    if named:
        return named[0]
    folded = fold(part)
    if words or (_SCHOOL.search(folded) and not _ADMINISTRATION.search(folded)):
        return None
    return part[0].upper() + part[1:]


def _is_school_word(word: str, definitions: Mapping[str, str]) -> bool:
    full = fold(definitions.get(word, ""))
    return word in _SCHOOL_ABBREVIATIONS or _SCHOOLS_NAME.match(full) is not None
