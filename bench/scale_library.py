"""A library of as many passages as one likes, written straight into its catalog.

`Library.add` would cut and embed them; here both are done. Each document is twenty passages, of one of four
publishers and of a day in ten years; FAISS and Tantivy are then built from the catalog.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import numpy as np

from bench import corpus
from index import Document, Library, Passage
from index.adding import fingerprint
from index.embed import Vectors
from index.records import Entry

EACH = 20  # passages to a document
PUBLISHERS = ("The Harbour Post", "Inland Herald", "Evening Wire", "Valley Times")
_FIRST_DAY = date(2015, 1, 1)


def build(cache: Path, folder: Path, passages: int, real: bool) -> None:
    """Make the library; prints how long each step takes."""
    embedder = corpus.PreparedEmbedder(cache)
    prepared = corpus.read(cache)
    with Library(folder, embedder=embedder) as library:
        start = perf_counter()
        for entries in _entries(prepared, passages, real):
            library.catalog.put(entries)
        print(f"  catalog written in {perf_counter() - start:.0f} s", flush=True)
        start = perf_counter()
        library.vectors.catch_up(library.catalog)
        library.vectors.save()
        print(f"  vectors built and saved in {perf_counter() - start:.1f} s", flush=True)
        start = perf_counter()
        with library.writing():
            library.settle()
        print(f"  words built in {perf_counter() - start:.0f} s", flush=True)


def _entries(prepared: corpus.Corpus, passages: int, real: bool) -> Iterator[list[Entry]]:
    number = 0
    for texts, vectors in prepared.passages(passages, real=real):
        entries = []
        for first in range(0, len(texts), EACH):
            entries.append(entry(number, texts[first : first + EACH], vectors[first : first + EACH]))
            number += 1
        yield entries


def entry(number: int, texts: Sequence[str], vectors: Vectors) -> Entry:
    """A document whose passages are these texts."""
    document = made(number, texts)
    starts = np.cumsum([0, *(len(text) + 2 for text in texts[:-1])]).tolist()
    parts = [Passage(document, start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    return Entry(document, document.source, fingerprint(document), parts, vectors)


def made(number: int, texts: Sequence[str]) -> Document:
    """A document with a title, a publisher and a date."""
    published = _FIRST_DAY + timedelta(days=number * 7 % 3650)
    metadata = {"publisher": PUBLISHERS[number % len(PUBLISHERS)], "published": published.isoformat()}
    title = " ".join(texts[0].split()[:6])
    return Document("\n\n".join(texts), f"scale/{number}", title, metadata)
