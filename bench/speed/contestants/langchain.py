"""LangChain: DirectoryLoader, RecursiveCharacterTextSplitter, HuggingFaceEmbeddings, FAISS."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.speed.serving import CHARACTERS, HITS, Contestant, run


class LangChain(Contestant):
    distribution = "langchain-core"

    def load(self, model: str) -> None:
        from langchain_community.document_loaders import DirectoryLoader, TextLoader
        from langchain_community.vectorstores import FAISS
        from langchain_huggingface import HuggingFaceEmbeddings
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        self._folders: Any = DirectoryLoader
        self._files: Any = TextLoader
        self._splitter: Any = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=0)
        self._faiss: Any = FAISS
        self._model: Any = HuggingFaceEmbeddings(model_name=model, model_kwargs={"device": "cpu"})

    def embed(self, texts: Sequence[str]) -> Any:
        return self._model.embed_documents(list(texts))

    def add(self, folder: Path, store: Path) -> int:
        loader = self._folders(
            str(folder), glob="*.txt", loader_cls=self._files, loader_kwargs={"encoding": "utf-8"}
        )
        chunks = self._splitter.split_documents(loader.load())
        self._index: Any = self._faiss.from_documents(chunks, self._model)
        self._index.save_local(str(store))
        return len(chunks)

    def open(self, store: Path) -> None:
        self._index = self._faiss.load_local(str(store), self._model, allow_dangerous_deserialization=True)

    def search(self, question: str) -> list[str]:
        return [found.page_content for found in self._index.similarity_search(question, k=HITS)]


if __name__ == "__main__":
    run(lambda _: LangChain())
