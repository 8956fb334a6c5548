"""Document, Passage and Hit: frozen data, no I/O.

A document's text is never altered after it was loaded: every offset in this package, a passage's, a
hit's, a citation's, counts characters (Unicode code points) of `Document.text`.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import cast

Scalar = str | int | float | bool
MetadataValue = Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with where it came from.

    text      the whole text, as stored: the offsets of passages and citations count its characters
    source    what identifies it: a path, a URL, "wire/17"; another document of the same source replaces it
    title     for people and for retrieval
    metadata  anything to filter on. Known names: published (ISO 8601 date, to the precision known: "2024",
              "2024-02" or "2024-02-11"), publisher, author, language (ISO 639-1), url, format ("pdf", …)
    pages     where each page begins in text, ascending, first 0; empty where the format has no pages
    body      where the document proper begins: what stands before (a dateline, "Share:") is no passage
    """

    text: str
    source: str
    title: str | None = None
    metadata: Mapping[str, MetadataValue] = field(default_factory=dict, hash=False)
    pages: tuple[int, ...] = ()
    body: int = 0

    def __post_init__(self) -> None:
        """Freeze the metadata. Raises ValueError for what could not be stored or cited."""
        if not isinstance(self.text, str) or not isinstance(self.source, str):
            raise ValueError("a Document's text and source are strings")
        if not self.source.strip():
            raise ValueError("a Document needs a source: a path, a URL, anything that identifies it")
        if not isinstance(self.title, str | None):
            raise ValueError(
                f"the title of source {self.source!r} is {type(self.title).__name__}, not a string"
            )
        if not isinstance(self.metadata, Mapping):
            raise ValueError(f"the metadata of source {self.source!r} is no mapping of names to values")
        if not 0 <= self.body <= len(self.text):
            raise ValueError(f"body {self.body} lies outside the text of source {self.source!r}")
        if not all(isinstance(page, int) for page in self.pages) or sorted(self.pages) != list(self.pages):
            raise ValueError(f"the pages of source {self.source!r} are no ascending offsets: {self.pages}")
        checked = {name: _checked(name, value, self.source) for name, value in self.metadata.items()}
        object.__setattr__(self, "metadata", MappingProxyType(checked))
        object.__setattr__(self, "pages", tuple(self.pages))

    def __deepcopy__(self, memo: object) -> "Document":
        """Itself: nothing in it can change."""
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """For pickling between processes, which the frozen metadata would prevent."""
        return Document, (self.text, self.source, self.title, dict(self.metadata), self.pages, self.body)

    @property
    def id(self) -> str:
        """32 hexadecimal digits, a hash of source and text."""
        key = f"{len(self.source)}:{self.source}{self.text}".encode("utf-8", "surrogatepass")
        return blake2b(key, digest_size=16).hexdigest()

    @property
    def published(self) -> str | None:
        """The date of publication, ISO 8601, to the precision known."""
        return self._text_of("published")

    @property
    def publisher(self) -> str | None:
        """The newspaper, agency, site or institution that published it."""
        return self._text_of("publisher")

    @property
    def author(self) -> str | None:
        """Whoever wrote it."""
        return self._text_of("author")

    @property
    def language(self) -> str | None:
        """ISO 639-1 code."""
        return self._text_of("language")

    def page_at(self, offset: int) -> int | None:
        """The number, from 1, of the page on which a character stands; None where there are no pages."""
        return bisect_right(self.pages, offset) if self.pages else None

    def _text_of(self, name: str) -> str | None:
        value = self.metadata.get(name)
        if value is None or value == ():
            return None
        text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        return text if text.strip() else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, small enough for the embedder to see whole.

    heading is the section it stands in, for retrieval and display; it is never part of the text.
    id is the catalog's number for it, None before it is stored.
    """

    document: Document
    start: int
    end: int
    heading: str | None = None
    id: int | None = None

    @property
    def text(self) -> str:
        """Verbatim: document.text[start:end]."""
        return self.document.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        """The page, from 1, on which it begins."""
        return self.document.page_at(self.start)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was retrieved, and why.

    score         fused, 0 to 1, higher is better; it compares passages of one search, not of two
    dense_score   cosine of question and passage, -1 to 1
    dense_rank    its rank by cosine, from 1; None where beyond the candidates looked at
    bm25_score    0 where no word of the question occurs
    bm25_rank     its rank by BM25, likewise
    copies        near-identical passages (syndicated stories, shared boilerplate) among the candidates looked
                  at, at least 50 and twice k; this one is not among them
    """

    passage: Passage
    score: float
    dense_score: float
    dense_rank: int | None
    bm25_score: float
    bm25_rank: int | None
    copies: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """The passage, verbatim."""
        return self.passage.text

    @property
    def start(self) -> int:
        """Where the passage begins in document.text."""
        return self.passage.start

    @property
    def end(self) -> int:
        """Where it ends in document.text."""
        return self.passage.end

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.passage.document

    @property
    def page(self) -> int | None:
        """The page, from 1, on which it begins."""
        return self.passage.page


def file_name(source: str) -> str:
    """The last part of a path that looks like a file's; a URL or a key such as "wire/17" stays whole."""
    name = PureWindowsPath(PurePosixPath(source).name).name
    return name if "." in name and "://" not in source else source


def _checked(name: object, value: object, source: str) -> MetadataValue:
    if not isinstance(name, str):
        raise ValueError(f"metadata of source {source!r} is named {name!r}: names are strings")
    if isinstance(value, list | tuple):
        if all(_storable(item) for item in value):
            return tuple(value)
    elif _storable(value):
        return cast(Scalar, value)
    raise ValueError(
        f"metadata {name!r} of source {source!r} is {type(value).__name__}: give a string, true or false, "
        "a number of at most 64 bits, or a list of those"
    )


def _storable(value: object) -> bool:
    if isinstance(value, float):
        return value == value  # which a NaN is not
    return isinstance(value, str) or (isinstance(value, int) and abs(value) <= 2**63)
