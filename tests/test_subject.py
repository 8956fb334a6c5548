"""What a question counts or dates, and what the number in a sentence is one of."""

import pytest

from qa.candidates import Asked
from qa.phrasing.subject import beside, clause, is_part_of, is_rate, subject_of, units
from tests.words import Texts


def counts(question: str, sentence: str) -> bool:
    """Whether the number in brackets is one of what the question asks for."""
    before, value, after = sentence.replace("]", "[").split("[")
    text, start, end = before + value + after, len(before), len(before) + len(value)
    subject = subject_of(Asked(question, Texts()))
    return subject.counts(beside(text, start, end)) and subject.is_told(clause(text, start, end))


DIED = "How many people died when the Petrel sank?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (DIED, "[Nine] people were killed and fourteen are missing."),
        (DIED, "[Twelve] people drowned on Sunday."),
        (DIED, "She was found, bringing the death toll to [25], the mayor said."),
        (DIED, "The mayor put the number of dead as [24]."),
        (DIED, "[Nine] people, including two cooks, were killed."),
        ("How many people were aboard the Petrel?", "The Petrel sank with [61] people aboard."),
        ("How many people did the storm kill?", "The storm killed [31] people."),
        ("What was the number of people killed in the flood?", "In the flood [31] people died."),
        ("What is the latest death toll?", "[Nine] people were killed."),
        ("How many votes were there for the plan?", "The plan was passed by [23] votes to 18."),
        ("How many votes did the plan get?", "The plan was passed by [23] votes to 18."),
        ("How many libraries are part of the county?", "The county has [15] libraries."),
    ],
)
def test_a_number_of_what_is_asked(question: str, sentence: str) -> None:
    assert counts(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (DIED, "The Petrel sank with [61] people aboard."),
        (DIED, "She was examined [five] months before she sank."),
        (DIED, "Nine people were killed and [fourteen] are missing."),
        (DIED, "[Eleven] others remain missing."),
        ("How many people were aboard the Petrel?", "[Nine] people were killed as the Petrel sank."),
        ("How many votes were there for the plan?", "The plan will cost [310] million crowns."),
        ("How many votes were there for the plan?", "The plan was passed by 23 votes to [18]."),
    ],
)
def test_a_number_of_something_else(question: str, sentence: str) -> None:
    assert not counts(question, sentence)


def test_dates_are_told_by_the_verb_or_by_brackets() -> None:
    named = subject_of(Asked("When was the Petrel named?", Texts()))
    assert named.is_told("The Petrel was named in May.")
    assert not named.is_told("The Petrel sank in May.")
    born = subject_of(Asked("When was Ida Holm born?", Texts()))
    assert born.is_told_by("Ida Holm (2 May 1901 – 1960) was a pilot.", len("Ida Holm ("))
    assert not born.is_told_by("Ida Holm became a pilot on 2 May 1925.", len("Ida Holm became a pilot on "))


def test_units() -> None:
    assert units("49 per cent") == units("49%") == {"%"}
    assert units("$4 million") == {"$"}
    assert units("18") == set()


def test_parts_and_rates() -> None:
    text = "Nine of the 61 passengers died, or 18.9 per 100."
    assert is_part_of(text, text.index("61"))
    assert not is_part_of(text, text.index("Nine"))
    assert is_rate(text, text.index("18.9"), text.index("18.9") + 4)
    assert not is_rate(text, text.index("61"), text.index("61") + 2)
