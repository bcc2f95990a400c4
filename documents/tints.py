"""How an assignment's state looks: a colour that colour-blind people can tell, and its sign."""

from typing import NamedTuple


class Tint(NamedTuple):
    fill: str
    ink: str
    sign: str


TINTS = {
    "done": Tint("#0072B2", "#FFFFFF", "✓"),
    "unchecked": Tint("#8CCBF2", "#0B2A3D", "?"),
    "bare": Tint("#F0E442", "#3A3600", "№"),
    "going": Tint("#B9C0C7", "#22282E", "…"),
    "trouble": Tint("#E69F00", "#2B1D00", "!"),
    "returned": Tint("#CC79A7", "#2E0F20", "←"),
    "silent": Tint("#B33A00", "#FFFFFF", "✕"),
}
FAINT_SIGNS = {"waiting": "·", "skipped": "–", "absent": "○"}
"""What needs nobody: drawn in the colours of the paper itself."""
