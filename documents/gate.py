"""Checks of a file before anything parses it (LIBRARIES §4.5); the content decides, never the name."""

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from documents.package import CONTENT_TYPES, WORD_MAIN, read_part_types
from roadmap.errors import RejectedError

MEGABYTE = 1 << 20
MAX_FILE = 20 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
MAX_ENTRIES = 1_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


class FileKind(StrEnum):
    DOCX = "docx"


def check_file(path: Path) -> FileKind:
    """Say what the file is; `RejectedError` when it is not safe or cannot be read here."""
    head = _read_head(path)
    if head.startswith(_OLE):
        raise RejectedError(_name_ole(path))
    if head.startswith(_ZIP):
        return _check_zip(path)
    raise RejectedError(_name_foreign(path))


def _read_head(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise RejectedError("document-too-big", limit=MAX_FILE // MEGABYTE)
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise RejectedError("document-missing") from error
    if not head:
        raise RejectedError("document-empty")
    return head


def _name_ole(path: Path) -> str:
    """Old Office files and encrypted new ones share one container; its directory is UTF-16."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "document-encrypted"
    if "WordDocument".encode("utf-16-le") in content:
        return "document-old-word"
    return _name_foreign(path)


def _name_foreign(path: Path) -> str:
    return "document-mislabelled" if path.suffix.lower() in {".docx", ".docm"} else "document-kind"


def _check_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            _check_entries(package.infolist())
            return _find_kind(package, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise RejectedError("document-damaged") from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise RejectedError("document-bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RejectedError("document-encrypted")
    if any("vbaproject" in entry.filename.lower() for entry in entries):
        raise RejectedError("document-macros")


def _find_kind(package: zipfile.ZipFile, path: Path) -> FileKind:
    if CONTENT_TYPES not in package.namelist():
        raise RejectedError(_name_foreign(path))
    types = read_part_types(package).values()
    if any("macroenabled" in kind.lower() for kind in types):
        raise RejectedError("document-macros")
    if any(kind.endswith(WORD_MAIN) for kind in types):
        return FileKind.DOCX
    raise RejectedError(_name_foreign(path))
