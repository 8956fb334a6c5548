"""What people see: on a terminal, in a pipe, and when a document means mischief."""

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from footnote import Exit, main
from footnote.terminal import Terminal, described
from index.adding import Progress
from index.check import Examination
from tests.command import (
    QUESTION,
    RECORDS,
    Shell,
    child,
    on_terminal,
    run,
    several,
    with_news,
    without_codes,
    write_records,
)
from tests.embedders import HashingEmbedder

HOSTILE = "Quota \x1b[31mred\x1b[0m [bold]loud[/bold] \x9b2J :smile: \x1b]0;owned\x07 [link=x]y[/link]"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch)


@pytest.fixture
def news(shell: Shell) -> Shell:
    return with_news(shell)


def told(done: float, documents: int, passages: int, seconds: float) -> Progress:
    return Progress(done, documents, passages, seconds, "news.jsonl")


def test_progress_in_words() -> None:
    assert described(told(0.25, 1, 1200, 30)) == "1 document, 1,200 passages, 40 passages/s, 1:30 left"
    assert described(told(1.0, 3, 0, 0)) == "3 documents, 0 passages"


def test_away_from_a_terminal_a_line_of_progress_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal().progress() as listener:
        assert listener is not None
        for seconds in (1, 5, 6, 9.9, 10, 14):
            listener(told(0.5, 10, 100, seconds))
    lines = capsys.readouterr().err.splitlines()
    assert [line.split("passages, ")[1] for line in lines] == [
        "20 passages/s, 0:05 left",
        "10 passages/s, 0:10 left",
    ]


def test_listed_ids_are_long_enough_to_tell_them_apart(capsys: pytest.CaptureFixture[str]) -> None:
    ids = ["0" * 9 + "a" * 23, "0" * 9 + "b" * 23, "c" * 32]
    nothing = dict.fromkeys(("title", "publisher", "published"))
    Terminal().documents([{**nothing, "id": number, "source": "x", "metadata": {}} for number in ids], 0)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == [number[:10] for number in ids]


def test_repairs_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().examination(Examination(2, 5, (), ("the index was behind",)))
    said = capsys.readouterr().out
    assert said == "2 documents, 5 passages\nrepaired: the index was behind\nthe library is sound\n"


def test_long_passages_are_shortened_unless_full(shell: Shell) -> None:
    sentence = "The tram to the northern moor stops at every single gate along the old canal wall "
    whole = (sentence * 4).strip() + "."
    shell.embedder = HashingEmbedder(window=256)
    write_records(shell.folder / "a.jsonl", [{"text": whole}])
    shell("add", "a.jsonl")
    shortened, full = (shell("search", "tram", *o).out.splitlines()[2].strip() for o in ((), ("--full",)))
    assert full == whole
    assert shortened.endswith(" …")
    assert whole.startswith(shortened.removesuffix(" …") + " ")
    assert 200 < len(shortened) <= 282


def test_copies_are_counted(shell: Shell) -> None:
    text = RECORDS[0]["text"]
    write_records(shell.folder / "a.jsonl", [{"id": name, "text": text} for name in "abc"])
    shell("add", "a.jsonl")
    outcome = shell("search", QUESTION)
    assert outcome.out.splitlines()[1].endswith(", 2 more copies")
    assert [hit["copies"] for hit in shell("search", QUESTION, "--json").json] == [2]


def test_document_text_is_shown_and_does_nothing(shell: Shell) -> None:
    record = {"id": "x\x1b[2J", "title": HOSTILE, "publisher": HOSTILE, "text": HOSTILE + " ends."}
    write_records(shell.folder / "a.jsonl", [record])
    assert shell("add", "a.jsonl").code == Exit.DONE
    lines = ["ask Quota? --threshold 0", "ask Quota? --threshold 1", "search quota", "list", "check"]
    said = [shell(*shlex.split(line)).out for line in lines]
    said.append(shell("remove", shell("list", "--json").json[0]["id"]).out)
    for out in said:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", out)
    for out in said[:4]:
        assert "[bold]loud[/bold]" in out
        assert ":smile:" in out


