"""What questions want."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import terms
from qa.phrasing.wanted import fits, wanted


@pytest.mark.parametrize(
    ("question", "want", "form"),
    [
        ("How many sailors were saved?", "count", "subject"),
        ("What is the population of Aldmoor?", "count", "be"),
        ("How much did the bridge cost?", "amount", "object"),
        ("How long did the strike last?", "duration", "object"),
        ("What percentage of voters stayed away?", "percent", "subject"),
        ("When was the ferry built?", "when", "passive"),
        ("In what year did the ferry sink?", "year", "object"),
        ("On which date did it open?", "date", "object"),
        ("Who founded the school?", "person", "subject"),
        ("Who was arrested?", "person", "subject"),
        ("Whom did the court acquit?", "person", "object"),
        ("Where does the river rise?", "place", "object"),
        ("Which countries share the bill?", "place", "subject"),
        ("Which newspaper printed the letter?", "group", "subject"),
        ("What kind of cargo did it carry?", "which", "object"),
        ("What did the inspectors find?", "what", "object"),
        ("What did the crew do?", "do", "object"),
        ("What is a lahar?", "is", "be"),
        ("What was the reason for the delay?", "why", "be"),
        ("Why did it sink?", "why", "object"),
        ("How did they escape?", "how", "object"),
        ("The ferry sank off which island?", "place", "subject"),
    ],
)
def test_what_is_wanted(question: str, want: str, form: str) -> None:
    wish = wanted(question)
    assert wish is not None
    assert (wish.want, wish.form) == (want, form)


@pytest.mark.parametrize(
    "question", ["Did the ferry sink?", "Is it true that it sank when it left?", "Ferry", "", "???"]
)
def test_where_a_few_words_are_no_answer(question: str) -> None:
    assert wanted(question) is None


def test_the_focus_the_lead_and_the_order() -> None:
    wish = wanted("From which northern harbour did the ferry Petrel leave?")
    assert wish is not None
    assert wish.focus == frozenset(terms("northern harbour"))
    assert wish.lead == "from"
    assert list(wish.order) == terms("ferry Petrel leave")
    assert not wish.chooses


def test_a_choice_is_seen() -> None:
    wish = wanted("Which sank first, the Petrel or the Gannet?")
    assert wish is not None
    assert wish.chooses


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which countries share the bill?", True),
        ("Which country pays the bill?", False),
        ("What are the colours of the flag?", True),
        ("Which virus is it?", False),
    ],
)
def test_whether_more_than_one_is_asked_for(question: str, several: bool) -> None:
    wish = wanted(question)
    assert wish is not None
    assert wish.several is several


@pytest.mark.parametrize(
    ("question", "word", "named"),
    [
        ("What sport does Amara Oduya play?", "tennis", True),
        ("What is the profession of Amara Oduya?", "pilot", True),
        ("What is the profession of Amara Oduya?", "tennis", False),
        ("What did Amara Oduya buy?", "tennis", False),
    ],
)
def test_words_that_name_one_of_the_sort_asked_for(question: str, word: str, named: bool) -> None:
    wish = wanted(question)
    assert wish is not None
    assert (not wish.sort.isdisjoint(terms(word))) is named


@pytest.mark.parametrize(
    ("want", "shape", "can"),
    [
        ("count", "name", False),
        ("count", "measure", True),
        ("count", "percent", False),
        ("when", "names", False),
        ("when", "date", True),
        ("duration", "period", True),
        ("person", "named", True),
        ("why", "clause", True),
    ],
)
def test_what_shapes_fit(want: str, shape: str, can: bool) -> None:
    assert fits(want, shape) is can


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    wish = wanted(text)
    assert wish is None or wish.form in ("subject", "object", "passive", "be")
