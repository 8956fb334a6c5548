"""Which of the values that documents give are told as in conflict."""

from index.documents import Document
from qa.candidates import Asked
from qa.differences import differing
from qa.phrasing.statements import Statement
from qa.values import Value
from tests.words import Texts

QUESTION = "How many people were hurt in the Petrel accident?"


def value(text: str, sentence: str, source: str, weight: float = 0.0, *, superseded: bool = False) -> Value:
    document = Document(sentence, source)
    start = sentence.index(text)
    stated = Statement(document, 0, len(sentence), start, start + len(text), weight, source)
    return Value(text, (stated,), 1, superseded=superseded, corrects=False, note="")


def told(question: str, *found: Value) -> list[str]:
    return [one.text for one in differing(Asked(question, Texts()), found)]


FIRST = value("31", "In the Petrel accident 31 people were hurt.", "a.txt")


def test_two_documents_with_two_numbers_differ() -> None:
    assert told(QUESTION, FIRST, value("47", "In the Petrel accident 47 people were hurt.", "b.txt")) == [
        "31",
        "47",
    ]


def test_one_value_is_no_difference() -> None:
    assert told(QUESTION, FIRST) == []
    assert told(QUESTION) == []


def test_two_numbers_in_one_document_differ_only_if_one_is_corrected() -> None:
    sentence = "In the Petrel accident 47 people were hurt, not 31."
    assert told(QUESTION, value("47", sentence, "a.txt"), value("31", sentence, "a.txt")) == []
    old = value("31", sentence, "a.txt", superseded=True)
    assert told(QUESTION, value("47", sentence, "a.txt"), old) == ["47", "31"]


def test_a_sentence_about_something_else_or_far_less_likely_is_no_conflict() -> None:
    assert told(QUESTION, FIRST, value("12", "In Orrin 12 people were hurt.", "b.txt")) == []
    assert (
        told(QUESTION, FIRST, value("12", "In the Petrel accident 12 people were hurt.", "b.txt", -9.0)) == []
    )


def test_what_is_counted_must_be_what_was_asked_for() -> None:
    other = value(
        "three", "After the Petrel accident people were hurt and three recommendations made.", "b.txt"
    )
    assert told(QUESTION, FIRST, other) == []
    assert told(
        QUESTION, FIRST, value("12", "In the Petrel accident, 12 hurt people were saved.", "b.txt")
    ) == ["31", "12"]


def test_relative_times_and_free_phrases_are_not_compared() -> None:
    question = "When did the Petrel sink?"
    monday = value("on Monday", "The Petrel sank on Monday.", "a.txt")
    assert told(question, monday, value("last week", "The Petrel sank last week.", "b.txt")) == []
    dates = [value(day, f"The Petrel sank on {day}.", f"{day}.txt") for day in ("2 May", "3 May")]
    assert told(question, *dates) == ["2 May", "3 May"]
    why = "Why did the Petrel sink?"
    assert (
        told(why, *(value(text, f"The Petrel sank because of {text}.", text) for text in ("fog", "ice")))
        == []
    )
