"""The program's commands from the shell: what they print, what they load, how they refuse."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main

ROOT = Path(__file__).parent.parent
ORDER = ROOT / "tests" / "data" / "prikaz-594.docx"
CLOCK = "2022-12-21T09:00:00+03:00"
WATCH = """
import sys
from bot.__main__ import main
status = main(sys.argv[1:])
heavy = {"aiogram", "alembic", "aiohttp", "apscheduler"} & set(sys.modules)
sys.exit(f"loaded {sorted(heavy)}" if heavy else status)
"""


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Shell:
    """An operator at a checkout with a database of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.env = settings_of(folder)
        self._capsys = capsys

    def run(self, *words: object, **settings: str) -> Done:
        """The command in this process: a new one takes seconds to load."""
        self._capsys.readouterr()
        status = call(self.folder, self.env | settings, *words)
        return Done(status, *self._capsys.readouterr())

    def json(self, *words: object, **settings: str) -> Any:
        done = self.run(*words, "--json", **settings)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def refusal(self, *words: object, **settings: str) -> str:
        """The one line of a command that ends with status 2 and prints nothing."""
        done = self.run(*words, **settings)
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        return line


def settings_of(folder: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/data/vekhi.db",
        "DATA_DIR": str(folder),
        "CLOCK_START": CLOCK,
    }


def call(folder: Path, settings: Mapping[str, str], *words: object) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, value in settings.items():
            patch.setenv(name, value)
        try:
            return main([str(word) for word in words])
        except SystemExit as end:
            return int(str(end.code))


