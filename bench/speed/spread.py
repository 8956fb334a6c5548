"""Medians, how far the rounds lie apart, and ratios of medians: pure arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure measured in several rounds: the median of the rounds, the lowest and the highest."""

    median: float
    low: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    """Of the rounds of one contestant. Raises ValueError without any."""
    if not values:
        raise ValueError("nothing was measured: there must be at least one round")
    return Spread(median(values), min(values), max(values))


def ratio(values: Sequence[float], others: Sequence[float]) -> Spread:
    """The ratio of the medians; low and high are those of the single rounds, which met the same noise.

    Raises ValueError where the two had not the same rounds.
    """
    if len(values) != len(others):
        raise ValueError(f"rounds cannot be compared: {len(values)} and {len(others)}")
    rounds = [one / other for one, other in zip(values, others, strict=True)]
    return Spread(spread(values).median / spread(others).median, min(rounds), max(rounds))


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of them do not exceed (nearest rank)."""
    if not values or not 0 < percent <= 100:
        raise ValueError(f"no percentile {percent} of {len(values)} values")
    return sorted(values)[ceil(percent * len(values) / 100) - 1]
