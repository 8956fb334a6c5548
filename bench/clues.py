"""Fit the weights of thousands of clues, each there or not: a softmax over the phrases of a sentence.

Stochastic and in numpy; the phrases of a batch of sentences are held as lists of clue numbers.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.fitting import Floats, Ints
from index.terms import content_terms
from qa.phrasing.bearing import bearing
from qa.phrasing.clues import Scene
from qa.phrasing.phrases import Phrase
from qa.phrasing.wanted import Wanted, wanted
from qa.short import plausible

BATCH = 100  # sentences
_SPEED = 0.03


@dataclass(frozen=True, slots=True)
class Laid:
    """A sentence laid beside its question: its phrases as text, and the clues that speak for each."""

    wish: Wanted
    texts: tuple[str, ...]
    clues: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The same as numbers.

    clues, shape (c,), of all phrases in a row; starts, shape (phrases,), where those of each begin; right,
    shape (phrases,), 1 where a phrase is the answer
    """

    clues: Ints
    starts: Ints
    right: Floats


def laid(question: str, sentence: str) -> Laid | None:
    """None where no short answer is asked for or the sentence has no phrase."""
    wish = wanted(question)
    if wish is None:
        return None
    scene = Scene(wish, frozenset(content_terms(question)), sentence)
    words = scene.words
    found = plausible(scene)
    texts = tuple(sentence[words[p.first].start : words[p.last].end] for p in found)
    return Laid(wish, texts, tuple(_clues(scene, phrase) for phrase in found)) if found else None


def _clues(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    return (
        *scene.opening(phrase.first),
        *scene.closing(phrase.last),
        *scene.whole(phrase),
        *bearing(scene, phrase),
    )


def frequent(every: Sequence[Laid], least: int) -> dict[str, int]:
    """A number for each clue that is seen in at least so many sentences."""
    seen = Counter(clue for one in every for clue in {clue for clues in one.clues for clue in clues})
    return {
        clue: place for place, clue in enumerate(sorted(c for c, count in seen.items() if count >= least))
    }


def numbered(one: Laid, right: Sequence[bool], numbers: dict[str, int]) -> Numbered:
    """The clues that have a number; every phrase gets one more, the last, so that none is empty."""
    rows = [[*(numbers[c] for c in clues if c in numbers), len(numbers)] for clues in one.clues]
    starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
    flat = np.fromiter((place for row in rows for place in row), np.int64)
    return Numbered(flat, starts.astype(np.int64), np.array(right, dtype=np.float64))


def fit(every: Sequence[Numbered], size: int, *, rounds: int, decay: float, seed: int = 17) -> Floats:
    """Weights, shape (size,), under which right phrases win the softmax over all of their sentence.

    Adam (Kingma and Ba, 2015) with decoupled decay, the speed falling to nothing; the mean of the last round.
    """
    random = np.random.default_rng(seed)
    weights, speed, spread = (np.zeros(size + 1) for _ in range(3))
    steps = rounds * (len(every) // BATCH)
    for step in range(1, steps + 1):
        chosen = [every[place] for place in random.integers(len(every), size=BATCH)]
        slope = _slope(chosen, weights)
        speed = 0.9 * speed + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        pace = _SPEED * (1 - step / (steps + 1))
        weights -= pace * (speed / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights *= 1 - pace * decay
    weights[size] = 0.0
    return weights[:size]


def _slope(chosen: Sequence[Numbered], weights: Floats) -> Floats:
    """The gradient of minus the logarithm of the share that the right phrases of each sentence have."""
    counts = [len(one.right) for one in chosen]
    firsts = np.cumsum([0, *counts[:-1]])
    offsets = np.cumsum([0, *(len(one.clues) for one in chosen[:-1])])
    clues = np.concatenate([one.clues for one in chosen])
    starts = np.concatenate([one.starts + offset for one, offset in zip(chosen, offsets, strict=True)])
    right = np.concatenate([one.right for one in chosen])
    owner = np.repeat(np.arange(len(chosen)), counts)
    sums = np.add.reduceat(weights[clues], starts)
    shares = _softmax(sums, firsts, owner)
    held = shares * right
    pull = shares - held / np.add.reduceat(held, firsts)[owner]
    lengths = np.diff([*starts, len(clues)])
    found: Floats = np.bincount(clues, np.repeat(pull, lengths), minlength=len(weights)) / len(chosen)
    return found


def _softmax(sums: Floats, firsts: Ints, owner: Ints) -> Floats:
    powers = np.exp(np.maximum(sums - np.maximum.reduceat(sums, firsts)[owner], -50))
    shares: Floats = powers / np.add.reduceat(powers, firsts)[owner]
    return shares
