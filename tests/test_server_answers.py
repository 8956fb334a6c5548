"""Whole answers from a server: cut mid-sentence, refused, silent, stopped; always clean, always checked."""

from collections.abc import Iterator
from threading import Timer
from time import monotonic

import pytest

from index import Library
from qa import Answer, Assistant, verify_answer
from qa.server import ServerReader
from qa.writing.writer import Stop
from qa.written import Outcome
from tests.chat_server import Line, Reply, chat_server, delta, failing, saying, silent
from tests.desks import PIER, PIER_ASKED, documents
from tests.embedders import HashingEmbedder
from tests.writers import words

REPAIRS = "The repairs of the north pier will take six weeks."
CLOSED = "The council of Osterhay closed the north pier on Monday."


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("server") / "news.library"
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add(documents())
        yield library


def answered(shelf: Library, reply: Reply, stop: Stop | None = None, *, key: str | None = None) -> Answer:
    with chat_server(reply) as server:
        reader = ServerReader(server.url, "tiny", key=key, timeout=5, attempts=1)
        return Assistant(shelf, reader=reader, trained=False, threshold=0.1).ask(PIER_ASKED, stop=stop)


def cut_after(text: str) -> Reply:
    """A stream that the server leaves in the middle of a sentence."""

    def reply(line: Line) -> None:
        line.head()
        for piece in words(text):
            line.event(delta({"content": piece}))
        line.reset()

    return reply


def test_a_stream_cut_mid_sentence_ends_in_a_clean_and_checked_answer(shelf: Library) -> None:
    answer = answered(shelf, cut_after(f"{REPAIRS} [1] The council of Osterhay closed the n"))
    assert answer.text == f"{REPAIRS} [1]"
    assert answer.written
    assert answer.written.outcome is Outcome.WRITTEN
    assert "broke off" in answer.written.note
    assert [claim.status for claim in verify_answer(answer, trained=False)] == ["supported"]
    assert answer.citations[0].quote == PIER  # with the sentence before, which says what is repaired


def test_an_answer_of_a_server_is_checked_as_any_other(shelf: Library) -> None:
    said = f"{REPAIRS} [7] The pier is painted green every summer. [1] {CLOSED} [1]"
    answer = answered(shelf, saying(*words(said)))
    assert answer.text == f"{REPAIRS} [1] {CLOSED} [2]"
    assert answer.written
    assert [one.text for one in answer.written.removed] == ["The pier is painted green every summer."]
    assert answer.written.model.startswith("tiny at 127.0.0.1:")


@pytest.mark.parametrize("reply", [failing(401, {"error": "no"}), failing(404), failing(400, "<html>")])
def test_a_server_that_refuses_costs_nobody_the_answer(shelf: Library, reply: Reply) -> None:
    answer = answered(shelf, reply, key="sesame-4711")
    assert answer.answered
    assert answer.written
    assert answer.written.outcome is Outcome.EXTRACTIVE
    assert answer.written.note.endswith("These are the documents' own sentences.")
    assert "sesame" not in answer.written.note


def test_nobody_at_the_address(shelf: Library) -> None:
    with chat_server() as server:
        url = server.url
    reader = ServerReader(url, "tiny", attempts=1)
    answer = Assistant(shelf, reader=reader, trained=False, threshold=0.1).ask(PIER_ASKED)
    assert answer.answered
    assert answer.written
    assert url.removeprefix("http://") in answer.written.note


def test_a_stop_does_not_wait_for_a_silent_server(shelf: Library) -> None:
    stop = Stop()
    Timer(0.1, stop.set).start()
    began = monotonic()
    answer = answered(shelf, silent(20), stop)
    assert monotonic() - began < 3  # asked are 0.3 after the stop, on a machine with nothing else to do
    assert answer.written
    assert answer.written.note.startswith("Writing was stopped.")
