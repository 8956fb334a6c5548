"""Verbs whose forms no rule makes."""

from index.lexical import terms
from qa.phrasing.irregular import other_forms


def test_all_forms_lead_to_all_others() -> None:
    took, take, taken = (frozenset(terms(word)) for word in ("took", "take", "taken"))
    assert other_forms(took) == take | taken
    assert other_forms(taken | took) == take


def test_regular_and_unknown_words_have_none() -> None:
    assert other_forms(terms("paint")) == frozenset()
    assert other_forms([]) == frozenset()
