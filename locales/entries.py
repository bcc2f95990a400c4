"""The entries of one language as the lint sees them: variables, references, plural forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from locales.texts import parse

PLURALS = {"ru": {"one", "few", "many"}, "en": {"one", "other"}}
_CATEGORIES = {"zero", "one", "two", "few", "many"}


@dataclass(slots=True)
class Entry:
    """`name` of a term begins with a hyphen; `variables` and `references` are its own, not inherited."""

    name: str
    place: str
    variables: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


class _Reader(Visitor):
    def __init__(self, entry: Entry, locale: str) -> None:
        self.entry = entry
        self.locale = locale

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.entry.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.entry.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.entry.references.add(f"-{node.id.name}")

    def visit_Attribute(self, node: ast.Attribute) -> None:  # noqa: N802
        self.entry.faults.append(f"has an attribute .{node.id.name}: nobody reads it")

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        forms = {variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier)}
        if forms & _CATEGORIES:
            needed = PLURALS[self.locale]
            if missing := needed - forms:
                self.entry.faults.append(f"lacks the plural form {', '.join(sorted(missing))}")
            if surplus := forms - needed - {"other"}:
                self.entry.faults.append(
                    f"has a plural form that is never used: {', '.join(sorted(surplus))}"
                )
        self.generic_visit(node)


def read_entries(folder: Path, locale: str) -> Iterator[Entry]:
    """All entries in the order of the files; raises TextError at what cannot be read."""
    for path in sorted((folder / locale).glob("*.ftl")):
        source = path.read_text("utf-8")
        for node in parse(path).body:
            if not isinstance(node, ast.Message | ast.Term):
                continue
            line = source.count("\n", 0, node.id.span.start if node.id.span else 0) + 1
            name = f"-{node.id.name}" if isinstance(node, ast.Term) else node.id.name
            entry = Entry(name, f"{locale}/{path.name}:{line}")
            if node.value is None:
                entry.faults.append("has no text")
            _Reader(entry, locale).visit(node)
            yield entry


def variables_of(name: str, entries: Mapping[str, Entry], seen: frozenset[str] = frozenset()) -> set[str]:
    """The variables a text needs, those of the texts it refers to included (terms see none)."""
    entry = entries.get(name)
    if entry is None or name in seen:
        return set()
    inherited = (
        variables_of(other, entries, seen | {name}) for other in entry.references if not other.startswith("-")
    )
    return entry.variables.union(*inherited)
