"""The plain words of a claim: one that stands in the place of another, and stretches that no source has."""

from collections.abc import Iterator, Sequence

from qa.checking import wordnet
from qa.checking.alignment import FOUND, Stated, compare
from qa.checking.deeds import is_verb
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.opposites import opposite
from qa.checking.outcomes import SAID, bearing_out
from qa.checking.utterance import Word
from qa.checking.wordnet import Relation

_LONGEST, _NOUNS = 2, 1  # words in a row, and nouns among them, that a writer may put in his own way
_NEAR = 2  # sentences on either side that go on with a matter
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


def unstated(comparison: Comparison) -> Iterator[Finding]:
    """A word that tells what became of somebody, or what was decided, where the source has none such."""
    near = _told(comparison)
    for word in comparison.claim.content:
        known = bearing_out(word.lower)
        told = near if SAID.isdisjoint(wordnet.bases(word.lower)) else comparison.evidence
        tokens = comparison.claim.tokens
        if not known or word.name or _reports(tokens, word) or _only_noun(tokens, word):
            continue
        if not any(_bears_out(word, known, each) for each in told):
            yield Finding(
                Kind.ADDITION,
                Gravity.WEAKER,
                f"nothing in the source says “{word.text}”",
                comparison.evidence[0] if comparison.evidence else None,
            )


def _reports(tokens: Sequence[Word], word: Word) -> bool:
    """Whether a word only says that somebody says so: "police confirm", "confirmed that"."""
    after = tokens[word.at + 1].lower if word.at + 1 < len(tokens) else "."
    return "confirm" in wordnet.bases(word.lower) and after in ("that", ".", ",")


def _only_noun(tokens: Sequence[Word], word: Word) -> bool:
    """ "the charge" is no outcome, "charged" is."""
    if word.lower.endswith("ed") or word.lower.startswith("dea") or is_verb(tokens, word):
        return False
    return "n" in wordnet.parts_of_speech(word.lower)


def _told(comparison: Comparison) -> Sequence[Stated]:
    """The sentences that a claim rests on, and those near them, which go on with the same matter."""
    places = {each.place + step for each in comparison.evidence for step in range(-_NEAR, _NEAR + 1)}
    return [sentence for sentence in comparison.sources if sentence.place in places]


def _bears_out(word: Word, known: frozenset[str], sentence: Stated) -> bool:
    """Whether a sentence has one of the known words, or a synonym, and denies it where the claim does."""
    return any(
        not other.content or other.polarity.denied == word.polarity.denied
        for other in sentence.utterance.words
        if other.stem == word.stem
        or not known.isdisjoint((other.lower, other.phrase, *wordnet.bases(other.lower)))
        or (
            wordnet.relation(word.lower, other.lower) is Relation.SAME
            and not opposite(word.lower, other.lower)
        )
    )


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
