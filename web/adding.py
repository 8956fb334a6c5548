"""Adding in a thread of its own, and how far it is, as HTML.

The page may go away meanwhile. What was begun is then finished all the same, and the thread, not the page,
lets go of the files.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from html import escape
from itertools import accumulate
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

from index import Document, FootnoteError, Library, Progress, Report
from qa.showing import shown

UPLOADS = "uploads/"  # how the sources of what was dropped begin: it has no lasting path
_BARS = 12  # files whose progress is shown at once
_UNPACKING = '<p class="note" role="status">Looking at the files …</p>'


class Dropped(Protocol):
    """What is to be added, as `chat.unpack.Unpacked` has it."""

    @property
    def paths(self) -> Sequence[Path]:
        """The files."""

    @property
    def failed(self) -> Sequence[tuple[str, str]]:
        """(name, reason) of what could not be unpacked."""

    def named(self, path: Path) -> str:
        """The name of one of the files."""


def files_added(library: Library, dropped: Callable[[], AbstractContextManager[Dropped]]) -> Iterator[str]:
    """Add what `dropped` unpacks, which is let go of when all is done; yields the news."""

    def add(tell: _Teller) -> tuple[Report, Sequence[tuple[str, str]]]:
        with dropped() as found:
            bars = Bars([found.named(path) for path in found.paths], [_size(path) for path in found.paths])
            report = library.add(
                found.paths,
                progress=lambda progress: tell(bars.html(progress)),
                named=lambda path: UPLOADS + found.named(path),
            )
            return report, found.failed

    yield _UNPACKING
    yield from _in_a_thread(add)


def document_added(library: Library, document: Document) -> Iterator[str]:
    """Add one document; yields the news."""
    bars = Bars([document.source], [len(document.text)])

    def add(tell: _Teller) -> tuple[Report, Sequence[tuple[str, str]]]:
        return library.add(document, progress=lambda progress: tell(bars.html(progress))), ()

    yield from _in_a_thread(add)


_Teller = Callable[[str], None]


def _in_a_thread(add: Callable[[_Teller], tuple[Report, Sequence[tuple[str, str]]]]) -> Iterator[str]:
    """What it tells, and in the end its outcome; nothing that goes wrong is an exception, or silent."""
    news: SimpleQueue[str | None] = SimpleQueue()

    def work() -> None:
        try:
            news.put(outcome(*add(news.put)))
        except (FootnoteError, ValueError) as error:
            news.put(failure(str(error)))
        except OSError as error:
            news.put(failure(f"Adding broke off: {error.strerror or error}. What was added before is there."))
        except Exception as error:
            told = f"Adding broke off ({error or type(error).__name__}). What was added before is there."
            news.put(failure(told))
            raise  # for the log: nobody has foreseen it
        finally:
            news.put(None)

    Thread(target=work, name="footnote-adding").start()
    while (told := news.get()) is not None:
        yield told


class Bars:
    """A bar for each file that is added, as many as there is room for."""

    def __init__(self, names: Sequence[str], sizes: Sequence[int]) -> None:
        self._names = names
        total = sum(sizes) or 1
        self._ends = [done / total for done in accumulate(sizes)]  # shares of all that are done after each

    def html(self, progress: Progress) -> str:
        """So far."""
        names, shares = self._names, self.shares(progress.done)
        now = next((number for number, share in enumerate(shares) if share < 1), len(shares) - 1)
        first = max(0, min(now - 2, len(names) - _BARS))
        last = first + _BARS
        bars = "".join(map(_bar, names[first:last], shares[first:last]))
        left = len(names) - last
        more = f"<li class='note'>… and {left} more</li>" if left > 0 else ""
        return (
            f'<div class="files"><p role="status">Adding: {now + 1} of {len(names)}, '
            f"{progress.passages} passages</p><ul>{bars}{more}</ul></div>"
        )

    def shares(self, done: float) -> list[float]:
        """How much of each is done, 0 to 1, when so much of all is."""
        begins = [0.0, *self._ends[:-1]]
        return [
            min(max((done - begin) / (end - begin), 0.0), 1.0) if end > begin else float(done >= end)
            for begin, end in zip(begins, self._ends, strict=True)
        ]


def outcome(report: Report, failed: Sequence[tuple[str, str]]) -> str:
    """What was added, and what was not and why."""
    parts = [
        f"{count} {what}"
        for count, what in (
            (report.added, "added"),
            (report.replaced, "replaced"),
            (report.unchanged, "unchanged"),
        )
        if count
    ]
    items = "".join(
        f'<li class="failed">{escape(shown(source.removeprefix(UPLOADS)))} — {escape(shown(reason))}</li>'
        for source, reason in (*failed, *report.failed)
    )
    told = f'<p class="note" role="status">{", ".join(parts) or "Nothing was added"}.</p>'
    return told + (f"<p>Could not be read:</p><ul>{items}</ul>" if items else "")


def failure(why: str) -> str:
    """Why nothing more was added."""
    return f'<p class="failed" role="alert">{escape(shown(why))}</p>'


def _bar(name: str, share: float) -> str:
    text, percent = escape(shown(Path(name).name), quote=True), round(100 * share)
    return f'<li><progress max="100" value="{percent}" aria-label="{text}">{percent} %</progress> {text}</li>'


def _size(path: Path) -> int:
    """0 for one that is gone: adding will tell."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
