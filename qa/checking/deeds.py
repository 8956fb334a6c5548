"""Who does what to whom, as far as the order of words tells: verbs with the names and nouns around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.checking import wordnet
from qa.checking.utterance import Word

_BE = frozenset("be been being is are was were get gets got 's 're".split())
_MODAL = frozenset(
    "to will would may might could can should must shall not n't 'll 'd did does do never".split()
)
_AUXILIARY = _MODAL | _BE | frozenset("has have had having also already still now then soon".split())
_BEFORE_NOUNS = frozenset("the a an of his her its their this that no 's ’s -".split())
_PRONOUNS = frozenset("he she it they who we i you".split())
_ENDS = frozenset(
    ", ; : — – ( ) . while but whereas although though because who which that whom when where if as".split()
)
_INSIDE = frozenset("of the a an its their his her 's ’s and".split())  # what may stand within a noun phrase
_FAR = 9  # tokens after a verb in which those are looked for to whom it is done


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, the words for who does it, and all the names and nouns that it is done to, with, in …"""

    verb: Word
    by: tuple[Word, ...]
    to: tuple[Word, ...]


def deeds(tokens: Sequence[Word]) -> Iterator[Deed]:
    """The deeds of a sentence whose doer it names; "X was hit by Y" is Y's."""
    for word in tokens:
        if word.light or word.name or not word.content or not is_verb(tokens, word):
            continue
        before, after = doer(tokens, word), _after(tokens, word)
        agent = _agent(tokens, word)
        if agent and before:
            yield Deed(word, agent, before)
        elif before:
            yield Deed(word, before, after)


def is_verb(tokens: Sequence[Word], word: Word) -> bool:
    """Whether a word is likely a verb where it stands: "may flood", "a flood"."""
    if "v" not in wordnet.parts_of_speech(word.lower):
        return False
    at = word.at
    while at and tokens[at - 1].lower.endswith("ly"):  # "unanimously rejected"
        at -= 1
    before = tokens[at - 1] if at else None
    if before is None or before.lower in _BEFORE_NOUNS:
        return before is not None and before.lower == "her" and word.light  # "friends of her told"
    if (
        before.lower in _MODAL
        or before.lower == "who"
        or (word.lower.endswith("ed") and (before.lower in _PRONOUNS | _BE or nominal(before)))
    ):
        return True
    return wordnet.part_of_speech(word.lower) == "v"


def doer(tokens: Sequence[Word], verb: Word) -> tuple[Word, ...]:
    """Who or what a verb is said of: the last name or noun before it, in its clause, with what belongs to it.

    "The dam, a large one, broke and flooded a village" has the dam do both.
    """
    stop = _before_auxiliaries(tokens, verb.at)
    if stop and tokens[stop - 1].lower in ("and", "or", "then"):
        return _first(tokens, stop - 1)
    if stop and tokens[stop - 1].text == ",":
        stop = next((word.at for word in reversed(tokens[: stop - 1]) if word.text == ","), 0)
    return _last(tokens, stop)


def _before_auxiliaries(tokens: Sequence[Word], at: int) -> int:
    """Where the words that belong to a verb begin: "may not have been" are no one's name."""
    while at and (
        (not tokens[at - 1].content and tokens[at - 1].lower in _AUXILIARY)
        or tokens[at - 1].lower.endswith("ly")
    ):
        at -= 1
    return at


def _last(tokens: Sequence[Word], stop: int) -> tuple[Word, ...]:
    found: list[Word] = []
    for word in reversed(tokens[max(0, stop - 9) : stop]):
        if word.lower in _ENDS or (found and not word.content and word.lower not in _INSIDE):
            break
        if nominal(word):
            found.append(word)
        elif found and word.content:
            break
    return tuple(found[::-1])


def _first(tokens: Sequence[Word], stop: int) -> tuple[Word, ...]:
    """The first names or nouns of the clause that ends here."""
    start = next((word.at + 1 for word in reversed(tokens[:stop]) if word.lower in _ENDS), 0)
    found: list[Word] = []
    for word in tokens[start:stop]:
        if nominal(word):
            found.append(word)
        elif found and word.lower not in _INSIDE:
            break
    return tuple(found)


def _after(tokens: Sequence[Word], verb: Word) -> tuple[Word, ...]:
    found = []
    for word in tokens[verb.at + 1 : verb.at + 1 + _FAR]:
        if word.lower in _ENDS:
            break
        if nominal(word):
            found.append(word)
    return tuple(found)


def _agent(tokens: Sequence[Word], verb: Word) -> tuple[Word, ...]:
    """Those after "by", where the verb is passive."""
    straight = verb.at + 1 < len(tokens) and tokens[verb.at + 1].lower == "by"
    passive = straight or any(word.lower in _BE for word in tokens[max(0, verb.at - 3) : verb.at])
    after = tokens[verb.at + 1 : verb.at + 6]
    by = next((word.at for word in after if word.lower == "by"), None)
    if not passive or by is None:
        return ()
    return _after(tokens, tokens[by])[:4]


def nominal(word: Word) -> bool:
    """Whether a word is a name or likely a noun."""
    return word.content and (word.name or wordnet.part_of_speech(word.lower) == "n")
