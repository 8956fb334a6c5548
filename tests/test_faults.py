"""A full disk and a folder without the right to write: a clear error, and an intact library."""

import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from index import Document, Library, LibraryError, LibraryFull, LibraryReadOnly, retrieve
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder
from tests.nobody import as_nobody

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="resource limits and user ids are POSIX")

Outcome = tuple[str, str, int]  # kind of error, message, documents whose adding had returned


def story(number: int) -> Document:
    text = f"Story {number} of the harbour. " + " ".join(
        f"Word{number * 1000 + n} was said." for n in range(200)
    )
    return Document(text, f"wire/{number}", title=f"Story {number}")


def add_until_it_fails(path: str, report: Connection) -> None:
    library = Library(path, embedder=HashingEmbedder())
    for number in range(2000):
        try:
            library.add(story(number))
        except LibraryError as error:
            report.send((type(error).__name__, str(error), number))
            return
    report.send(("none", "", 2000))


def add_within_file_limit(path: str, report: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    add_until_it_fails(path, report)


def in_child(target: Callable[[str, Connection], None], path: Path) -> Outcome:
    """What `target` reports from a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["index", "tests.embedders"])
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=target, args=(str(path), sending))
    process.start()
    sending.close()
    outcome: Outcome = receiving.recv()
    process.join()
    assert process.exitcode == 0
    return outcome


def intact(path: Path, stored: int) -> None:
    """All that was stored before is there, and the library goes on working."""
    with Library(path, embedder=HashingEmbedder()) as library:
        in_step(library)
        sources = {document.source for document in library.documents()}
        assert {f"wire/{number}" for number in range(stored)} <= sources
        assert len(sources) <= stored + 1
        assert library.add(story(5000)).added == 1
        assert retrieve(library, "Word5000000", k=1)[0].document.source == "wire/5000"


def test_a_file_limit_gives_a_clear_error_and_an_intact_library(tmp_path: Path) -> None:
    path = tmp_path / "limited.library"
    kind, message, stored = in_child(add_within_file_limit, path)
    assert kind == LibraryFull.__name__
    assert str(path) in message
    assert "free some space" in message
    assert stored > 0
    intact(path, stored)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 3 MB."""
    folder = Path(tempfile.mkdtemp())
    mounting = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    try:
        mounted = shutil.which("mount") and subprocess.run(mounting, capture_output=True).returncode == 0
        if not mounted:
            pytest.skip("mounting a small file system takes rights that this process does not have")
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], capture_output=True)
        folder.rmdir()


def test_a_full_disk_gives_a_clear_error_and_an_intact_library(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "full.library"
    kind, message, stored = in_child(add_until_it_fails, path)
    assert kind == LibraryFull.__name__
    assert str(path) in message
    assert stored > 0
    shutil.copytree(path, tmp_path / "full.library")  # where there is room
    intact(tmp_path / "full.library", stored)


def use_without_the_right_to_write(path: str, report: Connection) -> None:
    as_nobody()
    try:
        with Library(path, embedder=HashingEmbedder()) as library:
            found = retrieve(library, "Word1000 was said", k=1)[0].document.source
            library.add(story(7))
    except LibraryReadOnly as error:
        report.send((found, str(error), 0))


def create_without_the_right_to_write(path: str, report: Connection) -> None:
    as_nobody()
    try:
        Library(path, embedder=HashingEmbedder())
    except LibraryReadOnly as error:
        report.send((type(error).__name__, str(error), 0))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter; pytest's own are for their owner alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for entry in folder.rglob("*"):
        entry.chmod(0o755)
    shutil.rmtree(folder)


def test_a_library_that_may_only_be_read_answers_and_refuses_to_add(open_folder: Path) -> None:
    path = open_folder / "read.library"
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add([story(number) for number in range(3)])
    for entry in path.rglob("*"):
        entry.chmod(0o555 if entry.is_dir() else 0o444)
    path.chmod(0o555)
    before = {entry: entry.read_bytes() for entry in path.rglob("*") if entry.is_file()}
    found, message, _ = in_child(use_without_the_right_to_write, path)
    assert found == "wire/1"
    assert str(path) in message
    assert "cannot be written to" in message
    assert {entry: entry.read_bytes() for entry in path.rglob("*") if entry.is_file()} == before


def test_no_library_is_made_where_one_may_not_write(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    kind, message, _ = in_child(create_without_the_right_to_write, open_folder / "new.library")
    assert kind == LibraryReadOnly.__name__
    assert "new.library" in message
    assert not (open_folder / "new.library").exists()
    open_folder.chmod(0o755)
