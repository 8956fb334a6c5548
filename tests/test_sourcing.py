"""What a reader should know of a quote, in words."""

import pytest

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


SHARED = "The herders' union demands that the lynx be shot; biologist Lea Tamm says that two officials lied."


def test_a_quote_of_two_voices_tells_which_part_is_whose() -> None:
    document = Document(SHARED, "story.txt", metadata={"publisher": "Harbour Post"})
    assert sourcing(Citation(1, document, 0, len(SHARED))) == (
        "Said by: Harbour Post ← the herders' union, of “The herders' union demands that the lynx be…”",
        "Said by: Harbour Post ← Lea Tamm, of “biologist Lea Tamm says that two officials lied.”",
    )


def test_where_the_short_answer_is_marked_only_its_voice_is_told() -> None:
    document = Document(SHARED, "story.txt", metadata={"publisher": "Harbour Post"})
    for part, voice in (("shot", "the herders' union"), ("officials", "Lea Tamm")):
        at = SHARED.index(part)
        citation = Citation(1, document, 0, len(SHARED), (at, at + len(part)))
        assert sourcing(citation) == (f"Said by: Harbour Post ← {voice}",)


def test_an_open_stretch_of_time_keeps_the_word_that_opens_it() -> None:
    text = "Nine boats have sunk since January. Repairs will end by Friday. It rained on Monday."
    document = Document(text, "story.txt", metadata={"published": "2031-08-12"})
    assert sourcing(Citation(1, document, 0, len(text)))[-1] == (
        "Speaks of: since January 2031, by 15 August 2031, 11 August 2031"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In a post on X, Kov said that it rained.", "Said by: Kov, in a post on X"),
        ("Kov wrote on Facebook that it rained.", "Said by: Kov, on Facebook"),
        ("The airline said on its website that it rained.", "Said by: the airline, on its website"),
        ("It rained, Kov said in a letter to the council.", "Said by: Kov, in a letter to the council"),
        ("Kov said the map on its website was wrong.", "Said by: Kov"),
        ("Kov said that it rained.", "Said by: Kov"),
    ],
)
def test_where_it_was_said(text: str, told: str) -> None:
    assert sourcing(Citation(1, Document(text, "x.txt"), 0, len(text))) == (told,)


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
