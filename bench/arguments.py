"""The arguments that the measurements on SQuAD's stories share."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def parse(
    name: str, about: str | None, arguments: Sequence[str], *, questions: int, writes: str | None = None
) -> argparse.Namespace:
    """data, questions (of each article), reader (whether the trained one takes part), and write if it writes.

    writes  the name of the weights in qa/ and qa/trained/ that --write stores
    """
    parser = argparse.ArgumentParser(prog=f"python -m {name}", description=about)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where the sets lie")
    each = f"of each sort, from each article (default: {questions})"
    parser.add_argument("--questions", type=int, default=questions, help=each)
    parser.add_argument("--no-reader", dest="reader", action="store_false", help="without the trained reader")
    if writes:
        stored = f"store the weights in qa/trained/{writes}, or without the reader in qa/{writes}"
        parser.add_argument("--write", action="store_true", help=stored)
    return parser.parse_args(arguments)


def weights_path(name: str, *, trained: bool) -> Path:
    """Where weights of this name are stored."""
    return Path("qa", "trained" if trained else "", name)


def command(name: str, chosen: argparse.Namespace) -> str:
    """What was typed to have weights stored, for the record beside them."""
    return f"{name} --questions {chosen.questions}{'' if chosen.reader else ' --no-reader'} --write"
