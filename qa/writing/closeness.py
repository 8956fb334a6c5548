"""How closely a sentence keeps to one sentence of its source.

`qa.verify` lets a sentence rest on several sentences of its sources, and does not mind which word goes with
which: right for a text by somebody who means what they write, but a language model strings words of its
sources together that never stood together. So what a model writes has to be held by one sentence, with the
one before it and the title above it for what that leaves unnamed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.checking.alignment import Stated, compare, keys_of
from qa.checking.evidence import weight
from qa.checking.likeness import Likeness
from qa.checking.utterance import Utterance, Word
from qa.writing.structure import objection
from qa.writing.tags import ARTICLES, tags_of
from qa.writing.turning import verbs

_KEPT = 0.7  # the worth from which on a word counts as said: the same, kin, a synonym
_LOOKED_AT = 8  # sentences that share most words with it
_EMPTY = frozenset(
    "be been being is are was were am has have had having do does did done make makes made making take takes "
    "took taken taking get gets got getting give gives gave given giving say says said saying".split()
)
_VERBS = frozenset("VEX")
_FIGURE = 1.5  # the weight of a number or a date, which is that of a name
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
    missing  words that are in neither         grave    whether a name, a number or a date is among them
    begin    the sentence from which on it is to be quoted: itself, or the one before, which names its subject
    places   for its words that were found in that sentence, by token, their token there
    against  why it says something else all the same; "" where nothing speaks against it
    """

    stated: Stated
    share: float
    own: float
    missing: tuple[str, ...]
    grave: bool
    begin: Stated
    places: Mapping[int, int]
    against: str

    @property
    def rank(self) -> tuple[bool, float, bool, float]:
        """The best has the highest."""
        return not self.grave, round(self.share, 2), not self.against, self.own


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
    title = Utterance(stated.document.title or "")
    title_keys = keys_of(title)
    begin = stated
    subject = _subject(claim)  # may be named before; what is said of it is said by the sentence itself
    total = own = shared = 0.0
    missing: list[Word] = []
    places: dict[int, int] = {}
    taken: dict[int, str] = {}  # what each word of the source stands behind: two words are not one
    for word in told(claim):
        total += weight(word)
        known = keys[word.at]
        at = _place(word, known, stated.utterance, stated.keys, near, taken)
        if at is not None:
            taken[at] = word.stem
            places[word.at] = at
            own += weight(word)
            shared += weight(word)
        elif word.at < subject and before and _stands(word, known, before.utterance, before.keys, near):
            shared += weight(word)
            begin = before
        elif word.at < subject and _stands(word, known, title, title_keys, near):
            shared += weight(word)
        else:
            missing.append(word)
    absent = list(_numbers(claim, stated))
    counted = _FIGURE * (len(claim.quantities) + len(claim.datings))
    found = counted - _FIGURE * len(absent)
    total, own, shared = total + counted, own + found, shared + found
    grave = [*absent, *_other_relations(claim, stated.utterance, places)]
    return Held(
        stated,
        shared / total if total else 1.0,
        own / total if total else 1.0,
        (*grave, *(word.text for word in missing)),
        bool(grave) or any(word.name for word in missing),
        begin,
        places,
        objection(claim, stated.utterance, places),
    )


def _subject(claim: Utterance) -> int:
    """Where its first verb stands; its end where none is told to be one."""
    return next((at for at, tag in enumerate(tags_of(claim)) if tag in _VERBS), len(claim.tokens))


def told(claim: Utterance) -> Iterator[Word]:
    """The words that tell something, "become" and "keep" among them, but not "be", "have" and "do"."""
    return (word for word in claim.content if word.lower not in _EMPTY)


def _place(
    word: Word,
    keys: frozenset[str],
    other: Utterance,
    other_keys: Sequence[frozenset[str]],
    near: Likeness,
    taken: Mapping[int, str],
) -> int | None:
    """Where the word stands in another sentence, or what means the same; None where nothing does."""
    free = (one for one in other.words if taken.get(one.at, word.stem) == word.stem)
    worths = ((compare(word, keys, one, other_keys[one.at], near)[0], -one.at) for one in free)
    worth, at = max(worths, default=(0.0, 0))
    return -at if worth >= _KEPT else None


def _stands(
    word: Word, keys: frozenset[str], other: Utterance, other_keys: Sequence[frozenset[str]], near: Likeness
) -> bool:
    return _place(word, keys, other, other_keys, near, {}) is not None


def _other_relations(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> Iterator[str]:
    """Prepositions with their word, where the source has another one before that: "during his execution" of
    "prior to his execution".
    """
    for at, there in places.items():
        ours, theirs = _preposition(claim, at), _preposition(stated, there)
        if ours is None and theirs is not None and _RELATIONS[theirs] and _is_object(claim, at):
            yield f"{claim.tokens[at].text} without “{theirs}”"
        if ours is None or not _RELATIONS[ours]:
            continue
        said = None if theirs is None else _RELATIONS[theirs]
        if _RELATIONS[ours] != said and not (_RELATIONS[ours] == "in" and not said):
            yield f"{ours} … {claim.tokens[at].text}"


def _is_object(claim: Utterance, at: int) -> bool:
    """Whether a word follows on a verb, with an article between or not."""
    before = at - 1
    while before >= 0 and claim.tokens[before].lower in ARTICLES:
        before -= 1
    return before in verbs(claim)


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
