"""The bench of verification: its figures against hand-worked cases, and what it is held to on the shared
data.
"""

import os
from pathlib import Path

import numpy as np
import pytest

from bench.verification import FILE, balanced_accuracy, main, passages, read

DATA = Path(os.environ.get("FOOTNOTE_DATA", Path(__file__).parents[2] / "shared")) / "data"


def test_balanced_accuracy_weighs_both_kinds_alike() -> None:
    labels, passed = np.array([1.0, 0, 0, 0, 0]), np.array([1.0, 0, 0, 1, 1])
    assert balanced_accuracy(labels, passed) == pytest.approx(0.75)


def test_passages_cover_the_text() -> None:
    text = "\n\n".join(f"Paragraph {number} says one thing. It says another." for number in range(40))
    assert " ".join(hit.text for hit in passages(text)).split() == text.split()


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 1
    assert str(FILE) in capsys.readouterr().err


def test_the_shared_set_can_be_read() -> None:
    if not (DATA / FILE).exists():
        pytest.skip("needs summedits-news in the data folder of FOOTNOTE_DATA")
    rows = read(DATA / FILE)
    assert {row.supported for row in rows} == {False, True}
    assert all(row.text and row.summary for row in rows)
