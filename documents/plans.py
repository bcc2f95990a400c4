"""Tables of blocks to printed plans: heading rows, section rows, items; every cell verbatim."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from documents.blocks import Cell, Table
from documents.columns import Role, complete_columns, find_columns, guess_columns
from documents.rows import Heading
from roadmap.model import PrintedItem, PrintedRoadmap, PrintedSection

_SECTION_NUMBER = re.compile(r"^([\dIVXLC]{1,5}[.)]?|раздел\s.*)$", re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,3})[.)]?(?![.\d])")
_MAX_HEADING_ROWS = 6

Row = tuple[Cell, ...]


@dataclass(slots=True)
class Draft:
    """A plan being read, row by row."""

    heading: Heading
    sections: list[tuple[str, list[PrintedItem]]] = field(default_factory=list)

    def start_section(self, title: str) -> None:
        self.sections.append((title, []))

    def add(self, item: PrintedItem) -> None:
        if not self.sections:
            self.start_section("")
        self.sections[-1][1].append(item)

    @property
    def last(self) -> PrintedItem | None:
        return self.sections[-1][1][-1] if self.sections and self.sections[-1][1] else None

    def counts_on(self, title: str) -> bool:
        """Whether «5 …» goes on counting the items 1 – 4, and not the sections above it."""
        number = _COUNT.match(title)
        last = None if self.last is None else _COUNT.fullmatch(self.last.number)
        if number is None or last is None or int(number[1]) <= int(last[1]):
            return False
        return not any(name.startswith(str(int(number[1]) - 1)) for name, _ in self.sections)

    def extend_last(self, own: dict[Role, str]) -> None:
        """A row that only goes on with the row above it: its texts join that row's."""
        items = self.sections[-1][1]
        for role, text in own.items():
            if text:
                joined = "\n".join(filter(None, (getattr(items[-1], role.value), text)))
                items[-1] = PrintedItem(**{**asdict(items[-1]), role.value: joined})


def find_plan(table: Table) -> tuple[int, dict[Role, int]] | None:
    """The heading row of a plan (-1 when it has none) and its columns; None for another table."""
    for index, row in enumerate(table.rows[:_MAX_HEADING_ROWS]):
        columns = find_columns(row)
        if columns:
            return index, complete_columns(columns, _item_rows(table.rows[index + 1 :]), len(row))
    return None


def find_headless_plan(table: Table) -> tuple[int, dict[Role, int]] | None:
    rows = _item_rows(table.rows)
    columns = guess_columns(rows, len(table.rows[0])) if rows else {}
    return (-1, columns) if columns else None


def continues(table: Table, width: int) -> bool:
    """A table without a heading that has the columns of the plan before it goes on with that plan."""
    return bool(table.rows) and len(table.rows[0]) == width and find_plan(table) is None


def read_plan(
    tables: Sequence[Table],
    title: str,
    preamble: tuple[str, ...],
    number: int,
    heading: int,
    columns: dict[Role, int],
) -> PrintedRoadmap:
    """`tables` are one plan and what goes on with it; `number` is the first one's place in the file."""
    headings = tables[0].rows[heading] if heading >= 0 else ()
    draft = Draft(Heading(columns, headings))
    names = _heading_texts(headings)
    for offset, table in enumerate(tables):
        start = heading + 1 if offset == 0 else 0
        for index, row in enumerate(table.rows[start:], start + 1):
            if not _repeats_heading(row, names):
                _read_row(draft, row, f"{number + offset}/{index}")
    sections = tuple(PrintedSection(name, tuple(items)) for name, items in draft.sections)
    printed = tuple(cell.text for cell in headings if cell.width)
    return PrintedRoadmap(title, preamble, printed, sections, draft.heading.roles)


def _heading_texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.lower().split()) for cell in row)


def _repeats_heading(row: Row, names: tuple[str, ...]) -> bool:
    """The heading again on the next page, its second line, or the row of column numbers «1 2 3 …»."""
    texts = _heading_texts(row)
    filled = [text for text in texts if text]
    if len(filled) > 1 and filled == [str(number) for number in range(1, len(filled) + 1)]:
        return True
    same = sum(1 for text, name in zip(texts, names, strict=False) if text and text == name)
    return same > 1 and same * 2 > len(filled)


def _item_rows(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if _find_section(row) is None]


def _find_section(row: Row) -> str | None:
    """The title of a section row: one text over the whole width, or a bare number and a text."""
    filled = [(index, cell) for index, cell in enumerate(row) if cell.text and not cell.carried]
    if not filled:
        return None
    if len(filled) == 1:
        index, cell = filled[0]
        spans = cell.width > 1 and cell.width * 2 >= len(row)
        return cell.text if spans or (index == 0 and not _SECTION_NUMBER.match(cell.text)) else None
    (_, first), (_, second) = filled[:2]
    is_numbered = len(filled) == 2 and _SECTION_NUMBER.match(first.text) is not None
    carried = any(cell.carried and cell.text for cell in row)
    return f"{first.text} {second.text}" if is_numbered and not carried else None


def _read_row(draft: Draft, row: Row, place: str) -> None:
    title = _find_section(row)
    if title is not None and not draft.counts_on(title):
        draft.start_section(_one_line(title))
        return
    if not any(cell.text for cell in row):
        return
    cells = draft.heading.find_cells(row)
    own = {role: "" if cell.carried else cell.text for role, cell in cells.items()}
    if draft.last is not None and _goes_on(cells, own):
        draft.extend_last(own)
        return
    draft.add(_build_item(cells, draft.last, place))


def _goes_on(cells: dict[Role, Cell], own: dict[Role, str]) -> bool:
    """Neither a number nor a measure of its own, though other cells are filled."""
    if own[Role.MEASURE] or own.get(Role.NUMBER):
        return False
    return any(text for role, text in own.items() if role is not Role.LEVEL)


def _build_item(cells: dict[Role, Cell], above: PrintedItem | None, place: str) -> PrintedItem:
    texts = {role: cells[role].text if role in cells else "" for role in Role}
    level = cells.get(Role.LEVEL)
    carried = level is not None and level.carried
    if level is not None and not level.text and above is not None:
        texts[Role.LEVEL], carried = above.level, bool(above.level)
    return PrintedItem(
        number=_one_line(texts[Role.NUMBER]),
        level=_one_line(texts[Role.LEVEL]),
        level_carried=carried,
        measure=texts[Role.MEASURE],
        description=texts[Role.DESCRIPTION],
        term=texts[Role.TERM],
        responsible=texts[Role.RESPONSIBLE],
        result=texts[Role.RESULT],
        place=place,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
