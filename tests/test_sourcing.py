"""What a reader should know of a quote, in words."""

from index.documents import Document
from qa.answer import Answer, Citation
from qa.sourcing import short_in_words, sourcing

STORY = Document(
    "The Orrin Courier, citing unnamed officials, reported that the bridge was closed on Monday. It rained. "
    "According to the propaganda outlet Voice of Ristau, the bridge was sold in May 2030.",
    "story.txt",
    metadata={"published": "2031-03-05", "publisher": "Harbour Post"},
)


def lines(text: str) -> tuple[str, ...]:
    start = STORY.text.index(text)
    return sourcing(Citation(1, STORY, start, start + len(text)))


def test_the_chain_what_to_beware_of_and_the_day_meant() -> None:
    assert lines(STORY.text[: STORY.text.index(" It rained")]) == (
        "Said by: Harbour Post ← The Orrin Courier ← unnamed officials",
        "Note: second-hand; the source is not named",
        "Speaks of: 3 March 2031",
    )


def test_the_publisher_alone_is_told_by_the_source_line() -> None:
    assert lines("It rained.") == ()


def test_a_date_that_stands_in_full_needs_no_working_out() -> None:
    said, beware = lines(STORY.text[STORY.text.index("According") :])
    assert said == "Said by: Harbour Post ← Voice of Ristau"
    assert "the text itself calls Voice of Ristau unreliable" in beware


def answer_with(short: str | None) -> Answer:
    start = STORY.text.index(short) if short else 0
    mark = (start, start + len(short)) if short else None
    return Answer(
        "", True, 0.9, (Citation(1, STORY, 0, STORY.text.index(" It rained"), mark),), (), "When?", short
    )


def test_a_short_answer_that_leaves_its_date_to_be_worked_out_is_told_with_it() -> None:
    assert short_in_words(answer_with("on Monday")) == "on Monday (3 March 2031)"
    assert short_in_words(answer_with("The Orrin Courier")) == "The Orrin Courier"
    assert short_in_words(answer_with(None)) is None
