"""How marked short answers are judged, on rows made by hand."""

import numpy as np
import pytest

from bench.arguments import command, parse, weights_path
from bench.short import Judged
from bench.spanned import WANTED, fit_on, judge
from qa.spanned import DOUBTS


def row(article: str, margin: float, right: bool) -> Judged:
    return Judged(
        article, (margin, *np.zeros(len(DOUBTS) - 1).tolist()), float(right), 0.75 if right else 0.0
    )


def rows(count: int) -> list[Judged]:
    """A wide margin is right nine times of ten, a narrow one once in two."""
    wide = [row(f"article {n % 4}", 5.0, n // 4 % 10 != 0) for n in range(count)]
    return wide + [row(f"article {n % 4}", -5.0, n // 4 % 2 == 0) for n in range(count)]


def test_what_is_given_is_right_as_often_as_wanted() -> None:
    weights, bias, least = fit_on(rows(400))
    assert weights[0] > 0
    assert 1 / (1 + np.exp(-(5 * weights[0] + bias))) >= least > 1 / (1 + np.exp(5 * weights[0] - bias))
    figures = judge(rows(400))
    assert figures["a short answer is given"][0] == pytest.approx(0.5)
    assert figures["of those given: F1 of 0.5 or more"][0] == pytest.approx(0.9)
    assert figures["of those given: F1 of 0.5 or more"][0] >= WANTED
    assert figures["if one were always given: F1"][0] == pytest.approx(0.75 * 0.7)


def test_where_nothing_is_marked_nothing_is_given() -> None:
    unmarked = [Judged(f"article {n % 4}", (), 0.0, 0.0) for n in range(400)]
    figures = judge([*rows(400), *unmarked])
    assert figures["a short answer is given"][0] == pytest.approx(1 / 3)


def test_the_arguments_say_where_weights_go() -> None:
    chosen = parse(
        "bench.x", None, ["--questions", "9", "--no-reader", "--write"], questions=3, writes="x.json"
    )
    assert command("bench.x", chosen) == "bench.x --questions 9 --no-reader --write"
    assert weights_path("x.json", trained=chosen.reader).as_posix() == "qa/x.json"
    assert weights_path("x.json", trained=True).as_posix() == "qa/trained/x.json"
