"""The commands themselves: each calls `index`, `qa`, `chat` or `app`, and prints what came of it.

What people see is drawn by `footnote.terminal`, what programs read by `qa.render`. Imports stand in the
functions, so that a command loads only what it needs.
"""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnote.arguments import DEFAULT_LIBRARY, UsageError

if TYPE_CHECKING:
    from footnote.terminal import Terminal
    from index.adding import Source
    from index.documents import Document
    from index.embed import Embedder
    from index.library import Library
    from qa.writing.reader import WritingReader

Row = dict[str, Any]  # a document without its text, as `list --json` prints it


class Exit(IntEnum):
    """Exit codes; a question that the documents do not answer is no failure."""

    DONE = 0
    INCOMPLETE = 1  # some files could not be read; the library has faults; a removal was declined
    USAGE = 2
    ERROR = 3
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class Declined(Exception):
    """A person was asked, and said no."""


@dataclass(frozen=True, slots=True)
class Call:
    """What a command needs.

    named    the library that was asked for, None for the default one
    writing  writes the answers, in place of what --model or --server names
    key      of the server that --server names, None for none
    """

    options: Namespace
    named: Path | None
    embedder: "Embedder | None"
    terminal: "Terminal"
    writing: "WritingReader | None" = None
    key: str | None = None

    def library(self, *, create: bool = False) -> "Library":
        from index.library import Library

        return Library(self.named or DEFAULT_LIBRARY, embedder=self.embedder, create=create)

    def reader(self) -> "WritingReader | None":
        """What writes the answers, None where they are quoted. Raises UsageError, ModelError."""
        from web.writing_options import reader_of, senseless

        if wrong := senseless(self.options):
            raise UsageError(wrong)
        return self.writing or reader_of(self.options, key=self.key)


def _add(call: Call) -> Exit:
    sources = list(_sources(call.options.paths, call.options.title))
    quiet = call.options.quiet or call.options.json
    _check_there(sources, Path(call.named or DEFAULT_LIBRARY))
    with call.library(create=True) as library:
        try:
            with call.terminal.progress(quiet=quiet) as listener:
                report = library.add(sources, progress=listener)
        except KeyboardInterrupt:
            holds = f"{library.document_count:,} documents with {library.passage_count:,} passages"
            message = f"interrupted, but what was stored is kept: {library.path} holds {holds}. "
            raise KeyboardInterrupt(message + "Run the same again to go on from there.") from None
    if call.options.json:
        failed = [{"source": source, "reason": reason} for source, reason in report.failed]
        print_json({**asdict(report), "failed": failed})
    else:
        call.terminal.report(report, quiet=quiet)
    return Exit.INCOMPLETE if report.failed else Exit.DONE


def _check_there(sources: "Sequence[Source]", library: Path) -> None:
    """Make no library of files that are not there: raises DocumentError. An existing one reports them."""
    from index.errors import DocumentError

    missing = [
        str(source) for source in sources if isinstance(source, str | Path) and not os.path.lexists(source)
    ]
    if len(missing) == len(sources) and not library.exists():
        raise DocumentError(f"there is no file or folder {missing[0]!r}: check the path")


def _sources(paths: Sequence[str], title: str | None) -> "Iterator[Source]":
    if title is not None and "-" not in paths:
        raise UsageError("--title is for the text on standard input: footnote add - --title TEXT")
    for path in dict.fromkeys(paths):
        yield _standard_input(title) if path == "-" else path


def _standard_input(title: str | None) -> "Document":
    from index.documents import Document
    from index.encoding import decode
    from index.errors import DocumentError

    try:
        text = decode(sys.stdin.buffer.read())
    except DocumentError as error:
        raise DocumentError(f"standard input {error}") from None
    name = title or blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return Document(text, f"stdin/{name}", title)


def _ask(call: Call) -> Exit:
    from footnote.ask_command import ask

    return ask(call)


def _search(call: Call) -> Exit:
    from index.retrieve import retrieve
    from qa.serialization import hit_json

    options = call.options
    with call.library() as library, call.terminal.waiting("Searching"):
        hits = retrieve(library, options.question, k=options.passages, where=options.where)
    if options.json:
        print_json([{"rank": rank, **hit_json(hit)} for rank, hit in enumerate(hits, 1)])
    else:
        call.terminal.hits(hits, full=options.full)
    return Exit.DONE


