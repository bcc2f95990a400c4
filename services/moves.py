"""The days of an item as they were moved: what later moves took back is no move any more."""

from collections.abc import Sequence

from storage.changes import ChangeRow


def standing(moves: Sequence[ChangeRow]) -> list[ChangeRow]:
    """`moves` and what is left of them, the newest first: a day that went there and back was not moved."""
    chains: dict[tuple[str | None, str], list[ChangeRow]] = {}
    for move in reversed(moves):
        chain = [*chains.pop((move.organization, move.before), []), move]
        if chain[0].before != move.after:
            chains[move.organization, move.after] = chain
    return sorted((move for chain in chains.values() for move in chain), key=lambda each: -each.id)
