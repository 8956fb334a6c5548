"""Marked stretches as whole words, names and numbers, by hand."""

import pytest

from qa.phrasing.tagging import tagged
from qa.phrasing.whole_words import whole_words


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("The shrine is Manakin Episcopal Church in Virginia.", "Manakin Epis", "Manakin Episcopal Church"),
        ("In May the San Andreas fault moved.", "Andreas", "San Andreas"),
        ("Otto Lind paid for it.", "Lind", "Lind"),  # the first word tells nothing by its capital
        ("About 12 to 15 million people came.", "15", "12 to 15 million"),
        ("About 12 to 15 million people came.", "15 million", "12 to 15 million"),
        ("It was Ann, Otto and Bo.", ", Otto", "Otto"),
        ("They had a militia.", "militia.", "militia"),
        ("It rose by 7 percent.", "7", "7 percent"),
    ],
)
def test_the_rest_of_what_was_cut_belongs_to_it(text: str, marked: str, whole: str) -> None:
    words = tagged(text)
    start = text.index(marked)
    found = whole_words(words, start, start + len(marked))
    assert found is not None
    assert text[words[found[0]].start : words[found[1]].end] == whole


def test_where_no_word_is_touched_there_is_none() -> None:
    words = tagged("Ann , came.")
    assert whole_words(words, 4, 5) is None
    assert whole_words(words, 50, 60) is None
    assert whole_words([], 0, 5) is None
