"""Parts of an Office Open XML package, parsed without entities, networks or surprises."""

import struct
import zipfile
import zlib

from lxml import etree

from roadmap.errors import RejectedError

DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    NotImplementedError,
)
"""What the zip reader raises on damaged packages."""
CONTENT_TYPES = "[Content_Types].xml"
_NO_MEMORY = 2  # XML_ERR_NO_MEMORY of libxml2
WORD_MAIN = "wordprocessingml.document.main+xml"
BOOK_MAIN = "spreadsheetml.sheet.main+xml"


def local_name(element: etree._Element) -> str:
    """The tag without its namespace: transitional and strict files then read alike."""
    return str(element.tag).rpartition("}")[2]


def get_attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def find_child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local_name(child) == name), None)


def read_member(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        return package.read(name)
    except DAMAGES as error:
        raise RejectedError("document-damaged") from error


def parse_part(package: zipfile.ZipFile, name: str) -> etree._Element:
    """The root of a part; a document type declaration has no place in an office file."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    content = read_member(package, name)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise RejectedError(
            "document-too-heavy" if error.code == _NO_MEMORY else "document-damaged"
        ) from error
    if root.getroottree().docinfo.doctype:
        raise RejectedError("document-damaged")
    return root


def read_part_types(package: zipfile.ZipFile) -> dict[str, str]:
    """Content types of the named parts: «word/document.xml» → its type."""
    return {
        (get_attribute(element, "PartName") or "").lstrip("/"): get_attribute(element, "ContentType") or ""
        for element in parse_part(package, CONTENT_TYPES)
        if local_name(element) == "Override"
    }


def find_part(package: zipfile.ZipFile, kind: str) -> str | None:
    """The name of the first part whose content type ends with `kind`."""
    return next((name for name, type_ in read_part_types(package).items() if type_.endswith(kind)), None)
