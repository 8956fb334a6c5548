"""How often answers are right: passages found, sentences chosen, values of many sources.

On SQuAD 2.0's half, all its paragraphs in one library: every answerable question, with the weights by which
sentences are chosen fitted on either half of the articles and judged on the other. On RAMDocs: the rows that
nothing was tuned on.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import ramdocs, reading, retrieval
from bench.fitting import lines
from bench.stories import read_stories, shelf_of, trials

EVERY = 1_000_000  # questions of each article


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench answers", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where the sets lie")
    parser.add_argument("--questions", type=int, default=EVERY, help="of each article (default: all)")
    chosen = parser.parse_args(arguments)
    data = ["--data", str(chosen.data)]
    if code := retrieval.main(data):
        return code
    stories = read_stories(chosen.data)
    asked = [
        one
        for one in trials(stories, chosen.questions, seed=17)
        if (one.kind, one.size) == ("there", "shelf")
    ]
    with shelf_of(stories) as shelf:
        found = [read for trial in asked if (read := reading.sentences_for(shelf, trial))]
    print(f"{len(found)} questions", lines(reading.judge(found, sizes=("shelf",))), sep="\n")
    return ramdocs.main(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
