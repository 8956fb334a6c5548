"""main: arguments in, an exit code out. What a person may see as an error becomes one line here.

It alone reads the environment. Nothing heavy is imported before it is needed.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from footnote.arguments import UsageError, parser
from footnote.commands import COMMANDS, Call, Declined, Exit, print_json
from web.writing_options import SERVER_KEY

if TYPE_CHECKING:
    from index.embed import Embedder
    from qa.writing.reader import WritingReader


def main(
    argv: Sequence[str] | None = None,
    *,
    embedder: "Embedder | None" = None,
    writing: "WritingReader | None" = None,
) -> int:
    """Run the command and return its exit code, an `Exit`.

    argv      the arguments after the command's name; those of the process by default
    embedder  opens and makes libraries; by default the one whose name is stored with the library
    writing   writes answers, in place of the model that --model or --server names

    Reads FOOTNOTE_LIBRARY, FOOTNOTE_SERVER_KEY and NO_COLOR from the environment. Raises nothing that a
    person could have caused.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _guarded(given, embedder, writing)
        sys.stdout.flush()
    except OSError as error:
        _discard_output()
        if isinstance(error, BrokenPipeError):  # whoever was reading has seen enough
            return Exit.BROKEN_PIPE
        print(f"footnote: {error}", file=sys.stderr)  # most likely the output could not be written
        return Exit.ERROR
    return code


def _guarded(given: list[str], embedder: "Embedder | None", writing: "WritingReader | None") -> int:
    """Run it; every failure that is a person's to see becomes a line and an exit code."""
    words = {*given, *map("=".join, pairwise(given))}  # "--format json" is "--format=json"
    as_json = not words.isdisjoint({"--json", "--format=json", "--format=csl"})
    try:
        return _run(given, embedder, writing)
    except UsageError as error:
        print(error.usage, end="", file=sys.stderr)
        return _failed(Exit.USAGE, "UsageError", str(error), as_json=as_json)
    except Declined as error:
        return _failed(Exit.INCOMPLETE, "Declined", str(error), as_json=as_json)
    except KeyboardInterrupt as error:
        return _failed(Exit.INTERRUPTED, "Interrupted", str(error) or "interrupted", as_json=as_json)
    except Exception as error:
        from index.errors import FootnoteError  # not before: --help and mistakes need not wait for it

        if not isinstance(error, FootnoteError):
            raise
        return _failed(Exit.ERROR, type(error).__name__, str(error), as_json=as_json)


def _run(given: list[str], embedder: "Embedder | None", writing: "WritingReader | None") -> int:
    arguments = parser()
    try:
        options = arguments.parse_args(given)
    except SystemExit:  # --help and --version have printed what there is to say
        return Exit.DONE
    if options.command is None:
        arguments.print_help()
        return Exit.DONE
    from footnote.terminal import Terminal

    variable = os.environ.get("FOOTNOTE_LIBRARY")
    named = options.library or (Path(variable) if variable else None)
    terminal = Terminal(colour="NO_COLOR" not in os.environ)
    call = Call(options, named, embedder, terminal, writing, os.environ.get(SERVER_KEY))
    return COMMANDS[options.command](call)


def _failed(code: Exit, kind: str, message: str, *, as_json: bool) -> Exit:
    from qa.showing import shown

    print(f"footnote: {shown(message)}", file=sys.stderr)
    if as_json:
        print_json({"error": {"type": kind, "message": message}})
    return code


def _discard_output() -> None:
    """What is still buffered goes nowhere, or Python would complain again while it exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
