"""retrieve against a brute force over the catalog, filters and copies included, and its defined edges."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index import Document, FilterError, Hit, Library, LibraryNotFound, retrieve
from index.documents import MetadataValue
from tests.embedders import HashingEmbedder
from tests.oracles import Ranked, collapsed, ranked
from tests.shelves import WORDS

Filter = tuple[Mapping[str, Any] | None, Callable[[Document], bool]]

FILTERS: list[Filter] = [
    (None, lambda document: True),
    ({}, lambda document: True),
    ({"language": "EN"}, lambda document: document.language == "en"),
    ({"language": ["fr", "de"]}, lambda document: document.language in ("fr", "de")),
    ({"year": (2021, 2022)}, lambda document: document.metadata["year"] in (2021, 2022)),
    ({"year": 2020, "language": "fr"}, lambda d: d.metadata["year"] == 2020 and d.language == "fr"),
    ({"published": ("2024-02", "2024-03")}, lambda document: document.published in ("2024-02", "2024-03-05")),
    ({"published": date(2024, 3, 5)}, lambda document: document.published == "2024-03-05"),
    ({"source": "wire/1"}, lambda document: document.source == "wire/1"),
    ({"language": "nowhere"}, lambda document: False),
]


def document(number: int, words: list[str], title: list[str], data: Random) -> Document:
    metadata: dict[str, MetadataValue] = {
        "language": data.choice(["en", "fr", "de"]),
        "year": data.randint(2020, 2023),
        "published": data.choice(["2024-02", "2024-03-05", "2025"]),
    }
    return Document(" ".join(words), f"wire/{number}", " ".join(title) or None, metadata)


def assert_scores(hits: list[Hit], best: list[Ranked]) -> None:
    """Whatever a hit says of itself is so; its rank among those of (almost) the same score is free."""
    known = {one.passage.id: one for one in best}
    for hit in hits:
        one = known[hit.passage.id]
        assert hit.passage == one.passage
        assert hit.text == one.passage.document.text[hit.start : hit.end]
        assert hit.dense_score == pytest.approx(one.dense, abs=1e-5)
        assert hit.bm25_score == pytest.approx(one.bm25, abs=1e-4)
        for rank, score, scores in (
            (hit.dense_rank, one.dense, [other.dense for other in best]),
            (hit.bm25_rank, one.bm25, [other.bm25 for other in best]),
        ):
            better = sum(other > score + 1e-5 for other in scores)
            as_good = sum(other >= score - 1e-5 for other in scores)
            assert rank is None or better < rank <= as_good
        assert (hit.bm25_rank is None) >= (one.bm25 == 0)
    assert all(first.score >= second.score for first, second in pairwise(hits))
    assert all(0 <= hit.score <= 1 for hit in hits)


def certain(best: list[Ranked]) -> bool:
    """Whether arithmetic of another precision cannot turn the order round."""
    return all(
        first.fused - second.fused > 1e-5
        or (first.passage.text, first.passage.document.title)
        == (second.passage.text, second.passage.document.title)
        for first, second in pairwise(best)
    )


def assert_brute_force(library: Library, question: str, k: int, filter_: Filter) -> None:
    """For libraries that are looked at whole, whatever k: fewer than fifty passages."""
    where, allowed = filter_
    best = ranked(library, question, allowed)
    assume(certain(best))
    hits = retrieve(library, question, k=k, where=where)
    groups = collapsed(library, best, k)
    assert [hit.text for hit in hits] == [group[0].passage.text for group in groups]
    found = [{hit.passage.id, *(copy.id for copy in hit.copies)} for hit in hits]
    assert found == [{one.passage.id for one in group} for group in groups]
    assert [hit.score for hit in hits] == pytest.approx([group[0].fused for group in groups], abs=1e-4)
    assert_scores(hits, best)


# Sorted, so that no two texts hold the same words in another order: their vectors would be the same.
TEXTS = st.lists(st.sampled_from([*WORDS[:10], "12", "14", "not"]), min_size=1, max_size=8, unique=True).map(
    sorted
)
TITLES = st.lists(st.sampled_from(WORDS[:4]), max_size=2)
QUESTIONS = st.lists(st.sampled_from([*WORDS[:12], "12"]), min_size=1, max_size=4).map(" ".join)


@settings(max_examples=12, deadline=None)
@given(
    contents=st.lists(st.tuples(TEXTS, TITLES), min_size=1, max_size=30),
    questions=st.lists(
        st.tuples(QUESTIONS, st.integers(0, 40), st.sampled_from(FILTERS)), min_size=5, max_size=15
    ),
    seed=st.integers(0, 2**32),
)
def test_small_libraries_are_searched_as_by_brute_force(
    contents: list[tuple[list[str], list[str]]],
    questions: list[tuple[str, int, Filter]],
    seed: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    data = Random(seed)
    documents = [document(number, *content, data) for number, content in enumerate(contents)]
    with Library(tmp_path_factory.mktemp("small") / "library", embedder=HashingEmbedder()) as library:
        library.add(documents[::2])
        library.add(documents[1::2])
        if seed % 2:
            library.remove(*(stored.id for stored in documents[: seed % len(documents)]))
        for question, k, filter_ in questions:
            assert_brute_force(library, question, k, filter_)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Some 450 passages, more than are looked at for a small k; every tenth story comes in eight copies."""
    data = Random(7)
    documents: list[Document] = []
    for number in range(250):
        words = data.choices(WORDS, k=data.randint(3, 25))
        for _ in range(1 if number % 10 else 8):
            documents.append(document(len(documents), words, data.choices(WORDS, k=data.randint(0, 2)), data))
    with Library(tmp_path_factory.mktemp("large") / "library", embedder=HashingEmbedder()) as library:
        library.add(documents)
        assert library.passage_count == len(documents)
        yield library


