"""Library: what adding, replacing, removing, opening and closing mean."""

import os
from itertools import islice
from pathlib import Path

import pytest

from index import (
    Document,
    DocumentNotFound,
    EmbedderMismatch,
    Library,
    LibraryDamaged,
    LibraryError,
    LibraryNotFound,
    Report,
    retrieve,
)
from index.segments import clear
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder

RIVER = Document("The river rose.", "wire/river", title="Flood")
STORM = Document("A storm came.", "wire/storm", metadata={"published": "2024-02"})


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sources(library: Library) -> list[str]:
    return [document.source for document in library.documents()]


def test_adding_twice_changes_nothing(library: Library) -> None:
    assert library.add([RIVER, STORM]) == Report(added=2, passages=2)
    stamp = library.catalog.stamp()
    assert library.add([STORM, RIVER]) == Report(unchanged=2)
    assert library.catalog.stamp() == stamp
    assert list(library.documents()) == [RIVER, STORM]
    assert (library.document_count, library.passage_count) == (2, 2)


def test_another_text_under_a_source_replaces_the_older_one(library: Library) -> None:
    library.add([RIVER, STORM])
    fell = Document("The river fell.", RIVER.source)
    assert library.add(fell) == Report(replaced=1, passages=1)
    assert list(library.documents()) == [STORM, fell]
    assert {hit.text for hit in retrieve(library, "river rose")} == {STORM.text, fell.text}
    in_step(library)


@pytest.mark.parametrize(
    "corrected",
    [
        Document(STORM.text, STORM.source, metadata={"published": "2024-02-11"}),
        Document(STORM.text, STORM.source, metadata={"published": ("2024-02",)}),
        Document(STORM.text, STORM.source, "Storm", STORM.metadata),
        Document(STORM.text, STORM.source, "", STORM.metadata),
        Document(STORM.text, STORM.source, metadata=STORM.metadata, pages=(0,)),
        Document(STORM.text, STORM.source, metadata=STORM.metadata, body=2),
    ],
)
def test_a_correction_beside_the_text_replaces_too(corrected: Document, library: Library) -> None:
    library.add([STORM, RIVER])
    assert library.add(corrected) == Report(replaced=1, passages=1)
    assert list(library.documents()) == [RIVER, corrected]
    assert corrected.id == STORM.id
    found = retrieve(library, "storm", where={"source": STORM.source})
    assert [hit.document for hit in found] == [corrected]


def test_a_number_is_not_the_text_of_it(library: Library) -> None:
    library.add(Document("text", "wire", metadata={"year": 1, "open": True}))
    assert library.add(Document("text", "wire", metadata={"year": "1", "open": True})).replaced == 1
    assert library.add(Document("text", "wire", metadata={"open": 1, "year": "1"})).replaced == 1
    assert library.add(Document("text", "wire", metadata={"year": "1", "open": 1})).unchanged == 1


def test_one_source_several_times_in_a_call(library: Library) -> None:
    one, two = Document("one", "wire"), Document("two", "wire")
    assert library.add([one, one]) == Report(added=1, unchanged=1, passages=1)
    assert library.add([two, one, two, two]) == Report(replaced=3, unchanged=1, passages=3)
    assert list(library.documents()) == [two]
    in_step(library)


def test_two_sources_of_one_text_are_two_documents(library: Library) -> None:
    assert library.add([Document("same", "a"), Document("same", "b")]).added == 2
    assert len({document.id for document in library.documents()}) == 2


def test_removing(library: Library) -> None:
    library.add([RIVER, STORM])
    assert library.remove() == 0
    assert library.remove(RIVER.id, RIVER.id) == 1
    assert list(library.documents()) == [STORM]
    assert [hit.document for hit in retrieve(library, "river")] == [STORM]
    in_step(library)
    assert library.add(RIVER).added == 1
    assert library.remove(STORM.id, RIVER.id) == 2
    assert (library.document_count, library.passage_count, list(library.passages())) == (0, 0, [])
    in_step(library)


@pytest.mark.parametrize("unknown", ["0" * 32, "", "wire/river", "%", "\0"])
def test_removing_what_is_not_there_removes_nothing(unknown: str, library: Library) -> None:
    library.add(RIVER)
    with pytest.raises(DocumentNotFound, match="footnote list --library"):
        library.remove(RIVER.id, unknown)
    assert list(library.documents()) == [RIVER]


def test_passages_are_verbatim_and_in_order(library: Library) -> None:
    library.add([Document("First line.\n\nSecond line.\r\n" * 20, "long"), RIVER])
    passages = list(library.passages())
    assert len(passages) == library.passage_count
    assert [(p.document.source, p.start) for p in passages] == sorted(
        (p.document.source, p.start) for p in passages
    )
    assert all(passage.text == passage.document.text[passage.start : passage.end] for passage in passages)
    assert [passage.id for passage in passages] == sorted(passage.id or 0 for passage in passages)


def test_document_frequency_counts_passages_by_title_and_text(library: Library) -> None:
    library.add([RIVER, STORM, Document("The river, the river.", "wire/2", title="Storms")])
    assert library.document_frequency(["river", "storm", "flood", "absent"]) == [2, 2, 1, 0]


