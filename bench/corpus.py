"""As many passages as one likes, with texts and vectors that behave like real ones.

The first are real: passages of the sets for training, embedded once and kept in a folder. The others are
neighbours of those: a real vector plus the difference of two of its near neighbours, which leaves it as far
from the real ones as they are from each other, and the real text with a fifth of its words replaced by others
that are as frequent.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.embed import Embedder, SentenceTransformerEmbedder, Vectors, unit_vectors

CHUNK = 8_000  # passages made at a time, each from a generator of its own
LONGEST = 700  # characters
QUESTIONS = 1_000
_NEIGHBOURS = 6
_REPLACED = 0.2  # of the words


@dataclass(frozen=True, slots=True)
class Corpus:
    """Real texts, their vectors, and the neighbours of each, shape (texts, 6)."""

    texts: Sequence[str]
    vectors: Vectors
    neighbours: NDArray[np.int64]
    words: Sequence[str]  # of all texts, each as often as it stands there

    def passages(
        self, count: int, *, real: bool = True, texts: bool = True
    ) -> Iterator[tuple[list[str], Vectors]]:
        """Texts and vectors, CHUNK at a time; the real ones come first unless they are left out.

        texts  whether the texts are wanted, too, which takes much longer
        """
        first = min(count, len(self.texts)) if real else 0
        for start in range(0, first, CHUNK):
            end = min(first, start + CHUNK)
            yield list(self.texts[start:end]), self.vectors[start:end]
        for start in range(0, count - first, CHUNK):
            random = np.random.default_rng(1 + start)
            yield self._made(min(CHUNK, count - first - start), random, texts)

    def _made(self, count: int, random: np.random.Generator, texts: bool) -> tuple[list[str], Vectors]:
        origins = random.integers(len(self.texts), size=count)
        pairs = random.permuted(np.tile(np.arange(_NEIGHBOURS), (count, 1)), axis=1)[:, :2]
        one, other = np.take_along_axis(self.neighbours[origins], pairs, axis=1).T
        vectors = self.vectors[origins] + self.vectors[one] - self.vectors[other]
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        made = [self._varied(self.texts[origin], random) for origin in origins] if texts else []
        return made, vectors

    def _varied(self, text: str, random: np.random.Generator) -> str:
        words = text.split()
        places = random.integers(len(words), size=int(_REPLACED * len(words)))
        for place, word in zip(places, random.integers(len(self.words), size=len(places)), strict=True):
            words[place] = self.words[word]
        return " ".join(words)


class PreparedEmbedder:
    """Looks the questions' vectors up; whatever else is asked for gets a real vector chosen by its text."""

    name, dimension, window = "prepared", 384, 256

    def __init__(self, cache: Path) -> None:
        self.questions: Sequence[str] = json.loads((cache / "questions.json").read_bytes())
        self.question_vectors: Vectors = np.load(cache / "questions.npy")
        self._known = dict(zip(self.questions, self.question_vectors, strict=True))
        self._others = np.load(cache / "texts.npy", mmap_mode="r")

    @property
    def settings(self) -> Mapping[str, str | int]:
        """None."""
        return {}

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """About as many as there are."""
        return [2 + 4 * len(text.split()) // 3 for text in texts]

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), 384)."""
        others = (self._others[crc32(text.encode()) % len(self._others)] for text in texts)
        return np.array([self._known.get(text, other) for text, other in zip(texts, others, strict=True)])


def read(cache: Path) -> Corpus:
    """The corpus that `prepare` put into a folder."""
    texts: list[str] = json.loads((cache / "texts.json").read_bytes())
    vectors = np.load(cache / "texts.npy")
    words = [word for text in texts for word in text.split()]
    return Corpus(texts, vectors, _near(vectors), words[:: len(words) // 10**6 + 1])


def prepare(training: Path, cache: Path, count: int) -> None:
    """Embed so many passages of the training sets, and questions, unless they are there. Raises OSError."""
    if not (cache / "texts.npy").exists():
        _embed(training, cache, count)


def _embed(training: Path, cache: Path, count: int) -> None:
    embedder: Embedder = SentenceTransformerEmbedder()
    for name, texts in {"questions": _questions(training), "texts": _texts(training, count)}.items():
        cache.mkdir(parents=True, exist_ok=True)
        (cache / f"{name}.json").write_text(json.dumps(texts), "utf-8")
        starts = range(0, len(texts), 512)
        parts = [unit_vectors(embedder, texts[start : start + 512]) for start in starts]
        np.save(cache / f"{name}.npy", np.concatenate(parts))


def _texts(training: Path, count: int) -> list[str]:
    """Distinct passages of more than a line, in an order at random."""
    found = {
        row[field].strip()[:LONGEST]
        for name, field in (("reader", "context"), ("ranking", "passage"))
        for row in _rows(training / f"{name}.jsonl.gz")
        if len(row[field].strip()) > 60 and "authors-only" not in str(row.get("text_licence"))
    }
    return [str(text) for text in np.random.default_rng(0).permutation(sorted(found))[:count]]


def _questions(training: Path) -> list[str]:
    found = sorted({row["query"] for row in _rows(training / "ranking.jsonl.gz")})
    return [str(text) for text in np.random.default_rng(0).permutation(found)[:QUESTIONS]]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _near(vectors: Vectors) -> NDArray[np.int64]:
    """Of each vector the nearest in its chunk, besides itself, shape (vectors, 6)."""
    found = []
    for start in range(0, len(vectors), CHUNK):
        part = vectors[start : start + CHUNK]
        nearest = np.argpartition(-(part @ part.T), _NEIGHBOURS, axis=1)[:, : _NEIGHBOURS + 1]
        others = [row[row != place][:_NEIGHBOURS] for place, row in enumerate(nearest)]
        found.append(start + np.array(others))
    return np.concatenate(found)
