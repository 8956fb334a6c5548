"""The saved vectors: used again, written sparingly, and mended whatever happens to them."""

import json
import zlib
from itertools import pairwise
from pathlib import Path
from random import Random

import faiss
import numpy as np
import pytest

from index import Library
from index.catalog import Catalog
from index.vector_files import read_list
from index.vectors import VectorIndex
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder
from tests.shelves import DIMENSION, empty_catalog, entries, stored_vectors, texts
from tests.test_vectors import BLOCK, assert_exact, opened

Files = dict[str, bytes]


def saved(folder: Path, catalog: Catalog) -> VectorIndex:
    index = opened(folder, catalog)
    index.save()
    return index


def files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("vectors")}


def counts(folder: Path) -> list[int]:
    listed = read_list(folder)
    assert listed
    assert {label.name for label in listed.labels} == set(files(folder)) - {"vectors.json"}
    return [label.count for label in listed.labels]


def library_of(folder: Path, count: int, seed: int = 1) -> Catalog:
    catalog = empty_catalog(folder)
    catalog.put(entries(Random(seed), count))
    return catalog


def test_a_saved_index_is_used_again_and_caught_up(tmp_path: Path) -> None:
    random = Random(5)
    catalog = library_of(tmp_path, 20)
    saved(tmp_path, catalog)
    before = files(tmp_path)
    catalog.put(entries(random, 5, "later"))
    catalog.remove("source", ["wire/0", "later/1"])
    index = opened(tmp_path, catalog)
    assert index.unsaved == 6  # four more, and two that were removed
    assert_exact(index, catalog, random)
    assert files(tmp_path) == before  # reading alone writes nothing
    index.save()
    assert index.unsaved == 0
    assert files(tmp_path) != before
    assert opened(tmp_path, catalog).unsaved == 0


def test_the_files_hold_the_catalog_s_ids_and_vectors(tmp_path: Path) -> None:
    catalog = library_of(tmp_path, 3)
    saved(tmp_path, catalog)
    (name,) = set(files(tmp_path)) - {"vectors.json"}
    data = files(tmp_path)[name]
    assert np.frombuffer(data[:48], "<i8").tolist() == [1, 2, 3, 1, 2, 3]  # each document is one passage
    assert (
        np.frombuffer(data[48:], "<f2").reshape(3, DIMENSION).tolist()
        == stored_vectors(catalog, [1, 2, 3]).tolist()
    )
    assert name == f"vectors.000000000001.{zlib.crc32(data):08x}.f16"


def test_adding_writes_the_last_block_alone_and_removing_those_that_held_it(tmp_path: Path) -> None:
    catalog = library_of(tmp_path, 10)
    index = saved(tmp_path, catalog)
    first, second, third = sorted(set(files(tmp_path)) - {"vectors.json"})
    catalog.put(entries(Random(2), 1, "more"))
    index.catch_up(catalog)
    index.save()
    assert counts(tmp_path) == [4, 4, 3]
    assert set(files(tmp_path)) & {first, second, third} == {first, second}
    catalog.remove("source", ["wire/5"])
    index.catch_up(catalog)
    index.save()
    assert counts(tmp_path) == [4, 3, 3]
    assert set(files(tmp_path)) & {first, second, third} == {first}


def test_what_was_removed_is_in_no_file(tmp_path: Path) -> None:
    catalog = library_of(tmp_path, 30)
    index = saved(tmp_path, catalog)
    everything = stored_vectors(catalog, range(1, 31)).astype("<f2")
    for number in Random(3).sample(range(30), 30):
        catalog.remove("source", [f"wire/{number}"])
        index.catch_up(catalog)
        index.save()
        left = sorted(texts(catalog))
        data = b"".join(files(tmp_path).values())
        assert [at for at, row in enumerate(everything, 1) if row.tobytes() in data] == left
        assert sum(counts(tmp_path)) == len(left)


def test_blocks_that_emptied_are_joined(tmp_path: Path) -> None:
    random = Random(4)
    catalog = library_of(tmp_path, 5)
    index = saved(tmp_path, catalog)
    for round_ in range(30):  # documents come and go, a few stay
        catalog.put(entries(random, 5, f"round{round_}"))
        catalog.remove("id", random.sample(catalog.ids(), 5))
        index.catch_up(catalog)
        index.save()
        held = counts(tmp_path)
        assert max(held) <= BLOCK
        assert all(one + other > BLOCK for one, other in pairwise(held))
    assert_exact(index, catalog, random)


