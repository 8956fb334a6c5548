"""What the `footnote` command understands: its subcommands, options, filters and help.

It reads neither files nor the environment, and imports nothing but the standard library.
"""

import argparse
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any, NoReturn

from footnote.argument_types import count, port, probability, seed, words
from footnote.user_arguments import describe_user
from footnote.where import WHERE, Where
from web.options import add_options
from web.writing_options import add_writing

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["_Parser"]

DEFAULT_LIBRARY = "footnote.library"
FORMATS = ("text", "markdown", "html", "json", "bibtex", "csl")  # that an answer is written in

_EPILOG = """\
examples:
  footnote add articles/                     make ./footnote.library, or add to it
  footnote ask "Who pays for the new dam?"   an answer, and where it stands
  footnote serve                             the same as a page in the browser

footnote COMMAND --help says more. The library is ./footnote.library unless --library or the
environment variable FOOTNOTE_LIBRARY names another folder.

exit codes:
  0    done; also where the documents do not answer a question
  1    done in part: some files could not be read, the library has faults, a removal was declined
  2    the command line makes no sense
  3    it could not be done; the reason is one line on standard error
  130  interrupted with Ctrl-C (what had been stored is kept)
"""


class UsageError(Exception):
    """The command line makes no sense; usage is a summary of what would."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.usage = usage


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would leave the process; an option must be written out."""

    def __init__(self, *, description: str, **settings: Any) -> None:
        whole = fill(description, 100)
        super().__init__(description=whole, allow_abbrev=False, formatter_class=_Layout, **settings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, self.format_usage())


class _Layout(argparse.RawDescriptionHelpFormatter):  # the epilogs hold examples
    """A question is one thing, however many words it is typed in."""

    def _format_args(self, action: argparse.Action, default_metavar: str) -> str:
        return "QUESTION" if isinstance(action, _Question) else super()._format_args(action, default_metavar)


class _Question(argparse.Action):
    """The words of a question, joined if it was typed without quotes."""

    def __call__(self, _: object, options: argparse.Namespace, words: object, *__: object) -> None:
        setattr(options, self.dest, " ".join(words) if isinstance(words, list) else words)


class _Version(argparse.Action):
    def __call__(self, asked: argparse.ArgumentParser, *_: object) -> None:
        try:
            print("footnote", version("footnote-qa"))
        except PackageNotFoundError:
            print("footnote, not installed")
        asked.exit()


def parser() -> argparse.ArgumentParser:
    """The command's parser. Parsing raises UsageError.

    The result has `command` and `library`, None if not given, `json` and the options of the command.
    """
    about = "Answers from your own documents, with citations that can be checked to the character."
    whole = _Parser(prog="footnote", description=about, epilog=_EPILOG)
    whole.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    _add_shared(whole)
    whole.set_defaults(library=None, json=False)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for describe in (
        _add, _ask, _search, _list, _remove, _check, _eval, _feedback, _serve, describe_user,
    ):  # fmt: skip
        _add_shared(describe(commands))
    return whole


def _add_shared(command: argparse.ArgumentParser) -> None:
    """These may stand before or after the command's name, so only the whole has their defaults."""
    group = command.add_argument_group("in every command")
    group.add_argument(
        "--library",
        metavar="PATH",
        type=Path,
        default=argparse.SUPPRESS,
        help="the library's folder (by default FOOTNOTE_LIBRARY, or else ./footnote.library)",
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="one JSON document on standard output, and nothing else there",
    )


def _add(commands: "_Commands") -> _Parser:
    command = commands.add_parser(
        "add",
        help="add files and folders to the library",
        description="Add .txt .md .html .pdf .docx, and .jsonl .csv with a document in each record; makes "
        "the library if there is none. What has not changed is skipped, what has replaces its older self, "
        "what cannot be read is reported.",
        epilog="examples:\n"
        "  footnote add articles/ report.pdf\n"
        "  footnote add --library news.library wire.jsonl\n"
        '  pandoc -t plain minutes.odt | footnote add - --title "Minutes of 3 May"',
    )
    paths = "a file, a folder with all in it, or - for standard input"
    command.add_argument("paths", metavar="PATH", type=words, nargs="+", help=paths)
    command.add_argument("--title", metavar="TEXT", help="the title of the text on standard input")
    command.add_argument("--quiet", action="store_true", help="report only what could not be read")
    return command


def _ask(commands: "_Commands") -> _Parser:
    command = commands.add_parser(
        "ask",
        help="answer a question, with citations",
        description="Answer a question in sentences taken verbatim from the documents, each with its "
        "source; or, with --model or --server, in the words of a language model, each sentence checked. "
        "Where the documents do not say, it says so and shows the nearest passages.",
        epilog="examples:\n"
        '  footnote ask "Who pays for the new dam?"\n'
        '  footnote ask "What did the minister say?" --where published=2024-02..2024-03\n'
        '  footnote ask "Who won?" --json\n'
        '  footnote ask "Who won?" --format bibtex\n'
        '  footnote ask "Who won?" --model smollm2\n\n' + WHERE,
    )
    _add_question(command, "how many passages to read (default: 8)")
    _add_answering(command)
    values = "list every value that a document may give as the answer, with its sources"
    command.add_argument("--values", action="store_true", help=values)
    written = f"{', '.join(FORMATS)} (default: text); bibtex and csl are its sources alone"
    command.add_argument("--format", metavar="FORM", choices=FORMATS, help=written)
    return command


