"""A stop is kept, too, where the model is still being loaded, or its server says nothing."""

from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from time import monotonic

import pytest

from index import Library
from qa import Assistant
from qa.writing.local import LocalWriter
from qa.writing.reader import WritingReader
from qa.writing.server_writer import ServerWriter
from qa.writing.writer import Stop, Writer
from tests.chat_server import chat_server, silent
from tests.desks import LAMP_ASKED, documents
from tests.embedders import HashingEmbedder
from tests.test_readiness import SlowHub


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "shelf", embedder=HashingEmbedder())
    with library:
        for document in documents():
            library.add(document)
        yield library


def is_left_at_once(shelf: Library, writer: Writer) -> None:
    assistant = Assistant(shelf, reader=WritingReader(writer), trained=False, threshold=0.1)
    stop = Stop()
    growing = assistant.stream(LAMP_ASKED, stop=stop)
    next(growing)  # retrieval is done
    Timer(0.05, stop.set).start()
    began = monotonic()
    *_, last = growing
    assert monotonic() - began < 1  # asked are 0.3, on a machine with nothing else to do
    assert last.written
    assert last.written.note == "Writing was stopped. These are the documents' own sentences."


def test_while_a_server_says_nothing(shelf: Library) -> None:
    with chat_server(models=silent()) as server:
        is_left_at_once(shelf, ServerWriter(server.url, "tiny"))


def test_while_a_model_is_fetched(shelf: Library) -> None:
    hub = SlowHub()
    try:
        is_left_at_once(shelf, LocalWriter("owner/slow", hub=hub))
    finally:
        hub.go.set()
