"""Names under which files leave: «ДК1_1.6_СШ-9_2022-12-23_Приказ-145.pdf», safe in every system.

Only letters, digits, «-», «_» and dots between digits are left of what people typed, so that no name is
ever a path, hides its kind or changes the direction of writing.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

LONGEST = 120
"""Bytes in UTF-8, the extension among them."""
KIND_WORDS = {
    "document": "файл",
    "photo": "фото",
    "voice": "голос",
    "video": "видео",
    "video_note": "видео",
    "audio": "аудио",
    "animation": "видео",
    "sticker": "стикер",
}
_PART = 36
_LOST = re.compile(r"[()\[\]{}«»\"'“”„‘’`]+")
_GIVEN_BY_US = re.compile(rf"(?:{'|'.join(KIND_WORDS)})_\d{{8}}_\d{{4}}(?:\.\w+)?")
_SUFFIX = re.compile(r"\.(?=[0-9]*[a-zа-яё])[0-9a-zа-яё]{1,5}$", re.IGNORECASE)


def outgoing_name(
    code: str, number: str, school: str, day: date, original: str, kind: str, extension: str
) -> str:
    """A file of an answer; the name it came with is shortened, or is its kind when it had none."""
    stem = safe(_SUFFIX.sub("", original)) if not _GIVEN_BY_US.fullmatch(original) else ""
    parts = [safe(part, _PART) for part in (code, number, school)]
    return join_name((*parts, day.isoformat(), stem or KIND_WORDS.get(kind, "файл")), extension)


def join_name(parts: Iterable[str], extension: str) -> str:
    """«Отчёт_СШ-9_2023-01-20.docx»: the parts that say something, the last one shortened at need."""
    tail = f".{extension}"
    return _cut("_".join(filter(None, map(safe, parts))), LONGEST - len(tail.encode())) + tail


def unique_names(names: Iterable[str]) -> list[str]:
    """The same names, in their order; one that is taken gets «-2», also where only its case differs."""
    taken: set[str] = set()
    found = []
    for name in names:
        stem, _, extension = name.rpartition(".")
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            tail = f"-{number}.{extension}"
            free = _cut(stem, LONGEST - len(tail.encode())) + tail
        taken.add(free.casefold())
        found.append(free)
    return found


@lru_cache(maxsize=4096)
def safe(text: str, longest: int = LONGEST) -> str:
    """«СШ № 9» → «СШ-9», «О(С)Ш № 1» → «ОСШ-1», «../приказ.pdf.exe» → «приказ-pdf-exe»."""
    letters = unicodedata.normalize("NFC", _LOST.sub("", text))
    kept = "".join(sign if sign.isalnum() or sign in "._" else "-" for sign in letters)
    kept = re.sub(r"(?<!\d)\.|\.(?!\d)", "-", kept)
    return _cut(re.sub(r"[-_]*-[-_]*|_{2,}", lambda run: "-" if "-" in run[0] else "_", kept), longest)


def _cut(text: str, longest: int) -> str:
    return text.encode()[:longest].decode(errors="ignore").strip("._-")
