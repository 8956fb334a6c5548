"""Who may write answers: by which names, with which model, over which library."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from chat.authors import OWN, Authors
from index import ModelError
from qa import Assistant
from qa.read import ExtractiveReader
from qa.writing.reader import WritingReader
from tests.desks import opened_libraries
from tests.writers import Scripted


def reader(name: str) -> WritingReader:
    return WritingReader(Scripted([["Yes."]], name=name))


def test_without_a_model_the_documents_speak_for_themselves() -> None:
    authors = Authors()
    assert (authors.names, authors.default) == ([OWN], OWN)
    assert authors.known("tiny") == authors.known("") == OWN


def test_the_first_model_writes_where_nobody_chooses() -> None:
    authors = Authors([reader("tiny"), reader("large")])
    assert authors.names == [OWN, "tiny", "large"]
    assert [authors.known(name) for name in ("", "gone", "large", OWN)] == ["tiny", "tiny", "large", OWN]


def test_one_model_answers_from_all_libraries_and_changes_none(tmp_path: Path) -> None:
    tiny = reader("tiny")
    authors = Authors([tiny])
    with opened_libraries(tmp_path, "news", "wire") as libraries:
        for name in libraries.names(""):
            asked = libraries.assistant("", name)
            writes = authors.assistant(asked, "tiny")
            assert writes.reader is tiny
            assert writes.library is asked.library
            assert (writes.trained, writes.threshold) == (asked.trained, asked.threshold)
            assert authors.assistant(asked, OWN) is asked
            assert not isinstance(asked.reader, WritingReader)


def test_an_assistant_whose_model_writes_can_do_without(tmp_path: Path) -> None:
    with opened_libraries(tmp_path) as libraries:
        tiny = reader("tiny")
        asked = Assistant(libraries.assistant("", "news").library, reader=tiny, trained=False)
        authors = Authors([tiny])
        assert authors.assistant(asked, "").reader is tiny
        assert type(authors.assistant(asked, OWN).reader) is ExtractiveReader


def test_a_model_named_on_the_page_takes_the_place_of_the_one_named_before() -> None:
    authors = Authors([reader("tiny")])
    assert authors.take(reader("one")) == "one"
    assert authors.names == [OWN, "tiny", "one"]
    authors.take(reader("two"))
    assert authors.names == [OWN, "tiny", "two"]
    authors.take(reader("tiny"))
    assert authors.names == [OWN, "tiny", "two"]
    assert authors.default == "tiny"


@pytest.mark.parametrize("name", ["tiny", "one"])
def test_the_same_model_named_again_replaces_the_one_of_its_name(tmp_path: Path, name: str) -> None:
    """It may have been named with another key."""
    authors = Authors([reader("tiny")])
    authors.take(reader("one"))
    again = reader(name)
    assert authors.take(again) == name
    assert authors.names == [OWN, "tiny", "one"]
    with opened_libraries(tmp_path, "news") as libraries:
        assert authors.assistant(libraries.assistant("", "news"), name).reader is again


@dataclass
class Slow(Scripted):
    """Is loaded when it is told to be, or fails."""

    error: str = ""

    def __post_init__(self) -> None:
        self.begun, self.told = Event(), Event()

    def load(self) -> None:
        self.begun.set()
        self.told.wait(20)
        if self.error:
            raise ModelError(self.error)


@pytest.mark.parametrize("error", ["", "it is too large"])
def test_a_model_is_being_loaded_until_it_is_loaded_or_failed(error: str) -> None:
    writer = Slow([["Yes."]], name="slow", error=error)
    slow = WritingReader(writer)
    authors = Authors([slow])
    failed: list[str] = []

    def load() -> None:
        try:
            authors.load(slow)
        except ModelError as raised:
            failed.append(str(raised))

    assert not authors.loading("slow")
    loading = Thread(target=load)
    loading.start()
    assert writer.begun.wait(20)
    assert authors.loading("slow")
    assert not authors.loading("another")
    writer.told.set()
    loading.join(20)
    assert not authors.loading("slow")
    assert failed == ([error] if error else [])


@dataclass
class Nameless(Scripted):
    """Knows its name once it was reached, as a model on a server may."""

    def load(self) -> None:
        self.name = "qwen3 at host"


def test_a_model_that_learns_its_name_late_stays_the_one_that_writes() -> None:
    late = WritingReader(Nameless([["Yes."]], name="a model at host"))
    authors = Authors([late])
    before = authors.default
    authors.load(late)
    assert authors.names == [OWN, "qwen3 at host"]
    assert authors.known(before) == authors.default == "qwen3 at host"
