"""The numbers and dates of a claim beside those of its source.

A number is looked for where the words around it are the claim's: "31 soldiers" is not borne out by "31
houses" when the same source counts 47 soldiers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.words import STOP_WORDS
from qa.checking import wordnet
from qa.checking.alignment import Stated
from qa.checking.context import around, shared, tokens_at
from qa.checking.datings import Dating, published
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.quantities import Quantity, comparable
from qa.checking.share_checks import left_over, shares
from qa.checking.wordnet import Relation

_IN_EVIDENCE = (
    0.75  # what it counts, in words around a number, to stand in a sentence that the claim rests on
)
_CLEARLY = 0.8  # how much better another number must fit before it speaks against a claim
_SURELY = 3.0  # the same for a date that differs from that of publication, which is silently meant
_BARE = 1.5  # what it takes off when a number does not say what it counts
_FITS = 1.4  # the words around a number that must be shared for it to be the number meant
_MOST = 30  # numbers of a sentence that are looked at
_SMALL = (0, 1, 2, 3)  # numbers that a writer counts up to himself: "both", "two countries"

_LIKE = (Relation.SAME, Relation.KIN, Relation.WIDER, Relation.NARROWER, Relation.SIBLING)

Value = TypeVar("Value", Quantity, Dating)


@dataclass(frozen=True, slots=True)
class _Place:
    """A number of the source, and how well the words around it fit those around the claim's.

    less  whether it meets the claim's, but the claim limits it otherwise: "twelve" of "at least twelve"
    """

    stated: Stated
    text: str
    fits: float
    meets: bool
    less: bool = False


def numbers(comparison: Comparison) -> Iterator[Finding]:
    """What speaks against the numbers of a claim."""
    for quantity in comparison.claim.quantities[:_MOST]:
        if any(left_over(comparison.claim, quantity, sentence) for sentence in comparison.evidence):
            continue
        places = [
            place
            for sentence in comparison.sources
            for place in _places(
                comparison,
                quantity,
                sentence,
                [other for other in sentence.utterance.quantities if _alike(quantity, other)],
                quantity.meets,
            )
        ]
        small = quantity.unit in ("", "ordinal") and quantity.low in _SMALL and quantity.exact
        finding = _judged(Kind.NUMBER, quantity.bounded, places, absent_is_fine=small, surely=small)
        if finding:
            yield finding


def dates(comparison: Comparison) -> Iterator[Finding]:
    """What speaks against the dates of a claim. The date of publication counts as said."""
    for dating in comparison.claim.datings[:_MOST]:
        places = _dated(comparison, dating, written=True)
        if not any(place.meets for place in places):
            places += _dated(comparison, dating, written=False)
        surely = _FITS + _CLEARLY if dating.day else _SURELY
        issued = [published(sentence.document.published) for sentence in comparison.evidence]
        if any(date and dating.agrees(date) for date in issued):
            places = [place for place in places if place.meets or place.fits >= surely]
            if not any(not place.meets for place in places):
                continue
        year_only = not (dating.month or dating.weekday)
        finding = _judged(Kind.DATE, dating.text, places, surely=year_only)
        if finding:
            yield finding


def _dated(comparison: Comparison, ours: Dating, *, written: bool) -> list[_Place]:
    """The dates of the sources that may be this one: those that are written, or "yesterday" and the like."""
    return [
        place
        for sentence in comparison.sources
        for place in _places(
            comparison,
            ours,
            sentence,
            [
                other
                for other in sentence.datings
                if _same_parts(ours, other) and sentence.writes(other) is written
            ],
            ours.agrees,
        )
    ]


def _judged(
    kind: Kind, text: str, places: Sequence[_Place], *, absent_is_fine: bool = False, surely: bool = False
) -> Finding | None:
    """What the places make of a number or date. surely: whether another value has to fit very well to
    count.
    """
    met = [place for place in places if place.meets]
    meeting = max((place.fits for place in met), default=None)
    other = max((place for place in places if not place.meets), key=lambda place: place.fits, default=None)
    if meeting is not None and (other is None or other.fits < meeting + _CLEARLY):
        close = [place for place in met if place.fits > meeting - _CLEARLY]
        if not all(place.less for place in close):
            return None
        return Finding(kind, Gravity.WEAKER, f"the source says {close[0].text}, not {text}", close[0].stated)
    needed = _FITS + (_CLEARLY if surely else 0)
    if other is not None and other.fits >= needed:
        return Finding(kind, Gravity.AGAINST, f"the source says {other.text}, not {text}", other.stated)
    if meeting is not None or absent_is_fine:
        return None
    return Finding(kind, Gravity.ABSENT, f"“{text}” does not stand in the sources")


def _places(
    comparison: Comparison,
    ours: Value,
    sentence: Stated,
    theirs: Sequence[Value],
    meets: Callable[[Value], bool],
) -> Iterator[_Place]:
    tokens, other = comparison.claim.tokens, sentence.utterance.tokens
    near = around(tokens, *tokens_at(tokens, ours.start, ours.end)) if theirs else []
    counted = [word for word in near if word.start >= ours.end][:1]
    bonus = _IN_EVIDENCE if any(sentence is each for each in comparison.evidence) else 0.0
    for value in theirs:
        place = tokens_at(other, value.start, _end(sentence, value))
        words = around(other, *place)
        after = [word for word in words if word.start >= value.end][:2]
        fits = shared(comparison, near, sentence, words) + shared(comparison, counted, sentence, after)
        bare = _BARE if isinstance(value, Quantity) and (value.bare or getattr(ours, "bare", False)) else 0.0
        met = meets(value)
        less = isinstance(value, Quantity) and isinstance(ours, Quantity) and ours.says_more(value)
        text = value.bounded if isinstance(value, Quantity) else value.text
        yield _Place(sentence, text, fits + bonus - (0.0 if met else bare), met, less)


def _end(sentence: Stated, value: Quantity | Dating) -> int:
    """Where a number ends, with the whole that it is a part of: what follows is said of both."""
    return next((share.whole.end for share in shares(sentence.utterance) if share.part is value), value.end)


def _alike(ours: Quantity, theirs: Quantity) -> bool:
    """Whether one may be meant for the other: what is counted is alike, or only the unit has changed."""
    if ours.meets(theirs):
        return True
    if not comparable(ours, theirs):
        told = "" not in (ours.unit, theirs.unit) or ours.bare or theirs.bare
        return told and 0 != ours.number == theirs.number
    return bool(ours.unit) or _nouns_alike(ours, theirs)


def _nouns_alike(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two counts may be of the same things: "31 people" and "47 were killed", not "four
    detainees".
    """
    nouns, others = ([word for word in each.nouns if word not in STOP_WORDS] for each in (ours, theirs))
    if not nouns or not others:
        return True
    return any(wordnet.relation(noun, other) in _LIKE for noun in nouns[:2] for other in others[:2])


def _same_parts(ours: Dating, theirs: Dating) -> bool:
    """Whether both say something about the same part of a date."""
    pairs = (
        (ours.year, theirs.year),
        (ours.month, theirs.month),
        (ours.day, theirs.day),
        (ours.weekday, theirs.weekday),
    )
    return any(one and other for one, other in pairs)
