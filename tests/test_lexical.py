"""Tantivy against a plain BM25: the same passages and scores, whatever was added and removed before."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
import tantivy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.catalog import Catalog
from index.lexical import NOTHING, LexicalIndex, query_terms, terms
from tests.oracles import bm25, wordless_documents
from tests.shelves import WORDS, empty_catalog, entries, entry, texts

Shelf = tuple[Catalog, LexicalIndex]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return empty_catalog(tmp_path), LexicalIndex(tmp_path / "lexical")


def expected(catalog: Catalog, words: Sequence[str]) -> dict[int, float]:
    passages = texts(catalog)
    return bm25(passages, words, wordless_documents(catalog.path.parent / "lexical", len(passages)))


def assert_exact(index: LexicalIndex, catalog: Catalog, random: Random) -> None:
    """Searches of every size find what the plain BM25 finds, and score it alike."""
    assert index.stamp == catalog.stamp()
    assert sorted(index.ids().tolist()) == sorted(texts(catalog))
    numbers = {number: passage.id or 0 for number, passage in catalog.passages_after(0)}
    for _ in range(6):
        words = random.sample([*WORDS, "absent"], random.randint(1, 4))
        scores = expected(catalog, words)
        assert_search(index, words, scores, len(scores) + 5)
        assert_search(index, words, scores, 3)
        some = random.sample(sorted(numbers), len(numbers) // 2)
        allowed = {numbers[number] for number in some}
        within = {number: score for number, score in scores.items() if number in allowed}
        assert_search(index, words, within, len(numbers) + 1, some)
        assert_search(index, words, within, 2, some)
        asked = [*texts(catalog), 10_000]
        found = index.scores(words, np.array(asked, dtype=np.int64))
        assert found == pytest.approx([scores.get(number, 0.0) for number in asked], rel=1e-5)
        fields = [f"{title} {text}".split() for title, text in texts(catalog).values()]
        assert index.frequency(words) == [sum(word in held for held in fields) for word in words]


def assert_search(
    index: LexicalIndex,
    words: Sequence[str],
    scores: dict[int, float],
    k: int,
    among: list[int] | None = None,
) -> None:
    ids, found = index.search(words, k, among)
    best = sorted(scores.values(), reverse=True)[:k]
    assert found == pytest.approx(best, rel=1e-5)
    assert [scores[number] for number in ids.tolist()] == pytest.approx(best, rel=1e-5)  # ties in any order
    assert len(set(ids.tolist())) == len(ids)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32), steps=st.lists(st.tuples(st.integers(1, 25), st.floats(0, 1)), max_size=4))
@example(seed=1, steps=[(2, 0.0)] * 10)  # many small adds: Tantivy merges segments on the way
def test_scores_are_those_of_a_plain_bm25(
    seed: int, steps: list[tuple[int, float]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)
    catalog, index = _new(tmp_path_factory.mktemp("lexical"))
    for step, (count, share) in enumerate(steps):
        catalog.put(entries(random, count, f"batch{step}"))
        index.catch_up(catalog)
        there = catalog.ids()
        if catalog.remove("id", random.sample(there, int(share * len(there) / 2))):
            index.catch_up(catalog)
            index.compact(catalog)
    index.catch_up(catalog)
    assert_exact(index, catalog, random)
    if texts(catalog):
        assert_exact(LexicalIndex(catalog.path.parent / "lexical"), catalog, random)
    index.rebuild(catalog)
    assert_exact(index, catalog, random)
    catalog.close()


def _new(folder: Path) -> Shelf:
    catalog, index = empty_catalog(folder), LexicalIndex(folder / "lexical")
    index.catch_up(catalog)
    return catalog, index


def test_scores_do_not_depend_on_how_many_batches_there_were(tmp_path: Path) -> None:
    shelved = entries(Random(1), 30)
    at_once, one_by_one = _new(tmp_path / "one"), _new(tmp_path / "two")
    for catalog, index, size in ((*at_once, 30), (*one_by_one, 6)):
        for first in range(0, 30, size):
            catalog.put(shelved[first : first + size])
            index.catch_up(catalog)
    for word in WORDS:
        ids, scores = at_once[1].search([word], 30)
        other_ids, other_scores = one_by_one[1].search([word], 30)
        assert dict(zip(ids.tolist(), scores.tolist(), strict=True)) == pytest.approx(
            dict(zip(other_ids.tolist(), other_scores.tolist(), strict=True)), rel=1e-4
        )


def test_adding_twice_leaves_nothing_to_compact(shelf: Shelf) -> None:
    catalog, index = shelf
    for name in ("one", "two"):
        catalog.put(entries(Random(1), 3, name))
        index.catch_up(catalog)
    assert not index.holds_removed()


def test_what_was_removed_is_held_until_it_is_compacted(shelf: Shelf) -> None:
    catalog, index = shelf
    catalog.put([entry(Random(1), "airship", text="zeppelin"), *entries(Random(2), 20)])
    index.catch_up(catalog)
    catalog.put([entry(Random(1), "airship", text="balloon")])
    index.catch_up(catalog)
    assert index.search(["zeppelin"], 9)[0].tolist() == []
    assert index.frequency(["zeppelin"]) == [0]
    assert index.holds_removed()
    files = tantivy.Index.open(str(catalog.path.parent / "lexical")).searcher()
    assert files.doc_freq("text", "zeppelin") == 1
    index.compact(catalog)
    assert not index.holds_removed()
    files = tantivy.Index.open(str(catalog.path.parent / "lexical")).searcher()
    assert files.doc_freq("text", "zeppelin") == 0
    assert_exact(index, catalog, Random(3))


def test_an_empty_index_finds_nothing(shelf: Shelf) -> None:
    catalog, index = shelf
    assert index.stamp == NOTHING
    index.catch_up(catalog)
    assert index.stamp == catalog.stamp()
    assert index.search(["river"], 5)[0].tolist() == []
    assert index.scores(["river"], np.empty(0, np.int64)).tolist() == []
    assert index.frequency(["river"]) == [0]
    assert index.ids().tolist() == []


@pytest.mark.parametrize(("words", "k", "among"), [([], 5, None), (["river"], 0, None), (["river"], 5, [])])
def test_asking_for_nothing_gives_nothing(
    words: list[str], k: int, among: list[int] | None, shelf: Shelf
) -> None:
    catalog, index = shelf
    catalog.put([entry(Random(1), "wire/1", text="river")])
    index.catch_up(catalog)
    ids, scores = index.search(words, k, among)
    assert (ids.tolist(), scores.tolist()) == ([], [])


def test_another_index_on_the_folder_sees_what_was_committed(shelf: Shelf) -> None:
    catalog, index = shelf
    reader = LexicalIndex(catalog.path.parent / "lexical")
    for name in ("one", "two", "three"):
        catalog.put(entries(Random(4), 5, name))
        index.catch_up(catalog)
        reader.reload()
        assert_exact(reader, catalog, Random(4))


def test_an_index_in_memory_is_as_good_and_leaves_no_files(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    catalog.put(entries(Random(5), 20))
    index = LexicalIndex(None)
    index.rebuild(catalog, on_disk=False)
    assert sorted(index.ids().tolist()) == sorted(texts(catalog))
    best = max(bm25(texts(catalog), ["river"], 0).values())
    assert index.search(["river"], 1)[1].tolist() == pytest.approx([best], rel=1e-5)
    assert not (tmp_path / "lexical").exists()


def test_title_and_heading_count_for_half(shelf: Shelf) -> None:
    catalog, index = shelf
    titled = entry(Random(1), "titled", text="salt", title="river")
    plain = entry(Random(1), "plain", text="river", title="salt")
    catalog.put([titled, plain])
    index.catch_up(catalog)
    ids, scores = index.search(["river"], 2)
    assert ids.tolist() == [2, 1]
    assert scores[1] == pytest.approx(scores[0] / 2, rel=1e-5)


def test_the_vocabulary_of_these_tests_is_its_own_stem() -> None:
    assert terms(" ".join(WORDS)) == query_terms(" ".join(WORDS)) == WORDS


@pytest.mark.parametrize(
    ("text", "expected_terms"),
    [
        ("The Café's RUNNING, running runs!", ["the", "cafe", "s", "run", "run", "run"]),
        ("Zürich–Łódź 3.5 COVID-19", ["zurich", "lodz", "3", "5", "covid", "19"]),
        ("", []),
        ("¿…? \0\n", []),
        ("x" * 64, []),
    ],
)
def test_terms_worked_by_hand(text: str, expected_terms: list[str]) -> None:
    assert terms(text) == expected_terms


def test_question_words_are_left_out_unless_there_are_no_others() -> None:
    assert query_terms("What did the mayor of the harbor, the mayor, say?") == ["mayor", "harbor", "say"]
    assert query_terms("Who is he?") == ["who", "is", "he"]
    assert query_terms("?!") == []
