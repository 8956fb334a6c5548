"""For programs: named endpoints with typed, documented signatures, over HTTP and as MCP tools.

A file comes as text or base64, never as a path: a path would be one of this machine.
"""

import binascii
import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr
from starlette.requests import Request
from starlette.responses import JSONResponse

from chat.authors import OWN
from chat.desk import Desk
from index.errors import DocumentNotFound, FootnoteError
from index.library import Library
from index.listing import listing
from index.retrieve import retrieve
from qa.assistant import Assistant
from qa.serialization import as_json, hit_json
from web.shelving import UPLOADS

_MOST = 100  # passages in one answer
_DOCUMENTS = 1000  # in one list
_DOCUMENTS_WRITE = "documents"  # no model does


class Programs:
    """What programs may call. Whatever is wrong with a call is told in words, as a Gradio error."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(
        self, question: str, library: str = "", where: dict[str, Any] | None = None,
        history: list[list[str]] | None = None, k: int = 8, writer: str = "",
        request: gr.Request | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer a question from the documents, every sentence with a citation, or say that they do not say.

        Args:
            question: the question, in words
            library: the name of a library; the first one by default
            where: a filter on metadata: {"publisher": "The Post", "published": ["2031-03-01", null]}
            history: the chat so far, oldest first: [question, answer] each
            k: how many passages are read, 1 to 100
            writer: "documents" for their own sentences, or the name of a model; by default as the page begins

        Returns:
            text with [n] markers, answered, confidence from 0 to 1, citations with offsets, hits, refusal
            written: which model wrote it and what became of its sentences, or null
        """
        with _told():
            author = self._author(_text(writer, "writer"))
            assistant = self._desk.authors.assistant(self._assistant(library, request), author)
            page = self._person(request), (request.session_hash if request else None) or "a program"
            with self._desk.askings.beside(page, author) as asking:
                answer = assistant.ask(
                    _text(question, "question"), _turns(history), k=min(_number(k, "k"), _MOST),
                    where=_where(where), stop=asking.stop,
                )  # fmt: skip
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
        with _told():
            asked, most = _text(query, "query"), min(_number(k, "k"), _MOST)
            found = retrieve(self._library(library, request), asked, k=most, where=_where(where))
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
        with _told():
            content = _content(_text(text, "text"), _text(base64, "base64"))
            plain = PureWindowsPath(PurePosixPath(_text(name, "name")).name).name.strip() or "document.txt"
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
        with _told():
            if not isinstance(ids, list):
                raise ValueError("ids is a list of the ids of documents")
            try:
                return {"removed": self._library(library, request).remove(*map(str, ids))}
            except DocumentNotFound as error:  # which names the folder, and a command: nothing for a program
                raise ValueError("one of these ids is unknown, so nothing was removed") from error

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
            total, the libraries there are, and of each document its id, title, source, publisher and more
        """
        with _told():
            words, most = _text(search, "search"), min(_number(count, "count"), _DOCUMENTS)
            found = listing(self._library(library, request), words, first=_number(first, "first"), count=most)
            fields = ("id title source publisher published author format language passages pages").split()
            rows = [{name: getattr(row, name) for name in fields} for row in found.rows]
            names = self._desk.libraries.names(self._person(request))
            return {"total": found.total, "documents": rows, "libraries": names}

    def _assistant(self, name: str, request: gr.Request | None) -> Assistant:
        libraries = self._desk.libraries
        return libraries.assistant(self._person(request), _text(name, "library") or libraries.first)

    def _author(self, writer: str) -> str:
        """Whom a program means. Raises ValueError for nobody who is there."""
        authors = self._desk.authors
        author = OWN if writer == _DOCUMENTS_WRITE else writer or authors.default
        if author not in authors.names:
            there = ", ".join([_DOCUMENTS_WRITE, *authors.names[1:]])
            raise ValueError(f"there is no writer {writer!r}: name one of {there}")
        return author

    def _library(self, name: str, request: gr.Request | None) -> Library:
        return self._assistant(name, request).library

    def _person(self, request: gr.Request | None) -> str:
        return self._desk.person(request.username if request else None)


def offer(programs: Programs) -> None:
    """Add the endpoints to the page that is being built, under the names of the methods.

    Before anything else of the page, which would take the names: Gradio counts private ones, too.
    """
    calls: list[Callable[..., Any]] = [
        programs.ask, programs.search, programs.add, programs.remove, programs.documents,
    ]  # fmt: skip
    for call in calls:
        gr.api(call, api_name=call.__name__)  # type: ignore[attr-defined]  # not in its __all__


async def misused(request: Request, error: Exception) -> JSONResponse:
    """Words for a call over HTTP of an endpoint or with an argument that there is not.

    To be registered for KeyError and TypeError, which Gradio lets through as "Internal Server Error".
    """
    path = request.url.path
    if "/call/" not in path:
        raise error
    if isinstance(error, KeyError):
        return JSONResponse({"detail": f"there is nothing of this name: {error}"}, 404)
    return JSONResponse({"detail": str(error)}, 422)


def tell_in_json(page: gr.Blocks) -> None:
    """Have the tools of the Model Context Protocol answer in JSON; Gradio would show a dict as Python does.

    For a page that was launched with them.
    """
    server = page.mcp_server_obj
    if server is None:
        return
    text_content = server.types.TextContent  # of a package that is not there without the extra

    def content(data: list[Any], root_url: str) -> list[Any]:
        return [text_content(type="text", text=json.dumps(output, ensure_ascii=False)) for output in data]

    server.postprocess_output_data = content  # type: ignore[method-assign]


@contextmanager
def _told() -> Iterator[None]:
    """What the caller could have caused, in words that are not escaped: a program is no page."""
    try:
        yield
    except (FootnoteError, ValueError) as error:
        raise gr.Error(str(error), title="Footnote", print_exception=False) from error


def _text(given: object, name: str) -> str:
    """Nothing checks what arrives as JSON. Raises ValueError."""
    if not isinstance(given, str | None):
        raise ValueError(f"{name} is a text, which {given!r:.60} is not")
    return given or ""


def _number(given: object, name: str) -> int:
    if isinstance(given, float) and given.is_integer():  # as some programs write 8
        given = int(given)
    if not isinstance(given, int):
        raise ValueError(f"{name} is a whole number, which {given!r:.60} is not")
    return given


def _turns(history: object) -> list[tuple[str, str]]:
    turns = history or []
    if not isinstance(turns, list) or not all(isinstance(turn, list) and len(turn) == 2 for turn in turns):
        raise ValueError("history is a list of [question, answer], oldest first")
    return [(_text(asked, "a question"), _text(said, "an answer")) for asked, said in turns]


def _content(text: str, base64: str) -> bytes:
    if bool(text) == bool(base64):
        raise ValueError("give either text or base64: what the document holds")
    if text:
        return text.encode("utf-8", "replace")
    try:
        return b64decode(base64, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError(f"base64 cannot be decoded ({error})") from error


def _where(given: object) -> dict[str, Any] | None:
    """JSON knows no pairs: of the date of publication, a list of two is a range, null leaving an end open."""
    if not given:
        return None
    if not isinstance(given, dict):
        raise ValueError('where is an object such as {"publisher": "The Post"}')
    dates = given.get("published")
    if isinstance(dates, list) and len(dates) == 2:
        return {**given, "published": tuple(dates)}
    return given
