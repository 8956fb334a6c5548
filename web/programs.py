"""For programs: named endpoints with typed, documented signatures, over HTTP and as MCP tools.

A file comes as text or base64, never as a path: a path would be one of this machine.
"""

import binascii
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr

from chat.desk import Desk
from index.library import Library
from index.listing import listing
from index.retrieve import retrieve
from qa.assistant import Assistant
from qa.serialization import as_json, hit_json
from web.session import told
from web.shelving import UPLOADS

_MOST = 100  # passages in one answer
_DOCUMENTS = 1000  # in one list


class Programs:
    """What programs may call. Whatever is wrong with a call is told in words, as a Gradio error."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(
        self, question: str, library: str = "", where: dict[str, Any] | None = None,
        history: list[list[str]] | None = None, k: int = 8, request: gr.Request | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer a question from the documents, every sentence with a citation, or say that they do not say.

        Args:
            question: the question, in words
            library: the name of a library; the first one by default
            where: a filter on metadata: {"publisher": "The Post", "published": ["2031-03-01", null]}
            history: the chat so far, oldest first: [question, answer] each
            k: how many passages are read, 1 to 100

        Returns:
            text with [n] markers, answered, confidence from 0 to 1, citations with offsets, hits, refusal
        """
        with told():
            turns = [(str(asked), str(said)) for asked, said in history or []]
            answer = self._assistant(library, request).ask(
                question, turns, k=min(int(k), _MOST), where=_where(where)
            )
            return as_json(answer)

    def search(
        self, query: str, library: str = "", where: dict[str, Any] | None = None, k: int = 8,
        request: gr.Request | None = None,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Find the passages that bear most on a query, best first, without an answer.

        Args:
            query: words or a question
            library: the name of a library; the first one by default
            where: a filter on metadata, as in ask
            k: how many passages, at most 100

        Returns:
            for each passage its text, offsets, scores and the document's title, source and date
        """
        with told():
            found = retrieve(
                self._library(library, request), query, k=min(int(k), _MOST), where=_where(where)
            )
            return [hit_json(hit) for hit in found]

    def add(
        self,
        name: str,
        text: str = "",
        base64: str = "",
        library: str = "",
        request: gr.Request | None = None,
    ) -> dict[str, Any]:
        """Add a document, or another version of it, from its text or the bytes of its file.

        Args:
            name: the name of the file, its ending telling what it is: "minutes.txt", "report.pdf"
            text: what stands in it, for a text
            base64: the bytes of the file in base64, for anything else
            library: the name of a library; the first one by default

        Returns:
            how many documents were added, replaced and unchanged, how many passages, and what failed and why
        """
        with told():
            content = _content(text, base64)
            plain = PureWindowsPath(PurePosixPath(name).name).name.strip() or "document.txt"
            with TemporaryDirectory() as folder:
                path = Path(folder) / f"upload{PurePosixPath(plain).suffix or '.txt'}"
                path.write_bytes(content)
                report = self._library(library, request).add(path, named=lambda _: UPLOADS + plain)
            failed = [{"source": source, "reason": reason} for source, reason in report.failed]
            counts = {"added": report.added, "replaced": report.replaced, "unchanged": report.unchanged}
            return {**counts, "passages": report.passages, "failed": failed}

    def remove(self, ids: list[str], library: str = "", request: gr.Request | None = None) -> dict[str, int]:
        """Remove documents, from the disk too.

        Args:
            ids: the ids of documents, as in documents; if one is unknown, none is removed
            library: the name of a library; the first one by default

        Returns:
            how many were removed
        """
        with told():
            return {"removed": self._library(library, request).remove(*map(str, ids))}

    def documents(
        self, search: str = "", library: str = "", first: int = 0, count: int = 100,
        request: gr.Request | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """List the documents of a library, in the order of adding.

        Args:
            search: words that stand in title, source, publisher or author; all documents by default
            library: the name of a library; the first one by default
            first: how many to leave out at the beginning
            count: how many to list, at most 1000

        Returns:
            total, the names of the libraries there are, and of each document id, title, source, publisher,
            published, author, format, language, passages and pages
        """
        with told():
            found = listing(
                self._library(library, request), search, first=int(first), count=min(int(count), _DOCUMENTS)
            )
            fields = ("id title source publisher published author format language passages pages").split()
            rows = [{name: getattr(row, name) for name in fields} for row in found.rows]
            names = self._desk.libraries.names(self._person(request))
            return {"total": found.total, "documents": rows, "libraries": names}

    def _assistant(self, name: str, request: gr.Request | None) -> Assistant:
        libraries = self._desk.libraries
        return libraries.assistant(self._person(request), name or libraries.first)

    def _library(self, name: str, request: gr.Request | None) -> Library:
        return self._assistant(name, request).library

    def _person(self, request: gr.Request | None) -> str:
        return self._desk.person(request.username if request else None)


def offer(programs: Programs) -> None:
    """Add the endpoints to the page that is being built, under the names of the methods."""
    calls: list[Callable[..., Any]] = [
        programs.ask, programs.search, programs.add, programs.remove, programs.documents,
    ]  # fmt: skip
    for call in calls:
        gr.api(call, api_name=call.__name__)  # type: ignore[attr-defined]  # not in its __all__


def _content(text: str, base64: str) -> bytes:
    if bool(text) == bool(base64):
        raise ValueError("give either text or base64: what the document holds")
    if text:
        return text.encode("utf-8", "replace")
    try:
        return b64decode(base64, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError(f"base64 cannot be decoded ({error})") from error


def _where(given: dict[str, Any] | None) -> dict[str, Any] | None:
    """JSON knows no pairs: of the date of publication, a list of two is a range, null leaving an end open."""
    if not given:
        return None
    dates = given.get("published")
    if isinstance(dates, list) and len(dates) == 2:
        return {**given, "published": tuple(dates)}
    return given
