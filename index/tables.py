"""JSON Lines and CSV: a record a document. A record that is wrong is told with its place; the rest loads.

The text of a record is its field "text", else "body", else "content".
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from index.documents import Document
from index.encoding import decode
from index.errors import DocumentError
from index.fields import known_names, storable, title_and_metadata

_TEXTS = ("text", "body", "content")
_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_FIELD = 2**31 - 1

Read = tuple[tuple[Document, ...], tuple[tuple[str, str], ...]]
_Record = tuple[int, Mapping[str, object] | str]  # its number from 1, and its fields or what is wrong with it


def read_json_lines(data: bytes, source: str) -> Read:
    """The Documents of a .jsonl file, and (source, reason) of each line that gives none, blank ones apart.

    Raises DocumentError where no line gives one.
    """
    text = decode(data)
    if not text.strip():
        raise DocumentError("holds no records: only blanks")
    if text.lstrip()[0] == "[" and _parsed(text):
        raise DocumentError("is one JSON list: write each of its records on a line of its own")
    return _documents(_lines(text), source, "jsonl", "line")


def read_csv(data: bytes, source: str) -> Read:
    """The Documents of a .csv file with a header, and (source, reason) of each row that gives none.

    Commas, semicolons, tabs or bars between cells. Rows are counted from 1 after the header. Raises
    DocumentError for a file without a column "text", "body" or "content", and where no row gives one.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))  # the default stops at 128 KB
    text = decode(data)
    return _documents(_rows(text, _delimiter(text)), source, "csv", "row")


def _documents(records: Iterable[_Record], source: str, kind: str, unit: str) -> Read:
    documents: list[Document] = []
    failed: list[tuple[str, str]] = []
    taken: set[str] = set()
    for number, record in records:
        try:
            documents.append(_document(record, number, source, kind, taken))
        except DocumentError as error:
            failed.append((f"{source}#{number}", f"{unit} {number} {error}"))
    if not documents and len(failed) != 1:
        raise DocumentError(f"holds no record that can be read{': ' + failed[0][1] if failed else ''}")
    return tuple(documents), tuple(failed)


def _document(
    record: Mapping[str, object] | str, number: int, source: str, kind: str, taken: set[str]
) -> Document:
    if isinstance(record, str):
        raise DocumentError(record)
    fields = known_names(record)
    name = next((name for name in _TEXTS if fields.get(name)), "")
    text = fields.pop(name, None)
    if not isinstance(text, str) or not text.strip():
        raise DocumentError('has no text: give it a field "text"')
    key = _key(fields, number, taken)
    title, metadata = title_and_metadata(fields, kind)
    return Document(storable(text), f"{source}#{key}", title, metadata)


def _key(fields: Mapping[str, object], number: int, taken: set[str]) -> str:
    """What stays the same when records are added before it: its id or address; its number if it has none."""
    named = (fields.get("id"), fields.get("url"))
    given = next((str(value) for value in named if isinstance(value, str | int) and str(value).strip()), None)
    key = first = storable(given.strip()) if given else str(number)
    copy = 1
    while key in taken:
        copy += 1
        key = f"{first} ({copy})"
    taken.add(key)
    return key


def _lines(text: str) -> Iterator[_Record]:
    for number, line in enumerate(text.split("\n"), 1):  # no other line end: U+2028 may stand in a string
        if line.strip():
            record = _parsed(line)
            yield number, record if isinstance(record, dict) else "is no JSON object: one record a line"


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").split("\n", 1)[0].strip()
    for delimiter in _DELIMITERS:
        if any(cell.strip().strip('"').lower() in _TEXTS for cell in header.split(delimiter)):
            return delimiter
    raise DocumentError(
        f'has no column "text" (nor "body" or "content"): its first line should name the columns, '
        f"and is {header[:80]!r}"
    )


def _rows(text: str, delimiter: str) -> Iterator[_Record]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] = []
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield number, f"is damaged ({error}): a quote is not closed, or is not doubled inside a cell"
            continue
        if header and any(cell.strip() for cell in cells):
            number += 1
            yield number, dict(zip(header, cells, strict=False))
        header = header or [cell for cell in cells if any(cells)]
