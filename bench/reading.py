"""Fit and judge the weights by which sentences are chosen: python -m bench.reading --data ../shared/data

Questions with an answer come from SQuAD 2.0, see `bench.stories`. Weights fitted on either half of the
articles are judged on the other half; those that --write stores are fitted on both: in
qa/trained/reading.json, or with --no-reader in qa/reading.json.
"""

import sys
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from bench.arguments import command, parse, weights_path
from bench.fitting import Figures, Floats, fit_ranking, halves, interval, lines, rounded, store
from bench.stories import SIZES, Part, Shelf, Trial, read_stories, shelf_of, trials
from qa.candidates import SIGNS
from qa.linear import Linear
from qa.read import ExtractiveReader

EVERY = 1000  # sentences considered: all
DEPTHS = {"the first sentence holds the answer": 1, "one of the first three does": 3}


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences found for a question.

    signs, shape (n, d); holding and gold, shape (n,), are 1 where a sentence holds the answer, anywhere and
    in the story that the question was written about.
    """

    trial: Trial
    signs: Floats
    holding: Floats
    gold: Floats


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which sentences hold the answer, in the order in which they were ranked."""

    trial: Trial
    holding: Floats


def main(arguments: Sequence[str]) -> int:
    """Print the figures, store the weights if asked to; returns an exit code."""
    chosen = parse("bench.reading", __doc__, arguments, questions=80, writes="reading.json")
    stories = read_stories(chosen.data)
    asked = [trial for trial in trials(stories, chosen.questions, seed=17) if trial.kind == "there"]
    with shelf_of(stories, trained=chosen.reader) as shelf:
        found = [sentences for trial in asked if (sentences := sentences_for(shelf, trial))]
    figures = judge(found)
    weights = dict(zip(SIGNS, rounded(_fit(found)), strict=True))
    print(lines(figures), weights, sep="\n")
    if chosen.write:
        data = f"SQuAD 2.0 dev, every other article; {len(found)} questions put to libraries of three sizes"
        content = {"weights": weights, "bias": 0.0}
        path = weights_path("reading.json", trained=chosen.reader)
        store(path, command("bench.reading", chosen), data, figures, content)
    return 0


def judge(found: Sequence[Sentences], sizes: Sequence[str] = SIZES) -> Figures:
    """How often the first sentence, and one of the first three, holds the answer, with 95 % intervals."""
    outcomes: list[Outcome] = []
    for fitted, judged in halves([sentences.trial.article for sentences in found]):
        weights = _fit([found[row] for row in fitted])
        outcomes += [_outcome(found[row], weights) for row in judged]
    return {f"{size}: {name}": _share(outcomes, size, name) for size in sizes for name in DEPTHS}


def _fit(found: Sequence[Sentences]) -> Floats:
    return fit_ranking(
        [(one.signs, one.gold) for one in found if one.gold.any() and one.trial.size != "story"]
    )


def _outcome(sentences: Sentences, weights: Floats) -> Outcome:
    best = np.argsort(-(sentences.signs @ weights), kind="stable")
    return Outcome(sentences.trial, sentences.holding[best])


def _share(outcomes: Sequence[Outcome], size: str, depth: str) -> tuple[float, float, float]:
    rows = [outcome for outcome in outcomes if outcome.trial.size == size]
    right = np.array([float(row.holding[: DEPTHS[depth]].any()) for row in rows])
    owners = [row.trial.article for row in rows]
    return (float(right.mean()), *interval(lambda drawn: float(right[drawn].mean()), owners))


def sentences_for(shelf: Shelf, trial: Trial) -> Sentences | None:
    """The sentences that are read for a trial; None where there are none."""
    hits, readings = shelf.studied(trial.question, trial.part)
    reader = ExtractiveReader(considered=EVERY, weights=Linear(SIGNS, (1.0,) * len(SIGNS)))  # any weights do
    part = Part(shelf, trial.part)
    read = reader.read(trial.question, hits, part, readings=readings).candidates
    if not read:
        return None
    holding = np.array([float(trial.holds(one.sentence.text)) for one in read])
    ours = np.array([float(one.sentence.document.source == trial.gold) for one in read])
    return Sentences(trial, np.array([astuple(one.signs) for one in read]), holding, holding * ours)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
