"""Adding, removing and looking through documents: the library tab's events."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

import gradio as gr

from chat.desk import Desk, Talk
from chat.pasting import pasted
from chat.shelf import summary_html, table_html
from chat.unpack import Unpacked
from index import DocumentNotFound, Library
from index.facets import facets
from index.listing import Sort, listing
from web.adding import UPLOADS, document_added, files_added
from web.offers import samples_in
from web.session import Said, mine, told

__all__ = ["UPLOADS", "Shelving", "View"]

MOST = 1000  # files that may be dropped at once
_PAGE = 50  # documents on a page of the table
_CHOSEN = '<div class="tools"><button type="button" data-do="removed">Remove what is ticked</button></div>'
_Shown = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the table of documents shows."""

    search: str = ""
    sort: Sort = "added"
    descending: bool = True
    first: int = 0


class Shelving:
    """What the library tab does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, files: list[str] | None, talk: Talk | None, request: gr.Request) -> Iterator[_Shown]:
        """Add what was dropped; yields (an emptied drop zone, the news)."""
        if not files:
            yield None, gr.skip()
            return
        with told():
            if len(files) > MOST:
                raise ValueError(f"{len(files)} files at once are too many: drop {MOST} at most, or a zip")
            for html in files_added(self._library(talk, request), lambda: Unpacked(files)):
                yield None, html

    def paste(
        self, text: str | None, title: str | None, talk: Talk | None, request: gr.Request
    ) -> Iterator[_Shown]:
        """Add a text that was pasted; yields (the text left, the title left, the news)."""
        with told():
            document = pasted(text or "", title or "")
            for html in document_added(self._library(talk, request), document):
                yield "", "", html

    def remove(
        self, talk: Talk | None, view: View | None, request: gr.Request, event: gr.EventData
    ) -> _Shown:
        """Remove one document of the table, or those that were ticked."""
        said = Said(event)
        chosen = said.texts("ids") or [said.text("id")]
        with told():
            try:
                count = self._library(talk, request).remove(*chosen)
            except DocumentNotFound:
                raise ValueError("nothing was removed: the list was an old one.") from None
            news = f'<p class="note">{count} document{" was" if count == 1 else "s were"} removed.</p>'
            return (news, *self.look(view, talk, request))

    def remove_samples(self, talk: Talk | None, view: View | None, request: gr.Request) -> _Shown:
        """Remove the documents that came with Footnote."""
        with told():
            library = self._library(talk, request)
            library.remove_by("source", samples_in(library))
        news = '<p class="note">The sample documents were removed.</p>'
        return (news, *self.look(view, talk, request))

    def look(self, view: View | None, talk: Talk | None, request: gr.Request) -> _Shown:
        """The summary and the table."""
        with told():
            library = self._library(talk, request)
            shown_so = view or View()
            found = listing(
                library, shown_so.search, shown_so.sort, shown_so.descending, shown_so.first, _PAGE
            )
            return summary_html(facets(library), library.passage_count), _CHOSEN + table_html(found)

    def search(self, words: str | None, view: View | None, talk: Talk | None, request: gr.Request) -> _Shown:
        """The table of those with some words in title, source, publisher or author."""
        narrowed = replace(view or View(), search=words or "", first=0)
        return (narrowed, *self.look(narrowed, talk, request))

    def turn(self, view: View | None, talk: Talk | None, request: gr.Request, event: gr.EventData) -> _Shown:
        """The table in another order, or another page of it."""
        held, said = view or View(), Said(event)
        if said.text("do") == "sort":
            by = cast(Sort, said.text("by"))  # what is none, `listing` refuses in words
            held = replace(held, sort=by, descending=said.text("descending") == "true", first=0)
        else:
            held = replace(held, first=max(0, said.number("first")))
        return (held, *self.look(held, talk, request))

    def _library(self, talk: Talk | None, request: gr.Request) -> Library:
        return self._desk.library(mine(self._desk, talk, request))
