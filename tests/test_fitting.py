"""The fits and figures behind the stored weights, against oracles and hand-worked cases."""

import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fitting import (
    auroc,
    calibration,
    calibration_error,
    fit_logistic,
    fit_ranking,
    halves,
    interval,
    least_chance,
    logistic,
    rounded,
    store,
)

SCORES = st.lists(st.integers(0, 5), min_size=1, max_size=12)


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_in_order(high: list[int], low: list[int]) -> None:
    pairs = [(one > other) + (one == other) / 2 for one, other in product(high, low)]
    labels = np.array([1.0] * len(high) + [0.0] * len(low))
    assert auroc(labels, np.array(high + low, dtype=float)) == pytest.approx(sum(pairs) / len(pairs))


def test_calibration_error_by_hand() -> None:
    """Two bins of two: 0.1 said where 0 of 2 came true, 0.9 said where 1 of 2 did."""
    labels, chances = np.array([0.0, 0.0, 1.0, 0.0]), np.array([0.1, 0.1, 0.9, 0.9])
    assert calibration_error(labels, chances, np.ones(4), bins=2) == pytest.approx((0.1 + 0.4) / 2)
    assert calibration_error(labels, chances, np.array([1.0, 1.0, 0.0, 2.0]), bins=2) == pytest.approx(
        (2 * 0.1 + 2 * 0.9) / 4
    )


def test_logistic_regression_finds_the_weights_that_made_the_labels() -> None:
    random = np.random.default_rng(3)
    values = random.normal(size=(40_000, 2)) * [1.0, 5.0] + [0.0, 2.0]
    labels = (random.random(len(values)) < logistic(values @ [1.5, -0.4] + 0.7)).astype(float)
    weights, bias = fit_logistic(values, labels, np.ones(len(values)), ridge=0.01)
    assert [*weights, bias] == pytest.approx([1.5, -0.4, 0.7], abs=0.06)


def test_a_sample_weight_counts_as_so_many_rows() -> None:
    values, labels = np.array([[0.0], [1.0], [1.0], [2.0]]), np.array([0.0, 0.0, 1.0, 1.0])
    twice = fit_logistic(np.repeat(values, 2, axis=0), np.repeat(labels, 2), np.ones(8), ridge=1.0)
    weighed = fit_logistic(values, labels, np.full(4, 2.0), ridge=1.0)
    assert np.allclose([*twice[0], twice[1]], [*weighed[0], weighed[1]])


def test_ranking_puts_the_marked_row_first() -> None:
    """The mark follows the first value; the second is noise."""
    random = np.random.default_rng(5)
    groups = []
    for _ in range(200):
        values = random.normal(size=(6, 2))
        marks = np.zeros(6)
        marks[values[:, 0].argmax()] = 1.0
        groups.append((values, marks))
    weights = fit_ranking(groups)
    assert weights[0] > 5 * abs(weights[1])


def test_halves_judge_every_row_once_and_split_no_article() -> None:
    articles = ["b", "a", "c", "a", "b", "d"]
    parts = halves(articles)
    assert sorted(np.concatenate([judged for _, judged in parts]).tolist()) == list(range(len(articles)))
    for fitted, judged in parts:
        assert {articles[row] for row in fitted}.isdisjoint(articles[row] for row in judged)


def test_an_interval_holds_the_figure_and_is_none_where_all_are_alike() -> None:
    values = np.array([0.0, 1.0, 1.0, 0.0, 1.0, 1.0])
    low, high = interval(lambda rows: float(values[rows].mean()), ["a", "a", "b", "b", "c", "c"])
    assert low <= values.mean() <= high
    assert low < high
    assert interval(lambda rows: 0.5, ["a", "b"]) == (0.5, 0.5)


def test_three_digits_are_kept() -> None:
    assert rounded([1.23456, -0.00123456, 12345.0]) == [1.23, -0.00123, 12300.0]


def test_what_is_stored_says_how_it_came_about(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    store(path, "bench.reading --write", "some data", {"right": (0.5, 0.4, 0.6)}, {"bias": 1.0})
    content = json.loads(path.read_text("utf-8"))
    assert content["about"]["command"] == "python -m bench.reading --write"
    assert content["figures, with 95 % intervals"] == {"right": "0.500 (0.400 to 0.600)"}
    assert content["bias"] == 1.0


def test_the_least_chance_keeps_equals_together() -> None:
    chances = np.array([0.9, 0.9, 0.5, 0.5, 0.5, 0.1])
    right = np.array([1.0, 1.0, 1.0, 1.0, 0.0, 0.0])
    assert least_chance(chances, right, 0.8) == 0.5
    assert least_chance(chances, right, 0.85) == 0.9  # not inside the equals, where 4 of 4 would be right
    assert least_chance(chances, np.zeros(6), 0.1) == 1.0


def test_articles_are_calibrated_on_or_reported() -> None:
    fitted, judged = calibration(["c", "a", "b", "a", "d", "e"])
    assert fitted.tolist() == [1, 2, 3]  # a and b; of five, the odd one is reported
    assert judged.tolist() == [0, 4, 5]
