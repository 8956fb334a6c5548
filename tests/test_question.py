"""Which questions lean on the chat, and what is carried over for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Turn
from qa.question import content_words, leans, self_contained

BRIDGE = Turn("Who paid for the bridge over the Lenna?", "The county of Orrin paid for it.")


@pytest.mark.parametrize(
    "question",
    [
        "And who reported that?",
        "When?",
        "Why did he say so?",
        "What about France?",
        "How many?",
        "Which countries?",
        "Do they trust it?",
        "What did the mayor say about it?",
        "Did that help?",
        "Who was his predecessor?",
        "Where is it?",
        "Who lives there?",
        "But why not?",
    ],
)
def test_these_lean_on_the_chat(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who paid for the bridge over the Lenna?",
        "What did the mayor say about her plans?",
        "Who said that the harbour will close?",
        "Which ship sank when it left the harbour?",
        "How long does it take to cross the Lenna?",
        "Is it true that the harbour will close?",
        "How many islands are there in the Lenna?",
        "Are there islands in the Lenna?",
        "How many ships sank this year?",
        "Who is Merkel?",
        "What is photosynthesis?",
        "Why 1989?",
        "And which newspaper reported that the county of Orrin paid for the bridge?",
    ],
)
def test_these_stand_alone(question: str) -> None:
    assert not leans(question)
    assert self_contained(question, [BRIDGE]) == question


def test_a_follow_up_carries_the_content_words_of_the_question_before() -> None:
    assert self_contained("And who reported that?", [BRIDGE]) == ("And who reported that? paid bridge Lenna")


def test_words_that_are_there_already_are_not_carried_twice() -> None:
    carried = self_contained("What about the bridge?", [BRIDGE])
    assert carried == "What about the bridge? paid Lenna"


def test_a_chain_of_follow_ups_reaches_the_question_that_stands_alone() -> None:
    chat = [BRIDGE, Turn("When?", "In May.")]
    assert self_contained("How much?", chat) == "How much? paid bridge Lenna"


def test_the_nearest_question_that_stands_alone_is_the_one_carried() -> None:
    chat = [BRIDGE, Turn("Which ship sank in the harbour of Aldmoor?", "The Petrel.")]
    assert self_contained("When?", chat) == "When? ship sank harbour Aldmoor"


@given(st.text())
def test_without_a_chat_every_question_stays_as_it_is(question: str) -> None:
    assert self_contained(question, []) == question


@given(st.text(), st.text())
def test_the_question_itself_always_comes_first(question: str, before: str) -> None:
    assert self_contained(question, [Turn(before, "")]).strip().startswith(question.strip())


def test_content_words_leave_out_grammar_and_repetition() -> None:
    assert content_words("Who said that the Lenna, the river Lenna, is theirs?") == ["Lenna", "river"]
