"""What a program asks of a model: left when its session or the server ends, and beside what else it asks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import gradio as gr
import pytest

from chat.asking import Askings
from chat.authors import Authors
from chat.desk import Desk
from qa.writing.reader import WritingReader
from tests.desks import LAMP_ASKED
from tests.writers import Scripted
from web.programs import Programs


def until(true: Callable[[], object]) -> None:
    end = monotonic() + 20
    while not true() and monotonic() < end:
        sleep(0.01)
    assert true()


@pytest.mark.parametrize("how", ["session", "all"])
def test_whoever_leaves_keeps_no_model_writing(desk: Desk, how: str) -> None:
    endless = Scripted([["Never said."]], pause=25.0, name="slow")
    desk.authors = Authors([WritingReader(endless)])
    programs, request = Programs(desk), gr.Request(session_hash="its session")
    with ThreadPoolExecutor() as pool:
        both = [pool.submit(programs.ask, LAMP_ASKED, request=request) for _ in range(2)]
        until(lambda: len(endless.asked) == 2)
        assert not any(one.done() for one in both)  # neither takes the other's place
        if how == "session":
            desk.askings.leave_session("its session")
        else:
            desk.askings.leave_all()
        for one in both:
            assert "stopped" in one.result(20)["written"]["note"]


def test_a_question_beside_others_leaves_none() -> None:
    askings, page = Askings(), ("ann", "page")
    with askings.asking(page) as first, askings.beside(page) as second:
        assert not first.left
        with askings.asking(page):
            assert first.left
            assert second.left
