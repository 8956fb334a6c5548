"""How closely a sentence keeps to one sentence of its source.

`qa.verify` lets a sentence rest on several sentences of its sources, and does not mind which word goes with
which: right for a text by somebody who means what they write, but a language model strings words of its
sources together that never stood together. So what a model writes has to be held by one sentence, with the
one before it and the title above it for what that leaves unnamed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.checking.alignment import Stated, compare, keys_of
from qa.checking.evidence import weight
from qa.checking.likeness import Likeness
from qa.checking.utterance import Utterance, Word

_KEPT = 0.7  # the worth from which on a word counts as said: the same, kin, a synonym
_LOOKED_AT = 8  # sentences that share most words with it
_GOVERNED = 4  # words before a word among which its preposition stands
_RELATIONS = {  # prepositions by what they say of time, place and conflict
    name: kind
    for kind, names in {
        "in": "in during throughout within at on amid",
        "before": "before prior ahead",
        "after": "after following",
        "until": "until till",
        "since": "since",
        "without": "without lacking",
        "against": "against versus",
        "despite": "despite",
        "except": "except besides",
        "between": "between among",
        "": "of for by with from to as about",
    }.items()
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class Held:
    """What one sentence of a source holds of another sentence.

    stated   that sentence of the source       share    of the words, by weight, that it and what it rests on
    own      the same by itself                         hold, 0 to 1
    ordered  the share of the words found in it that stand there in the same order, 0 to 1
    missing  words that are in neither         grave    whether a name, a number or a date is among them
    """

    stated: Stated
    share: float
    own: float
    ordered: float
    missing: tuple[str, ...]
    grave: bool

    @property
    def rank(self) -> tuple[bool, float, float, float]:
        """The best has the highest."""
        return not self.grave, round(self.share, 2), self.own, self.ordered


def held(
    claim: Utterance, nearest: Sequence[Stated], before: dict[int, Stated], near: Likeness
) -> list[Held]:
    """What each of the nearest sentences holds of a claim, best first.

    before  the sentence before that at a place, where there is one in the same document
    """
    keys = keys_of(claim)
    found = [_held(claim, keys, one, before.get(one.place), near) for one in nearest[:_LOOKED_AT]]
    return sorted(found, key=lambda one: one.rank, reverse=True)


def _held(
    claim: Utterance, keys: Sequence[frozenset[str]], stated: Stated, before: Stated | None, near: Likeness
) -> Held:
    around = list(_around(stated, before))
    total = own = shared = 0.0
    missing: list[Word] = []
    places: list[int] = []
    related: list[str] = []
    for word in claim.content:
        if word.light:
            continue
        total += weight(word)
        at = _place(word, keys[word.at], stated.utterance, stated.keys, near)
        if at is not None and (relation := _other_relation(claim, word.at, stated.utterance, at)):
            related.append(relation)
        if at is not None:
            places.append(at)
            own += weight(word)
            shared += weight(word)
        elif any(_place(word, keys[word.at], other, keys_of(other), near) is not None for other in around):
            shared += weight(word)
        else:
            missing.append(word)
    absent = [*_numbers(claim, stated), *related, *(word.text for word in missing)]
    grave = any(word.name for word in missing) or len(absent) > len(missing)
    return Held(
        stated,
        shared / total if total else 1.0,
        own / total if total else 1.0,
        _increasing(places) / len(places) if places else 1.0,
        tuple(absent),
        grave,
    )


def _around(stated: Stated, before: Stated | None) -> Iterator[Utterance]:
    if before is not None:
        yield before.utterance
    if stated.document.title:
        yield Utterance(stated.document.title)


def _place(
    word: Word, keys: frozenset[str], other: Utterance, other_keys: Sequence[frozenset[str]], near: Likeness
) -> int | None:
    """Where the word stands in another sentence, or what means the same; None where nothing does."""
    worths = ((compare(word, keys, one, other_keys[one.at], near)[0], -one.at) for one in other.words)
    worth, at = max(worths, default=(0.0, 0))
    return -at if worth >= _KEPT else None


def _other_relation(claim: Utterance, at: int, stated: Utterance, there: int) -> str:
    """A preposition and its word, where the source has another one before that: "during his execution" of
    "prior to his execution"; "" where they agree or say little.
    """
    ours, theirs = _preposition(claim, at), _preposition(stated, there)
    if ours is None or not _RELATIONS[ours]:
        return ""
    said = None if theirs is None else _RELATIONS[theirs]
    if _RELATIONS[ours] == said or (_RELATIONS[ours] == "in" and not said):
        return ""
    return f"{ours} … {claim.tokens[at].text}"


def _preposition(utterance: Utterance, at: int) -> str | None:
    """The one that governs a word: before it, with nothing but its own articles and adjectives between."""
    for token in utterance.tokens[max(at - _GOVERNED, 0) : at][::-1]:
        if token.lower in _RELATIONS:
            before = utterance.tokens[token.at - 1].lower if token.at else ""
            return before if token.lower == "to" and before in _RELATIONS else token.lower
        if not token.stem or token.light:  # a sign or a verb
            return None
    return None


def _numbers(claim: Utterance, stated: Stated) -> Iterator[str]:
    """The numbers and dates of a claim that the sentence does not have."""
    for quantity in claim.quantities:
        if not any(quantity.meets(other) for other in stated.utterance.quantities):
            yield claim.text[quantity.start : quantity.end]
    for dating in claim.datings:
        if not any(dating.agrees(other) for other in stated.datings):
            yield claim.text[dating.start : dating.end]


def _increasing(places: Sequence[int]) -> int:
    """The length of the longest run of places, others left out, that never goes back."""
    longest: list[int] = []
    for number, place in enumerate(places):
        longest.append(1 + max((longest[k] for k in range(number) if places[k] <= place), default=0))
    return max(longest, default=0)
