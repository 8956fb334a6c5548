"""The desk: asking, asking again, rating, and going on with a chat, whatever else becomes of it."""

import sqlite3
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from chat.desk import Desk, Talk, retold
from chat.filtering import Chosen
from index import ChatError, ChatNotFound, Document, FootnoteError, LibraryNotFound
from tests.desks import (
    ANYTHING,
    LAMP,
    LAMP_ASKED,
    PIER_ASKED,
    asked,
    opened_desk,
    shared_library,
    users,
)

LONG = (
    "The ferry Corncrake ran aground at Osterhay on Monday. The ferry Corncrake was carrying 212 passengers. "
    "The ferry Corncrake was towed to Melhaven on Tuesday."
)


def kept(desk: Desk, talk: Talk) -> list[str]:
    """The questions of the chat in the store."""
    return [turn.question for turn in desk.store.read(talk.user, talk.chat).turns]


def steps(desk: Desk, talk: Talk, question: str, filters: Chosen = ANYTHING) -> list[Talk]:
    return list(desk.ask(talk, question, filters))


def test_a_chat_begins_with_the_first_library_and_nothing_in_the_store(desk: Desk) -> None:
    assert desk.begin("") == Talk("", "news")
    assert desk.begin("", "no such") == Talk("", "news")
    desk.libraries.create("", "Letters")
    assert desk.begin("", "Letters").library == "Letters"
    assert desk.store.chats("") == []


def test_an_answer_grows_and_is_kept_at_the_end(desk: Desk) -> None:
    shared_library(desk).add(Document(LONG, "wire/18", "The ferry Corncrake"))
    begun = desk.begin("")
    seen = steps(desk, begun, "What happened to the ferry Corncrake?")
    first, *growing, last = seen
    assert (first.pending, first.standing, first.turns) == ("What happened to the ferry Corncrake?", (), ())
    assert len(growing) > 1
    texts = [one.standing[0].plain for one in growing]
    assert all(later.startswith(text) for text, later in pairwise(texts))
    assert len(set(texts)) == len(texts)
    for one in growing:
        assert (one.turns, one.pending, one.chat, len(one.standing)) == ((), "", "", 1)
    assert last.turns == growing[-1].standing
    assert last == last.settled
    assert kept(desk, last) == ["What happened to the ferry Corncrake?"]
    assert desk.store.read("", last.chat).turns[0].answer == last.turns[0].record()


def test_whoever_stops_listening_before_the_end_changes_nothing(desk: Desk) -> None:
    begun = asked(desk, desk.begin(""))
    count = len(steps(desk, begun, PIER_ASKED)) - 1
    assert count >= 2
    before = kept(desk, begun)
    begun = desk.resume("", begun.chat)
    for number in range(1, count + 1):
        answering = desk.ask(begun, PIER_ASKED, ANYTHING)
        reached = [next(answering) for _ in range(number)][-1]
        answering.close()  # type: ignore[attr-defined]  # it is a generator
        assert reached.settled == begun
    assert kept(desk, begun) == before


def test_a_follow_up_is_understood_by_the_chat(desk: Desk) -> None:
    first = asked(desk, desk.begin(""), PIER_ASKED)
    second = asked(desk, first, "And who closed it?")
    assert "pier" in second.turns[1].answer["question"]
    assert [turn.number for turn in second.turns] == [1, 2]
    assert second.chat == first.chat
    assert kept(desk, second) == [PIER_ASKED, "And who closed it?"]


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_nothing_is_asked_by_a_blank_question(desk: Desk, blank: str) -> None:
    talk = asked(desk, desk.begin(""))
    assert steps(desk, talk, blank) == [talk]
    assert list(desk.again(talk, 1, blank, ANYTHING)) == [talk]
    assert kept(desk, talk) == [LAMP_ASKED]


def test_what_fails_keeps_the_question_and_stores_nothing(desk: Desk) -> None:
    waiting, failed = steps(desk, desk.begin(""), LAMP_ASKED, Chosen(first="soon"))
    assert waiting.pending == failed.pending == LAMP_ASKED
    assert (waiting.failure, failed.turns, failed.chat) == ("", (), "")
    assert "soon" in failed.failure
    assert desk.store.chats("") == []
    again = asked(desk, failed)
    assert (again.pending, again.failure) == ("", "")
    assert kept(desk, again) == [LAMP_ASKED]


