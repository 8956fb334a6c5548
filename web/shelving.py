"""Adding, removing and looking through documents: the library tab's events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import gradio as gr

from chat.desk import Desk, Talk
from chat.pasting import pasted
from chat.shelf import summary_html, table_html
from chat.unpack import Unpacked
from index import Document, FootnoteError, Library, Progress, Report
from index.adding import Naming
from index.facets import facets
from index.listing import Sort, listing
from qa.render import shown
from web.offers import samples_in
from web.session import mine, told

UPLOADS = "uploads/"  # how the sources of what was dropped begin: it has no lasting path
MOST = 1000  # files that may be dropped at once
_PAGE = 50  # documents on a page of the table
_BARS = 12  # files whose progress is shown at once
_CHOSEN = '<div class="tools"><button type="button" data-do="removed">Remove what is ticked</button></div>'
_Shown = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the table of documents shows."""

    search: str = ""
    sort: Sort = "added"
    descending: bool = True
    first: int = 0


@dataclass(slots=True)
class _Adding:
    """What became of it."""

    report: Report | None = None
    failure: str = ""


class Shelving:
    """What the library tab does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, files: list[str] | None, talk: Talk | None, request: gr.Request) -> Iterator[_Shown]:
        """Add what was dropped; yields (an emptied drop zone, the news, a sign that the library changed)."""
        if not files:
            yield None, gr.skip()
            return
        with told():
            if len(files) > MOST:
                raise ValueError(f"{len(files)} files at once are too many: drop {MOST} at most, or a zip")
            library = self._desk.library(mine(self._desk, talk, request))
            with Unpacked(files) as found:
                for html in _added(library, found.paths, found.failed, found.named):
                    yield None, html

    def paste(self, text: str, title: str, talk: Talk | None, request: gr.Request) -> Iterator[_Shown]:
        """Add a text that was pasted; yields (the text left, the title left, the news)."""
        with told():
            document = pasted(text, title)
            library = self._desk.library(mine(self._desk, talk, request))
            for html in _added(library, [document], (), str):
                yield "", "", html

    def remove(
        self, talk: Talk | None, view: View | None, request: gr.Request, event: gr.EventData
    ) -> _Shown:
        """Remove one document of the table, or those that were ticked."""
        with told():
            library = self._desk.library(mine(self._desk, talk, request))
            chosen = list(event._data.get("ids") or [event.id])
            count = library.remove(*chosen)
            news = f'<p class="note">{count} document{" was" if count == 1 else "s were"} removed.</p>'
            return (news, *self.look(view, talk, request))

    def remove_samples(self, talk: Talk | None, view: View | None, request: gr.Request) -> _Shown:
        """Remove the documents that came with Footnote."""
        with told():
            library = self._desk.library(mine(self._desk, talk, request))
            library.remove_by("source", samples_in(library))
        news = '<p class="note">The sample documents were removed.</p>'
        return (news, *self.look(view, talk, request))

    def look(self, view: View | None, talk: Talk | None, request: gr.Request) -> _Shown:
        """The summary and the table."""
        with told():
            library = self._desk.library(mine(self._desk, talk, request))
            shown_so = view or View()
            found = listing(
                library, shown_so.search, shown_so.sort, shown_so.descending, shown_so.first, _PAGE
            )
            return summary_html(facets(library), library.passage_count), _CHOSEN + table_html(found)

    def search(self, words: str, view: View | None, talk: Talk | None, request: gr.Request) -> _Shown:
        """The table of those with some words in title, source, publisher or author."""
        narrowed = replace(view or View(), search=words, first=0)
        return (narrowed, *self.look(narrowed, talk, request))

    def turn(self, view: View | None, talk: Talk | None, request: gr.Request, event: gr.EventData) -> _Shown:
        """The table in another order, or another page of it."""
        held = view or View()
        if event.do == "sort":
            held = replace(held, sort=event.by, descending=event.descending == "true", first=0)
        else:
            held = replace(held, first=max(0, int(event.first)))
        return (held, *self.look(held, talk, request))


def _added(
    library: Library, sources: Sequence[Path | Document], failed: Sequence[tuple[str, str]], named: Naming
) -> Iterator[str]:
    """Add in a thread, and tell how far each file is; nothing that a person may see is an exception."""
    names = [one.source if isinstance(one, Document) else named(one) for one in sources]
    ends = _ends([len(one.text) if isinstance(one, Document) else one.stat().st_size for one in sources])
    state = _Adding()
    told_of: SimpleQueue[Progress | None] = SimpleQueue()

    def work() -> None:
        try:
            state.report = library.add(
                sources, progress=told_of.put, named=lambda path: UPLOADS + named(path)
            )
        except FootnoteError as error:
            state.failure = str(error)
        finally:
            told_of.put(None)

    worker = Thread(target=work)
    worker.start()
    while True:
        try:
            progress = told_of.get(timeout=1)
        except Empty:
            continue
        if progress is None:
            break
        yield _progress(names, ends, progress)
    worker.join()
    yield _outcome(state, failed)


def _progress(names: Sequence[str], ends: Sequence[float], progress: Progress) -> str:
    """A bar for each file, as far as there is room; ends are the shares of all that is done after each."""
    begins = [0.0, *ends[:-1]]
    shares = [
        min(max((progress.done - begin) / (end - begin or 1), 0.0), 1.0)
        for begin, end in zip(begins, ends, strict=True)
    ]
    now = next((number for number, share in enumerate(shares) if share < 1), len(shares) - 1)
    first = max(0, min(now - 2, len(names) - _BARS))
    bars = "".join(
        _bar(Path(name).name, share)
        for name, share in zip(names[first : first + _BARS], shares[first : first + _BARS], strict=True)
    )
    left = len(names) - first - _BARS
    more = f"<li class='note'>… and {left} more</li>" if left > 0 else ""
    return (
        f'<div class="files"><p role="status">Adding: {now + 1} of {len(names)}, '
        f"{progress.passages} passages</p><ul>{bars}{more}</ul></div>"
    )


def _ends(sizes: Sequence[int]) -> list[float]:
    """Which share of all is done after each."""
    total = sum(sizes) or 1
    return [done / total for done in accumulate(sizes)]


def _bar(name: str, share: float) -> str:
    text, percent = escape(shown(name), quote=True), round(100 * share)
    return f'<li><progress max="100" value="{percent}" aria-label="{text}">{percent} %</progress> {text}</li>'


def _outcome(state: _Adding, failed: Sequence[tuple[str, str]]) -> str:
    if state.failure:
        return f'<p class="failed" role="alert">{escape(shown(state.failure))}</p>'
    report = state.report or Report()
    parts = [
        f"{count} {what}"
        for count, what in (
            (report.added, "added"),
            (report.replaced, "replaced"),
            (report.unchanged, "unchanged"),
        )
        if count
    ]
    failures = [*failed, *report.failed]
    items = "".join(
        f'<li class="failed">{escape(shown(source.removeprefix(UPLOADS)))} — {escape(shown(reason))}</li>'
        for source, reason in failures
    )
    told_so = f'<p class="note" role="status">{", ".join(parts) or "Nothing was added"}.</p>'
    return told_so + (f"<p>Could not be read:</p><ul>{items}</ul>" if items else "")
