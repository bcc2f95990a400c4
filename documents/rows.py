"""Which cell of a row stands under which heading, when the row is not divided as the heading is."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.blocks import Cell
from documents.columns import Role

Row = Sequence[Cell]
_PERIOD = " – "


@dataclass(frozen=True, slots=True)
class Heading:
    """The roles of a plan's columns; `row` is the printed heading, empty when there is none."""

    columns: dict[Role, int]
    row: Row = ()

    def find_cells(self, row: Row) -> dict[Role, Cell]:
        """The cell of each role: by its place on the grid, else by its turn among as many cells."""
        starts, own = _starts(self.row), _starts(row)
        if len(starts) == len(own) and not set(starts) <= set(own):
            turns = dict(zip(starts, own, strict=True))
            return {role: row[turns[index]] for role, index in self.columns.items() if index in turns}
        return {
            role: _join(row[index : index + self._width(index)], role) for role, index in self.columns.items()
        }

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """What each printed heading was taken for."""
        names = {index: role.value for role, index in self.columns.items()}
        if not self.row:
            return tuple(("", names[index]) for index in sorted(names))
        return tuple(
            (" ".join(self.row[index].text.split()), names.get(index, "")) for index in _starts(self.row)
        )

    def _width(self, index: int) -> int:
        return max(1, self.row[index].width) if self.row else 1


def _starts(row: Row) -> list[int]:
    return [index for index, cell in enumerate(row) if cell.width]


def _join(cells: Row, role: Role) -> Cell:
    """A heading over several columns («Сроки: начало, окончание») has all their texts."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) < 2:
        return filled[0] if filled else cells[0]
    sign = _PERIOD if role is Role.TERM and len(filled) == 2 else "\n"
    return Cell(sign.join(cell.text for cell in filled), carried=all(cell.carried for cell in filled))
