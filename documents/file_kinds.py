"""What a file is by its content alone, and whether opening it would run something.

Only its first and last bytes are read: nothing is unpacked, whatever is inside.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HEAD, TAIL = 8 << 10, 64 << 10


class Risk(StrEnum):
    """Why a file is kept as it is but never handed on under the name of a document."""

    PROGRAM = "application/x-program"
    SCRIPT = "text/x-script"
    MACROS = "application/x-macros"


@dataclass(frozen=True, slots=True)
class FileKind:
    """`extension` is the honest one; of programs and scripts it is one that no system starts."""

    extension: str
    mime: str
    risk: Risk | None = None


UNKNOWN = FileKind("bin", "application/octet-stream")
TEXT = FileKind("txt", "text/plain")
PROGRAM = FileKind("bin", Risk.PROGRAM, Risk.PROGRAM)
SCRIPT = FileKind("txt", Risk.SCRIPT, Risk.SCRIPT)

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"dex\n",
    b"ITSF",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"!<arch>\n",
)
_BEGINNINGS = (
    (b"%PDF-", FileKind("pdf", "application/pdf")),
    (b"\xff\xd8\xff", FileKind("jpg", "image/jpeg")),
    (b"\x89PNG\r\n\x1a\n", FileKind("png", "image/png")),
    (b"GIF8", FileKind("gif", "image/gif")),
    (b"II*\x00", FileKind("tif", "image/tiff")),
    (b"MM\x00*", FileKind("tif", "image/tiff")),
    (b"BM", FileKind("bmp", "image/bmp")),
    (b"AT&TFORM", FileKind("djvu", "image/vnd.djvu")),
    (b"{\\rtf", FileKind("rtf", "application/rtf")),
    (b"Rar!\x1a\x07", FileKind("rar", "application/vnd.rar")),
    (b"7z\xbc\xaf\x27\x1c", FileKind("7z", "application/x-7z-compressed")),
    (b"\x1f\x8b", FileKind("gz", "application/gzip")),
    (b"OggS", FileKind("ogg", "audio/ogg")),
    (b"ID3", FileKind("mp3", "audio/mpeg")),
    (b"\xff\xfb", FileKind("mp3", "audio/mpeg")),
    (b"\xff\xf3", FileKind("mp3", "audio/mpeg")),
    (b"\x1a\x45\xdf\xa3", FileKind("webm", "video/webm")),
)
_BRANDS = (
    (re.compile(rb"hei[cfmsx]|mif1|msf1"), FileKind("heic", "image/heic")),
    (re.compile(rb"avi[fs]"), FileKind("avif", "image/avif")),
    (re.compile(rb"M4A"), FileKind("m4a", "audio/mp4")),
    (re.compile(rb"qt  "), FileKind("mov", "video/quicktime")),
    (re.compile(rb"3g"), FileKind("3gp", "video/3gpp")),
)
_RIFF = {
    b"WEBP": FileKind("webp", "image/webp"),
    b"WAVE": FileKind("wav", "audio/wav"),
    b"AVI ": FileKind("avi", "video/x-msvideo"),
}
_PACKED = (
    (b"word/document.xml", FileKind("docx", f"{_OFFICE}wordprocessingml.document")),
    (b"xl/workbook.xml", FileKind("xlsx", f"{_OFFICE}spreadsheetml.sheet")),
    (b"ppt/presentation.xml", FileKind("pptx", f"{_OFFICE}presentationml.presentation")),
)
_OPEN_DOCUMENTS = {
    b"text": FileKind("odt", f"{_OPEN}text"),
    b"spreadsheet": FileKind("ods", f"{_OPEN}spreadsheet"),
    b"presentation": FileKind("odp", f"{_OPEN}presentation"),
}
_OLD_OFFICE = (
    ("WordDocument", FileKind("doc", "application/msword")),
    ("Workbook", FileKind("xls", "application/vnd.ms-excel")),
    ("Book", FileKind("xls", "application/vnd.ms-excel")),
    ("PowerPoint Document", FileKind("ppt", "application/vnd.ms-powerpoint")),
)
_MP4 = FileKind("mp4", "video/mp4")
_ZIP = FileKind("zip", "application/zip")
_RUNS_FROM_ZIP = (b"META-INF/MANIFEST.MF", b"AndroidManifest.xml", b"classes.dex")
_KNOWN = {
    kind.mime: kind
    for kind in (
        *(kind for _, kind in (*_BEGINNINGS, *_BRANDS, *_PACKED, *_OLD_OFFICE)),
        *_RIFF.values(),
        *_OPEN_DOCUMENTS.values(),
        *(_MP4, _ZIP, TEXT, PROGRAM, SCRIPT),
    )
}
_SCRIPT_NAME = re.compile(
    r"\.(bat|cmd|ps1|vbs?|vbe|jse?|wsf|wsh|hta|reg|sh|py|pl|php|lnk|url|scr|inf|desktop)$", re.IGNORECASE
)
_SCRIPT = re.compile(
    rb"\A(\xef\xbb\xbf)?\s*(#!|@?echo off|<\?php|\[InternetShortcut\]|Windows Registry Editor|REGEDIT4)"
    rb"|<(script|hta:application)\b|\bCreateObject\s*\(|\bWScript\.|\bpowershell(\.exe)?\s+-|\bAutoOpen\s*\(",
    re.IGNORECASE,
)


def read_kind(path: Path, name: str) -> FileKind:
    """`name` is what its sender called it: it can make a text a script, and nothing a document."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        return find_kind(head, file.read(), name)


