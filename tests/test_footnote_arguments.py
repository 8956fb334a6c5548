"""The command line: what it understands, what it refuses, and whether the manual says so."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnote import Exit
from footnote.arguments import UsageError, parser
from index.library import Library
from tests.command import BAKERY, HERRING, KEEPER, RECORDS, ROOT, Shell, write_records
from tests.embedders import HashingEmbedder

MANUAL = ROOT / "docs" / "command.md"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the records that is only read."""
    folder = tmp_path_factory.mktemp("printed")
    with Library(folder / "news.library", embedder=HashingEmbedder()) as library:
        library.add(write_records(folder / "news.jsonl", RECORDS))
    return folder / "news.library"


@pytest.fixture
def news(shell: Shell, printed: Path) -> Shell:
    shell.library = printed
    return shell


def test_alone_it_shows_what_there_is(shell: Shell) -> None:
    outcome = shell.bare()
    assert outcome.code == Exit.DONE
    assert all(f"    {name} " in outcome.out for name in commands())
    assert not shell.library.exists()


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_are_no_errors(shell: Shell, option: str) -> None:
    outcome = shell.bare(option)
    assert outcome.code == Exit.DONE
    assert "footnote" in outcome.out
    assert outcome.err == ""


@pytest.mark.parametrize(
    "line",
    [
        "bogus",
        "ask",
        "ask ''",
        "ask ' '",
        "ask why --wher a=b",
        "ask why -k 0",
        "ask why -k -1",
        "ask why -k many",
        "ask why --threshold 1.01",
        "ask why --threshold nan",
        "add",
        "add ''",
        "add file.txt --title Minutes",
        "remove",
        "remove 1234 ''",
        "serve --port 65536",
        "search why --where publisher",
        "search why --where =Reuters",
        "search why --where publisher=",
        "search why --where published=..",
        "search why --where published=2031-13",
        "search why --where published=2031-02-30",
        "search why --where published=2031-02-30..",
        "search why --where published=2031-00",
        "search why --where published=yesterday",
        "search why --where published=Jan..Feb",
        "search why --where published=2024-02..30",
        "search why --where published=2024-02.. --where published=2023",
        "search why --where published=2023 --where published=2024-02..",
    ],
)
def test_a_senseless_command_line_is_explained(shell: Shell, line: str) -> None:
    outcome = shell.bare(*shlex.split(line), "--json")
    assert outcome.code == Exit.USAGE
    assert outcome.err.splitlines()[-1].startswith("footnote: ")
    assert outcome.json["error"]["type"] == "UsageError"
    assert "Traceback" not in outcome.err


def test_a_question_needs_no_quotes() -> None:
    for line in ("ask Who pays -k 3", "ask -k 3 Who pays", "ask 'Who pays' -k 3"):
        options = parser().parse_args(shlex.split(line))
        assert (options.question, options.passages) == ("Who pays", 3)
    assert "QUESTION [" not in parser().format_usage() + commands()["ask"].format_help()


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("published=2031-13", "no such month"),
        ("published=2031-13..", "no such month"),
        ("published=2031-02-29", "no such day"),
        ("published=June", "write 2031, 2031-03 or 2031-03-12"),
    ],
)
def test_a_date_that_there_is_not_is_named(condition: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parser().parse_args(["ask", "why", "--where", condition])
    assert parser().parse_args(["ask", "why", "--where", "code=2031-13"]).where


def test_the_library_is_named_by_option_by_variable_or_by_default(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_records(shell.folder / "news.jsonl", RECORDS)
    shell.bare("add", "news.jsonl")
    assert (shell.folder / "footnote.library" / "catalog.sqlite").exists()
    monkeypatch.setenv("FOOTNOTE_LIBRARY", str(shell.folder / "by-variable"))
    shell.bare("add", "news.jsonl")
    assert (shell.folder / "by-variable" / "catalog.sqlite").exists()
    shell.bare("--library", "by-option", "add", "news.jsonl")
    assert (shell.folder / "by-option" / "catalog.sqlite").exists()
    assert len(shell.bare("list", "--json", "--library", "by-option").json) == 3


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["publisher=harbour post, the"], {KEEPER}),
        (["publisher=Skarn Gazette"], {HERRING, BAKERY}),
        (["publisher=Skarn Gazette", "published=2031"], {HERRING}),
        (["publisher=Skarn Gazette", "publisher=Harbour Post, The"], {KEEPER, HERRING, BAKERY}),
        (["published=2031-05"], {HERRING}),
        (["published=2031-04..2031-05-31"], {KEEPER, HERRING}),
        (["published=2031-04.."], {KEEPER, HERRING}),
        (["published=..2030"], {BAKERY}),
        (["edition=12"], {HERRING}),
        (["edition=3", "edition=20"], {KEEPER, BAKERY}),
        (["edition=3..12"], {KEEPER, HERRING}),
        (["edition=12.5.."], {BAKERY}),
        (["edition=..-1"], set()),
        (["edition=3..2000.0"], {KEEPER, HERRING, BAKERY}),
        (["online=true"], {KEEPER}),
        (["online=False"], {HERRING}),
        (["title==Herring quota cut... again"], {HERRING}),
        (["title==bakery reopens"], {BAKERY}),
        (["publisher=Nobody"], set()),
    ],
)
def test_filters(news: Shell, conditions: list[str], expected: set[str]) -> None:
    options = [part for condition in conditions for part in ("--where", condition)]
    hits = news("search", "the", *options, "--json").json
    assert {hit["document"]["title"] for hit in hits} == expected
    answer = news("ask", "the", *options, "--json").json
    assert {hit["document"]["title"] for hit in answer["hits"]} == expected


