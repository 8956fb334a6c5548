"""The options that name a language model to write answers, for `footnote ask`, `eval`, `serve` and `app.py`.

Nothing heavy is imported here, and no model is loaded or server asked: that is for the first question.
"""

import argparse
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.writing.reader import WritingReader

SERVER_KEY = "FOOTNOTE_SERVER_KEY"  # the environment variable; whoever reads the environment passes it on
_NUMBER = re.compile(r"\d{1,6}(\.\d+)?", re.ASCII)


def add_writing(command: argparse.ArgumentParser) -> None:
    """--model or --server, --server-model and --model-seconds; `reader_of` makes a reader of them."""
    group = command.add_argument_group("answers written by a language model, each sentence checked")
    either = group.add_mutually_exclusive_group()
    either.add_argument(
        "--model", metavar="MODEL", type=_named,
        help="the model: a name on the Hugging Face hub, a folder, a GGUF file, or smollm2 for the small one "
        "of footnote-qa[smollm] (by default no model writes: sentences are quoted)",
    )  # fmt: skip
    either.add_argument(
        "--server", metavar="URL", type=_address,
        help=f"an OpenAI-compatible server that has the model; its key is read from {SERVER_KEY}",
    )  # fmt: skip
    group.add_argument(
        "--server-model", metavar="NAME", type=_named,
        help="the model's name on that server (default: the one that it serves)",
    )  # fmt: skip
    group.add_argument(
        "--model-seconds", metavar="S", type=_seconds,
        help="the time that writing an answer may take; what was checked by then is shown (default: 120)",
    )  # fmt: skip


def reader_of(chosen: argparse.Namespace, *, key: str | None = None) -> "WritingReader | None":
    """The reader that writes with what was chosen; None where no model was named.

    key  the server's, from `SERVER_KEY` in the environment; not used for a model on this machine

    Raises ModelError, and FootnoteError for options that say something of a model or server not named.
    """
    from index.errors import FootnoteError
    from qa.writing.reader import SECONDS

    if wrong := senseless(chosen):
        raise FootnoteError(wrong)
    seconds = chosen.model_seconds or SECONDS
    if chosen.model:
        from qa.generate import GenerativeReader

        return GenerativeReader(chosen.model, seconds=seconds)
    if chosen.server:
        from qa.server import ServerReader

        return ServerReader(chosen.server, model=chosen.server_model, key=key or None, seconds=seconds)
    return None


def senseless(chosen: argparse.Namespace) -> str:
    """What is wrong with options that say something of a model or server that none names; else ""."""
    if chosen.server_model and not chosen.server:
        return "--server-model names a model on a server: give --server URL, too."
    if chosen.model_seconds and not (chosen.model or chosen.server):
        return "--model-seconds is for a model that writes: give --model or --server, too."
    return ""


def _named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty")
    return text


def _address(text: str) -> str:
    if not re.match(r"https?://[^\s/]", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no address such as http://localhost:11434/v1")
    return text


def _seconds(text: str) -> float:
    if not _NUMBER.fullmatch(text) or not float(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return float(text)
