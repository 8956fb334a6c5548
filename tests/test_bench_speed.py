"""The bench of speed: statistics by hand, its protocol with a small real contestant, no time judged."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from socket import create_server
from typing import Any

import numpy as np
import pytest

from bench.speed import command, material, table
from bench.speed.contest import ContestantFailed, Entrant, Process, contest
from bench.speed.contestants.bare import Bare
from bench.speed.contestants.ceiling import Ceiling
from bench.speed.embedding import operations, worst_cosine
from bench.speed.serving import Contestant, answer, chunks_of
from bench.speed.spread import Spread, percentile, ratio, spread
from bench.speed.start import NeverStarted, until_printed, until_served
from index.embed import SentenceTransformerEmbedder
from tests.embedders import HashingEmbedder

FAKE = Entrant("fake", "tests.fake_contestant", variant="sound")


def test_a_spread_is_the_median_between_the_extremes() -> None:
    assert spread([3.0, 1.0, 8.0]) == Spread(3.0, 1.0, 8.0)
    assert spread([2.0, 4.0]) == Spread(3.0, 2.0, 4.0)
    with pytest.raises(ValueError, match="nothing was measured"):
        spread([])


def test_a_ratio_is_that_of_the_medians_between_those_of_the_rounds() -> None:
    # Medians 8 and 2; the rounds' own ratios are 2, 8 and 3.
    assert ratio([4.0, 8.0, 9.0], [2.0, 1.0, 3.0]) == Spread(4.0, 2.0, 8.0)
    with pytest.raises(ValueError, match="cannot be compared: 1 and 2"):
        ratio([1.0], [1.0, 2.0])


def test_a_percentile_is_the_nearest_rank() -> None:
    hundred = [float(value) for value in range(100, 0, -1)]
    assert percentile(hundred, 95) == 95
    assert percentile([1.0, 5.0], 95) == 5.0
    assert percentile([1.0, 5.0], 50) == 1.0
    with pytest.raises(ValueError, match="no percentile 0"):
        percentile(hundred, 0)


def test_the_operations_of_a_text() -> None:
    # Per token and layer: query, key, value and output 4 * 384², two inner products 2 * 384 * 1536, and its
    # part in attention 2 * length * 384; six layers; an operation each for multiplying and adding.
    assert operations(1) == 2 * 6 * (589_824 + 1_179_648 + 768)
    assert operations(100) == 2 * 6 * 100 * (589_824 + 1_179_648 + 76_800)


def test_the_worst_cosine_is_of_any_lengths() -> None:
    ones, others = np.array([[2.0, 0.0], [3.0, 0.0]]), np.array([[1.0, 0.0], [3.0, 4.0]])
    assert worst_cosine(ones, others) == pytest.approx(0.6)


class Slow(Contestant):
    """Knows three texts, and stumbles over one question."""

    def embed(self, texts: Sequence[str]) -> Any:
        return [[float(len(text)), 0.0] for text in texts]

    def search(self, question: str) -> list[str]:
        if question == "stumble":
            raise RuntimeError("fell")
        return [] if question == "nothing" else [question]

    def load(self, model: str) -> None:
        if model == "absent":
            raise ImportError("No module named 'absent'")


def test_whatever_happens_is_a_reply(tmp_path: Path) -> None:
    texts, vectors = tmp_path / "texts.json", tmp_path / "vectors.npy"
    texts.write_text(json.dumps(["a", "bcd"]), encoding="utf-8")
    reply = answer(Slow(), {"do": "embed", "texts": str(texts), "vectors": str(vectors)})
    assert reply["amount"] == 2
    assert np.load(vectors).tolist() == [[1.0, 0.0], [3.0, 0.0]]
    assert len(answer(Slow(), {"do": "search", "questions": ["a", "b"]})["each"]) == 2
    assert answer(Slow(), {"do": "search", "questions": ["stumble"]}) == {"error": "RuntimeError: fell"}
    assert "nothing was found" in answer(Slow(), {"do": "search", "questions": ["nothing"]})["error"]
    assert answer(Slow(), {"do": "load", "model": "absent"}) == {"missing": "No module named 'absent'"}
    assert "NotImplementedError" in answer(Slow(), {"do": "open", "store": "store"})["error"]


def test_chunks_are_of_so_many_words(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("last one", encoding="utf-8")
    (tmp_path / "a.txt").write_text("word " * 250, encoding="utf-8")
    assert [len(chunk.split()) for chunk in chunks_of(tmp_path)] == [120, 120, 10, 2]


def test_a_process_is_told_and_replies(tmp_path: Path) -> None:
    with Process(FAKE, tmp_path / "log") as process:
        assert process.tell({"do": "load", "model": "any"})["version"] == ""
        assert process.tell({"do": "measure", "what": "3"})["amount"] == 3
        with pytest.raises(ContestantFailed, match="ValueError"):
            process.tell({"do": "measure", "what": "three"})
        assert process.tell({"do": "measure", "what": "4"})["amount"] == 4  # it goes on
    lost = Entrant("lost", "tests.lost")
    with (
        pytest.raises(ContestantFailed, match=r"it ended: .*lost"),
        Process(lost, tmp_path / "log") as process,
    ):
        process.tell({"do": "load", "model": "any"})


def test_rounds_are_interleaved_and_who_fails_is_left_out(tmp_path: Path) -> None:
    order: list[tuple[str, int]] = []

    def request(name: str, number: int) -> dict[str, str]:
        order.append((name, number))
        return {"do": "measure", "what": "fail" if (name, number) == ("b", 1) else str(number)}

    entrants = [
        Entrant("a", "tests.fake_contestant", variant="sound"),
        Entrant("b", "tests.fake_contestant", variant="sound"),
        Entrant("c", "tests.fake_contestant", variant="missing", install="the-package"),
    ]
    with contest(entrants, "any", tmp_path) as taking_part:
        found = taking_part.rounds(3, request)
    assert order == [("a", 0), ("b", 0), ("a", 1), ("b", 1), ("a", 2)]
    assert {name: [reply["amount"] for reply in replies] for name, replies in found.items()} == {
        "a": [0, 1, 2]
    }
    absent, failed = taking_part.left_out
    assert (absent.name, absent.failed) == ("c", False)
    assert absent.why.endswith(f"to have it: {sys.executable} -m pip install the-package")
    assert (failed.name, failed.failed) == ("b", True)
    assert "ValueError" in failed.why


def test_what_a_library_prints_does_not_get_among_the_replies(tmp_path: Path) -> None:
    with Process(Entrant("loud", "tests.fake_contestant", variant="loud"), tmp_path / "log") as process:
        assert process.tell({"do": "measure", "what": "5"})["amount"] == 5
    assert "five!" in (tmp_path / "log").read_text(encoding="utf-8")


def test_a_program_must_print_something() -> None:
    assert until_printed([sys.executable, "-c", "print(); print('an answer')"]) > 0
    with pytest.raises(NeverStarted, match="no answer"):
        until_printed([sys.executable, "-c", "pass"])
    with pytest.raises(NeverStarted, match="no answer"):
        until_printed([sys.executable, "-c", "print('an answer'); raise SystemExit(3)"])


def test_a_table_has_spreads_goals_and_who_was_left_out() -> None:
    section = table.Section(
        "adding",
        "2 files",
        ("files a second",),
        (
            table.Row("footnote", (Spread(120.4, 110.0, 130.0),)),
            table.Row("other", (Spread(12.04, 12.0, 13.0),), Spread(10.0, 9.0, 11.0)),
            table.Row("limit", (None,)),
        ),
        (table.at_least("share", 0.9, 0.85), table.at_most("wait", 12.0, 10, " ms")),
    )
    assert table.as_text(section).splitlines() == [
        "adding: 2 files",
        "            files a second    Footnote is … times as fast",
        "  footnote  120 (110–130)",
        "  other     12.0 (12.0–13.0)  10.0 (9–11.0)",
        "  limit",
        "  goal: share >= 0.85: 0.9, met",
        "  goal: wait <= 10 ms: 12.0, MISSED",
    ]
    assert table.as_json([section])[0]["rows"][0]["figures"][0]["median"] == 120.4


def test_passages_are_those_that_are_embedded() -> None:
    documents = ["One sentence. " * 40, "Another document."]
    every = material.passages(documents, HashingEmbedder(), None)
    assert every[-1] == "Another document."
    assert material.passages(documents, HashingEmbedder(), 1) == every[:1]


def test_the_bare_graph_computes_what_the_embedder_gives_it() -> None:
    bare = Bare()
    bare.load("")
    texts = ["A ferry sank.", "It was raised in 1921, and nobody drowned.", "A ferry sank."]
    bare.embed(texts)
    run = sum(SentenceTransformerEmbedder().count_tokens(texts))
    assert bare.measure("real") * bare.measure("run") == pytest.approx(run)
    bare.embed(texts)
    assert bare.measure("real") * bare.measure("run") == pytest.approx(run)  # nothing is recorded again


def test_the_ceiling_of_search_reads_every_vector() -> None:
    assert Ceiling("30").measure("read") == 30 * 384 * 4
    assert Ceiling("30").measure("search") == 30 * 384 * 2  # half precision


# Most likely without any of the others: they need not be loaded to see that nobody is passed over in silence.
BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)
OTHERS = {"sentence-transformers", "txtai", "LlamaIndex", "Haystack", "LangChain"}


def measured(folder: Path, capsys: pytest.CaptureFixture[str], sections: str) -> list[dict[str, Any]]:
    """What the bench says of some sections, in small."""
    sizes = "--rounds 1 --texts 3 --documents 4 --questions 4 --vectors 100 --json".split()
    data = ["--data", str(small_data(folder)), "--python", BARE_PYTHON]
    assert command.main([*data, *sizes, "--only", sections]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["sections"]
    return found


def everybody(section: dict[str, Any]) -> set[str]:
    return {one["name"] for one in [*section["rows"], *section["left_out"]]}


def test_embedding_and_memory_in_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    embedding, memory = measured(tmp_path, capsys, "embedding,memory")
    assert everybody(memory) == {"a matrix times a vector", "Footnote's exact search"}
    products = {"products in f32", "products in bf16"}
    others = {"sentence-transformers", "sentence-transformers, bfloat16"}
    assert everybody(embedding) == {"footnote", "its graph alone"} | products | others
    assert not any(one["failed"] for one in embedding["left_out"])


def test_adding_and_asking_in_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    adding, asking = measured(tmp_path, capsys, "adding,asking")
    assert everybody(adding) == {"footnote", "Footnote's embedder alone"} | OTHERS
    answers = {"Footnote's answer", "Footnote's answer, no reader"}
    assert everybody(asking) == {"footnote", "bm25s"} | answers | OTHERS
    own = [row["figures"][2]["median"] for row in adding["rows"][:2]]
    assert own[0] == own[1]  # the embedder was given what is embedded in adding


def test_together_in_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [together] = measured(tmp_path, capsys, "together")
    alone, at_once, adding = together["rows"]
    assert at_once["name"] == "4 at once"
    assert alone["figures"][1] == {"median": 1, "low": 1, "high": 1}  # as long as itself
    assert adding["figures"][1]["median"] == together["goals"][0]["figure"] > 0
    assert at_once["figures"][2]["median"] > 0


def test_a_page_is_waited_for() -> None:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    assert until_served(server, port) > 0
    with pytest.raises(NeverStarted, match="no page"):
        until_served([sys.executable, "-c", "pass"], port)


def small_data(folder: Path) -> Path:
    """Two stories and two paragraphs, as they lie in shared/."""
    data = folder / "shared" / "data"
    for name in ("wikinews", "squad2"):
        (data / name).mkdir(parents=True)
    stories = [f"{city} opened a bridge. Its mayor cut the ribbon." for city in ("Osterhay", "Melhaven")]
    lines = "".join(json.dumps({"text": story}) + "\n" for story in stories)
    (data / "wikinews" / "wikinews.jsonl").write_text(lines, encoding="utf-8")
    asked = [{"question": f"Who cut ribbon {number}?", "answers": []} for number in range(5)]
    paragraphs = [{"context": f"The Petrel sank in {year}.", "qas": asked} for year in (1921, 1922)]
    squad = {"data": [{"title": "Petrel", "paragraphs": paragraphs}]}
    (data / "squad2" / "squad2-dev-a.json").write_text(json.dumps(squad), encoding="utf-8")
    return folder / "shared"


def test_more_rounds_than_questions_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--questions", "4", "--rounds", "2"])
    assert "3 to warm up and one a round, 5" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        command.main(["--only", "embedding,napping"])
    assert "no section napping" in capsys.readouterr().err


def test_who_is_needed_is_told_by_the_reason(tmp_path: Path) -> None:
    with contest([Entrant("absent", "tests.absent")], "any", tmp_path) as taking_part:
        taking_part.need("another")
        with pytest.raises(ContestantFailed, match=r"absent: it ended: .*tests\.absent"):
            taking_part.need("absent")
