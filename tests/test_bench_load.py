"""The bench of many people at once: its arithmetic, by hand."""

import os
import random
import sys

import pytest

from bench import load
from bench.load import Counted, Crowd, megabytes, pause_of, section

CROWD = Crowd(people=20, seconds=40.0, pause=5.0)


def test_waits_are_counted() -> None:
    waits = [number / 100 for number in range(1, 101)]
    made = section({CROWD: Counted(waits, [], (300.0, 400.0, 410.0))}, "2 questions")
    (row,) = made.rows
    assert row.name == "20 people, 40 s, a pause of 5 s"
    figures = [figure.median for figure in row.figures if figure]
    assert figures == pytest.approx([100, 0, 0.505, 0.95, 2.5, 300, 400, 410])
    assert len(made.columns) == len(row.figures)
    assert [goal.figure for goal in made.goals] == pytest.approx([0, 0.505, 1.025])
    assert all(goal.met for goal in made.goals)


def test_what_misses_is_said() -> None:
    made = section({CROWD: Counted([1.5, 2.5], ["broken"], (300.0, 400.0, 480.0))}, "")
    assert [goal.met for goal in made.goals] == [False, False, False]


def test_without_a_pause_no_wait_is_aimed_at() -> None:
    made = section({Crowd(20, 40.0, 0.0): Counted([5.0], [], (300.0, 400.0, 400.0))}, "")
    assert [goal.what for goal in made.goals] == ["errors, pause 0 s", "memory since the warm-up, pause 0 s"]


def test_without_answers_there_are_no_waits() -> None:
    (row,) = section({CROWD: Counted([], ["broken"], (0.0, 0.0, 0.0))}, "").rows
    assert [figure and figure.median for figure in row.figures[:5]] == [0, 1, None, None, 0]


def test_people_read_for_about_the_pause() -> None:
    chance = random.Random(7)
    pauses = [pause_of(4.0, chance) for _ in range(500)]
    assert min(pauses) >= 2.0
    assert max(pauses) <= 6.0
    assert sum(pauses) / 500 == pytest.approx(4.0, abs=0.2)
    assert pause_of(0.0, chance) == 0.0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_the_memory_of_a_process() -> None:
    assert 10 < megabytes(os.getpid()) < 100_000
    assert megabytes(2**30) == 0.0


@pytest.mark.parametrize(
    "wrong", [["--people", "0"], ["--pause", "-1"], ["--seconds", "long"], ["--people", "many"]]
)
def test_arguments_that_make_no_sense_are_refused(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        load.main(wrong)
    assert wrong[1] in capsys.readouterr().err
