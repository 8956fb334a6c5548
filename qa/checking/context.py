"""Whether two places, one in a claim and one in its source, are surrounded by the same words."""

from collections.abc import Sequence

from qa.checking.alignment import FOUND, Stated, compare
from qa.checking.deeds import doer
from qa.checking.findings import Comparison
from qa.checking.frames import DOER, frame_at
from qa.checking.utterance import Word

_AROUND = 6  # tokens on either side


def around(tokens: Sequence[Word], first: int, last: int, reach: int = _AROUND) -> list[Word]:
    """The content words that stand near a stretch of tokens, but not in it."""
    return [
        word
        for word in tokens[max(0, first - reach) : last + reach + 1]
        if word.content and not first <= word.at <= last
    ]


def shared(comparison: Comparison, ours: Sequence[Word], sentence: Stated, theirs: Sequence[Word]) -> float:
    """How many of the claim's words are among the source's, near ones in part; light verbs count little."""
    return sum(_held(comparison, word, sentence, theirs) * (0.3 if word.light else 1.0) for word in ours)


def same(comparison: Comparison, ours: Sequence[Word], theirs: Sequence[Word], sentence: Stated) -> bool:
    """Whether one of the claim's words is one of the source's: the two speak of the same person or thing."""
    return any(
        compare(word, comparison.keys[word.at], found, sentence.keys[found.at], comparison.near)[0] >= 0.9
        for word in ours
        for found in theirs
    )


def same_doer(comparison: Comparison, word: Word, sentence: Stated, found: Word) -> bool:
    """Whether those who do the two things are not known to be different."""
    ours, theirs = _doers(comparison.claim.tokens, word, sentence.utterance.tokens, found)
    if not ours or not theirs or same(comparison, ours, theirs, sentence):
        return True
    return not same(comparison, ours, sentence.utterance.content, sentence)


def _doers(
    tokens: Sequence[Word], word: Word, others: Sequence[Word], found: Word
) -> tuple[Sequence[Word], Sequence[Word]]:
    """Who does each of two things; where both are passive, to whom they are done."""
    ours, theirs = frame_at(tokens, word), frame_at(others, found)
    if ours is None or theirs is None or ours.passive == theirs.passive:
        return doer(tokens, word), doer(others, found)
    return ours.places.get(DOER, ()), theirs.places.get(DOER, ())


def tokens_at(tokens: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """The first and the last token of a stretch of the sentence's text."""
    inside = [word.at for word in tokens if word.start < end and start < word.end]
    return (inside[0], inside[-1]) if inside else (0, -1)


def _held(comparison: Comparison, word: Word, sentence: Stated, theirs: Sequence[Word]) -> float:
    worths = (
        compare(word, comparison.keys[word.at], other, sentence.keys[other.at], comparison.near)[0]
        for other in theirs
    )
    worth = max(worths, default=0.0)
    return worth if worth >= FOUND else 0.0
