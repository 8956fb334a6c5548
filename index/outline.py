"""The sections of a document, from its headings: Markdown's own, or else those that plain text suggests.

A line is taken for an unmarked heading with reserve: it stands alone between blank lines, is short, ends
without a stop, looks like a title or is numbered, and running text follows. Too few headings do no harm.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.layout import Block, blocks, title_of

LONGEST = 80  # characters of an unmarked heading
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*+)\.?\s+[^\W\d_]")
_NO_HEADING = re.compile(r"By\s|.*\.\w{2,4}\Z|.*(?:[,@<>|\t\"“”«»]|://|\b\d{4}\b|\b\d{1,2}[:.]\d\d\b)")
_STOPPED = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]*_]*\Z")


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one heading.

    heading  the path to it, "Energy > Tariffs", without marks; None before the first
    blocks   in order, the heading's own first
    head     how many of the blocks, from the first, are headings
    """

    heading: str | None
    blocks: Sequence[Block]
    head: int


def sections(text: str, start: int, end: int) -> list[Section]:
    """The sections of text[start:end], in order; together they hold every block.

    Headings with nothing between them share the section of the last.
    """
    found: list[Section] = []
    path: list[tuple[int, str]] = []
    members: list[Block] = []
    head = 0
    for block, level in _levels(text, blocks(text, start, end)):
        if level and len(members) > head:
            found.append(Section(_joined(path), members, head))
            members, head = [], 0
        if level:
            path = [
                *(step for step in path if step[0] < level),
                (level, title_of(text[block.start : block.end])),
            ]
            head += 1
        members.append(block)
    return [*found, Section(_joined(path), members, head)] if members else found


def _joined(path: Sequence[tuple[int, str]]) -> str | None:
    return " > ".join(" ".join(title.split()) for _, title in path if title) or None


def _levels(text: str, found: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with its level as a heading, 0 for none."""
    if any(block.level for block in found):
        yield from ((block, block.level) for block in found)
        return
    shapes = [_shape(text, found, at) for at in range(len(found))]
    for at, block in enumerate(found):
        yield block, shapes[at] if shapes[at] and _leads(text, found, shapes, at) else 0


def _shape(text: str, found: Sequence[Block], at: int) -> int:
    """The level that a block would have as an unmarked heading, by its own looks; 0 for none."""
    block = found[at]
    alone = block.opens and (at + 1 == len(found) or found[at + 1].opens)
    if not alone or block.kind != "text" or block.lines > 1 or block.end - block.start > LONGEST:
        return 0
    line = text[block.start : block.end]
    if _STOPPED.search(line) or _NO_HEADING.match(line):
        return 0
    if numbered := _NUMBERED.match(line):
        return 1 + numbered[1].count(".")
    if not line[0].isupper():
        return 0
    return _level(line.split())


def _level(words: Sequence[str]) -> int:
    letters = "".join(words)
    if letters.isupper() and len(letters) > 2:
        return 1
    long = [word for word in words if len(word) > 3]
    titled = len(words) < 10 and bool(long) and all(not word[0].islower() for word in long)
    return 2 if titled or (bool(long) and len(words) < 6) else 0


def _leads(text: str, found: Sequence[Block], shapes: Sequence[int], at: int) -> bool:
    """Whether the neighbours of a line make it a heading: it opens or follows running text, and text follows.

    Lines of one kind in a row are a list, unless they are numbered ever deeper: "3 Results", "3.1 Costs".
    """
    if at + 1 == len(found):
        return False
    deeper = shapes[at + 1] > shapes[at] > 0 and shapes[at + 1] > 1
    before = found[at - 1] if at else None
    after = found[at + 1]
    follows = before is None or shapes[at - 1] in range(1, shapes[at]) or _running(text, before)
    return follows and (deeper or (not shapes[at + 1] and _running(text, after)))


def _running(text: str, block: Block) -> bool:
    if block.kind == "code" or block.end - block.start > LONGEST:
        return True
    return bool(_STOPPED.search(text, max(block.start, block.end - 10), block.end))
