"""Fit and judge the short answers: python -m bench.short --data ../shared --write

The weights of the clues, and those that tell how likely the best phrase is right, are fitted on
train/reader.jsonl.gz, the latter on articles that the clues were not fitted on; the figures are those of
SQuAD 2.0, which none was fitted on: of its answerable questions, each with the sentence that holds it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.clues import Laid, fit, frequent, laid, numbered
from bench.fitting import (
    Figures,
    Floats,
    Ints,
    fit_logistic,
    interval,
    least_chance,
    lines,
    logistic,
    rounded,
    store,
)
from bench.spans import Example, agreement, part_of, plain, squad, training
from index.terms import content_terms
from qa.candidates import Asked
from qa.phrasing.wanted import Wanted, wanted
from qa.short import DOUBTS, FEWEST, ShortReader, doubts

CAPS = {
    "squadshifts_new_wiki": 9000,
    "hotpotqa": 7000,
    "qamr": 6000,
    "qed_nq": 2000,
    "onestopqa": 0,
    "fairytaleqa": 1500,
}
CAREFUL = "squadshifts_new_wiki"  # annotated by several people: what is right is certain enough for chances
FOLDS = ((0, 3), (3, 6), (6, 10))  # parts of the articles, each judged by clues fitted on the others
LEAST = 40  # sentences that a clue is seen in
ROUNDS, DECAY = 14, 0.15
SMALL = 0.1  # a weight that changes the odds by less is dropped
RIGHT = 0.5  # F1 from which a short answer is taken to be right: "1066" for "in 1066"
WANTED = 0.83  # of the short answers given, so many are right
WRONG_PLACES = 0.25  # of the sentences looked at hold no answer


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in a sentence: its doubts, how far it agrees with the answers, whether it is sound."""

    owner: str
    doubts: tuple[float, ...]
    exact: float
    agreement: float
    sound: bool = True


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence laid beside its question, and which of its phrases are right."""

    owner: str
    laid: Laid
    right: tuple[bool, ...]


class Nothing:
    """A vocabulary of no library: every word weighs as in general English."""

    passage_count = 0

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """Nowhere."""
        return [0] * len(words)


def main(arguments: Sequence[str]) -> int:
    """Print the figures, store the weights if asked to; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.short", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder of train/ and data/")
    parser.add_argument(
        "--write", action="store_true", help="fit anew and store the weights in qa/short.json"
    )
    chosen = parser.parse_args(arguments)
    tests = squad(chosen.data / "data")
    if not chosen.write:
        print(lines(judge(ShortReader(), tests)))
        return 0
    content = fitted(training(chosen.data / "train", CAPS))
    judged = judge(ShortReader(content), tests)
    print(lines(judged), {name: content[name] for name in ("weights", "bias", "threshold")}, sep="\n")
    data = f"train/reader.jsonl.gz ({', '.join(f'{n} {s}' for s, n in CAPS.items() if n)}); "
    data += "judged on SQuAD 2.0 dev"
    store(Path("qa/short.json"), "bench.short --write", data, judged, content)
    return 0


def fitted(examples: Sequence[Example]) -> dict[str, Any]:
    """What qa/short.json holds but for how it came about."""
    prepared = _prepared(examples)
    rows = [row for low, high in FOLDS for row in _rows_apart(prepared, examples, low, high)]
    values = np.array([row.doubts for row in rows])
    right = np.array([float(row.agreement >= RIGHT) for row in rows])
    weights, bias = fit_logistic(values, right, np.ones(len(rows)), 1.0)
    threshold = least_chance(logistic(values @ weights + bias), right, WANTED)
    return {
        "threshold": rounded([threshold])[0],
        "bias": rounded([bias])[0],
        "weights": dict(zip(DOUBTS, rounded(weights), strict=True)),
        "clues": _fit_clues(prepared),
    }


