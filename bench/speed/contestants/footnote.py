"""Footnote itself: retrieve, or with the variants "reader" and "no-reader" the whole of Assistant.ask."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.speed.serving import HITS, Contestant, run

if TYPE_CHECKING:
    from index.library import Library
    from qa.assistant import Assistant


class Footnote(Contestant):
    distribution = "footnote-qa"

    def __init__(self, variant: str) -> None:
        self._variant = variant
        self._library: Library | None = None
        self._assistant: Assistant | None = None

    def load(self, model: str) -> None:
        from index.embed import SentenceTransformerEmbedder

        self._embedder = SentenceTransformerEmbedder()  # it finds the same weights by itself, and checks them
        self._embedder.embed(["load"])

    def embed(self, texts: Sequence[str]) -> Any:
        from index.embed import unit_vectors

        return unit_vectors(self._embedder, texts)

    def add(self, folder: Path, store: Path) -> int:
        from index.library import Library

        self._close()
        self._library = Library(store, embedder=self._embedder)
        return self._library.add(folder).passages

    def open(self, store: Path) -> None:
        from index.library import Library

        self._close()
        self._library = Library(store, embedder=self._embedder, create=False)
        if self._variant:
            from qa.assistant import Assistant

            self._assistant = Assistant(self._library, trained=self._variant == "reader")
            self._assistant.load()

    def search(self, question: str) -> list[str]:
        from index.retrieve import retrieve

        if self._library is None:
            raise ValueError("there is no library to search: add or open one first")
        if self._assistant is not None:
            return [self._assistant.ask(question).text]
        return [hit.text for hit in retrieve(self._library, question, k=HITS)]

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()


if __name__ == "__main__":
    run(Footnote)
