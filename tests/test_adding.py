"""Adding: what is reported, how progress runs, in which batches, and what a failing embedder leaves."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Document, EmbedderError, Library, Progress, Report, retrieve
from index.adding import BATCH, SLICE, fingerprint
from index.embed import Vectors
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder
from tests.shelves import WORDS, sentence


def short(count: int, name: str = "wire") -> list[Document]:
    random = Random(count)
    return [Document(f"{sentence(random)} number{number}", f"{name}/{number}") for number in range(count)]


def long(passages: int) -> Document:
    """At least so many passages, as none holds more than the window of 64 words."""
    return Document(" ".join(Random(1).choices(WORDS, k=64 * passages)), "long")


class Spoiling(HashingEmbedder):
    """Keeps the sizes of its batches; after so many of them it returns what `spoil` makes of the vectors."""

    def __init__(self, spoil: Callable[[Vectors], Any] = lambda vectors: vectors, after: int = 0) -> None:
        super().__init__()
        self.sizes: list[int] = []
        self._spoil = spoil
        self._after = after

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.sizes.append(len(texts))
        vectors = super().embed(texts)
        return self._spoil(vectors) if len(self.sizes) > self._after else vectors


def test_files_folders_and_documents_in_one_call(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "inner").mkdir(parents=True)
    (folder / "flood.txt").write_text("The river rose.", "utf-8")
    (folder / "inner" / "storm.md").write_text("# Storm\n\nIt came.", "utf-8")
    (folder / "empty.txt").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    report = library.add([folder, str(folder / "flood.txt"), tmp_path / "nowhere.txt", *short(2)])
    assert (report.added, report.unchanged, report.replaced, report.passages) == (4, 1, 0, 4)
    failed = dict(report.failed)
    assert [Path(source).name for source in sorted(failed)] == ["empty.txt", "picture.png", "nowhere.txt"]
    assert all(failed.values())
    assert library.add(str(folder)) == Report(
        unchanged=2, failed=tuple((s, r) for s, r in report.failed[-2:])
    )


def test_what_is_added_may_come_from_a_generator(library: Library) -> None:
    assert library.add(document for document in short(3)).added == 3
    assert library.add(iter(())) == Report()


@pytest.mark.parametrize(
    ("source", "named"),
    [(None, "NoneType"), (5, "int"), ([None], "NoneType"), (["a", 5], "int"), (b"bytes", "bytes")],
)
def test_what_can_not_be_added_is_a_wrong_argument(source: Any, named: str, library: Library) -> None:
    with pytest.raises(ValueError, match=named):
        library.add(source)


def test_a_document_without_text_is_reported_and_the_rest_added(library: Library) -> None:
    blank = [Document("", "empty"), Document(" \n\t\u3000", "blank"), Document("all front", "front", body=9)]
    report = library.add([*short(2), *blank, long(2)])
    assert (report.added, [source for source, _ in report.failed]) == (3, ["empty", "blank", "front"])


@pytest.mark.parametrize(
    "broken",
    [
        Document("half \ud83d a pair", "broken"),
        Document("text", "broken", "half \ud83d"),
        Document("text", "broken", metadata={"author": "half \ud83d"}),
        Document("text", "broken", metadata={"half \ud83d": "author"}),
    ],
    ids=["text", "title", "metadata", "name"],
)
def test_a_document_that_can_not_be_stored_is_reported_and_the_rest_added(
    broken: Document, library: Library
) -> None:
    report = library.add([*short(2), broken, long(2)])
    assert (report.added, [source for source, _ in report.failed]) == (3, ["broken"])
    in_step(library)


def test_a_source_of_half_characters_is_reported_too(library: Library) -> None:
    report = library.add([*short(2), Document("text", "half \ud83d")])
    assert (report.added, [source for source, _ in report.failed]) == (2, ["half \ud83d"])


@pytest.mark.parametrize(
    "text",
    [
        "nul \0 inside",
        "crlf\r\nand\rmore\x85lines\u2028here",
        "🎉👩‍👩‍👧 e\u0301 ﷽",
        "\ufeffmarked",
        "\x01\x02 \x1b[31m",
        "x" * 9000,
    ],
    ids=["NUL", "line ends", "emoji", "BOM", "control", "one long word"],
)
def test_strange_texts_come_back_to_the_character(text: str, library: Library) -> None:
    document = Document(text, f"odd {text[:5]}", f"On {text[:9]}", {"author": text, "tags": (text, 1)})
    assert library.add(document).added == 1
    (stored,) = library.documents()
    assert replace(stored, body=0) == document
    assert library.add(document).unchanged == 1
    assert {hit.document for hit in retrieve(library, text, where={"author": text})} == {stored}
    shown = "".join(passage.text for passage in library.passages())
    assert "".join(shown.split()) == "".join(text[stored.body :].split())


def test_five_megabytes_in_one_document(library: Library) -> None:
    words = Random(1).choices([word * 13 for word in WORDS], k=80_000)
    words[40_000] = "needle"
    document = Document("\n".join(" ".join(words[at : at + 400]) for at in range(0, 80_000, 400)), "large")
    assert len(document.text) > 5_000_000
    report = library.add(document)
    assert report.added == 1
    assert report.passages > 80_000 / 64
    (hit,) = retrieve(library, "needle", k=1)
    assert "needle" in hit.text.split()


def test_progress_runs_from_nothing_to_all(library: Library, tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text("The river rose.\n\n" * 900, "utf-8")
    told: list[Progress] = []
    report = library.add(
        [*short(BATCH + 50), tmp_path / "flood.txt", long(600), *short(10, "more")], progress=told.append
    )
    assert all(0 <= one.done <= 1 for one in told)
    for name in ("done", "documents", "passages", "seconds"):
        values = [getattr(one, name) for one in told]
        assert values == sorted(values), name
    assert told[-1].done == 1.0
    assert told[-1].documents == report.added + report.unchanged + report.replaced == BATCH + 62
    assert told[-1].passages == report.passages == library.passage_count
    assert len(told) > report.passages / BATCH  # at least once a batch
    assert {one.source for one in told} > {"long"}


def test_progress_ends_at_one_where_there_is_nothing_to_do(library: Library) -> None:
    told: list[Progress] = []
    library.add([], progress=told.append)
    library.add([Document("", "empty")], progress=told.append)
    assert [one.done for one in told] == [1.0, 1.0]


@pytest.mark.parametrize(
    "documents", [short(3 * BATCH + 7), [long(2 * BATCH), *short(5)]], ids=["many", "long"]
)
def test_batches_are_embedded_and_committed_one_by_one(documents: list[Document], folder: Path) -> None:
    embedder = Spoiling()
    with Library(folder, embedder=embedder) as library:
        report = library.add(documents)
        assert report.passages == sum(embedder.sizes) == library.passage_count
        assert max(embedder.sizes) == SLICE
        first = documents[0].source != "long"
        assert library.catalog.stamp().generation == (4 if first else 2)
        in_step(library)


def test_what_is_embedded_together_is_of_like_length(folder: Path) -> None:
    class Noting(HashingEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            counts.append(self.count_tokens(texts))
            return super().embed(texts)

    counts: list[list[int]] = []
    random = Random(3)
    texts = (
        ("i " if number % 2 else "international ") * random.randint(3, 30) for number in range(3 * SLICE)
    )
    with Library(folder, embedder=Noting()) as library:
        library.add(Document(text, f"wire/{number}") for number, text in enumerate(texts))
    for longer, shorter in pairwise(counts):  # in tokens, whatever the characters
        assert min(longer) >= max(shorter)


def _raise(error: BaseException) -> Callable[[Vectors], Any]:
    def spoil(vectors: Vectors) -> Any:
        raise error

    return spoil


def _with_nan(vectors: Vectors) -> Vectors:
    vectors[-1, 0] = np.nan
    return vectors


SPOILED: dict[str, tuple[Callable[[Vectors], Any], type[BaseException]]] = {
    "not finite": (_with_nan, EmbedderError),
    "infinite": (lambda vectors: vectors + np.float32(np.inf), EmbedderError),
    "one too few": (lambda vectors: vectors[1:], EmbedderError),
    "another dimension": (lambda vectors: vectors[:, 1:], EmbedderError),
    "flat": (lambda vectors: vectors[0], EmbedderError),
    "none": (lambda vectors: vectors[:0], EmbedderError),
    "raises": (_raise(RuntimeError("out of memory")), RuntimeError),
    "interrupted": (_raise(KeyboardInterrupt()), KeyboardInterrupt),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_failing_embedder_costs_the_batch_in_flight_alone(how: str, folder: Path) -> None:
    spoil, error = SPOILED[how]
    documents = short(2 * BATCH + 9)
    with Library(folder, embedder=Spoiling(spoil, after=BATCH // SLICE)) as library:
        with pytest.raises(error):
            library.add(documents)
        assert [document.source for document in library.documents()] == [d.source for d in documents[:BATCH]]
        in_step(library)
    with Library(folder, embedder=HashingEmbedder()) as library:
        in_step(library)
        assert library.add(documents) == Report(unchanged=BATCH, added=BATCH + 9, passages=BATCH + 9)
        in_step(library)


def test_a_failing_replacement_leaves_the_older_document(folder: Path) -> None:
    with Library(folder, embedder=Spoiling(_with_nan, after=1)) as library:
        library.add(Document("older", "wire"))
        with pytest.raises(EmbedderError, match="'hashing' returned values that are not finite"):
            library.add(Document("newer", "wire"))
        assert [document.text for document in library.documents()] == ["older"]
        in_step(library)


def test_a_listener_that_raises_stops_the_call_and_harms_nothing(library: Library) -> None:
    def stop(progress: Progress) -> None:
        if progress.documents:
            raise InterruptedError("enough")

    with pytest.raises(InterruptedError):
        library.add(short(3 * BATCH), progress=stop)
    assert library.document_count == BATCH
    in_step(library)
    assert library.add(short(3 * BATCH)).unchanged == BATCH


def records(path: Path, texts: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps({"id": k, "text": v}) + "\n" for k, v in texts.items()), "utf-8")
    return path


def test_records_that_left_their_file_leave_the_library(library: Library, tmp_path: Path) -> None:
    path = records(tmp_path / "wire.jsonl", {"a": "river", "b": "storm", "c": "violin"})
    other = records(tmp_path / "other.jsonl", {"a": "salt", "b": "lamp"})
    library.add([path, other, *short(1)])
    records(path, {"c": "violin", "b": "drum", "d": "coin"})
    assert library.add(path) == Report(added=1, unchanged=1, replaced=1, passages=2)
    texts = {document.source.rpartition("/")[2]: document.text for document in library.documents()}
    del texts["0"]
    assert texts == {
        "wire.jsonl#b": "drum",
        "wire.jsonl#c": "violin",
        "wire.jsonl#d": "coin",
        "other.jsonl#a": "salt",
        "other.jsonl#b": "lamp",
    }
    assert retrieve(library, "river", where={"format": "jsonl"}, k=9)[0].bm25_score == 0
    in_step(library)


def test_a_file_that_can_no_longer_be_read_keeps_its_records(library: Library, tmp_path: Path) -> None:
    path = records(tmp_path / "wire.jsonl", {"a": "river", "b": "storm"})
    library.add(path)
    path.write_bytes(b"")
    assert [Path(source).name for source, _ in library.add(path).failed] == ["wire.jsonl"]
    assert library.document_count == 2


VALUES = st.one_of(
    st.text(),
    st.integers(-(2**63), 2**63),
    st.booleans(),
    st.floats(allow_nan=False),
    st.lists(st.text(), max_size=2),
)
DOCUMENTS = st.builds(
    Document,
    text=st.sampled_from(["", "a", "ab", "b"]),
    source=st.sampled_from(["a", "aa", "b"]),
    title=st.sampled_from([None, "", "a"]),
    metadata=st.dictionaries(st.sampled_from("ab"), VALUES, max_size=2),
    pages=st.sampled_from([(), (0,), (0, 1)]),
)


@given(DOCUMENTS, DOCUMENTS)
def test_what_has_the_same_fingerprint_is_the_same(one: Document, other: Document) -> None:
    if fingerprint(one) == fingerprint(other):
        assert one == other
        assert repr(sorted(one.metadata.items())) == repr(sorted(other.metadata.items()))
    shuffled = dict(reversed(list(one.metadata.items())))
    assert fingerprint(Document(one.text, one.source, one.title, shuffled, one.pages)) == fingerprint(one)
