"""Originals: the files behind documents can be opened, and nothing of what was removed stays on the disk."""

import json
import os
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Document, Library
from index.check import examine
from index.originals import LARGEST
from tests.embedders import HashingEmbedder
from tests.nobody import as_nobody
from tests.test_faults import in_child

NAMES = "harbour.txt", "storm.md", "ferries.jsonl"
_STEMS = {Path(name).stem.encode() for name in NAMES}


def upload_name(path: Path) -> str:
    return "uploads/" + path.name


def upload(library: Library, text: str | bytes, name: str = "harbour.txt") -> None:
    """Added as the chat does it: the file lies somewhere for the moment, and then it is gone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        report = library.add(path, named=upload_name)
        assert report.failed == ()


def copies(library: Library) -> list[bytes]:
    folder = library.path / "originals"
    return sorted(path.read_bytes() for path in folder.iterdir()) if folder.exists() else []


def document_of(library: Library, source: str) -> Document:
    return next(document for document in library.documents() if document.source == source)


def records(*texts: str) -> str:
    return "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts))


def on_disk(folder: Path, word: str) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if word.encode() in path.read_bytes() + path.name.encode()]


def test_an_upload_is_kept_under_a_hash(library: Library) -> None:
    upload(library, "The harbour is closed.\r\n")
    path = library.originals.path_of(document_of(library, "uploads/harbour.txt"))
    assert path
    assert path.read_bytes() == b"The harbour is closed.\r\n"
    assert path.parent == library.path / "originals"
    assert len(path.name) == 32
    assert set(path.name) <= set("0123456789abcdef")
    assert path.stat().st_mode == (library.path / "catalog.sqlite").stat().st_mode


def test_a_new_version_replaces_the_copy(library: Library) -> None:
    upload(library, "The harbour is closed.")
    old = document_of(library, "uploads/harbour.txt")
    upload(library, "The harbour is open again.")
    assert copies(library) == [b"The harbour is open again."]
    assert library.originals.path_of(old) is None


def test_the_copy_of_an_unchanged_upload_is_made_where_there_is_none(library: Library) -> None:
    library.add(Document("The harbour is closed.", "uploads/other.txt"))
    upload(library, "The harbour is closed.")
    kept = library.originals.path_of(document_of(library, "uploads/harbour.txt"))
    assert kept
    kept.unlink()  # as in a library that was made before originals were kept
    upload(library, "The harbour is closed.")
    assert kept.read_bytes() == b"The harbour is closed."


def test_the_records_of_a_file_share_one_copy_until_the_last_is_removed(library: Library) -> None:
    lines = records("A ferry sank.", "A ferry sailed.", "A ferry was sold.")
    upload(library, lines, "ferries.jsonl")
    documents = list(library.documents())
    assert len(documents) == 3
    assert copies(library) == [lines.encode()]
    assert len({library.originals.path_of(document) for document in documents}) == 1
    for document in documents[:2]:
        library.remove(document.id)
        assert copies(library) == [lines.encode()]
    library.remove(documents[2].id)
    assert copies(library) == []


def test_records_that_stay_the_same_have_the_new_version_of_their_file(library: Library) -> None:
    upload(library, records("A ferry sank.", "A ferry sailed."), "ferries.jsonl")
    upload(library, records("A ferry sank.", "A ferry was sold."), "ferries.jsonl")
    assert copies(library) == [records("A ferry sank.", "A ferry was sold.").encode()]
    upload(library, records("A ferry sank."), "ferries.jsonl")
    assert copies(library) == [records("A ferry sank.").encode()]


def test_what_could_not_be_read_is_not_kept(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    report = library.add([tmp_path / "empty.txt", tmp_path / "broken.pdf"], named=upload_name)
    assert len(report.failed) == 2
    assert copies(library) == []


def test_a_version_that_is_not_read_leaves_the_copy_of_the_last(library: Library, tmp_path: Path) -> None:
    upload(library, "The harbour is closed.")
    (tmp_path / "harbour.txt").write_text(" ")
    assert library.add(tmp_path / "harbour.txt", named=upload_name).failed
    assert copies(library) == [b"The harbour is closed."]


def test_two_uploads_of_one_name_in_one_call(library: Library, tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "harbour.txt", tmp_path / "b" / "harbour.txt"]
    for path in paths:
        path.parent.mkdir()
        path.write_text(f"The harbour of {path.parent.name} is closed.")
    library.add(paths, named=upload_name)
    assert copies(library) == [b"The harbour of b is closed."]


def test_removal_leaves_nothing_on_the_disk(folder: Path, library: Library) -> None:
    upload(library, "The password is zyzzogeton.", "zyzzogeton.txt")
    assert len(on_disk(folder, "zyzzogeton")) >= 2
    library.remove_by("source", ["uploads/zyzzogeton.txt"])
    library.close()
    assert on_disk(folder, "zyzzogeton") == []


def test_a_removal_cut_short_is_finished_on_opening(folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        upload(library, "The password is zyzzogeton.")
        library.catalog.remove("source", ["uploads/harbour.txt"])
        assert copies(library)
    with Library(folder, embedder=HashingEmbedder()) as library:
        assert copies(library) == []


def test_a_copy_cut_short_does_not_count_and_goes_on_opening(folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        upload(library, "The harbour is closed.")
        kept = library.originals.path_of(document_of(library, "uploads/harbour.txt"))
        assert kept
        kept.rename(kept.with_name("unfinished"))  # as a kill leaves it, before it has its name
        assert library.originals.path_of(document_of(library, "uploads/harbour.txt")) is None
    with Library(folder, embedder=HashingEmbedder()) as library:
        assert copies(library) == []
        upload(library, "The harbour is closed.")
        assert copies(library) == [b"The harbour is closed."]


def test_a_file_added_under_its_own_path_is_its_own_original(library: Library, tmp_path: Path) -> None:
    path = (tmp_path / "harbour.txt").resolve()
    path.write_text("The harbour is closed.")
    library.add(path)
    document = document_of(library, str(path))
    assert library.originals.path_of(document) == path
    assert copies(library) == []
    path.write_text("The harbour is open now.")
    assert library.originals.path_of(document) is None
    path.unlink()
    assert library.originals.path_of(document) is None
    path.mkdir()
    assert library.originals.path_of(document) is None


def test_the_records_of_a_path_have_the_file_as_their_original(library: Library, tmp_path: Path) -> None:
    path = (tmp_path / "ferries.jsonl").resolve()
    path.write_text(records("A ferry sank.", "A ferry sailed."))
    library.add(path)
    assert {library.originals.path_of(document) for document in library.documents()} == {path}


@pytest.mark.parametrize("source", ["wire/17", "harbour.txt", "https://example.org/", "a\0b", "/dev/zero"])
def test_a_source_that_is_no_file_has_no_original(
    source: str, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour.txt").write_text("The harbour is closed.")
    document = Document("The harbour is closed.", source)
    library.add(document)
    assert library.originals.path_of(document) is None


def test_a_document_that_claims_to_be_a_file_of_other_content_has_no_original(
    library: Library, tmp_path: Path
) -> None:
    secret = (tmp_path / "secret.txt").resolve()
    secret.write_text("The password is zyzzogeton.")
    claiming = Document("The harbour is closed.", str(secret))
    library.add(claiming)
    assert library.originals.path_of(claiming) is None
    assert library.originals.path_of(Document("Never added.", str(secret))) is None


def test_a_link_to_another_file_is_not_followed(library: Library, tmp_path: Path) -> None:
    path, other = (tmp_path / "harbour.txt").resolve(), (tmp_path / "other.txt").resolve()
    path.write_text("The harbour is closed.")
    library.add(path)
    document = document_of(library, str(path))
    path.rename(other)
    path.symlink_to(other)
    assert library.originals.path_of(document) is None


def test_a_huge_file_is_not_kept(library: Library, tmp_path: Path) -> None:
    upload(library, "The harbour is closed.")
    document = document_of(library, "uploads/harbour.txt")
    kept = library.originals.path_of(document)
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    library.originals.keep(tmp_path / "huge.txt", document, document.source)
    assert kept
    assert not kept.exists()
    library.originals.keep(tmp_path / "gone.txt", document, document.source)
    assert library.originals.path_of(document) is None


def test_nothing_is_kept_for_a_document_that_was_removed_meanwhile(library: Library, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text("The harbour is closed.")
    library.originals.keep(tmp_path / "harbour.txt", Document("Gone.", "uploads/x"), "uploads/x")
    assert copies(library) == []


def test_check_removes_copies_that_no_document_vouches_for(folder: Path, library: Library) -> None:
    upload(library, "The harbour is closed.")
    assert examine(library).repaired == ()
    (folder / "originals" / "0123").write_bytes(b"left from another catalog")
    assert examine(library).repaired == ("there were original files of documents that are not there (1)",)
    assert copies(library) == [b"The harbour is closed."]


def open_without_the_right_to_write(path: str, report: Connection) -> None:
    as_nobody()
    with Library(path, embedder=HashingEmbedder()) as library:
        found = library.originals.path_of(document_of(library, "uploads/harbour.txt"))
        report.send(("found", found.read_text() if found else "", 0))


@pytest.mark.skipif(sys.platform == "win32", reason="user ids are POSIX")
def test_a_library_that_cannot_be_written_to_gives_its_originals() -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        path = Path(place) / "news.library"
        with Library(path, embedder=HashingEmbedder()) as library:
            upload(library, "The harbour is closed.")
        entries = [path, *path.rglob("*")]
        for entry in entries:
            entry.chmod(0o555 if entry.is_dir() else 0o444)
        assert in_child(open_without_the_right_to_write, path)[1] == "The harbour is closed."
        for entry in entries:
            entry.chmod(0o755)


def content(name: str, version: int) -> str:
    text = f"Version {version} of it."
    return records(text, "A ferry sails.") if name.endswith("jsonl") else text


OPERATIONS = st.tuples(st.sampled_from(["add", "remove"]), st.sampled_from(NAMES), st.integers(1, 3))


@settings(max_examples=15)
@given(st.lists(OPERATIONS, min_size=1, max_size=12))
def test_the_copies_are_those_of_the_documents_there(steps: list[tuple[str, str, int]]) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        Library(Path(place) / "news.library", embedder=HashingEmbedder()) as library,
    ):
        expected: dict[str, bytes] = {}
        for kind, name, version in steps:
            if kind == "add":
                upload(library, content(name, version), name)
                expected[name] = content(name, version).encode()
            else:
                library.remove_by("source", library.catalog.sources(f"uploads/{name}"))
                expected.pop(name, None)
            assert copies(library) == sorted(expected.values())
            names = b"".join(os.fsencode(path.name) for path in library.path.rglob("*"))
            assert not any(stem in names for stem in _STEMS)
        for document in library.documents():
            found = library.originals.path_of(document)
            assert found
            assert found.read_bytes() == expected[document.source.partition("/")[2].partition("#")[0]]