def test_an_output_that_knows_few_characters_gets_what_it_can(
    news: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    arguments = ["ask", QUESTION, "--threshold", "0", "--library", str(news.library)]
    assert main(arguments, embedder=HashingEmbedder()) == Exit.DONE
    assert b"?Oda Brenn retires from the Skarn lighthouse in June.?" in written.getvalue()


def test_on_a_terminal_the_answer_is_coloured_and_wrapped(news: Shell) -> None:
    words = child("ask", QUESTION, "--threshold", "0", "--library", news.library)
    shown = on_terminal(words, columns=50)
    assert shown.code == Exit.DONE
    assert "\x1b[1;36m[1]\x1b[0m" in shown.out
    written = without_codes(shown.out).rpartition("\r")[0].split("\r\n")
    lines = [line.rpartition("\r")[2] for line in written]  # what was spun before is overwritten
    assert max(map(len, lines)) <= 50
    piped = run(words)
    assert "\x1b" not in piped.out + piped.err
    assert max(map(len, piped.out.splitlines())) > 50
    answer = without_codes(shown.out).split("Oda", 1)[1]
    assert answer.split() == piped.out.split("Oda", 1)[1].split()


def test_no_color_is_heeded(news: Shell) -> None:
    lines = [f"ask '{QUESTION}' --threshold 0", "list", "search herring"]
    shown = on_terminal(several(*lines), NO_COLOR="1", FOOTNOTE_LIBRARY=str(news.library))
    each = shown.out.split("\f")[:-1]
    assert all(word in out for word, out in zip(("Oda Brenn", "3 documents", "Herring"), each, strict=True))
    assert not re.search(r"\x1b\[[0-9;]*m", shown.out)


def test_on_a_terminal_there_is_a_bar(news: Shell) -> None:
    write_records(news.folder / "more.jsonl", [{"text": f"Story number {n}."} for n in range(300)])
    shown = on_terminal(child("add", news.folder, "--library", news.library), columns=120)
    assert shown.code == Exit.DONE
    assert "━" in shown.out
    assert "passages/s" in shown.out
    assert without_codes(shown.out).endswith(
        "300 documents added, 0 replaced, 3 unchanged; 300 passages stored\r\n"
    )
    lines = [f"add '{news.folder}' {option}" for option in ("--quiet", "--json")]
    again = on_terminal(several(*lines), FOOTNOTE_LIBRARY=str(news.library)).out
    assert "━" not in again
    assert again.count("\f") == 2


def test_hostile_text_on_a_terminal(shell: Shell) -> None:
    write_records(shell.folder / "a.jsonl", [{"title": HOSTILE, "text": HOSTILE + " ends."}])
    shell("add", "a.jsonl")
    words = several("ask Quota? --threshold 0", "search quota", "list")
    each = on_terminal(words, columns=200, FOOTNOTE_LIBRARY=str(shell.library)).out.split("\f")[:-1]
    assert len(each) == 3
    for out in each:
        assert "[bold]loud[/bold]" in out
        assert not {"\x1b[31m", "\x1b]0;", "\x07", "\x9b"} & set(
            re.findall(r"\x1b\[31m|\x1b]0;|[\x07\x9b]", out)
        )


@pytest.mark.parametrize(("typed", "code", "left"), [(b"n\n", Exit.INCOMPLETE, 3), (b"y\n", Exit.DONE, 2)])
def test_removal_is_confirmed_on_a_terminal(news: Shell, typed: bytes, code: Exit, left: int) -> None:
    number = news("list", "--json").json[0]["id"]
    shown = on_terminal(child("remove", number, "--library", news.library), typed=typed)
    assert shown.code == code
    assert "Remove 1 document? [y/N]" in shown.out
    assert len(news.titles()) == left


def test_confirmation_can_be_given_beforehand(news: Shell) -> None:
    number = news("list", "--json").json[0]["id"]
    shown = on_terminal(child("remove", number, "--yes", "--library", news.library))
    assert (shown.code, len(news.titles())) == (Exit.DONE, 2)
    assert "[y/N]" not in shown.out