def test_opened_again_it_is_the_same(folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([RIVER, STORM])
        library.remove(RIVER.id)
        library.add(Document("Rain on the river.", "wire/rain"))
        before = retrieve(library, "river rain")
    with Library(str(folder), embedder=HashingEmbedder(), create=False) as library:
        assert sources(library) == [STORM.source, "wire/rain"]
        assert [(hit.passage, hit.copies) for hit in retrieve(library, "river rain")] == [
            (hit.passage, hit.copies) for hit in before
        ]
        in_step(library)


def test_opening_and_asking_writes_nothing(folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add(RIVER)
        library.add(STORM)
    before = files(folder)
    for _ in range(2):
        with Library(folder, embedder=HashingEmbedder()) as library:
            retrieve(library, "river")
        assert files(folder) == before


def test_another_object_sees_what_was_added_and_removed_without_reopening(
    folder: Path, library: Library
) -> None:
    with Library(folder, embedder=HashingEmbedder()) as reader:
        for number in range(4):
            library.add(Document(f"Storm number{number}.", f"wire/{number}"))
            assert sources(reader) == sources(library)
            assert retrieve(reader, f"number{number}", k=1)[0].document.source == f"wire/{number}"
            in_step(reader)
        library.remove(*islice((document.id for document in library.documents()), 2))
        assert {hit.document.source for hit in retrieve(reader, "storm")} == {"wire/2", "wire/3"}
        reader.add(RIVER)  # and the other way round
        assert retrieve(library, "river", k=1)[0].document == RIVER
        in_step(library)
        in_step(reader)


@pytest.mark.parametrize(
    "other",
    [HashingEmbedder("other"), HashingEmbedder(dimension=16), HashingEmbedder(window=32)],
    ids=["name", "dimension", "settings"],
)
def test_another_embedder_is_refused_and_nothing_touched(other: HashingEmbedder, folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add(RIVER)
    before = files(folder)
    with pytest.raises(EmbedderMismatch, match=r"made with the embedder .*hashing"):
        Library(folder, embedder=other)
    assert files(folder) == before


def test_no_library_is_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(LibraryError, match="holds other files"):
        Library(tmp_path, embedder=HashingEmbedder())
    with pytest.raises(LibraryError, match=r"thesis\.txt is a file, but a library is a folder"):
        Library(tmp_path / "thesis.txt", embedder=HashingEmbedder())
    with pytest.raises(LibraryNotFound, match="footnote add"):
        Library(tmp_path, embedder=HashingEmbedder(), create=False)
    assert files(tmp_path) == {"thesis.txt": b"mine"}


def test_an_empty_folder_and_a_missing_one_become_libraries(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "a" / "b" / "c.library"):
        with Library(path, embedder=HashingEmbedder()) as library:
            assert library.add(RIVER).added == 1


def test_what_a_killed_creation_left_is_no_hindrance(folder: Path) -> None:
    folder.mkdir()
    for name in ("catalog.new", "catalog.new-journal", "catalog.new-wal", "write.lock"):
        (folder / name).write_bytes(b"half")
    with Library(folder, embedder=HashingEmbedder()) as library:
        assert library.add(RIVER).added == 1


@pytest.mark.parametrize("left", ["vectors.", "lexical", ""])
def test_without_its_catalog_a_library_is_damaged_and_no_new_one_is_made(left: str, folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add(RIVER)
    (folder / "catalog.sqlite").unlink()
    for path in folder.iterdir():
        if not path.name.startswith(left):
            clear(path)
    before = files(folder)
    with pytest.raises(LibraryDamaged, match=r"catalog\.sqlite is missing"):
        Library(folder, embedder=HashingEmbedder())
    assert files(folder) == before


@pytest.mark.parametrize("damage", [b"", b"garbage" * 999, b"SQLite format 3\0"])
def test_a_damaged_catalog_is_told_by_every_way_in(damage: bytes, folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add(RIVER)
    (folder / "catalog.sqlite").write_bytes(damage)
    before = files(folder)
    for create in (True, False):
        with pytest.raises(LibraryDamaged, match="restore"):
            Library(folder, embedder=HashingEmbedder(), create=create)
    with pytest.raises(LibraryDamaged, match="restore"):
        retrieve(folder, "river")
    assert files(folder) == before


@pytest.mark.parametrize("name", ["a b#c?d%20e&f=g", "ünï 🎉", "it's", ".hidden", "-rf"])
def test_the_name_of_the_folder_may_be_anything(name: str, tmp_path: Path) -> None:
    for _ in range(2):
        with Library(tmp_path / name, embedder=HashingEmbedder()) as library:
            library.add(RIVER)
            assert len(retrieve(library, "river")) == 1
    assert {path.name for path in tmp_path.iterdir()} == {name}


def test_a_relative_path_is_of_the_place_where_it_was_opened(tmp_path: Path) -> None:
    before = Path.cwd()
    (tmp_path / "elsewhere").mkdir()
    try:
        os.chdir(tmp_path)
        library = Library("news.library", embedder=HashingEmbedder())
        os.chdir(tmp_path / "elsewhere")
        library.add([RIVER, STORM])
        library.remove(RIVER.id)
    finally:
        os.chdir(before)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    in_step(library)


def test_a_closed_library_says_so(folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add(RIVER)
    library.close()
    for use in (
        lambda: retrieve(library, "river"),
        lambda: library.add(STORM),
        lambda: library.remove(RIVER.id),
        lambda: list(library.documents()),
        lambda: list(library.passages()),
        lambda: library.document_count,
        library.refresh,
    ):
        with pytest.raises(LibraryError, match="was closed; open it again"):
            use()
    with Library(folder, embedder=HashingEmbedder()) as again:
        assert list(again.documents()) == [RIVER]
