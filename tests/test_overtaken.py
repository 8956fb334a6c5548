"""A count in a log that a later entry counts anew."""

import pytest

from index.documents import Document
from qa.overtaken import is_overtaken
from qa.short import Short
from tests.test_short import asked

COUNT = """The count in Wexley

18:30 The doors are shut.

19:15 With a quarter counted, Dora Quist has 310 votes.

20:40 With half counted, Ned Farr has 702 votes.

22:05 Final: Dora Quist wins with 1,420 votes to 1,390 for Ned Farr.
"""
PROSE = "Dora Quist had 310 votes at 19:15.\n\nIn the end Dora Quist had 1,420 votes.\n"


@pytest.mark.parametrize(
    ("question", "text", "number", "wanted"),
    [
        ("How many votes did Dora Quist get?", COUNT, "310", True),
        ("How many votes did Dora Quist get?", COUNT, "1,420", False),
        ("How many votes did Ned Farr get?", COUNT, "702", True),
        ("How many votes did Dora Quist have with a quarter counted?", COUNT, "310", False),
        ("Who led in Wexley?", COUNT, "Dora", False),
        ("How many votes did Dora Quist get?", PROSE, "310", False),
    ],
)
def test_a_later_entry_counts(question: str, text: str, number: str, wanted: bool) -> None:
    start = text.index(number)
    short = Short(Document(text, "log"), start, start + len(number), 0.9, "number")
    assert is_overtaken(asked(question), short) is wanted


def test_the_newest_may_stand_first() -> None:
    head, *entries = COUNT.strip().split("\n\n")
    text = "\n\n".join([head, *reversed(entries)])
    for number, wanted in (("310", True), ("1,420", False)):
        start = text.index(number)
        short = Short(Document(text, "log"), start, start + len(number), 0.9, "number")
        assert is_overtaken(asked("How many votes did Dora Quist get?"), short) is wanted


def test_times_in_no_order_make_no_log() -> None:
    text = COUNT.replace("22:05", "19:00")
    start = text.index("310")
    short = Short(Document(text, "log"), start, start + 3, 0.9, "number")
    assert not is_overtaken(asked("How many votes did Dora Quist get?"), short)
