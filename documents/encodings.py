"""Bytes of a plain text to its signs, when they are a text at all."""

import codecs

MAX_TEXT = 2 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED = frozenset("\t\n\r\v\f\u001a")
_MOST_STRANGE = 0.02
_LEAST_SMALL = 0.6


def decode_text(content: bytes) -> str | None:
    """UTF-8, UTF-16 with its mark, or Windows-1251; None when this is no text.

    Of more than `MAX_TEXT` bytes only the first are looked at.
    """
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1251"]:
        try:
            decoder = codecs.getincrementaldecoder(encoding)()
            text = decoder.decode(content[:MAX_TEXT], final=len(content) <= MAX_TEXT)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and (encoding != "cp1251" or _is_russian(text)):
            return text
    return None


def _is_text(text: str) -> bool:
    strange = sum(1 for sign in text if not (sign.isprintable() or sign.isspace() or sign in _ALLOWED))
    return bool(text.strip()) and "\0" not in text and strange <= _MOST_STRANGE * len(text)


def _is_russian(text: str) -> bool:
    """Other encodings read as this one give capitals and signs instead of small letters."""
    letters = [sign for sign in text if sign > "\u007f"]
    small = sum(1 for sign in letters if "а" <= sign <= "я" or sign == "ё")
    return small >= _LEAST_SMALL * len(letters)
