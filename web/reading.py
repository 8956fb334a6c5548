"""Opening sources, looking for passages, filters: the events of what stands beside the conversation."""

import re
import shutil
from collections.abc import Sequence
from typing import Any

import gradio as gr

from chat.desk import Desk, Talk
from chat.filtering import Chosen, chips_html, chosen
from chat.opening import (
    Opened,
    further,
    opened,
    passage_opened,
    passages_html,
    pictured,
    sources_of,
)
from index.documents import file_name
from index.facets import Facet, facets
from index.library import Library
from index.listing import listing
from qa.metadata import date_in_words
from web.downloads import Downloads
from web.session import Said, mine, page_of, told

_DOCUMENTS = 500  # that can be chosen by name; more are found by the other filters
_RECORD = re.compile(r"#\d+$")  # what the source of one of a file's records has after the file's
_Shown = tuple[Any, ...]


class Reading:
    """What the source panel, the passages and the filters do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._downloads = Downloads()

    def open(
        self, talk: Talk | None, what: Opened | None, request: gr.Request, event: gr.EventData
    ) -> _Shown:
        """A document at a citation or passage of an answer, or at a passage that was looked up; or the
        picture of the page of what is open."""
        with told():
            held, said = mine(self._desk, talk, request), Said(event)
            library = self._desk.library(held)
            self._reads(request, opens=True)
            if said.text("do") == "picture" and what is not None:
                return pictured(library, what), gr.skip(), gr.skip(), gr.skip()
            html, what = _opened(library, held, said)
            there = what is not None and library.originals.at_hand(library.document(what.document))
            return html, what, gr.Tabs(selected="sources"), gr.Button(visible=there)

    def close(self, talk: Talk | None, request: gr.Request) -> _Shown:
        """The list of sources again."""
        with told():
            self._reads(request, opens=False)
            panel = sources_of(mine(self._desk, talk, request).standing)
            return panel, None, gr.Button(visible=False)

    def expand(self, talk: Talk | None, what: Opened | None, request: gr.Request, event: gr.EventData) -> str:
        """More of the open document."""
        if what is None:
            return ""
        said = Said(event)
        way = "up" if said.text("way") == "up" else "down"
        with told():
            html = further(self._library(talk, request), what, way, said.number("at"))
        return f'<div data-way="{way}">{html}</div>'

    def download(self, talk: Talk | None, what: Opened | None, request: gr.Request) -> str | None:
        """A copy of the open document's original, under its own name."""
        if what is None:
            return None
        with told():
            library = self._library(talk, request)
            document = library.document(what.document)
            path = library.originals.path_of(document)
            if path is None:
                raise ValueError("the original is no longer there; the text is.")
            copy = self._downloads.path(file_name(_RECORD.sub("", document.source)))
            shutil.copyfile(path, copy)
            return str(copy)

    def search(self, query: str | None, talk: Talk | None, filters: Chosen, request: gr.Request) -> str:
        """Passages without an answer."""
        with told():
            return passages_html(self._library(talk, request), query or "", filters.where)

    def narrow(
        self, documents: list[str] | None, publishers: list[str] | None, languages: list[str] | None,
        formats: list[str] | None, first: str | None, last: str | None,
    ) -> tuple[Chosen, str]:  # fmt: skip
        """The filter that the controls hold, and its chips."""
        found = chosen(documents, publishers, languages, formats, first, last)
        return found, chips_html(found)

    def widen(self, filters: Chosen, event: gr.EventData) -> _Shown:
        """Without the condition whose chip was clicked: the controls, which then tell the rest."""
        said = Said(event)
        name = said.text("name")
        left = Chosen() if name == "all" else filters.without(name, said.text("value"))
        lists = (left.documents, left.publishers, left.languages, left.formats)
        return (*map(list, lists), left.first, left.last)

    def choices(self, talk: Talk | None, filters: Chosen, request: gr.Request) -> _Shown:
        """What the library has to filter by; what is chosen and still there stays chosen."""
        with told():
            library = self._library(talk, request)
            found = facets(library)
            rows = listing(library, sort="title", count=_DOCUMENTS).rows
        documents = [(row.name, row.source) for row in rows]
        return (
            _choice(documents, filters.documents),
            _choice(_counted(found.publishers), filters.publishers),
            _choice(_counted(found.languages), filters.languages),
            _choice(_counted(found.formats), filters.formats),
            gr.Textbox(label=_dated("Published since", found.first), placeholder=found.first or "2031-03-01"),
            gr.Textbox(label=_dated("Published until", found.last), placeholder=found.last or "2031-03-31"),
        )

    def _reads(self, request: gr.Request, *, opens: bool) -> None:
        """What is being answered meanwhile shall not take a source away."""
        if asking := self._desk.askings.of(page_of(self._desk, request)):
            asking.reading = opens

    def _library(self, talk: Talk | None, request: gr.Request) -> Library:
        return self._desk.library(mine(self._desk, talk, request))


def _opened(library: Library, held: Talk, said: Said) -> tuple[str, Opened | None]:
    """What a button or a marker asks for; the list of sources where there is no such thing."""
    if document := said.text("document"):
        return passage_opened(library, document, said.number("start"), said.number("end"))
    turns, number = held.standing, said.number("turn")
    if not 0 < number <= len(turns):
        return sources_of(turns), None
    return opened(library, turns[number - 1], said.text("kind") or "c", said.number("number"))


def _choice(choices: Sequence[tuple[str, str]], chosen_now: Sequence[str]) -> gr.Dropdown:
    there = {value for _, value in choices}
    kept = [value for value in chosen_now if value in there]
    return gr.Dropdown(choices=list(choices), value=kept, multiselect=True)  # said again, or Gradio warns


def _counted(facet: Facet) -> list[tuple[str, str]]:
    return [(f"{value} ({count})", value) for value, count in facet.values]


def _dated(label: str, day: str | None) -> str:
    """With the end of the library's span."""
    return (
        f"{label} ({date_in_words(day)} at the {'earliest' if 'since' in label else 'latest'})"
        if day
        else label
    )
