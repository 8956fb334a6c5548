"""How many independent origins statements have."""

from qa.phrasing.origins import copied, origins

STORY = "Twelve sailors were saved by the ferry Gannet on Monday night."
COPY = "Twelve sailors were saved by the ferry Gannet on Monday night, the agency said."
OTHER = "The crew of the Gannet pulled a dozen men from the sea."


def test_copies_are_one_origin() -> None:
    assert copied(STORY, COPY)
    assert origins([("a", STORY), ("b", COPY), ("c", OTHER)]) == 2


def test_one_document_is_one_origin_whatever_it_says() -> None:
    assert origins([("a", STORY), ("a", OTHER)]) == 1


def test_a_statement_may_join_two_origins() -> None:
    assert origins([("a", STORY), ("b", OTHER), ("a", OTHER)]) == 1


def test_short_sentences_are_alike_by_chance() -> None:
    assert origins([("a", "Twelve were saved."), ("b", "Twelve were saved.")]) == 2
    assert origins([]) == 0
