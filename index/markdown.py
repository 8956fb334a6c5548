"""Markdown: stored as written. The title is the front matter's or the first heading; nothing is rendered."""

import re
from dataclasses import replace
from itertools import pairwise

from index.documents import Document
from index.encoding import decode
from index.errors import DocumentError
from index.fields import known_names, title_and_metadata

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)\s*", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"([\w.-]+)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*")
_IGNORED = re.compile(r"\s*(?:#.*)?|[ \t]+\S.*")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"(?:=+|--+)[ \t]*")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NAMES = {"authors": "author", "lang": "language", "canonical": "url", "pubdate": "published"}
_HEAD = 3_000


def read_markdown(data: bytes, source: str) -> Document:
    """The Document of a Markdown file; `body` points past a front matter. Raises DocumentError."""
    document = with_front_matter(decode(data), source, "md")
    head = document.text[document.body : document.body + _HEAD]
    return document if document.title else replace(document, title=_first_heading(head))


def with_front_matter(text: str, source: str, kind: str) -> Document:
    """The Document of a text that may open with a front matter. Raises DocumentError if that is all."""
    match = _FRONT_MATTER.match(text)
    fields = _fields(match[1]) if match else None
    body = match.end() if match and fields else 0
    if not text[body:].strip():
        raise DocumentError("holds no text" + (": only a front matter" if body else ": only blanks"))
    title, metadata = title_and_metadata(fields or {}, kind)
    return Document(text, source, title, metadata, body=body)


def _fields(block: str) -> dict[str, object] | None:
    """Of `key: value` lines and lists; what is nested is skipped. None for a block of anything else."""
    fields: dict[str, object] = {}
    last = ""
    for line in block.splitlines():
        if match := _FIELD.fullmatch(line):
            last = _NAMES.get(match[1].lower(), match[1])
            fields[last] = _value(match[2] or "")
        elif (match := _ITEM.fullmatch(line)) and isinstance(items := fields.get(last) or [], list):
            fields[last] = [*items, _unquoted(match[1])]
        elif not _IGNORED.fullmatch(line):
            return None
    return known_names(fields)


def _value(written: str) -> str | list[str]:
    if written[:1] == "[" and written[-1:] == "]":
        return [_unquoted(item.strip()) for item in written[1:-1].split(",") if item.strip()]
    return "" if written in ("|", ">", "null", "~") else _unquoted(written)


def _unquoted(written: str) -> str:
    quoted = len(written) > 1 and written[0] == written[-1] and written[0] in "\"'"
    return written[1:-1] if quoted else re.sub(r"(?:^|[ \t]+)#.*", "", written)


def _first_heading(head: str) -> str | None:
    fenced = False
    for line, below in pairwise([*head.splitlines(), ""]):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        match = _HEADING.fullmatch(line)
        if fenced or not (match or (line.strip() and _UNDERLINE.fullmatch(below))):
            continue
        if plain := re.sub(r"[*`]|\b_|_\b", "", _LINK.sub(r"\1", match[1] if match else line)).strip():
            return plain
    return None