def _search(commands: "_Commands") -> _Parser:
    command = commands.add_parser(
        "search",
        help="find the passages that bear on a question",
        description="Find passages, best first, by meaning (dense) and by words (BM25) together. Each says "
        "why it was found: both scores and its rank by each. Near-identical passages are counted as copies.",
        epilog="examples:\n"
        '  footnote search "new dam" -k 20\n'
        '  footnote search "new dam" --where publisher=Reuters --where publisher=AP --full\n\n' + WHERE,
    )
    _add_question(command, "how many passages to find (default: 8)")
    command.add_argument("--full", action="store_true", help="show passages whole, not their beginnings")
    return command


def _list(commands: "_Commands") -> _Parser:
    return commands.add_parser(
        "list",
        help="list the documents",
        description="List the documents in the order of adding, with as much of the id as tells them apart; "
        "--json gives ids in full, with all metadata.",
        epilog="example:\n  footnote list --library news.library --json",
    )


def _remove(commands: "_Commands") -> _Parser:
    command = commands.add_parser(
        "remove",
        help="remove documents",
        description="Remove documents from the library and from its files on the disk; the files that they "
        "were added from stay. If any of the IDs is unknown or could mean several, nothing is removed.",
        epilog="examples:\n  footnote remove 3f9a01c2\n  footnote remove articles/dam.txt --yes",
    )
    ids = "an id or its first digits (4 at least), or the source: a file, a folder, as added"
    command.add_argument("ids", metavar="ID", type=words, nargs="+", help=ids)
    command.add_argument("--yes", action="store_true", help="do not ask for confirmation on a terminal")
    return command


def _check(commands: "_Commands") -> _Parser:
    return commands.add_parser(
        "check",
        help="examine the whole library and repair its indexes",
        description="Examine documents, offsets, a sample of vectors, and whether both indexes agree with "
        "the catalog. Indexes that do not are built again; faults of the catalog are only reported.",
        epilog="example:\n  footnote check --library news.library",
    )


def _eval(commands: "_Commands") -> _Parser:
    command = commands.add_parser(
        "eval",
        help="measure the answers to questions of your own",
        description="Ask the questions of a file and score the answers: found, refused, cited rightly, how "
        "sure, how fast, each with its 95 % interval. Or have questions drafted, to be mended by hand.",
        epilog="examples:\n"
        "  footnote eval --draft 20 -o questions.jsonl\n"
        "  footnote eval questions.jsonl --risk 0.1 --report footnote-eval\n\n"
        "a line of the file, with null where the documents do not say:\n"
        '  {"question": "Who pays?", "answer": ["the town", "Skarn"], "document": "dam.txt"}',
    )
    lines = "a file with a question and its acceptable answers as JSON on each line"
    command.add_argument("questions", metavar="QUESTIONS", type=words, nargs="?", help=lines)
    command.add_argument("--report", metavar="FOLDER", type=words, help="write page, plots, results there")
    risk = "suggest a threshold at which at most this share of the answers is wrong"
    command.add_argument("--risk", metavar="P", type=probability, help=risk)
    _add_passages(command, "how many passages to read for each question (default: 8)")
    _add_answering(command)
    command.add_argument("--draft", metavar="N", type=count, help="propose N questions from the documents")
    command.add_argument("--seed", metavar="S", type=seed, default=0, help="draft others (default: 0)")
    command.add_argument("-o", "--output", metavar="FILE", type=words, help="write the draft to this file")
    return command


def _feedback(commands: "_Commands") -> _Parser:
    command = commands.add_parser(
        "feedback",
        help="list what people thought of the answers",
        description="List the answers of the web chat that people gave a thumbs up or down, with their "
        "notes; the latest feedback comes first. The library itself is not opened.",
        epilog="examples:\n  footnote feedback\n  footnote feedback --library news.library --json",
    )
    chats = "the file of chats (default: chats.sqlite in the folder NAME.chats beside NAME.library)"
    command.add_argument("--chats", metavar="FILE", type=words, help=chats)
    return command


def _serve(commands: "_Commands") -> _Parser:
    command = commands.add_parser(
        "serve",
        help="open the web chat",
        description="Serve the web chat, for this machine alone unless --host says otherwise. Where no "
        "library is named and there is none yet, it is made of sample documents. Ctrl-C ends it.",
        epilog="examples:\n  footnote serve --open\n  footnote serve --library news.library --port 8000",
    )
    command.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)"
    )
    command.add_argument(
        "--port", metavar="N", type=port, default=7860, help="the port to listen on (default: 7860)"
    )
    command.add_argument("--open", action="store_true", help="open it in a browser as soon as it is there")
    add_options(command)
    _add_reader(command)
    return command


def _add_question(command: argparse.ArgumentParser, passages: str) -> None:
    quotes = "in quotes where it has characters that the shell reads, such as ? and '"
    command.add_argument("question", metavar="QUESTION", type=words, nargs="+", action=_Question, help=quotes)
    _add_passages(command, passages)
    command.add_argument(
        "--where", metavar="FIELD=VALUE", action=Where, help="look only at these documents (see below)"
    )


def _add_passages(command: argparse.ArgumentParser, passages: str) -> None:
    command.add_argument("-k", "--passages", metavar="N", type=count, default=8, help=passages)


def _add_answering(command: argparse.ArgumentParser) -> None:
    """What bears on the answers themselves."""
    _add_reader(command)
    command.add_argument(
        "--threshold",
        metavar="P",
        type=probability,
        help="the confidence, 0 to 1, below which it refuses to answer (default: the calibrated one)",
    )


def _add_reader(command: argparse.ArgumentParser) -> None:
    without = "do without the trained reader: faster, and right less often"
    command.add_argument("--no-reader", dest="reader", action="store_false", help=without)
    add_writing(command)
