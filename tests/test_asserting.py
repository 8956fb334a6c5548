"""What the statements of a value say of it."""

from index.documents import Document
from qa.asserting import Claim, claims, takes_its_place
from qa.candidates import Asked
from qa.phrasing.statements import Statement
from qa.phrasing.subject import subject_of
from qa.values import Value
from tests.words import Texts

SUBJECT = subject_of(Asked("How many sailors drowned on the Petrel?", Texts()))


def value(text: str, *places: tuple[str, str]) -> Value:
    """A value, stated in sentences of documents that are given whole."""
    stated = []
    for number, (whole, sentence) in enumerate(places):
        document = Document(whole, f"{text}/{number}", metadata={"publisher": "Post"})
        start = whole.index(sentence)
        at = start + sentence.index(text)
        end = start + len(sentence)
        stated.append(Statement(document, start, end, at, at + len(text), 0.0, document.source))
    return Value(text, tuple(stated), 1, superseded=False, corrects=False, note="")


def said(*found: Value) -> list[Claim]:
    return claims(found, SUBJECT)


def test_a_statement_asserts_withdraws_or_is_beside_the_point() -> None:
    sentences = [
        "On the Petrel 9 sailors drowned.",
        "The Petrel carried 9 sailors.",
        "Eleven sailors drowned, not 9, as we wrote.",
        "The mayor denied reports that 9 sailors drowned.",
    ]
    claim = said(value("9", *((sentence, sentence) for sentence in sentences)))[0]
    assert [one.sentence for one in claim.beside] == [sentences[1]]
    assert [one.sentence for one in claim.withdrawn] == [sentences[2]]
    assert [one.sentence for one in claim.asserted] == [sentences[0]]


def test_a_value_that_is_only_mentioned_is_left_out() -> None:
    sentence = "The mayor denied reports that 9 sailors drowned."
    assert said(value("9", (sentence, sentence))) == []


def test_what_mends_a_mistake_is_found_once_though_no_reader_found_it() -> None:
    mistake = "We wrote that 9 sailors drowned on the Petrel."
    text = f"Correction: {mistake} It was 11."
    found = said(value("9", (text, f"Correction: {mistake}")), value("9", (text, f"Correction: {mistake}")))
    assert [claim.value.text for claim in found] == ["9", "9", "11"]
    wrong, _, right = found
    assert takes_its_place(right, wrong)
    assert not takes_its_place(wrong, right)
    assert right.asserted
    assert not wrong.asserted