@pytest.mark.parametrize("condition", ["colour=red", "published=2031..2030"])
def test_a_filter_that_cannot_be_applied_is_an_error(news: Shell, condition: str) -> None:
    outcome = news("search", "the", "--where", condition, "--json")
    assert outcome.code == Exit.ERROR
    assert outcome.json["error"]["type"] == "FilterError"


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_can_be_filtered_for(text: str) -> None:
    options = parser().parse_args(["search", "x", f"--where=title=={text}", "--where=title==a,b"])
    assert options.where == {"title": [text, "a,b"]}


def commands() -> dict[str, Any]:
    """The subcommands by name, each with its parser."""
    (found,) = (action.choices for action in parser()._actions if action.dest == "command")
    assert isinstance(found, dict)
    return found


def section(name: str) -> str:
    match = re.search(rf"^## `footnote {name}`$(.*?)(?=^## |\Z)", MANUAL.read_text("utf-8"), re.M | re.S)
    assert match, f"docs/command.md has no section on {name}"
    return match[1]


def explains(text: str, word: str) -> bool:
    """Whether a word stands in a code span of the text."""
    return bool(re.search(rf"`[^`\n]*(?<![\w-]){re.escape(word)}(?![\w-])[^`\n]*`", text))


def test_the_manual_has_every_command_and_option() -> None:
    text = MANUAL.read_text("utf-8")
    shared = {option for action in parser()._actions for option in action.option_strings}
    assert [option for option in shared if not explains(text, option)] == []
    for name, command in commands().items():
        assert f"[`{name}`](#footnote-{name})" in text
        words = {word for action in command._actions for word in action.option_strings or [action.metavar]}
        assert [word for word in words - shared if not explains(section(name), word)] == []


def test_the_manual_has_every_exit_code_and_filter() -> None:
    text = MANUAL.read_text("utf-8")
    assert all(f"\n| {int(code)} | " in text for code in Exit)
    for condition in re.findall(r"^\| `(\w+==?[^`]*)`", text, re.MULTILINE):
        assert parser().parse_args(["search", "x", "--where", condition]).where


def examples() -> Iterator[str]:
    """Every line that shows how to call the command, in the manual and in the help."""
    texts = [MANUAL.read_text("utf-8"), parser().format_help()]
    texts += [command.format_help() for command in commands().values()]
    for text in texts:
        yield from re.findall(
            r"^ *(?:.*\| )?(footnote (?!COMMAND)[a-z]+ [^A-Z\n]*[^\n]*)$", text, re.MULTILINE
        )


def test_every_example_can_be_typed() -> None:
    found = [line for line in examples() if not re.search(r"\b(PATH|ID|QUESTION)\b", line)]
    assert len(found) > 20
    for line in found:
        words = shlex.split(re.sub(r" {3,}.*", "", line), comments=True)
        try:
            assert parser().parse_args(words[1:]).command in commands()
        except UsageError as error:
            pytest.fail(f"{line}: {error}")
