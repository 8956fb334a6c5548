"""Documents, passages and hits: what they promise on their own, without a library."""

import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError, replace
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Document, Hit, Passage
from index.documents import MetadataValue

ANY_TEXT = st.text(st.characters(exclude_categories=()))
SOURCES = st.text(min_size=1).filter(lambda source: source.strip() != "")


def test_id_is_a_hash_of_source_and_text_worked_by_hand() -> None:
    document = Document("The ferry sank.", "wire/17", title="Ferry", metadata={"published": "2024-02"})
    assert document.id == blake2b(b"7:wire/17The ferry sank.", digest_size=16).hexdigest()


def test_id_depends_on_nothing_but_source_and_text() -> None:
    document = Document("text", "source")
    assert replace(document, title="t", metadata={"a": 1}, pages=(0,), body=2).id == document.id


@given(SOURCES, ANY_TEXT, SOURCES, ANY_TEXT)
def test_ids_are_equal_exactly_where_source_and_text_are(
    source: str, text: str, other_source: str, other_text: str
) -> None:
    same = (source, text) == (other_source, other_text)
    assert (Document(text, source).id == Document(other_text, other_source).id) is same


@given(SOURCES, ANY_TEXT, st.data())
def test_the_border_of_source_and_text_cannot_be_moved(source: str, text: str, data: st.DataObject) -> None:
    joined = source + text
    cut = data.draw(st.integers(1, len(joined)))
    if cut != len(source) and joined[:cut].strip():
        assert Document(joined[cut:], joined[:cut]).id != Document(text, source).id


@given(ANY_TEXT, st.data())
def test_a_passage_is_verbatim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = Passage(Document(text, "source"), start, end)
    hit = Hit(passage, 1.0, 1.0, 1, 0.0, None)
    assert hit.text == passage.text == text[start:end]
    assert (hit.start, hit.end, hit.document) == (start, end, passage.document)


@given(st.lists(st.integers(1, 30), max_size=6), st.integers(0, 200))
def test_page_at_counts_the_pages_begun(lengths: list[int], offset: int) -> None:
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    document = Document("x" * 201, "source", pages=tuple(starts))
    begun = sum(start <= offset for start in starts)
    assert document.page_at(offset) == (begun or None)
    assert Passage(document, offset, 201).page == (begun or None)


def test_a_page_without_text_is_skipped() -> None:
    assert Document("abcd", "scan.pdf", pages=(0, 2, 2)).page_at(2) == 3


def test_the_known_metadata_are_attributes() -> None:
    metadata: dict[str, MetadataValue] = {"published": "2024-02", "publisher": "Post", "language": ()}
    metadata["author"] = ("Ann", "Bob")
    document = Document("text", "source", metadata=metadata)
    assert (document.published, document.publisher, document.author) == ("2024-02", "Post", "Ann, Bob")
    assert document.language is None
    assert Document("text", "source").published is None


def test_metadata_are_frozen_and_no_longer_the_callers() -> None:
    given_metadata = {"tags": ["a", "b"], "published": "2024"}
    document = Document("text", "source", metadata=given_metadata)  # type: ignore[arg-type]  # lists are taken too
    given_metadata["published"] = "1999"
    assert document.metadata == {"tags": ("a", "b"), "published": "2024"}
    with pytest.raises(TypeError):
        document.metadata["published"] = "1999"  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        document.text = "other"  # type: ignore[misc]


def test_equal_documents_are_one_in_a_set() -> None:
    one = Document("text", "source", metadata={"tags": ("a",)})
    assert {one, Document("text", "source", metadata={"tags": ("a",)})} == {one}
    assert one != Document("text", "source", metadata={"tags": ("b",)})


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"text": b"bytes", "source": "s"}, "strings"),
        ({"text": "t", "source": 5}, "strings"),
        ({"text": None, "source": "s"}, "strings"),
        ({"text": "t", "source": ""}, "source"),
        ({"text": "t", "source": " \n"}, "source"),
        ({"text": "t", "source": "s", "body": 2}, "body 2"),
        ({"text": "t", "source": "s", "body": -1}, "body -1"),
        ({"text": "t", "source": "s", "metadata": {"x": None}}, "'x'"),
        ({"text": "t", "source": "s", "metadata": {"x": {"y": 1}}}, "'x'"),
        ({"text": "t", "source": "s", "metadata": {"x": ["a", None]}}, "'x'"),
        ({"text": "t", "source": "s", "metadata": {"x": b"bytes"}}, "'x'"),
    ],
)
def test_what_could_not_be_stored_is_refused_by_name(arguments: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Document(**arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments",
    [
        {"title": 5},
        {"metadata": None},
        {"metadata": {1: "a"}},
        {"metadata": {"pages": 10**400}},
        {"pages": ("one",)},
        {"pages": (5, 2)},
    ],
    ids=str,
)
def test_other_arguments_that_could_not_be_stored_are_refused(arguments: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="source"):
        Document("text", "source", **arguments)  # type: ignore[arg-type]


def test_a_document_can_be_copied_and_sent_to_another_process() -> None:
    document = Document("text", "source", "title", {"tags": ("a", 1)}, (0, 2), 1)
    assert deepcopy(document) is document
    assert pickle.loads(pickle.dumps(document)) == document  # our own data, made a moment ago


def test_a_blank_publisher_is_none() -> None:
    assert Document("x", "a", metadata={"publisher": " "}).publisher is None
