"""`python -m soak.documents`: thousands of damaged orders, each read in the limited child.

Every one has to end, within ten seconds, as an order or as one clear sentence in both languages.
"""

import argparse
import asyncio
import io
import json
import logging
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from lxml import etree

from documents.child import read_order
from locales.texts import LOCALES, TextError, Texts
from roadmap.errors import RejectedError

ROOT = Path(__file__).resolve().parent.parent
WHOLE = (
    "tests/data/prikaz-594.docx",
    "tests/data/prikaz-305.docx",
    "tests/data/prikaz-348.docx",
    "tests/data/dk-594.xlsx",
    "tests/data/prikaz-305.pdf",
    "tests/data/prikaz-348.pdf",
    "tests/data/prikaz-558.pdf",
    "tests/data/prikaz-850-od.txt",
    "tests/data/prikaz-305.txt",
)
LONGEST = 10.0
AT_ONCE = 2

_Mutation = Callable[[bytes, random.Random], bytes]
_NUMBER = re.compile(rb"\d+")


def flip(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 3, 20, 200))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def truncate(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def repeat(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(content)), 2))
    return content[:end] + content[start:end] + content[end:]


def renumber(content: bytes, chance: random.Random) -> bytes:
    """One of the numbers becomes another: lengths, places, counts."""
    found = chance.choice(list(_NUMBER.finditer(content)))
    other = chance.choice((b"0", b"-1", b"65536", b"99999999999", b"1"))
    return content[: found.start()] + other + content[found.end() :]


def damage_member(content: bytes, chance: random.Random) -> bytes:
    """The bytes of one part, before they are packed."""
    mutation = chance.choice((flip, truncate, repeat, _empty))
    return _repack(content, chance, lambda part: mutation(part, chance) if part else part)


def damage_tree(content: bytes, chance: random.Random) -> bytes:
    """Elements of one part are dropped, doubled, emptied or carry odd values; it stays well-formed."""

    def change(part: bytes) -> bytes:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
        for _ in range(chance.choice((1, 5, 30))):
            _change_element(root, chance)
        return bytes(etree.tostring(root))

    return _repack(content, chance, change)


def _change_element(root: etree._Element, chance: random.Random) -> None:
    element = chance.choice(list(root.iter()))
    parent = element.getparent()
    what = chance.randrange(4)
    if parent is None:
        return
    if what == 0:
        parent.remove(element)
    elif what == 1:
        parent.insert(chance.randrange(len(parent) + 1), deepcopy(element))
    elif what == 2:
        element.text = chance.choice(("", "№", "1.1", "31.02.2022", "ь" * 5000, "999999999999"))
    for name in list(element.attrib) if what == 3 else ():
        element.set(name, chance.choice(("", "-1", "0", "99999999", "A1:XFD1048576", "continue", "x")))


def drop_member(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        lost = chance.choice(package.namelist())
    return _repack(content, chance, lambda part: part, lost=lost)


def _empty(part: bytes, chance: random.Random) -> bytes:
    return part[:0]


def _repack(
    content: bytes, chance: random.Random, change: Callable[[bytes], bytes], *, lost: str = ""
) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(target, "w") as other:
        changed = chance.choice([name for name in package.namelist() if name.endswith((".xml", ".rels"))])
        for name in package.namelist():
            if name != lost:
                part = package.read(name)
                other.writestr(name, change(part) if name == changed else part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


_ANY: tuple[_Mutation, ...] = (flip, truncate, repeat)
_MUTATIONS: dict[str, tuple[_Mutation, ...]] = {
    ".docx": (*_ANY, damage_member, damage_tree, damage_tree, drop_member),
    ".xlsx": (*_ANY, damage_member, damage_tree, damage_tree, drop_member),
    ".pdf": (*_ANY, renumber, renumber),
    ".txt": (*_ANY, renumber),
}


def damage(path: Path, chance: random.Random) -> bytes:
    content = path.read_bytes()
    return chance.choice(_MUTATIONS[path.suffix])(content, chance)


def is_said(error: RejectedError) -> bool:
    """Whether the refusal is a sentence in every language."""
    try:
        return all(Texts(locale, strict=True).say_plain(error.key, **error.values) for locale in LOCALES)
    except TextError:
        return False


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak.documents", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="damaged files (2000)")
    parser.add_argument("--seed", type=int, default=850, help="repeat a run's chances (850)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vekhi-documents-") as folder:
        return asyncio.run(_soak(given.count, given.seed, Path(folder)))


async def _soak(count: int, seed: int, folder: Path) -> int:
    began, ends, faults = time.monotonic(), Counter[str](), list[str]()
    crashes = _Crashes()
    logging.getLogger("documents.child").addHandler(crashes)
    numbers = iter(range(count))

    async def work() -> None:
        for number in numbers:
            end, fault = await _read(number, seed, folder, crashes)
            ends[end] += 1
            faults.extend([f"{seed}/{number}: {fault}"] if fault else [])

    async with asyncio.TaskGroup() as workers:
        for _ in range(AT_ONCE):
            workers.create_task(work())
    took = round(time.monotonic() - began, 1)
    figures = {
        "files": count,
        "ends": dict(ends.most_common()),
        "seconds": took,
        "seed": seed,
        "faults": faults,
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 1 if faults else 0


class _Crashes(logging.Handler):
    """Tracebacks of children, which people see as a damaged file."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage()[-300:])


async def _read(number: int, seed: int, folder: Path, crashes: _Crashes) -> tuple[str, str]:
    """How one damaged file ended, and what is wrong with that."""
    chance = random.Random(f"{seed}/{number}")
    whole = ROOT / chance.choice(WHOLE)
    path = folder / f"{number}{whole.suffix}"
    path.write_bytes(damage(whole, chance))
    began = time.monotonic()
    end, fault = "order", ""
    try:
        await read_order(path)
    except RejectedError as error:
        end = error.key
        fault = "" if is_said(error) else f"no sentence for {error.key}"
    took = time.monotonic() - began
    if crashes.seen:
        fault = crashes.seen.pop()
    elif took > LONGEST:
        fault = f"took {took:.1f} s"
    if not fault:
        path.unlink()
    return end, fault


if __name__ == "__main__":
    sys.exit(main())
