"""bm25s: words alone."""

from pathlib import Path
from typing import Any

from bench.speed.serving import HITS, Contestant, chunks_of, run


class Words(Contestant):
    distribution = "bm25s"

    def load(self, model: str) -> None:
        import bm25s

        self._bm25s: Any = bm25s

    def add(self, folder: Path, store: Path) -> int:
        self._texts: list[str] = chunks_of(folder)
        tokens = self._bm25s.tokenize(self._texts, stopwords="en", show_progress=False)
        self._index: Any = self._bm25s.BM25(corpus=self._texts)
        self._index.index(tokens, show_progress=False)
        self._index.save(str(store), show_progress=False)
        return len(self._texts)

    def open(self, store: Path) -> None:
        self._index = self._bm25s.BM25.load(str(store), load_corpus=True, show_progress=False)
        self._texts = [entry["text"] for entry in self._index.corpus]

    def search(self, question: str) -> list[str]:
        tokens = self._bm25s.tokenize(question, stopwords="en", show_progress=False)
        hits = min(HITS, len(self._texts))
        found, _ = self._index.retrieve(tokens, corpus=self._texts, k=hits, show_progress=False)
        return [str(text) for text in found[0]]


if __name__ == "__main__":
    run(lambda _: Words())
