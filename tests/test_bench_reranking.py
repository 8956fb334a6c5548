"""How the order of passages is judged, by hand."""

import numpy as np
import pytest

from bench.reranking import Ranked, fit_on, judge, lead, order, reciprocal, settled
from qa.reranking import DEPTH, FIRST, SIGNS


def ranked(article: str, gold: int, best: int, count: int = DEPTH) -> Ranked:
    """Retrieved in order; the reader likes one of them and nothing else."""
    signs = np.zeros((count, len(SIGNS)))
    signs[:, 0] = np.linspace(1, 0, count)
    signs[best, 1] = 5.0
    marks = np.zeros(count)
    marks[gold] = 1.0
    return Ranked(article, signs, marks)


def test_the_reciprocal_rank() -> None:
    assert reciprocal(np.array([0.0, 0, 1])) == pytest.approx(1 / 3)
    assert reciprocal(np.array([0.0] * 10 + [1.0])) == 0
    assert reciprocal(np.array([])) == 0


def test_the_order_is_that_of_the_reader_until_it_stops() -> None:
    late = ranked("a", gold=FIRST + 2, best=FIRST + 2)
    weights = np.array([1.0, 1.0, 0.0])
    assert order(late, weights, np.inf).tolist().index(1.0) == 0
    assert order(late, weights, 0.1).tolist() == late.gold.tolist()  # settled too early: it is not seen


def test_reading_stops_early_only_where_little_is_lost() -> None:
    weights = np.array([1.0, 1.0, 0.0])
    early, late = ranked("a", gold=0, best=0), ranked("b", gold=FIRST + 1, best=FIRST + 1)
    least = settled([early, late] * 5, weights)
    assert lead(late, weights) < least <= lead(early, weights)


def test_a_reader_that_knows_better_is_believed() -> None:
    found = [ranked(f"article {n % 4}", gold=n % 5 + 2, best=n % 5 + 2) for n in range(40)]
    assert fit_on(found)[1] > 0
    figures = judge(found)
    assert figures["MRR@10, reranked"][0] == 1.0
    assert figures["MRR@10, retrieve"][0] < 0.35
