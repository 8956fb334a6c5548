"""Fit and judge the order of passages: python -m bench.reranking --data ../shared/data

One library of all paragraphs of SQuAD 2.0's shared half, as in `bench retrieval`; its answerable questions.
Weights fitted on either half of the articles are judged on the other half; those that --write stores in
qa/trained/reranking.json are fitted on both. `settled` is a lead from which on no question comes off worse if
no more than the first passages are read, and more, so that documents on one event are all heard.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from bench import squad
from bench.arguments import command, parse, weights_path
from bench.fitting import Figures, Floats, Ints, fit_ranking, halves, interval, lines, rounded, store
from index import Document, Library, retrieve
from qa.reranking import DEPTH, FIRST, SIGNS, Studied, signs_of
from qa.trained import crossencoder

RANKS = 10
SAFETY = 1.5  # on RAMDocs' even rows that found all right values for .650 of the questions instead of .625


@dataclass(frozen=True, slots=True)
class Ranked:
    """What was retrieved for a question, in that order: its signs, shape (n, d), and 1 where it is the right
    paragraph, shape (n,)."""

    article: str
    signs: Floats
    gold: Floats


def main(arguments: Sequence[str]) -> int:
    """Print the figures, store the weights if asked to; returns an exit code."""
    chosen = parse("bench.reranking", __doc__, arguments, questions=80, writes="reranking.json")
    documents, every = squad.read(chosen.data)
    found = ranked(documents, sample(documents, every, chosen.questions))
    figures = judge(found)
    weights = fit_on(found)
    content = {
        "weights": dict(zip(SIGNS, rounded(weights), strict=True)),
        "bias": 0.0,
        "settled": rounded([settled(found, weights)])[0],
    }
    print(f"{len(found)} questions", lines(figures), content, sep="\n")
    if chosen.write:
        data = f"SQuAD 2.0 dev, every other article; {len(found)} questions put to all paragraphs"
        path = weights_path("reranking.json", trained=True)
        store(path, command("bench.reranking", chosen), data, figures, content)
    return 0


def sample(
    documents: Sequence[Document], every: Sequence[squad.Question], per_article: int
) -> list[tuple[str, squad.Question]]:
    """So many answerable questions of each article, with its title."""
    titles = {document.source: document.title or "" for document in documents}
    answerable = [(titles[question.source], question) for question in every if question.answers]
    Random(17).shuffle(answerable)
    taken: dict[str, int] = {}
    chosen = []
    for article, question in answerable:
        taken[article] = taken.get(article, 0) + 1
        if taken[article] <= per_article:
            chosen.append((article, question))
    return chosen


def ranked(documents: Sequence[Document], asked: Sequence[tuple[str, squad.Question]]) -> list[Ranked]:
    """What is retrieved and read for each question."""
    found = []
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "squad.library") as library:
        library.add(list(documents))
        for article, question in asked:
            hits = retrieve(library, question.text, k=RANKS)
            texts = [(hit.document.title or "", hit.text) for hit in hits]
            readings = crossencoder().read(question.text, texts)
            signs = [signs_of(Studied(*pair)) for pair in zip(hits, readings, strict=True)]
            gold = [float(hit.document.source == question.source) for hit in hits]
            found.append(Ranked(article, np.array(signs), np.array(gold)))
    return found


def fit_on(found: Sequence[Ranked]) -> Floats:
    """Weights of `SIGNS` under which the right paragraph comes first."""
    return fit_ranking([(one.signs[:DEPTH], one.gold[:DEPTH]) for one in found if one.gold[:DEPTH].any()])


def judge(found: Sequence[Ranked]) -> Figures:
    """MRR@10 of retrieval alone, of all reranked and with early exit, on articles not fitted on."""
    rows: dict[str, Floats] = {name: np.zeros(len(found)) for name in ("retrieve", "reranked", "early exit")}
    exits = np.zeros(len(found))
    for fitted, judged in halves([one.article for one in found]):
        some = [found[row] for row in fitted]
        weights = fit_on(some)
        least = settled(some, weights)
        for row in judged:
            one = found[row]
            rows["retrieve"][row] = reciprocal(one.gold)
            rows["reranked"][row] = reciprocal(order(one, weights, np.inf))
            rows["early exit"][row] = reciprocal(order(one, weights, least))
            exits[row] = float(lead(one, weights) >= least)
    owners = [one.article for one in found]

    def figure(values: Floats) -> tuple[float, float, float]:
        def mean(drawn: Ints) -> float:
            return float(values[drawn].mean())

        return (float(values.mean()), *interval(mean, owners))

    figures = {f"MRR@{RANKS}, {name}": figure(values) for name, values in rows.items()}
    return {**figures, f"settled by the first {FIRST}": figure(exits)}


def order(one: Ranked, weights: Floats, least: float) -> Floats:
    """The marks of the passages in the order that `Reranker` gives them."""
    sums = one.signs @ weights
    read = FIRST if lead(one, weights) >= least else DEPTH
    best = np.argsort(-sums[:read], kind="stable")
    return np.concatenate([one.gold[:read][best], one.gold[read:]])


def lead(one: Ranked, weights: Floats) -> float:
    """Of the best of the first passages over the next one, as `Reranker` counts it."""
    if len(one.signs) <= FIRST:
        return np.inf
    return float((one.signs[:FIRST] @ weights).max() - weights[0] * one.signs[FIRST, 0])


def settled(found: Sequence[Ranked], weights: Floats) -> float:
    """`SAFETY` times the least lead above those of all questions that would come off worse."""
    worse = [
        lead(one, weights)
        for one in found
        if reciprocal(order(one, weights, -np.inf)) < reciprocal(order(one, weights, np.inf))
    ]
    return SAFETY * (max(worse, default=0.0) + 0.01)


def reciprocal(gold: Floats) -> float:
    """1 over the rank of the right paragraph, 0 where it is not among the first ten."""
    places = np.flatnonzero(gold[:RANKS])
    return 1 / (1 + float(places[0])) if len(places) else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
