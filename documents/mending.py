"""Broken words of a whole file made whole, by the words that the file prints elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.blocks import Block, Paragraph, Table
from documents.wording import Vocabulary, build_vocabulary


def mend_words(blocks: Sequence[Block]) -> tuple[Block, ...]:
    vocabulary = build_vocabulary(tuple(_printed(blocks)))
    return tuple(_mend_block(block, vocabulary) for block in blocks)


def _printed(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row if not cell.carried)


def _mend_block(block: Block, vocabulary: Vocabulary) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=vocabulary.mend(block.text))
    return Table(
        tuple(tuple(replace(cell, text=vocabulary.mend(cell.text)) for cell in row) for row in block.rows)
    )
