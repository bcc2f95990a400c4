"""`python -m documents.write KIND`: a paper from JSON on standard input to a file on standard output.

It has the limits of `documents.read`: the words are people's, and a table can be long.
"""

import importlib
import json
import sys
from typing import Any, Protocol, cast

from documents.read import limit_process

KINDS = ("school_report", "calendar_file", "report", "month_plan", "picture", "invite_sheet")


class Writes(Protocol):
    def write(self, paper: dict[str, Any]) -> bytes: ...


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in KINDS:
        sys.stderr.write(f"one of {', '.join(KINDS)} is wanted\n")
        return 2
    writer = cast("Writes", importlib.import_module(f"documents.{arguments[0]}"))
    sys.stdout.buffer.write(writer.write(json.load(sys.stdin)))
    return 0


if __name__ == "__main__":
    limit_process()
    sys.exit(main(sys.argv[1:]))
