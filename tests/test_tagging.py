"""What each word of a sentence does in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import terms
from qa.phrasing.tagging import LONGEST, tagged


def tags(text: str) -> str:
    return "".join(word.tag for word in tagged(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ferry sank.", "DwV."),
        ("Anna's boat and Ben’s, in May 2019", "U'wCU',PMY"),
        ("It may close on Monday", "RXVPK"),
        ("She paid $4.5 million (39%) to them.", "RVNN(N)TR."),
        ("between 1932 and 1934, 1980–1991", "PYCY,Y"),
        ("Mr. Oduya of the U.S. Navy", "UUODUU"),
        ("Quickly, the armed men left", "A,DJwV"),
        ("They spoke with unnamed officials", "RVPJw"),
        ("Forty-seven sailors; the sun in may", "Nw;DwPX"),
        ("the dam that broke", "DwWV"),
        ("They want to repair roads", "RVTVw"),
        ("to glorkify russian threats", "TVJw"),
        ("", ""),
    ],
)
def test_the_tags(text: str, wanted: str) -> None:
    assert tags(text) == wanted


@given(st.text(max_size=300))
def test_words_are_verbatim_in_order_and_have_the_terms_of_the_index(text: str) -> None:
    words = tagged(text)
    assert all(one.end <= other.start for one, other in pairwise(words))
    for word in words:
        assert text[word.start : word.end].lower() == word.lower
        assert list(word.terms) == terms(text[word.start : word.end])


@pytest.mark.parametrize("piece", ["a ", "(", "1,", "A.", "'", "a-", "\ud800", "漢", "“", "US$"])
def test_a_huge_line_is_read_as_far_as_a_sentence_goes(piece: str) -> None:
    words = tagged(piece * 200_000)
    assert all(word.end <= LONGEST for word in words)
