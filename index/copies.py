"""Near-identical passages: syndicated copies, reprints, shared boilerplate.

Two passages are copies if most of their three-word shingles agree (Broder, "On the resemblance and
containment of documents", 1997), the same negations stand in both and neither has a number where the other
has another: a story corrected from 12 dead to 14 is no copy of the first one, however much stands unchanged.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.documents import Passage

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


@dataclass(slots=True)
class Copies:
    """Passages seen so far, none a copy of another, each with the copies of it."""

    _passages: list[Passage] = field(default_factory=list)
    _prints: dict[int, _Print] = field(default_factory=dict)  # of those that something came near to
    _vectors: NDArray[np.float32] | None = None
    _copies: list[list[Passage]] = field(default_factory=list)

    def add(self, passage: Passage, vector: NDArray[np.float32]) -> None:
        """Remember a passage and its unit vector, shape (dimension,), as an original."""
        self._passages.append(passage)
        self._vectors = vector[None] if self._vectors is None else np.vstack([self._vectors, vector])
        self._copies.append([])

    def original(self, passage: Passage, vector: NDArray[np.float32]) -> Passage | None:
        """The passage that this one is a copy of, which remembers it; None if it is new."""
        if self._vectors is None:
            return None
        near = np.flatnonzero(self._vectors @ vector >= _NEAR)
        if not len(near):
            return None
        mine = _print(passage.text)
        for place in near.tolist():
            if _alike(mine, self._print_of(place)):
                self._copies[place].append(passage)
                return self._passages[place]
        return None

    def _print_of(self, place: int) -> _Print:
        if place not in self._prints:
            self._prints[place] = _print(self._passages[place].text)
        return self._prints[place]

    def of(self, place: int) -> tuple[Passage, ...]:
        """The copies of the passage that was added as number `place`, from 0."""
        return tuple(self._copies[place])


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
