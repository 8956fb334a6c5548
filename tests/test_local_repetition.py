"""Repetition: what goes in circles is stopped at its third round, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.writing.repetition import SHORTEST, Repetition, cycle


def heard_after(text: str) -> str | None:
    """How far a text came, letter by letter, before it was stopped; None if it was not."""
    listening = Repetition()
    for place, letter in enumerate(text, 1):
        if listening.heard(place, letter):  # each token another: only sentences can repeat
            return text[:place]
    return None


def test_a_sentence_is_stopped_the_third_time() -> None:
    said = "The ferry was late today. "
    assert heard_after(said * 5) == said * 3


@pytest.mark.parametrize(
    "text",
    [
        "The ferry was late [1]. Nobody was hurt. The Ferry  was late [2]. It rained. The ferry was late.\n",
        "- the ferry was late\n- the ferry was late\n- the ferry was late\n",
        'He said "the ferry was late." He said "the ferry was late." He said "the ferry was late." ',
    ],
)
def test_markers_letters_and_lines_do_not_hide_it(text: str) -> None:
    assert heard_after(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Yes. No. Yes. No. Yes. No. Yes. ",
        "The ferry was late today. The ferry was late today. ",
        "The ferry was late on Monday. The ferry was late on Tuesday. The ferry was late on Friday. ",
    ],
)
def test_short_sentences_and_two_of_a_kind_may_stand(text: str) -> None:
    assert heard_after(text) is None


@given(st.lists(st.integers(0, 50), min_size=1, max_size=20), st.lists(st.integers(), max_size=30))
def test_three_rounds_of_any_tokens_are_a_cycle(round_: list[int], before: list[int]) -> None:
    rounds = max(3, -(-SHORTEST // len(round_)))
    assert cycle([*before, *round_ * rounds])


@given(st.integers(2, 60))
def test_two_rounds_are_none(length: int) -> None:
    assert not cycle([*range(length), *range(length)])


def test_a_large_number_is_none() -> None:
    assert not cycle([1, *[0] * (SHORTEST - 1)])
    assert cycle([1, *[0] * SHORTEST])
