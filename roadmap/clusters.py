"""Clusters of schools: their codes from the order's own words, and which of them a plan is for."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap.abbreviations import GENERAL, find_abbreviations, is_abbreviation
from roadmap.stems import find_content_words, fold, holds_word, is_function_word, share_of_words

_HEAD = re.compile(r"^кластер\w*\s*(№?\s*\d{1,2})?\s*[.:–—-]?\s*", re.IGNORECASE)
_QUOTED = re.compile(r"«([^«»]+)»")
_BRACKETED = re.compile(r"\(([А-ЯЁа-яё]{2,14})\)")
_TAIL = re.compile(r"\s[–—-]\s.*$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN = (
    ("ШПУ", "Школы повышенного уровня", re.compile(r"повышенн\w+( и \w+)? уровн")),
    ("ШБУ", "Школы базового уровня", re.compile(r"базов\w+( и \w+)? уровн")),
    (
        "ШНРО",
        "Школы с низкими результатами обучения",
        re.compile(
            r"(\bс|имеющ\w+|показ\w+|демонстр\w+)( \w+о)? низк\w+( образовательн\w+| учебн\w+)? результат"
        ),
    ),
    (
        "ШФНСУ",
        "Школы, функционирующие в неблагоприятных социальных условиях",
        re.compile(r"неблагоприятн\w+ социальн\w+ услови|(открыт|вечерн)\w+ \(?сменн\w+\)? школ"),
    ),
    (
        "ШсРНР",
        "Школы с рисками низких результатов",
        re.compile(r"риск\w*( снижени\w| низк\w+)?( образовательн\w+)? результат"),
    ),
)
"""Clusters that regional orders make every year: code, usual title, the words that tell it."""


@dataclass(frozen=True, slots=True)
class ClusterName:
    """`code` («ШНРО»), the title as it is said («Школы с низкими результатами обучения»).

    `is_guessed`: nothing in the order or in the known titles says the code, it is the title's initials.
    """

    code: str
    title: str
    is_guessed: bool = False


def name_clusters(titles: Sequence[str], definitions: Mapping[str, str], text: str) -> dict[str, ClusterName]:
    """Printed title → its code: «(далее – X)», an abbreviation of the text with its initials, a known one."""
    used = Counter(find_abbreviations(text))
    names = {title: _name_cluster(title, definitions, used) for title in titles}
    return _tell_apart(names)


def _name_cluster(printed: str, definitions: Mapping[str, str], used: Counter[str]) -> ClusterName:
    title = _clean(printed)
    code = _find_printed(printed) or _find_defined(title, definitions) or _find_used(title, used)
    code = code or next(iter(find_known(title)), None)
    if code is not None:
        return ClusterName(GENERAL.get(code, code), title)
    initials = "".join(word[0].upper() for word in _WORD.findall(title) if not is_function_word(word))
    return ClusterName(initials, title, is_guessed=bool(initials))


def _tell_apart(names: dict[str, ClusterName]) -> dict[str, ClusterName]:
    """Guessed codes of different titles differ: «МШ», «МШ 2»."""
    titles: dict[str, str] = {}
    apart = {}
    for printed, name in names.items():
        code, number = name.code, 1
        while name.is_guessed and titles.get(code, name.title) != name.title:
            number += 1
            code = f"{name.code} {number}"
        titles.setdefault(code, name.title)
        apart[printed] = replace(name, code=code)
    return apart


def known_clusters() -> dict[str, ClusterName]:
    """For an order that lists no schools: the clusters stand as another order made them."""
    return {title: ClusterName(code, title) for code, title, _ in _KNOWN}


def find_known(text: str) -> tuple[str, ...]:
    """Codes of the known clusters that a text names by their usual words."""
    folded = fold(text)
    return tuple(code for code, _, words in _KNOWN if words.search(folded))


def _clean(printed: str) -> str:
    quoted = _QUOTED.search(printed)
    title = quoted[1] if quoted else _TAIL.sub("", _HEAD.sub("", printed))
    return _BRACKETED.sub("", title).strip(" .,:;")


def _find_printed(printed: str) -> str | None:
    """«Школы повышенного уровня» (ШПУ)."""
    found = _BRACKETED.search(_TAIL.sub("", _HEAD.sub("", printed)))
    return found[1] if found and is_abbreviation(found[1]) else None


def _find_defined(title: str, definitions: Mapping[str, str]) -> str | None:
    words = find_content_words(title)
    for short, full in definitions.items():
        other = find_content_words(full)
        if words and share_of_words(words, other) == share_of_words(other, words) == 1:
            return short
    return None


def _find_used(title: str, used: Counter[str]) -> str | None:
    """Initials, those of prepositions optional: «Школы с рисками низких результатов» is ШсРНР or ШРНР."""
    pattern = "".join(
        f"{word[0].lower()}?" if is_function_word(word) else word[0].upper() for word in _WORD.findall(title)
    )
    fitting = [(count, code) for code, count in used.items() if pattern and re.fullmatch(pattern, code)]
    return max(fitting)[1] if fitting else None


def find_codes(text: str, codes: Sequence[str]) -> tuple[str, ...]:
    """The clusters that a text names by their codes, in the order of `codes`."""
    named = {GENERAL.get(word, word) if word not in codes else word for word in find_abbreviations(text)}
    return tuple(code for code in codes if code in named)


def find_targets(title: str, point: str, clusters: Sequence[ClusterName]) -> tuple[str, ...]:
    """Clusters that a plan is for; none means every school.

    A title names a cluster by its code, by its usual words, or by every word that tells this cluster
    from the others; the order's point that approves the plan says the same in its own words.
    """
    codes = tuple(dict.fromkeys(cluster.code for cluster in clusters))
    named = set(find_codes(title, codes)) | set(find_codes(point, codes))
    for cluster in clusters:
        if any(_names_cluster(text, cluster, clusters) for text in (title, point)):
            named.add(cluster.code)
    return tuple(code for code in codes if code in named)


def _names_cluster(text: str, cluster: ClusterName, clusters: Sequence[ClusterName]) -> bool:
    known = find_known(cluster.title)
    if known:
        return known[0] in find_known(text)
    return _says(text, _find_telling_words(cluster, clusters))


def _says(text: str, telling: list[str]) -> bool:
    words = find_content_words(text)
    return bool(telling) and all(holds_word(words, word) for word in telling)


def _find_telling_words(cluster: ClusterName, clusters: Sequence[ClusterName]) -> list[str]:
    others = [
        word for other in clusters if other.code != cluster.code for word in find_content_words(other.title)
    ]
    words = find_content_words(cluster.title)
    telling = [word for word in words if not holds_word(others, word)]
    return telling or [word for word in words if not word.startswith("школ")]
