"""A saved web page: its main text, and who published it when, as the page declares it.

Trafilatura finds where the main text is. It drops lists and paragraphs out of it, so the text is then read
off the page itself, from the smallest part that holds all trafilatura found, without menus and the like.
Its dates are not taken at all: they fill a missing day with today's, and find one in a comment or an
advertised event. No scripts are run, nothing is fetched.
"""

import logging
import re
from typing import TYPE_CHECKING

from index.blocks import Block, plain_text
from index.documents import Document
from index.encoding import decode
from index.errors import DocumentError
from index.markup import blocks, is_shown
from index.published import declared_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element
    from trafilatura.settings import Document as Extracted

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # the parser refuses them
_LEAVES = frozenset("p li td th dd dt h2 h3 h4 h5 h6 pre blockquote figcaption".split())
_CONTAINERS = ("article", "main", "section", "div", "td", "form", "body")
_CLUTTER = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|consent|gdpr|share|sharing|social|"
    r"newsletter|subscribe|subscription|signup|related|recommended|recommendations|most-read|popular|sidebar|"
    r"comments?|disqus|promo|advert\w*|ads?|sponsored|popup|modal|toolbar|pagination|paywall|skip-link|"
    r"byline|entry-meta|post-meta|author-box|author-bio)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu")


def read_webpage(data: bytes, source: str) -> Document:
    """The Document of an HTML file. Raises DocumentError for a page that shows no text of its own."""
    if b"multipart/related" in data[:2_000]:
        raise DocumentError("is a web archive (MHTML): save the page as HTML, or print it to a PDF")
    charset = _CHARSET.search(data[:4_000])
    html = _CONTROLS.sub(" ", decode(data, charset[1].decode() if charset else None))
    page, extracted = _parsed(html), _extracted(html)
    text = plain_text(_main(page, extracted)) if page is not None else ""
    if page is None or not text:
        raise DocumentError(
            "is a web page that shows no text of its own: it may be drawn by scripts. "
            "Open it in a browser and save it as a PDF"
        )
    return Document(text, source, (extracted and extracted.title) or None, _metadata(page, extracted))


def _parsed(html: str) -> "Element | None":
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None


def _extracted(html: str) -> "Extracted | None":
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    for name in ("trafilatura", "htmldate", "courlan", "justext"):  # they would log to the terminal
        logging.getLogger(name).addHandler(logging.NullHandler())
    found = bare_extraction(html, with_metadata=True, include_comments=False, include_formatting=False)
    return found if isinstance(found, Extracted) else None


def _main(page: "Element", extracted: "Extracted | None") -> list[Block]:
    lines = (
        [_squeezed(part) for part in re.split(r"\n(?:- )?|\| ", extracted.text or "")] if extracted else []
    )
    found = "".join(lines)
    leaves = [leaf for leaf in page.iter(_LEAVES) if len(words := _words(leaf)) > 30 and words in found]
    region = _region(page, leaves, [line for line in lines if len(line) > 10])
    _prune(region, leaves)
    written = list(blocks(region))
    if len(found) > 500 and sum(len(block.text) for block in written) > 3 * len(found):
        return [block for block in written if _squeezed(block.text) in found]  # clutter by any name
    return written


def _region(page: "Element", leaves: "list[Element]", lines: list[str]) -> "Element":
    """The smallest element that holds the leaves and nearly all of the lines."""
    body = page.find("body")
    whole = page if body is None else body
    above = [set(leaf.iterancestors()) for leaf in leaves[1:]]
    chain = [leaves[0], *leaves[0].iterancestors()] if leaves else []
    for element in chain:
        shared = element.tag in _CONTAINERS and all(element in ancestors for ancestors in above)
        if shared and _holds(element, lines):
            return element
    return whole


def _holds(element: "Element", lines: list[str]) -> bool:
    words = _words(element)
    held = sum(len(line) for line in lines if line in words)
    return held >= 0.97 * sum(map(len, lines))


def _prune(region: "Element", leaves: "list[Element]") -> None:
    """Take out menus, share buttons and the like, but nothing that holds what trafilatura found."""
    kept = {above for leaf in leaves for above in leaf.iterancestors()} | set(leaves)
    for element in list(region.iterdescendants()):
        if element in kept:
            for name in ("hidden", "aria-hidden", "style"):  # by which a script would uncover it
                element.attrib.pop(name, None)
        elif element.getparent() is not None and _is_clutter(element):
            element.drop_tree()


def _is_clutter(element: "Element") -> bool:
    if not is_shown(element) or element.tag in ("nav", "aside", "footer") or element.get("role") in _ROLES:
        return True
    if _CLUTTER.search(f"{element.get('class', '')} {element.get('id', '')}"):
        return True
    if element.tag == "header":
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    if element.tag not in ("ul", "ol", "div", "section"):
        return False
    words, links = len(_words(element)), sum(len(_words(link)) for link in element.iter("a"))
    return links > 0.7 * words > 0


def _words(element: "Element") -> str:
    return _squeezed(element.text_content())


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _metadata(page: "Element", extracted: "Extracted | None") -> dict[str, str]:
    address = extracted.url if extracted else None
    language = re.match(r"[A-Za-z]{2}(?![A-Za-z])", page.get("lang") or page.get("xml:lang") or "")
    found = {
        "published": declared_date(page, address),
        "author": extracted and extracted.author,
        "publisher": extracted and extracted.sitename,
        "url": address,
        "language": language and language[0].lower(),
    }
    return {"format": "html"} | {name: value for name, value in found.items() if value}
