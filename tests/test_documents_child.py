"""The limited child: a good order, and hostile files that each become one clear refusal."""

import resource
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.child import read_order
from documents.gate import MAX_FILE
from roadmap.errors import RejectedError

ROOT = Path(__file__).parent.parent
ORDER_594 = Path(__file__).parent / "data" / "prikaz-594.docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/{}"/></Types>'
)
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "vnd.ms-word.document.macroEnabled.main+xml"
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
    "document-mislabelled-sheet": lambda folder: package(
        folder / "order.docx", {"word/document.xml": "x"}, SHEET
    ),
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
        folder / "order.docx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    ),
    "document-encrypted-zip": lambda folder: encrypted_zip(folder / "order.docx"),
    "document-old-word": lambda folder: write(folder / "order.doc", OLE + "WordDocument".encode("utf-16-le")),
    "document-macros": lambda folder: package(
        folder / "order.docx", {"word/document.xml": "x", "word/vbaProject.bin": "x"}
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


async def test_reads_a_renamed_word_file_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "-order; $(x) «приказ».bin"
    shutil.copy(ORDER_594, path)
    assert len((await read_order(path)).roadmaps) == 3


async def test_stops_a_child_that_takes_too_long() -> None:
    with pytest.raises(RejectedError, match="document-too-heavy"):
        await read_order(ORDER_594, wall_seconds=0.001)


def test_the_child_is_quick_and_small() -> None:
    started = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "documents.read", str(ORDER_594)], cwd=ROOT, check=True, capture_output=True
    )
    assert time.monotonic() - started < 1.5
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 700_000


def test_the_child_imports_neither_the_bot_nor_aiogram() -> None:
    script = (
        "import sys; from pathlib import Path; from documents.read import read_file;"
        f"read_file(Path({str(ORDER_594)!r}));"
        "print(sorted({name.partition('.')[0] for name in sys.modules} &"
        " {'bot', 'aiogram', 'sqlalchemy', 'aiohttp', 'storage', 'services', 'handlers', 'asyncio', 'docx'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
