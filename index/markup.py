"""The visible text of HTML as blocks: paragraphs, headings, list items, table rows.

What browsers do not show as text is left out; whether it belongs to the page's subject is not asked here.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.blocks import Block, row

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_UNSHOWN = frozenset(
    "script style noscript template head iframe object svg canvas audio video button select input textarea "
    "option datalist dialog".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "html body main article section header footer nav aside div p ul ol li dl dt dd table caption thead "
    "tbody tfoot tr td th pre blockquote figure figcaption details summary address form fieldset "
    "center hr".split()
) | set(_HEADINGS)
_BREAK = "\u2028"


def blocks(element: "Element", depth: int = 1) -> Iterator[Block]:
    """What stands in an element, in order; depth: of the list it stands in, from 1."""
    inline: list[str] = [element.text or ""]
    for child in element:
        if _is_block(child):
            yield from _paragraphs(inline)
            yield from _block(child, depth)
            inline = []
        else:
            inline += _words(child)
        inline.append(child.tail or "")
    yield from _paragraphs(inline)


def is_shown(element: "Element") -> bool:
    """Whether a browser shows it as text, as far as its own tag and attributes say."""
    if not isinstance(element.tag, str) or element.tag in _UNSHOWN:
        return False
    hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
    return not hidden and not re.search(r"display\s*:\s*none", element.get("style", ""))


def _is_block(element: "Element") -> bool:
    if not is_shown(element):
        return False
    return element.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in element.iterdescendants())


def _words(element: "Element") -> Iterator[str]:
    if element.tag == "br":
        yield _BREAK
    elif is_shown(element):
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def _paragraphs(inline: Iterable[str]) -> Iterator[Block]:
    """A line break stays one; two in a row part paragraphs."""
    text = re.sub(r"[ \t\r\n\f]+", " ", "".join(inline))
    for paragraph in re.split(rf"(?: ?{_BREAK}){{2,}}", text):
        lines = [line.strip() for line in paragraph.split(_BREAK)]
        if any(lines):
            yield Block("paragraph", "\n".join(line for line in lines if line))


def _block(element: "Element", depth: int) -> Iterator[Block]:
    if element.tag in _HEADINGS:
        yield Block("heading", " ".join(block.text for block in blocks(element)), _HEADINGS[element.tag])
    elif element.tag == "pre":
        yield Block("paragraph", "".join(_words(element)).replace(_BREAK, "\n"))
    elif element.tag == "table":
        yield from _table(element, depth)
    elif element.tag == "li":
        yield from _item(element, depth)
    elif element.tag in ("ul", "ol"):
        yield from blocks(
            element, depth + (element.getparent() is not None and element.getparent().tag == "li")
        )
    else:
        yield from blocks(element, depth)


def _item(element: "Element", depth: int) -> Iterator[Block]:
    inner = list(blocks(element, depth))
    lead = next((at for at, block in enumerate(inner) if block.kind != "paragraph"), len(inner))
    if lead:
        yield Block("item", " ".join(block.text for block in inner[:lead]), depth)
    yield from inner[lead:]


def _table(element: "Element", depth: int) -> Iterator[Block]:
    rows = [
        [cell for cell in line if cell.tag in ("td", "th") and is_shown(cell)]
        for line in element.iter("tr")
        if next(line.iterancestors("table")) is element
    ]
    for caption in element.iterchildren("caption"):
        yield from blocks(caption, depth)
    if all(len(cells) <= 1 for cells in rows):  # not a table: a frame around text
        for cell in (cell for cells in rows for cell in cells):
            yield from blocks(cell, depth)
    else:
        for cells in rows:
            yield row(" ".join(block.text for block in blocks(cell)) for cell in cells)
