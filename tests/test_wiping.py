"""Wiping later: once for many removals, waited for on closing, and nothing left when it is done."""

from pathlib import Path
from threading import Event

import tantivy

from index import Document, Library, retrieve
from index.errors import LibraryFull
from index.wiping import Wiper
from tests.embedders import HashingEmbedder

LONG = 3600.0  # seconds: a pause that no test lives to see the end of
MANY = 4100  # passages: more than are wiped at once


def test_asked_for_often_it_is_done_once() -> None:
    done: list[int] = []
    wiper = Wiper(lambda: done.append(1), pause=LONG)
    for _ in range(5):
        wiper.soon()
    assert not done
    wiper.finish()
    wiper.finish()
    assert done == [1]


def test_it_begins_by_itself_after_the_pause() -> None:
    done = Event()
    Wiper(done.set, pause=0.0).soon()
    assert done.wait(60)


def test_finishing_waits_for_what_has_begun() -> None:
    begun, go_on = Event(), Event()
    done: list[int] = []

    def work() -> None:
        begun.set()
        assert go_on.wait(60)
        done.append(1)

    wiper = Wiper(work, pause=0.0)
    wiper.soon()
    assert begun.wait(60)
    go_on.set()
    wiper.finish()
    assert done == [1]


def test_what_cannot_be_done_is_left_and_can_be_asked_for_again() -> None:
    tries: list[int] = []

    def work() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise LibraryFull("the disk is full")

    wiper = Wiper(work, pause=LONG)
    wiper.soon()
    wiper.finish()
    wiper.soon()
    wiper.finish()
    assert len(tries) == 2


def test_in_a_large_library_the_removed_is_not_found_at_once_and_wiped_on_closing(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with Library(path, embedder=HashingEmbedder()) as library:
        secret = Document("The password of the vault is zyzzogeton.", "vault")
        library.add([*(Document(f"Story number {n} is told.", f"wire/{n}") for n in range(MANY)), secret])
        before = library.lexical.stamp
        assert library.remove(secret.id) == 1
        assert library.lexical.stamp != before
        assert library.lexical.stamp == library.catalog.stamp()
        assert library.document_frequency(["zyzzogeton"]) == [0]
        found = retrieve(library, "the password of the vault zyzzogeton", k=50)
        assert all(hit.document.source != "vault" for hit in found)
        assert library.catalog.unpurged()
        assert tantivy.Index.open(str(path / "lexical")).searcher().doc_freq("text", "zyzzogeton") == 1
    words = tantivy.Index.open(str(path / "lexical")).searcher()
    assert words.doc_freq("text", "zyzzogeton") == 0
    assert all(b"zyzzogeton" not in file.read_bytes() for file in path.rglob("*") if file.is_file())
    with Library(path, embedder=HashingEmbedder()) as library:
        assert not library.catalog.unpurged()
        assert not library.lexical.holds_removed()
        assert library.passage_count == len(library.lexical.ids()) == len(library.vectors) == MANY
