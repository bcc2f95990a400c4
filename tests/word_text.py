"""What stands in a Word file, as a reader sees it."""

import io
import zipfile
from dataclasses import dataclass
from typing import Self

from docx import Document


@dataclass(frozen=True, slots=True)
class WordText:
    """`text` is all of it, `rows` the rows of its tables, cell by cell."""

    text: str
    rows: tuple[tuple[str, ...], ...]
    parts: dict[str, str]

    @classmethod
    def read(cls, content: bytes) -> Self:
        document = Document(io.BytesIO(content))
        rows = tuple(
            tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows
        )
        lines = [paragraph.text for paragraph in document.paragraphs]
        text = "\n".join([*lines, *(cell for row in rows for cell in row)]).replace("\u00a0", " ")
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
            parts = {name: package.read(name).decode() for name in names}
        return cls(text, rows, parts)

    def row(self, number: str) -> list[str]:
        """The first row of this number."""
        found = next(row for row in self.rows if row[0] == number)
        return [cell.replace("\u00a0", " ") for cell in found]
