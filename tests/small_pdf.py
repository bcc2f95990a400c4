"""A small PDF written by hand: words at places, lines, pictures, a password."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT, SIZE = 595, 842, 10
SIGN = SIZE / 2
"""The width of every sign of the only font."""
TOP, LEFT, PITCH, PADDING = 60, 60, 12, 3


@dataclass
class SmallPage:
    """Distances are from the left and from the top, in points."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    picture: bool = False

    def text(self, x: float, y: float, text: str) -> None:
        self.texts.append((x, y, text))

    def table(self, y: float, widths: Sequence[int], rows: Sequence[Sequence[Sequence[str]]]) -> float:
        """Ruled rows of cells, each cell a sequence of lines; where the table ends."""
        for row in rows:
            bottom = y + PITCH * max(1, *map(len, row)) + 2
            x = float(LEFT)
            for width, cell in zip(widths, row, strict=True):
                for number, line in enumerate(cell):
                    self.text(x + PADDING, y + 2 + PITCH * number, line)
                self.box(x, y, x + width, bottom)
                x += width
            y = bottom
        return y

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.lines += [
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ]


def write_pdf(path: Path, pages: Sequence[SmallPage], *, password: bool = False) -> Path:
    signs = sorted({sign for page in pages for _, _, text in page.texts for sign in text})
    codes = {sign: 33 + number for number, sign in enumerate(signs)}
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _font(signs), _widths(signs), _picture()]
    kids = []
    for page in pages:
        content = _draw(page, codes)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> >>"
            % (WIDTH, HEIGHT, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    path.write_bytes(_assemble(objects, password))
    return path


def _font(signs: Sequence[str]) -> bytes:
    names = b" ".join(b"/uni%04X" % ord(sign) for sign in signs)
    return (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Plain /FirstChar 33 /LastChar %d /Widths 4 0 R"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 32 /Ascent 800 /Descent -200"
        b" /FontBBox [0 -200 500 800] /MissingWidth 500 >>"
        b" /Encoding << /Type /Encoding /Differences [33 %s] >> >>" % (33 + len(signs), names)
    )


def _widths(signs: Sequence[str]) -> bytes:
    return b"[" + b"500 " * (len(signs) + 1) + b"]"


def _picture() -> bytes:
    return (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length 1 >>\nstream\n\x80\nendstream"
    )


def _draw(page: SmallPage, codes: dict[str, int]) -> bytes:
    parts = [b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT)] if page.picture else []
    for x, y, text in page.texts:
        shown = "".join(f"{codes[sign]:02x}" for sign in text).encode()
        parts.append(b"BT /F %d Tf %.2f %.2f Td <%s> Tj ET" % (SIZE, x, HEIGHT - y - SIZE, shown))
    for x0, y0, x1, y1 in page.lines:
        parts.append(b"%.2f %.2f m %.2f %.2f l S" % (x0, HEIGHT - y0, x1, HEIGHT - y1))
    return b"\n".join(parts)


def _assemble(objects: Sequence[bytes], password: bool) -> bytes:
    output, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    output += b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b" /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        b"ab" * 32,
        b"cd" * 32,
    )
    trailer = b"<< /Root 1 0 R /Size %d%s >>" % (len(objects) + 1, locked if password else b"")
    return output + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)
