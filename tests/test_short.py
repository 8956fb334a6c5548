"""The short answer inside a sentence, by the stored weights and by hand-made ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, Hit, Passage
from qa.candidates import Asked, Sentence, sentences_of
from qa.linear import stored
from qa.short import DOUBTS, ShortReader, fitted, short_answer
from tests.words import Texts


def sentence(text: str, before: str = "") -> Sentence:
    document = Document(before + text, "story")
    passage = Passage(document, len(before), len(document.text))
    return sentences_of([Hit(passage, 0.5, 0.4, 1, 2.0, 1)])[0]


def asked(question: str) -> Asked:
    return Asked(question, Texts("The harbour of Aldmoor is closed.", "Nobody knows."))


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("When did the ferry sink?", "The ferry sank on March 3, 1921, in a storm.", "March 3, 1921"),
        ("How many sailors were saved?", "In all, 39 sailors were saved by 4 boats.", "39"),
        (
            "Which countries share the bill?",
            "In the end Norway and Denmark share the bill for the bridge.",
            "Norway and Denmark",
        ),
        ("Who founded the school?", "The school was founded by Amara Oduya in 1921.", "Amara Oduya"),
        ("In what year was the school founded?", "The school was founded by Amara Oduya in 1921.", "1921"),
    ],
)
def test_the_best_phrase(question: str, text: str, wanted: str) -> None:
    found = fitted().ranked(asked(question), sentence(text))
    assert found[0].text == wanted


def test_it_is_verbatim_and_in_place() -> None:
    place = sentence("The ferry sank on March 3, 1921, in a storm.", before="The bell rang twice. ")
    short = short_answer(asked("When did the ferry sink?"), place)
    assert short is not None
    assert short.text == place.document.text[short.start : short.end] == "March 3, 1921"
    assert place.span.start <= short.start < short.end <= place.span.end
    assert fitted().threshold <= short.chance <= 1


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did the ferry sink?", "The ferry sank on March 3, 1921."),
        ("How many sailors were saved?", "The sailors were saved by the ferry Gannet."),
        ("When did the ferry sink?", "The ferry sank off Aldmoor with all hands."),
        ("Who?", "?!"),
        ("Who sank?", "The mayor said on Monday that Amara Oduya sank the Petrel in 1921."),
    ],
)
def test_none_where_none_can_be_right(question: str, text: str) -> None:
    assert short_answer(asked(question), sentence(text)) is None


def test_none_where_it_is_too_uncertain() -> None:
    content = {**stored("short.json"), "threshold": 1.0}
    place = sentence("The ferry sank on March 3, 1921, in a storm.")
    assert ShortReader(content).answer(asked("When did the ferry sink?"), place) is None


def test_the_clues_alone_decide_on_the_order() -> None:
    """With one clue of weight, the phrases that have it come first, whatever they are."""
    blank = {"weights": dict.fromkeys(DOUBTS, 0.0), "bias": 0.0, "threshold": 0.0}
    reader = ShortReader({**blank, "clues": {"begins D": 1.0, "place begins U": 5.0}})
    found = reader.ranked(
        asked("Where is the school?"), sentence("The school stands beside the mill in Brack.")
    )
    assert found[0].text == "Brack"
    assert found[0].chance == pytest.approx(0.5)  # a sum of 0


def test_chances_fall() -> None:
    text = "The school was founded by Amara Oduya of Brack, not by Ben Hale, in 1921."
    chances = [short.chance for short in fitted().ranked(asked("Who founded the school?"), sentence(text), 9)]
    assert chances == sorted(chances, reverse=True)
    assert len(chances) == 9


@given(st.text(max_size=200), st.sampled_from(["Who fell?", "When?", "How many?", "Why?", "Which x or y?"]))
def test_any_text_may_be_read(text: str, question: str) -> None:
    place = sentence(f"x{text}")
    for short in fitted().ranked(asked(question), place):
        assert short.text in place.document.text
        assert 0 <= short.chance <= 1


def test_the_weights_say_how_they_came_about() -> None:
    content = stored("short.json")
    assert "bench.short" in content["about"]["command"]
    assert set(content["weights"]) == set(DOUBTS)
    assert 0 < content["threshold"] < 1
