"""How many tokens a text may have, where nobody can say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.writing.token_estimate import estimated


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("pier", 1),
        ("piers", 2),
        ("The pier is shut.", 5),
        ("2031", 5),  # four digits, and the space before them
        ("a\n\nb", 3),
        ("a b", 2),
        ("(a)", 3),
        ("münze", 4),  # m, ü: 2 bytes, nze
        ("東京", 4),  # 6 bytes
    ],
)
def test_worked_by_hand(text: str, tokens: int) -> None:
    assert estimated(text) == tokens


@settings(max_examples=25)
@given(st.text(max_size=20), st.text(max_size=20))
def test_a_text_is_not_shorter_than_a_part_of_it(one: str, other: str) -> None:
    assert max(estimated(one), estimated(other)) <= estimated(one + " " + other)


@given(st.text(st.characters(codec="utf-8")))
def test_it_is_within_twice_the_bytes(text: str) -> None:
    assert 0 <= estimated(text) <= 2 * len(text.encode())


def test_a_lone_surrogate_is_counted() -> None:
    assert estimated("\ud800") == 1