def kind_of(mime: str) -> FileKind:
    """The kind that has this type; a stored file's type is what its content was found to be."""
    if mime.startswith(Risk.MACROS):
        return _with_macros(mime.removeprefix(f"{Risk.MACROS}."))
    return _KNOWN.get(mime, UNKNOWN)


def find_kind(head: bytes, tail: bytes, name: str) -> FileKind:
    """The kind of a file that begins and ends so."""
    if head.startswith(_PROGRAMS):
        return PROGRAM
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _find_packed(head, tail)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _find_old_office(head + tail, name)
    if head[4:8] == b"ftyp":
        brands = (kind for brand, kind in _BRANDS if brand.match(head, 8))
        return next(brands, _MP4)
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], UNKNOWN)
    known = next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), None)
    if known or not _is_text(head):
        return known or UNKNOWN
    return SCRIPT if _SCRIPT.search(_plain(head)) or _SCRIPT_NAME.search(name.strip()) else TEXT


def _find_packed(head: bytes, tail: bytes) -> FileKind:
    both = head + tail
    if any(name in both for name in _RUNS_FROM_ZIP) and b"[Content_Types].xml" not in both:
        return PROGRAM
    opened = re.match(rb".{26,60}mimetypeapplication/vnd\.oasis\.opendocument\.(\w+)", head, re.DOTALL)
    if opened:
        return _OPEN_DOCUMENTS.get(opened[1].partition(b"PK")[0], _ZIP)
    found = next((kind for part, kind in _PACKED if part in both), _ZIP)
    if b"vbaProject.bin" not in both:
        return found
    return _with_macros(f"{found.extension[:3]}m" if found is not _ZIP else "zip")


def _find_old_office(content: bytes, name: str) -> FileKind:
    """The container's directory is UTF-16; an installer is one of the same container."""
    if name.lower().strip().endswith((".msi", ".msp")):
        return PROGRAM
    kinds = (kind for entry, kind in _OLD_OFFICE if f"{entry}\0".encode("utf-16-le") in content)
    found = next(kinds, UNKNOWN)
    has_macros = "_VBA_PROJECT\0".encode("utf-16-le") in content
    return _with_macros(found.extension) if has_macros else found


def _with_macros(extension: str) -> FileKind:
    return FileKind(extension, f"{Risk.MACROS}.{extension}", Risk.MACROS)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head) and not any(byte < 9 or 13 < byte < 27 for byte in head)


def _plain(head: bytes) -> bytes:
    return head.replace(b"\0", b"").lstrip(b"\xff\xfe") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else head
