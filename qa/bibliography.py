"""An answer's sources for other people's tools: CSL-JSON (1.0) and BibTeX (as biblatex reads it, in UTF-8).

One entry for each document cited, in the order of first citation, of what is known and nothing else. The type
is told by the publisher's name, the format and the address:

    article-newspaper   published by what has the name of a newspaper, an agency or a broadcaster
    article             … or of what may be a journal or a magazine
    webpage             any other page or record with an address on the web
    document            all else: files of institutions, notes, and whatever has no publisher

Text is that of the document on one line, with controls and direction overrides replaced as in `qa.render`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase
from typing import Any
from urllib.parse import quote, urlsplit

from index.dates import iso_date
from index.documents import Document
from index.outlets import Form, form, host
from qa.answer import Answer, Citation
from qa.authors import Name, authors
from qa.render import source_line
from qa.showing import shown

Item = dict[str, Any]  # an item of CSL-JSON

_ENTRIES = {"article-newspaper": "article", "article": "article", "webpage": "online", "document": "misc"}
_FILES = frozenset({"pdf", "docx"})  # what is a document of its own, wherever it was downloaded from
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ARTICLES = frozenset({"a", "an", "the"})
_URL_CHARACTERS = "!#$%&'()*+,-./:;=?@[]_~"  # what may stand in an address as it is, or is part of a "%20"
# A backslash does not keep BibTeX from counting a brace, so that braces, too, are written as words.
_TEX = str.maketrans(
    {character: f"\\{character}" for character in "%&#_$"}
    | {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)


def as_bibtex(answer: Answer) -> str:
    """The documents cited as a .bib file for biblatex; "" where nothing is cited.

    Names that are no list of people, and titles, stand in double braces: no style takes them apart or changes
    their case. The address stands as biblatex wants it, percent-encoded and otherwise unescaped.
    """
    return "\n".join(_entry(item) for item in as_csl(answer))


def as_csl(answer: Answer) -> list[Item]:
    """The documents cited as items of CSL-JSON; empty where nothing is cited.

    The note says where the quotes stand: "characters 120-190" are document.text[120:190].
    """
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        cited.setdefault(citation.document.id, []).append(citation)
    items = [_item(citations) for citations in cited.values()]
    return [{"id": key, **item} for key, item in zip(_keys(items), items, strict=True)]


def _item(citations: Sequence[Citation]) -> Item:
    document = citations[0].document
    publisher = shown(document.publisher or "")
    address = _address(document)
    kind = _kind(document, publisher, address)
    issued = iso_date(document.published or "")
    language = shown(document.language or "")
    item = {
        "type": kind,
        "title": shown(document.title or "") or source_line(Document("", document.source)),  # the file's name
        "author": authors(document),
        "container-title" if kind.startswith("article") else "publisher": publisher,
        "issued": {"date-parts": [[int(part) for part in issued.split("-")]]} if issued else None,
        "URL": address,
        "language": language if _LANGUAGE.fullmatch(language) else "",
        "page": ", ".join(dict.fromkeys(filter(None, map(_pages, citations)))),
        "note": "quoted: characters " + ", ".join(f"{one.start}-{one.end}" for one in citations),
    }
    return {name: value for name, value in item.items() if value}


def _kind(document: Document, publisher: str, address: str) -> str:
    """See the module. A site's name, "gazette.example", says nothing of what it is."""
    outlet = Form.NONE if not publisher or host(publisher) else _form(publisher)
    if outlet:
        return "article-newspaper" if outlet >= Form.LIKELY else "article"
    return "webpage" if address and document.metadata.get("format") not in _FILES else "document"


def _form(publisher: str) -> Form:
    """In a text "Times" is no newspaper, and "Harbour Post, The" no name; as a publisher each is."""
    name = publisher.removeprefix("The ").removesuffix(", The")
    return max(form(name), form(f"Daily {name}") if " " not in name else Form.NONE)


def _address(document: Document) -> str:
    """Of the metadata, or the source, if it is one of the web; "" where there is none that is sound."""
    for value in (document.metadata.get("url"), document.source):
        text = str(value or "").strip()
        try:
            parts = urlsplit(text)
        except ValueError:  # such as "http://[": no address
            continue
        if parts.scheme in ("http", "https") and parts.hostname and shown(text) == text and " " not in text:
            return quote(text, safe=_URL_CHARACTERS)
    return ""


def _pages(citation: Citation) -> str:
    first, last = citation.page, citation.document.page_at(citation.end - 1)
    return "" if first is None else f"{first}" if first == last else f"{first}-{last}"


def _keys(items: Sequence[Item]) -> list[str]:
    """Of author or publisher, year and title; of several with the same, all but the first have a letter."""
    keys: list[str] = []
    for item in items:
        base = _base(item)
        keys.append(next(key for tail in _tails() if (key := base + tail) not in keys))
    return keys


def _tails() -> Iterator[str]:
    """ "", "a" to "z", "aa", …"""
    return ("".join(letters) for length in count() for letters in product(ascii_lowercase, repeat=length))


def _base(item: Item) -> str:
    names = [name.get("family") or name["literal"] for name in item.get("author", ())]
    told = [*names[:1], item.get("container-title", ""), item.get("publisher", "")]
    who = next((key for name in told if (key := "".join(_words(name)[:2]))), "anon")
    year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
    return who + year + "".join(_words(item["title"])[:1])


def _words(text: str) -> list[str]:
    """In lower-case ASCII, without articles: "Über den Fluß" is "uber", "den", "flu"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", plain.replace("'", "")) if word not in _ARTICLES]


def _entry(item: Item) -> str:
    fields = {
        "author": " and ".join(map(_name, item.get("author", ()))),
        "title": f"{{{_tex(item['title'])}}}",
        "journaltitle": _tex(item.get("container-title", "")),
        "organization": _tex(item.get("publisher", "")),  # the one publisher that @online and @misc have
        "date": "-".join(f"{part:02}" for part in item.get("issued", {"date-parts": [[]]})["date-parts"][0]),
        "url": item.get("URL", ""),
        "language": _tex(item.get("language", "")),
        "pages": item.get("page", "").replace("-", "--"),
        "note": item["note"],
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{_ENTRIES[item['type']]}{{{item['id']},\n{''.join(lines)}}}\n"


def _name(name: Name) -> str:
    return f"{{{_tex(name['literal'])}}}" if "literal" in name else _tex(f"{name['family']}, {name['given']}")


def _tex(text: str) -> str:
    return text.translate(_TEX)
