"""A process that is adding and removing is killed with SIGKILL at random instants, again and again.

After each kill the library opens, holds everything whose adding had returned, holds nothing twice, and
finds what brute force over the catalog finds.
"""

import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from index import Document, Library
from index.embed import unit_vectors
from index.lexical import terms
from tests.brute_force import holding, in_step, nearest
from tests.embedders import HashingEmbedder

KILLS = 60
SOURCES = 40
WORDS = "harbour ferry dam minister report tide island council vote winter mail storm".split()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")

# An operation: ("add", {source: version}) or ("remove", [source, …])
Operation = tuple[str, dict[str, int]]


def document(source: str, version: int) -> Document:
    """The same text for the same source and version, in this and in the killed process."""
    chance = random.Random(f"{source} {version}")
    paragraphs = [
        " ".join(chance.choices(WORDS, k=12)) + f" {source} v{version}." for _ in range(chance.randint(1, 25))
    ]
    return Document("\n\n".join(paragraphs), source, title=f"{source} title")


def operations(seed: int) -> Iterator[Operation]:
    """Endless adding, replacing and removing, in small and in large batches."""
    chance = random.Random(seed)
    while True:
        chosen = chance.sample(range(SOURCES), chance.choice([1, 2, 5, 20]))
        kind = "remove" if chance.random() < 0.3 else "add"
        yield kind, {f"wire-{number}": chance.randint(1, 3) for number in chosen}


def work(path: str, seed: int, report: Connection) -> None:
    """The process to be killed: tells what it is about to do, does it, tells that it is done."""
    library = Library(path, embedder=HashingEmbedder())
    for kind, versions in operations(seed):
        report.send((kind, versions))
        if kind == "add":
            library.add([document(source, version) for source, version in versions.items()])
        else:
            present = {stored.source: stored.id for stored in library.documents()}
            library.remove(*(present[source] for source in versions if source in present))
        report.send("done")


def killed(
    path: Path, seed: int, context: multiprocessing.context.ForkServerContext
) -> list[Operation | str]:
    """Run `work` and kill it at a random instant; returns what it had told until then."""
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(str(path), seed, sending))
    process.start()
    sending.close()
    told: list[Operation | str] = [receiving.recv()]  # it is at work
    time.sleep(random.Random(seed).uniform(0, 0.15))
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    try:
        while True:
            told.append(receiving.recv())
    except EOFError:
        return told


def expect(before: dict[str, int], told: list[Operation | str]) -> dict[str, set[int]]:
    """The versions (0 for none) that each source may have now: one, or two if its change was under way."""
    certain = dict(before)
    possible: dict[str, set[int]] = {}
    for position, operation in enumerate(told):
        if isinstance(operation, str):
            continue
        kind, versions = operation
        after = {source: version if kind == "add" else 0 for source, version in versions.items()}
        if told[position + 1 : position + 2] == ["done"]:
            certain.update(after)
        else:
            possible = {source: {certain.get(source, 0), version} for source, version in after.items()}
    return {source: {version} for source, version in certain.items()} | possible


def found(library: Library) -> dict[str, int]:
    """The version of each document, read from its text, which must be whole."""
    versions = {}
    for stored in library.documents():
        version = int(stored.text[:-1].rpartition("v")[2])
        assert stored.text == document(stored.source, version).text
        versions[stored.source] = version
    return versions


def test_nothing_is_lost_or_doubled_when_killed(tmp_path: Path) -> None:
    path = tmp_path / "killed.library"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["index", "tests.embedders"])
    versions: dict[str, int] = {}
    interrupted = 0
    for seed in range(KILLS):
        told = killed(path, seed, context)
        interrupted += told[-1] != "done"
        allowed = expect(versions, told)
        with Library(path, embedder=HashingEmbedder()) as library:
            versions = found(library)
            for source in allowed.keys() | versions.keys():
                assert versions.get(source, 0) in allowed.get(source, {0}), (seed, source)
            in_step(library)
            search_agrees(library, WORDS[seed % len(WORDS)])
    assert interrupted > KILLS // 2  # otherwise the kills came between the writes and proved little


def search_agrees(library: Library, word: str) -> None:
    vector = unit_vectors(library.embedder, [word])[0]
    _, cosines = library.vectors.search(vector, 10)
    assert np.allclose(cosines, nearest(library, word, 10), atol=1e-5)
    ids, _ = library.lexical.search(terms(word), 10_000)
    assert holding(library, word) <= set(ids.tolist())
    assert len(set(ids.tolist())) == len(ids)


def add_many(path: str, prefix: str, count: int) -> None:
    """A process that adds its documents one call at a time."""
    with Library(path, embedder=HashingEmbedder()) as library:
        for number in range(count):
            library.add(document(f"{prefix}-{number}", 1))


def test_two_processes_adding_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "shared.library"
    context = multiprocessing.get_context("forkserver")
    processes = [context.Process(target=add_many, args=(str(path), name, 15)) for name in ("one", "two")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with Library(path, embedder=HashingEmbedder()) as library:
        assert {stored.source for stored in library.documents()} == {
            f"{name}-{number}" for name in ("one", "two") for number in range(15)
        }
        in_step(library)


def test_reading_goes_on_while_another_process_adds(tmp_path: Path) -> None:
    path = tmp_path / "read.library"
    context = multiprocessing.get_context("forkserver")
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add(document("first", 1))
        process = context.Process(target=add_many, args=(str(path), "other", 20))
        process.start()
        seen = [library.document_count]
        while process.is_alive():
            library.refresh()
            hits, _ = library.lexical.search(terms("first"), 100)
            assert len(hits) > 0
            seen.append(library.document_count)
        process.join()
        assert process.exitcode == 0
        library.refresh()
        assert library.document_count == 21
        assert seen == sorted(seen)
        assert len(set(seen)) > 2  # it saw states in between
        in_step(library)
