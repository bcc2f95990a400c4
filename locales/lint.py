"""`python -m locales.lint`: whether every text is there, in both languages, and used."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from locales.entries import Entry, read_entries, variables_of
from locales.texts import FOLDER, LOCALES, TextError
from locales.usage import Usage, read_usage

FLOORS = (
    "bot", "scheduler", "web", "handlers", "services", "storage", "documents", "locales", "roadmap",
)  # fmt: skip
HOUSE = "house.txt"

Entries = Mapping[str, Entry]


def lint(root: Path, folder: Path = FOLDER, floors: tuple[str, ...] = FLOORS) -> list[str]:
    """All that is wrong, a line each."""
    try:
        read = {locale: list(read_entries(folder, locale)) for locale in LOCALES}
    except TextError as error:
        return [str(error)]
    languages = {locale: {entry.name: entry for entry in entries} for locale, entries in read.items()}
    usage = read_usage(root, floors)
    found = [fault for locale in LOCALES for fault in _check_entries(read[locale], languages[locale])]
    found += _check_twins(languages)
    found += _check_usage(languages[LOCALES[0]], usage)
    for locale in LOCALES:
        found += _check_words(folder / locale)
    return found


def _check_entries(entries: list[Entry], known: Entries) -> Iterator[str]:
    first: dict[str, str] = {}
    for entry in entries:
        if entry.name in first:
            yield f"{entry.place}: {entry.name} stands already in {first[entry.name]}"
        first.setdefault(entry.name, entry.place)
        yield from (f"{entry.place}: {entry.name} {fault}" for fault in entry.faults)
        for name in sorted(entry.references - known.keys()):
            yield f"{entry.place}: {entry.name} refers to {name}, which is not there"


def _check_twins(languages: Mapping[str, Entries]) -> Iterator[str]:
    first, *others = LOCALES
    for locale in others:
        for name in sorted(languages[first].keys() ^ languages[locale].keys()):
            there = languages[first].get(name) or languages[locale][name]
            if not name.startswith("-"):  # a language has the terms it needs
                yield f"{there.place}: {name} is only in {there.place[:2]}"
        for name in sorted(languages[first].keys() & languages[locale].keys()):
            different = variables_of(name, languages[first]) ^ variables_of(name, languages[locale])
            if different and not name.startswith("-"):
                place = languages[locale][name].place
                yield f"{place}: {name} differs from {first} in {', '.join(sorted(different))}"


def _check_usage(entries: Entries, usage: Usage) -> Iterator[str]:
    yield from usage.faults
    for use in usage.uses:
        if use.key not in entries:
            yield f"{use.place}: there is no text {use.key}"
        elif use.given is not None and (missing := variables_of(use.key, entries) - use.given):
            yield f"{use.place}: {use.key} needs {', '.join(sorted(missing))}"
    used = {use.key for use in usage.uses} | usage.literals
    for entry in entries.values():
        used |= entry.references
    for name in sorted(entries.keys() - used):
        yield f"{entries[name].place}: nobody uses {name}"


def _check_words(folder: Path) -> Iterator[str]:
    """Spellings and words of the house: `wrong = right` a line, `*` stands for any letters."""
    house = folder / HOUSE
    if not house.exists():
        return
    pairs = [line.split(" = ") for line in house.read_text("utf-8").splitlines() if " = " in line]
    for path in sorted(folder.glob("*.ftl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for wrong, right in pairs:
                pattern = re.escape(wrong).replace(r"\*", r"\w*")
                if not line.startswith("#") and re.search(rf"\b{pattern}\b", line, re.IGNORECASE):
                    yield f"{folder.name}/{path.name}:{number}: «{wrong}» is written «{right}»"


def main() -> int:
    root = FOLDER.parent
    sys.path.insert(0, str(root))
    found = lint(root)
    print("\n".join(found) if found else "The texts are complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
