"""How many questions of a set are answered rightly, and refused rightly, on a library of given documents.

A question is right if one of its accepted strings stands in the answer, as `footnote eval` compares them,
or, where its `answer` is null, if it is refused. By default: the questions of the first real document, on a
library of that document alone and on one with all of Wikinews added.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter

from footnote.evaluation.questions import Asked, read_questions
from footnote.evaluation.scoring import says
from index import Library
from qa import Answer, Assistant

SEED = Path("seed", "000_f249bf287c0f66dd.txt")
WIKINEWS = Path("data", "wikinews", "wikinews.jsonl")


def main(arguments: Sequence[str]) -> int:
    """Print a table and the questions that went wrong; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench questions", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder of seed/ and data/")
    parser.add_argument(
        "--questions", type=Path, help="a .jsonl of question and answer (default: the seed's)"
    )
    parser.add_argument("--no-reader", dest="reader", action="store_false", help="without the trained reader")
    parser.add_argument("--documents", type=Path, nargs="+", help="what the library is made of")
    chosen = parser.parse_args(arguments)
    questions = chosen.questions or chosen.data / "seed" / "questions.jsonl"
    seed = chosen.data / SEED
    libraries = [chosen.documents] if chosen.documents else [[seed], [seed, chosen.data / WIKINEWS]]
    missing = [path for path in [questions, *chain.from_iterable(libraries)] if not path.exists()]
    if missing:
        print(f"not here: {missing[0]}. Name the folder with --data.", file=sys.stderr)
        return 1
    for documents in libraries:
        _run(read_questions(questions), documents, trained=chosen.reader)
    return 0


def right(asked: Asked, answer: Answer) -> bool:
    """Whether an answer to a question is right."""
    if asked.accepted is None:
        return not answer.answered
    return answer.answered and says(answer, asked.accepted)


def _run(questions: Sequence[Asked], documents: Sequence[Path], *, trained: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "questions.library") as library:
        library.add(list(documents))
        assistant = Assistant(library, trained=trained)
        assistant.ask("warm up")
        answers, seconds = [], []
        for asked in questions:
            start = perf_counter()
            answers.append(assistant.ask(asked.question, asked.history))
            seconds.append(perf_counter() - start)
        print(f"{library.document_count} documents, {library.passage_count} passages")
    _table(questions, answers)
    print(f"  median time of ask: {1000 * median(seconds):.0f} ms")


def _table(questions: Sequence[Asked], answers: Sequence[Answer]) -> None:
    groups = {
        "answerable from the text": [not q.from_metadata and q.accepted is not None for q in questions],
        "answerable from metadata": [q.from_metadata for q in questions],
        "unanswerable, refused": [q.accepted is None for q in questions],
    }
    rights = [right(asked, answer) for asked, answer in zip(questions, answers, strict=True)]
    for name, members in groups.items():
        if any(members):
            count = sum(one for one, member in zip(rights, members, strict=True) if member)
            print(f"  {name}: {count} of {sum(members)}")
    for asked, answer, is_right in zip(questions, answers, rights, strict=True):
        if not is_right:
            print(f"    wrong ({answer.confidence:.2f}): {asked.question}\n      {answer.text[:160]}")
