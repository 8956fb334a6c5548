"""The listing agrees with one made in plain Python, and what is searched for is data."""

import unicodedata
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Document, DocumentNotFound, Library
from index.documents import file_name
from index.listing import Sort, folded, listing
from tests.embedders import HashingEmbedder
from tests.shelves import entry

LETTERS = st.text(alphabet="aAbÉéß %_\\'\"ŁÅ\0", min_size=1, max_size=6)
DOCUMENTS = st.lists(
    st.tuples(
        LETTERS,
        st.none() | LETTERS,
        st.fixed_dictionaries(
            {},
            optional={
                "publisher": LETTERS.filter(str.strip),
                "author": LETTERS | st.lists(LETTERS, min_size=1, max_size=2),
                "published": st.sampled_from(["2024", "2024-02", "2023-05-06", "soon"]),
            },
        ),
        st.sampled_from(["a", "ééé", "a\0bbbb", "bb"]),
    ),
    max_size=7,
)


def plain(text: str) -> str:
    """Case and accents away, another way than `folded` does it."""
    text = text.replace("Ł", "l").casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")


def expected(documents: list[Document], search: str, sort: str, descending: bool) -> list[str]:
    """The sources, found and sorted one document after the other."""
    found = []
    for document in documents:
        author = document.metadata.get("author", ())
        parts = [document.title or "", document.source, document.publisher or ""]
        parts += [author] if isinstance(author, str) else [str(name) for name in author]  # type: ignore[union-attr]
        if all(any(word in plain(part) for part in parts) for word in plain(search).split()):
            found.append(document)
    place = {document.source: number for number, document in enumerate(documents)}

    def key(document: Document) -> Any:
        published = document.metadata.get("published")
        return {
            "title": plain(document.title or file_name(document.source)).strip() or None,
            "publisher": document.publisher and plain(document.publisher).strip(),
            "published": {"2024": "2024-01-01", "2024-02": "2024-02-01", "2023-05-06": "2023-05-06"}.get(
                str(published)
            ),
            "added": place[document.source],
            "size": len(document.text.encode()),
            "passages": 1,
        }[sort]

    known = sorted((d for d in found if key(d) is not None), key=key, reverse=descending)
    return [document.source for document in [*known, *(d for d in found if key(d) is None)]]


@settings(max_examples=150)
@given(
    DOCUMENTS, LETTERS | st.just(""), st.sampled_from(get_args(Sort)), st.booleans(), st.integers(0, 4),
    st.integers(1, 4),
)  # fmt: skip
def test_the_listing_agrees_with_one_made_in_plain_python(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[str, str | None, dict[str, Any], str]],
    search: str,
    sort: Sort,
    descending: bool,
    first: int,
    count: int,
) -> None:
    with Library(tmp_path_factory.mktemp("listing") / "a.library", embedder=HashingEmbedder()) as library:
        entries = [
            entry(Random(n), f"{source}{n}.t", text=text, title=title, metadata=metadata)
            for n, (source, title, metadata, text) in enumerate(made)
        ]
        library.catalog.put(entries)
        documents = {entry.document.source: entry.document for entry in entries}
        found = listing(library, search, sort, descending, first, count)
        sources = expected(list(documents.values()), search, sort, descending)
        assert found.total == len(sources)
        assert [row.source for row in found.rows] == sources[first : first + count]
        for row in found.rows:
            document = documents[row.source]
            assert (row.id, row.title, row.author) == (document.id, document.title, document.author)
            assert (row.publisher, row.published) == (document.publisher, document.published)
            assert (row.characters, row.size) == (len(document.text), len(document.text.encode()))
            assert (row.passages, row.pages, row.format) == (1, None, None)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("lodz", ["a"]),
        ("ŁÓDŹ ana", ["a"]),
        ("Jose\u0301", ["b"]),
        ("jose courier", ["b"]),
        ("100%", ["c"]),
        ("%", ["c"]),
        ("_", []),
        ("' OR 1=1 --", []),
        ("  ", ["a", "b", "c"]),
        ("ourie", ["b"]),
        ("\ud800", []),
        ("x " * 40_000, []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(
    library: Library, search: str, found: list[str]
) -> None:
    library.catalog.put(
        [
            entry(Random(1), "a", title="Łódź at night", metadata={"author": ("Ana", "Tom")}),
            entry(Random(2), "b", title="José", metadata={"publisher": "The Courier"}),
            entry(Random(3), "c", title="100% wool"),
        ]
    )
    assert [row.source for row in listing(library, search).rows] == found


def test_a_row_has_pages_format_and_passages(library: Library) -> None:
    text = "Ships sail. " * 200
    library.add(Document(text, "/a/b.pdf", metadata={"format": "pdf", "language": "en"}, pages=(0, 600)))
    (row,) = listing(library).rows
    assert (row.name, row.pages, row.format, row.language) == ("b.pdf", 2, "pdf", "en")
    assert row.passages == library.passage_count > 1


def test_the_listing_follows_the_library(library: Library) -> None:
    library.catalog.put([entry(Random(n), f"{n}") for n in range(3)])
    assert listing(library, first=2).rows[0].source == "2"
    library.catalog.remove("source", ["1"])
    assert [row.source for row in listing(library, sort="added", descending=True).rows] == ["2", "0"]


def test_what_cannot_be_asked_for_is_refused(library: Library) -> None:
    with pytest.raises(ValueError, match="cannot be sorted by 'number; DROP TABLE documents'"):
        listing(library, sort="number; DROP TABLE documents")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="from place -1"):
        listing(library, first=-1)
    with pytest.raises(ValueError, match="a page of 0 documents"):
        listing(library, count=0)


def test_letters_without_accents() -> None:
    assert folded("Ærø Łódź STRAßE İstanbul") == "aero lodz strasse istanbul"


def test_a_document_is_found_by_its_id(library: Library) -> None:
    document = Document("Ships sail.", "a")
    library.add(document)
    assert library.document(document.id).text == "Ships sail."
    with pytest.raises(DocumentNotFound, match=r"has no document nothing\. See what it has"):
        library.document("nothing")
