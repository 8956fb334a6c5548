"""Choosing who writes, and naming a model on the page: where that may be done, and what it tells."""

from pathlib import Path
from threading import Event

import gradio as gr
import pytest

from chat.authors import OWN, Authors
from chat.desk import Desk
from chat.welcome import welcome_html
from index import ModelError
from qa.writing.reader import WritingReader
from qa.writing.readiness import loading_threads
from tests.desks import opened_desk, users
from tests.markup import Markup
from tests.visits import visit
from tests.writers import Scripted
from web.choosing import Choosing
from web.naming import maker, named

KEY = "sk-not-to-be-told"


def reader(name: str) -> WritingReader:
    return WritingReader(Scripted([["Yes."]], name=name))


def make(model: str, server: str, key: str) -> WritingReader:
    """What is named is there, unless it is "gone"."""
    if model == "gone":
        raise ModelError(f"there is no model {model!r} at {server!r} for {key!r}. Name another.")
    if model == "odd":
        raise RuntimeError(f"nobody has foreseen {key!r}")
    return reader(f"{model} at {server}" if server else model)


def test_the_choice_of_this_browser_is_kept_as_long_as_there_is_one_of_the_name(desk: Desk) -> None:
    desk.authors = Authors([reader("tiny")])
    choosing = Choosing(desk)
    for kept, author in (
        (OWN, OWN),
        ("tiny", "tiny"),
        ("gone", "tiny"),
        ("", "tiny"),
        (None, "tiny"),
        (7, "tiny"),
    ):
        choice, welcome = choosing.begin(kept, visit())
        assert (choice.value, [name for name, _ in choice.choices]) == (author, [OWN, "tiny"])
        assert choice.visible
        assert welcome == welcome_html(author)
    assert choosing.choose(OWN, visit()) == (OWN, welcome_html(OWN))
    assert choosing.choose("gone", visit())[0] == "tiny"


def test_where_there_is_no_choice_none_is_shown(desk: Desk) -> None:
    choice, welcome = Choosing(desk).begin("tiny", visit())
    assert choice.visible is False
    assert "word for word" in welcome


def test_the_welcome_says_whose_words_they_will_be() -> None:
    assert "word for word" not in welcome_html("tiny")
    assert "Answers are written by tiny" in Markup(welcome_html("tiny")).text
    hostile = Markup(welcome_html("<img src=x onerror=alert(1)>"))
    assert not hostile.all("img")
    assert "<img" in hostile.text


def test_a_model_that_was_named_writes_from_then_on(desk: Desk) -> None:
    steps = list(Choosing(desk, make).use(" tiny ", " http://localhost:1 ", KEY, visit()))
    assert "Loading http://localhost:1" in steps[0][0]
    news, key, choice, kept, welcome = steps[-1]
    assert key == ""
    assert "tiny at http://localhost:1 writes the answers now." in Markup(news).one("p", role="status").text
    assert choice.value == kept == "tiny at http://localhost:1"
    assert welcome == welcome_html(kept)
    assert desk.authors.names == [OWN, kept]
    assert KEY not in repr(steps)


@pytest.mark.parametrize(
    ("model", "server", "told"),
    [("gone", "http://h", "there is no model 'gone' at 'http://h'"), ("", " ", "Name a model, or a server")],
)
def test_what_cannot_be_used_is_told_without_the_key(desk: Desk, model: str, server: str, told: str) -> None:
    steps = list(Choosing(desk, make).use(model, server, KEY, visit()))
    assert told in Markup(steps[-1][0]).one("p", role="alert").text
    assert steps[-1][1] == ""
    assert KEY not in repr(steps)
    assert desk.authors.names == [OWN]


def _ended() -> None:
    """Wait for what is being loaded."""
    for thread in loading_threads():
        thread.join(20)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # it is for the log
def test_what_nobody_has_foreseen_is_told_and_another_can_be_named(desk: Desk) -> None:
    choosing = Choosing(desk, make)
    *_, (news, *_) = choosing.use("odd", "", KEY, visit())
    assert "It cannot be used: nobody has foreseen" in Markup(news).one("p", role="alert").text
    assert KEY not in news
    _ended()  # it raises what it has told, which belongs to this test
    assert list(choosing.use("tiny", "", "", visit()))[-1][3] == "tiny"


def test_one_is_loaded_at_a_time_and_also_if_the_page_goes_away(desk: Desk) -> None:
    begun, go_on = Event(), Event()

    def slowly(model: str, server: str, key: str) -> WritingReader:
        begun.set()
        go_on.wait(20)
        return reader(model)

    choosing = Choosing(desk, slowly)
    first = choosing.use("tiny", "", "", visit())
    next(first)
    assert begun.wait(20)
    *_, (news, *_) = choosing.use("large", "", "", visit())
    assert "Another model is being loaded" in news
    go_on.set()
    first.close()  # type: ignore[attr-defined]  # it is a generator
    _ended()
    assert "tiny" in desk.authors.names


def test_only_one_person_on_their_own_machine_may_name_a_model() -> None:
    assert maker(login=False, host="127.0.0.1") is named
    assert maker(login=False, host="localhost") is named
    for login, host in (
        (True, "127.0.0.1"),
        (False, "0.0.0.0"),
        (False, "192.168.0.3"),
        (True, "example.org"),
    ):
        assert maker(login=login, host=host) is None


@pytest.mark.parametrize("author", ["", "tiny"])
def test_where_no_model_may_be_named_there_is_no_way_to(desk: Desk, author: str) -> None:
    """Else visitors could have folders of this machine read, and hosts reached that they cannot reach."""
    with pytest.raises(gr.Error, match="only where one person"):
        list(Choosing(desk).use(author, "http://localhost:1", KEY, visit()))
    assert desk.authors.names == [OWN]


@pytest.mark.parametrize("login", [None, "eve"])
def test_whoever_is_not_logged_in_chooses_nothing(tmp_path: Path, login: str | None) -> None:
    with opened_desk(tmp_path, known=users("ann"), authors=Authors([reader("secret")])) as desk:
        choosing = Choosing(desk, make)
        for does in (
            lambda: choosing.begin("", visit(login)),
            lambda: choosing.choose(OWN, visit(login)),
            lambda: tuple(choosing.use("tiny", "", "", visit(login))),
        ):
            with pytest.raises(gr.Error, match="not logged in"):
                does()
