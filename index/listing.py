"""The documents of a library as a table: searched, sorted, a page at a time.

Which documents there are in which order is worked out once for each search and order, and kept until
something is committed; only the documents on the page are read.
"""

import json
import sqlite3
import unicodedata
from array import array
from dataclasses import dataclass
from typing import Any, Literal, get_args

from index import records
from index.documents import Document, file_name
from index.fields import storable
from index.library import Library

Sort = Literal["title", "published", "publisher", "added", "size", "passages"]

_WORDS = 20  # of a search; more would be a pasted text
# Text that has as many characters as bytes is ASCII (and holds no NUL): it need not go to Python.
_FOLDED = "CASE WHEN length(text) = length(CAST(text AS BLOB)) THEN text ELSE folded(text) END"
_HELD = f"instr(group_concat({_FOLDED}, char(10)), ?)"
_SEARCH = """SELECT document FROM fields WHERE +name IN ('title', 'source', 'publisher', 'author')
             GROUP BY document HAVING """
_KEYS = {
    "title": "SELECT number, coalesce(nullif(title, ''), file_name(source)) FROM documents",
    "published": "SELECT document, min(low) FROM fields WHERE name = 'published' GROUP BY document",
    "publisher": "SELECT document, min(text) FROM fields WHERE name = 'publisher' GROUP BY document",
    "added": "SELECT number, number FROM documents",
    "size": "SELECT document, length(CAST(text AS BLOB)) FROM texts",
    "passages": "SELECT document, count(*) FROM passages GROUP BY document",
}
_PASSAGES = """SELECT document, count(*) FROM passages
               WHERE document IN (SELECT value FROM json_each(?)) GROUP BY document"""
_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Row:
    """A document without its text. What it does not say is None.

    size        bytes of its text in UTF-8
    characters  of its text
    pages       how many; None where its format has none
    """

    id: str
    title: str | None
    source: str
    publisher: str | None
    published: str | None
    author: str | None
    format: str | None
    language: str | None
    size: int
    characters: int
    passages: int
    pages: int | None

    @property
    def name(self) -> str:
        """What to call it: its title, or else the name of its file or its source."""
        return self.title or file_name(self.source)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the documents that a search finds, and what was asked for.

    rows   at most `count`, the first of them the one at place `first` (from 0)
    total  how many the search finds
    """

    rows: tuple[Row, ...]
    total: int
    search: str
    sort: Sort
    descending: bool
    first: int
    count: int


def listing(
    library: Library, search: str = "", sort: Sort = "added", descending: bool = False, first: int = 0,
    count: int = 100,
) -> Listing:  # fmt: skip
    """The documents that have each word of the search somewhere in title, source, publisher or author.

    A word is found inside of others; case and accents do not matter. What lacks the thing to sort by comes
    last either way; what is equal is in the order of adding. Raises ValueError for another sort, or for a
    page before the first or of no rows.
    """
    if sort not in get_args(Sort):
        raise ValueError(f"documents cannot be sorted by {sort!r}, only by {', '.join(get_args(Sort))}")
    if first < 0 or count < 1:
        raise ValueError(f"a page of {count} documents from place {first} cannot be shown")
    words = tuple(dict.fromkeys(folded(storable(search)).split()))[:_WORDS]
    numbers = library.catalog.derived(
        ("listing", words, sort, descending), lambda connection: _ordered(connection, words, sort, descending)
    )
    wanted = numbers[first : first + count]
    with library.catalog.reading() as connection:
        rows = _rows(connection, wanted)
    return Listing(rows, len(numbers), search, sort, descending, first, count)


def folded(text: str) -> str:
    """Text without case and accents: "Łódź" and "LODZ" are "lodz"."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold().translate(_UNMARKED)


def _ordered(
    connection: sqlite3.Connection, words: tuple[str, ...], sort: Sort, descending: bool
) -> "array[int]":
    """The numbers of the documents found, in order."""
    connection.create_function("folded", 1, folded, deterministic=True)
    connection.create_function("file_name", 1, file_name, deterministic=True)
    query = _SEARCH + " AND ".join([_HELD] * len(words)) if words else "SELECT number FROM documents"
    found = sorted(number for (number,) in connection.execute(query, words))
    keys = {number: key for number, value in connection.execute(_KEYS[sort]) if (key := _key(value))}
    known = [number for number in found if number in keys]
    known.sort(key=keys.__getitem__, reverse=descending)
    return array("q", [*known, *(number for number in found if number not in keys)])


def _key(value: Any) -> Any:
    """What is compared of a text or a number; nothing that counts as true where there is none."""
    return folded(value).strip() if isinstance(value, str) else value


def _rows(connection: sqlite3.Connection, numbers: "array[int]") -> tuple[Row, ...]:
    """In this order; those removed meanwhile are left out."""
    given = json.dumps(numbers.tolist())
    query = f"{records.DOCUMENTS} WHERE number IN (SELECT value FROM json_each(?))"
    documents = records.documents(connection.execute(query, [given]))
    passages = dict(connection.execute(_PASSAGES, [given]).fetchall())
    return tuple(
        _row(documents[number], passages.get(number, 0)) for number in numbers if number in documents
    )


def _row(document: Document, passages: int) -> Row:
    kind = document.metadata.get("format")
    return Row(
        document.id,
        document.title,
        document.source,
        document.publisher,
        document.published,
        document.author,
        None if kind is None else str(kind),
        document.language,
        len(document.text.encode()),
        len(document.text),
        passages,
        len(document.pages) or None,
    )
