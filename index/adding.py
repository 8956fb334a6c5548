"""Documents into a library: loaded, cut into passages, embedded and stored, batch by batch."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from index.chunk import index_text, with_tokens
from index.documents import Document, Passage
from index.embed import Vectors, unit_vectors
from index.errors import DocumentError
from index.load import Loaded, find, load, with_text_metadata
from index.records import Entry

if TYPE_CHECKING:
    from index.library import Library

BATCH = 512  # passages committed at a time: a few seconds of work that a kill may cost
SLICE = 32  # passages embedded before those who ask get their turn: about a tenth of a second

Source = str | Path | Document


@dataclass(frozen=True, slots=True)
class Report:
    """What `Library.add` did: counts of documents, of passages stored, and what failed: (source, reason)."""

    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    passages: int = 0
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far `Library.add` is: done from 0 to 1 by size of the files, seconds since the start."""

    done: float
    documents: int
    passages: int
    seconds: float
    source: str


Listener = Callable[[Progress], None]
Naming = Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class _Prepared:
    document: Document
    origin: str
    fingerprint: bytes
    passages: Sequence[Passage]
    tokens: Sequence[int]  # of each passage


@dataclass(slots=True)
class _Run:
    """One call of `Library.add`: what is waiting to be stored, and what was."""

    library: "Library"
    listener: Listener | None
    named: Naming | None
    started: float = field(default_factory=monotonic)
    waiting: dict[str, _Prepared] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)  # by origin, of what was named, to be kept
    cut: int = 0  # passages that are waiting
    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    passages: int = 0
    embedded: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    done: float = 0.0
    source: str = ""

    def take(self, document: Document, origin: str) -> None:
        if document.source in self.waiting:
            self.flush()
        if not _storable(document):
            self.failed.append(
                (document.source, "it holds half a character (a lone surrogate). Replace that.")
            )
            return
        mark = fingerprint(document)
        if self.library.catalog.fingerprint(document.source) == mark:
            self.unchanged += 1
            self._keep(document, origin)
            return
        embedder = self.library.embedder
        passages = with_tokens(document, embedder.count_tokens, embedder.window)
        if not passages:
            self.failed.append((document.source, "it holds no text. Give a document with some."))
            return
        self.waiting[document.source] = _Prepared(document, origin, mark, *zip(*passages, strict=True))
        self.cut += len(passages)
        if self.cut >= BATCH:
            self.flush()

    def flush(self) -> None:
        if not self.waiting:
            return
        batch = list(self.waiting.values())
        entries = self._entries(batch)
        count = sum(len(entry.passages) for entry in entries)
        with self.library.writing():
            replaced = self.library.catalog.put(entries)
            self.library.settle()
            for entry in entries:
                self._keep(entry.document, entry.origin)
        self.waiting.clear()
        self.cut = 0
        self.replaced += replaced
        self.added += len(entries) - replaced
        self.passages += count
        self.tell()

    def finish(self) -> Report:
        self.flush()
        if self.replaced:
            with self.library.writing():
                self.library.settle(removed=True)
        self.done = 1.0
        self.tell()
        return Report(self.added, self.unchanged, self.replaced, self.passages, tuple(self.failed))

    def _keep(self, document: Document, origin: str) -> None:
        if origin in self.files:
            self.library.originals.keep(self.files[origin], document, origin)

    def tell(self) -> None:
        if self.listener is None:
            return
        documents = self.added + self.replaced + self.unchanged
        seconds = monotonic() - self.started
        done = min(self.done, 0.99) if self.waiting else self.done  # what is not stored is not done
        self.listener(Progress(done, documents, self.embedded, seconds, self.source))

    def _entries(self, batch: Sequence[_Prepared]) -> list[Entry]:
        texts = [index_text(passage) for prepared in batch for passage in prepared.passages]
        tokens = [count for prepared in batch for count in prepared.tokens]
        ends = np.cumsum([len(prepared.passages) for prepared in batch])
        vectors = np.split(self._embedded(texts, tokens), ends[:-1])
        return [
            Entry(prepared.document, prepared.origin, prepared.fingerprint, prepared.passages, part)
            for prepared, part in zip(batch, vectors, strict=True)
        ]

    def _embedded(self, texts: Sequence[str], tokens: Sequence[int]) -> Vectors:
        """Unit vectors, shape (texts, dimension)."""
        embedder = self.library.embedder
        vectors = np.empty((len(texts), embedder.dimension), dtype=np.float32)
        # Of like length, so that little is padded; what is left over for the last slice is short.
        alike = sorted(range(len(texts)), key=lambda number: -tokens[number])
        for first in range(0, len(texts), SLICE):
            self.library.priority.give_way()
            numbers = alike[first : first + SLICE]
            vectors[numbers] = unit_vectors(embedder, [texts[number] for number in numbers])
            self.embedded += len(numbers)
            self.tell()
        return vectors


