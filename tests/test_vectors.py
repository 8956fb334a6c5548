"""FAISS against numpy: the same ids, order and cosines, whatever was added and removed before."""

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.catalog import Catalog
from index.vectors import NOTHING, VectorIndex
from tests.shelves import DIMENSION, empty_catalog, entries, stored_vectors, texts, unit

Files = dict[str, bytes]


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


def opened(folder: Path, catalog: Catalog) -> VectorIndex:
    index = VectorIndex(folder, DIMENSION)
    index.open(catalog)
    return index


def saved(folder: Path, catalog: Catalog) -> VectorIndex:
    index = opened(folder, catalog)
    index.save()
    return index


def files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("vectors")}


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), steps=st.lists(st.tuples(st.integers(1, 40), st.floats(0, 1)), max_size=5))
def test_search_is_exact_after_any_adding_and_removing(
    seed: int, steps: list[tuple[int, float]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)
    folder = tmp_path_factory.mktemp("vectors")
    catalog = empty_catalog(folder)
    follower = opened(folder, catalog)
    for step, (count, share) in enumerate(steps):
        catalog.put(entries(random, count, f"batch{step}"))
        there = catalog.ids()
        catalog.remove("id", random.sample(there, int(share * len(there) / 2)))
        if random.random() < 0.5:  # it may sleep through some states
            follower.catch_up(catalog)
    follower.catch_up(catalog)
    assert follower.stamp == catalog.stamp()
    assert sorted(follower.ids.tolist()) == sorted(texts(catalog))
    assert len(follower) == len(texts(catalog))
    assert_exact(follower, catalog, random)
    assert_exact(opened(folder, catalog), catalog, random)
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


def test_a_saved_index_is_used_again_and_caught_up(tmp_path: Path) -> None:
    random = Random(5)
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(random, 20))
    saved(tmp_path, catalog)
    before = files(tmp_path)
    catalog.put(entries(random, 5, "later"))
    catalog.remove("source", ["wire/0", "later/1"])
    index = opened(tmp_path, catalog)
    assert_exact(index, catalog, random)
    assert files(tmp_path) == before  # reading alone writes nothing
    index.save()
    assert files(tmp_path) != before
    assert not list(tmp_path.glob("*.new"))


def damaged(file: str, data: bytes, other: Files) -> dict[str, bytes | None]:
    """What may become of a file: {how: its contents, None for a missing file}."""
    flipped = {
        f"byte {place} flipped": data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]
        for place in sorted({0, 1, len(data) // 3, len(data) // 2, len(data) - 1})
    }
    cut = {f"cut to {length}": data[:length] for length in (0, 1, len(data) // 2, len(data) - 1)}
    foreign = {"of another": other[file], "longer": data + b"\0", "noise": bytes(range(256)) * 9}
    return {**flipped, **cut, **foreign, "zeroed": bytes(len(data)), "missing": None}


@pytest.mark.parametrize("file", ["vectors.faiss", "vectors.json"])
def test_whatever_happens_to_a_file_the_search_is_exact(file: str, tmp_path: Path) -> None:
    random = Random(6)
    catalog, other = empty_catalog(tmp_path / "one"), empty_catalog(tmp_path / "two")
    catalog.put(entries(random, 15))
    other.put(entries(random, 15))
    saved(tmp_path / "one", catalog)
    saved(tmp_path / "two", other)
    sound, foreign = files(tmp_path / "one"), files(tmp_path / "two")
    path = tmp_path / "one" / file
    for contents in damaged(file, sound[file], foreign).values():
        path.unlink()
        if contents is not None:
            path.write_bytes(contents)
        index = opened(tmp_path / "one", catalog)
        assert_exact(index, catalog, random)
        index.save()
        assert_exact(opened(tmp_path / "one", catalog), catalog, random)
        path.write_bytes(sound[file])


@pytest.mark.parametrize(
    "label", [b"[]", b"null", b'"text"', b"{}", b'{"generation": [], "mark": 1}', b"\xff"]
)
def test_a_label_of_another_shape_is_no_label(label: bytes, tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(Random(7), 5))
    saved(tmp_path, catalog)
    (tmp_path / "vectors.json").write_bytes(label)
    assert_exact(opened(tmp_path, catalog), catalog, Random(7))


def test_a_whole_index_of_another_library_with_its_label_is_not_taken(tmp_path: Path) -> None:
    random = Random(8)
    catalog, other = empty_catalog(tmp_path / "one"), empty_catalog(tmp_path / "two")
    catalog.put(entries(random, 10))
    other.put(entries(random, 10))
    saved(tmp_path / "two", other)
    for name, data in files(tmp_path / "two").items():
        (tmp_path / "one" / name).write_bytes(data)
    assert_exact(opened(tmp_path / "one", catalog), catalog, random)


def test_an_older_catalog_restored_below_a_newer_index_wins(tmp_path: Path) -> None:
    random = Random(9)
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(random, 10))
    catalog.close()
    older = (tmp_path / "catalog.sqlite").read_bytes()
    catalog = Catalog(tmp_path / "catalog.sqlite")
    catalog.put(entries(random, 10, "newer"))
    saved(tmp_path, catalog)
    catalog.close()
    (tmp_path / "catalog.sqlite").write_bytes(older)
    catalog = Catalog(tmp_path / "catalog.sqlite")
    catalog.put(entries(random, 3, "other"))  # the same generation number now, with another mark
    index = opened(tmp_path, catalog)
    assert len(index) == 13
    assert_exact(index, catalog, random)


def test_the_checksum_guards_the_vectors_and_not_only_the_label(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(Random(10), 5))
    saved(tmp_path, catalog)
    label = json.loads((tmp_path / "vectors.json").read_bytes())
    assert label["checksum"] == zlib.crc32((tmp_path / "vectors.faiss").read_bytes())
    rubbish = b"no FAISS index, but with the right checksum"
    (tmp_path / "vectors.faiss").write_bytes(rubbish)
    (tmp_path / "vectors.json").write_text(json.dumps({**label, "checksum": zlib.crc32(rubbish)}), "utf-8")
    assert_exact(opened(tmp_path, catalog), catalog, Random(10))


def test_before_it_is_opened_it_stands_before_every_state(tmp_path: Path) -> None:
    index = VectorIndex(tmp_path, DIMENSION)
    assert index.stamp == NOTHING
    assert not empty_catalog(tmp_path).knows(NOTHING)
