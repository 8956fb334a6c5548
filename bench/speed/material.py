"""What everything is measured on: real documents, passages that our chunker cuts of them, real questions."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from random import Random

from bench import squad
from index.chunk import chunk, index_text
from index.documents import Document
from index.embed import Embedder

_SHORT = 300  # characters: contexts of a sentence or two are no documents
_MIXED = 5000  # documents that are mixed before some are taken: few are as many are
_SEED = 1


@dataclass(frozen=True, slots=True)
class Material:
    """Documents as their texts, in an order that mixes the sets, and questions that people asked of some."""

    documents: tuple[str, ...]
    questions: tuple[str, ...]


def read(shared: Path, documents: int, questions: int) -> Material:
    """So many of each, or as many as there are: Wikinews stories, SQuAD paragraphs, contexts for training.

    Raises OSError where the first two are not in shared/data; without shared/train there are fewer.
    """
    paragraphs, asked = squad.read(shared / "data")
    known = [*_stories(shared / "data"), *(paragraph.text for paragraph in paragraphs)]
    every = dict.fromkeys(chain(known, _contexts(shared / "train")))
    texts = list(islice(every, max(documents, _MIXED)))
    random = Random(_SEED)
    random.shuffle(texts)
    texts = texts[:documents]
    sample = random.sample(asked, min(questions, len(asked)))
    return Material(tuple(texts), tuple(question.text.strip() for question in sample))


def passages(documents: Sequence[str], embedder: Embedder, count: int | None) -> list[str]:
    """The first so many passages of these documents, or all with None, as they are embedded."""
    found = (
        index_text(passage)
        for number, text in enumerate(documents)
        for passage in chunk(
            Document(text, f"bench/{number}"), count_tokens=embedder.count_tokens, window=embedder.window
        )
    )
    return list(islice(found, count))


def write(documents: Sequence[str], folder: Path) -> Path:
    """A text file for each; returns the folder, which must not exist yet."""
    folder.mkdir()
    for number, text in enumerate(documents):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def _stories(data: Path) -> Iterator[str]:
    for line in (data / "wikinews" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _contexts(train: Path) -> Iterator[str]:
    file = train / "reader.jsonl.gz"
    if not file.exists():
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            context = json.loads(line)["context"].strip()
            if len(context) >= _SHORT:
                yield context
