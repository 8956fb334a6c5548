"""How many independent origins statements have: copies of one story count once.

Two statements are of one origin if they stand in one document, if retrieval found their passages to be
copies, or if their sentences are nearly the same word for word. Who relayed whom is for `qa.attribution`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_ALIKE = 0.6  # share of the three-word runs of both sentences that are common to both
_FEWEST = 6  # words: shorter sentences are alike by chance
_WORD = re.compile(r"\w+")


def origins(places: Sequence[tuple[str, str]]) -> int:
    """The number of groups among (origin, sentence): one origin or nearly one sentence is one group."""
    kept: list[tuple[set[str], list[frozenset[tuple[str, ...]]]]] = []
    for origin, sentence in places:
        runs = _runs(sentence)
        joined = [
            group for group in kept if origin in group[0] or any(_alike(runs, other) for other in group[1])
        ]
        kept = [group for group in kept if group not in joined]
        names = {origin}.union(*(group[0] for group in joined))
        kept.append((names, [runs, *(other for group in joined for other in group[1])]))
    return len(kept)


def copied(one: str, other: str) -> bool:
    """Whether two sentences are nearly the same word for word."""
    return _alike(_runs(one), _runs(other))


@lru_cache(maxsize=1000)
def _runs(sentence: str) -> frozenset[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(sentence[:2000])]
    return frozenset(zip(words, words[1:], words[2:], strict=False)) if len(words) >= _FEWEST else frozenset()


def _alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return bool(one) and bool(other) and len(one & other) >= _ALIKE * len(one | other)
