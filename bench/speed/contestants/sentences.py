"""sentence-transformers by hand: encode, a FAISS index, and the texts beside it in a JSON file."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.serving import HITS, Contestant, chunks_of, run


class Sentences(Contestant):
    """precision is "" for the model as it is loaded by default (f32), or "bfloat16"."""

    distribution = "sentence-transformers"

    def __init__(self, precision: str) -> None:
        self._precision = precision

    def load(self, model: str) -> None:
        import faiss
        from sentence_transformers import SentenceTransformer

        self._faiss: Any = faiss
        settings = {"dtype": self._precision} if self._precision else {}
        self._model: Any = SentenceTransformer(model, device="cpu", model_kwargs=settings)

    def embed(self, texts: Sequence[str]) -> Any:
        return self._model.encode(list(texts))

    def add(self, folder: Path, store: Path) -> int:
        self._texts: list[str] = chunks_of(folder)
        vectors = self.embed(self._texts)
        self._index: Any = self._faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)
        store.mkdir()
        self._faiss.write_index(self._index, str(store / "vectors.faiss"))
        (store / "texts.json").write_text(json.dumps(self._texts), encoding="utf-8")
        return len(self._texts)

    def open(self, store: Path) -> None:
        self._index = self._faiss.read_index(str(store / "vectors.faiss"))
        self._texts = json.loads((store / "texts.json").read_text(encoding="utf-8"))

    def search(self, question: str) -> list[str]:
        _, ids = self._index.search(self.embed([question]), HITS)
        return [self._texts[number] for number in ids[0] if number >= 0]


if __name__ == "__main__":
    run(Sentences)
