"""Haystack: a pipeline that indexes and one that queries, over its InMemoryDocumentStore."""

from pathlib import Path
from typing import Any

from bench.speed.serving import HITS, WORDS, Contestant, run

_EMBEDDERS = "haystack_integrations.components.embedders.sentence_transformers"


class Haystack(Contestant):
    distribution = "haystack-ai"

    def load(self, model: str) -> None:
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
            SentenceTransformersTextEmbedder,
        )

        self._stores: Any = InMemoryDocumentStore
        self._documents: Any = SentenceTransformersDocumentEmbedder(model=model, progress_bar=False)
        self._questions: Any = SentenceTransformersTextEmbedder(model=model, progress_bar=False)

    def add(self, folder: Path, store: Path) -> int:
        documents = self._stores(embedding_similarity_function="cosine")
        pipeline = self._indexing(documents)
        pipeline.run({"converter": {"sources": sorted(folder.iterdir())}})
        store.mkdir()
        documents.save_to_disk(str(store / "documents.json"))
        self._take(documents)
        return int(documents.count_documents())

    def open(self, store: Path) -> None:
        self._take(self._stores.load_from_disk(str(store / "documents.json")))

    def search(self, question: str) -> list[str]:
        found = self._pipeline.run({"embedder": {"text": question}})
        return [document.content for document in found["retriever"]["documents"]]

    def _indexing(self, documents: Any) -> Any:
        from haystack import Pipeline
        from haystack.components.converters import TextFileToDocument
        from haystack.components.preprocessors import DocumentSplitter
        from haystack.components.writers import DocumentWriter

        pipeline = Pipeline()
        pipeline.add_component("converter", TextFileToDocument())
        pipeline.add_component("splitter", DocumentSplitter(split_by="word", split_length=WORDS))
        pipeline.add_component("embedder", self._fresh(self._documents))
        pipeline.add_component("writer", DocumentWriter(document_store=documents))
        pipeline.connect("converter", "splitter")
        pipeline.connect("splitter", "embedder")
        pipeline.connect("embedder", "writer")
        return pipeline

    def _take(self, documents: Any) -> None:
        from haystack import Pipeline
        from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever

        self._pipeline: Any = Pipeline()
        self._pipeline.add_component("embedder", self._fresh(self._questions))
        self._pipeline.add_component("retriever", InMemoryEmbeddingRetriever(documents, top_k=HITS))
        self._pipeline.connect("embedder.embedding", "retriever.query_embedding")

    def _fresh(self, embedder: Any) -> Any:
        """A component belongs to one pipeline; the model behind it is kept by its library."""
        return type(embedder).from_dict(embedder.to_dict())


if __name__ == "__main__":
    run(lambda _: Haystack())
