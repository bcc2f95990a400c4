"""Checks of a file before anything parses it (LIBRARIES §4.5); the content decides, never the name."""

import zipfile
from enum import StrEnum
from pathlib import Path

from documents.encodings import MAX_TEXT, decode_text
from documents.foreign import name_foreign, name_ole
from documents.package import BOOK_MAIN, CONTENT_TYPES, DAMAGES, WORD_MAIN, read_part_types
from roadmap.errors import RejectedError

MEGABYTE = 1 << 20
MAX_FILE = 20 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
MAX_ENTRIES = 1_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_BINARY_BOOK = "sheet.binary.macroEnabled.main"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Bytes that may stand before a PDF's own first ones, as readers of PDF allow."""


class FileKind(StrEnum):
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    TXT = "txt"


_KINDS = {WORD_MAIN: FileKind.DOCX, BOOK_MAIN: FileKind.XLSX}


def check_file(path: Path) -> FileKind:
    """Say what the file is; `RejectedError` when it is not safe or cannot be read here."""
    content = _read(path)
    if content.startswith(_OLE):
        raise RejectedError(name_ole(content, path.suffix))
    if content.startswith(_ZIP):
        return _check_zip(path)
    if _PDF in content[:_PDF_WITHIN]:
        return FileKind.PDF
    foreign = name_foreign(content)
    if foreign is None and decode_text(content) is not None:
        if len(content) > MAX_TEXT:
            raise RejectedError("document-too-heavy")
        return FileKind.TXT
    raise RejectedError(foreign or _name_unknown(path))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise RejectedError("document-too-big", limit=MAX_FILE // MEGABYTE)
        content = path.read_bytes()
    except OSError as error:
        raise RejectedError("document-missing") from error
    if not content.strip():
        raise RejectedError("document-empty")
    return content


def _name_unknown(path: Path, honest: str = "document-kind") -> str:
    """What is named as one of ours is mislabelled; else it is what it says it is."""
    names = {f".{kind}" for kind in FileKind} | {".docm", ".xlsm"}
    return "document-mislabelled" if path.suffix.lower() in names else honest


def _check_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            _check_entries(package.infolist())
            return _find_kind(package, path)
    except DAMAGES as error:
        raise RejectedError("document-damaged") from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise RejectedError("document-bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RejectedError("document-encrypted")
    if any("vbaproject" in entry.filename.lower() for entry in entries):
        raise RejectedError("document-macros")


def _find_kind(package: zipfile.ZipFile, path: Path) -> FileKind:
    names = package.namelist()
    if CONTENT_TYPES not in names:
        is_open = "mimetype" in names and package.read("mimetype")[:64].startswith(_OPEN_DOCUMENT)
        raise RejectedError("document-open-document" if is_open else _name_unknown(path, "document-archive"))
    types = read_part_types(package).values()
    if any(kind.endswith(_BINARY_BOOK) for kind in types):
        raise RejectedError("document-old-excel")
    if any("macroenabled" in kind.lower() for kind in types):
        raise RejectedError("document-macros")
    for main, kind in _KINDS.items():
        if any(type_.endswith(main) for type_ in types):
            return kind
    raise RejectedError(_name_unknown(path))
