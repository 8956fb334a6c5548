"""Whose turn it is in interviews, transcripts and minutes, and that other labels are nobody's."""

from qa.speech.turns import Turn, turn_at

TALK = """A short introduction of the guest.

**Post: When did it begin?**

**Kov:** In May. It was late.

**Post: And who paid?**

**Kov:** Nobody did.

## Afterwards

The room was empty.
"""


def turn(text: str, words: str) -> Turn | None:
    return turn_at(text, 0, text.index(words), len(text))


def test_a_turn_lasts_to_the_next() -> None:
    late, paid = turn(TALK, "It was late"), turn(TALK, "who paid")
    assert late is not None
    assert paid is not None
    assert (late.label, late.asks) == ("Kov", False)
    assert (paid.label, paid.asks) == ("Post", True)


def test_before_the_first_and_after_a_heading_it_is_nobodys() -> None:
    assert turn(TALK, "A short") is None
    assert turn(TALK, "The room") is None


def test_lone_labels_are_nobodys() -> None:
    assert turn("Note: bring a coat.\n\nKyiv: rain.\n\nIt was cold.", "It was") is None
    assert turn("Plain prose. Nothing more.", "Nothing") is None


def test_letters_stand_for_question_and_answer() -> None:
    text = "Q: Why?\n\nA: Because.\n\nQ: Really?\n\nA: Yes."
    asked, answered = turn(text, "Really"), turn(text, "Yes")
    assert asked is not None
    assert answered is not None
    assert (asked.asks, answered.answers) == (True, True)
