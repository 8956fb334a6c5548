"""Questions taken apart and put together, against forms written by hand."""

import pytest

from qa.followups.clauses import asked_of, told


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Are cities repairing roads?", "that cities are repairing roads"),
        ("Did Ann and Ben leave?", "that Ann and Ben did leave"),
        ("Do they like it?", "that they like it"),
        ("Where did Ann go?", "where Ann did go"),
        ("Which countries signed the treaty?", "which countries signed the treaty"),
        ("What is gout?", "what gout is"),
        ("And why is the dam closed?", "why the dam is closed"),
        ("Tell me about gout.", None),
        ("gout", None),
        ("", None),
    ],
)
def test_told(question: str, clause: str | None) -> None:
    assert told(question) == clause


@pytest.mark.parametrize(
    ("asked", "question", "whole"),
    [
        ("When", "Did the dam break?", "When did the dam break?"),
        ("Why", "Where did Ann go?", "Why did Ann go?"),
        ("How many ships", "Which ships sank?", "How many ships sank?"),
        ("Why", "What is gout?", None),
        ("When", "How many people were hurt in the fire?", "When were people hurt in the fire?"),
        ("Where", "Which ship was found?", "Where was the ship found?"),
        ("When", "Which ships sank?", None),
        ("When", "Who paid?", None),
        ("Who", "Did the dam break?", None),
    ],
)
def test_another_question_word(asked: str, question: str, whole: str | None) -> None:
    assert asked_of(asked, question) == whole
