"""What documents can be filtered by: who published them, in which language and format, by whom, and when.

Counted in the catalog's table `fields`, and kept until something is committed: a page asks for it often.
"""

import json
import sqlite3
from dataclasses import dataclass

from index.library import Library

_MOST = 500  # values of one field: more than anyone looks through
_VALUES = """SELECT text, count(*) AS documents,
                    (SELECT metadata FROM documents WHERE documents.number =
                        (SELECT document FROM fields AS same
                         WHERE same.name = fields.name AND same.text = fields.text LIMIT 1))
             FROM fields WHERE name = ? AND trim(text) <> '' GROUP BY text
             ORDER BY documents DESC, text LIMIT ?"""
_TOTAL = "SELECT count(*) FROM fields WHERE name = ? AND trim(text) <> ''"
_DAYS = """SELECT low, high, count(*) FROM fields
           WHERE name = 'published' AND low IS NOT NULL GROUP BY low, high"""
_UNDATED = """SELECT (SELECT count(*) FROM documents) - (SELECT count(DISTINCT document) FROM fields
              WHERE name = 'published' AND low IS NOT NULL)"""


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field.

    values  (value, number of documents), most frequent first, at most 500; spelt as the first document has it
    others  how many times other values than these are given
    """

    values: tuple[tuple[str, int], ...]
    others: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the documents of a library can be filtered by.

    days     (first day, last day, number of documents) of each date of publication, ISO 8601, ascending:
             "2024-02" is ("2024-02-01", "2024-02-29")
    undated  the number of documents without such a date
    """

    documents: int
    publishers: Facet
    languages: Facet
    formats: Facet
    authors: Facet
    days: tuple[tuple[str, str, int], ...]
    undated: int

    @property
    def first(self) -> str | None:
        """The first day on which any document may have been published, ISO 8601; None where none is dated."""
        return min((first for first, _, _ in self.days), default=None)

    @property
    def last(self) -> str | None:
        """The last such day."""
        return max((last for _, last, _ in self.days), default=None)


def facets(library: Library) -> Facets:
    """Of all documents that are there now. Case does not tell two values apart, as in filters."""
    return library.catalog.derived("facets", _facets)


def _facets(connection: sqlite3.Connection) -> Facets:
    (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    (undated,) = connection.execute(_UNDATED).fetchone()
    publishers, languages, formats, authors = (
        _facet(connection, name) for name in ("publisher", "language", "format", "author")
    )
    days = tuple(connection.execute(_DAYS))
    return Facets(documents, publishers, languages, formats, authors, days, undated)


def _facet(connection: sqlite3.Connection, name: str) -> Facet:
    found = connection.execute(_VALUES, [name, _MOST]).fetchall()
    values = tuple((_spelt(json.loads(metadata)[name], text), count) for text, count, metadata in found)
    (total,) = connection.execute(_TOTAL, [name]).fetchone()
    return Facet(values, total - sum(count for _, count in values))


def _spelt(given: str | list[object], text: str) -> str:
    """The value as the document has it, of which `fields` keeps the case folded."""
    values = given if isinstance(given, list) else [given]
    return next(str(value) for value in values if str(value).casefold() == text)
