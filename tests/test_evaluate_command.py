"""`footnote eval` from end to end: the table, the JSON, the page with its plots, what is said of trouble."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from footnote import Exit, main
from footnote.evaluation.evaluate import Examiner, evaluation
from footnote.evaluation.plots import latency, plots
from footnote.evaluation.questions import Asked, read_questions
from footnote.evaluation.report import page
from footnote.evaluation.scoreboard import Scoreboard
from footnote.terminal import Terminal
from index import Document, Library
from index.embed import Vectors
from tests.command import KEEPER, QUESTION, Shell, child, on_terminal, run, with_news, without_codes
from tests.embedders import HashingEmbedder

PNG = b"\x89PNG\r\n\x1a\n"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
RECORDS = [
    {"question": QUESTION, "answer": ["Oda Brenn"], "document": KEEPER},
    {"question": "Who retires from the Skarn lighthouse in June?", "answer": "Ann Oak", "document": "keeper"},
    {"question": "Why is quartz piezoelectric?", "answer": None},
]


@pytest.fixture
def news(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    shell = with_news(Shell(tmp_path, capsys, monkeypatch))
    write(shell.folder / "questions.jsonl", RECORDS)
    return shell


def write(path: Path, records: object) -> Path:
    assert isinstance(records, list)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_the_table_and_what_went_wrong(news: Shell) -> None:
    outcome = news("eval", "questions.jsonl", "--threshold", "0", "--risk", "1")
    assert outcome.code == Exit.DONE
    assert re.search(r"^answer found +50\.0% +9\.5% – 90\.5% +2$", outcome.out, re.MULTILINE)
    assert re.search(r"^quotes verbatim +100\.0% ", outcome.out, re.MULTILINE)
    assert "3 of 3 questions asked, threshold 0\n" in outcome.out
    assert "for wrong answers of at most 100 %: --threshold 0.0 answers 100.0%" in outcome.out
    wrong = outcome.out[outcome.out.index("questions went wrong") :]
    assert re.search(
        r"line 2: Who retires .*\n    wrong answer, .*\n    expected: Ann Oak\n    answered: ", wrong
    )
    assert "line 1:" not in wrong
    assert outcome.err == "the library has no document of the name that 1 questions give (line 2: keeper)\n"


def test_json_is_one_object_with_everything(news: Shell) -> None:
    found = news("eval", "questions.jsonl", "--threshold", "0", "--json").json
    assert (found["questions"], found["asked"], found["threshold"], found["report"]) == (3, 3, 0, None)
    first, second, third = found["results"]
    assert (first["verdict"], first["citation_right"], first["rank"]) == ("answer found", True, 1)
    assert "Oda Brenn" in first["answer"]["citations"][0]["quote"]
    assert (second["verdict"], second["asked"]["line"]) == ("wrong answer", 2)
    assert third["asked"]["accepted"] is None
    assert found["figures"]["answer found"] == pytest.approx(
        {"value": 0.5, "low": 0.0945, "high": 0.9055, "of": 2}, abs=1e-4
    )
    assert found["risk_coverage"][-1]["coverage"] == 1
    assert found["latency"]["median"] > 0
    assert not list(news.folder.glob("**/*.png"))


def test_at_the_highest_threshold_everything_is_refused_but_the_curve_stays(news: Shell) -> None:
    found = news("eval", "questions.jsonl", "--threshold", "1", "--json").json
    assert found["figures"]["wrongly refused"]["value"] == 1
    assert found["figures"]["rightly refused"]["value"] == 1
    low = news("eval", "questions.jsonl", "--threshold", "0", "--json").json
    assert found["risk_coverage"] == low["risk_coverage"]


def test_the_report_holds_page_plots_and_results(news: Shell) -> None:
    outcome = news("eval", "questions.jsonl", "--report", "new/folder", "--json")
    folder = news.folder / "new" / "folder"
    names = {"report.html", "risk-coverage.png", "reliability.png", "latency.png", "results.json"}
    assert {path.name for path in folder.iterdir()} == names
    assert all(path.read_bytes().startswith(PNG) for path in folder.glob("*.png"))
    written = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert {**written, "report": outcome.json["report"]} == outcome.json
    assert outcome.json["report"] == str(Path("new/folder/report.html"))


class Page(HTMLParser):
    """The elements of a page, with what they hold of text and addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "hostile.library", embedder=HashingEmbedder()) as library:
        library.add(Document(f"The lamp {HOSTILE} was lit by Oda Brenn in May.", HOSTILE, title=HOSTILE))
        yield library


def test_nothing_on_the_page_takes_effect(hostile: Library) -> None:
    asked = [
        Asked(1, f"Who lit the lamp {HOSTILE}?", (HOSTILE, "Oda"), HOSTILE, ((HOSTILE, HOSTILE),)),
        Asked(2, f"Who broke the lamp \x1b[31m\ud800 {HOSTILE}?", None),
    ]
    examiner = Examiner(hostile, threshold=0)
    found = evaluation([examiner.ask(one, Path("q.jsonl")) for one in asked], 2, 0.0, risk=0.5)
    drawn = plots(found)
    text = page(found, drawn, questions=f"{HOSTILE}.jsonl")
    parsed = Page(text)
    assert "script" not in parsed.tags
    assert parsed.tags.count("img") == len(drawn) == 3
    assert not [name for name, _ in parsed.attributes if name.startswith("on")]
    addresses = [value or "" for name, value in parsed.attributes if name in {"src", "href"}]
    assert all(address.startswith(("data:image/png;base64,", "#q")) for address in addresses)
    assert parsed.text.count(HOSTILE) >= 6
    assert "\x1b" not in text
    assert "default-src 'none'" in text
    ids = [value for name, value in parsed.attributes if name == "id"]
    assert len(set(ids)) == len(ids)
    assert {address[1:] for address in addresses if address.startswith("#")} <= set(ids)
    assert text.encode("utf-8")


