"""A model's manners, which are taken off its sentences, and its own refusals."""

import pytest

from qa.writing.plain_speech import denies, plain_speech


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("According to the passages, the pier closed.", "The pier closed."),
        ("Based on the provided text, the pier closed.", "The pier closed."),
        ("Passage 2 states that the pier closed.", "The pier closed."),
        ("The answer to the question is: the pier closed.", "The pier closed."),
        ("Yes, the **pier** closed.", "The pier closed."),
        ("Sure! According to passage [1], the `pier` closed.", "The pier closed."),
        ("- The pier closed.", "The pier closed."),
        ("According to the mayor, the pier closed.", "According to the mayor, the pier closed."),
        ("The text of the law says that piers close.", "The text of the law says that piers close."),
        ("No, he said, was his answer.", "He said, was his answer."),
        ("Yes,", "Yes,"),
        ("", ""),
    ],
)
def test_what_says_nothing_of_the_matter_is_taken_away(said: str, left: str) -> None:
    assert plain_speech(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "The passages do not say who paid.",
        "The text doesn't mention a price.",
        "There is no information about the mayor in the documents.",
        "The provided context does not contain the answer.",
        "I cannot answer this question.",
        "The date is not mentioned in the passage.",
        "The cost cannot be determined from this.",
    ],
)
def test_a_refusal(said: str) -> None:
    assert denies(said)


@pytest.mark.parametrize(
    "said",
    [
        "The mayor did not say who paid.",
        "The report does not blame the crew.",
        "No money was found in the safe.",
        "The minister said he does not know.",
    ],
)
def test_a_statement_with_a_negation_is_no_refusal(said: str) -> None:
    assert not denies(said)