def test_what_fails_when_asked_again_leaves_what_was_answered(desk: Desk) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    waiting, failed = desk.again(talk, 1, "Who else?", Chosen(first="soon"))
    assert waiting.standing == ()
    assert failed.standing == failed.turns == talk.turns
    assert failed.pending == "Who else?"
    assert kept(desk, talk) == [LAMP_ASKED, PIER_ASKED]
    asked(desk, failed, "Who closed the north pier?")
    assert len(kept(desk, talk)) == 3


def test_filters_count_and_are_kept(desk: Desk) -> None:
    talk = asked(desk, desk.begin(""), LAMP_ASKED, Chosen(publishers=("Osterhay Wire",)))
    assert not any(hit["document"]["publisher"] == "The Lighthouse" for hit in talk.turns[0].answer["hits"])
    assert desk.store.read("", talk.chat).turns[0].where == {"publisher": ["Osterhay Wire"]}
    nothing = asked(desk, talk, LAMP_ASKED, Chosen(publishers=("Nobody",)))
    assert nothing.turns[1].answer["refusal"] == "filtered"
    assert desk.store.read("", talk.chat).turns[1].where == {"publisher": ["Nobody"]}


def test_asked_again_a_turn_and_those_after_it_are_replaced(desk: Desk) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    last = list(desk.again(talk, 1, "Who keeps the lamp of Quillon Point?", ANYTHING))[-1]
    assert [turn.question for turn in last.turns] == ["Who keeps the lamp of Quillon Point?"]
    assert last.chat == talk.chat
    assert kept(desk, last) == ["Who keeps the lamp of Quillon Point?"]
    second = asked(desk, last, PIER_ASKED)
    third = list(desk.again(second, 2, PIER_ASKED, ANYTHING))[-1]
    assert kept(desk, third) == ["Who keeps the lamp of Quillon Point?", PIER_ASKED]
    assert [turn.number for turn in third.turns] == [1, 2]


@pytest.mark.parametrize("number", [0, -1, 2, 10**30])
def test_a_turn_that_there_is_not_cannot_be_asked_again(desk: Desk, number: int) -> None:
    talk = asked(desk, desk.begin(""))
    assert list(desk.again(talk, number, PIER_ASKED, ANYTHING)) == [talk]
    assert kept(desk, talk) == [LAMP_ASKED]
    assert retold(talk.turns, number) == ""
    assert retold(talk.turns, 1) == LAMP_ASKED


def test_a_chat_deleted_meanwhile_is_kept_anew_with_all_its_turns(desk: Desk) -> None:
    talk = desk.rate(asked(desk, desk.begin("")), 1, -1, "")
    desk.store.delete("", talk.chat)
    again = asked(desk, talk, PIER_ASKED)
    assert again.chat != talk.chat
    assert kept(desk, again) == [LAMP_ASKED, PIER_ASKED]
    assert [chat.id for chat in desk.store.chats("")] == [again.chat]
    assert desk.resume("", again.chat) == again
    assert again.turns[0].feedback == -1


def test_two_pages_on_one_chat_lose_no_turn(desk: Desk) -> None:
    """The page that is behind goes on in a chat of its own, with what it had."""
    one = asked(desk, desk.begin(""))
    other = desk.resume("", one.chat)
    one = asked(desk, one, PIER_ASKED)
    other = asked(desk, other, "Who closed the north pier?")
    assert other.chat != one.chat
    assert kept(desk, one) == [LAMP_ASKED, PIER_ASKED]
    assert kept(desk, other) == [LAMP_ASKED, "Who closed the north pier?"]
    one, other = asked(desk, one), asked(desk, other)
    assert len(kept(desk, one)) == len(kept(desk, other)) == 3
    assert len(desk.store.chats("")) == 2


def test_a_page_that_is_behind_replaces_nothing_it_has_not_shown(desk: Desk) -> None:
    one = asked(desk, desk.begin(""))
    other = desk.resume("", one.chat)
    one = asked(desk, one, PIER_ASKED)
    other = list(desk.again(other, 1, PIER_ASKED, ANYTHING))[-1]
    assert kept(desk, one) == [LAMP_ASKED, PIER_ASKED]
    assert kept(desk, other) == [PIER_ASKED]


