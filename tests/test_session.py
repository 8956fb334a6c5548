"""What a page's controls say, and errors as people see them."""

from pathlib import Path

import gradio as gr
import pytest

from tests.visits import event
from web.session import Said, told


def test_what_an_event_says() -> None:
    said = Said(event(a="x", b=7, c="12", d=None, e=[1, "y", None], f={"g": 1}, h=True, i=1.9))
    assert [said.text(name) for name in "abcdefz"] == ["x", "7", "12", "", "", "", ""]
    assert [said.number(name) for name in "abcdefhiz"] == [0, 7, 12, 0, 0, 0, 1, 1, 0]
    assert [said.texts(name) for name in "abez"] == [[], [], ["y"], []]
    nothing: list[object] = [None, [], "abc", 7]
    assert [Said(event(one)).text("a") for one in nothing] == [""] * 4


def test_errors_of_people_and_of_the_system_are_words() -> None:
    with pytest.raises(gr.Error, match="&lt;b&gt;") as raised, told():
        raise ValueError("<b>")
    assert raised.value.print_exception is False
    with pytest.raises(gr.Error, match="No such file") as raised, told():
        Path("/no/such/secret/place").read_bytes()
    assert "secret" not in str(raised.value)
    with pytest.raises(KeyError), told():
        raise KeyError("a mistake of ours")
