"""How often answers are right: passages found and ordered, sentences, short answers, values in conflict.

On SQuAD 2.0's half, all its paragraphs in one library: every answerable question, with the weights by which
sentences are chosen fitted on either half of the articles and judged on the other. On RAMDocs: the rows that
nothing was tuned on.
"""

import sys
from collections.abc import Sequence

from bench import ramdocs, reading, reranking, retrieval, spanned
from bench.arguments import parse
from bench.fitting import lines
from bench.stories import read_stories, shelf_of, trials

EVERY = 1_000_000  # questions of each article


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    chosen = parse("bench answers", __doc__, arguments, questions=EVERY)
    data = ["--data", str(chosen.data)]
    without = [] if chosen.reader else ["--no-reader"]
    if code := retrieval.main(data):
        return code
    if chosen.reader:
        reranking.main([*data, "--questions", str(chosen.questions)])
    stories = read_stories(chosen.data)
    asked = [
        one
        for one in trials(stories, chosen.questions, seed=17)
        if (one.kind, one.size) == ("there", "shelf")
    ]
    with shelf_of(stories, trained=chosen.reader) as shelf:
        found = [read for trial in asked if (read := reading.sentences_for(shelf, trial))]
        print(f"{len(found)} questions", lines(reading.judge(found, sizes=("shelf",))), sep="\n")
        if chosen.reader:
            rows = [spanned.marked(shelf, trial) for trial in asked]
            print("short answers marked by the reader", lines(spanned.judge(rows)), sep="\n")
    return ramdocs.main([*data, *without])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
