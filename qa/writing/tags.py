"""What each token of a sentence does in it, by `qa.phrasing.tagging`, for utterances, which have tokens of
their own.
"""

from collections.abc import Sequence
from functools import lru_cache

from qa.checking.utterance import Utterance
from qa.phrasing.tagging import tagged

ARTICLES = ("the", "a", "an")


def tags_of(utterance: Utterance) -> Sequence[str]:
    """A tag for each of its tokens; "" for one that begins where no word of the tagger does."""
    starts = _tags(utterance.text)
    return [starts.get(token.start, "") for token in utterance.tokens]


@lru_cache(maxsize=256)  # a sentence of a source is held against each that is written
def _tags(text: str) -> dict[int, str]:
    return {word.start: word.tag for word in tagged(text)}
