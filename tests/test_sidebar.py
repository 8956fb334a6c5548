"""The sidebar's events: chats that are kept, and the libraries they are about."""

import sqlite3
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from chat.desk import Desk, Talk
from index import Document
from tests.desks import ANYTHING, LAMP, LAMP_ASKED, PIER_ASKED, asked
from tests.markup import Markup
from tests.visits import event, visit
from web.chats import Chats


def shown(given: tuple[Any, ...]) -> Talk:
    """The chat that is shown, after all that depends on it was looked at."""
    talk, html, panel, libraries, delete, last, box, chats = given[:8]
    assert isinstance(talk, Talk)
    assert len(Markup(html).all("article")) == len(talk.turns)
    assert ("Sources for" in panel) is any(turn.answer["citations"] for turn in talk.turns)
    assert libraries.value == talk.library
    assert delete.visible is (talk.library != "news")
    assert last == talk.chat
    assert box.submit_btn == "Ask"
    assert isinstance(chats, str)
    return talk


def listed(html: str) -> list[str]:
    """The titles."""
    return [tag["data-title"] for tag in Markup(html).all("button", data_do="rename")]


def test_a_page_goes_on_where_it_was(desk: Desk) -> None:
    talk = asked(desk, desk.begin(""))
    chats = Chats(desk)
    assert shown(chats.resume(talk.chat, visit())) == talk
    for nothing in ("", "no such", None, 7, {"a": 1}, [talk.chat], "\ud800"):
        assert shown(chats.resume(nothing, visit())) == Talk("", "news")


def test_a_fault_of_the_store_is_told_and_not_taken_for_no_chat(desk: Desk, tmp_path: Path) -> None:
    talk = asked(desk, desk.begin(""))
    with sqlite3.connect(tmp_path / "chats.sqlite") as broken:
        broken.execute("ALTER TABLE turns RENAME TO lost")
    chats = Chats(desk)
    for does in (
        lambda: chats.resume(talk.chat, visit()),
        lambda: chats.open(None, visit(), event(id=talk.chat)),
        lambda: chats.begin(talk, visit()),
        lambda: chats.search("lamp", talk, visit()),
        lambda: chats.rename(talk, visit(), event(id=talk.chat, title="x")),
        lambda: chats.delete(talk, visit(), event(id=talk.chat)),
        lambda: chats.export(talk, visit(), event(id=talk.chat)),
    ):
        with pytest.raises(gr.Error, match="chats"):
            does()


def test_a_chat_that_is_damaged_is_told_and_the_others_are_there(desk: Desk, tmp_path: Path) -> None:
    talk, other = asked(desk, desk.begin("")), asked(desk, desk.begin(""), PIER_ASKED)
    with sqlite3.connect(tmp_path / "chats.sqlite") as broken:
        broken.execute("UPDATE turns SET answer = '{' WHERE question = ?", [LAMP_ASKED])
    with pytest.raises(gr.Error, match="is damaged"):
        Chats(desk).resume(talk.chat, visit())
    with pytest.raises(gr.Error, match="is damaged"):
        Chats(desk).open(None, visit(), event(id=talk.chat))
    assert shown(Chats(desk).resume(other.chat, visit())) == other
    assert len(listed(Chats(desk).begin(other, visit())[7])) == 2


def test_one_of_the_list_opens_and_a_new_one_begins(desk: Desk) -> None:
    first, second = asked(desk, desk.begin("")), asked(desk, desk.begin(""), PIER_ASKED)
    chats = Chats(desk)
    given = chats.open(second, visit(), event(id=first.chat))
    assert shown(given) == first
    assert listed(given[7]) == [PIER_ASKED, LAMP_ASKED]
    assert shown(chats.begin(first, visit())) == Talk("", "news")
    with pytest.raises(gr.Error, match="no chat"):
        chats.open(first, visit(), event(id="no such"))


def test_chats_are_searched(desk: Desk) -> None:
    asked(desk, desk.begin(""))
    talk = asked(desk, desk.begin(""), PIER_ASKED)
    chats = Chats(desk)
    assert listed(chats.search("quillon", talk, visit())) == [LAMP_ASKED]
    assert chats.search("roses", talk, visit()) == '<p class="note">No chat has these words.</p>'
    for everything in ("", "  ", None):
        assert len(listed(chats.search(everything, talk, visit()))) == 2