def spawn(shell: Shell, *command: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **shell.env, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, env=env, cwd=shell.folder, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With order 594 imported once for all tests that only look."""
    folder = tmp_path_factory.mktemp("loaded")
    assert call(folder, settings_of(folder), "import", ORDER) == 0
    return folder


@pytest.fixture
def loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(folder, capsys)


def test_an_import_prints_the_order_as_one_document(shell: Shell) -> None:
    document = shell.json("import", ORDER)

    assert document["order"]["number"] == "594"
    assert len(document["schools"]) == 43
    sizes = [sum(len(section["items"]) for section in plan["sections"]) for plan in document["roadmaps"]]
    assert sizes == [25, 23, 23]


def test_a_second_import_says_that_nothing_changed(loaded: Shell) -> None:
    done = loaded.run("import", ORDER)

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "Приказ 594 уже загружен, ничего не изменилось."


def test_the_file_of_an_imported_order_is_kept_by_its_content(loaded: Shell) -> None:
    sha256 = hashlib.sha256(ORDER.read_bytes()).hexdigest()
    kept = loaded.folder / "files" / sha256[:2] / sha256[2:]
    assert kept.read_bytes() == ORDER.read_bytes()


def test_a_dry_run_stores_nothing(shell: Shell) -> None:
    document = shell.json("import", ORDER, "--dry-run")

    assert len(document["roadmaps"]) == 3
    assert not (shell.folder / "data").exists()


def test_clusters_can_be_named_by_hand(shell: Shell) -> None:
    document = shell.json("import", ORDER, "--dry-run", "--clusters", "ШПУ, ШБУ")

    assert {tuple(plan["clusters"]) for plan in document["roadmaps"]} == {("ШПУ", "ШБУ")}


def test_the_summary_has_the_figures_of_the_contract(loaded: Shell) -> None:
    document = loaded.json("summary", "--date", "2023-01-31")

    assert list(document) == ["date", "totals", "roadmaps", "clusters", "schools", "organizations"]
    totals = document["totals"]
    statuses = ("pending", "in_progress", "difficulty", "done", "not_applicable")
    assert totals["asked"] == sum(totals[name] for name in statuses) > 0
    assert [plan["code"] for plan in document["roadmaps"]] == ["ДК1", "ДК2", "ДК3"]
    assert [cluster["name"] for cluster in document["clusters"]] == ["ШПУ", "ШБУ", "ШНРО", "ШФНСУ", "ШсРНР"]
    assert len(document["schools"]) == 43
    parts = document["schools"] + document["organizations"]
    assert all(totals[name] == sum(part[name] for part in parts) for name in totals)


def test_the_summary_is_of_the_programs_today(loaded: Shell) -> None:
    assert loaded.json("summary")["date"] == "2022-12-21"


def test_figures_can_be_read_by_a_person(loaded: Shell) -> None:
    lines = loaded.run("summary").stdout.splitlines()

    assert lines[0] == "На 21.12.2022"
    assert lines[1].startswith("Всего: спрошено ")


def test_an_invite_has_what_the_contract_says(loaded: Shell) -> None:
    document = loaded.json("invite", "--org", "«сш 9»", "--role", "director")

    assert list(document) == ["org", "role", "token", "link", "expires"]
    assert (document["org"], document["role"], document["link"]) == ("СШ № 9", "director", None)
    assert document["expires"].startswith("2023-01-04T09:")


def test_every_school_gets_an_invite(loaded: Shell) -> None:
    documents = loaded.json("invite", "--all")

    assert len({document["org"] for document in documents}) == 43
    assert {document["role"] for document in documents} == {"director"}


def test_an_invite_without_a_known_bot_is_a_word_to_type(loaded: Shell) -> None:
    line = loaded.run("invite", "--org", "ОЦПРМСО", "--role", "coordinator").stdout

    assert line.startswith("ОЦПРМСО, координатор: /start ")


def test_english_is_spoken_too(loaded: Shell) -> None:
    assert "every school" not in loaded.run("summary", LOCALE="en").stderr
    assert loaded.refusal("invite", "--org", "x", "--role", "director", LOCALE="en") == (
        "vekhi: I do not know “x”, nor anything like it."
    )


@pytest.mark.parametrize(
    "words",
    [("summary",), ("invite", "--org", "СШ № 9", "--role", "director"), ("import", ORDER), ("term", "май")],
)
def test_a_command_loads_neither_telegram_nor_migrations(loaded: Shell, words: tuple[object, ...]) -> None:
    done = spawn(loaded, sys.executable, "-c", WATCH, *map(str, words))

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("invite", "--org", "СШ № 99", "--role", "director"), "СШ № 9"),
        (("invite", "--org", "СШ", "--role", "director"), "Может быть"),
        (("invite", "--org", "СШ № 9", "--role", "coordinator"), "школа"),
        (("invite", "--org", "СШ № 9"), "--role"),
        (("invite",), "--all"),
        (("invite", "--org", "СШ № 9", "--role", "king"), "king"),
        (("summary", "--date", "вчера"), "2023-01-20"),
        (("import", "nothing.docx"), "nothing.docx"),
        (("import", ORDER, "--year", "3022"), "3022"),
        (("import",), "FILE"),
        (("dance",), "dance"),
    ],
)
def test_a_mistake_is_told_in_one_line(loaded: Shell, words: tuple[object, ...], part: str) -> None:
    assert part in loaded.refusal(*words)


@pytest.mark.parametrize(
    "url",
    ["nonsense", "sqlite+aiosqlite:////proc/vekhi.db", "postgresql+asyncpg://u:secret@127.0.0.1:1/vekhi"],
)
def test_a_broken_database_is_told_in_one_line(shell: Shell, url: str) -> None:
    line = shell.refusal("summary", DATABASE_URL=url)

    assert line.startswith("vekhi: ")
    assert "secret" not in line


def test_a_file_that_is_no_order_is_told_in_one_line(shell: Shell) -> None:
    (shell.folder / "letter.docx").write_text("Здравствуйте!")

    assert "letter.docx" in shell.refusal("import", "letter.docx")


def test_a_reader_who_has_seen_enough_is_no_failure(loaded: Shell) -> None:
    command = f"{sys.executable} -m bot summary --json | head -c 10"

    done = spawn(loaded, "bash", "-o", "pipefail", "-c", command)

    assert (done.returncode, done.stderr) == (0, "")
