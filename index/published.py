"""When a web page was published, as far as the page declares it. Nothing is guessed from its prose.

Looked at in this order: JSON-LD, meta elements, schema.org properties, the one date that the article itself
shows, the date in its canonical address.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.dates import date_at, iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publishdate",
    "publish-date",
    "pubdate",
    "published",
    "dc.date",
    "dcterms.date",
    "date",
)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|pubdate|published|dateline|posted-on|timestamp)(?:$|[\s_-])", re.IGNORECASE
)
_NOT_ITS_OWN = re.compile(r"comment|related|event|footer|sidebar|teaser|modified|updated", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)(?:/(\d\d))?(?:/|$)")


def declared_date(page: "Element", address: str | None) -> str | None:
    """ISO 8601, to the precision declared; None where the page does not say. address: the page's own URL."""
    ways = (_in_json, _in_meta, _in_properties, _shown)
    found = (value for way in ways for written in way(page) if (value := iso_date(written)))
    return next(found, None) or _in_address(address or "")


def _in_json(page: "Element") -> Iterator[str]:
    for script in page.iterfind('.//script[@type="application/ld+json"]'):
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in found if isinstance(found, list) else [found]:
            graph = thing.get("@graph") if isinstance(thing, dict) else None
            for node in graph if isinstance(graph, list) else [thing]:
                if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
                    yield node["datePublished"]


def _in_meta(page: "Element") -> Iterator[str]:
    declared: dict[str, str] = {}
    for meta in page.iter("meta"):
        for name in ("property", "name", "itemprop"):
            declared.setdefault(meta.get(name, "").lower(), meta.get("content", ""))
    yield from (declared[name] for name in _META if name in declared)


def _in_properties(page: "Element") -> Iterator[str]:
    for element in page.iterfind('.//*[@itemprop="datePublished"]'):
        if _is_its_own(element):
            yield element.get("datetime") or element.get("content") or element.text_content()
    yield from (element.get("datetime", "") for element in page.iterfind(".//time[@pubdate]"))


def _shown(page: "Element") -> Iterator[str]:
    """Of times and of elements named for a date, if they agree: two dates may be those of other stories."""
    dates = {date for element in page.iter() if isinstance(element.tag, str) and (date := _date_of(element))}
    if len(dates) == 1:
        yield dates.pop()


def _date_of(element: "Element") -> str | None:
    if element.tag == "time" and _is_its_own(element):
        return iso_date(element.get("datetime") or element.text_content())
    if not _DATED.search(f"{element.get('class', '')} {element.get('id', '')}") or not _is_its_own(element):
        return None
    words = " ".join(element.text_content().split())
    if len(words) > 80:
        return None
    found = (date_at(words, match.start()) for match in re.finditer(r"(?<!\w)\w", words))
    return next((date[0] for date in found if date), None)


def _is_its_own(element: "Element") -> bool:
    for part in (element, *element.iterancestors()):
        named = f"{part.get('class', '')} {part.get('id', '')}"
        if part.tag in ("aside", "footer", "nav") or (part.tag != "body" and _NOT_ITS_OWN.search(named)):
            return False
        if part.tag in ("article", "main"):
            return True
    return True


def _in_address(address: str) -> str | None:
    match = _IN_ADDRESS.search(address)
    return iso_date("-".join(part for part in match.groups() if part)) if match else None
