"""Cut: where a sentence too long for the embedder is divided."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cut import divide


def parts(text: str, number: int, *, by_line: bool = False) -> list[str]:
    return [text[start:end] for start, end in divide(text, 0, len(text), number, by_line=by_line)]


def test_clauses_are_kept_where_one_ends_near_the_middle() -> None:
    text = "the council, which met in secret on Monday; nobody in the harbour, they say, was surprised"
    assert parts(text, 2) == [
        "the council, which met in secret on Monday;",
        "nobody in the harbour, they say, was surprised",
    ]


def test_words_are_kept_where_there_are_any() -> None:
    assert parts("north quay harbour ferry", 2) == ["north quay", "harbour ferry"]
    assert parts("x" * 12 + " " + "y" * 20, 2) == ["x" * 12, "y" * 20]


def test_lines_of_code_are_kept() -> None:
    assert parts("a = [1, 2]\nb = [3, 4]", 2, by_line=True) == ["a = [1, 2]", "b = [3, 4]"]


def test_a_word_is_cut_into_equal_parts() -> None:
    assert parts("abcdefghi", 3) == ["abc", "def", "ghi"]


@pytest.mark.parametrize(
    "character",
    [
        "e\u0301",
        "o\u0323\u0302\u0301",
        "👨‍👩‍👧‍👦",
        "👍🏽",
        "❤\ufe0f",
        "🇩🇪",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\u1112\u1161\u11ab",
        "नि",
    ],
)
@pytest.mark.parametrize("number", [2, 3, 7])
def test_no_cut_is_made_inside_what_readers_see_as_one_character(character: str, number: int) -> None:
    found = parts(character * 20, number)
    assert len(found) == number
    assert all(part.replace(character, "") == "" for part in found)


def test_the_next_end_of_a_character_is_taken_where_none_is_before() -> None:
    assert parts("e" + "\u0301" * 10 + "abc", 2) == ["e" + "\u0301" * 10, "abc"]


def test_one_character_is_cut_if_it_is_all_there_is() -> None:
    assert parts("e\u0301", 2) == ["e", "\u0301"]
    assert parts("e", 2) == ["e"]
    assert len(parts("e" + "\u0301" * 10_000, 2)) == 2


@settings(deadline=None)
@given(st.text(min_size=1), st.integers(2, 9), st.booleans())
def test_parts_cover_what_is_divided(text: str, number: int, by_line: bool) -> None:
    spans = divide(text, 0, len(text), number, by_line=by_line)
    assert len(spans) <= number
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    gaps = list(pairwise(edges))[::2]
    assert not "".join(text[start:end] for start, end in gaps).strip()
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
