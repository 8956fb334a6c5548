"""Filters that let through more documents than are named to Tantivy one by one: as exact as the others."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import pytest

from index import Document, Library, Passage, retrieve
from index.embed import unit_vectors
from index.lexical import terms
from index.records import Entry
from tests.brute_force import nearest, stored_vectors
from tests.embedders import HashingEmbedder
from tests.shelves import WORDS

ALLOWED, OTHERS = 1_200, 3_400  # more than are named, and more than are looked at beyond them


def story(number: int, random: Random) -> Document:
    """Of the others each says "river" more often, so that they all come first; some have no storm at all."""
    if number < ALLOWED:
        words = ["river", *random.choices(WORDS[1:], k=random.randint(2, 9))]
    else:
        words = ["river", "river", "river", random.choice(WORDS[3:])]
    desk = "allowed" if number < ALLOWED else random.choice(["second", "third"])
    return Document(" ".join(words), f"wire/{number}", metadata={"desk": desk})


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    random, embedder = Random(21), HashingEmbedder()
    documents = [story(number, random) for number in range(ALLOWED + OTHERS)]
    random.shuffle(documents)
    vectors = unit_vectors(embedder, [document.text for document in documents])
    folder: Path = tmp_path_factory.mktemp("large")
    with Library(folder / "large.library", embedder=embedder) as library:
        library.catalog.put(
            [
                Entry(one, one.source, one.source.encode(), [Passage(one, 0, len(one.text))], vector[None])
                for one, vector in zip(documents, vectors, strict=True)
            ]
        )
        yield library


@pytest.mark.parametrize("question", ["river", "storm", "storm violin", "unheard"])
@pytest.mark.parametrize("desks", [["allowed"], ["second", "third"], ["allowed", "third"]])
def test_the_candidates_are_those_that_tantivy_finds_among_them(
    question: str, desks: list[str], large: Library
) -> None:
    hits = retrieve(large, question, k=20, where={"desk": desks})
    numbers = large.catalog.document_ids({"desk": desks})
    assert len(numbers) >= 1_000
    ids, scores = large.lexical.search(terms(question), len(numbers), numbers)
    assert all(hit.document.metadata["desk"] in desks for hit in hits)
    ranked = {hit.bm25_rank: hit for hit in hits if hit.bm25_rank}
    assert bool(ranked) == bool(len(ids))
    for rank, hit in ranked.items():
        assert hit.bm25_score == pytest.approx(scores[rank - 1], abs=1e-4)
    unranked = [hit.bm25_score for hit in hits if hit.bm25_rank is None]
    assert all(score <= scores[49] + 1e-4 for score in unranked if score)


def test_the_nearest_among_many_documents_are_those_of_brute_force(large: Library) -> None:
    numbers = set(large.catalog.document_ids({"desk": "allowed"}))
    ids, vectors = stored_vectors(large)
    question = unit_vectors(large.embedder, ["storm violin"])[0]
    inside = [number in numbers for number in large.vectors.documents(ids).tolist()]
    expected = sorted((vectors[inside] @ question).tolist(), reverse=True)[:20]
    found, scores = large.vectors.search(question, 20, large.vectors.documents(ids)[inside])
    assert scores == pytest.approx(expected, abs=1e-5)
    read = large.catalog.excerpts(found.tolist())
    desks = {read.passage(number).document.metadata["desk"] for number in read}
    assert desks == {"allowed"}
    assert nearest(large, "storm violin", 1)[0] >= scores[0] - 1e-5


def test_the_documents_of_passages_are_the_catalog_s(large: Library) -> None:
    ids, _ = stored_vectors(large)
    with large.catalog.reading() as connection:
        rows = connection.execute("SELECT document FROM passages ORDER BY id").fetchall()
    assert large.vectors.documents(ids).tolist() == [document for (document,) in rows]
    assert large.vectors.documents(np.array([10**6, ids[-1] + 1])).tolist() == [0, 0]


def test_frequencies_follow_what_is_added_and_removed(library: Library) -> None:
    for number in range(3):
        library.add(Document("The river rose.", f"wire/{number}", "A storm"))
        assert library.document_frequency(["river", "storm", "river"]) == [number + 1] * 3
        assert library.passage_count == number + 1
    library.remove(next(library.documents()).id)
    assert library.document_frequency(["river", "storm", "lamp"]) == [2, 2, 0]
    assert library.passage_count == 2
