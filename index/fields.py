"""The named fields of a record or a front matter, made a title and metadata.

Case of the known names is ignored: title, published or date, author, publisher, url, language. What else is
there goes to the metadata as it is, as far as metadata can hold it: nested objects and blanks are left out.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from math import isfinite

from index.dates import iso_date
from index.documents import MetadataValue, Scalar

KNOWN = (
    "title",
    "published",
    "date",
    "author",
    "publisher",
    "url",
    "language",
    "text",
    "body",
    "content",
    "id",
)
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def title_and_metadata(
    fields: Mapping[str, object], kind: str
) -> tuple[str | None, dict[str, MetadataValue]]:
    """What a Document takes of the fields; kind is its metadata "format", whatever a field says.

    published is ISO 8601 to the precision given; a number is taken for seconds (or milliseconds) since 1970.
    A date that cannot be understood stays in the metadata as "date", as it was written.
    """
    values = {name: value for name, given in fields.items() if (value := _value(given)) is not None}
    title = values.pop("title", None)
    written = values.pop("published", None) or values.pop("date", None)
    if written is not None:
        published = _published(written)
        values |= {"published": published} if published else {"date": written}
    if isinstance(language := values.get("language"), str) and re.fullmatch(r"[A-Za-z]{2}[-_].*", language):
        values["language"] = language[:2].lower()
    return (None if title is None else str(title)), values | {"format": kind}


def known_names(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields with the known names in lower case: "Text" and "URL" as tables have them."""
    named: dict[str, object] = {}
    for name, value in fields.items():
        known = name.strip().lower()
        named.setdefault(known if known in KNOWN else storable(name.strip()), value)
    return named


def storable(text: str) -> str:
    """The text with halves of characters, which no UTF-8 can hold, replaced by U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def _value(given: object) -> MetadataValue | None:
    if isinstance(given, list | tuple):
        items = tuple(item for item in map(_scalar, given) if item is not None)
        return items if items and len(items) == len(given) else None
    return _scalar(given)


def _scalar(given: object) -> Scalar | None:
    if isinstance(given, str):
        return storable(given) if given.strip() else None
    if isinstance(given, float):
        return given if isfinite(given) else None
    return given if isinstance(given, bool | int) else None


def _published(written: MetadataValue) -> str | None:
    if isinstance(written, str) or (isinstance(written, int) and 1500 <= written < 2100):
        return iso_date(str(written))
    if isinstance(written, tuple) or written < 100_000_000:  # a year or two after 1970, and no date
        return None
    seconds = written / 1000 if written >= 100_000_000_000 else written
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return None
