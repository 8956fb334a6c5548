"""The catalog: what is stored comes back, states follow one another, and damage is told and left alone."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Document, LibraryDamaged, LibraryError, LibraryFull, LibraryNotFound, Passage
from index.catalog import Catalog, Stamp, create
from index.records import Entry
from tests.shelves import WORDS, empty_catalog, entries, entry, stored_vectors, unit

STORABLE = st.text(st.characters(codec="utf-8"))
METADATA = st.dictionaries(
    STORABLE,
    scalars := st.one_of(STORABLE, st.booleans(), st.integers(-(2**63), 2**63), st.floats(allow_nan=False)),
) | st.dictionaries(STORABLE, st.lists(scalars, max_size=3))


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return empty_catalog(tmp_path)


def whole(document: Document, cuts: list[int], random: Random) -> Entry:
    """A document cut into passages at the given places."""
    ends = sorted({*(cut % (len(document.text) + 1) for cut in cuts), len(document.text)} - {0})
    passages = [Passage(document, start, end, "A > B") for start, end in zip([0, *ends], ends, strict=False)]
    vectors = np.array([unit(random) for _ in passages])
    return Entry(document, "origin", b"mark", passages, vectors)


@settings(max_examples=60, deadline=None)
@given(
    text=STORABLE.filter(bool),
    source=STORABLE.filter(str.strip),
    title=st.none() | STORABLE,
    metadata=METADATA,
    pages=st.lists(st.integers(0, 99), max_size=3).map(sorted),
    cuts=st.lists(st.integers(0, 99), max_size=3),
    seed=st.integers(0, 99),
)
def test_what_is_put_comes_back_to_the_character(
    text: str,
    source: str,
    title: str | None,
    metadata: dict[str, Any],
    pages: list[int],
    cuts: list[int],
    seed: int,
    long_lived: Catalog,
) -> None:
    document = Document(text, source, title, metadata, tuple(pages), body=len(text) // 2)
    put = whole(document, cuts, Random(seed))
    long_lived.remove("id", long_lived.ids())
    assert long_lived.put([put]) == 0
    (stored,) = long_lived.documents()
    assert stored == document
    assert [type(value) for value in stored.metadata.values()] == [
        type(value) for value in document.metadata.values()
    ]
    found = [passage for _, passage in long_lived.passages_after(0)]
    assert [(p.start, p.end, p.heading, p.text, p.document) for p in found] == [
        (p.start, p.end, p.heading, p.text, document) for p in put.passages
    ]
    halves = put.vectors.astype(np.float16).astype(np.float64)
    assert np.array_equal(stored_vectors(long_lived, [p.id or 0 for p in found]), halves)
    assert long_lived.fingerprint(source) == b"mark"
    assert long_lived.sources("origin") == [source]
    assert long_lived.has([document.id, "x"]) == {document.id}


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return empty_catalog(tmp_path_factory.mktemp("catalog"))


def test_the_same_source_replaces_and_another_adds(catalog: Catalog) -> None:
    random = Random(1)
    assert catalog.put([entry(random, "a", text="one"), entry(random, "b", text="two")]) == 0
    assert catalog.put([entry(random, "a", text="three"), entry(random, "c", text="four")]) == 1
    assert [(stored.source, stored.text) for stored in catalog.documents()] == [
        ("b", "two"),
        ("a", "three"),
        ("c", "four"),
    ]
    assert catalog.counts() == (3, 3)
    assert catalog.fingerprint("x") is None


def test_ids_of_passages_are_never_used_again(catalog: Catalog) -> None:
    seen: set[int] = set()
    for round_ in range(4):
        catalog.put(entries(Random(round_), 3))  # replaces those of the round before
        ids = {passage.id or 0 for _, passage in catalog.passages_after(0)}
        assert len(ids) == 3
        assert not ids & seen
        seen |= ids
        catalog.remove("source", ["wire/2"])


def test_every_write_is_a_state_of_its_own_and_remembers_what_left(catalog: Catalog) -> None:
    stamps = [catalog.stamp()]
    writes: list[Callable[[], int]] = [
        lambda: catalog.put(entries(Random(1), 4)),  # passages 1 to 4
        lambda: catalog.remove("source", ["wire/1", "wire/3"]),
        lambda: catalog.put(entries(Random(2), 1)),  # wire/0 anew, as passage 5
        lambda: catalog.remove("source", ["nothing"]),
    ]
    for write in writes:
        write()
        stamps.append(catalog.stamp())
    assert [stamp.generation for stamp in stamps] == [0, 1, 2, 3, 3]  # removing nothing is no write
    assert len({stamp.mark for stamp in stamps}) == 4
    assert all(catalog.knows(stamp) for stamp in stamps)
    assert not catalog.knows(Stamp(2, stamps[3].mark))
    removed = {since: sorted(catalog.removed(since=since, until=4).tolist()) for since in range(5)}
    assert removed == {0: [1, 2, 4], 1: [1, 2, 4], 2: [1], 3: [], 4: []}
    assert catalog.removed(since=-1, until=1).tolist() == []
    assert [number.id for _, number in catalog.passages_after(0, since=1, until=3)] == [5]
    assert catalog.vectors_after(0, since=0, until=1).ids.tolist() == [3]
    assert [number.id for _, number in catalog.passages_after(3)] == [5]


def test_two_catalogs_never_share_a_mark(tmp_path: Path) -> None:
    one, two = empty_catalog(tmp_path / "one"), empty_catalog(tmp_path / "two")
    assert one.stamp().generation == two.stamp().generation == 0
    assert not one.knows(two.stamp())


def test_a_batch_that_fails_leaves_no_trace(catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 2))
    before = (catalog.stamp(), catalog.ids(), catalog.counts())
    with pytest.raises(LibraryError, match="could not be used"):
        catalog.put([*entries(Random(2), 3, "new"), *entries(Random(2), 1, "wire"), _broken()])
    assert (catalog.stamp(), catalog.ids(), catalog.counts()) == before
    assert catalog.faults() == []


def _broken() -> Entry:
    sound = entry(Random(3), "broken")
    return Entry(sound.document, None, sound.fingerprint, sound.passages, sound.vectors)  # type: ignore[arg-type]


def test_a_reader_sees_one_state_throughout(catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 3))
    with catalog.reading() as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (3,)
        Catalog(catalog.path).put(entries(Random(2), 5, "more"))
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (3,)
    assert catalog.counts() == (8, 8)


def test_documents_may_be_added_and_removed_while_they_are_listed(catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 100))
    listed = []
    for number, document in enumerate(catalog.documents()):
        listed.append(document.source)
        if number == 0:
            catalog.remove("source", [f"wire/{gone}" for gone in range(90, 100)])
            catalog.put(entries(Random(2), 5, "late"))
    assert listed == [f"wire/{number}" for number in range(90)] + [f"late/{number}" for number in range(5)]


def test_settings_are_kept(tmp_path: Path) -> None:
    create(tmp_path / "catalog.sqlite", {"embedder": "{}", "schön": "🎉"})
    assert Catalog(tmp_path / "catalog.sqlite").settings() == {"embedder": "{}", "schön": "🎉"}
    assert [path.name for path in tmp_path.iterdir() if "new" in path.name] == []


def test_faults_of_a_sound_and_of_a_tampered_catalog(catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 2))
    assert catalog.faults() == []
    with closing(sqlite3.connect(catalog.path)) as connection:
        connection.execute("DELETE FROM documents WHERE number = 1")  # foreign keys are off here
        connection.commit()
    assert {"a row of texts has no document", "a row of passages has no document"} <= set(catalog.faults())


def test_a_closed_catalog_says_so(catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 70))
    listing = catalog.documents()
    next(listing)
    catalog.close()
    catalog.close()
    with pytest.raises(LibraryError, match="was closed; open it again"):
        catalog.stamp()
    with pytest.raises(LibraryError, match="was closed"):
        list(listing)
    assert Catalog(catalog.path).counts() == (70, 70)


def test_there_is_no_catalog_in_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(LibraryNotFound, match=tmp_path.name):
        Catalog(tmp_path / "catalog.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_disk_is_not_called_full_for_another_reason(catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 2))
    with pytest.raises(LibraryError) as raised, catalog.reading() as connection:
        connection.execute("SELECT nothing FROM nowhere")
    assert not isinstance(raised.value, LibraryFull | LibraryDamaged)


@pytest.mark.parametrize("old", ["a", "wörter " * 5000, "\0x" * 100, "🎉" * 3000])
def test_what_was_removed_is_gone_from_the_file(old: str, catalog: Catalog) -> None:
    secret = f"zqsecret {old} zqsecret"
    random = Random(1)
    catalog.put(
        [
            *entries(random, 30),
            entry(random, "secret", text=secret, title="zqsecret"),
            *entries(random, 9, "x"),
        ]
    )
    assert b"zqsecret" in b"".join(path.read_bytes() for path in catalog.path.parent.glob("catalog*"))
    catalog.remove("source", ["secret"])
    catalog.purge()
    assert not any(b"zqsecret" in path.read_bytes() for path in catalog.path.parent.glob("catalog*"))
    assert catalog.counts() == (39, 39)


@pytest.mark.parametrize("seed", [0, 2, 3])
def test_what_sqlite_moved_before_it_was_removed_is_gone_too(seed: int, catalog: Catalog) -> None:
    """With these seeds overwriting deleted rows isn't enough: copies stay where rows moved between pages."""
    random = Random(seed)
    added: set[str] = set()
    for batch in range(8):
        sources = [f"wire/{number:04}x" for number in range(40 * batch, 40 * batch + 40)]
        texts = [
            f"{source} {' '.join(random.choices(WORDS, k=random.choice([3, 30, 120])))}" for source in sources
        ]
        catalog.put([entry(random, source, text=text) for source, text in zip(sources, texts, strict=True)])
        added.update(sources)
        catalog.remove("source", random.sample([document.source for document in catalog.documents()], 20))
    catalog.purge()
    left = {document.source for document in catalog.documents()}
    data = b"".join(path.read_bytes() for path in catalog.path.parent.glob("catalog*"))
    assert {source for source in added if source.encode() in data} == left