def test_chats_are_renamed_and_deleted(desk: Desk) -> None:
    talk, other = asked(desk, desk.begin("")), asked(desk, desk.begin(""))
    chats = Chats(desk)
    assert listed(chats.rename(talk, visit(), event(id=talk.chat, title="<b>Lamp"))) == [
        LAMP_ASKED,
        "<b>Lamp",
    ]
    given = chats.delete(talk, visit(), event(id=other.chat))
    assert shown(given).chat == talk.chat
    assert listed(given[7]) == ["<b>Lamp"]
    assert shown(chats.delete(talk, visit(), event(id=talk.chat))) == Talk("", "news")
    with pytest.raises(gr.Error, match="no chat"):
        chats.delete(talk, visit(), event(id=talk.chat))


def test_deleting_a_chat_stops_the_answer_that_may_be_for_it(desk: Desk) -> None:
    """And the question is there to be asked again."""
    other = asked(desk, desk.begin(""))
    waiting = next(desk.ask(other, PIER_ASKED, ANYTHING))
    given = Chats(desk).delete(waiting, visit(), event(id=asked(desk, desk.begin("")).chat))
    assert shown(given) == other
    assert given[6].value == PIER_ASKED
    given = Chats(desk).delete(waiting, visit(), event(id=other.chat))
    assert shown(given) == Talk("", "news")
    assert not given[6].value


def test_a_chat_is_exported_as_a_file_of_its_title(desk: Desk) -> None:
    talk = asked(desk, desk.begin(""))
    desk.store.rename("", talk.chat, "Who: the lamp / 1?")
    chats = Chats(desk)
    path = Path(chats.export(talk, visit(), event(id=talk.chat)))
    assert path.name == "Who- the lamp - 1-.md"
    text = path.read_text("utf-8")
    assert text.startswith("# Who: the lamp / 1?")
    assert "Odalys Brenn" in text
    with pytest.raises(gr.Error, match="no chat"):
        chats.export(talk, visit(), event(id="no such"))


def test_another_library_is_another_chat(desk: Desk) -> None:
    chats, talk = Chats(desk), asked(desk, desk.begin(""))
    with desk.asking(("", ""), "") as asking:  # the control was looked at, and left as it was
        assert not any(isinstance(one, Talk | str) for one in chats.switch("news", talk, visit()))
        assert not asking.left
        chats.switch("another", talk, visit())
        assert asking.left
    *given, name = chats.create("Letters", talk, visit())
    made = shown(tuple(given))
    assert (made.library, made.turns, name) == ("Letters", (), "")
    assert given[3].choices == [("news", "news"), ("Letters", "Letters")]
    assert shown(chats.switch("news", made, visit())) == Talk("", "news")
    assert shown(chats.switch("Letters", talk, visit())) == made
    for unknown in ("no such", None, ""):
        assert shown(chats.switch(unknown, talk, visit())).library == "news"


def test_names_that_cannot_be_are_told(desk: Desk) -> None:
    for name, why in (("..", "cannot name"), (None, "needs a name"), ("news", "already")):
        with pytest.raises(gr.Error, match=why):
            Chats(desk).create(name, None, visit())


def test_ones_own_library_is_deleted_and_a_shared_one_is_not(desk: Desk) -> None:
    chats = Chats(desk)
    *given, _ = chats.create("Letters", None, visit())
    talk = shown(tuple(given))
    desk.library(talk).add(Document(LAMP, "mine"))
    talk = asked(desk, talk)
    after = chats.remove(talk, visit())
    assert shown(after) == Talk("", "news")
    assert desk.libraries.names("") == ["news"]
    assert listed(after[7]) == [LAMP_ASKED]  # what was answered stays
    for gone in (talk, desk.begin("")):
        with pytest.raises(gr.Error, match="of your own"):
            chats.remove(gone, visit())
    assert shown(chats.begin(talk, visit())) == Talk("", "news")
