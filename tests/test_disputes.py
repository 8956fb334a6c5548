"""Denials: found among sentences, and quoted with what they deny."""

import pytest

from index.documents import Document, Hit, Passage
from index.terms import content_terms
from qa.candidates import Sentence, sentences_of
from qa.disputes import disputes
from qa.extent import Asks, Extent
from qa.selection import Candidate, chosen
from qa.speech.denials import denial
from tests.signs import SIGNS
from tests.test_selection import texts

STORY = Document(
    "The Lamp claimed that the skipper had been drinking. The coastguard has called that claim baseless. "
    "Anna Kov denied that the door was faulty. The ferry sank on Saturday.",
    "story",
)
LAMP, COASTGUARD, KOV, SANK = (
    "The Lamp claimed that the skipper had been drinking.",
    "The coastguard has called that claim baseless.",
    "Anna Kov denied that the door was faulty.",
    "The ferry sank on Saturday.",
)


def found_in(*documents: Document) -> list[Sentence]:
    passages = [Passage(document, 0, len(document.text)) for document in documents]
    return sentences_of([Hit(passage, 1.0, 0.5, 1, 1.0, 1) for passage in passages])


def quoted(question: str, best: str, *documents: Document) -> list[str]:
    """What is quoted where this sentence scores best and no other is nearly as good."""
    found = found_in(*documents)
    candidates = [Candidate(sentence, SIGNS, 9.0) for sentence in found if sentence.text == best]
    asked = frozenset(content_terms(question))
    one = Asks(Extent.ONE)
    return texts(chosen(candidates, one, most=3, margin=1.0, disputes=disputes(found), asked=asked))


def test_a_denial_that_points_back_comes_with_the_claim_before_it() -> None:
    assert quoted("Who wrote of the skipper?", LAMP, STORY) == [LAMP, COASTGUARD]


def test_what_is_denied_is_known_by_its_words_in_another_document() -> None:
    other = Document("Inspectors say that the door was faulty.", "other")
    assert quoted("Who spoke of it?", other.text, other, STORY) == [other.text, KOV]


@pytest.mark.parametrize("question", ["Was the door faulty?", "Did they find a faulty door?"])
def test_a_denial_of_what_is_asked_comes_with_whatever_answers(question: str) -> None:
    assert quoted(question, SANK, STORY) == [KOV, SANK]


def test_a_verb_is_known_in_its_other_forms() -> None:
    story = Document("A letter reached her office. Kov denied that she ever saw the letter.", "letter")
    assert quoted("Did Kov see the letter?", "A letter reached her office.", story) == [
        "A letter reached her office.",
        "Kov denied that she ever saw the letter.",
    ]


@pytest.mark.parametrize("best", [SANK, KOV])
def test_what_nobody_denies_stands_alone(best: str) -> None:
    assert quoted("When did it sink?", best, STORY) == [best]


def test_a_denial_of_one_word_is_matched_with_nothing() -> None:
    story = Document("Kov denied fraud. Fraud was found in the books.", "books")
    assert quoted("Was there fraud?", "Fraud was found in the books.", story) == [
        "Fraud was found in the books."
    ]


def test_no_more_than_two_denials_are_quoted() -> None:
    story = Document("The door was faulty. " + " ".join(f"{who} denied that the door was faulty." for who in
                     ("Kov", "Brink", "Tarn", "Voss")), "four")  # fmt: skip
    assert len(quoted("Who?", "The door was faulty.", story)) == 3


def test_a_denial_that_begins_a_paragraph_points_at_the_one_before() -> None:
    text = "The lake rose.\n\nThe lake shrinks because of cotton. It fell.\n\nThe ministry disputes this."
    story = Document(text, "lake")
    claim, denial = "The lake shrinks because of cotton.", "The ministry disputes this."
    assert quoted("Why does it shrink?", claim, story) == [claim, denial]
    assert quoted("Did it rise?", "The lake rose.", story) == ["The lake rose."]


REJECTED = (
    "baseless, false, a falsehood, untrue, unfounded, groundless, a lie, a fabrication, fabricated, "
    "nonsense, rubbish, fake, a hoax, a myth, invented, an invention, made up, incorrect, inaccurate, "
    "fiction, fictitious, a fantasy, disinformation, unsubstantiated, erroneous, slander, libel, "
    "defamatory, a smear, propaganda, speculation, bogus, without foundation, far from the truth, not "
    "true, wide of the mark, hogwash, bunk, wrong, misleading, absurd, ridiculous, preposterous, "
    "ludicrous, laughable, outlandish, malicious, far-fetched, implausible, mistaken, a rumour, gossip, "
    "exaggerated, politically motivated, insulting"
).split(", ")
VERBS = (
    "denied, denies, disputed, refuted, rebutted, debunked, disproved, contradicted, rejected, dismissed, "
    "repudiated, disavowed, quashed, scotched, dispelled, discounted, rubbished, scoffed at, hit back at, "
    "hit out at, laughed off, brushed aside, shrugged off, waved aside, shot down, pushed back against, "
    "poured cold water on, took issue with"
).split(", ")


@pytest.mark.parametrize(
    "text",
    [
        *(f"The report that the mate drank is {word}." for word in REJECTED),
        *(f"Kov {verb} the claim that the mate drank." for verb in VERBS),
        *("There is no truth in the claim that the mate drank.", "“That is a lie,” said Kov."),
    ],
)
def test_no_denial_is_overlooked_for_want_of_a_hint(text: str) -> None:
    (sentence,) = found_in(Document(text, "one"))
    assert bool(disputes([sentence])) is bool(denial(text))
