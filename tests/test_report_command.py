"""`python -m bot report`: the file it writes, the one line it says, how it refuses."""

import shutil
from pathlib import Path

import pytest
from test_commands import Shell
from word_text import WordText


@pytest.fixture
def shell(tmp_path: Path, order594: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    (tmp_path / "data").mkdir()
    shutil.copyfile(order594, tmp_path / "data" / "vekhi.db")
    return Shell(tmp_path, capsys)


def test_the_report_of_order_594_is_written(shell: Shell) -> None:
    out = shell.folder / "отчёт.docx"

    done = shell.run("report", "594", "--date", "2023-01-20", "--out", out)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Готово строк 21 из 71")
    read = WordText.read(out.read_bytes())
    assert "продолжается по 15" in read.text
    assert {"1.1", "1.2", "3.9"} <= {row[0] for row in read.rows}


def test_mistakes_are_told_in_one_line(shell: Shell) -> None:
    out = shell.folder / "r.docx"
    assert "№ 77" in shell.refusal("report", "77", "--date", "2023-01-20", "--out", out)
    assert "--date" in shell.refusal("report", "594", "--date", "20 января", "--out", out)
    assert "--out" in shell.refusal("report", "594", "--date", "2023-01-20", "--out", "r.pdf")
    nowhere = shell.folder / "no" / "r.docx"
    assert "cannot be written" in shell.refusal("report", "594", "--date", "2023-01-20", "--out", nowhere)
    assert not out.exists()
