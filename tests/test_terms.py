"""Which words of a question matter, and how much."""

from math import log

from hypothesis import given
from hypothesis import strategies as st

from index.terms import Term, content_terms, weighed_terms
from tests.words import Texts


def weights(question: str, *passages: str) -> dict[str, float]:
    return {term.text: term.weight for term in weighed_terms(question, Texts(*passages))}


def test_function_words_are_left_out_and_the_rest_is_stemmed() -> None:
    assert [term.text for term in weighed_terms("Which of the ferries sank?", Texts())] == ["ferri", "sank"]
    assert content_terms("It sank, and they saw it sink.") == ["sank", "saw", "sink"]


def test_a_question_of_function_words_alone_keeps_them() -> None:
    assert [term.text for term in weighed_terms("Who is it?", Texts())] == ["who", "is", "it"]


def test_a_term_counts_once() -> None:
    assert [term.text for term in weighed_terms("Ferries and ferry ferries", Texts())] == ["ferri"]


def test_weights_by_hand() -> None:
    """Two passages and 300 of the prior: "ferri" stands in one of 302, "newspap" in 15 of the prior's."""
    found = weights("newspaper ferry", "The ferry sank.", "Nothing else.")
    assert found["ferri"] == log(1 + (301 + 0.5) / (1 + 0.5))
    assert found["newspap"] == log(1 + (287 + 0.5) / (15 + 0.5))


def test_in_a_small_library_a_common_word_weighs_less_than_a_name() -> None:
    found = weights("Which newspaper wrote about Aldmoor?", "Aldmoor has a ferry.")
    assert found["newspap"] < found["aldmoor"]


@given(st.integers(1, 30), st.integers(0, 30))
def test_a_word_in_more_passages_weighs_less(more: int, others: int) -> None:
    passages = ["ferry"] * more + ["ship"] * others
    assert weights("ferry", *passages)["ferri"] < weights("ferry", *passages[1:], "ship")["ferri"]


def test_names_and_numbers_are_told_by_capitals_and_digits() -> None:
    terms = weighed_terms("Did Ida Holm see 3 ferries in 1921, Mr. Brask?", Texts())
    assert {term.text for term in terms if term.name} == {"ida", "holm", "3", "1921", "mr", "brask"}


def test_the_first_word_is_no_name_unless_it_is_a_number() -> None:
    assert not any(term.name for term in weighed_terms("Ferries sank?", Texts()))
    assert [term.name for term in weighed_terms("1921 ferries?", Texts())] == [True, False]


@given(st.text())
def test_any_text_can_be_weighed(question: str) -> None:
    found = weighed_terms(question, Texts("The ferry sank."))
    assert all(isinstance(term, Term) and term.weight > 0 for term in found)
