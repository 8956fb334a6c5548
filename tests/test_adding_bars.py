"""How far adding is, in bars that add up, and what became of it, in words that do nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Progress, Report
from tests.markup import HOSTILE, Markup
from web.adding import Bars, failure, outcome

sizes = st.lists(st.integers(0, 10**9), min_size=1, max_size=40)


@given(sizes=sizes, done=st.floats(0, 1))
def test_the_bars_add_up_to_what_is_done(sizes: list[int], done: float) -> None:
    bars = Bars([f"{n}.txt" for n in range(len(sizes))], sizes)
    shares = bars.shares(done)
    assert all(0 <= share <= 1 for share in shares)
    whole = sum(size * share for size, share in zip(sizes, shares, strict=True))
    assert whole == pytest.approx(done * sum(sizes), rel=1e-6, abs=1e-3)
    told = [share for size, share in zip(sizes, shares, strict=True) if size]
    assert told == sorted(told, reverse=True)
    assert bars.shares(1.0) == [1.0] * len(sizes) or not sum(sizes)


@given(sizes=sizes, done=st.floats(0, 1), names=st.lists(HOSTILE, min_size=40, max_size=40))
def test_as_many_bars_as_there_is_room_for_with_the_one_that_grows(
    sizes: list[int], done: float, names: list[str]
) -> None:
    names = names[: len(sizes)]
    bars = Bars(names, sizes)
    seen = Markup(bars.html(Progress(done, 1, 7, 0.0, "")))
    shown = seen.all("progress")
    assert len(shown) == min(12, len(sizes))
    assert "7 passages" in seen.text
    assert seen.shape == Markup(Bars(["x"] * len(sizes), sizes).html(Progress(done, 1, 7, 0.0, ""))).shape
    growing = [tag for tag in shown if 0 < int(tag["value"]) < 100]
    begun = [share for share in bars.shares(done) if 0.01 < share < 0.99]
    assert len(growing) >= min(1, len(begun))


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=3), HOSTILE)
def test_nothing_that_failed_takes_effect(failed: list[tuple[str, str]], why: str) -> None:
    plain = [("x", "y")] * len(failed)
    assert Markup(outcome(Report(), failed)).shape == Markup(outcome(Report(), plain)).shape
    assert Markup(failure(why)).shape == Markup(failure("why")).shape
