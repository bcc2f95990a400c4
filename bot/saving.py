"""Files that a command writes: whole in their place, or not there at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.refusal import RefusalError


@contextmanager
def written_aside(out: Path) -> Iterator[Path]:
    """A path beside `out` to write to; what was written takes the place of `out` at once."""
    aside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        aside.touch()
        if out.is_dir():
            raise IsADirectoryError(21, os.strerror(21))
        yield aside
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        aside.replace(out)
    except OSError as error:
        raise RefusalError(f"{out} cannot be written: {error.strerror}") from None
    finally:
        if os.path.lexists(aside):  # one whose name is too long never was
            aside.unlink()
