"""The sentences of the sources, and the few of them that a claim rests on."""

from collections.abc import Sequence

from index.documents import Document, Hit
from index.sentences import sentences
from qa.checking import wordnet
from qa.checking.alignment import FOUND, Stated, compare
from qa.checking.likeness import Likeness
from qa.checking.utterance import Utterance, Word, folded

_MOST = 3  # sentences that a claim is taken to be put together from
_GAIN = 0.08  # the share of a claim, by weight, that a further sentence has to add


def stated_in(hits: Sequence[Hit]) -> list[Stated]:
    """Every sentence of the hits once, in their order."""
    found: dict[tuple[str, int], tuple[Document, int, int]] = {}
    for hit in hits:
        for span in sentences(hit.document.text, hit.start, hit.end):
            found.setdefault((hit.document.source, span.start), (hit.document, span.start, span.end))
    return stated_at(list(found.values()))


def stated_at(places: Sequence[tuple[Document, int, int]]) -> list[Stated]:
    """The sentences at these places. Words that are written as names within any are names in all."""
    names = _names([document.text[start:end] for document, start, end in places])
    return [
        Stated(document, start, end, Utterance(document.text[start:end], names), number)
        for number, (document, start, end) in enumerate(places)
    ]


def names_of(stated: Sequence[Stated]) -> frozenset[str]:
    """The words, lower case, that are written as names wherever they stand inside these sentences."""
    return _names([sentence.utterance.text for sentence in stated])


def weight(word: Word) -> float:
    """How much of a sentence's meaning a word carries: names most, common words least."""
    if word.name:
        return 1.5
    return 0.3 if word.light else 1.3 - 0.07 * wordnet.commonness(word.lower)


def chosen(
    claim: Utterance, keys: Sequence[frozenset[str]], stated: Sequence[Stated], near: Likeness
) -> list[Stated]:
    """The sentences, at most three, that together hold most of the claim; the one that holds most comes
    first.
    """
    words = claim.content
    total = sum(map(weight, words)) or 1.0
    table = [[_held(word, keys, sentence, near) * weight(word) for word in words] for sentence in stated]
    extra = [0.4 * _numbers_held(claim, sentence) for sentence in stated]
    found: list[int] = []
    best = [0.0] * len(words)
    while len(found) < _MOST and len(found) < len(stated):
        gains = [
            sum(max(new - old, 0.0) for new, old in zip(row, best, strict=True)) + (0 if found else more)
            for row, more in zip(table, extra, strict=True)
        ]
        place = max(range(len(stated)), key=gains.__getitem__)
        if gains[place] <= (_GAIN * total if found else 0.0):
            break
        found.append(place)
        best = [max(new, old) for new, old in zip(table[place], best, strict=True)]
    return [stated[place] for place in found]


def _held(word: Word, keys: Sequence[frozenset[str]], sentence: Stated, near: Likeness) -> float:
    """How well a sentence holds a word, 0 to 1."""
    if word.stem in sentence.stems or not keys[word.at].isdisjoint(sentence.all_keys):
        return 1.0
    found = (
        compare(word, keys[word.at], other, sentence.keys[other.at], near)[0]
        for other in sentence.utterance.content
    )
    worth = max(found, default=0.0)
    return worth if worth >= FOUND else 0.0


def _numbers_held(claim: Utterance, sentence: Stated) -> float:
    numbers = sum(
        any(ours.meets(theirs) for theirs in sentence.utterance.quantities) for ours in claim.quantities
    )
    return numbers + sum(any(ours.agrees(theirs) for theirs in sentence.datings) for ours in claim.datings)


def _names(texts: Sequence[str]) -> frozenset[str]:
    """Words with a capital inside a sentence that never stand there without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        words = text.split()
        if sum(word[:1].isupper() for word in words) > 0.6 * len(words):
            continue  # a heading
        for word in words[1:]:
            bare = word.strip("\"'“”‘’«».,;:!?()[]")
            bare = bare.removesuffix("'s").removesuffix("’s")
            (capital if bare[:1].isupper() else small).add(folded(bare))
    return frozenset(capital - small - {""})