def _rows_apart(
    prepared: Sequence[Prepared], examples: Sequence[Example], low: int, high: int
) -> list[Judged]:
    """What is found in some parts of the articles by clues that were fitted on the others."""
    parts = range(low, high)
    clues = _fit_clues([one for one in prepared if part_of(one.owner) not in parts])
    blank = {"clues": clues, "weights": dict.fromkeys(DOUBTS, 0.0), "bias": 0.0, "threshold": 0.0}
    apart = [one for one in examples if part_of(one.owner) in parts and one.source == CAREFUL]
    return [row for row in _judged(ShortReader(blank), apart, elsewhere=True) if row.sound]


def _prepared(examples: Sequence[Example]) -> list[Prepared]:
    """Those whose answer is one of the phrases of the sentence."""
    pairs = [(found, one) for one in examples if (found := laid(one.question, one.sentence))]
    marks = [
        tuple(plain(text) in set(map(plain, one.answers)) for text in found.texts) for found, one in pairs
    ]
    return [
        Prepared(one.owner, found, mark) for (found, one), mark in zip(pairs, marks, strict=True) if any(mark)
    ]


def _fit_clues(prepared: Sequence[Prepared]) -> dict[str, float]:
    numbers = frequent([one.laid for one in prepared], LEAST)
    rows = [numbered(one.laid, one.right, numbers) for one in prepared]
    weights = fit(rows, len(numbers), rounds=ROUNDS, decay=DECAY)
    return {clue: round(float(weights[n]), 2) for clue, n in numbers.items() if abs(weights[n]) >= SMALL}


def judge(reader: ShortReader, examples: Sequence[Example]) -> Figures:
    """How often a short answer is given for a sentence that holds the answer, and how right those are."""
    rows = list(_judged(reader, examples, elsewhere=False))
    given = np.array([_given(reader, row) for row in rows])
    return dict(figures(rows, given))


def figures(rows: Sequence[Judged], given: Floats) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """How often one is given, and how right those are and all would be; given, shape (n,), is 0 or 1."""
    exact, near = np.array([row.exact for row in rows]), np.array([row.agreement for row in rows])
    values = {"exact": exact, "F1": near, f"F1 of {RIGHT} or more": (near >= RIGHT).astype(float)}
    every = np.ones(len(rows))
    yield "a short answer is given", _mean(given, every, rows)
    for name, value in values.items():
        yield f"of those given: {name}", _mean(value, given, rows)
    for name in ("exact", "F1"):
        yield f"if one were always given: {name}", _mean(values[name], every, rows)


def _mean(values: Floats, weights: Floats, rows: Sequence[Judged]) -> tuple[float, float, float]:
    def mean(drawn: Ints) -> float:
        return float((values * weights)[drawn].sum() / max(weights[drawn].sum(), 1))

    return (mean(np.arange(len(rows))), *interval(mean, [row.owner for row in rows]))


def _given(reader: ShortReader, row: Judged) -> float:
    return float(reader.chance(row.doubts) >= reader.threshold) if row.doubts and row.sound else 0.0


def _judged(reader: ShortReader, examples: Sequence[Example], *, elsewhere: bool) -> Iterator[Judged]:
    """One for each example, and with `elsewhere` some more for sentences without the answer."""
    for number, one in enumerate(examples):
        if (row := _found(reader, one, one.sentence, one.answers)) or not elsewhere:
            yield row or Judged(one.owner, (), 0.0, 0.0)
        if elsewhere and one.others and number % round(1 / WRONG_PLACES) == 0:
            asked = Asked(one.question, Nothing())
            nearest = max(one.others, key=lambda text: asked.share(content_terms(text)))
            if row := _found(reader, one, nearest, ()):
                yield row


def _found(reader: ShortReader, one: Example, sentence: str, answers: Sequence[str]) -> Judged | None:
    wish: Wanted | None = wanted(one.question)
    asked = Asked(one.question, Nothing())
    weighed = reader.weigh(wish, asked.known, sentence) if wish and len(asked.known) >= FEWEST else None
    if wish is None or weighed is None or not weighed.phrases:
        return None
    best = weighed.phrases[0]
    text = sentence[weighed.scene.words[best.first].start : weighed.scene.words[best.last].end]
    exact = float(plain(text) in set(map(plain, answers)))
    found = doubts(wish, weighed, asked.share(content_terms(sentence)))
    return Judged(one.owner, found, exact, agreement(text, answers), weighed.sound > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
