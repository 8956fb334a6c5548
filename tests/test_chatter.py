"""Turns that ask nothing, and that no later question takes for its subject."""

import pytest

from qa.answer import Turn
from qa.followups.chatter import asks_nothing
from qa.question import self_contained

CHATTER = [
    "asdf qwer",
    "Asdf",
    "sdkjfh skdjfh",
    "blah blah blah",
    "thanks!",
    "Thanks a bunch!",
    "ok cool, thank you very much",
    "lol that's funny",
    "hmm, interesting",
    "nice work!",
    "how are you?",
    "of course",
    "!!!",
    "😀",
]


@pytest.mark.parametrize("turn", CHATTER)
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Can it be cured?", "Can gout be cured?"),
        ("What are the symptoms?", "What are the symptoms of gout?"),
        ("When?", "When? (what is gout)"),
    ],
)
def test_a_chat_goes_on_as_if_nothing_had_been_said(turn: str, question: str, expected: str) -> None:
    assert self_contained(question, [Turn("What is gout?", ""), Turn(turn, "")]) == expected


@pytest.mark.parametrize("turn", ["asdf qwer", "thanks!", "hello", "asdf qwer?"])
@pytest.mark.parametrize("question", ["What are the symptoms?", "Can it be cured?", "When?", "And in 2019?"])
def test_a_chat_of_chatter_alone_has_no_subject(turn: str, question: str) -> None:
    assert self_contained(question, [Turn(turn, "The documents do not say.")]) == question


@pytest.mark.parametrize(
    "question",
    ["gout", "Bob Dylan", "What is asdf?", "Is that right?", "And asthma?", "2019", "Why?", "Brno"],
)
def test_searches_and_questions_ask_something(question: str) -> None:
    assert not asks_nothing(question)


def test_an_unknown_word_is_a_search_where_the_cited_answer_names_it() -> None:
    assert asks_nothing("wibblix", "The documents do not say anything about wibblix.")
    assert not asks_nothing("wibblix", "Wibblix is a paint. [1]")
