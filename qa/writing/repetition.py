"""When a model has begun to say the same again and again, as small ones do, and should be stopped.

The rule: a sentence of four words or more comes a third time, or the last tokens are a cycle that came three
times, 24 tokens in all at least (a number such as 1,000,000 is no cycle).
"""

import re
from collections import Counter
from collections.abc import Sequence

TIMES = 3
WORDS = 4
SHORTEST = 24  # tokens that a cycle takes up, all its rounds together
LONGEST = 64  # tokens of one round

_ENDS = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
_MARKERS = re.compile(r"\s*\[\d+\]")


class Repetition:
    """Listens to one text as it is written."""

    def __init__(self) -> None:
        self._tokens: list[int] = []
        self._open = ""
        self._said: Counter[str] = Counter()

    def heard(self, token: int, piece: str) -> bool:
        """Whether the text repeats itself now that this token came, and with it this piece of text."""
        self._tokens = [*self._tokens[-TIMES * LONGEST :], token]
        return cycle(self._tokens) or self._sentence(piece)

    def _sentence(self, piece: str) -> bool:
        *finished, self._open = _ENDS.split(self._open + piece)
        plain = [" ".join(_MARKERS.sub("", sentence).casefold().split()) for sentence in finished]
        counted = [sentence for sentence in plain if len(sentence.split()) >= WORDS]
        self._said.update(counted)
        return any(self._said[sentence] >= TIMES for sentence in counted)


def cycle(tokens: Sequence[int]) -> bool:
    """Whether the last tokens are a cycle that came three times."""
    longest = min(LONGEST, len(tokens) // TIMES)
    return any(_cycles(tokens, length) for length in range(1, longest + 1))


def _cycles(tokens: Sequence[int], length: int) -> bool:
    """Whether the end repeats with this length of a round: each token is the one a round before."""
    span = max(SHORTEST, TIMES * length)
    last = tokens[-span:]
    return len(last) == span and last[length:] == last[:-length]
