"""The sentences of hits and the signs that speak for each."""

from dataclasses import astuple, replace

import numpy as np
import pytest

from index.documents import Document, Hit, Passage
from index.tokens import Tokens
from qa.candidates import SIGNS, Asked, Sentence, Signs, sentences_of, signs_of
from tests.words import Texts

FERRY = Document(
    text=(
        "date 2021 Share: "
        "The ferry Petrel sank off Aldmoor. It had left the harbour at noon. "
        "Twelve sailors were saved by the ferry Gannet. The mayor opened a fund."
    ),
    source="ferry.txt",
    title="Loss of the Petrel",
    body=17,
)
SECOND = FERRY.text.index("Twelve")


def hit(start: int = FERRY.body, end: int = len(FERRY.text), document: Document = FERRY) -> Hit:
    return Hit(Passage(document, start, end), 0.5, 0.4, 1, 2.0, 1)


def signs(question: str, sentence: Sentence) -> Signs:
    return signs_of(Asked(question, Texts(FERRY.text)), sentence, 0.7)


def test_every_sentence_of_a_hit_once_in_order() -> None:
    found = sentences_of([hit(), hit(end=SECOND)])
    assert [sentence.text for sentence in found] == [
        "The ferry Petrel sank off Aldmoor.",
        "It had left the harbour at noon.",
        "Twelve sailors were saved by the ferry Gannet.",
        "The mayor opened a fund.",
    ]
    assert [sentence.before_text for sentence in found] == ["", *(one.text for one in found[:-1])]


def test_the_sentence_before_a_passage_is_found_in_the_document() -> None:
    first = sentences_of([hit(start=SECOND)])[0]
    assert first.before_text == "It had left the harbour at noon."


def test_what_stands_before_the_body_is_before_nothing() -> None:
    assert sentences_of([hit()])[0].before is None


def test_who_wrote_it_is_no_content() -> None:
    text = "Quays\n\nPrepared by the Office of Works, 3 June 2030\n\nThis report is on quays. It is short."
    document = Document(text=text, source="quays.txt", title="Quays")
    found = sentences_of([hit(0, len(text), document)])
    assert [(one.text, one.before_text) for one in found] == [
        ("This report is on quays.", ""),
        ("It is short.", "This report is on quays."),
    ]
    assert sentences_of([hit(text.index("This"), len(text), document)])[0].before is None


def test_a_sentence_too_long_to_be_seen_whole_is_no_sentence_before() -> None:
    text = "a " * 600 + "end. This is new."
    document = Document(text=text, source="long.txt")
    (found,) = sentences_of([hit(text.index("This"), len(text), document)])
    assert found.before is None


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("This was reported by the Courier.", True),
        ("“He left,” said Holm.", True),
        ("It had left the harbour.", True),
        ("According to the publication, it had left.", True),
        ("The same was said of others.", True),
        ("It will be recalled that the ferry sank.", False),
        ("According to the Orrin Courier, it had left.", False),
        ("Thistles grew there.", False),
        ("The ferry sank.", False),
    ],
)
def test_sentences_that_lean_on_the_one_before(text: str, leans: bool) -> None:
    whole = f"The Petrel sank. {text}"
    document = Document(text=whole, source="a.txt")
    found = sentences_of([hit(0, len(whole), document)])
    assert [sentence.leans for sentence in found] == [False, leans]
    assert found[1].in_context == (whole if leans else text)


def test_a_question_is_no_answer_but_goes_with_the_answer_after_it() -> None:
    text = "Chronicle: Who found the leak? Aldous Finn did. Nobody else saw it."
    found = sentences_of([hit(0, len(text), Document(text=text, source="a.txt"))])
    assert [sentence.text for sentence in found] == ["Aldous Finn did.", "Nobody else saw it."]
    assert [sentence.leans for sentence in found] == [True, False]
    assert found[0].in_context == "Chronicle: Who found the leak? Aldous Finn did."


def test_where_there_are_only_questions_they_are_all_there_is() -> None:
    text = "Who found the leak?"
    found = sentences_of([hit(0, len(text), Document(text=text, source="a.txt"))])
    assert [sentence.text for sentence in found] == [text]


def test_the_first_sentence_has_nothing_to_lean_on() -> None:
    document = Document(text="This was reported.", source="a.txt")
    assert not sentences_of([hit(0, 18, document)])[0].leans


def test_signs_by_hand() -> None:
    """ "saved", "sailors", "Petrel" weigh alike, each in the one passage; "Petrel" is in title only."""
    sentence = sentences_of([hit()])[2]
    found = signs("How many sailors of the Petrel were saved?", sentence)
    assert astuple(found) == pytest.approx((0.7, 0.4, 2 / 3, 1.0, 2 / 3, 2 / 3, 1.0, 0.0, 0.0, 0.0, 0.0))


def test_words_are_met_by_the_tokens_of_a_sentence_by_weight() -> None:
    """ "Petrel" (rare) has its twin in the sentence, "report" (common) comes half near, "the" has no say."""
    asked = Asked("the Petrel report", Texts(FERRY.text))
    question = Tokens(np.eye(3, dtype=np.float32), np.array([[0, 3], [4, 10], [11, 17]]))
    sentence = Tokens(np.array([[0, 1, 0], [0, 0.866, 0.5]], dtype=np.float32), np.array([[0, 6], [7, 9]]))
    petrel, report = (term.weight for term in asked.terms)
    mean = (petrel + report / 2) / (petrel + report)
    assert asked.met(question, sentence) == pytest.approx((mean, 0.5), abs=1e-3)
    assert asked.met(question, Tokens(sentence.vectors[:0], sentence.spans[:0])) == (0, 0)
    assert Asked("", Texts()).met(question, sentence) == (0, 0)


def test_a_sentence_without_the_kind_asked_for_lacks_it() -> None:
    first = sentences_of([hit()])[0]
    assert signs("How many sank?", first).uncounted == 1.0
    assert signs("What sank?", first).uncounted == 0.0


def test_a_question_of_nothing_shares_nothing() -> None:
    sentence = sentences_of([hit()])[0]
    assert signs("", sentence).overlap == 0.0
    assert signs("?", sentence).context == 0.0


def test_a_heading_is_context_too() -> None:
    passage = replace(hit().passage, heading="Storm damage")
    sentence = sentences_of([replace(hit(), passage=passage)])[0]
    assert signs("storm damage Petrel", sentence).context == pytest.approx(1.0)


def test_the_signs_are_named_in_order() -> None:
    assert SIGNS == (
        "cosine",
        "passage",
        "overlap",
        "context",
        "met",
        "weakest",
        "focus",
        "lacks",
        "uncounted",
        "span",
        "relevant",
    )


def test_a_bare_yes_or_no_comes_with_what_follows() -> None:
    text = "The bin is made of steel. No. Wash it by hand. Then dry it."
    found = {one.text: one for one in sentences_of([hit(0, len(text), Document(text=text, source="a.txt"))])}
    assert found["Wash it by hand."].leans
    assert not found["Then dry it."].leans


def test_a_title_among_the_sentences_is_none() -> None:
    text = "Ferry count: live\n\nThe ferries were counted on Monday."
    document = Document(text=text, source="a.txt", title="Ferry count: live")
    assert [one.text for one in sentences_of([hit(0, len(text), document)])] == [
        "The ferries were counted on Monday."
    ]
    alone = Document(text="Ferry count: live", source="b.txt", title="Ferry count: live")
    assert len(sentences_of([hit(0, len(alone.text), alone)])) == 1
