"""The limited child: a good order, and hostile files that each become one clear refusal."""

import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.child import read_order
from documents.gate import MAX_FILE
from roadmap.errors import RejectedError
from tests.small_pdf import SmallPage, write_pdf

ROOT = Path(__file__).parent.parent
ORDER_594 = Path(__file__).parent / "data" / "prikaz-594.docx"
ORDER_PDF = Path(__file__).parent / "data" / "prikaz-594.pdf"
BOOK = Path(__file__).parent / "data" / "dk-594.xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/{}"/></Types>'
)
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "vnd.ms-word.document.macroEnabled.main+xml"
BINARY = "vnd.ms-excel.sheet.binary.macroEnabled.main"
SHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ENTITIES = (
    '<!DOCTYPE b [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + ']><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
)


def package(path: Path, parts: dict[str, bytes | str], kind: str = WORD) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES.format(kind))
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def encrypted_zip(path: Path) -> Path:
    """A zip whose entries are flagged as encrypted."""
    package(path, {"word/document.xml": "x"})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return write(path, bytes(content))


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "document-missing": lambda folder: folder / "nothing.docx",
    "document-empty": lambda folder: write(folder / "order.docx", b""),
    "document-too-big": lambda folder: write(folder / "order.docx", bytes(MAX_FILE + 1)),
    "document-kind": lambda folder: write(folder / "order.exe", b"MZ\x90\x00" + bytes(100)),
    "document-mislabelled": lambda folder: write(folder / "order.docx", b"MZ\x90\x00" + bytes(100)),
    "document-damaged-sheet": lambda folder: package(
        folder / "order.docx", {"word/document.xml": "x"}, SHEET
    ),
    "document-mislabelled-pdf": lambda folder: write(folder / "order.pdf", b"MZ\x90\x00" + bytes(100)),
    "document-mislabelled-text": lambda folder: write(folder / "order.txt", bytes(range(256)) * 4),
    "document-mislabelled-ole": lambda folder: write(folder / "order.xlsx", OLE),
    "document-mislabelled-zip": lambda folder: plain_zip(folder / "order.docx"),
    "document-damaged-truncated": lambda folder: write(
        folder / "order.docx", ORDER_594.read_bytes()[:30_000]
    ),
    "document-damaged-no-part": lambda folder: package(folder / "order.docx", {}),
    "document-damaged-not-xml": lambda folder: package(folder / "order.docx", {"word/document.xml": "<a"}),
    "document-damaged-entities": lambda folder: package(
        folder / "order.docx", {"word/document.xml": ENTITIES}
    ),
    "document-encrypted": lambda folder: write(
        folder / "order.docx", OLE + "EncryptedPackage\0".encode("utf-16-le") + bytes(512)
    ),
    "document-encrypted-zip": lambda folder: encrypted_zip(folder / "order.docx"),
    "document-encrypted-pdf": lambda folder: write_pdf(folder / "order.pdf", [page()], password=True),
    "document-old-word": lambda folder: write(
        folder / "order.doc", OLE + "WordDocument\0".encode("utf-16-le")
    ),
    "document-old-excel": lambda folder: write(folder / "o.xls", OLE + "Workbook\0".encode("utf-16-le")),
    "document-old-excel-binary": lambda folder: package(folder / "o.xlsb", {"xl/workbook.bin": "x"}, BINARY),
    "document-rich-text": lambda folder: write(folder / "order.doc", rb"{\rtf1\ansi hello}"),
    "document-open-document": lambda folder: open_document(folder / "order.odt"),
    "document-picture": lambda folder: write(folder / "order.pdf", b"\xff\xd8\xff\xe0" + bytes(500)),
    "document-picture-apple": lambda folder: write(folder / "order.docx", b"\0\0\0\x18ftypheic" + bytes(500)),
    "document-archive": lambda folder: plain_zip(folder / "orders.zip"),
    "document-archive-rar": lambda folder: write(folder / "order.docx", b"Rar!\x1a\x07\x01\x00" + bytes(99)),
    "document-web-page": lambda folder: write(folder / "order.doc", b"<html><body>order</body></html>"),
    "document-scanned": lambda folder: write_pdf(folder / "order.pdf", [SmallPage(picture=True)]),
    "document-scanned-pages": lambda folder: write_pdf(
        folder / "order.pdf", [page(), SmallPage(picture=True)]
    ),
    "document-damaged-pdf": lambda folder: write(folder / "order.pdf", ORDER_PDF.read_bytes()[:30_000]),
    "document-damaged-book": lambda folder: write(folder / "order.xlsx", BOOK.read_bytes()[:9_000]),
    "document-damaged-book-entities": lambda folder: poisoned_book(folder / "order.xlsx"),
    "document-too-heavy-pdf": lambda folder: write_pdf(folder / "order.pdf", [page()] * 201),
    "document-too-heavy-stream": lambda folder: stream_bomb(folder / "order.pdf"),
    "document-too-heavy-text": lambda folder: write(folder / "order.txt", "приказ ".encode() * 300_000),
    "document-macros": lambda folder: package(
        folder / "order.docx", {"word/document.xml": "x", "word/vbaProject.bin": "x"}
    ),
    "document-macros-sheet": lambda folder: package(
        folder / "order.xlsx", {"xl/workbook.xml": "x", "xl/vbaProject.bin": "x"}, SHEET
    ),
    "document-macros-type": lambda folder: package(folder / "order.docm", {"word/document.xml": "x"}, MACRO),
    "document-bomb": lambda folder: package(folder / "order.docx", {"word/document.xml": bytes(101 << 20)}),
    "document-bomb-entries": lambda folder: package(
        folder / "order.docx", {f"word/{number}.xml": "" for number in range(1_001)}
    ),
    "document-too-heavy": lambda folder: package(
        folder / "order.docx", {"word/document.xml": many_paragraphs()}
    ),
}


