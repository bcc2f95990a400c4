"""What holds for the whole tree: locks, dependencies, floors, sizes, settings."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot.settings import Settings
from locales.lint import FLOORS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OURS = {*FLOORS, "sandbox"}
MODULES = [path for floor in sorted(OURS) for path in sorted((ROOT / floor).rglob("*.py"))]
PROVIDERS = packages_distributions()
NAMED_BY_URL = {"aiosqlite", "tzdata"}  # loaded by SQLAlchemy and zoneinfo, imported by nobody
LISTS = {"storage/schema.py", "storage/migrations/versions"}  # one table after another


def _distribution(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def _imported(path: Path) -> Iterator[str]:
    """The distributions a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in names:
            top = name.partition(".")[0]
            if top == "fluent":
                yield "-".join(name.split(".")[:2])
            elif top not in sys.stdlib_module_names and top not in OURS:
                yield _distribution(PROVIDERS.get(top, [top])[0])


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_of_a_lock_has_its_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())
    assert [
        pin.split()[0] for pin in pins if not re.match(r"\S+==\S+ (; .+ )?\\\n    --hash=sha256:", pin)
    ] == []
    assert "://" not in text
    assert "--index-url" not in text


def test_the_runtime_is_the_same_with_and_without_the_tools() -> None:
    runtime, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime <= dev


def test_what_is_declared_is_used_and_what_is_used_is_declared() -> None:
    declared = {_distribution(requirement) for requirement in PROJECT["project"]["dependencies"]}
    assert {name for path in MODULES for name in _imported(path)} | NAMED_BY_URL == declared


def test_what_the_tests_use_is_declared() -> None:
    groups = [PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["dev"]]
    declared = {_distribution(requirement) for group in groups for requirement in group}
    tests = sorted((ROOT / "tests").glob("*.py"))
    own = {path.stem.replace("_", "-") for path in tests} | {"tests", "soak", "bench"}
    assert {name for path in tests for name in _imported(path)} - own <= declared


def test_packages_open_with_nothing() -> None:
    assert [path for path in MODULES if path.name == "__init__.py" and path.stat().st_size] == []


def test_no_file_is_too_long() -> None:
    names = {path: path.relative_to(ROOT).as_posix() for path in MODULES}
    code = [path for path, name in names.items() if not name.startswith(tuple(LISTS))]
    assert [names[path] for path in code if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_the_program_loads_nothing_before_it_knows_the_command() -> None:
    for path in (ROOT / "bot").glob("__main__.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "." for node in tree.body if isinstance(node, ast.ImportFrom)}
        assert names <= {"argparse", "importlib", "os", "sys", "typing"}


def test_every_setting_is_in_the_example_and_in_the_readme() -> None:
    fields = {name.upper() for name in Settings.model_fields}
    example = (ROOT / ".env.example").read_text("utf-8")
    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == fields
    table = (ROOT / "README.md").read_text("utf-8").partition("### Settings")[2].partition("###")[0]
    assert set(re.findall(r"`([A-Z_]{4,})`", table.partition("|---")[2])) - {"INFO"} == fields
