"""Paragraphs, headings, list items and table rows, written down as plain text.

Headings get the "# " of Markdown, so that sections are seen; items "- ", cells " | " between them. Blank
lines part blocks, save between items of a list and rows of a table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """level: of a heading, 1 the highest; of an item, how deep its list is nested, from 1."""

    kind: Literal["paragraph", "heading", "item", "row"]
    text: str
    level: int = 1


def plain_text(blocks: Iterable[Block]) -> str:
    """The blocks that hold anything, as one text, without blanks at its ends."""
    text, kind = "", ""
    for block in blocks:
        if not block.text.strip():
            continue
        together = block.kind == kind and kind in ("item", "row")
        text += ("\n" if together else "\n\n" if text else "") + _marked(block)
        kind = block.kind
    return text


def row(cells: Iterable[str]) -> Block:
    """A row of a table, its cells each on one line; empty if they all are."""
    lines = [" ".join(cell.split()) for cell in cells]
    return Block("row", " | ".join(lines) if any(lines) else "")


def _marked(block: Block) -> str:
    text = block.text.strip("\n").rstrip()
    if block.kind == "heading":
        return f"{'#' * max(1, min(block.level, 6))} {' '.join(text.split())}"
    if block.kind == "item":
        return f"{'  ' * (block.level - 1)}- {text.lstrip()}"
    return text
