"""The figures and the search for the best span, against slow and certain ways to get them."""

import itertools

import numpy as np
import pytest

from training.figures import auroc, balanced_accuracy, best_threshold, exact, f1
from training.reading import LONGEST_ANSWER, best_span


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


def test_the_best_span_is_the_best_of_all_allowed_ones() -> None:
    random = np.random.default_rng(2)
    for length in (1, 5, 60):
        start, end = random.normal(size=(2, length)).astype(np.float32)
        spans = itertools.product(range(length), repeat=2)
        allowed = [(a, b) for a, b in spans if a <= b < a + LONGEST_ANSWER]
        first, last = max(allowed, key=lambda span: start[span[0]] + end[span[1]])
        assert best_span(start, end)[:2] == (first, last)
        assert best_span(start, end)[2] == pytest.approx(start[first] + end[last])
