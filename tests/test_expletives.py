"""The "it" of weather, time and clauses put off, and subjects that no later question takes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Turn
from qa.followups.expletives import ambient, expletives
from qa.question import self_contained


@pytest.mark.parametrize(
    "question",
    [
        "It is raining in Aldmoor, who said so?",
        "It is cold in Aldmoor. Why?",
        "Why is it cold in Aldmoor?",
        "Is it going to rain tomorrow?",
        "Will it snow in May?",
        "How late is it?",
        "What day is it?",
        "It is Monday, right?",
        "How hot is it today?",
        "Is it dark in winter?",
        "It's dark. When does the sun rise?",
        "Was it Orso who left?",
        "Which team won the cup?",
        "What is the weather like today?",
        "How many moons are there?",
        "Are there any good restaurants?",
        "What is the capital?",
        "What are the symptoms?",
        "Who is the president?",
        "Where is the station?",
        "Who wrote the report?",
        "How does the test work?",
    ],
)
def test_a_person_is_not_dragged_into_what_no_person_has(question: str) -> None:
    assert self_contained(question, [Turn("Who is Mara Lindt?", "")]) == question


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Who is Mara Lindt?", "What was the role?", "What was the role of Mara Lindt?"),
        ("Who is Mara Lindt?", "Who is the husband?", "Who is the husband of Mara Lindt?"),
        (
            "Who is Mara Lindt?",
            "It turned out that she lied. Why?",
            "It turned out that Mara Lindt lied. Why?",
        ),
        ("What is gout?", "Are there any symptoms?", "Are there any symptoms of gout?"),
        ("What is gout?", "Which team won the cup?", "Which team won the cup?"),
        ("What is gout?", "What is the capital?", "What is the capital?"),
        ("Tell me about Norway.", "What is the capital?", "What is the capital of Norway?"),
        ("What is Norway like?", "Is it dark in winter?", "Is Norway dark in winter?"),
        ("What is lava?", "Is it hot?", "Is lava hot?"),
        ("What is olive oil?", "Can it be drizzled over salad?", "Can olive oil be drizzled over salad?"),
        ("What is gout?", "Is it a disease that kills?", "Is gout a disease that kills?"),
    ],
)
def test_what_may_be_of_the_subject_still_is(before: str, question: str, expected: str) -> None:
    assert self_contained(question, [Turn(before, "")]) == expected


def test_they_are_the_things_and_not_what_was_said_of_them() -> None:
    chat = [Turn("What is a tug?", ""), Turn("What are its advantages?", "")]
    assert self_contained("How do they work?", chat) == "How do tugs work?"


@pytest.mark.parametrize(
    ("text", "idle", "airy"),
    [
        ("It has been snowing.", True, False),
        ("Is it a pity that she left?", True, False),
        ("Is it a good idea to sail?", True, False),
        ("Does it matter who won?", True, False),
        ("Is it windy?", False, True),
        ("Is it cold at night?", False, True),
        ("Is it cold?", False, False),
        ("Is it a ship that sank?", False, False),
        ("Can it be rained on?", False, False),
    ],
)
def test_kinds_of_it(text: str, idle: bool, airy: bool) -> None:
    assert (bool(expletives(text)), bool(ambient(text))) == (idle, airy)


@given(st.text(max_size=300))
def test_spans_lie_within_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in [*expletives(text), *ambient(text)])
