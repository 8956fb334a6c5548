"""Small catalogs for tests, of passages made at random from a vocabulary of plain words.

Each document is one passage. No word is an English stop word, and each is its own stem (test_lexical says
so), so that an oracle needs no stemmer.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog, create
from index.documents import Document, MetadataValue, Passage
from index.records import Entry

WORDS = (
    "river harbor storm mayor violin garden salt lamp cloud metal wolf drum coin salmon lemon rocket".split()
)
DIMENSION = 8


def empty_catalog(folder: Path) -> Catalog:
    """A new catalog in a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    create(folder / "catalog.sqlite", {})
    return Catalog(folder / "catalog.sqlite")


def sentence(random: Random, longest: int = 20) -> str:
    """Words at random, at least one."""
    return " ".join(random.choices(WORDS, k=random.randint(1, longest)))


def unit(random: Random, dimension: int = DIMENSION) -> NDArray[np.float32]:
    """A direction at random, shape (dimension,), of length 1."""
    vector = np.array([random.gauss(0, 1) for _ in range(dimension)], dtype=np.float32)
    return np.divide(vector, np.linalg.norm(vector), dtype=np.float32)


def entry(
    random: Random,
    source: str,
    *,
    text: str | None = None,
    title: str | None = None,
    metadata: Mapping[str, MetadataValue] | None = None,
) -> Entry:
    """A document of one passage with a vector at random."""
    document = Document(sentence(random) if text is None else text, source, title, metadata or {})
    passage = Passage(document, 0, len(document.text))
    return Entry(document, source, source.encode("utf-8"), [passage], unit(random)[None])


def entries(random: Random, count: int, name: str = "wire") -> list[Entry]:
    """Documents at random, every other one with a title."""
    return [
        entry(random, f"{name}/{number}", title=sentence(random, 4) if number % 2 else None)
        for number in range(count)
    ]


def texts(catalog: Catalog) -> dict[int, tuple[str, str]]:
    """{passage id: (title, text)} of all that a catalog holds."""
    return {
        number: (passage.document.title or "", passage.text)
        for number, passage in ((passage.id or 0, passage) for _, passage in catalog.passages_after(0))
    }


def stored_vectors(catalog: Catalog, ids: Sequence[int]) -> NDArray[np.float64]:
    """The vectors in the catalog's file, read with SQL alone, shape (ids, dimension)."""
    with catalog.reading() as connection:
        found = dict(connection.execute("SELECT id, vector FROM passages"))
    return np.array([np.frombuffer(found[number], np.float16) for number in ids], dtype=np.float64)
