"""made_ready: a model loaded or reached in a thread of its own, so that whoever waits can leave at once.

Nothing can interrupt a library that loads or downloads a model: what was begun goes on, for the next
question. The thread is a daemon, so that it does not hold the end of the program.
"""

from threading import Thread

from qa.writing.writer import Stop, Writer

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

    loading = Thread(target=reach, name="footnote-model", daemon=True)
    loading.start()
    while loading.is_alive() and not stop.due:
        loading.join(_LOOK)
    if failed:
        raise failed[0]
    return not loading.is_alive()
