"""How two English words are related: the same in meaning, wider, narrower, opposite.

The relations are Princeton WordNet's (Miller, 1995), cut down to what is asked here by `bench.wordnet`;
its licence is in `wordnet.LICENSE`. No context is looked at: "bank" is related to "shore" and to "lender".
Words that WordNet does not know (names, new words, other languages) are related to nothing.
"""

import lzma
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

_ENDINGS = (
    ("ies", "y"), ("ves", "f"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"),
    ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    ("er", "e"), ("er", ""), ("est", "e"), ("est", ""), ("men", "man"), ("ier", "y"), ("iest", "y"),
)  # fmt: skip
_WIDER_STEPS = 3  # "truck" is a "vehicle" some steps up; verbs go to "act" and "change" in fewer
_VERB_STEPS = 1
_PERSON_STEPS = 6
_NARROWER_STEPS = 2
_FREQUENT = (
    3  # senses of a word, in each part of speech, that count widely; rare ones relate nearly everything
)
_FIRST = 2


class Relation(StrEnum):
    """What a word of a claim is to a word of its source."""

    SAME = "same"  # the same word in another form, or a synonym
    KIN = "kin"  # derived from it, or near in meaning: "investigation" of "investigate"
    WIDER = "wider"  # says less: "vehicle" where the source has "truck"
    NARROWER = "narrower"  # says more: "truck" where the source has "vehicle"
    SIBLING = "sibling"  # something else of the same kind: "sister" where the source has "brother"
    OPPOSITE = "opposite"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word: how common it is (0 to 13), its synsets, its opposites, what it is derived from.

    frequent holds the synsets of the most frequent senses in each part of speech, first those of the first
    """

    commonness: int
    synsets: frozenset[int]
    frequent: frozenset[int]
    first: frozenset[int]
    opposites: frozenset[str]
    derived: frozenset[str]


@cache
def _parts() -> tuple[list[str], dict[str, str], dict[str, tuple[str, ...]]]:
    """Lines of synsets by number, lines of words, base forms of irregular ones."""
    text = lzma.decompress((files("qa") / "wordnet.txt.xz").read_bytes()).decode()
    synsets, words, irregular = text.rstrip("\n").split("\n\n")
    rows = (line.split(" ") for line in irregular.split("\n"))
    bases: dict[str, tuple[str, ...]] = {}
    for form, *found in rows:
        bases[form] = (*bases.get(form, ()), *found)
    return synsets.split("\n"), dict(line.split(" ", 1) for line in words.split("\n")), bases


def known(word: str) -> bool:
    """Whether it is an English word, in any form. Expects lower case, a phrase with "_" in it."""
    return bool(bases(word))


def commonness(word: str) -> int:
    """How common a word is, in any form: 0 (rare or unknown) to 13 ("be"), the binary logarithm of a
    count.
    """
    return max((_entry(word).commonness for word in bases(word)), default=0)


@lru_cache(maxsize=20_000)
def bases(word: str) -> tuple[str, ...]:
    """The dictionary forms that a lower-case word may be of: "left" is "leave" or "left". Empty if none is
    known.
    """
    _, words, irregular = _parts()
    found = dict.fromkeys((word, *irregular.get(word, ())) if word in words else irregular.get(word, ()))
    for base in _regular(word) if word not in irregular else ():
        if base in words:
            found[base] = None
    return tuple(base for base in found if base in words)


def _regular(word: str) -> Iterator[str]:
    for ending, base in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) + len(base) > 2:
            yield stem + base
            if ending in ("ed", "ing", "er", "est") and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


@lru_cache(maxsize=100_000)
def relation(claimed: str, stated: str) -> Relation:
    """What the claim's word is to the source's, both in lower case and any form, by their frequent senses."""
    if claimed == stated:
        return Relation.SAME
    if _near(claimed).isdisjoint(_far(stated)) and _far(claimed).isdisjoint(_near(stated)):
        return Relation.NONE  # most pairs: none of the tests below can hold
    ours, theirs = bases(claimed), bases(stated)
    if not set(ours).isdisjoint(theirs):
        return Relation.SAME
    pairs = [(our, their) for our in ours for their in theirs]
    return next((kind for kind, holds in _TESTS if any(holds(*pair) for pair in pairs)), Relation.NONE)


@lru_cache(maxsize=20_000)
def _near(word: str) -> frozenset[str | int]:
    """All that one of two related words has in common with what is `_far` from the other."""
    found: set[str | int] = set(bases(word))
    for base in bases(word):
        entry = _entry(base)
        found |= entry.frequent | entry.opposites | entry.derived | _above(base, 1) | _beside(base)
        found |= {sense for other in entry.opposites for sense in _entry(other).first}
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _far(word: str) -> frozenset[str | int]:
    """What is near to a word, and the wider synsets."""
    return _near(word).union(*(_above(base, _WIDER_STEPS) for base in bases(word)))


def _opposite(our: str, their: str) -> bool:
    """Opposites, and words of the same meaning as an opposite: "reject" is one of "accept", so is
    "refuse".
    """
    if their in _entry(our).opposites:
        return True
    if _synonyms(our, their):
        return False
    first, second = _entry(our), _entry(their)
    return any(_close(other, their) for other in first.opposites) or any(
        _close(other, our) for other in second.opposites
    )


def _close(first: str, second: str) -> bool:
    """Whether the first two senses of either share a meaning."""
    return not _entry(first).first.isdisjoint(_entry(second).first)


def _synonyms(our: str, their: str) -> bool:
    first, second = _entry(our), _entry(their)
    return not first.frequent.isdisjoint(second.frequent)


def _wider(our: str, their: str) -> bool:
    return not _entry(our).frequent.isdisjoint(_above(their, _WIDER_STEPS))


def _narrower(our: str, their: str) -> bool:
    return not _entry(their).frequent.isdisjoint(_above(our, _NARROWER_STEPS))


def _kin(our: str, their: str) -> bool:
    first, second = _entry(our), _entry(their)
    if their in first.derived or our in second.derived or not first.derived.isdisjoint(second.derived):
        return True
    return not _beside(our).isdisjoint(second.frequent) or not _beside(their).isdisjoint(first.frequent)


def _siblings(our: str, their: str) -> bool:
    return not _above(our, 1).isdisjoint(_above(their, 1))


_TESTS = (
    (Relation.OPPOSITE, _opposite),
    (Relation.SAME, _synonyms),
    (Relation.KIN, _kin),
    (Relation.WIDER, _wider),
    (Relation.NARROWER, _narrower),
    (Relation.SIBLING, _siblings),
)


@lru_cache(maxsize=20_000)
def _entry(word: str) -> _Entry:
    """What is known of a dictionary form."""
    synsets, words, _ = _parts()
    commonness, *rest = words.get(word, "0").split(" ")
    senses = [int(field) for field in rest if field[0].isdigit()]
    by_part = [[sense for sense in senses if synsets[sense][0] == part] for part in "nvar"]
    return _Entry(
        int(commonness),
        frozenset(senses),
        frozenset(sense for part in by_part for sense in part[:_FREQUENT]),
        frozenset(sense for part in by_part for sense in part[:_FIRST]),
        frozenset(field[1:] for field in rest if field[0] == "!"),
        frozenset(field[1:] for field in rest if field[0] == "+"),
    )


@lru_cache(maxsize=20_000)
def _above(word: str, steps: int) -> frozenset[int]:
    """The synsets that are wider than the frequent senses of a word, so many steps up at most."""
    synsets = _parts()[0]
    reached: Set[int] = _entry(word).frequent
    found: set[int] = set()
    for step in range(steps):
        usable = [place for place in reached if step < _VERB_STEPS or synsets[place][0] != "v"]
        reached = {wider for place in usable for wider in _related(place, 0)}
        found |= reached
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _beside(word: str) -> frozenset[int]:
    """The synsets that are near in meaning to the frequent senses of a word."""
    return frozenset(near for place in _entry(word).frequent for near in _related(place, 1))


def _related(place: int, column: int) -> list[int]:
    """The synsets above (column 0) or beside (column 1) one; a line holds the distances to their lines."""
    columns = _parts()[0][place][1:].split("|")
    return [place + int(step) for step in columns[column].split()] if column < len(columns) else []


@lru_cache(maxsize=20_000)
def person(word: str) -> bool:
    """Whether a lower-case word is a person's first of all: "driver" is, "city" is not."""
    people = _entry("person").frequent
    return any(
        not people.isdisjoint(_entry(base).first | _above(base, _PERSON_STEPS)) for base in bases(word)[:1]
    )


@lru_cache(maxsize=20_000)
def parts_of_speech(word: str) -> frozenset[str]:
    """All that a lower-case word may be, of "n", "v", "a" and "r"."""
    synsets = _parts()[0]
    return frozenset(synsets[sense][0] for base in bases(word) for sense in _entry(base).synsets)


@lru_cache(maxsize=20_000)
def part_of_speech(word: str) -> str:
    """The likeliest part of speech of a lower-case word by itself: "n", "v", "a" or "r"; "n" for unknown
    words.
    """
    if word.endswith("ly") and len(word) > 4:
        return "r"
    synsets, _, irregular = _parts()
    if word in irregular or (word.endswith(("ed", "ing")) and word not in bases(word)[:1]):
        parts = {synsets[sense][0] for base in bases(word) for sense in _entry(base).synsets}
        if "v" in parts:
            return "v"
    counts = [
        sum(synsets[sense][0] == part for base in bases(word)[:1] for sense in _entry(base).synsets)
        for part in "nvar"
    ]
    return "nvar"[counts.index(max(counts))]
