"""Which texts the code asks for.

Found are literal keys in `.say(…)`, `.say_plain(…)`, in the errors of `roadmap.errors` and in `Problem(…)`.
A key that is put together («status-» and a status) has to stand in a module-level constant called `KEYS` or
`…_KEYS` of its module: a tuple of keys, or a mapping to keys.
"""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from roadmap import errors

ERRORS = frozenset(name for name, _ in inspect.getmembers(errors, inspect.isclass))
_PROBLEM = ((1, "key"), (3, "proposal_key"))


@dataclass(frozen=True, slots=True)
class Use:
    """`given` are the names of the values, None where they cannot be told from the call."""

    key: str
    place: str
    given: frozenset[str] | None = None


@dataclass(slots=True)
class Usage:
    uses: list[Use] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def read_usage(root: Path, floors: Iterable[str]) -> Usage:
    usage = Usage()
    for floor in floors:
        for path in sorted((root / floor).rglob("*.py")):
            _read_module(path, path.relative_to(root), usage)
    return usage


def _read_module(path: Path, name: Path, usage: Usage) -> None:
    tree = ast.parse(path.read_text("utf-8"), str(path))
    declared: set[str] = set()
    try:
        declared.update(*(_values(name, constant) for constant in _constants(tree)))
    except ImportError as error:
        usage.faults.append(f"{name}: its keys cannot be read: {error}")
    usage.uses += (Use(key, str(name)) for key in sorted(declared))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            usage.literals.add(node.value)
        if not isinstance(node, ast.Call):
            continue
        for argument, given in _key_arguments(node):
            place = f"{name}:{argument.lineno}"
            for key in _branches(argument):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    usage.uses.append(Use(key.value, place, given))
                elif isinstance(key, ast.JoinedStr) and not _is_declared(key, declared):
                    usage.faults.append(f"{place}: {ast.unparse(key)} is not in KEYS of its module")


def _constants(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and re.fullmatch(r"(\w+_)?KEYS", target.id):
                yield target.id


def _values(name: Path, constant: str) -> Iterable[str]:
    module = import_module(".".join(name.with_suffix("").parts))
    value: Mapping[object, str] | Iterable[str] = getattr(module, constant)
    return value.values() if isinstance(value, Mapping) else value


def _key_arguments(call: ast.Call) -> Iterator[tuple[ast.expr, frozenset[str] | None]]:
    """The arguments of a call that are keys, each with the names of the values given to it."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    if name in {"say", "say_plain"} or name in ERRORS:
        given = None if None in named else frozenset(filter(None, named))
        if call.args:
            yield call.args[0], given
    elif name == "Problem":
        for position, key in _PROBLEM:
            argument = call.args[position] if len(call.args) > position else named.get(key)
            if argument is not None and not (isinstance(argument, ast.Constant) and not argument.value):
                yield argument, None


def _branches(argument: ast.expr) -> Iterator[ast.expr]:
    if isinstance(argument, ast.IfExp):
        yield from _branches(argument.body)
        yield from _branches(argument.orelse)
    else:
        yield argument


def _is_declared(key: ast.JoinedStr, declared: set[str]) -> bool:
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in key.values)
    pattern = re.compile("".join(parts))
    return any(pattern.fullmatch(known) for known in declared)
