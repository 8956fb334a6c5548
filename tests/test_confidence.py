"""What was read, in numbers, and the probability that they come to."""

from dataclasses import replace
from datetime import date
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, Hit, Passage
from qa.confidence import NAMES, Confidence, Evidence, evidence
from qa.read import ExtractiveReader
from qa.scope import scope_of
from tests.words import Texts

FERRY = Document(text="The ferry Petrel sank off Aldmoor. Snow fell.", source="1.txt", title="Loss")
MAYOR = Document(text="Mayor Holm opened a fund.", source="2.txt")
HITS = [
    Hit(Passage(FERRY, 0, len(FERRY.text)), 0.9, 0.6, 1, 2.0, 1),
    Hit(Passage(MAYOR, 0, len(MAYOR.text)), 0.2, 0.3, 2, 1.0, 2),
]
LIBRARY = Texts(FERRY.text, MAYOR.text)
QUESTION = "Did the ferry Petrel sink near Aldmoor?"
NOTHING = Evidence(*(0.0 for _ in NAMES))


def found(question: str, hits: list[Hit] = HITS) -> Evidence:
    return evidence(ExtractiveReader().read(question, hits, LIBRARY), hits)


def test_the_evidence_by_hand() -> None:
    """Both names are in the first sentence, which is the best; "fund" is only in the other passage."""
    reading = ExtractiveReader().read(QUESTION, HITS, LIBRARY)
    best = reading.candidates[0]
    numbers = evidence(reading, HITS)
    assert best.sentence.text == "The ferry Petrel sank off Aldmoor."
    scores = [candidate.score for candidate in reading.candidates]
    assert numbers.lead == pytest.approx(log(1 + scores[0] - sum(scores) / 3))
    assert numbers.closeness == max(candidate.signs.cosine for candidate in reading.candidates)
    assert numbers.best == pytest.approx(1 - (1 - best.signs.cosine) * (1 - best.signs.overlap))
    assert numbers.around == pytest.approx(1 - (1 - numbers.closeness) * (1 - best.signs.context))
    assert (numbers.strangers, numbers.uncounted, numbers.unheard) == (0, 0, 0)


def test_strangers_are_names_and_numbers_in_no_passage() -> None:
    assert found("Did the ferry Petrel meet Holm or Brask in 1921?").strangers == 0.5
    assert found("Did the loss of the ferry matter?").strangers == 0


def test_a_name_in_the_title_is_no_stranger() -> None:
    assert found("Did Aldmoor hear of the Loss?").strangers == 0


def test_names_and_numbers_that_are_nowhere_are_unknown_but_not_slips_of_the_pen() -> None:
    assert found("Did the ferry Petrel sink in Bergen?").unknown == 1
    assert found("Did the ferry Petrel sink in 1921?").unknown == 1
    assert found("Did the ferry Petrell sink near Aldmore?").unknown == 0
    assert found("Was Petrel the 3rd ferry, or one of the 1700s?").unknown == 0
    assert found("Did the whale sink?").unknown == 0


def test_what_is_said_of_a_document_is_known() -> None:
    dated = Document(FERRY.text, "1.txt", metadata={"published": "1921-05-02", "publisher": "Bergen Post"})
    hits = [Hit(Passage(dated, 0, len(dated.text)), 0.9, 0.6, 1, 2.0, 1)]
    assert found("Did the ferry Petrel sink in 1921, as the Bergen Post says?", hits).unknown == 0


def test_a_question_that_denies_wants_a_sentence_that_does() -> None:
    assert found("Why did the ferry Petrel not sink off Aldmoor?").denied == 1
    assert found("Why did the ferry Petrel sink off Aldmoor?").denied == 0


def test_superlatives_and_the_like_must_be_met() -> None:
    assert found("Was the Petrel the first and largest ferry off Aldmoor?").ranked == 2
    assert found("Was the Petrel a ferry off Aldmoor?").ranked == 0


def test_a_time_of_which_nothing_speaks_is_outside() -> None:
    story = Document("In May 1920 the ferry Petrel sank.", "a.txt")
    hits = [Hit(Passage(story, 0, len(story.text)), 0.9, 0.6, 1, 2.0, 1)]
    for question, outside in (("What sank in May 1920?", 0), ("What sank in 1987?", 1), ("What sank?", 0)):
        scope = scope_of(question, date(2031, 5, 20))
        reading = ExtractiveReader().read(question, hits, Texts(story.text), scope=scope)
        assert evidence(reading, hits).outside == outside


def test_a_number_that_is_asked_for_must_be_there() -> None:
    assert found("How many ferries sank off Aldmoor?").uncounted == 1
    assert found("Which ferry sank off Aldmoor?").uncounted == 0


def test_what_is_counted_must_be_heard_of() -> None:
    assert found("How many whales sank off Aldmoor?").unheard == 1
    assert found("How many ferries sank off Aldmoor?").unheard == 0
    assert found("Which whales sank off Aldmoor?").unheard == 0


def test_where_nothing_was_read_there_is_no_evidence() -> None:
    with pytest.raises(ValueError, match="nothing was read"):
        found("What?", [])


def test_the_probability_by_hand() -> None:
    weights = dict.fromkeys(NAMES, 0.0) | {"best": 2.0, "strangers": -4.0}
    confidence = Confidence({"weights": weights, "bias": 1.0, "threshold": 0.3})
    assert confidence(replace(NOTHING, best=0.5, strangers=1.0)) == pytest.approx(1 / (1 + exp(2)))
    assert confidence.threshold == 0.3


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_more_evidence_never_lowers_the_probability(value: float, more: float) -> None:
    weights = dict.fromkeys(NAMES, 0.0) | {"lead": 1.0}
    confidence = Confidence({"weights": weights, "bias": 0.0, "threshold": 0.5})
    less = confidence(replace(NOTHING, lead=value))
    assert 0 <= less <= confidence(replace(NOTHING, lead=value + more)) <= 1


def test_the_fitted_weights_point_the_right_way() -> None:
    """What speaks for an answer never lowers the probability, what speaks against it never raises it."""
    confidence = Confidence()
    against = {"strangers", "uncounted", "unheard", "denied", "ranked", "unknown", "outside"}
    middle = Evidence(*(0.5 for _ in NAMES))
    for name in NAMES:
        higher = confidence(replace(middle, **{name: 0.9}))
        assert (higher <= confidence(middle)) if name in against else (higher >= confidence(middle))


def test_the_fitted_threshold_tells_all_from_nothing() -> None:
    confidence = Confidence()
    everything = replace(NOTHING, closeness=0.9, best=1, around=1, lead=2, met=0.9)
    assert confidence(NOTHING) < 0.05 < confidence.threshold < 0.9 < confidence(everything)
