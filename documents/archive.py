"""A ZIP of files with their register, written to its path piece by piece: no file is ever whole in memory."""

import os
import shutil
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from documents import workbook

PIECE = 1 << 20
READABLE = 0o644 << 16
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Before this no ZIP knows a day."""


def write(paper: dict[str, Any]) -> bytes:
    """Photos and PDFs are as small as they get: they are packed as they are."""
    with Path(paper["out"]).open("wb") as output:
        with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
            for file in paper["files"]:
                _add(archive, file)
            created = datetime.fromisoformat(paper["register"]["created"]).replace(tzinfo=None)
            register = _entry(paper["register_name"], created)
            archive.writestr(register, workbook.write(paper["register"]))
        output.flush()
        os.fsync(output.fileno())
    return b""


def _add(archive: zipfile.ZipFile, file: dict[str, str]) -> None:
    path = Path(file["path"])
    entry = _entry(file["name"], datetime.fromisoformat(file["moment"]))
    entry.file_size = path.stat().st_size
    with path.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target, PIECE)


def _entry(name: str, moment: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, max(moment.timetuple()[:6], EARLIEST))
    entry.external_attr = READABLE
    return entry
