"""What a source limits and a sentence of it does not: conditions, doubts, amounts, denials.

"Nearly all bridges", "is believed to own", "unless it is cleaned", "did not say that".
"""

import re
from collections.abc import Iterator, Mapping

from qa.checking.utterance import Utterance

_CONDITIONS = "unless if provided except until once whether".split()
_AMOUNTS = frozenset("among all every each only most many few some several both no neither".split())
_ALIKE = (  # words that stand for one another: whoever says one of them leaves out none
    frozenset("nearly almost".split()),
    frozenset("about around roughly approximately some".split()),
    frozenset("hardly barely scarcely".split()),
    frozenset("up most".split()),
    frozenset("least".split()),
    frozenset("partly largely mostly mainly".split()),
    frozenset("may might could can possibly possible perhaps maybe".split()),
    frozenset("likely probably expected expects".split()),
    frozenset("unlikely".split()),
    frozenset("believed thought supposed supposedly considered".split()),
    frozenset("considers considering".split()),
    frozenset("alleged allegedly accused".split()),
    frozenset("reported reportedly apparently rumoured rumored".split()),
    frozenset("tried tries attempted sought".split()),
    frozenset("planned plans intended intends wants wanted hoped hopes aims aimed".split()),
    frozenset("offered threatened proposed promised pledged".split()),
    frozenset("refused failed fails not n't".split()),
)
_NEARLY = frozenset().union(*_ALIKE[:6])
_DOUBTS = frozenset().union(*_ALIKE[6:]) - {"can", "not", "n't"}
_PART = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) of (?:the|these|those|its|their|his|her)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:not|no|never|nobody|nothing|neither|nor|cannot|n't|n’t|without)")
_BOUNDARIES = frozenset("because but and although though while whereas so or".split())
_REACH = 4  # tokens before a word among which a doubt of it stands
_BACK = 5  # tokens before a word among which its amount stands


def unlimited(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> str:
    """What of its source's limits a claim leaves out, in plain words; "" where nothing is found.

    places  for the words of the claim that were found in the source, by token, their token there
    """
    return next(_unlimited(claim, stated, places), "")


def _unlimited(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> Iterator[str]:
    said = {word.lower for word in claim.tokens}
    written = {word.lower for word in stated.tokens}
    for word in _CONDITIONS:
        if (word in written) != (word in said):
            yield f"one of it and its source says “{word}”, and the other does not"
    for limit in [*_amounts(stated, places), *_doubts(stated, places)]:
        if said.isdisjoint(_alike(limit)):
            yield f"it leaves out “{limit}”"
    if _PART.search(stated.text) and not _PART.search(claim.text) and claim.quantities:
        yield "the source says it of a part"
    if not any(map(_DENIED.fullmatch, said)) and _denied(stated, places):
        yield "the source denies part of it"


def _alike(limit: str) -> frozenset[str]:
    return next((group for group in _ALIKE if limit in group), frozenset([limit]))


def _amounts(stated: Utterance, places: Mapping[int, int]) -> Iterator[str]:
    """Amounts before a word that was found, with only small words between, and "nearly" before those."""
    for place in places.values():
        for word in stated.tokens[max(place - _BACK, 0) : place][::-1]:
            if word.content or not word.stem:
                if word.lower in _NEARLY:
                    yield word.lower
                break
            if word.lower in _AMOUNTS or word.lower in _NEARLY:
                yield word.lower


def _doubts(stated: Utterance, places: Mapping[int, int]) -> Iterator[str]:
    """Words of doubt or mere intent shortly before a word that was found, after another that was."""
    first = min(places.values(), default=0)
    for place in places.values():
        for word in stated.tokens[max(place - _REACH, first) : place]:
            if word.lower in _DOUBTS and word.text.islower():  # May is a month
                yield word.lower


def _denied(stated: Utterance, places: Mapping[int, int]) -> bool:
    """Whether a "not" among the words that were found, or right before them, reaches one of them: up to the
    next sign or conjunction.
    """
    if not places:
        return False
    first, last, found = min(places.values()), max(places.values()), {*places.values()}
    denials = (
        word.at for word in stated.tokens[max(first - _BACK, 0) : last] if _DENIED.fullmatch(word.lower)
    )
    return any(not found.isdisjoint(_reach(stated, at)) for at in denials)


def _reach(stated: Utterance, denial: int) -> Iterator[int]:
    for word in stated.tokens[denial + 1 :]:
        if not word.stem or word.lower in _BOUNDARIES:
            return
        yield word.at
