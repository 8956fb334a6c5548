"""`footnote ask --format`: the same answer, written for other programs."""

from pathlib import Path

import pytest

from footnote import Exit
from qa.answer import Answer
from qa.assistant import Assistant
from qa.bibliography import as_bibtex, as_csl
from qa.render import as_html, as_markdown, as_text
from qa.serialization import as_json
from qa.timeline import timeline_html
from tests.command import QUESTION, Shell, with_news, write_records


@pytest.fixture
def news(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return with_news(Shell(tmp_path, capsys, monkeypatch))


def asked(shell: Shell, question: str) -> Answer:
    with shell.open() as library:
        return Assistant(library, threshold=0).ask(question)


def test_each_form_is_what_the_code_writes(news: Shell) -> None:
    answer = asked(news, QUESTION)
    written = {
        "text": as_text(answer),
        "markdown": as_markdown(answer),
        "html": as_html(answer) + "\n",
        "bibtex": as_bibtex(answer),
    }
    for name, expected in written.items():
        outcome = news("ask", QUESTION, "--threshold", "0", "--format", name)
        assert (outcome.code, outcome.out, outcome.err) == (Exit.DONE, expected, "")
    assert "@article{harbourpost2031lighthouse," in written["bibtex"]


@pytest.mark.parametrize("options", [["--format", "json"], ["--json"], ["--format=json", "--json"]])
def test_json_in_two_ways(news: Shell, options: list[str]) -> None:
    outcome = news("ask", QUESTION, "--threshold", "0", *options)
    assert outcome.json == as_json(asked(news, QUESTION))


@pytest.mark.parametrize("options", [["--format", "csl"], ["--format", "csl", "--json"]])
def test_csl_is_json(news: Shell, options: list[str]) -> None:
    outcome = news("ask", QUESTION, "--threshold", "0", *options)
    assert outcome.json == as_csl(asked(news, QUESTION))
    assert outcome.out.isascii()


def test_html_has_the_values_in_conflict(news: Shell) -> None:
    question = "How many sailors drowned when the Petrel sank?"
    texts = ("When the Petrel sank, 31 sailors drowned.", "47 sailors drowned when the Petrel sank.")
    records = [{"id": text, "text": text, "publisher": "Post"} for text in texts]
    news("add", write_records(news.folder / "petrel.jsonl", records))
    outcome = news("ask", question, "--threshold", "0", "--format", "html")
    table = timeline_html(asked(news, question))
    assert table
    assert outcome.out.endswith(f"\n{table}\n")


def test_what_is_not_cited_has_no_sources(news: Shell) -> None:
    assert news("ask", QUESTION, "--threshold", "1", "--format", "bibtex").out == ""
    assert news("ask", QUESTION, "--threshold", "1", "--format", "csl").json == []


@pytest.mark.parametrize("form", ["json", "csl"])
def test_an_error_is_json_where_the_answer_would_be(news: Shell, form: str) -> None:
    for options in (["--format", form], [f"--format={form}"]):
        outcome = news.bare("ask", QUESTION, "--library", "nowhere", *options)
        assert outcome.json["error"]["type"] == "LibraryNotFound"
    assert news.bare("ask", QUESTION, "--library", "nowhere", "--format", "bibtex").out == ""


@pytest.mark.parametrize(
    "options",
    [["--format", "pdf"], ["--format", "html", "--json"], ["--format", "csl", "--values"]],
)
def test_options_that_do_not_go_together(news: Shell, options: list[str]) -> None:
    outcome = news("ask", QUESTION, *options)
    assert outcome.code == Exit.USAGE
    assert outcome.err.splitlines()[-1].startswith("footnote: ")
