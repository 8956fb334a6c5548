"""Near-identical passages: syndicated copies, reprints, shared boilerplate.

Two passages are copies if most of their three-word shingles agree (Broder, "On the resemblance and
containment of documents", 1997), the same negations stand in both and neither has a number where the other
has another: a story corrected from 12 dead to 14 is no copy of the first one, however much stands unchanged.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

RESEMBLANCE = 0.75  # share of the shingles of both that are common to both
_NEAR = 0.85  # cosine below which two passages are not even compared
_NEGATIONS = frozenset(
    "no not never none nobody nothing neither nor without cannot denied denies deny".split()
)
_NUMERALS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion trillion dozen half third quarter twice first second".split()
)
_WORD = re.compile(r"(?:(?<!\w)[-+−](?=\d))?[^\W_]+(?:[.,]\d+)*(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class _Print:
    shingles: frozenset[tuple[str, ...]]
    numbers: Counter[str]
    negations: Counter[str]


@dataclass(frozen=True, slots=True)
class Original:
    """Where a text stands among those given that is no copy of one before it, and where its copies stand."""

    place: int
    copies: list[int] = field(default_factory=list)


def originals(texts: Sequence[str], vectors: NDArray[np.float32], most: int) -> list[Original]:
    """The first texts, so many at most, that are no copies of those found before them.

    vectors has shape (texts, dimension), of length 1. A copy counts for the first text that it is a copy of.
    """
    found: list[Original] = []
    near: list[NDArray[np.bool_]] = []  # of each found, to which texts it is near
    printed = cache(lambda place: _print(texts[place]))
    for place in range(len(texts)):
        like = (one for one, to in zip(found, near, strict=True) if to[place])
        home = next((one for one in like if _alike(printed(place), printed(one.place))), None)
        if home:
            home.copies.append(place)
        elif len(found) < most:
            found.append(Original(place))
            near.append(vectors @ vectors[place] >= _NEAR)
    return found


def compatible(one: str, other: str) -> bool:
    """Whether two texts deny alike, and neither has a number where the other has another."""
    return _compatible(_print(one), _print(other))


def _compatible(one: _Print, other: _Print) -> bool:
    return one.negations == other.negations and not (
        one.numbers - other.numbers and other.numbers - one.numbers
    )


def _alike(one: _Print, other: _Print) -> bool:
    common = len(one.shingles & other.shingles)
    return common >= RESEMBLANCE * len(one.shingles | other.shingles) and _compatible(one, other)


def _print(text: str) -> _Print:
    words = [word.casefold() for word in _WORD.findall(text)]
    shingles = frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])
    numbers = Counter(word for word in words if word in _NUMERALS or any(map(str.isdigit, word)))
    negations = Counter(word for word in words if word in _NEGATIONS or word.endswith(("n't", "n’t")))
    return _Print(shingles, numbers, negations)
