"""Lists of schools under the headings of their clusters."""

import re
from collections.abc import Sequence

from documents.wording import join_lines
from roadmap.model import PrintedCluster

_SCHOOL_WORD = re.compile(r"школ|гимназ|лице|\bСО?Ш\b|\bООШ\b|\bО\([Сс]\)Ш\b", re.IGNORECASE)
_NUMBERED_SCHOOL = re.compile(r"№\s?\d")
_FORM = re.compile(r"^(М[БАК]?Н?ОУ|ГБОУ|ГКОУ|ЧОУ|муниципальн|государственн|частно)\w*\s", re.IGNORECASE)
_GROUP = re.compile(r"^(кластер|школы|групп|список|перечень|всего)", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"^(\d{1,3}[.)]|-|–|•)\s*")
_TAIL = re.compile(r"([;,\s]|(?<=[»”\"])[.])+$")
_BETWEEN = re.compile(r"[,;]\s*(?=М[А-ЯЁ]{2,4}\s)")
_INLINE = re.compile(r"^(кластер\b[^:]{0,300}):\s*(?=\S)(.*)$", re.IGNORECASE | re.DOTALL)


def is_school(line: str) -> bool:
    name = _ITEM_NUMBER.sub("", line)
    if _GROUP.match(name) or not _SCHOOL_WORD.search(name):
        return False
    return bool(_NUMBERED_SCHOOL.search(name) or _FORM.match(name) or name != line)


def read_clusters(lines: Sequence[str]) -> tuple[PrintedCluster, ...]:
    """Schools one a line, in groups; the line before a group is the cluster's printed title."""
    groups: list[tuple[str, list[str]]] = []
    title = ""
    for line in lines:
        if is_school(line):
            if not groups or groups[-1][0] != title:
                groups.append((title, []))
            groups[-1][1].append(strip_number(line))
        else:
            title = line.rstrip(": ")
    return tuple(PrintedCluster(name, tuple(schools)) for name, schools in groups)


def read_inline_clusters(paragraphs: Sequence[str]) -> tuple[PrintedCluster, ...]:
    """«Кластер 1 – «…»: МБОУ «СШ № 1», МБОУ «СШ № 2»;» inside the order's own text (order 558)."""
    clusters = []
    for paragraph in paragraphs:
        found = _INLINE.match(paragraph)
        schools = tuple(strip_number(name) for name in _BETWEEN.split(found[2])) if found else ()
        if found and schools and all(map(is_school, schools)):
            clusters.append(PrintedCluster(join_lines([found[1]]), schools))
    return tuple(clusters)


def strip_number(line: str) -> str:
    """A school as printed, without the number and the closing sign of a list."""
    return _TAIL.sub("", _ITEM_NUMBER.sub("", line))
