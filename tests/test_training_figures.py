"""The figures, against slow and certain ways to get them."""

import numpy as np
import pytest

from training.card import cell
from training.figures import auroc, balanced_accuracy, best_threshold, exact, f1


def test_f1_and_exact_match_by_hand() -> None:
    assert f1("the Harbour School", ("Harbour School",)) == 1
    assert exact("the Harbour School.", ("harbour school",)) == 1
    assert f1("Ann Miller of Delft", ("Ann Miller", "Otto")) == pytest.approx(2 / 3)
    assert f1("Otto", ("Ann",)) == exact("Otto", ("Ann",)) == 0


def test_auroc_is_the_share_of_pairs_in_order() -> None:
    random = np.random.default_rng(0)
    labels, scores = random.random(60) < 0.4, random.integers(0, 8, 60).astype(float)
    pairs = [(a > b) + (a == b) / 2 for a in scores[labels] for b in scores[~labels]]
    assert auroc(labels, scores) == pytest.approx(np.mean(pairs))


def test_the_best_threshold_is_the_best_of_all() -> None:
    random = np.random.default_rng(1)
    labels = random.random(50) < 0.5
    scores = random.random(50) + labels * 0.5
    best = balanced_accuracy(labels, scores >= best_threshold(labels, scores))
    assert best == pytest.approx(max(balanced_accuracy(labels, scores >= at) for at in scores))


def test_a_cell_of_the_card_has_its_interval() -> None:
    column = {"f1": 0.5, "f1_low": 0.41234, "f1_high": 0.6, "questions": 3117.0, "threshold": 0.25}
    assert cell(column, "f1") == "0.500 (0.412 to 0.600)"
    assert cell(column, "questions") == "3117"
    assert cell(column, "threshold") == "0.250"
    assert cell(column, "exact") == ""
