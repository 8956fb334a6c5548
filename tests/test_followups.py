"""The bench of follow-ups, on one turn counted by hand and on a folder that is not there."""

from pathlib import Path

import pytest

from bench.followups import Resolved, faults, figures, main


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
