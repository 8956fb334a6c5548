"""Libraries on the page, used by several threads at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier, Event

import pytest

from chat.libraries import Libraries
from index import Document, FootnoteError, LibraryError, LibraryNotFound
from qa import Assistant
from tests.desks import LAMP, LAMP_ASKED, folders, opened_libraries


def at_once(times: int, work: Callable[[], object]) -> list[object]:
    """What it gives or raises in each of so many threads that begin together."""
    gate = Barrier(times)

    def run(_: int) -> object:
        gate.wait()
        try:
            return work()
        except FootnoteError as error:
            return error

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_two_who_create_the_same_make_one(libraries: Libraries) -> None:
    for number in range(5):
        outcomes = at_once(4, partial(libraries.create, "ann", f"Letters {number}"))
        assert outcomes.count(f"Letters {number}") == 1
        assert sum(isinstance(one, LibraryError) for one in outcomes) == 3


def test_those_who_open_the_same_get_the_same(tmp_path: Path) -> None:
    with opened_libraries(tmp_path) as libraries:
        for number in range(5):
            libraries.create("ann", f"Letters {number}")
    with opened_libraries(tmp_path) as libraries:
        for number in range(5):
            found = at_once(4, partial(libraries.assistant, "ann", f"Letters {number}"))
            assert len(set(map(id, found))) == 1
            assert isinstance(found[0], Assistant)


def test_two_who_delete_the_same_delete_it_once(libraries: Libraries, tmp_path: Path) -> None:
    for number in range(5):
        libraries.create("ann", f"Letters {number}")
        outcomes = at_once(3, partial(libraries.delete, "ann", f"Letters {number}"))
        assert outcomes.count(None) == 1
        assert sum(isinstance(one, LibraryNotFound) for one in outcomes) == 2
    assert folders(tmp_path) == []


def test_nobody_waits_for_another_library_to_be_deleted(libraries: Libraries) -> None:
    libraries.create("ann", "Letters")
    busy, done = Event(), Event()

    def write() -> None:
        with libraries.assistant("ann", "Letters").library.writing():
            busy.set()
            done.wait(60)

    with ThreadPoolExecutor(2) as pool:
        pool.submit(write)
        busy.wait(60)
        deleting = pool.submit(libraries.delete, "ann", "Letters")
        libraries.create("bob", "Others")
        assert not libraries.assistant("bob", "news").ask(LAMP_ASKED).answered
        assert not deleting.done()
        done.set()
        deleting.result(60)
    assert libraries.names("ann") == ["news"]


def test_deleting_while_somebody_asks(libraries: Libraries, tmp_path: Path) -> None:
    """Each question is answered or told that the library is gone; nothing is left behind."""
    libraries.create("ann", "Letters")
    libraries.assistant("ann", "Letters").library.add(Document(LAMP, "lamp"))
    asked = Event()
    outcomes: list[object] = []

    def ask() -> None:
        for _ in range(200):
            try:
                outcomes.append(libraries.assistant("ann", "Letters").ask(LAMP_ASKED).answered)
            except LibraryError as error:
                outcomes.append(error)
                return
            asked.set()

    with ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(ask) for _ in range(3)]
        asked.wait(60)
        libraries.delete("ann", "Letters")
        for one in asking:
            one.result(60)  # no other exception
    assert True in outcomes
    assert any(isinstance(one, LibraryError) for one in outcomes)
    assert libraries.names("ann") == ["news"]


def test_deleting_while_somebody_adds(libraries: Libraries, tmp_path: Path) -> None:
    """It waits for a batch, not for all; who adds is told; and the name can be used again."""
    libraries.create("ann", "Letters")
    library = libraries.assistant("ann", "Letters").library
    begun = Event()
    many = [Document(f"Story number {number}. " * 200, f"wire/{number}") for number in range(300)]

    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(library.add, many, progress=lambda _: begun.set())
        begun.wait(60)
        libraries.delete("ann", "Letters")
        with pytest.raises(LibraryError):
            adding.result(60)
    assert libraries.names("ann") == ["news"]
    libraries.create("ann", "Letters")
    assert libraries.assistant("ann", "Letters").library.document_count == 0
