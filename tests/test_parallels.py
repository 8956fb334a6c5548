"""Which of several numbers of one kind the question's condition belongs to."""

import pytest

from qa.phrasing.parallels import is_rivalled
from tests.scenes import laid

PUMP = "The pump runs 110 minutes on low power and 65 minutes on full power."
LAMP = "On low power the lamp burns 110 minutes, on full power 65 minutes."
LOAN = "The loan is for three weeks; for maps it is one week."


@pytest.mark.parametrize(
    ("question", "sentence", "text", "wanted"),
    [
        ("How long does the pump run on full power?", PUMP, "110 minutes", True),
        ("How long does the pump run on full power?", PUMP, "65 minutes", False),
        ("How long does the pump run on low power?", PUMP, "110 minutes", False),
        ("How long does the pump run on low power?", PUMP, "65 minutes", True),
        ("How long does the pump run?", PUMP, "110 minutes", True),
        ("How long does the pump run?", PUMP, "65 minutes", True),
        ("How long does the lamp burn on full power?", LAMP, "110 minutes", True),
        ("How long does the lamp burn on full power?", LAMP, "65 minutes", False),
        ("How long does the lamp burn on low power?", LAMP, "110 minutes", False),
        ("How long does the lamp burn on low power?", LAMP, "65 minutes", True),
        ("How long is the loan for maps?", LOAN, "three weeks", True),
        ("How long is the loan for maps?", LOAN, "one week", False),
        ("How long is the loan?", LOAN, "three weeks", False),
        ("How many goals did Vane score in June?", "Vane scored 3 goals in May and 5 in June.", "3", True),
        ("How many goals did Vane score in June?", "Vane scored 3 goals in May and 5 in June.", "5", False),
        ("How many goals did Vane score?", "Vane scored 3 goals in May and 5 in June.", "3", True),
        (
            "How many storms were there in 2019?",
            "There were 31 storms in 2023, up from 26 in 2019.",
            "31",
            True,
        ),
        (
            "How many storms were there in 2019?",
            "There were 31 storms in 2023, up from 26 in 2019.",
            "26",
            False,
        ),
        # other kinds, one number, a list
        ("How long did the siege last?", "The siege lasted 11 weeks and cost 900 lives.", "11 weeks", False),
        ("How many people fell ill?", "On Friday 30 people fell ill and 12 hens died.", "30", False),
        ("How long is the pier?", "The pier is 310 metres long and very old.", "310 metres", False),
        ("How many boats sank in May?", "The wave sank 12 boats in May, and a quay.", "12", False),
        ("Who won in May?", "Vane scored 3 goals in May and 5 in June.", "Vane", False),
    ],
)
def test_the_number_with_the_condition(question: str, sentence: str, text: str, wanted: bool) -> None:
    assert is_rivalled(*laid(question, sentence, text)) is wanted
