"""Sentences handed out while a draft arrives, markers held back."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.writing.draft import Draft

TEXT = (
    "The pier closed on Monday. [1] Repairs take six weeks [2, 3]. It was Dr. Brenn who said so.[1]\n\nDone."
)
SENTENCES = [
    "The pier closed on Monday.",
    "Repairs take six weeks.",
    "It was Dr. Brenn who said so.",
    "Done.",
]


def handed_out(pieces: Sequence[str]) -> list[str]:
    draft = Draft()
    return [sentence for piece in pieces for sentence in draft.add(piece)] + draft.end(whole=False)


@given(st.lists(st.integers(0, len(TEXT)), max_size=20))
def test_however_it_is_cut_the_sentences_are_the_same(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(TEXT)]
    pieces = [TEXT[begin:end] for begin, end in pairwise(places)]
    assert handed_out(pieces) == SENTENCES


def test_a_sentence_is_finished_when_the_next_has_begun() -> None:
    draft = Draft()
    assert draft.add("The pier closed on Monday.") == []
    assert draft.add(" [1]") == []
    assert draft.add(" Repairs") == ["The pier closed on Monday."]
    assert draft.add(" take six weeks.\n") == ["Repairs take six weeks."]


@pytest.mark.parametrize(
    "begun", ["The pier closed [", "The pier closed [1", "The pier closed [1, 2", "The pier closed [1]"]
)
def test_a_marker_is_not_shown_whole_or_not(begun: str) -> None:
    draft = Draft()
    draft.add(begun)
    assert draft.rest == "The pier closed"


def test_a_bracket_that_is_no_marker_is_shown() -> None:
    draft = Draft()
    draft.add("The pier [of Osterhay")
    assert draft.rest == "The pier [of Osterhay"


def test_what_is_cut_short_is_left_out() -> None:
    assert handed_out(["The pier closed on Monday. Repairs will"]) == ["The pier closed on Monday."]
    assert handed_out(["Repairs will take"]) == []


def test_what_a_model_ends_without_a_full_stop_is_whole() -> None:
    draft = Draft()
    assert draft.add("The pier closed on Monday. Repairs will take six weeks") == [
        "The pier closed on Monday."
    ]
    assert draft.end(whole=True) == ["Repairs will take six weeks"]
    assert draft.rest == ""


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    draft = Draft()
    for letter in text:
        draft.add(letter)
    draft.end(whole=True)
    assert draft.text == text