def _list(call: Call) -> Exit:
    with call.library() as library:
        rows = [_row(document) for document in library.documents()]
        passages = library.passage_count
    if call.options.json:
        print_json(rows)
    else:
        call.terminal.documents(rows, passages)
    return Exit.DONE


def _row(document: "Document") -> Row:
    """A document without its text, so that a whole library's fit in memory."""
    from qa.serialization import document_json

    size = {"characters": len(document.text), "pages": len(document.pages) or None}
    return {**document_json(document), **size, "metadata": dict(document.metadata)}


def _remove(call: Call) -> Exit:
    options = call.options
    with call.library() as library:
        rows = [_row(document) for document in library.documents()]
        chosen = _chosen(library, rows, options.ids)
        if not options.yes and not call.terminal.confirms(chosen):
            raise Declined("nothing was removed")
        library.remove(*(row["id"] for row in chosen))
    if options.json:
        print_json({"removed": chosen})
    else:
        call.terminal.removed(chosen)
    return Exit.DONE


def _chosen(library: "Library", rows: Sequence[Row], wanted: Sequence[str]) -> list[Row]:
    """The documents that are wanted, each once. Raises DocumentNotFound if one cannot be told."""
    found = [row for text in wanted for row in _meant(library, rows, text)]
    return list({row["id"]: row for row in found}.values())


def _meant(library: "Library", rows: Sequence[Row], text: str) -> list[Row]:
    """By id, source, file with records, folder, or the first digits of an id."""
    from index.errors import DocumentNotFound

    place = os.path.realpath(text)
    from_here = os.path.realpath(".") + os.sep + text  # as it is listed: the key of a record may be a URL
    whole = {text, place, from_here, *library.catalog.sources(place)}
    below = place + os.sep
    if found := [
        row for row in rows if {row["id"], row["source"]} & whole or row["source"].startswith(below)
    ]:
        return found
    found = [row for row in rows if len(text) >= 4 and row["id"].startswith(text.lower())]
    if not found:
        remedy = f"See what it has: footnote list --library {library.path}"
        raise DocumentNotFound(f"the library {library.path} has no document {text!r}. {remedy}")
    if len(found) > 1:
        ids = ", ".join(row["id"] for row in found)
        raise DocumentNotFound(f"{text!r} could be any of {len(found)} documents; give more digits: {ids}")
    return found


def _check(call: Call) -> Exit:
    from index.check import examine

    with call.library() as library, call.terminal.waiting("Examining"):
        examination = examine(library)
    if call.options.json:
        print_json({**asdict(examination), "sound": examination.sound})
    else:
        call.terminal.examination(examination)
    return Exit.DONE if examination.sound else Exit.INCOMPLETE


def _eval(call: Call) -> Exit:
    from footnote.eval_command import draft, evaluate

    options = call.options
    if (options.questions is None) == (options.draft is None):
        raise UsageError("give a file of questions, or --draft N to have some proposed: one of the two")
    return draft(call) if options.draft else evaluate(call)


def _feedback(call: Call) -> Exit:
    from chat.export import rated_json
    from chat.place import chats_of
    from chat.rated import rated_turns

    path = Path(call.options.chats or chats_of(Path(call.named or DEFAULT_LIBRARY)))
    turns = rated_turns(path)
    if call.options.json:
        print_json([rated_json(turn) for turn in turns])
    else:
        call.terminal.feedback(turns, path)
    return Exit.DONE


def _serve(call: Call) -> Exit:
    from index.errors import FootnoteError
    from web.options import given

    options, reader = call.options, call.reader()
    from app import serve  # not before: it takes seconds

    named = [call.named] if call.named else []
    try:
        serve(
            named, host=options.host, port=options.port, open_browser=options.open, trained=options.reader,
            reader=reader, **given(options),
        )  # fmt: skip
    except OSError as error:
        raise FootnoteError(str(error)) from error
    return Exit.DONE


def _user(call: Call) -> Exit:
    from footnote.user_command import user

    return user(call)


def print_json(value: Any) -> None:
    """Escaped to ASCII, so that neither a terminal nor an odd encoding can stumble over document text."""
    print(json.dumps(value, indent=2))


COMMANDS = {
    "add": _add,
    "ask": _ask,
    "search": _search,
    "list": _list,
    "remove": _remove,
    "check": _check,
    "eval": _eval,
    "feedback": _feedback,
    "serve": _serve,
    "user": _user,
}
