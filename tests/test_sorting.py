"""What is of the sort asked for."""

import pytest

from qa.phrasing.sorting import is_of_people, is_of_place, suits
from tests.scenes import laid


@pytest.mark.parametrize(
    ("question", "sentence", "text", "wanted"),
    [
        ("Who built it?", "It was built by monks in Corby.", "monks", True),
        ("Who built it?", "It was built by monks in Corby.", "Corby", False),
        ("Who built it?", "It was built with Swiss money.", "Swiss money", False),
        ("Who built it?", "It won the Harbour Prize.", "the Harbour Prize", False),
        ("Who built it?", "The town council built it.", "The town council", True),
        ("Who is Ada Hale's son?", "Mayor Ada Hale laughed.", "Mayor Ada Hale", False),
        ("Where was it found?", "Police found it in a shed.", "a shed", True),
        ("Where was it found?", "Police found it on Monday.", "Police", False),
        ("Where was it held?", "It was held between Norway and Austria.", "Norway and Austria", False),
        ("Why did it stop?", "It stopped near Corby because of ice.", "because of ice", True),
        ("Why did it stop?", "It stopped near Corby because of ice.", "Corby", False),
        ("Why did it stop?", "The stopping of the mill was noticed.", "the mill", False),
        ("How many boats sank?", "The storm sank 12 boats.", "12", True),
        ("How many boats sank?", "The storm lasted 12 hours.", "12", False),
        ("How many people left?", "So far 300 villagers have left.", "300", True),
        ("How many people left?", "Nine stayed; forty left.", "forty", True),
        ("How many boats sank?", "They sank in 300 BC.", "300 BC", False),
        ("How many boats sank?", "It was the 20th to sink.", "20th", False),
        ("How old is Ada Hale?", "Ada Hale, 41, laughed.", "41", True),
        ("How old is Ada Hale?", "Ada Hale led it for 12 years.", "12", False),
        ("How much did it cost?", "It cost 40 million crowns.", "40 million", True),
        ("How much did it cost?", "It has 200 rooms.", "200", False),
        ("What is the name of the boat?", "The boat is called petrel.", "petrel", True),
        ("What is the name of the boat?", "The boat left the harbour.", "the harbour", False),
    ],
)
def test_what_suits(question: str, sentence: str, text: str, wanted: bool) -> None:
    assert suits(*laid(question, sentence, text)) is wanted


def test_nouns_of_people_and_places() -> None:
    assert is_of_people("painters")
    assert is_of_people("tribes")
    assert not is_of_people("heater")
    assert not is_of_people("takeovers")
    assert is_of_place("harbour")
    assert not is_of_place("ferryman")
