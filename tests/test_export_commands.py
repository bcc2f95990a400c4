"""`export` and `archive` from the shell: whole files, one line, no traceback for a mistake."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from test_commands import Shell


@pytest.fixture
def shell(tmp_path: Path, order594: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    (tmp_path / "data").mkdir()
    shutil.copyfile(order594, tmp_path / "data" / "vekhi.db")
    return Shell(tmp_path, capsys)


def test_the_book_of_order_594_is_written(shell: Shell) -> None:
    out = shell.folder / "вехи.xlsx"
    out.write_bytes(b"older")

    done = shell.run("export", "--out", out)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{out}: ответов 0, подтверждений 0, изменений 1.\n"
    book = load_workbook(out)
    totals = shell.json("summary")["totals"]
    assert [cell.value for cell in book["Сводка"][2]][3:] == list(totals.values())
    assert book["Показатели"].max_row == 1 + 34
    assert [each.name for each in shell.folder.glob(".*")] == []


def test_an_archive_of_nothing_is_its_register(shell: Shell) -> None:
    out = shell.folder / "вехи.zip"

    done = shell.run("archive", "--out", out, "--roadmap", "ДК1", "--item", "1.6")

    assert (done.returncode, done.stdout) == (0, f"{out}: файлов 0, нет в архиве 0.\n")
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == ["00_Опись.xlsx"]


def test_mistakes_are_told_in_one_line_and_leave_nothing(shell: Shell) -> None:
    out = shell.folder / "вехи.xlsx"
    out.write_bytes(b"older")
    assert "--out" in shell.refusal("export", "--out", "вехи.zip")
    assert "--out" in shell.refusal("archive", "--out", "вехи.xlsx")
    assert "ДК9" in shell.refusal("export", "--out", out, "--roadmap", "ДК9")
    assert "--roadmap" in shell.refusal("export", "--out", out, "--item", "1.6")
    assert "Луна" in shell.refusal("export", "--out", out, "--org", "Луна")
    assert "too long" in shell.refusal("export", "--out", shell.folder / f"{'я' * 200}.xlsx")
    nowhere = shell.folder / "no" / "вехи.zip"
    assert "cannot be written" in shell.refusal("archive", "--out", nowhere)
    assert out.read_bytes() == b"older"
    assert [each.name for each in shell.folder.glob(".*")] == []


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("export",), "вехи.xlsx"),
        (("archive",), "вехи.zip"),
        (("report", "594", "--date", "2023-01-20"), "594.docx"),
    ],
)
def test_a_full_disk_is_told_in_one_line_and_leaves_nothing(
    shell: Shell, command: tuple[str, ...], name: str
) -> None:
    out = shell.folder / name
    out.write_bytes(b"older")
    (shell.folder / f".{name}.{os.getpid()}").symlink_to("/dev/full")

    assert "No space left on device" in shell.refusal(*command, "--out", out)

    assert out.read_bytes() == b"older"
    assert [each.name for each in shell.folder.glob(".*")] == []