def test_plots_of_a_single_question_and_of_hours(hostile: Library) -> None:
    examiner = Examiner(hostile, threshold=0)
    one = evaluation([examiner.ask(Asked(1, "Who lit the lamp?", None), Path("q.jsonl"))], 1, 0.0, risk=0.0)
    assert all(png.startswith(PNG) for png in plots(one).values())
    assert latency([0.0]).startswith(PNG)
    assert latency([0.01] * 50 + [7200.0]).startswith(PNG)
    assert plots(evaluation([], 1, 0.5)) == {}


@pytest.mark.parametrize(
    "line",
    ["eval", "eval q.jsonl --draft 3", "eval --draft 0", "eval q.jsonl --risk 2", "eval q.jsonl --report ''"],
)
def test_senseless_command_lines(news: Shell, line: str) -> None:
    outcome = news.bare(*(word.strip("'") for word in line.split()), "--json")
    assert outcome.code == Exit.USAGE
    assert outcome.json["error"]["type"] == "UsageError"


def test_trouble_is_one_line_with_a_remedy(news: Shell) -> None:
    (news.folder / "file").write_text("", encoding="utf-8")
    bad = [*RECORDS, {"question": "Who?", "answer": None, "where": {"colour": "red"}}]
    write(news.folder / "bad.jsonl", bad)
    for words, kind, said in (
        (["missing.jsonl"], "DocumentError", "--draft"),
        (["file"], "DocumentError", "holds no questions"),
        (["bad.jsonl"], "FilterError", "bad.jsonl, line 4: "),
        (["questions.jsonl", "--report", "file"], "FootnoteError", "Choose another --report"),
    ):
        outcome = news("eval", *words, "--json")
        assert outcome.code == Exit.ERROR
        assert outcome.json["error"]["type"] == kind
        assert said in outcome.err
        assert outcome.err.count("\n") == 1
    with Library(news.folder / "empty.library", embedder=news.embedder):
        pass
    outcome = news.bare("eval", "questions.jsonl", "--library", "empty.library")
    assert (outcome.code, "is empty. Add documents" in outcome.err) == (Exit.ERROR, True)


class Interrupting(HashingEmbedder):
    """Somebody presses Ctrl-C when the last question is embedded."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        if any("piezoelectric" in text for text in texts):
            raise KeyboardInterrupt
        return super().embed(texts)


def test_what_was_finished_is_reported_when_interrupted(news: Shell) -> None:
    words = ["eval", "questions.jsonl", "--library", str(news.library), "--threshold", "0"]
    news.capture.readouterr()
    assert main([*words, "--json"], embedder=Interrupting()) == Exit.INTERRUPTED
    out, err = news.capture.readouterr()
    found = json.loads(out)
    assert (found["asked"], found["questions"]) == (2, 3)
    assert "interrupted: these are the figures of 2 of 3 questions" in err
    write(news.folder / "one.jsonl", RECORDS[2:])
    words[1] = "one.jsonl"
    assert main([*words, "--json"], embedder=Interrupting()) == Exit.INTERRUPTED
    assert json.loads(news.capture.readouterr().out)["error"]["type"] == "Interrupted"


def test_on_a_terminal_it_is_wrapped_and_coloured(news: Shell) -> None:
    words = child("eval", str(news.folder / "questions.jsonl"), "--library", news.library, "--threshold", "0")
    outcome = on_terminal(words, columns=60)
    assert outcome.code == Exit.DONE
    assert "\x1b[31mwrong answer" in outcome.out
    lines = without_codes(outcome.out).replace("\r", "\n").splitlines()
    assert max(len(line.rstrip()) for line in lines) <= 60


def test_progress_away_from_a_terminal_and_in_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    questions = [Asked(line, "Who?", None) for line in range(1, 4)]
    board = Scoreboard(Terminal())
    assert list(board.counting(questions)) == list(board.counting(questions, quiet=True)) == questions
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a home folder that is a device")
def test_nothing_is_said_of_fonts_without_a_home(news: Shell) -> None:
    words = child("eval", "questions.jsonl", "--library", news.library, "--report", "out", "--json")
    bare = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), "/dev/null")
    outcome = run(words, **bare)
    assert outcome.code == Exit.DONE
    assert "atplotlib" not in outcome.err
    assert (news.folder / "out" / "latency.png").read_bytes().startswith(PNG)


def test_plots_are_imported_only_where_they_are_drawn(news: Shell) -> None:
    code = (
        "import sys; from footnote import main; from tests.embedders import HashingEmbedder; "
        "code = main(sys.argv[1:], embedder=HashingEmbedder()); "
        "assert not {'matplotlib', 'matplotlib.pyplot'} & set(sys.modules); sys.exit(code)"
    )
    words = child("eval", "questions.jsonl", "--library", news.library, "--json", code=code)
    assert run(words).code == Exit.DONE


def test_the_shared_questions_can_be_read() -> None:
    data = Path(os.environ.get("FOOTNOTE_DATA", Path(__file__).parents[2] / "shared"))
    path = data / "seed" / "questions.jsonl"
    if not path.exists():
        pytest.skip(f"no shared data at {data}; name its folder with FOOTNOTE_DATA")
    questions = read_questions(path)
    assert {asked.from_metadata for asked in questions} == {True, False}
    assert any(asked.history for asked in questions)
    assert any(asked.accepted is None for asked in questions)


def test_the_sample_questions_can_be_read() -> None:
    questions = read_questions(Path(__file__).parent / "data" / "sample_questions.jsonl")
    assert all((asked.document is None) == (asked.accepted is None) for asked in questions)