def page() -> SmallPage:
    small = SmallPage()
    small.text(60, 60, "Приказ от 05.09.2024 № 77-ОД")
    return small


def open_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", "<a/>")
    return path


def poisoned_book(path: Path) -> Path:
    """A good book whose first sheet grows out of its entities."""
    with zipfile.ZipFile(BOOK) as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            text = good.read(name)
            bad.writestr(name, ENTITIES.encode() if name.endswith("sheet1.xml") else text)
    return path


def stream_bomb(path: Path) -> Path:
    """A page whose text unpacks to a gigabyte."""
    packer, packed = zlib.compressobj(9), b""
    for _ in range(1 << 10):
        packed += packer.compress(bytes(1 << 20))
    packed += packer.flush()
    content = write_pdf(path, [page()]).read_bytes()
    start, end = content.index(b"<< /Length"), content.index(b"endstream", content.index(b"/F 10 Tf")) + 9
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    return write(path, content[:start] + stream + content[end:])


def plain_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("readme.txt", "hello")
    return path


def many_paragraphs() -> str:
    """99 MB of empty paragraphs: small when packed, more than the child's memory when parsed."""
    return f'<w:document xmlns:w="w"><w:body>{"<w:p/>" * 16_000_000}</w:body></w:document>'


@pytest.mark.parametrize("case", HOSTILE)
async def test_refuses_a_hostile_file_with_one_clear_key(case: str, tmp_path: Path) -> None:
    path = HOSTILE[case](tmp_path)
    with pytest.raises(RejectedError) as caught:
        await read_order(path)
    assert case.startswith(caught.value.key)


async def test_says_the_limit_of_a_big_file(tmp_path: Path) -> None:
    with pytest.raises(RejectedError) as caught:
        await read_order(write(tmp_path / "order.docx", bytes(MAX_FILE + 1)))
    assert caught.value.values == {"limit": 20}


async def test_reads_order_594() -> None:
    printed = await read_order(ORDER_594)
    assert [sum(len(section.items) for section in plan.sections) for plan in printed.roadmaps] == [25, 23, 23]


@pytest.mark.parametrize("name", ["prikaz-594.pdf", "dk-594.xlsx", "dk-594.pdf", "prikaz-850-od.txt"])
async def test_reads_the_other_formats_within_its_limits(name: str) -> None:
    printed = await read_order(ORDER_594.with_name(name))
    assert len(printed.roadmaps) == (0 if name.endswith("txt") else 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
async def test_reads_a_text_in_every_usual_encoding(encoding: str, tmp_path: Path) -> None:
    text = "ПРИКАЗ\n\nот 05.09.2024 № 77-ОД\n\nОб утверждении плана поддержки школ"
    printed = await read_order(write(tmp_path / "order.txt", text.encode(encoding)))
    assert printed.paragraphs[1] == "от 05.09.2024 № 77-ОД"


async def test_reads_a_renamed_word_file_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "-order; $(x) «приказ».bin"
    shutil.copy(ORDER_594, path)
    assert len((await read_order(path)).roadmaps) == 3


async def test_stops_a_child_that_takes_too_long() -> None:
    with pytest.raises(RejectedError, match="document-too-heavy"):
        await read_order(ORDER_594, wall_seconds=0.001)


def run_python(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_the_child_is_small() -> None:
    kilobytes = run_python(
        "from pathlib import Path; from documents.read import read_file;"
        f"read_file(Path({str(ORDER_594)!r}));"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    assert int(kilobytes) < 250 << 10


def test_the_child_imports_neither_the_bot_nor_what_another_kind_of_file_needs() -> None:
    strangers = (
        "bot aiogram sqlalchemy aiohttp storage services handlers asyncio docx pdfplumber openpyxl PIL"
    )
    loaded = run_python(
        "import sys; from pathlib import Path; from documents.read import read_file;"
        f"read_file(Path({str(ORDER_594)!r}));"
        f"print(sorted({{name.partition('.')[0] for name in sys.modules}} & {set(strangers.split())}))"
    )
    assert loaded == "[]"
