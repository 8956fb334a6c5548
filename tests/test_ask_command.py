"""`footnote ask` and `footnote eval` where a model writes: what is shown, when, and how it is stopped."""

import json
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from footnote import Exit
from footnote.stopping import stopped_by_hand
from index.errors import ModelError
from qa.assistant import Assistant
from qa.render import as_html, as_markdown, as_text
from qa.serialization import as_json
from qa.writing.reader import WritingReader
from qa.writing.writer import Stop
from tests.chat_server import chat_server, saying
from tests.command import QUESTION, Shell, child, on_terminal, with_news, without_codes
from tests.writers import Scripted, words

SENTENCE = "Oda Brenn retires from the Skarn lighthouse in June."
DRAFT = f"{SENTENCE} [1] She kept its lamp for 47 years. [1] Elephants like bananas."
PLAIN = ("--threshold", "0", "--no-reader")
ASK = ("ask", QUESTION, *PLAIN)
WRITES = """
import sys
from footnote import main
from qa.writing.reader import WritingReader
from tests.embedders import HashingEmbedder
from tests.writers import Scripted, words
writing = WritingReader(Scripted([words(sys.argv[1])], pause=0.03, name="Quill-1B"))
sys.exit(main(sys.argv[2:], embedder=HashingEmbedder(), writing=writing))
"""


@pytest.fixture
def news(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return with_news(Shell(tmp_path, capsys, monkeypatch))


def writing(draft: str = DRAFT) -> WritingReader:
    return WritingReader(Scripted([words(draft)], name="Quill-1B"))


def test_in_every_form_the_finished_answer_alone_is_printed(news: Shell) -> None:
    with news.open() as library:
        answer = Assistant(library, reader=writing(), trained=False, threshold=0).ask(QUESTION)
    assert answer.written
    assert answer.written.model == "Quill-1B"
    forms = {"text": as_text(answer), "markdown": as_markdown(answer), "html": as_html(answer) + "\n"}
    for form, expected in forms.items():
        outcome = news(*ASK, "--format", form, writing=writing())
        assert (outcome.code, outcome.out, outcome.err) == (Exit.DONE, expected, "")
    assert news(*ASK, "--json", writing=writing()).json == as_json(answer)


def test_what_is_written_is_told_apart(news: Shell) -> None:
    said = news(*ASK, writing=writing()).out
    shown, _, out = said.partition("left out:\n")
    assert SENTENCE in shown
    assert "Written by Quill-1B" in shown
    for wrong in ("47 years", "Elephants"):
        assert wrong not in shown
        assert wrong in out


def test_a_refusal_asks_no_model(news: Shell) -> None:
    reader = writing()
    outcome = news("ask", QUESTION, "--no-reader", "--threshold", "1", "--json", writing=reader)
    assert outcome.json["written"] is None
    assert isinstance(reader.writer, Scripted)
    assert reader.writer.asked == []


def test_a_server_is_sent_the_key_of_the_environment(news: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_SERVER_KEY", "sesame")
    with chat_server(saying(*words(f"{SENTENCE} [1]"))) as server:
        outcome = news(*ASK, "--server", server.url, "--json")
    assert outcome.json["written"]["model"] == f"tiny at 127.0.0.1:{server.port}"
    assert SENTENCE in outcome.json["text"]
    assert {request.headers.get("authorization") for request in server.asked} == {"Bearer sesame"}
    assert server.chats


class Missing(Scripted):
    """A model that is not there."""

    def load(self) -> None:
        raise ModelError("there is no model Quill-1B: check the name.")


def test_a_model_that_is_not_there_is_an_error(news: Shell) -> None:
    reader = WritingReader(Missing([[""]]))
    outcome = news(*ASK, "--json", writing=reader)
    assert outcome.code == Exit.ERROR
    assert outcome.err == "footnote: there is no model Quill-1B: check the name.\n"
    assert outcome.json["error"]["type"] == "ModelError"


@pytest.mark.parametrize("command", ["ask why", "eval questions.jsonl", "serve"])
@pytest.mark.parametrize(
    "options",
    [
        ["--model", "a", "--server", "http://localhost:1"],
        ["--server-model", "a"],
        ["--model-seconds", "3"],
        ["--model", ""],
        ["--server", "localhost"],
    ],
)
def test_options_that_do_not_go_together(news: Shell, command: str, options: Sequence[str]) -> None:
    outcome = news(*command.split(), *options)
    assert outcome.code == Exit.USAGE
    assert outcome.err.splitlines()[-1].startswith("footnote: ")


def test_an_answer_grows_on_a_terminal_until_ctrl_c_ends_the_writing(news: Shell) -> None:
    command = child(f"{SENTENCE} [1] Then" + " on" * 300, *ASK, "--library", news.library, code=WRITES)
    shown = on_terminal(command, columns=60, interrupt=b" on on")
    assert shown.code == Exit.INTERRUPTED
    growing, _, finished = (without_codes(part) for part in shown.out.rpartition("\x1b[?25h"))  # cursor back
    assert "Being written, not checked yet:" in " ".join(growing.split())
    assert "\x1b[2;3m" in shown.out  # dim and italic
    assert f"{SENTENCE} [1]" in " ".join(finished.split())
    assert "Then" not in finished.partition("left out")[0]
    assert "Traceback" not in shown.out
    lines = without_codes(shown.out).split("\r\n")
    assert max(len(line.rpartition("\r")[2]) for line in lines) <= 60


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C interrupts, as in a program started by hand: in the background it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_the_second_ctrl_c_interrupts() -> None:
    stop, before = Stop(), signal.getsignal(signal.SIGINT)
    asked = []

    def twice() -> None:
        with stopped_by_hand(stop):
            for _ in range(2):
                asked.append(stop.asked)
                signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        twice()
    assert asked == [False, True]
    assert signal.getsignal(signal.SIGINT) is before


def test_where_ctrl_c_is_ignored_it_stays_so() -> None:
    before, stop = signal.signal(signal.SIGINT, signal.SIG_IGN), Stop()
    try:
        with stopped_by_hand(stop):
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert not stop.asked


def test_written_answers_are_measured(news: Shell) -> None:
    questions = news.folder / "questions.jsonl"
    questions.write_text(json.dumps({"question": QUESTION, "answer": "Oda Brenn"}) + "\n")
    outcome = news("eval", questions, *PLAIN, "--json", writing=writing())
    assert outcome.json["model"] == "Quill-1B"
    (result,) = outcome.json["results"]
    assert (result["verdict"], result["answer"]["written"]["model"]) == ("answer found", "Quill-1B")
    said = news("eval", questions, *PLAIN, writing=writing()).out
    assert "answers written by Quill-1B\n" in said
    assert "written by" not in news("eval", questions, *PLAIN).out
