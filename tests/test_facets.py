"""Facets agree with counting by hand, and follow what is added and removed."""

import calendar
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Document, Library
from index.facets import Facet, facets
from tests.embedders import HashingEmbedder
from tests.shelves import entry

NAMES = st.sampled_from(["The Courier", "the courier", "Łódź Post", "STRASSE", "straße", "100%", "a_b"])
METADATA = st.fixed_dictionaries(
    {},
    optional={
        "publisher": NAMES | st.integers(0, 9),
        "author": NAMES | st.lists(NAMES, max_size=3),
        "language": st.sampled_from(["en", "fr"]),
        "format": st.sampled_from(["txt", "pdf"]),
        "published": st.dates().map(str) | st.sampled_from(["2024", "2024-02", "last week", " "]),
    },
)


def by_hand(documents: list[Document], name: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for document in documents:
        given = document.metadata.get(name, ())
        values = given if isinstance(given, tuple) else (given,)
        counts.update({value.casefold() for value in values if isinstance(value, str)})
    return dict(counts)


def folded(facet: Facet) -> dict[str, int]:
    return {value.casefold(): count for value, count in facet.values}


@settings(max_examples=40)
@given(st.lists(METADATA, max_size=8))
def test_facets_agree_with_counting_by_hand(
    tmp_path_factory: pytest.TempPathFactory, given_metadata: list[dict[str, Any]]
) -> None:
    with Library(tmp_path_factory.mktemp("facets") / "a.library", embedder=HashingEmbedder()) as library:
        entries = [entry(Random(n), f"wire/{n}", metadata=m) for n, m in enumerate(given_metadata)]
        library.catalog.put(entries)
        documents = [made.document for made in entries]
        found = facets(library)
        assert found.documents == len(documents)
        for facet, name in (
            (found.publishers, "publisher"),
            (found.authors, "author"),
            (found.languages, "language"),
            (found.formats, "format"),
        ):
            assert folded(facet) == by_hand(documents, name)
            assert facet.others == 0
            counts = [count for _, count in facet.values]
            assert counts == sorted(counts, reverse=True)
        dated = [str(m["published"]) for m in given_metadata if m.get("published", "x")[0].isdigit()]
        assert found.undated == len(documents) - len(dated)
        assert found.first == min((date + "-01-01"[len(date) - 4 :] for date in dated), default=None)
        assert found.last == max(map(last_day, dated), default=None)
        assert sum(count for _, _, count in found.days) == len(dated)


def last_day(date: str) -> str:
    year, month, day = [*map(int, date.split("-")), 0, 0][:3]
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def test_a_value_is_spelt_as_the_first_document_has_it(library: Library) -> None:
    spelt: list[dict[str, Any]] = [{"author": ["X", "McKay"]}, {"author": "MCKAY"}]
    library.catalog.put([entry(Random(n), f"{n}", metadata=m) for n, m in enumerate(spelt)])
    assert facets(library).authors.values == (("McKay", 2), ("X", 1))


def test_five_hundred_values_are_listed_and_the_others_counted(library: Library) -> None:
    library.catalog.put([entry(Random(n), f"{n}", metadata={"author": f"A{n % 510}"}) for n in range(520)])
    authors = facets(library).authors
    assert len(authors.values) == 500
    assert [count for _, count in authors.values[:11]] == [2] * 10 + [1]
    assert authors.others == 10


def test_facets_follow_the_library(library: Library, tmp_path: Path) -> None:
    assert facets(library).first is None
    library.add(Document("Ships sail.", "a", metadata={"publisher": "P", "published": "2024-02"}))
    found = facets(library)
    assert (found.first, found.last, found.documents) == ("2024-02-01", "2024-02-29", 1)
    assert facets(library) is found  # kept
    library.remove_by("source", ["a"])
    assert facets(library).publishers.values == ()
