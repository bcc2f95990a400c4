"""`python -m documents.write KIND`: a paper from JSON on standard input to a file on standard output.

It has the limits of `documents.read`: the words are people's, and a table can be long.
"""

import importlib
import json
import sys
from typing import Any, Protocol, cast

from documents.read import SECONDS, limit_process

KINDS = (
    "school_report",
    "calendar_file",
    "report",
    "month_plan",
    "picture",
    "invite_sheet",
    "workbook",
    "archive",
)
LASTING = {"report": 60, "workbook": 60, "archive": 3600}
"""Seconds of work that papers of a whole region may take."""
UNWRITTEN = 3
"""The exit status when there is no room for a file, or no way to it."""


class Writes(Protocol):
    def write(self, paper: dict[str, Any]) -> bytes: ...


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in KINDS:
        sys.stderr.write(f"one of {', '.join(KINDS)} is wanted\n")
        return 2
    writer = cast("Writes", importlib.import_module(f"documents.{arguments[0]}"))
    try:
        sys.stdout.buffer.write(writer.write(json.load(sys.stdin)))
    except OSError as error:
        sys.stderr.write(f"{error.strerror or error}\n")
        return UNWRITTEN
    return 0


if __name__ == "__main__":
    limit_process(LASTING.get(sys.argv[-1], SECONDS))
    sys.exit(main(sys.argv[1:]))
