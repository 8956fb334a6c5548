"""The examination: a sound library is found sound, and each kind of damage is told or mended."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
import tantivy

from index import Library, LibraryDamaged, retrieve
from index.check import Examination, examine
from index.vector_files import Rows, read, read_list, write, write_list
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder
from tests.shelves import entries


@pytest.fixture
def made(folder: Path) -> Path:
    """A closed library of documents wire/0 to wire/11, passages 1 to 12."""
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(1), 12)])
    return folder


def examined(folder: Path, sample: int = 64) -> Examination:
    with Library(folder, embedder=HashingEmbedder()) as library:
        return examine(library, sample=sample)


def tamper(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as connection:
        assert connection.execute(statement, values).rowcount > 0
        connection.commit()


@pytest.mark.parametrize("sample", [0, 1, 5, 64])
def test_a_sound_library(sample: int, made: Path) -> None:
    with Library(made, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(2), 7, "more")])
        library.remove(next(library.documents()).id)
        found = examine(library, sample=sample)
    assert found == Examination(documents=18, passages=18, faults=(), repaired=())
    assert found.sound


def test_an_empty_library(library: Library) -> None:
    assert examine(library) == Examination(0, 0, (), ())


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE texts SET text = text || ' forged' WHERE document = 4", "the text of wire/3 is not the one"),
        ("UPDATE texts SET text = upper(text) WHERE document = 4", "the text of wire/3 is not the one"),
        ("UPDATE documents SET id = upper(id) WHERE number = 4", "the text of wire/3 is not the one"),
        ('UPDATE passages SET "end" = 99999 WHERE id = 4', "passage 4 of wire/3 has wrong offsets"),
        ('UPDATE passages SET start = "end" WHERE id = 4', "passage 4 of wire/3 has wrong offsets"),
        ("UPDATE passages SET start = -1 WHERE id = 4", "passage 4 of wire/3 has wrong offsets"),
    ],
)
def test_what_was_forged_in_the_catalog_is_told_and_left(statement: str, told: str, made: Path) -> None:
    tamper(made, statement)
    found = examined(made)
    assert not found.sound
    assert any(told in fault for fault in found.faults)
    assert all("wire/3" in fault for fault in found.faults)
    assert [fault for fault in examined(made).faults if told in fault]  # it wasn't changed


def test_a_forged_vector_is_told(made: Path) -> None:
    vector = np.eye(32, dtype=np.float16)[0]
    tamper(made, "UPDATE passages SET vector = ? WHERE id = 6", vector.tobytes())
    found = examined(made)
    assert found.faults == ("the vector of passage 6 of wire/5 is not that of its text",)
    assert found.repaired == ("the FAISS index held other vectors than the catalog",)
    assert examined(made).repaired == ()
    assert not examined(made).sound


def test_rows_without_a_document_are_told(made: Path) -> None:
    tamper(made, "INSERT INTO texts VALUES (77, 'whose?')")
    assert examined(made).faults == ("a row of texts has no document",)


def test_a_document_without_its_text_is_told_and_no_other(made: Path) -> None:
    tamper(made, "DELETE FROM texts WHERE document = 4")
    found = examined(made)
    assert found.faults
    assert all("wire/3" in fault for fault in found.faults)


def test_fields_that_are_not_those_of_the_metadata_are_told(made: Path) -> None:
    tamper(made, "DELETE FROM fields WHERE document = 4 AND name = 'source'")
    with Library(made, embedder=HashingEmbedder()) as library:
        assert retrieve(library, "river", where={"source": "wire/3"}) == []
    assert not examined(made).sound


def test_a_damaged_page_is_told(made: Path) -> None:
    data = (made / "catalog.sqlite").read_bytes()
    told = 0
    for page in range(2, len(data) // 4096):
        noise = data[: page * 4096] + b"noise..." * 512 + data[(page + 1) * 4096 :]
        (made / "catalog.sqlite").write_bytes(noise)
        try:
            told += not examined(made).sound
        except LibraryDamaged:
            told += 1
    assert told == len(data) // 4096 - 2


Change = Callable[[Rows], Rows]


def _replace_vectors(folder: Path, change: Change) -> None:
    """Change the saved vectors, and their checksum with them."""
    listed = read_list(folder)
    assert listed
    found = read(folder, listed.labels[0], listed.dimension)
    assert found
    label = write(folder, change(found))
    write_list(folder, listed.stamp, listed.dimension, [label, *listed.labels[1:]])


def _drop(rows: Rows) -> Rows:
    return Rows(np.delete(rows.ids, 4), np.delete(rows.documents, 4), np.delete(rows.vectors, 4, axis=0))


def _append(rows: Rows) -> Rows:
    more = np.ones((1, 32), np.float16)
    return Rows(
        np.append(rows.ids, 500), np.append(rows.documents, 500), np.concatenate([rows.vectors, more])
    )


def _swap(rows: Rows) -> Rows:
    return replace(rows, vectors=np.concatenate([rows.vectors[1::-1], rows.vectors[2:]]))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_drop, "other vectors than the catalog"),
        (_append, "of removed passages"),
        (_swap, "other vectors than the catalog"),
    ],
    ids=["one less", "one more", "two swapped"],
)
def test_a_faiss_index_that_is_whole_but_wrong_is_mended(change: Change, told: str, made: Path) -> None:
    _replace_vectors(made, change)
    found = examined(made)
    assert found.sound
    assert len(found.repaired) == 1
    assert told in found.repaired[0]
    with Library(made, embedder=HashingEmbedder()) as library:
        in_step(library)
        assert examine(library).repaired == ()


@pytest.mark.parametrize("change", ["one more", "one less", "one twice"])
def test_a_tantivy_index_that_is_whole_but_wrong_is_mended(change: str, made: Path) -> None:
    index = tantivy.Index.open(str(made / "lexical"))
    index.register_tokenizer("footnote-1", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build())
    writer = index.writer(32_000_000, 1)
    if change == "one less":
        writer.delete_documents_by_term("passage", 4)
    else:
        extra = tantivy.Document()
        extra.add_unsigned("passage", 500 if change == "one more" else 4)
        writer.add_document(extra)
    writer.commit()
    writer.wait_merging_threads()
    with Library(made, embedder=HashingEmbedder()) as library:
        found = examine(library)
        in_step(library)
    assert found.sound
    if change != "one less":  # that one is taken for an unfinished removal and mended on opening
        assert found.repaired == ("the Tantivy index held other passages than the catalog",)
    assert examined(made).repaired == ()


def test_all_at_once(made: Path) -> None:
    _replace_vectors(made, _swap)
    for path in (made / "lexical").glob("*.idx"):
        path.unlink()
    tamper(made, "UPDATE texts SET text = upper(text) WHERE document = 2")
    found = examined(made)
    assert [fault for fault in found.faults if "wire/1 " in fault]
    assert found.repaired
    with Library(made, embedder=HashingEmbedder()) as library:
        in_step(library)


def test_each_passage_is_embedded_again_where_the_sample_allows(made: Path) -> None:
    vector = np.eye(32, dtype=np.float16)[0]
    told = 0
    for number in range(1, 13):
        with closing(sqlite3.connect(made / "catalog.sqlite")) as connection:
            (kept,) = connection.execute("SELECT vector FROM passages WHERE id = ?", [number]).fetchone()
        tamper(made, "UPDATE passages SET vector = ? WHERE id = ?", vector.tobytes(), number)
        told += not examined(made, sample=12).sound
        tamper(made, "UPDATE passages SET vector = ? WHERE id = ?", kept, number)
    assert told == 12
    assert examined(made).sound
