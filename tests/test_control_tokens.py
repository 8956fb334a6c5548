"""The tokens of chat templates that are known, and what others look like."""

import re

import pytest

from qa.writing.control_tokens import CONTROL_SHAPE, CONTROL_TOKENS, FAMILIES


@pytest.mark.parametrize(
    "token",
    [
        "<|im_end|>",
        "<|eot_id|>",
        "[INST]",
        "<end_of_turn>",
        "<｜end▁of▁sentence｜>",
        "</s>",
        "<|return|>",
        "<turn|>",
    ],
)
def test_what_ends_a_turn_is_known(token: str) -> None:
    assert token in CONTROL_TOKENS


def test_each_token_is_there_once_and_the_longer_come_first() -> None:
    assert len(set(CONTROL_TOKENS)) == len(CONTROL_TOKENS)
    lengths = [len(token) for token in CONTROL_TOKENS]
    assert lengths == sorted(lengths, reverse=True)


def test_no_token_is_an_ordinary_word() -> None:
    assert [token for token in CONTROL_TOKENS if re.fullmatch(r"[\w\s.,]+", token) or len(token) < 3] == []


def test_tokens_with_bars_have_the_shape_of_those_that_come_after() -> None:
    barred = [
        token for line in FAMILIES.values() for token in line.split() if re.match("<.*[|｜]|<[|｜]", token)
    ]
    assert len(barred) > 150
    assert [token for token in barred if not re.fullmatch(CONTROL_SHAPE, token)] == []


@pytest.mark.parametrize(
    "text", ["<|role_of_next_year|>", "<｜neu｜>", "<|next", "a <b> c | d>", "|x| < |y|", "<||>"]
)
def test_the_shape(text: str) -> None:
    assert bool(re.search(CONTROL_SHAPE, text)) == text.endswith(("year|>", "neu｜>"))
