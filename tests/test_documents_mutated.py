"""Sixty damaged orders: each is read, or refused in one clear sentence."""

import json
import random
from contextlib import suppress
from pathlib import Path

import pytest

from documents.child import read_order
from documents.read import main
from roadmap.errors import RejectedError
from soak.documents import WHOLE, damage, is_said

ROOT = Path(__file__).parent.parent
SEED = 594
COUNT = 60
IN_A_CHILD = range(0, COUNT, 10)


def write_damaged(number: int, folder: Path) -> Path:
    """In turn from every kind of file; the same number gives the same file."""
    whole = ROOT / WHOLE[number % len(WHOLE)]
    path = folder / f"{number}{whole.suffix}"
    path.write_bytes(damage(whole, random.Random(f"{SEED}/{number}")))
    return path


@pytest.mark.parametrize("number", range(COUNT))
def test_a_damaged_file_is_read_or_refused_in_a_sentence(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main([str(write_damaged(number, tmp_path))])
    output, complaint = capsys.readouterr()
    if status == 0:
        assert json.loads(output)
    else:
        key, _, values = complaint.strip().rpartition("\n")[2].partition(" ")
        assert is_said(RejectedError(key, **json.loads(values)))


@pytest.mark.parametrize("number", IN_A_CHILD)
async def test_a_child_ends_cleanly_on_a_damaged_file(
    number: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with suppress(RejectedError):
        await read_order(write_damaged(number, tmp_path))
    assert caplog.records == []
