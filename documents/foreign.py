"""Files that are not read here: what each is, so that its sentence can name the next step."""

import re

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"AT&TFORM")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06")
_RICH_TEXT = b"{\\rtf"
_MOVING_PICTURES = re.compile(rb"^.{4}ftyp(hei|mif|avif)|^RIFF.{4}WEBP", re.DOTALL)
_WEB_PAGE = re.compile(
    rb"^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|head|body|table)|^mime-version:", re.IGNORECASE
)
_TEXT_OFFSET = 4096


def name_foreign(content: bytes) -> str | None:
    """The key of the sentence about a file that begins like one of the kinds known here."""
    if content.startswith(_PICTURES) or _MOVING_PICTURES.match(content):
        return "document-picture"
    if content.startswith(_RICH_TEXT):
        return "document-rich-text"
    if content.startswith(_ARCHIVES):
        return "document-archive"
    return "document-web-page" if _WEB_PAGE.match(content[:_TEXT_OFFSET]) else None


def name_ole(content: bytes, suffix: str) -> str:
    """Old Office files and encrypted new ones share one container; its directory is UTF-16."""
    if _has_entry(content, "EncryptedPackage"):
        return "document-encrypted"
    if _has_entry(content, "WordDocument"):
        return "document-old-word"
    if _has_entry(content, "Workbook") or _has_entry(content, "Book"):
        return "document-old-excel"
    return "document-mislabelled" if suffix.lower() in {".docx", ".xlsx", ".pdf", ".txt"} else "document-kind"


def _has_entry(content: bytes, name: str) -> bool:
    return f"{name}\0".encode("utf-16-le") in content
