"""in_background: what an asynchronous iterator gives, from a thread of its own, until it is told to stop.

A plain socket that is being read cannot be called off from outside; a task can, at any point: while a name is
looked up, while a server is connected to, before its headers and in the middle of a stream. So whatever waits
for a network waits in a task, and whoever listens is free to leave at once.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from qa.writing.writer import Stop

T = TypeVar("T")
_LOOK = 0.02  # seconds between two looks at whether to stop
_PARTING = 0.2  # seconds that the end waits for the thread, which is gone by then unless a name is looked up


def in_background(things: Callable[[], AsyncIterator[T]], stop: Stop) -> Iterator[T]:
    """What it gives, in order; ends early when stop is due. Raises what it raises, after all it gave before.

    When this iterator ends or is closed, the task is cancelled and its thread is on its way out.
    """
    given: SimpleQueue[tuple[T] | BaseException | None] = SimpleQueue()
    left = Event()
    thread = Thread(target=_run, args=(things, given, stop, left), name="footnote-server", daemon=True)
    thread.start()
    try:
        while not stop.due:
            try:
                thing = given.get(timeout=_LOOK)
            except Empty:
                continue
            if thing is None:
                return
            if isinstance(thing, BaseException):
                raise thing
            yield thing[0]
    finally:
        left.set()
        thread.join(_PARTING)


def _run(
    things: Callable[[], AsyncIterator[T]],
    given: "SimpleQueue[tuple[T] | BaseException | None]",
    stop: Stop,
    left: Event,
) -> None:
    import asyncio  # here, as every command would load it, and few ask a server

    async def drain() -> None:
        async for thing in things():
            given.put((thing,))

    async def watch() -> None:
        task = asyncio.ensure_future(drain())
        while not task.done() and not (stop.due or left.is_set()):
            await asyncio.wait({task}, timeout=_LOOK)
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled() and (error := task.exception()) is not None:
            given.put(error)

    try:
        asyncio.run(watch())
    finally:
        given.put(None)
