"""txtai: an Embeddings database that keeps the content too."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.serving import HITS, Contestant, chunks_of, run


class Txtai(Contestant):
    distribution = "txtai"

    def load(self, model: str) -> None:
        from txtai import Embeddings

        self._embeddings: Any = Embeddings(path=model, content=True, gpu=False)

    def embed(self, texts: Sequence[str]) -> Any:
        return self._embeddings.batchtransform(list(texts))

    def add(self, folder: Path, store: Path) -> int:
        chunks = chunks_of(folder)
        self._embeddings.index(chunks)
        self._embeddings.save(str(store))
        return len(chunks)

    def open(self, store: Path) -> None:
        self._embeddings.load(str(store))

    def search(self, question: str) -> list[str]:
        return [row["text"] for row in self._embeddings.search(question, HITS)]


if __name__ == "__main__":
    run(lambda _: Txtai())
