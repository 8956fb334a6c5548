"""For programs: named endpoints with typed, documented signatures, over HTTP and as MCP tools."""

from typing import Any

import gradio as gr

from chat.desk import Desk
from index.filters import Where
from index.library import Library
from index.retrieve import retrieve
from qa.serialization import as_json, document_json, hit_json
from web.session import person, told

_MOST = 100  # passages or documents in one answer


def offer_programs(desk: Desk) -> None:
    """Add the endpoints to the page that is being built."""

    def library_of(name: str | None, request: gr.Request) -> Library:
        return desk.libraries.assistant(person(request), name or desk.libraries.first).library

    def ask(
        question: str, library: str | None = None, where: dict[str, Any] | None = None,
        history: list[list[str]] | None = None, k: int = 8, request: gr.Request = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer a question from the documents, every sentence with a citation; or say that they do not say.

        Args:
            question: the question, in words
            library: the name of a library; the first one by default
            where: a filter on metadata, such as {"publisher": "The Post", "published": ["2024-01-01", null]}
            history: the chat so far, oldest first: [question, answer] each
            k: how many passages are read, 1 to 100

        Returns:
            text with markers, answered, confidence from 0 to 1, citations with offsets into the documents, hits
        """
        with told():
            assistant = desk.libraries.assistant(person(request), library or desk.libraries.first)
            turns = [(str(asked), str(said)) for asked, said in history or []]
            return as_json(assistant.ask(question, turns, k=min(k, _MOST), where=_where(where)))

    def search(
        query: str, library: str | None = None, where: dict[str, Any] | None = None, k: int = 8,
        request: gr.Request = None,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Find the passages that bear most on a query, best first, with their scores.

        Args:
            query: words or a question
            library: the name of a library; the first one by default
            where: a filter on metadata
            k: how many passages, at most 100

        Returns:
            passages: text, offsets into the document, scores, and the document's title, source, date
        """
        with told():
            found = retrieve(library_of(library, request), query, k=min(k, _MOST), where=_where(where))
            return [hit_json(hit) for hit in found]

    gr.api(ask, api_name="ask")
    gr.api(search, api_name="search")
    _ = document_json, Where


def _where(given: dict[str, Any] | None) -> Where | None:
    """A range comes as a list of two from JSON where a pair is meant: null at an end leaves it open."""
    if not given:
        return None
    return given
