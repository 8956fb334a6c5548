"""The stretches of a sentence that may be a short answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.phrasing.phrases import LONGEST, phrases
from qa.phrasing.tagging import tagged


def found(text: str) -> dict[str, str]:
    """{phrase: its shape}"""
    words = tagged(text)
    return {text[words[p.first].start : words[p.last].end]: p.shape for p in phrases(words)}


@pytest.mark.parametrize(
    ("sentence", "phrase", "shape"),
    [
        ("Norway and Denmark share the bill.", "Norway and Denmark", "names"),
        ("The ferry left on May 12, 2021.", "May 12, 2021", "date"),
        ("The ferry left in 1921.", "1921", "year"),
        ("The ferry left in 1921.", "in 1921", "year"),
        ("Some 39 sailors were saved.", "39", "number"),
        ("Some 39 sailors were saved.", "39 sailors", "measure"),
        ("It cost $4.5 million to build.", "$4.5 million", "money"),
        ("It cost four million euros.", "four million euros", "money"),
        ("Turnout fell to 39%.", "39%", "percent"),
        ("The strike lasted three weeks.", "three weeks", "period"),
        ("The Bank of Aldmoor closed.", "The Bank of Aldmoor", "name"),
        ("They met the mayor of Aldmoor.", "the mayor of Aldmoor", "named"),
        ("He fears the Second World War.", "the Second World War", "name"),
        ("They repair roads and railways.", "roads and railways", "list"),
        ("It stopped because the dam broke.", "because the dam broke", "clause"),
        ("He wrote “The Long Night” here.", "“The Long Night”", "name"),
    ],
)
def test_a_phrase_and_its_shape(sentence: str, phrase: str, shape: str) -> None:
    assert found(sentence).get(phrase) == shape


@pytest.mark.parametrize("phrase", ["the", "of Aldmoor", "(the", "closed.", "mayor of", ";"])
def test_what_is_no_phrase(phrase: str) -> None:
    assert phrase not in found("They saw (the mayor of Aldmoor); it closed.")


@given(st.text(alphabet="aA1 ,.()\"'-$%;:and", max_size=200))
def test_phrases_are_short_and_have_whole_brackets(text: str) -> None:
    words = tagged(text)
    for phrase in phrases(words):
        inside = [word.tag for word in words[phrase.first : phrase.last + 1]]
        assert len(inside) <= LONGEST
        assert inside.count("(") == inside.count(")")
        assert inside.count('"') % 2 == 0
