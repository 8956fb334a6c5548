"""A library whose derived files are damaged, missing, foreign or of another time heals on opening."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random

import pytest

from index import Library, retrieve
from index.segments import clear
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder
from tests.oracles import collapsed, ranked
from tests.shelves import WORDS, entries


def grown(path: Path, seed: int, more: int = 0) -> None:
    """A library of about twenty documents, made in several steps, some of them removals."""
    documents = [made.document for made in entries(Random(seed), 22 + more, f"wire{seed}")]
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add(documents[:12])
        library.remove(documents[3].id, documents[5].id)
        library.add(documents[12:])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    grown(folder / "one.library", 1)
    grown(folder / "two.library", 2, more=10)
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound / "one.library", tmp_path / "one.library"))


def assert_healed(folder: Path, documents: int = 20) -> None:
    """Twice opened, it is in step and agrees with brute force; and it can go on being written to."""
    for _ in range(2):
        with Library(folder, embedder=HashingEmbedder()) as library:
            assert library.document_count == documents
            in_step(library)
            for word in WORDS[::4]:
                best = ranked(library, word, lambda document: True)
                hits = retrieve(library, word, k=99)
                groups = collapsed(library, best, 99)
                assert [hit.score for hit in hits] == pytest.approx(
                    [group[0].fused for group in groups], abs=1e-4
                )
                assert {hit.passage.id for hit in hits} == {group[0].passage.id for group in groups}
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(3), 2, "new")])
        library.remove(next(library.documents()).id)
        in_step(library)


DERIVED = ("vectors.*", "lexical")


def derived(folder: Path, patterns: Sequence[str] = DERIVED) -> list[Path]:
    """The files and folders of those names."""
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def take(paths: Iterable[Path], folder: Path) -> None:
    """Put copies of them into a folder."""
    for path in paths:
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)


def drop(paths: Iterable[Path]) -> None:
    for path in paths:
        clear(path)


def test_all_that_is_derived_may_be_missing(folder: Path) -> None:
    drop(derived(folder))
    assert_healed(folder)


@pytest.mark.parametrize("names", [DERIVED, DERIVED[:1], DERIVED[1:]], ids=["all", "FAISS", "Tantivy"])
def test_what_is_derived_may_be_another_library_s(names: tuple[str, ...], folder: Path, sound: Path) -> None:
    drop(derived(folder, names))
    take(derived(sound / "two.library", names), folder)
    assert_healed(folder)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-20],
        lambda data: bytes(len(data)),
        lambda data: data[:40] + b"x" + data[41:],
    ],
    ids=["empty", "cut", "zeroed", "a byte changed"],
)
def test_all_that_is_derived_may_be_damaged_at_once(damage: Callable[[bytes], bytes], folder: Path) -> None:
    damaged = [*folder.glob("vectors.*.f16"), *(folder / "lexical").glob("*.*")]
    for path in damaged:
        if "json" not in path.name and "lock" not in path.name:
            path.write_bytes(damage(path.read_bytes()))
    assert_healed(folder)


def test_a_folder_in_the_place_of_a_file_and_a_file_in_that_of_a_folder(folder: Path) -> None:
    clear(folder / "lexical")
    (folder / "lexical").write_text("no folder", "utf-8")
    (folder / "vectors.json").write_text("no label", "utf-8")
    assert_healed(folder)


def test_an_older_catalog_restored_below_newer_files(folder: Path) -> None:
    older = (folder / "catalog.sqlite").read_bytes()
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(4), 9, "newer")])
        library.remove(next(library.documents()).id)
    (folder / "catalog.sqlite").write_bytes(older)
    assert_healed(folder)


def test_newer_files_that_meet_the_same_number_of_another_history(folder: Path, tmp_path: Path) -> None:
    older = (folder / "catalog.sqlite").read_bytes()
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(4), 9, "newer")])
    newer = tmp_path / "newer"
    newer.mkdir()
    take(derived(folder), newer)
    drop(derived(folder))
    (folder / "catalog.sqlite").write_bytes(older)
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(5), 2, "other")])
    drop(derived(folder))
    take(derived(newer), folder)
    assert_healed(folder, documents=22)


def test_older_files_beside_a_newer_catalog(folder: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    take(derived(folder), older)
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(4), 9, "newer")])
        library.remove(*[document.id for document in library.documents()][::3])
        left = library.document_count
    drop(derived(folder))
    take(derived(older), folder)
    assert_healed(folder, documents=left)


def test_a_library_is_one_folder_that_can_be_copied_and_moved(folder: Path, tmp_path: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(4), 3, "newer")])
        shutil.copytree(folder, tmp_path / "while in use")
    shutil.move(folder, tmp_path / "moved")
    for place in ("while in use", "moved"):
        assert_healed(tmp_path / place, documents=23)
