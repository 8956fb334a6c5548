"""The sentences of a text's sources, made ready once, and those of them that one sentence may rest on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from math import log

from qa.checking.alignment import Stated, plain
from qa.checking.evidence import names_of
from qa.checking.utterance import Utterance, Word

_LOOKED_AT = 40  # sentences in which the names and numbers of a claim are looked for
_LIKELY = 14  # of long sources, those sentences that a claim is compared with word by word
_OPENING, _CLOSING = "“\"‘'«(", "”\"’'»)"


class Shelf:
    """Sentences that a claim may rest on, in their order."""

    def __init__(self, stated: Iterable[Stated]) -> None:
        self.stated = list(stated)
        self._utterances: dict[str, Utterance] = {}

    def verbatim(self, text: str) -> Stated | None:
        """The first sentence of the same words, a question if this is one."""
        return self._by_words.get((plain(text), asks(text)))

    def utterance(self, text: str) -> Utterance:
        """A claim taken apart, what is written as a name in the sources being one in the claim too."""
        if text not in self._utterances:
            self._utterances[text] = Utterance(text, self._names)
        return self._utterances[text]

    def nearest(self, claim: Utterance, keys: Sequence[frozenset[str]]) -> list[Stated]:
        """The sentences that share most words with a claim, rare ones counting more, the best first."""
        shared: defaultdict[int, float] = defaultdict(float)
        if len(self.stated) <= _LOOKED_AT:
            shared.update(dict.fromkeys(range(len(self.stated)), 0.0))
        for word in claim.content or claim.words:
            places = self._places(word, keys[word.at])
            for place in places:
                shared[place] += self._rarity(len(places))
        best = nlargest(_LOOKED_AT, shared, key=lambda place: (shared[place], -place))
        return [self.stated[place] for place in best]

    def likely(self, nearest: Sequence[Stated]) -> list[Stated]:
        """Of the nearest sentences, the best first, those that a claim may be put together from, in their
        order.
        """
        return in_order(nearest if len(self.stated) <= _LOOKED_AT else nearest[:_LIKELY])

    def _places(self, word: Word, keys: frozenset[str]) -> set[int]:
        """Where a word stands, or another that it is known by."""
        known = (self._by_key.get(key, ()) for key in {word.stem, *keys})
        return {place for places in known for place in places}

    def _rarity(self, count: int) -> float:
        return log(1 + len(self.stated) / count)

    @cached_property
    def _names(self) -> frozenset[str]:
        return names_of(self.stated)

    @cached_property
    def _by_words(self) -> Mapping[tuple[str, bool], Stated]:
        return {
            (sentence.plain, asks(sentence.utterance.text)): sentence
            for sentence in reversed(self.stated)
            if sentence.plain
        }

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, sentence in enumerate(self.stated):
            for key in sentence.all_keys | sentence.stems:
                found.setdefault(key, []).append(place)
        return found


class Sources:
    """The sources of a text: by_hit holds the sentences of each, that of marker [1] first."""

    def __init__(self, by_hit: Sequence[Sequence[Stated]]) -> None:
        self._by_hit = by_hit
        self._shelves: dict[tuple[int, ...], Shelf] = {}

    def __len__(self) -> int:
        return len(self._by_hit)

    @cached_property
    def every(self) -> Shelf:
        """The sentences of all sources, each once."""
        return Shelf(self._numbered.values())

    def of(self, numbers: Sequence[int]) -> Shelf:
        """The sentences of these sources, each once; numbers are from 1."""
        known = tuple(sorted(set(numbers)))
        if known not in self._shelves:
            places = dict.fromkeys(_key(stated) for number in known for stated in self._by_hit[number - 1])
            self._shelves[known] = Shelf(self._numbered[place] for place in places)
        return self._shelves[known]

    def holding(self, source: str, start: int, end: int) -> int:
        """The first source with a sentence that begins in this stretch of a document; 0 if none has."""
        return next(
            (
                number
                for number, sentences in enumerate(self._by_hit, 1)
                if any(each.document.source == source and start <= each.start < end for each in sentences)
            ),
            0,
        )

    @cached_property
    def _numbered(self) -> dict[tuple[str, int], Stated]:
        """The sentences, each once, numbered anew; what was worked out of one is kept."""
        first: dict[tuple[str, int], Stated] = {}
        for sentences in self._by_hit:
            for stated in sentences:
                first.setdefault(_key(stated), stated)
        return {key: stated.at_place(place) for place, (key, stated) in enumerate(first.items())}


def in_order(stated: Iterable[Stated]) -> list[Stated]:
    """Sentences as they stand in their documents."""
    return sorted(stated, key=lambda sentence: sentence.place)


def asks(text: str) -> bool:
    """Whether a sentence is a question, not one that quotes one."""
    bare = text.rstrip()
    quoted = bare.rstrip(_CLOSING)
    return bare.endswith("?") or (quoted.endswith("?") and bare[:1] in _OPENING)


def _key(stated: Stated) -> tuple[str, int]:
    return stated.document.source, stated.start
