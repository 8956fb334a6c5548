"""Priority: adding waits for those who ask, and no longer than it should."""

from threading import Event, Thread

from hypothesis import given
from hypothesis import strategies as st

from index.priority import Priority


def test_nobody_asking_is_no_reason_to_wait() -> None:
    assert Priority().give_way(0.0)


def test_it_does_not_wait_for_ever() -> None:
    priority = Priority()
    with priority.asking():
        assert not priority.give_way(0.0)
    assert priority.give_way(0.0)


def test_it_waits_for_the_end_of_the_question() -> None:
    priority, asked, over = Priority(), Event(), Event()

    def ask() -> None:
        with priority.asking():
            asked.set()
            assert over.wait(60)

    thread = Thread(target=ask)
    thread.start()
    assert asked.wait(60)
    assert not priority.give_way(0.0)
    over.set()
    assert priority.give_way(60.0)
    thread.join()


@given(st.integers(1, 20))
def test_it_waits_for_all_who_ask_one_within_another_too(depth: int) -> None:
    priority = Priority()

    def ask(left: int) -> None:
        with priority.asking():
            assert not priority.give_way(0.0)
            if left > 1:
                ask(left - 1)
            assert not priority.give_way(0.0)

    ask(depth)
    assert priority.give_way(0.0)


def test_a_question_that_fails_is_over() -> None:
    priority = Priority()
    try:
        with priority.asking():
            raise ValueError("no question")
    except ValueError:
        assert priority.give_way(0.0)