def damaged(data: bytes, other: bytes) -> list[bytes | None]:
    """What may become of a file's contents; None for a missing file."""
    places = sorted({0, 1, len(data) // 3, len(data) // 2, len(data) - 1})
    flipped = [data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :] for place in places]
    cut = [data[:length] for length in (0, 1, len(data) // 2, len(data) - 1)]
    return [*flipped, *cut, other, data + b"\0", bytes(range(256)) * 9, bytes(len(data)), None]


@pytest.mark.parametrize("which", range(5))
def test_whatever_happens_to_a_file_the_search_is_exact(which: int, tmp_path: Path) -> None:
    random = Random(6)
    catalog, other = library_of(tmp_path / "one", 15), library_of(tmp_path / "two", 15, seed=2)
    saved(tmp_path / "one", catalog)
    saved(tmp_path / "two", other)
    sound, foreign = files(tmp_path / "one"), files(tmp_path / "two")
    path = tmp_path / "one" / sorted(sound)[which]
    for contents in damaged(sound[path.name], foreign[sorted(foreign)[which]]):
        path.unlink()
        if contents is not None:
            path.write_bytes(contents)
        index = opened(tmp_path / "one", catalog)
        assert_exact(index, catalog, random)
        index.save()
        assert_exact(opened(tmp_path / "one", catalog), catalog, random)
        for name, data in sound.items():
            (tmp_path / "one" / name).write_bytes(data)


@pytest.mark.parametrize(
    "label",
    [
        b"[]",
        b"null",
        b'"text"',
        b"{}",
        b'{"generation": [], "mark": 1}',
        b"\xff",
        b'{"generation": 1, "mark": "1", "dimension": 8, "files": [7]}',
        b'{"generation": 1, "mark": "1", "dimension": 8, "files": {"name": 1}}',
    ],
)
def test_a_list_of_another_shape_is_no_list(label: bytes, tmp_path: Path) -> None:
    catalog = library_of(tmp_path, 5)
    saved(tmp_path, catalog)
    (tmp_path / "vectors.json").write_bytes(label)
    assert_exact(opened(tmp_path, catalog), catalog, Random(7))


@pytest.mark.parametrize("wrong", ["reversed", "twice", "name", "count", "dimension", "elsewhere"])
def test_a_list_that_is_not_true_is_no_list(wrong: str, tmp_path: Path) -> None:
    catalog = library_of(tmp_path, 10)
    saved(tmp_path, catalog)
    found = json.loads((tmp_path / "vectors.json").read_bytes())
    if wrong == "reversed":
        found["files"].reverse()
    elif wrong == "twice":
        found["files"].append(found["files"][-1])
    elif wrong == "dimension":
        found["dimension"] = 4
    elif wrong == "elsewhere":
        found["files"][0]["name"] = "../../../etc/passwd"
    else:
        found["files"][0][wrong] = {"name": "vectors.0.f16\0", "count": 1}[wrong]
    (tmp_path / "vectors.json").write_text(json.dumps(found), "utf-8")
    index = opened(tmp_path, catalog)
    assert index.unsaved == 10  # it was read from the catalog
    assert_exact(index, catalog, Random(8))


def test_a_whole_index_of_another_library_with_its_list_is_not_taken(tmp_path: Path) -> None:
    catalog, other = library_of(tmp_path / "one", 10), library_of(tmp_path / "two", 10, seed=2)
    saved(tmp_path / "two", other)
    for name, data in files(tmp_path / "two").items():
        (tmp_path / "one" / name).write_bytes(data)
    assert_exact(opened(tmp_path / "one", catalog), catalog, Random(8))


def test_an_older_catalog_restored_below_a_newer_index_wins(tmp_path: Path) -> None:
    random = Random(9)
    catalog = library_of(tmp_path, 10)
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


def test_what_killed_processes_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    catalog = library_of(tmp_path, 10)
    index = saved(tmp_path, catalog)
    sound = files(tmp_path)
    for name in ("vectors.000000000001.00000000.f16", "vectors.json.new", "vectors.000000000001.f16.new"):
        (tmp_path / name).write_bytes(b"half of something")
    (tmp_path / "vectors of mine.txt").write_text("mine", "utf-8")
    index.save()  # there is nothing new to write
    assert files(tmp_path) == {**sound, "vectors of mine.txt": b"mine"}


def test_another_process_may_have_arranged_the_files_otherwise(tmp_path: Path) -> None:
    random = Random(12)
    catalog = library_of(tmp_path, 20)
    index = saved(tmp_path, catalog)
    catalog.put(entries(random, 1, "more"))
    other = VectorIndex(tmp_path, DIMENSION, block=7)
    other.rebuild(catalog)
    other.save()  # takes away the files that the first knows of
    index.save()  # has nothing new, and must leave those of the other
    assert counts(tmp_path) == [7, 7, 7]
    index.catch_up(catalog)
    index.save()
    assert counts(tmp_path) == [4, 4, 4, 4, 4, 1]
    again = opened(tmp_path, catalog)
    assert again.unsaved == 0
    assert_exact(again, catalog, random)


def earlier_version(folder: Path, library: Library) -> None:
    """Put the files of the first version, a single flat index, in the place of today's."""
    batch, stamp = library.catalog.vectors_after(0), library.catalog.stamp()
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(library.embedder.dimension))
    index.add_with_ids(batch.vectors.astype(np.float32), batch.ids)
    data = faiss.serialize_index(index).tobytes()
    label = {"generation": stamp.generation, "mark": stamp.mark, "dimension": library.embedder.dimension}
    for path in folder.glob("vectors.*"):
        path.unlink()
    (folder / "vectors.faiss").write_bytes(data)
    (folder / "vectors.json").write_text(json.dumps({**label, "checksum": zlib.crc32(data)}), "utf-8")


def test_a_library_of_an_earlier_version_gets_the_new_files_on_opening(tmp_path: Path) -> None:
    folder = tmp_path / "news.library"
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(Random(13), 40)])
        expected = sorted(files(folder))
        earlier_version(folder, library)
    with Library(folder, embedder=HashingEmbedder()) as library:
        in_step(library)
    assert sorted(files(folder)) == expected
    with Library(folder, embedder=HashingEmbedder()) as library:
        assert library.vectors.unsaved == 0
        in_step(library)


def test_few_vectors_are_written_down_later_and_many_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "news.library"
    random = Random(14)
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([made.document for made in entries(random, 100)])
        assert library.vectors.unsaved == 0
        before = files(folder)
        for number in range(5):
            library.add([made.document for made in entries(random, 1, f"more{number}")])
        assert files(folder) == before
        library.add([made.document for made in entries(random, 1, "the last")])
        assert files(folder) != before
        assert library.vectors.unsaved == 0
