"""What a file is, whatever it is called."""

import zipfile
from pathlib import Path

import pytest

from documents.file_kinds import Risk, kind_of, read_kind

DATA = Path(__file__).parent / "data"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
BEGINNINGS = [
    (b"%PDF-1.7\n", "pdf"),
    (b"\xff\xd8\xff\xe0" + bytes(20), "jpg"),
    (b"\x89PNG\r\n\x1a\n" + bytes(20), "png"),
    (b"\0\0\0\x18ftypheic" + bytes(20), "heic"),
    (b"\0\0\0\x18ftypmp42" + bytes(20), "mp4"),
    (b"\0\0\0\x18ftypqt  " + bytes(20), "mov"),
    (b"RIFF\0\0\0\0WEBP", "webp"),
    (b"OggS" + bytes(20), "ogg"),
    (b"{\\rtf1\\ansi order}", "rtf"),
    (b"Rar!\x1a\x07\x01\x00", "rar"),
    (OLE + "WordDocument\0".encode("utf-16-le"), "doc"),
    (OLE + "Workbook\0".encode("utf-16-le"), "xls"),
    ("Приказ № 45 от 23.12.2022".encode(), "txt"),
    ("Приказ № 45 от 23.12.2022".encode("cp1251"), "txt"),
    ("Приказ № 45".encode("utf-16"), "txt"),
    (b"<html><body>order</body></html>", "txt"),
    (bytes(range(256)), "bin"),
    (b"", "bin"),
]
RISKY = [
    (b"MZ\x90\x00" + bytes(100), "приказ.pdf", "bin", Risk.PROGRAM),
    (b"\x7fELF" + bytes(100), "приказ.docx", "bin", Risk.PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "приказ.pdf", "bin", Risk.PROGRAM),
    (OLE, "установка.msi", "bin", Risk.PROGRAM),
    (OLE + "Workbook\0_VBA_PROJECT\0".encode("utf-16-le"), "отчёт.xls", "xls", Risk.MACROS),
    (b"@echo off\r\ndel *.*", "приказ.txt", "txt", Risk.SCRIPT),
    (b"#!/bin/sh\nrm -rf /", "приказ.pdf", "txt", Risk.SCRIPT),
    (b'Set s = CreateObject("WScript.Shell")', "приказ.doc", "txt", Risk.SCRIPT),
    (b"<html><script>run()</script></html>", "приказ.html", "txt", Risk.SCRIPT),
    ("\ufeff@echo off".encode("utf-16-le"), "приказ.txt", "txt", Risk.SCRIPT),
    (b"start calc", "приказ.pdf.BAT", "txt", Risk.SCRIPT),
]


@pytest.mark.parametrize(("content", "extension"), BEGINNINGS)
def test_the_content_decides_the_extension(content: bytes, extension: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    kind = read_kind(tmp_path / "file", "приказ.exe" if extension == "pdf" else "приказ")
    assert (kind.extension, kind.risk) == (extension, None)
    assert kind_of(kind.mime) == kind


@pytest.mark.parametrize(("content", "name", "extension", "risk"), RISKY)
def test_what_would_run_is_marked_whatever_it_is_called(
    content: bytes, name: str, extension: str, risk: Risk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(content)
    kind = read_kind(tmp_path / "file", name)
    assert (kind.extension, kind.risk) == (extension, risk)
    assert kind_of(kind.mime) == kind


@pytest.mark.parametrize("name", ["prikaz-594.docx", "dk-594.xlsx", "prikaz-594.pdf", "prikaz-594.txt"])
def test_real_orders_are_known(name: str) -> None:
    assert read_kind(DATA / name, "файл").extension == name.rpartition(".")[2]


@pytest.mark.parametrize(
    ("members", "extension", "risk"),
    [
        (["[Content_Types].xml", "word/document.xml"], "docx", None),
        (["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], "docm", Risk.MACROS),
        (["[Content_Types].xml", "ppt/presentation.xml"], "pptx", None),
        (["META-INF/MANIFEST.MF", "Main.class"], "bin", Risk.PROGRAM),
        (["AndroidManifest.xml", "classes.dex"], "bin", Risk.PROGRAM),
        (["фото/1.jpg"], "zip", None),
    ],
)
def test_a_package_is_known_by_what_it_lists(
    members: list[str], extension: str, risk: Risk | None, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "file", "w") as package:
        for member in members:
            package.writestr(member, "x" * 20_000)
    kind = read_kind(tmp_path / "file", "приказ.docx")
    assert (kind.extension, kind.risk) == (extension, risk)


@pytest.mark.parametrize(("kind", "extension"), [("text", "odt"), ("spreadsheet", "ods")])
def test_open_documents_are_known(kind: str, extension: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "file", "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        package.writestr("META-INF/manifest.xml", "<a/>")
    assert read_kind(tmp_path / "file", "справка").extension == extension