@settings(max_examples=40, deadline=None)
@given(question=QUESTIONS, k=st.integers(1, 60), filter_=st.sampled_from(FILTERS))
def test_large_libraries_give_k_and_nothing_better_is_left_out(
    question: str, k: int, filter_: Filter, large: Library
) -> None:
    where, allowed = filter_
    hits = retrieve(large, question, k=k, where=where)
    best = ranked(large, question, allowed)
    assert len(hits) == len(collapsed(large, best, k))
    assert_scores(hits, best)
    known = {one.passage.id: one for one in best}
    shown = {hit.passage.id for hit in hits} | {copy.id for hit in hits for copy in hit.copies}
    assert shown <= set(known)
    last = known[hits[-1].passage.id] if hits else None
    for one in best:
        if last and one.passage.id not in shown:  # then it isn't better by every score
            worse = one.dense <= last.dense + 1e-5 or one.bm25 <= last.bm25 + 1e-4
            assert worse or one.near <= last.near + 1e-9


@settings(max_examples=15, deadline=None)
@given(question=QUESTIONS, filter_=st.sampled_from(FILTERS))
def test_large_libraries_are_searched_as_by_brute_force_where_k_makes_it_look_at_all(
    question: str, filter_: Filter, large: Library
) -> None:
    assert_brute_force(large, question, 1000, filter_)


def stories(count: int, text: str) -> list[Document]:
    return [Document(text, f"copy/{number}", metadata={"kind": "copy"}) for number in range(count)]


def test_two_hundred_copies_crowd_nothing_out(library: Library) -> None:
    text = "storm over the harbor closed by the mayor"
    other = [word for word in WORDS if word not in text]
    library.add([*stories(200, text), *(Document(f"storm {word}", f"other/{word}") for word in other)])
    for k in (2, 8, len(other) + 1, 50):
        hits = retrieve(library, "storm harbor mayor", k=k)
        assert len(hits) == min(k, len(other) + 1)
        assert len({hit.text for hit in hits}) == len(hits)
        assert hits[0].text == text
        sources = {copy.document.source for copy in hits[0].copies} | {hits[0].document.source}
        assert len(sources) == len(hits[0].copies) + 1
        assert all(hit.copies == () for hit in hits[1:])
    assert sources == {f"copy/{number}" for number in range(200)}
    (only,) = retrieve(library, "storm harbor", k=5, where={"kind": "copy"})
    assert len(only.copies) == 199


