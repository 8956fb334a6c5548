"""Relations between words: what WordNet says, by cases that anyone can check in a dictionary."""

import pytest

from qa.checking.names import same
from qa.checking.opposites import opposite
from qa.checking.wordnet import Relation, bases, known, part_of_speech, relation


@pytest.mark.parametrize(
    ("claimed", "stated", "expected"),
    [
        ("went", "goes", Relation.SAME),
        ("big", "large", Relation.SAME),
        ("investigation", "investigated", Relation.KIN),
        ("vehicles", "truck", Relation.WIDER),
        ("increase", "decrease", Relation.OPPOSITE),
        ("refused", "accepted", Relation.OPPOSITE),
        ("bicycle", "opinion", Relation.NONE),
        ("qwzx", "truck", Relation.NONE),
    ],
)
def test_relation(claimed: str, stated: str, expected: Relation) -> None:
    assert relation(claimed, stated) is expected


def test_base_forms() -> None:
    assert bases("went") == ("go",)
    assert "leave" in bases("left")
    assert bases("boxes")[0] == "box"
    assert not known("qwzx")
    assert (part_of_speech("quickly"), part_of_speech("bicycle"), part_of_speech("began")) == (
        "r",
        "n",
        "v",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("rose", "fell"), ("rejected", "approves"), ("popular", "unpopular"), ("before", "after")],
)
def test_opposites_go_both_ways(one: str, other: str) -> None:
    assert opposite(one, other)
    assert opposite(other, one)
    assert not opposite(one, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("joe", "joseph", True),
        ("zelensky", "zelenskyy", True),
        ("canada", "canadian", True),
        ("berlin", "bern", False),
        ("morris", "norris", False),
    ],
)
def test_names(one: str, other: str, expected: bool) -> None:
    assert same(one, other) is expected
