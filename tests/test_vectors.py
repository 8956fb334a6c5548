"""FAISS against numpy: the same ids, order and cosines, whatever was added and removed before.

Blocks hold a few vectors here, so that there are many of them. The files are the subject of
test_vector_files.py.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from threading import Event, Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.catalog import Catalog, VectorBatch
from index.vectors import NOTHING, VectorIndex
from tests.shelves import DIMENSION, empty_catalog, entries, stored_vectors, texts, unit

BLOCK = 4


def nearest(
    catalog: Catalog, vector: NDArray[np.float32], k: int, among: Sequence[int] | None = None
) -> tuple[list[int], list[float]]:
    """The oracle: ids and cosines of the k nearest, from the catalog's rows alone."""
    ids = sorted(set(texts(catalog)) & set(texts(catalog) if among is None else among))
    if not ids:
        return [], []
    scores = stored_vectors(catalog, ids) @ vector.astype(np.float64)
    best = sorted(zip(scores.tolist(), ids, strict=True), reverse=True)[: max(0, k)]
    return [number for _, number in best], [score for score, _ in best]


def assert_exact(index: VectorIndex, catalog: Catalog, random: Random) -> None:
    """Searches of every size, with and without a restriction, find what numpy finds."""
    present = sorted(texts(catalog))
    some = random.sample(present, len(present) // 2)
    for k in (0, 1, 3, len(present), len(present) + 10):
        for among in (None, some, some[:1], []):
            vector = unit(random)
            restriction = None if among is None else np.array(among, dtype=np.int64)
            ids, scores = index.search(vector, k, restriction)
            expected_ids, expected_scores = nearest(catalog, vector, k, among)
            assert ids.tolist() == expected_ids
            assert scores == pytest.approx(expected_scores, abs=1e-5)


def opened(folder: Path, catalog: Catalog, block: int = BLOCK) -> VectorIndex:
    index = VectorIndex(folder, DIMENSION, block=block)
    index.open(catalog)
    return index


@settings(max_examples=16, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    steps=st.lists(st.tuples(st.integers(1, 40), st.floats(0, 1)), max_size=5),
    block=st.sampled_from([1, 2, 5, 17, 1000]),
)
def test_search_is_exact_after_any_adding_and_removing(
    seed: int, steps: list[tuple[int, float]], block: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)
    folder = tmp_path_factory.mktemp("vectors")
    catalog = empty_catalog(folder)
    follower = opened(folder, catalog, block)
    for step, (count, share) in enumerate(steps):
        catalog.put(entries(random, count, f"batch{step}"))
        there = catalog.ids()
        catalog.remove("id", random.sample(there, int(share * len(there) / 2)))
        if random.random() < 0.5:  # it may sleep through some states
            follower.catch_up(catalog)
        if random.random() < 0.5:
            follower.save()
    follower.catch_up(catalog)
    assert follower.stamp == catalog.stamp()
    assert follower.ids.tolist() == sorted(texts(catalog))
    assert len(follower) == len(texts(catalog))
    assert_exact(follower, catalog, random)
    for other in (block, 3):
        assert_exact(opened(folder, catalog, other), catalog, random)
    catalog.close()


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = opened(tmp_path, empty_catalog(tmp_path))
    for among in (None, np.array([1, 2]), np.empty(0, np.int64)):
        ids, scores = index.search(unit(Random(1)), 5, among)
        assert (ids.tolist(), scores.tolist()) == ([], [])
    ids, vectors = index.vectors(np.empty(0, np.int64))
    assert len(ids) == len(vectors) == 0


def test_cosine_worked_by_hand(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    first, second = entries(Random(1), 2)
    first.vectors[:], second.vectors[:] = 0, 0
    first.vectors[0, :2] = 0.6, 0.8
    second.vectors[0, 0] = -1
    catalog.put([first, second])
    question = np.zeros(DIMENSION, np.float32)
    question[0] = 1
    ids, scores = opened(tmp_path, catalog).search(question, 8)
    assert ids.tolist() == [1, 2]
    assert scores == pytest.approx([0.6, -1.0], abs=3e-4)  # half precision holds 0.6 to that


def test_vectors_are_those_of_the_catalog_bit_by_bit(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(Random(2), 30))
    catalog.remove("source", ["wire/3", "wire/7"])
    index = opened(tmp_path, catalog)
    asked = np.array([30, 4, 8, 1, 5, 99], dtype=np.int64)  # 4 and 8 were removed, 99 never was
    ids, vectors = index.vectors(asked)
    assert ids.tolist() == [30, 1, 5]
    assert np.array_equal(vectors, stored_vectors(catalog, [30, 1, 5]).astype(np.float32))


def test_a_restriction_to_what_is_gone_is_no_fault(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(Random(3), 5))
    ids, _ = opened(tmp_path, catalog).search(unit(Random(1)), 5, np.array([2, 77, 78, 2]))
    assert ids.tolist() == [2]


def test_catching_up_with_another_writer_is_the_same_as_rebuilding(tmp_path: Path) -> None:
    random = Random(4)
    reader = empty_catalog(tmp_path)
    index = opened(tmp_path, reader)
    writer = Catalog(tmp_path / "catalog.sqlite")
    for round_ in range(5):
        writer.put(entries(random, 12, f"round{round_}"))
        writer.remove("id", random.sample(writer.ids(), 4))
        index.catch_up(reader)
        assert_exact(index, reader, random)
    held = index.ids.tolist()
    index.rebuild(reader)
    assert sorted(index.ids.tolist()) == sorted(held)


class SlowCatalog(Catalog):
    """A catalog that does not hand out vectors before it is told to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.asked, self.told = Event(), Event()

    def vectors_after(self, last: int, *, since: int = -1, until: int | None = None) -> VectorBatch:
        self.asked.set()
        assert self.told.wait(60)
        return super().vectors_after(last, since=since, until=until)


@pytest.mark.parametrize("rebuild", [False, True])
def test_nobody_waits_for_a_long_catching_up(rebuild: bool, tmp_path: Path) -> None:
    random = Random(16)
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(random, 9))
    index = opened(tmp_path, catalog)
    before = index.stamp
    catalog.put(entries(random, 9, "more"))
    slow = SlowCatalog(tmp_path / "catalog.sqlite")
    thread = Thread(target=index.rebuild if rebuild else index.catch_up, args=(slow,))
    thread.start()
    assert slow.asked.wait(60)
    index.catch_up(catalog, wait=False)  # returns at once, and all is as before
    assert index.stamp == before
    assert len(index.search(unit(random), 99)[0]) == len(index.vectors(np.arange(99))[0]) == 9
    slow.told.set()
    thread.join()
    assert index.stamp == catalog.stamp()
    assert_exact(index, catalog, random)
    slow.close()


def test_of_equal_cosines_the_older_passage_is_first(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    alike = entries(Random(17), 11)
    for entry in alike:
        entry.vectors[:] = alike[0].vectors
    catalog.put(alike)
    ids, _ = opened(tmp_path, catalog).search(alike[0].vectors[0], 99)
    assert ids.tolist() == list(range(1, 12))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.1, 0.5, 0.99, 1.0])
def test_a_restriction_is_exact_whatever_it_lets_through(share: float, tmp_path: Path) -> None:
    random = Random(18)
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(random, 300))
    catalog.remove("source", [f"wire/{number}" for number in range(0, 300, 7)])
    index = opened(tmp_path, catalog, 16)
    among = random.sample(range(-5, 310), int(share * 315))  # in no order, and some of them not held
    for k in (1, 10, 400):
        vector = unit(random)
        ids, scores = index.search(vector, k, np.array(among, dtype=np.int64))
        expected_ids, expected_scores = nearest(catalog, vector, k, among)
        assert ids.tolist() == expected_ids
        assert scores == pytest.approx(expected_scores, abs=1e-5)


def test_before_it_is_opened_it_stands_before_every_state(tmp_path: Path) -> None:
    index = VectorIndex(tmp_path, DIMENSION)
    assert index.stamp == NOTHING
    assert not empty_catalog(tmp_path).knows(NOTHING)
