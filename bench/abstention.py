"""Knowing when not to answer, on SQuAD 2.0's half and on questions about quite other subjects.

What `bench.confidence` measures, with weights fitted on either half of the articles and judged on the other;
then, to the library of all articles, questions that have nothing to do with any: those of RAMDocs and the
hand-rewritten turns of CAsT 2019. The threshold is the one at which 5 % of the answerable questions of the
articles fitted on are refused.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np

from bench import followups, ramdocs
from bench.confidence import Table, fit, judge, table_of, threshold
from bench.fitting import Figures, Floats, halves, interval, lines, logistic
from bench.stories import Part, Shelf, read_stories, shelf_of, trials
from qa.confidence import evidence
from qa.read import ExtractiveReader


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench abstention", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where the sets lie")
    parser.add_argument("--questions", type=int, default=40, help="of each sort, from each article")
    chosen = parser.parse_args(arguments)
    try:
        stories = read_stories(chosen.data)
        others = [row.question for row in ramdocs.read(chosen.data)] + _resolved(chosen.data)
    except OSError as error:
        print(f"a set is missing in {chosen.data}: {error}. Name the folder with --data.", file=sys.stderr)
        return 1
    with shelf_of(stories) as shelf:
        table = table_of(shelf, trials(stories, chosen.questions, seed=17))
        found = _evidence(shelf, others)
    print(lines(judge(table)), lines(_others(table, found)), sep="\n")
    return 0


def _resolved(data: Path) -> list[str]:
    return [turn.hand for turn in followups.read(data / followups.FOLDER)]


def _evidence(shelf: Shelf, questions: Sequence[str]) -> Floats:
    """What is read for each question in the library of all articles, shape (questions, d)."""
    reader = ExtractiveReader()
    every = frozenset(shelf.counts)
    rows = []
    for question in questions:
        hits = shelf.hits(question, every)
        rows.append(astuple(evidence(reader.read(question, hits, Part(shelf, every)), hits)))
    return np.array(rows)


def _others(table: Table, found: Floats) -> Figures:
    """The share that is refused, the mean of both fits, which know nothing of these questions."""
    refused = np.zeros(len(found))
    for fitted, _ in halves([trial.article for trial in table.trials]):
        weights, bias = fit(table, fitted)
        least = threshold(table, fitted, table.values @ weights + bias)
        refused += (logistic(found @ weights + bias) < least) / 2
    owners = [str(row) for row in range(len(found))]
    share = (float(refused.mean()), *interval(lambda drawn: float(refused[drawn].mean()), owners))
    return {"shelf: questions on other subjects (RAMDocs, CAsT) refused": share}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
