"""The page's events but for the library tab's: whatever comes, only words, and never what is another's."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from chat.authors import OWN
from chat.desk import Desk, Talk
from chat.filtering import Chosen
from chat.opening import Opened
from tests.desks import (
    ANYTHING,
    LAMP,
    LAMP_ASKED,
    PIER,
    PIER_ASKED,
    asked,
    opened_desk,
    shared_library,
    users,
)
from tests.markup import Markup
from tests.visits import NONSENSE, event, visit
from web.chats import Chats
from web.reading import Reading
from web.session import mine
from web.talking import Talking


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path, known=users("ann", "bob")) as made:
        yield made


def handlers(
    desk: Desk, talk: Talk | None, request: gr.Request, said: gr.EventData
) -> dict[str, Callable[[], Any]]:
    """All that the page can call, with an event or without."""
    talking, reading, chats = Talking(desk), Reading(desk), Chats(desk)
    what = Opened(next(shared_library(desk).documents()).id, (0, 5))
    return {
        "ask": lambda: list(talking.ask(LAMP_ASKED, talk, ANYTHING, OWN, request)),
        "offered": lambda: list(talking.offered(talk, ANYTHING, OWN, request, said)),
        "retry": lambda: list(talking.retry(talk, ANYTHING, OWN, request, said)),
        "edit": lambda: list(talking.edit(talk, ANYTHING, OWN, request, said)),
        "stop": lambda: talking.stop(talk, request),
        "rate": lambda: talking.rate(talk, request, said),
        "open source": lambda: reading.open(talk, what, request, said),
        "close": lambda: reading.close(talk, request),
        "expand": lambda: reading.expand(talk, what, request, said),
        "download": lambda: reading.download(talk, what, request),
        "search passages": lambda: reading.search("pier", talk, ANYTHING, request),
        "choices": lambda: reading.choices(talk, ANYTHING, request),
        "resume": lambda: chats.resume("", request),
        "open": lambda: chats.open(talk, request, said),
        "begin": lambda: chats.begin(talk, request),
        "search chats": lambda: chats.search("pier", talk, request),
        "rename": lambda: chats.rename(talk, request, said),
        "export": lambda: chats.export(talk, request, said),
        "switch": lambda: chats.switch("news", talk, request),
        "create": lambda: chats.create("Letters", talk, request),
        "remove": lambda: chats.remove(talk, request),
        "delete": lambda: chats.delete(talk, request, said),
    }


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda one: repr(one._data)[:30])
def test_an_event_that_makes_no_sense_is_words_or_nothing(desk: Desk, nonsense: gr.EventData) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    before = desk.store.read("", talk.chat)
    for held in (talk, None):
        for name, does in handlers(desk, held, visit(), nonsense).items():
            if name not in ("ask", "create"):  # in which no event has a part
                with suppress(gr.Error):
                    does()
    Reading(desk).widen(Chosen(("a",)), nonsense)
    after = desk.store.read("", talk.chat)
    assert [turn.question for turn in after.turns] == [turn.question for turn in before.turns]
    assert [turn.answer for turn in after.turns] == [turn.answer for turn in before.turns]
    assert shared_library(desk).document_count == 2


@pytest.mark.parametrize("login", [None, "", "eve"])
def test_whoever_is_not_logged_in_gets_words_alone(guarded: Desk, login: str | None) -> None:
    talk = asked(guarded, guarded.begin("ann"))
    for said in (event(id=talk.chat, turn=1, number=1, title="x", text=LAMP_ASKED), event(None)):
        for does in handlers(guarded, talk, visit(login), said).values():
            with pytest.raises(gr.Error, match="not logged in"):
                does()
    assert guarded.resume("ann", talk.chat) == talk


SHARED = ("search passages", "choices", "open source", "expand")  # show the library that is for all


def test_with_another_persons_page_one_has_an_empty_one(guarded: Desk) -> None:
    """Gradio binds a session to nobody: what counts is who sends it."""
    guarded.libraries.create("ann", "Diary")
    guarded.libraries.assistant("ann", "Diary").library.add([])
    talk = asked(guarded, Talk("ann", "Diary"))
    secret = asked(guarded, guarded.begin("ann"), PIER_ASKED)
    for held in (talk, secret):
        said = event(id=held.chat, turn=1, number=1, title="mine now", text=LAMP_ASKED, value=1, note="x")
        for name, does in handlers(guarded, held, visit("bob"), said).items():
            if name in ("ask", "offered", "create"):
                continue
            try:
                given = repr(does())
            except gr.Error as error:
                given = str(error)
            assert "Osterhay" not in given or name in (
                "search passages",
                "choices",
                "open source",
                "expand",
            ), name
            assert "Diary" not in given
            assert PIER_ASKED not in given
    assert guarded.resume("ann", secret.chat) == secret
    assert guarded.resume("ann", talk.chat) == talk
    assert guarded.libraries.names("ann") == ["news", "Diary"]
    assert mine(guarded, talk, visit("bob")) == Talk("bob", "news")
    assert mine(guarded, talk, visit("ann")) is talk


def answers(steps: list[Any]) -> list[str]:
    """The conversations among what was yielded."""
    return [html for _, _, html, *_ in steps if isinstance(html, str)]


def test_asking_tells_how_it_goes_and_ends_with_the_chat_in_the_list(desk: Desk) -> None:
    steps = list(Talking(desk).ask(LAMP_ASKED, None, ANYTHING, OWN, visit()))
    assert "Searching" in answers(steps)[0]
    assert LAMP in answers(steps)[-1]
    assert len(set(answers(steps))) == len(answers(steps))  # nothing is sent twice
    _, talk, _, _, chats, last, passages, beside, growing = steps[-1]
    assert growing == ""
    assert talk.turns
    assert talk.chat == last
    assert LAMP in [panel for _, _, _, panel, *_ in steps if isinstance(panel, str)][-1]
    assert LAMP_ASKED in chats
    assert "Used in the answer: [1]" in passages
    assert beside.selected == "sources"
    assert steps[0][0].stop_btn == "Stop"
    assert steps[0][0].value == ""


def test_the_page_says_that_one_may_ask_once_that_is_heard_and_nothing_else_is_answered(desk: Desk) -> None:
    talking = Talking(desk)
    asking = talking.ask(LAMP_ASKED, None, ANYTHING, OWN, visit())
    for box, *_ in asking:
        assert getattr(box, "submit_btn", None) != "Ask"  # the event has not ended, so nothing is heard
        assert not hasattr(talking.rest(visit()), "submit_btn")
    box = talking.rest(visit())
    assert (box.submit_btn, box.stop_btn) == ("Ask", False)


def test_a_question_that_failed_is_there_to_be_mended(desk: Desk) -> None:
    talking = Talking(desk)
    *_, (box, talk, html, *_) = talking.ask(LAMP_ASKED, None, Chosen(first="soon"), OWN, visit())
    assert box.value == LAMP_ASKED
    box = talking.rest(visit())
    assert (box.submit_btn, box.stop_btn) == ("Ask", False)
    assert "soon" in Markup(html).one("p", role="alert").text
    assert talk.turns == ()


def test_an_answer_is_shown_though_the_store_is_broken(desk: Desk, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "chats.sqlite") as broken:
        broken.execute("ALTER TABLE turns RENAME TO lost")
    talking = Talking(desk)
    steps = list(talking.ask(LAMP_ASKED, None, ANYTHING, OWN, visit()))
    assert LAMP in answers(steps)[-1]
    assert "could not be kept" in Markup(answers(steps)[-1]).one("p", role="alert").text
    assert talking.rest(visit()).submit_btn == "Ask"


def test_stopping_goes_back_to_what_was_answered(desk: Desk) -> None:
    talk = asked(desk, desk.begin(""))
    talking = Talking(desk)
    asking = talking.edit(talk, ANYTHING, OWN, visit(), event(turn=1, text=PIER_ASKED))
    (_, waiting, html, *_) = next(asking)
    assert LAMP not in html
    asking.close()  # type: ignore[attr-defined]  # as Gradio does it
    stopped, html, panel, left = talking.stop(waiting, visit())
    assert stopped == talk
    assert LAMP in html
    assert "Searching" not in html
    assert LAMP in panel
    assert left != talking.stop(waiting, visit())[-1]  # the page is told each time
    assert talking.rest(visit()).submit_btn == "Ask"
    assert desk.resume("", talk.chat) == talk


def test_editing_to_nothing_keeps_all(desk: Desk) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    for blank in ("", "  "):
        (only,) = Talking(desk).edit(talk, ANYTHING, OWN, visit(), event(turn=1, text=blank))
        assert only[1] == talk
    assert len(desk.resume("", talk.chat).turns) == 2


def test_asking_again_and_in_other_words(desk: Desk) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    *_, (_, again, *_) = Talking(desk).retry(talk, ANYTHING, OWN, visit(), event(turn=2))
    assert [turn.question for turn in again.turns] == [LAMP_ASKED, PIER_ASKED]
    *_, (_, edited, *_) = Talking(desk).edit(again, ANYTHING, OWN, visit(), event(turn=1, text=PIER_ASKED))
    assert [turn.question for turn in edited.turns] == [PIER_ASKED]
    *_, (_, offered, *_) = Talking(desk).offered(edited, ANYTHING, OWN, visit(), event(text=LAMP_ASKED))
    assert [turn.question for turn in offered.turns] == [PIER_ASKED, LAMP_ASKED]


def test_a_thumb_and_a_note(desk: Desk) -> None:
    talk = asked(desk, desk.begin(""))
    rated = Talking(desk).rate(talk, visit(), event(turn=1, value=-1, note="no"))
    assert rated.turns[0].feedback == -1
    desk.store.delete("", talk.chat)
    with pytest.raises(gr.Error, match="no chat"):
        Talking(desk).rate(talk, visit(), event(turn=1, value=1, note=""))


def test_a_document_opens_beside(desk: Desk) -> None:
    talk = asked(desk, desk.begin(""))
    reading = Reading(desk)
    html, what, tabs, original = reading.open(talk, None, visit(), event(turn=1, kind="c", number=1))
    assert LAMP in Markup(html).text
    assert what is not None
    assert tabs.selected == "sources"
    assert original.visible is False
    html, nothing, original = reading.close(talk, visit())
    assert nothing is None
    assert "Sources for" in html
    html, what, *_ = reading.open(talk, None, visit(), event(document=what.document, start=0, end=8))
    assert what.focus == (0, 8)
    assert reading.expand(talk, None, visit(), event(way="up", at=3)) == ""
    assert 'data-way="up"' in reading.expand(talk, what, visit(), event(way="up", at=3))
    assert LAMP[40:] in Markup(reading.expand(talk, what, visit(), event(way="down", at=40))).text


def test_the_original_is_downloaded_under_its_own_name(desk: Desk, tmp_path: Path) -> None:
    library = shared_library(desk)
    csv = tmp_path / "wire.csv"
    csv.write_text("title,text\nOne,The quay was sold.\nTwo,The dam was mended.\n")
    library.add(csv, named=lambda path: f"uploads/news.zip/{path.name}")
    reading, talk = Reading(desk), desk.begin("")
    for document in list(library.documents()):
        _, what, _, original = reading.open(talk, None, visit(), event(document=document.id, start=0, end=3))
        path = reading.download(talk, what, visit()) if original.visible else None
        assert (path is not None) is (document.source.startswith("uploads/"))
        if path:
            assert Path(path).name == "wire.csv"
            assert Path(path).read_bytes() == csv.read_bytes()
    assert reading.download(talk, None, visit()) is None
    _, what, *_ = reading.open(talk, None, visit(), event(document=document.id, start=0, end=3))
    with pytest.raises(gr.Error, match="the original is no longer there"):
        reading.download(talk, Opened(next(library.documents()).id, (0, 3)), visit())


def test_filters_that_the_library_has(desk: Desk) -> None:
    reading = Reading(desk)
    chosen = Chosen(publishers=("Osterhay Wire", "Nobody"), documents=("wire/17", "gone"))
    documents, publishers, languages, formats, since, until = reading.choices(None, chosen, visit())
    assert documents.value == ["wire/17"]
    assert set(documents.choices) == {("North pier closed", "wire/17"), ("The lamp", "notes/lamp.txt")}
    assert publishers.value == ["Osterhay Wire"]
    assert ("Osterhay Wire (1)", "Osterhay Wire") in publishers.choices
    assert [value for _, value in languages.choices] == ["en"]
    assert {value for _, value in formats.choices} == {"md", "txt"}
    assert "11 February 2031 at the earliest" in since.label
    assert "11 February 2031 at the latest" in until.label
    filters, chips = reading.narrow(["wire/17"], None, [], ["txt"], "2031", None)
    assert filters == Chosen(documents=("wire/17",), formats=("txt",), first="2031")
    assert len(Markup(chips).all("button")) == 4
    assert reading.widen(filters, event(name="documents", value="wire/17")) == (
        [],
        [],
        [],
        ["txt"],
        "2031",
        "",
    )
    assert reading.widen(filters, event(name="all")) == ([], [], [], [], "", "")


def test_passages_are_looked_up(desk: Desk) -> None:
    reading = Reading(desk)
    assert PIER in Markup(reading.search("pier", None, ANYTHING, visit())).text
    assert "No passages" in reading.search(None, None, ANYTHING, visit())
    with pytest.raises(gr.Error, match="soon"):
        reading.search("pier", None, Chosen(first="soon"), visit())
