"""Ctrl-C as a wish to leave off writing, and only the second time to leave the command."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

from qa.writing.writer import Stop


@contextmanager
def stopped_by_hand(stop: Stop) -> Iterator[None]:
    """Ctrl-C sets stop; a second one interrupts. Where it is ignored (nohup) or handled, that stays so."""

    def stopped(number: int, frame: FrameType | None) -> None:
        if stop.asked:
            signal.default_int_handler(number, frame)
        stop.set()

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or current_thread() is not main_thread():
        yield
        return
    signal.signal(signal.SIGINT, stopped)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
