"""`footnote feedback`: what people thought of answers, as people and as programs read it."""

import re
import shlex
from pathlib import Path

import pytest

from chat import ChatStore, chats_of
from footnote import Exit
from tests.command import Shell, child, on_terminal, run, without_codes

HOSTILE = "Wrong\x1b[31m year\x1b]0;owned\x07 [bold]see[/bold] \x9b2J :smile:\n\u202epage 3"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch)


def give(path: Path, user: str, question: str, rating: int, note: str = "", text: str = "The town.") -> str:
    store = ChatStore(path)
    chat = store.start(user, "news")
    store.append(user, chat, question, {"text": text, "answered": True})
    store.give_feedback(user, chat, 0, rating, note)
    store.close()
    return chat


def test_without_a_file_nobody_has_said_anything(shell: Shell) -> None:
    outcome = shell("feedback")
    file = shell.folder / "news.chats" / "chats.sqlite"
    assert (outcome.code, outcome.out) == (Exit.DONE, "")
    assert outcome.err == f"nobody has given feedback yet; it would be in {file}\n"
    assert not file.parent.exists()
    assert shell("feedback", "--json").json == []


def test_without_feedback_in_the_file_it_says_the_same(shell: Shell) -> None:
    ChatStore(chats_of(shell.library)).close()
    outcome = shell("feedback")
    assert (outcome.code, outcome.out) == (Exit.DONE, "")
    assert "nobody has given feedback yet" in outcome.err


def test_the_latest_comes_first_with_who_and_what(shell: Shell) -> None:
    give(chats_of(shell.library), "", "Who pays?", 1, text="The town of Skarn. " * 40)
    give(chats_of(shell.library), "ann", "And  when?", -1, "Wrong\nyear.")
    outcome = shell("feedback")
    assert (outcome.code, outcome.err) == (Exit.DONE, "")
    when = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(
        rf"{when}, thumbs down, ann\n    question: And when\?\n    answer: The town\.\n"
        r"    note: Wrong year\.\n\n"
        rf"{when}, thumbs up\n    question: Who pays\?\n    answer: The town of Skarn\. [^\n]* …\n",
        outcome.out,
    )
    assert len(outcome.out) < 600


def test_json_has_it_in_full(shell: Shell) -> None:
    text = "The town of Skarn. " * 40
    first = give(chats_of(shell.library), "", "Who pays?", 1, text=text)
    give(chats_of(shell.library), "ann", "And when?", -1, HOSTILE)
    outcome = shell("feedback", "--json")
    assert outcome.out.isascii()
    latest, earliest = outcome.json
    assert (latest["user"], latest["rating"], latest["note"]) == ("ann", -1, HOSTILE)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00", earliest.pop("given"))
    assert earliest == {
        "rating": 1,
        "note": "",
        "user": "",
        "question": "Who pays?",
        "answer": text,
        "chat": first,
        "turn": 0,
        "library": "news",
    }


def test_the_file_can_be_named_and_the_default_goes_by_the_library(shell: Shell) -> None:
    give(shell.folder / "other.sqlite", "ann", "Who pays?", 1)
    give(shell.folder / "footnote.chats" / "chats.sqlite", "ben", "Who pays?", 1)
    assert [row["user"] for row in shell("feedback", "--json", "--chats", "other.sqlite").json] == ["ann"]
    assert [row["user"] for row in shell.bare("feedback", "--json").json] == ["ben"]
    assert shell("feedback", "--json").json == []
    assert shell("feedback", "--chats", "").code == Exit.USAGE


@pytest.mark.parametrize("content", [b"", b"my notes", bytes(4096)])
def test_a_file_that_is_none_is_one_line(shell: Shell, content: bytes) -> None:
    file = shell.folder / "chats.sqlite"
    file.write_bytes(content)
    outcome = shell("feedback", "--chats", file)
    assert (outcome.code, outcome.out) == (Exit.ERROR, "")
    assert outcome.err.startswith(f"footnote: the file of chats {file} is damaged")
    assert len(outcome.err.splitlines()) == 1
    assert shell("feedback", "--chats", file, "--json").json["error"]["type"] == "ChatError"
    assert shell("feedback", "--chats", shell.folder).code == Exit.ERROR
    assert file.read_bytes() == content


def test_no_escape_code_of_a_user_reaches_the_terminal(shell: Shell) -> None:
    give(chats_of(shell.library), f"ann{HOSTILE}", HOSTILE, -1, HOSTILE, text=HOSTILE)
    words = child("feedback", "--library", shell.library)
    piped = run(words)
    assert piped.code == Exit.DONE
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", piped.out)
    assert piped.out.count("Wrong�[31m year�]0;owned� [bold]see[/bold] �2J :smile: �page 3") == 4
    seen = on_terminal(words, columns=200)
    assert "\x1b]0;owned" not in seen.out
    assert "\x9b" not in seen.out
    assert without_codes(seen.out).count("year�]0;owned� [bold]see[/bold]") == 4


def test_feedback_can_be_read_while_the_page_is_writing(shell: Shell) -> None:
    path = chats_of(shell.library)
    give(path, "ann", "Who pays?", 1)
    store = ChatStore(path)
    chat = store.start("ben", "news")
    store.append("ben", chat, "When?", {})
    store.give_feedback("ben", chat, 0, -1)
    assert [row["user"] for row in shell(*shlex.split("feedback --json")).json] == ["ben", "ann"]
    store.withdraw_feedback("ben", chat, 0)
    store.close()
    assert [row["user"] for row in shell("feedback", "--json").json] == ["ann"]
