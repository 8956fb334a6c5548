"""Who does what to whom, by the order of words."""

import pytest

from qa.checking.frames import frames, head, named
from qa.checking.utterance import Utterance


def filled(sentence: str) -> dict[str, dict[str, str]]:
    """What fills the places of each verb."""
    return {
        frame.verb.text: {
            place: " ".join(word.text for word in words) for place, words in frame.places.items()
        }
        for frame in frames(Utterance(sentence).tokens)
    }


@pytest.mark.parametrize(
    ("sentence", "verb", "places"),
    [
        ("The council of Lund closed the pier.", "closed", {"by": "council Lund", "": "pier"}),
        ("The pier was closed by the council.", "closed", {"by": "council", "": "pier"}),
        ("Repairs will take a week and be paid by the insurer.", "paid", {"by": "insurer", "": "Repairs"}),
        ("The owner, Castor Paper, promised to pay them.", "promised", {"by": "Castor Paper owner"}),
        ("The owner, Castor Paper, promised to pay them.", "pay", {"by": "Castor Paper owner", "": "them"}),
        ("Karl Moss was convicted of forgery.", "convicted", {"": "Karl Moss", "of": "forgery"}),
        ("Friends of her told the Lund Post.", "told", {"by": "Friends", "": "Lund Post"}),
        ("Nina Vos, who leads the dig, smiled.", "leads", {"by": "Nina Vos", "": "dig"}),
        ("It was found by a driver, Lars Ek, in April.", "found", {"": "It", "by": "Lars Ek driver"}),
        ("Anna Beil said she would appeal.", "appeal", {"by": "Anna Beil"}),
        ("They rejected it.", "rejected", {"by": "They", "": "it"}),
    ],
)
def test_what_fills_the_places_of_a_verb(sentence: str, verb: str, places: dict[str, str]) -> None:
    assert filled(sentence)[verb] == places


@pytest.mark.parametrize(
    ("sentence", "last", "is_named"),
    [
        ("The council of Lund", "council", False),
        ("Mayor Ada Bloom", "Bloom", True),
        ("an author of the study Ada Bloom", "author", True),
    ],
)
def test_heads_and_names(sentence: str, last: str, is_named: bool) -> None:
    words = [word for word in Utterance(f"We saw that it was {sentence}").content if word.text != "saw"]
    assert (head(words).text, named(words)) == (last, is_named)


@pytest.mark.parametrize(
    "odd", ["", ",", ", , closed", "who told", "by by by closed by", "said she told " * 300]
)
def test_odd_sentences(odd: str) -> None:
    assert len(list(frames(Utterance(odd).tokens))) >= 0
