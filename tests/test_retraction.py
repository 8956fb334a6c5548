"""Corrections: what they take back is quoted with what takes its place, or not at all."""

import pytest

from index.documents import Document, Hit, Passage
from index.sentences import Span
from qa.candidates import Signs, sentences_of
from qa.extent import Asks, Extent
from qa.retraction import retracted, retractions
from qa.selection import Candidate, chosen

NOTICE = Document(
    "Our story of Monday contained two errors.\n\nThe story said that the mayor, Ida Holm, opened the "
    "bridge. She did not. Her deputy cut the ribbon. It rained.\n\nThe article also gave the cost as 3 "
    "million. It was 4 million.\n\nWe are sorry.",
    "notice.txt",
    title="Correction",
    metadata={"published": "2031-03-04"},
)
STORY = Document(
    "The mayor, Ida Holm, opened the bridge on Sunday. Bands played.",
    "story.txt",
    metadata={"published": "2031-03-02"},
)
SIGNS = Signs(
    cosine=0.5,
    passage=0.5,
    overlap=0.5,
    context=0.5,
    met=0.5,
    weakest=0.5,
    focus=0.0,
    lacks=0.0,
    uncounted=0.0,
)


def hit(document: Document) -> Hit:
    return Hit(Passage(document, 0, len(document.text)), 1.0, 1.0, 1, 1.0, 1)


def span(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start, start + len(text))


def test_a_notice_takes_back_what_it_restates_and_mends_it_in_the_same_paragraph() -> None:
    found = [
        (
            NOTICE.text[one.withdrawn.start : one.withdrawn.end],
            [NOTICE.text[s.start : s.end] for s in one.mended],
        )
        for one in retractions([hit(NOTICE)])
    ]
    assert found == [
        (
            "The story said that the mayor, Ida Holm, opened the bridge.",
            ["She did not.", "Her deputy cut the ribbon."],
        ),
        ("The article also gave the cost as 3 million.", ["It was 4 million."]),
    ]


def test_the_story_that_still_says_so_is_taken_back_too_unless_it_is_newer() -> None:
    known = retractions([hit(NOTICE)])
    opening = span(STORY, "The mayor, Ida Holm, opened the bridge on Sunday.")
    assert retracted(STORY, opening, known) is known[0]
    assert retracted(STORY, span(STORY, "Bands played."), known) is None
    newer = Document(STORY.text, "newer.txt", metadata={"published": "2031-04"})
    assert retracted(newer, opening, known) is None


@pytest.mark.parametrize("title", ["A new bridge", None])
def test_a_story_that_quotes_another_is_no_correction(title: str | None) -> None:
    text = "The article said that the mayor opened the bridge. She was not there, people say."
    assert retractions([hit(Document(text, "a.txt", title=title))]) == []


def test_the_correction_is_quoted_in_place_of_the_mistake() -> None:
    sentences = sentences_of([hit(STORY), hit(NOTICE)])
    best = next(one for one in sentences if one.text.endswith("on Sunday."))
    candidates = [Candidate(best, SIGNS, 5.0)]
    quotes = chosen(candidates, Asks(Extent.ONE), most=1, margin=1, retractions=retractions([hit(NOTICE)]))
    assert [quote.document.text[quote.start : quote.end] for quote in quotes] == [
        "The story said that the mayor, Ida Holm, opened the bridge.",
        "She did not.",
        "Her deputy cut the ribbon.",
    ]
