"""LlamaIndex: SimpleDirectoryReader, SentenceSplitter, HuggingFaceEmbedding, FaissVectorStore."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.serving import HITS, TOKENS, Contestant, run


class LlamaIndex(Contestant):
    distribution = "llama-index-core"

    def load(self, model: str) -> None:
        import faiss
        import llama_index.core
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from llama_index.vector_stores.faiss import FaissVectorStore

        self._core: Any = llama_index.core
        self._store: Any = FaissVectorStore
        self._faiss: Any = faiss
        self._splitter: Any = SentenceSplitter(chunk_size=TOKENS, chunk_overlap=0)
        self._model: Any = HuggingFaceEmbedding(model_name=model, device="cpu")

    def embed(self, texts: Sequence[str]) -> Any:
        return self._model.get_text_embedding_batch(list(texts))

    def add(self, folder: Path, store: Path) -> int:
        documents = self._core.SimpleDirectoryReader(str(folder)).load_data()
        for document in documents:
            # Else the path goes into every text that is embedded, and takes the room of half a chunk.
            document.excluded_embed_metadata_keys = list(document.metadata)
            document.excluded_llm_metadata_keys = list(document.metadata)
        nodes = self._splitter.get_nodes_from_documents(documents)
        vectors = self._store(faiss_index=self._faiss.IndexFlatIP(384))
        context = self._core.StorageContext.from_defaults(vector_store=vectors)
        index = self._core.VectorStoreIndex(nodes, storage_context=context, embed_model=self._model)
        index.storage_context.persist(persist_dir=str(store))
        self._take(index)
        return len(nodes)

    def open(self, store: Path) -> None:
        vectors = self._store.from_persist_dir(str(store))
        context = self._core.StorageContext.from_defaults(vector_store=vectors, persist_dir=str(store))
        self._take(self._core.load_index_from_storage(context, embed_model=self._model))

    def search(self, question: str) -> list[str]:
        return [found.node.get_content() for found in self._retriever.retrieve(question)]

    def _take(self, index: Any) -> None:
        self._retriever = index.as_retriever(similarity_top_k=HITS)


if __name__ == "__main__":
    run(lambda _: LlamaIndex())
