"""Questions that were given the chat's subject, and whether the documents would rather have them as typed."""

from pathlib import Path

import pytest

from index import Document, Library
from qa import Assistant
from qa.answer import Turn
from qa.question import understood

THIEF = Document(
    "A former guard, Emil Brandt, was arrested on Friday on suspicion of stealing a painting. "
    "The lawyer of Emil Brandt is Petra Quill.",
    "thief",
    title="Guard arrested",
)
LAKE = Document("The reservoir at Lake Ohm is 34 percent full.", "lake", title="Little water")
CHAT = [("When was Emil Brandt arrested?", "A former guard, Emil Brandt, was arrested on Friday.")]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    library = Library(Path(tmp_path_factory.mktemp("understanding")) / "news.library")
    library.add([THIEF, LAKE])
    return Assistant(library)


def test_a_question_about_something_new_is_left_as_it_was_typed(assistant: Assistant) -> None:
    answer = assistant.ask("How full is the reservoir?", CHAT)
    assert answer.question == "How full is the reservoir?"
    assert "34 percent" in answer.text


def test_a_question_about_the_chat_s_subject_keeps_it(assistant: Assistant) -> None:
    answer = assistant.ask("Who is the lawyer?", CHAT)
    assert "Emil Brandt" in answer.question
    assert "Petra Quill" in answer.text


def test_what_neither_way_is_told_is_refused_as_it_was_typed(assistant: Assistant) -> None:
    answer = assistant.ask("Who will pay the bills?", CHAT)
    assert (answer.answered, answer.question) == (False, "Who will pay the bills?")


@pytest.mark.parametrize(
    ("question", "guessed"),
    [
        ("Who is the lawyer?", True),
        ("When was he arrested?", False),
        ("Why?", False),
        ("How full is Lake Ohm?", False),  # names its own subject, so nothing is put in
    ],
)
def test_only_what_points_nowhere_is_a_guess(question: str, guessed: bool) -> None:
    assert understood(question, [Turn(*turn) for turn in CHAT]).guessed is guessed