def add(
    library: "Library", source: Source | Iterable[Source], listener: Listener | None, named: Naming | None
) -> Report:
    """See `Library.add`."""
    run = _Run(library, listener, named)
    sources = _listed(source)
    units, sizes = _units(sources, run.failed)
    total = sum(sizes) or 1
    before = 0
    for unit, size in zip(units, sizes, strict=True):
        run.source = unit.source if isinstance(unit, Document) else str(unit)
        _add_unit(run, unit, before / total, size / total)
        before += size
    return run.finish()


def _storable(document: Document) -> bool:
    """Whether all of it can be written as UTF-8."""
    kept = (document.source, document.title, dict(document.metadata), document.text)
    try:
        json.dumps(kept, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def fingerprint(document: Document) -> bytes:
    """Of all that is stored of a document, so that a corrected title or date counts as a change."""
    parts = [
        document.source,
        document.text,
        document.title,
        sorted((name, value) for name, value in document.metadata.items()),
        document.pages,
        document.body,
    ]
    return blake2b(json.dumps(parts).encode(), digest_size=16).digest()


def _listed(source: Source | Iterable[Source]) -> list[Source]:
    """Raises ValueError for what is no file, folder or Document, before anything is added."""
    if isinstance(source, Source):
        return [source]
    if isinstance(source, bytes) or not isinstance(source, Iterable):
        raise ValueError(f"add takes paths and Documents, not {type(source).__name__}")
    listed = list(source)
    for item in listed:
        if not isinstance(item, Source):
            raise ValueError(f"add takes paths and Documents, not {type(item).__name__}")
    return listed


def _units(
    sources: Iterable[Source], failed: list[tuple[str, str]]
) -> tuple[list[Path | Document], list[int]]:
    """The files and Documents to add, and their sizes in bytes (or characters), for the progress."""
    units: list[Path | Document] = []
    for source in sources:
        if isinstance(source, Document):
            units.append(source)
            continue
        try:
            units.extend(find(source))
        except DocumentError as error:
            failed.append((str(source), str(error)))
    return units, [_size(unit) for unit in units]


def _size(unit: Path | Document) -> int:
    if isinstance(unit, Document):
        return len(unit.text)
    try:
        return unit.stat().st_size
    except OSError:
        return 0  # it will be reported when it is read


def _add_unit(run: _Run, unit: Path | Document, before: float, share: float) -> None:
    loaded = Loaded(unit.source, (unit,), ()) if isinstance(unit, Document) else _named(load(unit), run.named)
    run.failed.extend(loaded.failed)
    if run.named and not isinstance(unit, Document):
        if loaded.origin in run.files:  # another file of the same name waits with its documents
            run.flush()
        run.files[loaded.origin] = unit
    for number, document in enumerate(loaded.documents):
        run.done = before + share * number / len(loaded.documents)
        run.take(with_text_metadata(document), loaded.origin)
    run.done = before + share
    if loaded.documents and not isinstance(unit, Document):
        _drop_stale(run, loaded)


def _named(loaded: Loaded, named: Naming | None) -> Loaded:
    """The same under another name than the file's path, records ("path#7") included."""
    if named is None:
        return loaded
    name, length = named(Path(loaded.origin)), len(loaded.origin)
    documents = (replace(document, source=name + document.source[length:]) for document in loaded.documents)
    failed = ((name + source[length:], reason) for source, reason in loaded.failed)
    return Loaded(name, tuple(documents), tuple(failed))


def _drop_stale(run: _Run, loaded: Loaded) -> None:
    """Records that are no longer in their file go, once those that are have been stored."""
    present = {document.source for document in loaded.documents} | {source for source, _ in loaded.failed}
    stale = [source for source in run.library.catalog.sources(loaded.origin) if source not in present]
    if stale:
        run.flush()
        run.library.remove_by("source", stale)
