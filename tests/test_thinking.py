"""What a model thinks is no text, wherever the pieces are cut."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.writing.thinking import Thinking


def said(pieces: list[str], *, opened: bool = False) -> str:
    thinking = Thinking(opened=opened)
    return "".join([*(thinking.feed(piece) for piece in pieces), thinking.end()])


def cut(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8, 100])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<think>\nWho pays? The council.\n</think>\n\nThe council pays.", "The council pays."),
        ("<think></think>Yes.", "Yes."),
        ("[THINK]hm[/THINK] Yes.", "Yes."),
        ("It is so. <thinking>Is it?</thinking> It is.", "It is so. It is."),
        ("<think>a</think><think>b</think>c", "c"),
        ("<think>a < b </thin </think>c", "c"),
        ("2 < 3, <b>bold</b> and <thin", "2 < 3, <b>bold</b> and <thin"),
        ("<think>it never ends", ""),
        ("<think>cut in its mark</thi", ""),
        ("", ""),
    ],
)
def test_thoughts_are_left_out(text: str, expected: str, length: int) -> None:
    assert said(cut(text, length)) == expected


@pytest.mark.parametrize("length", [1, 4, 100])
def test_a_template_may_have_opened_the_thought(length: int) -> None:
    assert said(cut("so: the council</think>\nThe council.", length), opened=True) == "The council."


def test_text_is_not_kept_back_without_need() -> None:
    thinking = Thinking()
    assert [thinking.feed(piece) for piece in ["The ", "pier <", "b", "> is", " shut."]] == [
        "The ",
        "pier ",
        "<b",
        "> is",
        " shut.",
    ]


def test_it_is_known_whether_an_answer_began() -> None:
    thinking = Thinking()
    assert not thinking.thought
    thinking.feed("<think>long")
    assert thinking.thought
    assert thinking.unfinished
    thinking.feed("</think>")
    assert not thinking.unfinished


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["<think>", "</think>", "<", "think", "</", ">", " a", "b\n", "é"])), st.data()
)
def test_the_cutting_makes_no_difference(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)))))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert said(pieces) == said([text])
    assert said(pieces) == re.sub(r"(?s)<think>(.*?</think>\s*|.*\Z)", "", text)
