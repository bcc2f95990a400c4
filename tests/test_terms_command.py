"""`python -m bot term`, as an operator or a program calls it."""

import argparse
import json
import subprocess
import sys

import pytest

from bot.term import add_arguments, run

SCRIPT = """
import argparse, sys
from bot import term
parser = argparse.ArgumentParser()
term.add_arguments(parser)
status = term.run(parser.parse_args())
heavy = {"aiogram", "alembic", "sqlalchemy", "pydantic"} & set(sys.modules)
sys.exit(f"loaded {heavy}" if heavy else status)
"""


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(words))


def pipe(lines: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", SCRIPT, "--jsonl", *words]
    return subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_term_is_answered_with_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("декабрь 2022", "--year", "2022/2023", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "text": "декабрь 2022",
        "kind": "month",
        "windows": [{"start": "2022-12-01", "end": "2022-12-31", "due": "2022-12-30"}],
        "conditional": False,
        "resolved": True,
        "ambiguous": False,
    }


def test_a_person_sees_the_windows_and_the_next_dates(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOCK_START", "2022-11-21T08:59:50+03:00")
    assert call("до 15.10.2022 и 01.12.2022", "--year", "2022/2023") == 0
    assert capsys.readouterr().out.splitlines() == [
        "deadline",
        "… – 2022-10-15, due 2022-10-15",
        "… – 2022-12-01, due 2022-12-01",
        "Ближайшие даты: 01.12.2022",
    ]


@pytest.mark.parametrize(
    ("today", "line"),
    [
        ("2022-12-30", "Next dates: 30.12.2022, 31.01.2023, 28.02.2023"),
        ("2023-08-01", "All the dates are past, the last ones: 28.04.2023, 31.05.2023, 30.06.2023"),
    ],
)
def test_no_more_than_three_dates_are_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, today: str, line: str
) -> None:
    monkeypatch.setenv("CLOCK_START", f"{today}T09:00:00+03:00")
    monkeypatch.setenv("LOCALE", "en")
    assert call("ежемесячно", "--year", "2022/2023") == 0
    assert capsys.readouterr().out.splitlines()[-1] == line


def test_a_person_sees_where_the_reading_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("май, кое-когда", "--year", "2022/2023") == 0
    assert capsys.readouterr().out.splitlines() == ["none", "май, >>кое<<-когда"]


def test_a_person_sees_both_readings(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("октябрь или ноябрь", "--year", "2022/2023") == 0
    assert capsys.readouterr().out.splitlines() == [
        "month",
        "1?",
        "2022-10-01 – 2022-10-31, due 2022-10-31",
        "2?",
        "2022-11-01 – 2022-11-30, due 2022-11-30",
    ]


@pytest.mark.parametrize("words", [("май", "--year", "2022/20223"), (), ("--year", "2023")])
def test_a_mistake_is_one_line_and_status_2(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("vekhi: ")
    assert captured.err.count("\n") == 1


def test_without_a_year_the_plan_is_this_school_year(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOCK_START", "2022-12-21T08:59:50+03:00")
    assert call("март", "--json") == 0
    assert json.loads(capsys.readouterr().out)["windows"][0]["start"] == "2023-03-01"


def test_lines_are_answered_in_order_and_load_no_telegram() -> None:
    done = pipe('{"text": "март", "year": "2022/2023"}\n{"text": "март", "year": 2021}\n')
    assert (done.returncode, done.stderr) == (0, "")
    starts = [json.loads(line)["windows"][0]["start"] for line in done.stdout.splitlines()]
    assert starts == ["2023-03-01", "2021-03-01"]


def test_a_bad_line_is_answered_in_its_place() -> None:
    lines = [
        '{"text": "март"}',
        "март",
        "[]",
        '{"text": 1}',
        '{"text": "март", "year": "скоро"}',
        '{"text": ""}',
    ]
    done = pipe("\n".join(lines), "--year", "2022/2023")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False]
    assert (done.returncode, done.stderr) == (2, "")