def test_an_answer_that_cannot_be_kept_is_shown_all_the_same(desk: Desk, tmp_path: Path) -> None:
    talk = asked(desk, desk.begin(""))
    with sqlite3.connect(tmp_path / "chats.sqlite") as broken:
        broken.execute("ALTER TABLE turns RENAME TO lost")
    after = asked(desk, talk, PIER_ASKED)
    assert [turn.question for turn in after.turns] == [LAMP_ASKED, PIER_ASKED]
    assert (after.pending, after.partly) == ("", None)
    assert after.failure.startswith("This answer could not be kept for later: ")
    with sqlite3.connect(tmp_path / "chats.sqlite") as mended:
        mended.execute("ALTER TABLE lost RENAME TO turns")
    last = asked(desk, after)
    assert last.failure == ""
    assert kept(desk, last) == [LAMP_ASKED, PIER_ASKED, LAMP_ASKED]


def test_a_library_that_is_gone_is_told(desk: Desk) -> None:
    desk.libraries.create("", "Letters")
    talk = asked(desk, desk.begin("", "Letters"))
    desk.libraries.delete("", "Letters")
    failed = asked(desk, talk)
    assert "no library 'Letters'" in failed.failure
    assert failed.turns == talk.turns
    with pytest.raises(LibraryNotFound):
        desk.library(talk)


def test_a_chat_about_a_library_that_is_gone_goes_on_with_the_first(desk: Desk) -> None:
    desk.libraries.create("", "Letters")
    desk.libraries.assistant("", "Letters").library.add(Document(LAMP, "mine"))
    talk = asked(desk, desk.begin("", "Letters"))
    assert desk.resume("", talk.chat).library == "Letters"
    desk.libraries.delete("", "Letters")
    resumed = desk.resume("", talk.chat)
    assert (resumed.library, resumed.turns, resumed.chat) == ("news", talk.turns, talk.chat)
    assert asked(desk, resumed, PIER_ASKED).chat == talk.chat


def test_a_chat_comes_back_as_it_was(desk: Desk) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), "Who won the war of the roses?")
    assert desk.resume("", talk.chat) == talk
    for chat in ("", "no such", "\ud800"):
        with pytest.raises(ChatNotFound):
            desk.resume("", chat)


def test_thumbs_are_kept_and_shown(desk: Desk) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    rated = desk.rate(talk, 2, -1, "six, not seven")
    assert [turn.feedback for turn in rated.turns] == [0, -1]
    feedback = desk.store.read("", talk.chat).turns[1].feedback
    assert feedback is not None
    assert (feedback.rating, feedback.note) == (-1, "six, not seven")
    assert desk.resume("", talk.chat) == rated
    assert desk.rate(rated, 2, 0, "") == talk
    assert desk.store.read("", talk.chat).turns[1].feedback is None


@pytest.mark.parametrize("number", [0, -1, 3, 10**30])
def test_a_turn_that_there_is_not_cannot_be_rated(desk: Desk, number: int) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    assert desk.rate(talk, number, 1, "") == talk
    assert desk.rate(replace(talk, chat=""), 1, 1, "").turns == talk.turns
    assert all(turn.feedback is None for turn in desk.store.read("", talk.chat).turns)


def test_what_cannot_be_rated_so_is_an_error_and_changes_nothing(desk: Desk) -> None:
    talk = asked(desk, desk.begin(""))
    with pytest.raises(ValueError, match="1 or -1"):
        desk.rate(talk, 1, 5, "")
    desk.store.delete("", talk.chat)
    with pytest.raises(ChatError):
        desk.rate(talk, 1, 1, "")


def test_without_logins_everybody_is_one(desk: Desk) -> None:
    assert desk.person(None) == desk.person("ann") == ""


def test_who_asks_is_who_logged_in(tmp_path: Path) -> None:
    with opened_desk(tmp_path, known=users("ann", "zoe\u0308")) as desk:
        assert desk.person("ann") == "ann"
        assert desk.person("zoe\u0308") == desk.person("zo\u00eb") == "zo\u00eb"
        for nobody in (None, "", "bob", "ANN", "ann\x00"):
            with pytest.raises(FootnoteError, match="not logged in"):
                desk.person(nobody)


def test_chats_of_others_are_not_found(tmp_path: Path) -> None:
    with opened_desk(tmp_path, known=users("ann", "bob")) as desk:
        talk = asked(desk, desk.begin("ann"))
        with pytest.raises(ChatNotFound):
            desk.resume("bob", talk.chat)
        stolen = replace(talk, user="bob")
        with pytest.raises(ChatNotFound):
            desk.rate(stolen, 1, 1, "")
        taken = asked(desk, stolen, PIER_ASKED)
        assert taken.chat != talk.chat
        assert kept(desk, talk) == [LAMP_ASKED]
