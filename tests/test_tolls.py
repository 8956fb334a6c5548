"""A number of people is told of the deed that is asked about."""

import pytest

from qa.phrasing.tolls import tells_deed
from tests.scenes import laid


@pytest.mark.parametrize(
    ("question", "sentence", "text", "wanted"),
    [
        (
            "How many people were killed in the flood?",
            "The flood was foreseen, two engineers said.",
            "two",
            False,
        ),
        (
            "How many people were killed in the flood?",
            "The flood left 600 people without a roof.",
            "600",
            False,
        ),
        ("How many people were killed in the flood?", "The flood killed nine people.", "nine", True),
        ("How many people were killed in the flood?", "The flood cost 900 lives.", "900", True),
        ("How many people died in the flood?", "The flood left 12 dead.", "12", True),
        ("How many people died in the flood?", "In the flood 12 men were massacred.", "12", True),
        ("How many people were killed?", "Nine people died, while 40 people lost a home.", "40", False),
        ("How many people were affected?", "Two clerks said that 600 people were affected.", "Two", False),
        ("How many people were affected?", "Two clerks said that 600 people were affected.", "600", True),
        ("How many sailors were saved?", "In all, 39 sailors were rescued by 4 boats.", "39", True),
        ("How many workers were sacked?", "The mill fired 80 workers.", "80", True),
        # nothing is done to them, or they are no people
        ("How many people live in Corby?", "Corby has 900 people.", "900", True),
        ("How many students attended the rally?", "The rally drew 900 students.", "900", True),
        ("How many houses were burnt?", "The fire took 30 houses.", "30", True),
    ],
)
def test_the_deed_stands_beside_the_number(question: str, sentence: str, text: str, wanted: bool) -> None:
    assert tells_deed(*laid(question, sentence, text)) is wanted
