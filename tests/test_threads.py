"""One library used by several threads at once: searches go on, and each sees some state of it whole."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Barrier, Event

from index import Document, Library, retrieve
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder
from tests.shelves import sentence

LASTING = [Document(f"{sentence(Random(n))} lasting{n}", f"lasting/{n}") for n in range(30)]
PASSING = [Document(f"{sentence(Random(n))} passing{n}", f"passing/{n}") for n in range(8)]
ROUNDS = 6


def search(library: Library, seed: int, done: Event) -> int:
    """Search until told to stop; returns how often it did."""
    random, searches = Random(seed), 0
    texts = {document.text for document in LASTING + PASSING}
    while not (done.is_set() and searches):
        number = random.randrange(len(LASTING))
        (hit,) = retrieve(library, f"lasting{number}", k=1)
        assert hit.document == LASTING[number]
        assert hit.bm25_score > 0
        hits = retrieve(library, sentence(random), k=len(LASTING))
        assert len(hits) == len(LASTING)
        assert {hit.text for hit in hits} <= texts
        assert len({hit.text for hit in hits}) == len(hits)
        passing = retrieve(library, "passing3", k=50, where={"source": [d.source for d in PASSING]})
        assert len(passing) in (0, len(PASSING))  # they come and go together
        searches += 1
    return searches


def come_and_go(library: Library, done: Event) -> None:
    try:
        for _ in range(ROUNDS):
            assert library.add(PASSING).added == len(PASSING)
            assert library.remove(*(document.id for document in PASSING)) == len(PASSING)
    finally:
        done.set()


def all_of(pool: ThreadPoolExecutor, *work: Callable[[], object]) -> list[object]:
    running: list[Future[object]] = [pool.submit(task) for task in work]
    return [task.result() for task in running]


def test_searches_go_on_while_another_thread_adds_and_removes(folder: Path, library: Library) -> None:
    library.add(LASTING)
    done = Event()
    with Library(folder, embedder=HashingEmbedder()) as other, ThreadPoolExecutor(4) as pool:
        all_of(
            pool,
            lambda: come_and_go(library, done),
            lambda: search(library, 1, done),
            lambda: search(library, 2, done),
            lambda: search(other, 3, done),
        )
        for opened in (library, other):
            opened.refresh()
            in_step(opened)
            assert list(opened.documents()) == LASTING


def test_threads_that_add_at_once_lose_nothing(folder: Path, library: Library) -> None:
    start = Barrier(3)

    def add(to: Library, name: str) -> None:
        start.wait()
        for number in range(4):
            to.add([Document(f"{name} {number} {place}", f"{name}/{number}/{place}") for place in range(3)])

    with Library(folder, embedder=HashingEmbedder()) as other, ThreadPoolExecutor(3) as pool:
        all_of(pool, lambda: add(library, "a"), lambda: add(library, "b"), lambda: add(other, "c"))
        for opened in (library, other):
            opened.refresh()
            assert opened.document_count == 36
            in_step(opened)


def test_a_thread_may_open_what_another_one_is_adding_to(folder: Path, library: Library) -> None:
    library.add(LASTING)
    done = Event()

    def reopen() -> int:
        opened = 0
        while not (done.is_set() and opened):
            with Library(folder, embedder=HashingEmbedder()) as again:
                assert retrieve(again, "lasting7", k=1)[0].document == LASTING[7]
            opened += 1
        return opened

    with ThreadPoolExecutor(2) as pool:
        all_of(pool, lambda: come_and_go(library, done), reopen)
    in_step(library)


def test_what_is_committed_is_seen_while_another_is_writing_on(folder: Path, library: Library) -> None:
    with Library(folder, embedder=HashingEmbedder()) as reader:
        library.add(LASTING)
        with library.writing():  # as it does for the next batch
            assert retrieve(reader, "lasting7", k=1)[0].bm25_score > 0
            in_step(reader)
