"""Turns: adding waits for those who ask, and no longer than it should."""

from threading import Event, Thread

from hypothesis import given
from hypothesis import strategies as st

from index.turns import Turns


def test_nobody_asking_is_no_reason_to_wait() -> None:
    assert Turns().give_way(0.0)


def test_it_does_not_wait_for_ever() -> None:
    turns = Turns()
    with turns.asking():
        assert not turns.give_way(0.0)
    assert turns.give_way(0.0)


def test_it_waits_for_the_end_of_the_question() -> None:
    turns, asked, over = Turns(), Event(), Event()

    def ask() -> None:
        with turns.asking():
            asked.set()
            assert over.wait(60)

    thread = Thread(target=ask)
    thread.start()
    assert asked.wait(60)
    assert not turns.give_way(0.0)
    over.set()
    assert turns.give_way(60.0)
    thread.join()


@given(st.integers(1, 20))
def test_it_waits_for_all_who_ask_one_within_another_too(depth: int) -> None:
    turns = Turns()

    def ask(left: int) -> None:
        with turns.asking():
            assert not turns.give_way(0.0)
            if left > 1:
                ask(left - 1)
            assert not turns.give_way(0.0)

    ask(depth)
    assert turns.give_way(0.0)


def test_a_question_that_fails_is_over() -> None:
    turns = Turns()
    try:
        with turns.asking():
            raise ValueError("no question")
    except ValueError:
        assert turns.give_way(0.0)
