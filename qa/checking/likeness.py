"""How near in meaning two words are to an embedder, each by itself: a help where WordNet knows neither.

Relatedness, not sameness: "hugely" is near "massively", but "Monday" is near "Tuesday" too. So only a high
cosine counts, and no name or number is compared this way.
"""

from collections.abc import Callable, Iterable

from index.embed import Embedder, unit_vectors

Likeness = Callable[[str, str], float]
_FLOOR, _CEILING = 0.35, 0.85  # the cosines that are worth nothing, and as much as a derived word


def unlike(one: str, other: str) -> float:
    """What is known without an embedder: nothing."""
    del one, other
    return 0.0


def likeness(embedder: Embedder, words: Iterable[str]) -> Likeness:
    """A function of two of these words, 0 to 0.9; 0 for others. Raises EmbedderError as `unit_vectors`
    does.
    """
    known = {word: place for place, word in enumerate(dict.fromkeys(words))}
    vectors = unit_vectors(embedder, list(known))

    def near(one: str, other: str) -> float:
        if one not in known or other not in known:
            return 0.0
        cosine = float(vectors[known[one]] @ vectors[known[other]])
        return min(max((cosine - _FLOOR) / (_CEILING - _FLOOR), 0.0), 1.0) * 0.9

    return near
