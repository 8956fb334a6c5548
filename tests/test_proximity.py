"""How the words of a question stand in a text, by hand and as properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.proximity import Places, Wording
from index.terms import content_terms
from tests.words import Texts

WORDS = st.lists(st.sampled_from("ferry harbour gannet storm captain bridge".split()), max_size=40)


def wording(question: str) -> Wording:
    return Wording(question, Texts())


def words_of(asked: Wording, text: str) -> Places:
    return asked.places(content_terms(text))


def test_a_share_is_by_weight_and_rare_words_weigh_more() -> None:
    asked = wording("the Gannet report")
    assert asked.share(content_terms("Gannet")) > asked.share(content_terms("report")) > 0
    assert asked.share(content_terms("a report of the Gannet")) == pytest.approx(1)
    assert asked.share([]) == 0


def test_a_window_holds_twenty_words() -> None:
    asked = wording("captain bridge")
    between = "word " * 18
    assert asked.window(words_of(asked, f"captain {between} bridge")) == pytest.approx(1)
    assert asked.window(words_of(asked, f"captain {between} sailor bridge")) == pytest.approx(0.5, abs=0.2)


def test_neighbours_stay_together_in_order_with_at_most_a_word_between() -> None:
    asked = wording("cost of the harbour bridge")  # cost harbour, harbour bridge
    assert asked.together(words_of(asked, "the cost of the harbour bridge")) == 1
    assert asked.together(words_of(asked, "the cost of the old harbour")) == 0.5
    assert asked.together(words_of(asked, "the cost of the rusty old harbour")) == 0
    assert asked.together(words_of(asked, "bridge harbour cost")) == 0
    assert wording("bridge").together([(0, "bridg")]) == 0


@given(asked=WORDS, text=WORDS)
def test_all_are_shares_and_a_window_holds_no_more_than_the_text(asked: list[str], text: list[str]) -> None:
    found, words = wording(" ".join(asked)), content_terms(" ".join(text))
    places = found.places(words)
    share, window, together = found.share(words), found.window(places), found.together(places)
    assert 0 <= window <= share + 1e-9 <= 1 + 1e-8
    assert 0 <= together <= 1
    if len(words) <= 20:
        assert window == pytest.approx(share)
