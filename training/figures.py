"""The figures that the reader is judged by."""

import re
import string
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

_ARTICLES = re.compile(r"\b(a|an|the)\b")


def normal(text: str) -> list[str]:
    """The words that SQuAD's own evaluation compares (Rajpurkar et al. 2016)."""
    plain = "".join(character for character in text.lower() if character not in string.punctuation)
    return _ARTICLES.sub(" ", plain).split()


def exact(given: str, accepted: Sequence[str]) -> float:
    """1 where the text is one of the accepted ones, else 0."""
    return float(any(normal(given) == normal(answer) for answer in accepted))


def f1(given: str, accepted: Sequence[str]) -> float:
    """The words shared with the accepted answer that shares most, 0 to 1."""
    return max(_f1(normal(given), normal(answer)) for answer in accepted)


def _f1(given: list[str], wanted: list[str]) -> float:
    common = sum((Counter(given) & Counter(wanted)).values())
    return 2 * common / (len(given) + len(wanted)) if common else float(given == wanted)


def auroc(labels: ArrayLike, scores: ArrayLike) -> float:
    """The chance that a true row scores above a false one, ties counting half (Mann-Whitney)."""
    label, value = np.asarray(labels, dtype=bool), np.asarray(scores, dtype=float)
    low = np.sort(value[~label])
    above = np.searchsorted(low, value[label], "left") + np.searchsorted(low, value[label], "right")
    return float(above.sum() / (2 * len(low) * label.sum()))


def balanced_accuracy(labels: ArrayLike, passed: ArrayLike) -> float:
    """The mean of the accuracies on the true rows and on the false ones."""
    label, given = np.asarray(labels, dtype=bool), np.asarray(passed, dtype=bool)
    return float((given[label].mean() + (~given[~label]).mean()) / 2)


def best_threshold(labels: ArrayLike, scores: ArrayLike) -> float:
    """The score from which on to say yes, for the best balanced accuracy."""
    value = np.asarray(scores, dtype=float)
    ordered = np.unique(value)
    middles = (ordered[1:] + ordered[:-1]) / 2
    return float(max(middles, key=lambda at: balanced_accuracy(labels, value >= at)))
