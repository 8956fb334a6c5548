"""Corrections: what they take back is quoted with what takes its place, or not at all."""

import pytest

from index.documents import Document, Hit, Passage
from index.sentences import Span
from qa.candidates import sentences_of
from qa.extent import Asks, Extent
from qa.phrasing.corrections import Standing
from qa.retraction import formers, presented, retracted, retractions, successor
from qa.selection import Candidate, chosen
from tests.signs import SIGNS

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


def notice(text: str, title: str | None = "Correction", publisher: str = "Lund Post") -> Document:
    return Document(text, "n.txt", title=title, metadata={"published": "2031-03-04", "publisher": publisher})


def mended(document: Document) -> list[tuple[str, list[str]]]:
    text = document.text
    return [
        (text[one.mistake.start : one.mistake.end].strip(), [text[s.start : s.end] for s in one.mended])
        for one in retractions([hit(document)])
    ]


ERRORS = notice(
    "In our article of 2 March we wrote that nine sailors drowned on the Petrel. In fact, eleven sailors "
    "drowned. We also wrote that Captain Ida Holm is 52; she is 54. We apologise for the errors."
)


def test_an_apology_mends_nothing() -> None:
    assert mended(ERRORS) == [
        ("nine sailors drowned on the Petrel.", ["In fact, eleven sailors drowned."]),
        ("Captain Ida Holm is 52", []),
    ]
    only = notice("We wrote that nine sailors drowned. We apologise for the error.")
    assert mended(only) == [("nine sailors drowned.", ["We apologise for the error."])]


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (ERRORS.text, "Correction", {"2": "mentioned", "nine": "withdrawn", "eleven": "corrected"}),
        (ERRORS.text, "Correction", {"52": "withdrawn", "54": "corrected"}),
        (
            "Her age was incorrectly given as 52. She is 54.",
            "Correction",
            {"52": "withdrawn", "54": "corrected"},
        ),
        ("Correction: our story said 31. The number is 47.", None, {"31": "withdrawn", "47": "corrected"}),
        (
            "Bands played.\n\nAn earlier version of this story gave the toll as 31. It was 47.",
            None,
            {"31": "withdrawn", "47": "corrected"},
        ),
        ("The Post reported that nine died. In fact, eleven died.", None, {"nine": "withdrawn"}),
        ("A story headlined “31 hurt” contained two errors.", "Correction", {"31": "mentioned"}),
        (
            "She corrected it. It said 2 died. Sales fell 3 percent.",
            None,
            {"2": "stated", "3": "stated"},
        ),
        ("The report said that 31 were hurt. It has 47 pages.", None, {"31": "stated", "47": "stated"}),
    ],
)
def test_how_a_value_is_presented(text: str, title: str | None, wanted: dict[str, str]) -> None:
    document = notice(text, title)
    told = sentences_of([hit(document)])
    for value, standing in wanted.items():
        sentence = next(one for one in told if f" {value}" in f" {one.text}".replace("“", " "))
        start = sentence.span.start + sentence.text.index(value)
        found = presented(document, sentence.span, Span(start, start + len(value)))
        assert found is Standing(standing), value


def test_what_takes_the_place_of_what() -> None:
    mistake, right, both, _ = (one.span for one in sentences_of([hit(ERRORS)]))
    assert formers(ERRORS, right) == ["nine"]
    assert formers(ERRORS, both) == ["52"]
    for sentence, value in ((mistake, "eleven"), (both, "54")):
        found = successor(ERRORS, sentence)
        assert found is not None
        assert ERRORS.text[found[1].start : found[1].end] == value
    assert successor(STORY, span(STORY, "Bands played.")) is None


def test_an_older_story_is_taken_back_by_its_number_and_in_the_same_paper_by_that_alone() -> None:
    text = "We wrote that nine sailors drowned when the ferry Petrel sank off Orrin. It was eleven."
    known = retractions([hit(notice(text))])

    def taken(said: str, publisher: str) -> bool:
        story = Document(said, "s.txt", metadata={"published": "2031-03-02", "publisher": publisher})
        return retracted(story, Span(0, len(said)), known) is not None

    assert taken("Nine sailors drowned and two are missing.", "Lund Post")
    assert not taken("Nine sailors drowned and two are missing.", "Gazette")
    assert taken("Nine sailors drowned as the ferry Petrel sank.", "Gazette")
    assert not taken("Twelve sailors drowned when the ferry Petrel sank off Orrin.", "Gazette")