@pytest.mark.parametrize(("old", "new"), [("12", "14"), ("said", "denied"), ("are", "aren't")])
def test_a_corrected_story_stands_beside_the_first_one(old: str, new: str, library: Library) -> None:
    text = "the mayor of the harbor town said at noon that 12 boats are lost in the storm off the long coast"
    library.add(
        [Document(text, "first"), Document(text.replace(old, new), "second"), Document(text, "third")]
    )
    hits = retrieve(library, "boats lost in the storm")
    assert {hit.text for hit in hits} == {text, text.replace(old, new)}
    assert {hit.text: len(hit.copies) for hit in hits} == {text: 1, text.replace(old, new): 0}


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\u3000"])
def test_an_empty_question_finds_nothing(question: str, library: Library) -> None:
    library.add(Document("river", "wire"))
    assert retrieve(library, question) == []


@pytest.mark.parametrize("question", ["???", "the", "unheard-of", "\0", "🎉", "river " * 5000])
def test_a_question_that_matches_nothing_still_gets_the_nearest(question: str, library: Library) -> None:
    library.add([Document("river", "one"), Document("storm", "two")])
    assert len(retrieve(library, question)) == 2


def test_a_question_with_half_a_character_is_answered(library: Library) -> None:
    library.add(Document("river", "wire"))
    assert len(retrieve(library, "river \ud83d")) == 1


def test_an_empty_library_gives_nothing_and_still_checks_its_arguments(library: Library) -> None:
    assert retrieve(library, "river") == []
    assert retrieve(library, "river", where={"published": "2024"}) == []
    with pytest.raises(FilterError, match="no document has a field 'colour'"):
        retrieve(library, "river", where={"colour": "red"})


def test_k(library: Library) -> None:
    library.add([Document(word, word) for word in WORDS])
    assert retrieve(library, "river", k=0) == []
    assert len(retrieve(library, "river", k=10**12)) == len(WORDS)
    assert len(retrieve(library, "river")) == 8
    with pytest.raises(ValueError, match="-1 is negative"):
        retrieve(library, "river", k=-1)


@pytest.mark.parametrize("question", [None, 5, b"river", ["river"]])
def test_a_question_is_a_string(question: Any, library: Library) -> None:
    with pytest.raises(ValueError, match=f"not {type(question).__name__}"):
        retrieve(library, question)


def test_an_unknown_field_is_an_error_even_of_an_empty_question(library: Library) -> None:
    library.add(Document("river", "wire", metadata={"colour": "red"}))
    for question, k in (("", 8), ("river", 0), ("river", 8)):
        with pytest.raises(FilterError, match=r"no document has a field 'color'.*colour"):
            retrieve(library, question, k=k, where={"color": "red"})


def test_a_path_without_a_library_stays_without_one(tmp_path: Path) -> None:
    for path in (tmp_path / "none.library", str(tmp_path / "none.library")):
        with pytest.raises(LibraryNotFound, match=re.escape(str(tmp_path))):
            retrieve(path, "river")
    assert list(tmp_path.iterdir()) == []


def test_what_another_object_adds_replaces_and_removes_is_seen_at_once(
    folder: Path, library: Library
) -> None:
    with Library(folder, embedder=HashingEmbedder()) as other:
        other.add([Document("river storm", "one"), Document("violin", "two")])
        assert retrieve(library, "river", k=1)[0].text == "river storm"
        other.add(Document("salt lamp", "one"))
        assert {hit.text for hit in retrieve(library, "river")} == {"salt lamp", "violin"}
        other.remove(*(stored.id for stored in other.documents()))
        assert retrieve(library, "river") == []
