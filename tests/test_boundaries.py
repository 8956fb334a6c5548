"""Where a value begins and ends."""

import pytest

from qa.phrasing.boundaries import apart
from qa.phrasing.phrases import Phrase, phrases
from qa.phrasing.tagging import tagged
from qa.phrasing.wanted import wanted


def told(question: str, sentence: str, *likeliest: str) -> list[str]:
    """What is told of these stretches of a sentence, the likeliest first."""
    words, wish = tagged(sentence), wanted(question)
    assert wish is not None
    found: dict[str, Phrase] = {}
    for phrase in phrases(words):
        found.setdefault(sentence[words[phrase.first].start : words[phrase.last].end], phrase)
    kept = apart([(found[text], 1 / (n + 1)) for n, text in enumerate(likeliest)], words, wish)
    return [sentence[words[phrase.first].start : words[phrase.last].end] for phrase, _ in kept]


SCHOOL = "The school was founded by Amara Oduya and Ben Lind on 16 April 1720."


def test_of_phrases_that_overlap_the_likeliest_is_told() -> None:
    found = told("Who founded the school?", SCHOOL, "Amara Oduya", "Amara Oduya and Ben Lind", "Ben Lind")
    assert found == ["Amara Oduya", "Ben Lind"]


@pytest.mark.parametrize("likeliest", ["1720", "April 1720", "16 April"])
def test_a_date_is_told_in_full(likeliest: str) -> None:
    found = told(
        "When was the school founded?", SCHOOL, likeliest, "on 16 April 1720", "16 April 1720", "1720"
    )
    assert found == ["16 April 1720"]


@pytest.mark.parametrize(
    ("question", "sentence", "part", "whole", "wanted"),
    [
        ("What is Orrin?", "Orrin is a fine board game.", "a fine board", "a fine board game", True),
        ("Which line is it on?", "It is on the Lenna line.", "the Lenna", "the Lenna line", True),
        ("Who made Orrin?", "Orrin is a Lenna album.", "Lenna", "Lenna album", False),
        ("What did Orrin buy?", "Orrin bought a board from Lind.", "a board", "a board from Lind", False),
    ],
)
def test_a_noun_is_told_with_the_noun_that_it_describes(
    question: str, sentence: str, part: str, whole: str, wanted: bool
) -> None:
    assert told(question, sentence, part, whole) == [whole if wanted else part]


def test_what_is_completed_counts_as_before() -> None:
    words, wish = tagged("It sank on 3 May 1921."), wanted("When did it sink?")
    assert wish is not None
    year, day = Phrase(5, 5, "year"), Phrase(3, 5, "date")
    assert apart([(year, 0.75), (day, 0.25)], words, wish) == [(day, 0.75)]
    assert apart([], words, wish) == []
