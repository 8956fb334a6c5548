"""made_ready: a model loaded or reached in a thread of its own, so that whoever waits can leave at once.

Nothing can interrupt a library that loads or downloads a model: what was begun goes on, for the next
question. The thread is a daemon, so that it does not hold the end of the program; whoever ends that while it
runs does it by `os._exit`, since Python would cut it short in foreign code, which aborts.
"""

from collections.abc import Callable
from threading import Thread
from threading import enumerate as all_threads

from qa.writing.writer import Stop, Writer

_NAME = "footnote-model"
_LOOK = 0.02  # seconds between two looks at whether to stop


def made_ready(writer: Writer, stop: Stop) -> bool:
    """Whether a writer's window and control tokens are known, without loading more, before stop is due.

    Waits for them as long as that. Raises ModelError.
    """
    failed: list[BaseException] = []

    def reach() -> None:
        try:
            _ = writer.window
        except BaseException as error:
            failed.append(error)  # for whoever waits

    loading = loading_thread(reach)
    while loading.is_alive() and not stop.due:
        loading.join(_LOOK)
    if failed:
        raise failed[0]
    return not loading.is_alive()


def loading_thread(work: Callable[[], None]) -> Thread:
    """Begin work that loads or reaches a model, and does nothing else, in a thread of its own."""
    thread = Thread(target=work, name=_NAME, daemon=True)
    thread.start()
    return thread


def loading_threads() -> list[Thread]:
    """Those that are still at it."""
    return [thread for thread in all_threads() if thread.name == _NAME]
