"""Work cut short in the middle, and a library that changes under the hands of whoever has it open."""

import shutil
from pathlib import Path

import pytest

from index import Document, EmbedderError, Library, LibraryError, retrieve
from index.catalog import Catalog, VectorBatch
from index.vector_files import read_list
from index.vectors import VectorIndex
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder


def stories(count: int) -> list[Document]:
    return [
        Document(f"Story {number} of the harbour, word{number}.", f"wire/{number}") for number in range(count)
    ]


class InterruptedCatalog(Catalog):
    """A catalog whose reader presses Ctrl+C after the first batch of vectors, once."""

    interruptions = 1

    def vectors_after(self, last: int, *, since: int = -1, until: int | None = None) -> VectorBatch:
        if last and self.interruptions:
            self.interruptions -= 1
            raise KeyboardInterrupt
        return super().vectors_after(last, since=since, until=until)


@pytest.mark.parametrize("known", [0, 3])
def test_an_interrupted_catch_up_doubles_nothing(known: int, tmp_path: Path) -> None:
    with Library(tmp_path / "news.library", embedder=HashingEmbedder()) as library:
        index = VectorIndex(tmp_path, library.embedder.dimension)
        library.add(stories(known))
        index.catch_up(library.catalog)
        library.add(stories(9))
        catalog = InterruptedCatalog(library.path / "catalog.sqlite")
        with pytest.raises(KeyboardInterrupt):
            index.catch_up(catalog)
        index.catch_up(catalog)
        assert sorted(index.ids.tolist()) == sorted(library.vectors.ids.tolist())
        catalog.close()


def test_a_removal_cut_short_after_its_commit_is_finished_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add(stories(30))
        library.catalog.remove("source", [f"wire/{number}" for number in range(10)])
        assert library.catalog.unpurged()
    with Library(path, embedder=HashingEmbedder()) as library:
        in_step(library)
        assert not library.catalog.unpurged()
    listed = read_list(path)
    assert listed
    assert [label.count for label in listed.labels] == [20]
    assert listed.stamp.generation == 2
    assert {found.name for found in path.glob("vectors.*")} == {"vectors.json", listed.labels[0].name}
    assert all(b"word7." not in file.read_bytes() for file in path.rglob("*") if file.is_file())


def test_a_library_that_was_removed_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add(stories(2))
        shutil.rmtree(path)
        path.mkdir()
        with pytest.raises(LibraryError, match="removed or replaced since it was opened"):
            library.add(stories(3))
        assert not (path / "catalog.sqlite").exists()


def test_removing_nothing_changes_nothing(tmp_path: Path) -> None:
    with Library(tmp_path / "news.library", embedder=HashingEmbedder()) as library:
        library.add(stories(2))
        before = library.catalog.stamp()
        assert library.remove() == 0
        assert library.remove_by("source", ["unheard-of"]) == 0
        assert library.catalog.stamp() == before


def test_a_stored_embedder_that_is_not_here_is_no_reason_to_fetch_one(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add(stories(2))
    with Library(path) as library:  # enough to list and to remove
        assert library.document_count == 2
        assert library.remove(next(library.documents()).id) == 1
        with pytest.raises(EmbedderError, match="the embedding model 'hashing' cannot be loaded"):
            retrieve(library, "harbour")
