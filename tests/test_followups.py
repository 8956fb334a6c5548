"""The bench of follow-ups, on one turn counted by hand and on a folder that is not there."""

import json
from pathlib import Path

import pytest

from bench.followups import RAW, RESOLVED, Resolved, Rewriter, faults, figures, main, read
from tests.writers import Scripted, words


def test_recall_and_precision_count_the_words_that_were_added() -> None:
    turns = [
        Resolved(1, 1, "What is gout?", "What is gout?", "What is gout?"),
        Resolved(1, 2, "Can it be cured?", "Can foot gout be cured?", "Can gout disease be cured?"),
        Resolved(1, 3, "What is asthma?", "What is asthma?", "What is asthma?"),
    ]
    assert {name: figure[0] for name, figure in figures(turns).items()} == {
        "recall of the words added by hand": 0.5,
        "precision of the words added": 0.5,
        "first turns untouched": 1.0,
        "stand-alone turns untouched": 1.0,
    }
    assert [faults(turn) for turn in turns] == [0, 2, 0]


def test_a_missing_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 1
    assert "Name the folder with --data" in capsys.readouterr().err


def test_a_model_is_asked_where_the_rules_have_no_place_and_counted(tmp_path: Path) -> None:
    asked = ["What is the Orrin Collapse?", "What empires survived?", "Who ended it?", "What towns survived?"]
    whole = "What empires survived the Orrin Collapse?"
    turns = [{"number": n, "raw_utterance": question} for n, question in enumerate(asked, 1)]
    (tmp_path / RAW).write_text(json.dumps([{"number": 7, "turn": turns}]))
    (tmp_path / RESOLVED).write_text("".join(f"7_{n}\t{question}\n" for n, question in enumerate(asked, 1)))
    rewriter = Rewriter(Scripted([words(whole)]))
    ours = [turn.ours for turn in read(tmp_path, rewriter)]
    assert ours[:3] == [asked[0], whole, "Who ended the Orrin Collapse?"]
    assert ours[3].startswith("What towns survived? (about")  # what the model said is another question
    first, *heard = rewriter.told().splitlines()
    assert first.startswith("asked 2 times, heard 1;")
    assert [line.partition(" -> ")[2] for line in heard] == [whole]
