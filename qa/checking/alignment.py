"""Which word of the source stands behind each word of a claim, and how well.

Words are compared by form, by WordNet's relations, as names, and by word vectors; a word of the claim
takes the source's word that is nearest in meaning and, among equals, the one whose neighbours fit its own.
In the spirit of monolingual word alignment (Sultan, Bethard and Sumner, 2014).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from index.documents import Document
from qa.checking import names, wordnet
from qa.checking.datings import Dating
from qa.checking.likeness import Likeness
from qa.checking.resolved import resolved
from qa.checking.utterance import Utterance, Word, folded
from qa.checking.wordnet import Relation

_DASH = re.compile(r"[−–‒‐‑]")
_SIGN = re.compile(r"(?<=\d)[.,:/-](?=\d)|(?<![\w-])-(?=[\d$€£¥₹₴₽])|[%‰$€£¥₹₴₽°]")
_NOT_A_WORD = re.compile(r"[^\w\s]|_")
WORTH = {
    Relation.SAME: 0.95,
    Relation.KIN: 0.85,
    Relation.WIDER: 0.75,
    Relation.NARROWER: 0.45,
    Relation.SIBLING: 0.3,
    Relation.OPPOSITE: 0.4,
    Relation.NONE: 0.0,
}
FOUND = 0.6  # from here on a word counts as found in the source


@dataclass(frozen=True)
class Stated:
    """A sentence of a source."""

    document: Document
    start: int
    end: int
    utterance: Utterance
    place: int  # among the sentences of all sources

    def at_place(self, place: int) -> "Stated":
        """The same at another place; what is known of its words is kept, as it hangs on the utterance."""
        return self if place == self.place else replace(self, place=place)

    @cached_property
    def keys(self) -> list[frozenset[str]]:
        """What its words may be known by."""
        return keys_of(self.utterance)

    @cached_property
    def all_keys(self) -> frozenset[str]:
        """The same, of all of them."""
        return frozenset().union(*self.keys)

    @cached_property
    def datings(self) -> list[Dating]:
        """Its dates, relative ones as the days that they mean."""
        return resolved(self.document, self.start, self.end, self.utterance.datings)

    def writes(self, dating: Dating) -> bool:
        """Whether one of these stands there as a date, and not as "yesterday"."""
        return any(dating.overlaps(each) for each in self.utterance.datings)

    @cached_property
    def plain(self) -> str:
        """Its words only, folded, a space between them: what quotes are looked for in."""
        return plain(self.utterance.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(word.stem for word in self.utterance.words)


@dataclass(frozen=True, slots=True)
class Link:
    """A word of the claim and the word that stands behind it, None where none does; worth is 0 to 1."""

    word: Word
    stated: Stated | None
    found: Word | None
    worth: float
    relation: Relation


def plain(text: str) -> str:
    """A text's words only, folded, a space between them; and the signs that make a number another: the
    minus, currencies, percent, what stands between two digits.
    """
    parts, end, bare = [], 0, _DASH.sub("-", folded(text).replace("'", ""))
    for sign in _SIGN.finditer(bare):
        parts += [_NOT_A_WORD.sub(" ", bare[end : sign.start()]), sign[0]]
        end = sign.end()
    return " ".join(" ".join([*parts, _NOT_A_WORD.sub(" ", bare[end:])]).split())


def keys_of(utterance: Utterance) -> list[frozenset[str]]:
    """What each token of a sentence may be known by."""
    tokens = utterance.tokens
    return names.keys([token.lower for token in tokens], [token.name for token in tokens])


def compare(
    word: Word, keys: frozenset[str], found: Word, found_keys: frozenset[str], near: Likeness
) -> tuple[float, Relation]:
    """What a word of the claim is to one of the source, and what that is worth."""
    if word.lower == found.lower or not keys.isdisjoint(found_keys):
        return 1.0, Relation.SAME
    if word.name or found.name:
        return _compared_names(word.lower, found.lower, word.name and found.name, word.stem == found.stem)
    if word.stem == found.stem:
        return 1.0, Relation.SAME
    relation = _compared(word.lower, word.phrase, found.lower, found.phrase)
    if relation is Relation.OPPOSITE:
        return WORTH[relation], relation
    return max(WORTH[relation], near(word.lower, found.lower)), relation


@lru_cache(maxsize=100_000)
def _compared_names(claimed: str, stated: str, both: bool, one_stem: bool) -> tuple[float, Relation]:
    """A name is like another, or, where only one of the two is a name, like a word of its stem."""
    if names.same(claimed, stated):
        return 0.95, Relation.SAME
    return (1.0, Relation.SAME) if one_stem and not both else (0.0, Relation.NONE)


@lru_cache(maxsize=100_000)
def _compared(claimed: str, phrase: str, stated: str, other_phrase: str) -> Relation:
    """The best of what words or the phrases that they begin are to one another."""
    pairs = ((our, their) for our in (claimed, phrase) for their in (stated, other_phrase) if our and their)
    return max((wordnet.relation(*pair) for pair in pairs), key=lambda each: WORTH[each])


def links(
    claim: Utterance, claim_keys: Sequence[frozenset[str]], stated: Sequence[Stated], near: Likeness
) -> list[Link]:
    """For each content word of the claim, in order, its counterpart in these sentences.

    Of all ways to choose them, the one that is best in sum, where to stay close to the counterpart of the
    word
    before counts too (a Viterbi search over the claim's words, its beam cut).
    """
    paths: list[_Path] = [_Path(0.0, None)]
    for word in claim.content:
        options = _options(word, claim_keys[word.at], stated, near)
        paths = _best([longer for path in paths for longer in _longer(path, word, options)])
    return _unrolled(paths[0])


@dataclass(frozen=True, slots=True)
class _Path:
    """Links chosen so far: the last one, the path before it, and where the last counterpart stands."""

    value: float
    at: tuple[int, int] | None
    last: Link | None = None
    before: "_Path | None" = None


_BEAM, _OPTIONS = 30, 10
_LEAST = 0.3  # the worth below which two words have nothing to do with one another
_NEARNESS, _APART = 0.35, -0.15


def _options(word: Word, keys: frozenset[str], stated: Sequence[Stated], near: Likeness) -> list[Link]:
    found = [
        Link(word, sentence, other, *compare(word, keys, other, sentence.keys[other.at], near))
        for sentence in stated
        for other in sentence.utterance.content
    ]
    return sorted((link for link in found if link.worth >= _LEAST), key=lambda link: -link.worth)[:_OPTIONS]


def _longer(path: _Path, word: Word, options: Sequence[Link]) -> list[_Path]:
    missing = Link(word, None, None, 0.0, Relation.NONE)
    return [_Path(path.value, path.at, missing, path)] + [_with(path, link) for link in options]


def _with(path: _Path, link: Link) -> _Path:
    assert link.stated is not None
    assert link.found is not None
    at = (link.stated.place, link.found.at)
    return _Path(path.value + link.worth - _LEAST + _step(path.at, at), at, link, path)


def _step(before: tuple[int, int] | None, at: tuple[int, int]) -> float:
    """What it is worth to stand near the counterpart of the word before."""
    if before is None or before == at:
        return 0.0
    if before[0] != at[0]:
        return _APART
    return _NEARNESS * 0.8 ** abs(at[1] - before[1] - 1)


def _best(paths: Sequence[_Path]) -> list[_Path]:
    """The best path to each place, and of those the best few."""
    by_place: dict[tuple[int, int] | None, _Path] = {}
    for path in paths:
        if path.at not in by_place or by_place[path.at].value < path.value:
            by_place[path.at] = path
    return sorted(by_place.values(), key=lambda path: -path.value)[:_BEAM]


def _unrolled(path: _Path) -> list[Link]:
    found: list[Link] = []
    step: _Path | None = path
    while step is not None and step.last is not None:
        found.append(step.last)
        step = step.before
    return found[::-1]
