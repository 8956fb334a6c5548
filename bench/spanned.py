"""Fit and judge the short answers that the trained reader marks: python -m bench.spanned

Answerable questions of SQuAD 2.0 are put to a library of all its articles; looked at is what is marked in
the sentence that would be quoted first, be it the right one or not. Weights fitted on either half of the
articles are judged on the other half; those that --write stores in qa/trained/short.json are fitted on both.
"""

import sys
from collections.abc import Sequence

import numpy as np

from bench.arguments import command, parse, weights_path
from bench.fitting import (
    Figures,
    Floats,
    fit_logistic,
    halves,
    least_chance,
    lines,
    logistic,
    rounded,
    store,
)
from bench.short import RIGHT, Judged, figures
from bench.spans import agreement, plain
from bench.stories import Part, Shelf, Trial, read_stories, shelf_of, trials
from qa.phrasing.wanted import wanted
from qa.read import ExtractiveReader
from qa.short import FEWEST, fitted
from qa.spanned import DOUBTS, doubts, phrase_of

WANTED = 0.88  # of the short answers given, so many are right
RIDGE = 10.0


def main(arguments: Sequence[str]) -> int:
    """Print the figures, store the weights if asked to; returns an exit code."""
    chosen = parse("bench.spanned", __doc__, arguments, questions=80, writes="short.json")
    stories = read_stories(chosen.data)
    every = trials(stories, chosen.questions, seed=17)
    asked = [trial for trial in every if (trial.kind, trial.size) == ("there", "shelf")]
    with shelf_of(stories) as shelf:
        rows = [marked(shelf, trial) for trial in asked]
    judged = judge(rows)
    content = _content(rows)
    print(lines(judged), content, sep="\n")
    if chosen.write:
        data = f"SQuAD 2.0 dev, every other article; {len(rows)} questions put to all of it"
        path = weights_path("short.json", trained=True)
        store(path, command("bench.spanned", chosen), data, judged, content)
    return 0


def marked(shelf: Shelf, trial: Trial) -> Judged:
    """What is marked for a trial in the sentence that comes first."""
    hits, readings = shelf.studied(trial.question, trial.part)
    part = Part(shelf, trial.part)
    reading = ExtractiveReader().read(trial.question, hits, part, readings=readings)
    wish = wanted(trial.question)
    nothing = Judged(trial.article, (), 0.0, 0.0)
    if not reading.candidates or wish is None or len(reading.asked.known) < FEWEST:
        return nothing
    rules, sentence = fitted(), reading.candidates[0].sentence
    weighed = rules.weigh(wish, reading.asked.known, sentence.text)
    phrase = phrase_of(weighed, sentence)
    if phrase is None:
        return nothing
    words = weighed.scene.words
    text = sentence.text[words[phrase.first].start : words[phrase.last].end]
    found = doubts(rules, wish, reading.asked, weighed, phrase, reading.candidates)
    exact = float(plain(text) in set(map(plain, trial.answers)))
    return Judged(trial.article, found, exact, agreement(text, trial.answers))


def judge(rows: Sequence[Judged]) -> Figures:
    """How often a short answer is given and how right those are, on articles not fitted on."""
    given = np.zeros(len(rows))
    for fit, judged in halves([row.owner for row in rows]):
        weights, bias, least = fit_on([rows[row] for row in fit])
        for row in judged:
            if rows[row].doubts:
                chance = logistic(np.array(rows[row].doubts) @ weights + bias)
                given[row] = float(chance >= least)
    return dict(figures(rows, given))


def fit_on(rows: Sequence[Judged]) -> tuple[Floats, float, float]:
    """Weights, bias and the least chance from which `WANTED` of those above it are right."""
    some = [row for row in rows if row.doubts]
    values = np.array([row.doubts for row in some])
    right = np.array([float(row.agreement >= RIGHT) for row in some])
    weights, bias = fit_logistic(values, right, np.ones(len(some)), RIDGE)
    return weights, bias, least_chance(logistic(values @ weights + bias), right, WANTED)


def _content(rows: Sequence[Judged]) -> dict[str, object]:
    weights, bias, least = fit_on(rows)
    return {
        "threshold": rounded([least])[0],
        "bias": rounded([bias])[0],
        "weights": dict(zip(DOUBTS, rounded(weights), strict=True)),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
