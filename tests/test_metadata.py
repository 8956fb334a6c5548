"""Questions about a document itself, answered from what is known about it."""

from dataclasses import replace

import pytest

from index.documents import Document, Hit, Passage
from qa.metadata import ambiguous, date_in_words, stated

BRIDGE = Document(
    text="date 2021-05 Share: The bridge over the Lenna opened.",
    source="bridge.txt",
    title="A bridge at last",
    metadata={"published": "2021-05", "publisher": "The Orrin Courier", "author": "Ida Holm"},
    body=20,
)
FERRY = Document(
    text="Monday, May 3, 2021\n\nThe ferry sank off Aldmoor.",
    source="ferry.txt",
    metadata={"published": "2021-05-03"},
)
NAMELESS = Document(text="Nobody knows when.", source="old.txt")


def hits_of(*documents: Document) -> list[Hit]:
    passages = [Passage(document, document.body, len(document.text)) for document in documents]
    return [Hit(passage, 0.5, 0.5, 1, 1.0, 1) for passage in passages]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "When was the article published?",
            "According to its metadata, “A bridge at last” was published in May 2021 (2021-05).",
        ),
        (
            "In which month did this story appear?",
            "According to its metadata, “A bridge at last” was published in May 2021 (2021-05).",
        ),
        (
            "When was it published?",
            "According to its metadata, “A bridge at last” was published in May 2021 (2021-05).",
        ),
        (
            "Who wrote the article?",
            "According to its metadata, “A bridge at last” was written by Ida Holm.",
        ),
        (
            "which newspaper published this text?",
            "According to its metadata, “A bridge at last” was published by The Orrin Courier.",
        ),
    ],
)
def test_metadata_answers_questions_about_the_document(question: str, sentence: str) -> None:
    found = stated(question, hits_of(BRIDGE))
    assert found is not None
    assert found.sentence == sentence


def test_a_date_to_the_day_is_shown_where_the_text_has_it() -> None:
    found = stated("When was the article published?", hits_of(FERRY))
    assert found is not None
    assert (
        found.sentence == "According to its metadata, the document was published on 3 May 2021 (2021-05-03)."
    )
    assert FERRY.text[found.start : found.end] in {"Monday, May 3, 2021", "May 3, 2021"}


def test_a_date_before_the_body_is_shown_too() -> None:
    found = stated("When was the article published?", hits_of(BRIDGE))
    assert found is not None
    assert BRIDGE.text[found.start : found.end] == "2021-05"


@pytest.mark.parametrize(
    "question",
    [
        "When was the census published?",
        "When did the bridge open?",
        "Who wrote the report on the bridge?",
        "When was it released? telephone company",
        "Was the article published?",
    ],
)
def test_other_questions_are_left_to_the_text(question: str) -> None:
    assert stated(question, hits_of(BRIDGE)) is None


def test_what_is_not_known_is_not_stated() -> None:
    assert stated("When was the article published?", hits_of(NAMELESS)) is None
    assert stated("Who wrote the article?", hits_of(FERRY)) is None
    assert stated("When was the article published?", []) is None


def test_among_several_documents_the_question_must_say_which() -> None:
    both = hits_of(FERRY, BRIDGE)
    assert stated("When was the article published?", both) is None
    found = stated("When was the article about the ferry published?", both)
    assert found is not None
    assert found.document == FERRY


def test_among_several_that_it_fits_nothing_is_stated() -> None:
    second = replace(FERRY, source="second.txt")
    assert stated("When was the article about the ferry published?", hits_of(FERRY, second)) is None
    assert ambiguous("When was the article about the ferry published?", hits_of(FERRY, second))
    assert not ambiguous("When did the ferry sink?", hits_of(FERRY, second))


def test_a_title_that_looks_like_a_marker_is_none_in_our_sentence() -> None:
    crash = Document("It crashed.", "c.txt", title="Crash [1]", metadata={"published": "2031"})
    found = stated("When was the article published?", hits_of(crash))
    assert found is not None
    assert "“Crash (1)”" in found.sentence


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024", "2024"),
        ("2024-02", "February 2024"),
        ("2024-02-11", "11 February 2024"),
        ("2024-12-01", "1 December 2024"),
        ("2024-13", "2024-13"),
        ("last spring", "last spring"),
    ],
)
def test_dates_in_words(date: str, words: str) -> None:
    assert date_in_words(date) == words
