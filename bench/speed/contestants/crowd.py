"""Footnote asked by one, by many at once, and while documents are added: one process, as the chat page is.

The variant is a JSON file: {"questions": [TEXT, …], "more": [TEXT, …]}, what is asked and what is added.
"""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from threading import Barrier, Thread
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench.speed.serving import Contestant, run

if TYPE_CHECKING:
    from index.library import Library
    from qa.assistant import Assistant


class Crowd(Contestant):
    """measure("alone 3") and so on: the third time; amounts are the median wait for an answer, in ms."""

    distribution = "footnote-qa"

    def __init__(self, variant: str) -> None:
        given = json.loads(Path(variant).read_text(encoding="utf-8"))
        self._questions: list[str] = given["questions"]
        self._more: list[str] = given["more"]
        self._library: Library | None = None
        self._assistant: Assistant | None = None

    def add(self, folder: Path, store: Path) -> int:
        from index.library import Library
        from qa.assistant import Assistant

        self._library = Library(store)
        self._assistant = Assistant(self._library)
        passages = self._library.add(folder).passages
        self._assistant.load()
        return passages

    def measure(self, what: str) -> float:
        if self._library is None:
            raise ValueError("there is no library to ask: add one first")
        name, number = what.split()
        ways: dict[str, Callable[[int], Sequence[float]]] = {
            "alone": lambda _: [self._wait(question) for question in self._questions],
            "together": self._together,
            "adding": self._while_adding,
        }
        return 1000 * median(ways[name](int(number)))

    def _wait(self, question: str) -> float:
        assert self._assistant is not None
        start = perf_counter()
        self._assistant.ask(question)
        return perf_counter() - start

    def _together(self, _: int) -> list[float]:
        """Everybody asks in the same instant."""
        ready = Barrier(len(self._questions))

        def ask(question: str) -> float:
            ready.wait()
            return self._wait(question)

        with ThreadPoolExecutor(len(self._questions)) as people:
            return list(people.map(ask, self._questions))

    def _while_adding(self, number: int) -> list[float]:
        """All of it: what is left to add when everybody was answered is no longer in the way."""
        adding = Thread(target=self._add_more, args=(number,))
        adding.start()
        waits: list[float] = []
        for question in self._questions:
            waits += [self._wait(question)] if adding.is_alive() or not waits else []
        adding.join()
        return waits

    def _add_more(self, number: int) -> Any:
        from index.documents import Document

        assert self._library is not None
        fresh = [f"{text}\n\nVersion {number}." for text in self._more]
        return self._library.add([Document(text, f"more/{number}/{at}") for at, text in enumerate(fresh)])


if __name__ == "__main__":
    run(Crowd)
