"""A Word document's paragraphs, headings, lists and tables, in order, as plain text.

What was deleted with changes tracked is left out, what was inserted is there. Headers, footers, footnotes,
comments and pictures are not read.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from index.blocks import Block, plain_text, row
from index.documents import Document
from index.errors import DocumentError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a second copy, for old Word
)
_BOX = _W + "txbxContent"
_LEFT_OUT = {_W + "del", _W + "moveFrom", _W + "rPr", _W + "pPr", _FALLBACK, _BOX}
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_MOST_BYTES = 300_000_000


def read_word(data: bytes, source: str) -> Document:
    """The Document of a .docx file. The date in it is when it was made: metadata "created".

    Raises DocumentError for a file that is damaged, holds no text, or unpacks to more than 300 MB.
    """
    document = _opened(data)
    levels = _heading_levels(document)
    blocks = list(_blocks(document.element.body, levels))
    text = plain_text(blocks)
    if not text.strip():
        raise DocumentError("holds no text: a Word document of nothing, or of pictures alone")
    properties = document.core_properties
    title = properties.title.strip() or next((b.text.strip() for b in blocks if b.level == 0), None)
    author = properties.author.strip()
    made = properties.created.date().isoformat() if properties.created else ""
    named = {"author": "" if author == "python-docx" else author, "created": made}
    metadata = {"format": "docx"} | {name: value for name, value in named.items() if value}
    return Document(text, source, title, metadata)


def _opened(data: bytes) -> "WordDocument":
    import docx

    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except BadZipFile as error:
        raise DocumentError("is a damaged Word document: get it again from where it came") from error
    if size > _MOST_BYTES:
        raise DocumentError(f"unpacks to {size // 1_000_000} MB, too much to be a Word document")
    try:
        return docx.Document(BytesIO(data))
    except Exception as error:  # by what is missing or wrong inside, a dozen kinds from four libraries
        raise DocumentError(
            f"is no Word document that can be opened ({error}): save it as .docx anew"
        ) from error


def _heading_levels(document: "WordDocument") -> Mapping[str, int]:
    """The headings' levels by the id of their style, 0 for the title: ids are translated, names are not."""
    levels: dict[str, int] = {}
    for style in document.styles.element.iter(_W + "style"):
        name = style.find(_W + "name")
        written = "" if name is None else name.get(_W + "val", "").lower()
        match = re.fullmatch(r"heading ([1-9])|title", written)
        if match:
            levels[style.get(_W + "styleId", "")] = int(match[1] or 0)
    return levels


def _blocks(parent: "Element", levels: Mapping[str, int]) -> Iterator[Block]:
    for child in parent:
        if child.tag == _W + "p":
            yield _paragraph(child, levels)
            for box in child.iter(_BOX):
                if not any(above.tag in (_FALLBACK, _BOX) for above in box.iterancestors()):
                    yield from _blocks(box, levels)
        elif child.tag == _W + "tbl":
            yield from _table(child, levels)
        elif child.tag not in _LEFT_OUT:  # a wrapper: a content control, an insertion, custom XML
            yield from _blocks(child, levels)


def _paragraph(paragraph: "Element", levels: Mapping[str, int]) -> Block:
    text = "".join(_runs(paragraph)).strip()
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    level = levels.get(style.get(_W + "val", "")) if style is not None else None
    if level is not None:
        return Block("heading", text, level)
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if outline is not None and outline.get(_W + "val", "") in "012345678":
        return Block("heading", text, int(outline.get(_W + "val", "0")) + 1)
    if paragraph.find(f"{_W}pPr/{_W}numPr") is None and not _is_list(style):
        return Block("paragraph", text)
    depth = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    return Block("item", text, 1 if depth is None else int(depth.get(_W + "val", "0")) + 1)


def _is_list(style: "Element | None") -> bool:
    return style is not None and style.get(_W + "val", "").startswith(("ListBullet", "ListNumber"))


def _runs(element: "Element") -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT:
            yield from _runs(child)


def _table(table: "Element", levels: Mapping[str, int]) -> Iterator[Block]:
    rows = [
        list(_cells(line)) for line in table.iter(_W + "tr") if next(line.iterancestors(_W + "tbl")) is table
    ]
    if all(len(cells) == 1 for cells in rows):  # not a table: a frame around text
        for cells in rows:
            yield from _blocks(cells[0], levels)
    else:
        for cells in rows:
            yield row(" ".join(block.text for block in _blocks(cell, levels)) for cell in cells)


def _cells(line: "Element") -> Iterator["Element"]:
    for child in line:
        if child.tag == _W + "tc":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _cells(child)
