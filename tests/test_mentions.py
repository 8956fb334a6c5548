"""Noun phrases of questions, against phrases marked by hand."""

import pytest

from qa.followups.mentions import is_plural, parsed, plural, singular


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("What are the types of otters?", ["the types of otters"]),
        ("Is gout treatable?", ["gout"]),
        ("What causes acid rain?", ["acid rain"]),
        ("How do navigation systems work?", ["navigation systems"]),
        ("Why is mindful breathing important?", ["mindful breathing"]),
        ("Who led the Berg and Crane expedition?", ["the Berg and Crane expedition"]),
        ("Which ships can a tug pull?", ["ships", "a tug"]),
        ("What is Darwin’s theory?", ["Darwin’s theory"]),
        (
            "What do the countries of the north and Ann's friends want?",
            ["the countries of the north", "Ann's friends"],
        ),
        ("When?", []),
    ],
)
def test_phrases(question: str, phrases: list[str]) -> None:
    assert [mention.text for mention in parsed(question).mentions] == phrases


def test_a_relation_is_about_its_complement() -> None:
    mention = parsed("What are the benefits of the art of chess?").mentions[0]
    assert mention.about is not None
    assert mention.about.text == "the art of chess"


@pytest.mark.parametrize("noun", ["ship", "country", "church", "fox", "day", "wish", "engine"])
def test_plurals_are_undone(noun: str) -> None:
    assert singular(plural(noun)) == noun
    assert is_plural(plural(noun))
    assert not is_plural(noun)


@pytest.mark.parametrize("noun", ["news", "crisis", "physics", "glass", "virus"])
def test_not_every_s_is_a_plural(noun: str) -> None:
    assert not is_plural(noun)
    assert singular(noun) == noun


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        ("What are a tug's advantages?", "a tug"),
        ("What is Lindt's role?", "Lindt"),
        ("What is Lindt's ship?", None),
        ("What are the advantages?", None),
    ],
)
def test_the_owner_of_a_relation(question: str, owner: str | None) -> None:
    found = parsed(question).mentions[0].owner
    assert (found.text if found else None) == owner


def test_who_somebody_is_is_asked_of_a_person() -> None:
    assert parsed("Who is Mara Lindt?").mentions[0].surely_person
    assert not parsed("What is Mara Lindt?").mentions[0].surely_person
    assert not parsed("Who is the CEO of Acme?").mentions[0].agent
