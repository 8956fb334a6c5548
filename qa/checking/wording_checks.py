"""The plain words of a claim: one that stands in the place of another, and stretches that no source has."""

from collections.abc import Iterator, Sequence

from qa.checking import wordnet
from qa.checking.alignment import FOUND, Stated, compare
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.utterance import Word
from qa.checking.wordnet import Relation

_LONGEST, _NOUNS = 2, 1  # words in a row, and nouns among them, that a writer may put in his own way
_ENOUGH = 0.75  # the worth from which on the words beside two others count as the same


def swaps(comparison: Comparison) -> Iterator[Finding]:
    """A noun between the very words between which the source has another noun."""
    for place, word in enumerate(comparison.claim.content):
        if not _is_noun(word) or any(_has(comparison, sentence, word) for sentence in comparison.evidence):
            continue
        for sentence in comparison.evidence:
            other = _in_its_place(comparison, place, sentence)
            if other is not None:
                yield Finding(
                    Kind.SWAP, Gravity.ABSENT, f"the source says “{other.text}”, not “{word.text}”", sentence
                )
                break


def additions(comparison: Comparison) -> Iterator[Finding]:
    """Several words in a row, a noun among them, that no source has."""
    row: list[Word] = []
    for word in (*comparison.claim.content, None):
        if word is not None and (word.light or word.name):
            continue
        if word is not None and not any(_has(comparison, sentence, word) for sentence in comparison.sources):
            row.append(word)
            continue
        if len(row) > _LONGEST or sum(map(_is_noun, row)) > _NOUNS:
            text = comparison.claim.text[row[0].start : row[-1].end]
            yield Finding(Kind.ADDITION, Gravity.WEAKER, f"nothing in the sources speaks of “{text}”")
        row = []


def _is_noun(word: Word) -> bool:
    if word.name or word.light or word.lower.endswith(("ing", "ed", "ly")):
        return False
    return wordnet.part_of_speech(word.lower) == "n"


def _has(comparison: Comparison, sentence: Stated, word: Word) -> bool:
    """Whether a sentence has a word or one that bears it out."""
    if word.stem in sentence.stems:
        return True
    return any(_worth(comparison, word, sentence, found) >= FOUND for found in sentence.utterance.content)


def _worth(comparison: Comparison, word: Word, sentence: Stated, found: Word) -> float:
    return compare(word, comparison.keys[word.at], found, sentence.keys[found.at], comparison.near)[0]


def _in_its_place(comparison: Comparison, place: int, sentence: Stated) -> Word | None:
    ours, theirs = comparison.claim.content, sentence.utterance.content
    claimed = {word.stem for word in comparison.claim.words}
    for at, found in enumerate(theirs):
        if found.stem in claimed or not _is_noun(found):
            continue
        beside = _alike(comparison, ours, place - 1, sentence, theirs, at - 1) + _alike(
            comparison, ours, place + 1, sentence, theirs, at + 1
        )
        if beside == 2 and (_only_nouns(ours[place], found) or _siblings(ours[place], found)):
            return found
    return None


def _only_nouns(word: Word, found: Word) -> bool:
    return wordnet.parts_of_speech(word.lower) == wordnet.parts_of_speech(found.lower) == {"n"}


def _siblings(word: Word, found: Word) -> bool:
    return wordnet.relation(word.lower, found.lower) is Relation.SIBLING


def _alike(
    comparison: Comparison,
    ours: Sequence[Word],
    place: int,
    sentence: Stated,
    theirs: Sequence[Word],
    at: int,
) -> bool:
    """Whether the words at two places, if there are any, are the same."""
    if not (0 <= place < len(ours) and 0 <= at < len(theirs)):
        return False
    return _worth(comparison, ours[place], sentence, theirs[at]) >= _ENOUGH
