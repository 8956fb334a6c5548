"""How a claim joins its parts, beside its source: cause, contrast and order in time; quantifiers; who did it
to whom.
"""

from collections.abc import Iterator, Sequence

from qa.checking import wordnet
from qa.checking.alignment import Stated, compare
from qa.checking.context import same, shared
from qa.checking.deeds import Deed, deeds
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.utterance import Utterance, Word

_CONTRAST = (
    "despite",
    "in spite of",
    "regardless of",
    "notwithstanding",
    "contrary to",
    "at odds with",
    "in defiance of",
    "unlike",
    "instead of",
    "rather than",
    "although",
    "even though",
)
_NO_CONTRAST = (
    "because of",
    "due to",
    "in response to",
    "as a result of",
    "following",
    "after",
    "thanks to",
    "owing to",
    "in line with",
    "because",
    "in accordance with",
    "caused by",
    "amid",
    "as",
    "by",
    "under",
)
_BEFORE = ("before", "prior to", "ahead of", "in advance of", "leading up to")
_AFTER = ("after", "following", "in the wake of", "subsequent to", "since")
_OPPOSED = ((_CONTRAST, _NO_CONTRAST), (_BEFORE, _AFTER), (_AFTER, _BEFORE))
_ALL = {
    "all": 5,
    "every": 5,
    "each": 5,
    "entire": 5,
    "everyone": 5,
    "always": 5,
    "most": 4,
    "majority": 4,
    "many": 3,
    "numerous": 3,
    "several": 2,
    "some": 2,
    "certain": 2,
    "sometimes": 2,
    "few": 1,
}
_FITS = 1.4
_MUTUAL = frozenset(
    "meet discuss talk speak marry agree debate negotiate cooperate join fight face play".split()
)


def connections(comparison: Comparison) -> Iterator[Finding]:
    """Contrast where the source has none, before where it has after."""
    for ours, theirs in _OPPOSED:
        for phrase, at in _phrases(comparison.claim, ours):
            for sentence in comparison.evidence:
                if _phrases(sentence.utterance, ours):
                    continue
                other = _joined_alike(comparison, at, sentence, theirs)
                if other:
                    yield Finding(
                        Kind.CONNECTION,
                        Gravity.AGAINST,
                        f"the source says “{other}”, not “{phrase}”",
                        sentence,
                    )
                    return


def quantifiers(comparison: Comparison) -> Iterator[Finding]:
    """More of them than the source has: all where it says some."""
    for word in comparison.claim.tokens:
        size = _ALL.get(word.lower)
        noun = next(
            (each for each in comparison.claim.tokens[word.at + 1 : word.at + 5] if each.content), None
        )
        if (
            not size
            or noun is None
            or word.lower in {t.lower for s in comparison.evidence for t in s.utterance.tokens}
        ):
            continue
        for sentence in comparison.evidence:
            other = _quantifier_of(comparison, noun, sentence)
            if other is not None and _ALL[other.lower] < size:
                yield Finding(
                    Kind.QUANTIFIER,
                    Gravity.WEAKER,
                    f"the source says “{other.text}”, not “{word.text}”",
                    sentence,
                )
                return


def _quantifier_of(comparison: Comparison, noun: Word, sentence: Stated) -> Word | None:
    tokens = sentence.utterance.tokens
    for found in sentence.utterance.content:
        if (
            compare(noun, comparison.keys[noun.at], found, sentence.keys[found.at], comparison.near)[0]
            >= 0.75
        ):
            before = [word for word in tokens[max(0, found.at - 4) : found.at] if word.lower in _ALL]
            if before:
                return before[-1]
    return None


def _phrases(utterance: Utterance, listed: Sequence[str]) -> list[tuple[str, int]]:
    """The phrases of a list that stand in a sentence, and the token after each."""
    words = [token.lower for token in utterance.tokens]
    found: list[tuple[str, int]] = []
    for phrase in listed:
        parts = phrase.split()
        for at in range(len(words) - len(parts) + 1):
            if words[at : at + len(parts)] == parts:
                found.append((phrase, at + len(parts)))
    return found


def _joined_alike(comparison: Comparison, at: int, sentence: Stated, phrases: Sequence[str]) -> str | None:
    """The phrase of the source that is followed by the same words as the claim's."""
    ours = [word for word in comparison.claim.tokens[at : at + 7] if word.content]
    before = [word for word in comparison.claim.tokens[max(0, at - 8) : at - 1] if word.content]
    for phrase, place in _phrases(sentence.utterance, phrases):
        theirs = [word for word in sentence.utterance.tokens[place : place + 8] if word.content]
        ahead = [word for word in sentence.utterance.tokens[max(0, place - 10) : place - 1] if word.content]
        after = shared(comparison, ours, sentence, theirs)
        if after >= min(2.0, len(ours)) * 0.5 and after + shared(comparison, before, sentence, ahead) >= min(
            _FITS, len(ours) + len(before) - 0.5
        ):
            return phrase
    return None


def roles(comparison: Comparison) -> Iterator[Finding]:
    """Where the source has the same deed done the other way round."""
    for deed in deeds(comparison.claim.tokens):
        if not _MUTUAL.isdisjoint(wordnet.bases(deed.verb.lower)):
            continue
        for sentence in comparison.evidence:
            others = [
                other
                for other in deeds(sentence.utterance.tokens)
                if _same_verb(comparison, deed.verb, other.verb, sentence)
            ]
            crossed = next((other for other in others if _crossed(comparison, deed, other, sentence)), None)
            if crossed and not any(
                same(comparison, deed.by[-1:], other.by[-1:], sentence) for other in others
            ):
                text = f"the source has it the other way round: “{_phrase(sentence, crossed)}”"
                yield Finding(Kind.ROLE, Gravity.AGAINST, text, sentence)
                return


def _crossed(comparison: Comparison, deed: Deed, other: Deed, sentence: Stated) -> bool:
    """Whether each is done to the other's doer; of a name of several words, by the last."""
    return same(comparison, deed.by[-1:], other.to, sentence) and same(
        comparison, deed.to, other.by[-1:], sentence
    )


def _phrase(sentence: Stated, deed: Deed) -> str:
    words = sorted((deed.verb, *deed.by, *deed.to), key=lambda word: word.start)
    return sentence.utterance.text[words[0].start : words[-1].end]


def _same_verb(comparison: Comparison, verb: Word, other: Word, sentence: Stated) -> bool:
    return compare(verb, comparison.keys[verb.at], other, sentence.keys[other.at], comparison.near)[0] >= 0.9
