"""`python -m documents.read FILE`: an office file as the JSON of a printed order, in limited memory and time.

Exit status 2 and one line «key {values}» on standard error when the file cannot be used.
"""

import importlib
import json
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.blocks import Block

MEMORY = 512 << 20
SECONDS = 10
LONGEST_ANSWER = 2_000_000


def limit_process(seconds: int = SECONDS) -> None:
    """The first thing of all: what comes after reads a stranger's file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_file(path: Path) -> str:
    from documents.gate import check_file
    from documents.orders import read_order
    from documents.printed import dump_printed

    return dump_printed(read_order(read_blocks(path, check_file(path))))


def read_blocks(path: Path, kind: str) -> "Sequence[Block]":
    """Only what the file needs is imported: a Word file is read in a fraction of a second."""
    reader = importlib.import_module(f"documents.{kind}")
    blocks: Sequence[Block] = reader.read_blocks(path)
    return blocks


def main(arguments: list[str]) -> int:
    from roadmap.errors import RejectedError

    if len(arguments) != 1:
        return _refuse("document-missing")
    try:
        answer = read_file(Path(arguments[0]))
    except RejectedError as error:
        return _refuse(error.key, **error.values)
    except (MemoryError, RecursionError):
        return _refuse("document-too-heavy")
    if len(answer) > LONGEST_ANSWER:
        return _refuse("document-too-heavy")
    sys.stdout.write(answer)
    return 0


def _refuse(key: str, **values: object) -> int:
    sys.stderr.write(f"{key} {json.dumps(values)}\n")
    return 2


if __name__ == "__main__":
    limit_process()
    sys.exit(main(sys.argv[1:]))
