"""What grows in a thread: the newest of it, the last for certain, and no more once nobody waits."""

from collections.abc import Iterator
from itertools import count, pairwise
from threading import Event
from time import monotonic, sleep

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.asking import Asking
from chat.newest import EVERY, newest

LONG = 20.0  # seconds, for what is expected at once on a machine that is busy


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 2), max_size=6))
def test_some_of_it_in_order_and_always_the_last(pauses: list[int]) -> None:
    def growing() -> Iterator[int]:
        for number, pause in enumerate(pauses):
            sleep(pause * 0.002)
            yield number

    seen = list(newest(growing(), Asking()))
    assert all(one < other for one, other in pairwise(seen))
    assert seen[-1:] == list(range(len(pauses)))[-1:]


def test_it_is_shown_in_steps_while_it_grows_and_the_end_does_not_wait() -> None:
    def growing() -> Iterator[int]:
        for number in range(60):
            yield number
            sleep(0.01)

    times = [monotonic() for _ in newest(growing(), Asking())]
    assert 2 <= len(times) < 30
    steps = [later - earlier for earlier, later in pairwise(times[:-1])]
    assert all(step >= EVERY * 0.9 for step in steps)


class Endless:
    """Grows until it is told to stop, and says that it has ended."""

    def __init__(self, asking: Asking, begins: bool = True) -> None:
        self.asking = asking
        self.begins = begins
        self.ended = Event()

    def __iter__(self) -> Iterator[int]:
        try:
            for number in count():
                if self.begins:
                    yield number
                if self.asking.stop.due:
                    return
                sleep(0.005)
        finally:
            self.ended.set()


def test_once_it_is_stopped_the_last_is_what_it_came_to() -> None:
    asking = Asking()
    endless = Endless(asking)
    shown = newest(iter(endless), asking)
    next(shown)
    asking.stop.set()
    last = list(shown)[-1]
    assert endless.ended.wait(LONG)
    assert last > 0
    assert not asking.left


@pytest.mark.parametrize("how", ["stop", "leave"])
def test_where_nothing_has_come_nobody_waits_for_it(how: str) -> None:
    asking, held = Asking(), Event()

    def growing() -> Iterator[int]:
        held.wait(LONG)  # as retrieval, which is not interrupted
        yield 1

    shown = newest(growing(), asking)
    asking.stop.set() if how == "stop" else asking.leave()
    assert list(shown) == []
    held.set()


def test_what_was_left_shows_nothing_more() -> None:
    asking = Asking()
    endless = Endless(asking)
    shown = newest(iter(endless), asking)
    next(shown)
    asking.leave()
    assert list(shown) == []
    assert endless.ended.wait(LONG)


def test_whoever_stops_listening_ends_it() -> None:
    asking = Asking()
    endless = Endless(asking)
    shown = newest(iter(endless), asking)
    next(shown)
    shown.close()  # type: ignore[attr-defined]  # it is a generator
    assert endless.ended.wait(LONG)
    assert asking.left


def test_what_goes_wrong_comes_after_what_came_before() -> None:
    def growing() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    shown: list[int] = []
    with pytest.raises(ValueError, match="broken"):
        shown.extend(newest(growing(), Asking()))
    assert shown == [1]
