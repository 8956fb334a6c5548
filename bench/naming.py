"""Judge the short answers that a language model confirms: python -m bench.naming --model smollm2

Answerable questions of SQuAD 2.0 are put to a library of all its articles. Looked at are the answers that
have no short one although the trained reader marks a stretch: how many of those the model confirms, and how
many of these are right, beside the short answers that are given without a model.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic

import numpy as np

from bench.fitting import Figures, Ints, interval, lines
from bench.followups import written_by
from bench.short import RIGHT
from bench.spans import agreement
from bench.stories import Trial, read_stories, shelf_of, trials
from qa import Assistant
from qa.answer import Answer
from qa.writing.naming import LEAST, named
from qa.writing.writer import Stop, Writer

PATIENCE = 60.0  # seconds: a busy machine shall not change what is measured


@dataclass(frozen=True, slots=True)
class Named:
    """What became of a question whose answer stands in the library.

    given      whether there is a short answer    marked  or one that the reader is unsure of
    right      whether that is right              confirmed  whether the model confirms it
    seconds    that the model took; None where it was not asked
    """

    article: str
    given: bool
    marked: bool
    right: bool
    confirmed: bool = False
    seconds: float | None = None


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.naming", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where the sets lie")
    parser.add_argument("--questions", type=int, default=40, help="from each article (default: 40)")
    parser.add_argument("--seed", type=int, default=41, help="which questions (default: 41)")
    parser.add_argument("--model", required=True, help="what GenerativeReader takes")
    chosen = parser.parse_args(arguments)
    stories = read_stories(chosen.data)
    every = trials(stories, chosen.questions, seed=chosen.seed)
    asked = [trial for trial in every if (trial.kind, trial.size) == ("there", "shelf")]
    writer = written_by(chosen.model)
    with shelf_of(stories) as shelf:
        rows = list(judged(Assistant(shelf.library), writer, asked))
    print(lines(figures(rows)))
    times = [row.seconds for row in rows if row.seconds is not None]
    print(f"{len(rows)} questions; asked {len(times)} times, {median(times or [0.0]):.2f} s in the median")
    return 0


def judged(assistant: Assistant, writer: Writer, asked: Sequence[Trial]) -> Iterator[Named]:
    """What becomes of each question."""
    for trial in asked:
        answer = assistant.ask(trial.question)
        text = answer.short or (answer.doubtful.text if answer.doubtful else "")
        right = agreement(text, trial.answers) >= RIGHT
        confirmed, seconds = _confirmed(answer, writer)
        marked = answer.doubtful is not None
        yield Named(trial.article, answer.short is not None, marked, right, confirmed, seconds)


def _confirmed(answer: Answer, writer: Writer) -> tuple[bool, float | None]:
    if answer.doubtful is None or answer.doubtful.chance < LEAST:
        return False, None
    begun = monotonic()
    return named(answer, writer, Stop(), seconds=PATIENCE) is not None, monotonic() - begun


def figures(rows: Sequence[Named]) -> Figures:
    """Each figure with its 95 % interval, drawn article by article."""
    right = np.array([row.right for row in rows])
    given = np.array([row.given for row in rows])
    marked = np.array([row.marked for row in rows])
    unsure = np.array([row.seconds is not None for row in rows])
    confirmed = np.array([row.confirmed for row in rows])
    shares = {
        "given without a model": (given, np.ones(len(rows))),
        "of those given: right": (given & right, given),
        "of the others: marked": (marked, ~given),
        "of those marked: right": (marked & right, marked),
        "of those the model is asked about: right": (unsure & right, unsure),
        "of those the model is asked about: confirmed": (confirmed, unsure),
        "of those confirmed: right": (confirmed & right, confirmed),
    }
    owners = [row.article for row in rows]
    return {name: _share(np.asarray(a, int), np.asarray(b, int), owners) for name, (a, b) in shares.items()}


def _share(part: Ints, whole: Ints, owners: Sequence[str]) -> tuple[float, float, float]:
    def share(rows: Ints) -> float:
        return float(part[rows].sum() / max(1, whole[rows].sum()))

    return share(np.arange(len(part))), *interval(share, owners)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
