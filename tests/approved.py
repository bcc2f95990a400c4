"""Texts that a reader has approved: a test compares with them, `pytest --approve` takes what is said now."""

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Approved:
    takes_new: bool

    def check(self, name: str, text: str) -> None:
        """Fails with the lines that differ, unless the new text is to be taken."""
        path = FOLDER / name
        if self.takes_new:
            path.write_text(text, "utf-8")
        before = path.read_text("utf-8") if path.exists() else ""
        lines = list(unified_diff(before.splitlines(), text.splitlines(), name, "now", n=1, lineterm=""))
        shown = "\n".join(lines[:SHOWN])
        assert not lines, (
            f"{shown}\n\nRead it; if it is well said: python -m pytest {name_of(name)} --approve"
        )


def name_of(name: str) -> str:
    return f"tests/test_{name.split('_', maxsplit=1)[0].removesuffix('.txt')}.py"
