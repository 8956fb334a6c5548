"""Knowing when not to answer, on SQuAD 2.0's half and on questions about quite other subjects.

What `bench.confidence` measures, with weights fitted on either half of the articles and judged on the other;
then questions put to a library that has nothing to do with them: those of RAMDocs to SQuAD's articles and to
the stories of Wikinews, and SQuAD's to Wikinews. The threshold is the one at which 5 % of the answerable
questions of the articles fitted on are refused.
"""

import sys
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from bench import ramdocs
from bench.arguments import parse
from bench.confidence import Table, fit, judge, table_of, threshold
from bench.fitting import Floats, halves, interval, lines, logistic
from bench.stories import read_stories, shelf_of, study, trials
from index import Library, retrieve
from qa.confidence import evidence
from qa.read import ExtractiveReader
from qa.reranking import DEPTH, Reranker

WIKINEWS = Path("wikinews", "wikinews.jsonl")
SAMPLE = 500  # of SQuAD's answerable questions
Figure = tuple[float, float, float]


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    chosen = parse("bench abstention", __doc__, arguments, questions=40)
    try:
        stories = read_stories(chosen.data)
        ambiguous = [row.question for row in ramdocs.read(chosen.data)]
        news = chosen.data / WIKINEWS
        news.stat()
    except OSError as error:
        print(f"a set is missing in {chosen.data}: {error}. Name the folder with --data.", file=sys.stderr)
        return 1
    encyclopedic = [question for story in stories for question, answers in story.questions if answers]
    with shelf_of(stories, trained=chosen.reader) as shelf, TemporaryDirectory() as folder:
        table = table_of(shelf, trials(stories, chosen.questions, seed=17))
        with Library(Path(folder) / "news.library", embedder=shelf.library.embedder) as library:
            library.add(news)
            found = {
                "RAMDocs questions to SQuAD": evidence_of(shelf.library, shelf.reranker, ambiguous),
                "RAMDocs questions to Wikinews": evidence_of(library, shelf.reranker, ambiguous),
                "SQuAD questions to Wikinews": evidence_of(
                    library, shelf.reranker, Random(17).sample(encyclopedic, SAMPLE)
                ),
            }
    print(lines(judge(table)))
    print(lines({f"{name}: refused": _refused(table, rows) for name, rows in found.items()}))
    return 0


def evidence_of(library: Library, reranker: Reranker | None, questions: Sequence[str]) -> Floats:
    """What is read for each question in a library, shape (questions, d)."""
    reader = ExtractiveReader()
    rows = []
    for question in questions:
        hits, readings = study(reranker, question, retrieve(library, question, k=DEPTH))
        reading = reader.read(question, hits, library, readings=readings)
        rows.append(astuple(evidence(reading, hits)))
    return np.array(rows)


def _refused(table: Table, found: Floats) -> Figure:
    """The share that is refused, the mean of both fits, which know nothing of these questions."""
    refused = np.zeros(len(found))
    for fitted, _ in halves([trial.article for trial in table.trials]):
        weights, bias = fit(table, fitted)
        least = threshold(table, fitted, table.values @ weights + bias)
        refused += (logistic(found @ weights + bias) < least) / 2
    owners = [str(row) for row in range(len(found))]
    return float(refused.mean()), *interval(lambda drawn: float(refused[drawn].mean()), owners)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
