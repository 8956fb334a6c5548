"""Whether a drafted question stands on its own, or leans on what came before its sentence in the text.

By words: pronouns, "there", "the company". What a reader of the question alone would have to ask back.
"""

import re

from qa.drafting.statements import verb_like
from qa.drafting.verbs import past_forms

_CONTEXT = re.compile(
    r"\b(?:I|we|you|my|our|your|me|this|these|those|such|another|others?|latter|former|both|same|however|"
    r"meanwhile|also|too|then|later|earlier|therefore|thus|again|above|below|respectively|article|"
    r"pictured|shown|ago|now|so far|each|either|neither|else|them|they|theirs|it|itself|he|she|him|himself|"
    r"herself|yesterday|today|tonight|tomorrow|similar|recent(?:ly)?|whereby|last (?:week|month|year|night)|"
    r"the (?:two|three|four|five|six|seven|eight|nine|ten)|"
    r"here|there(?! (?:is|was|were|are|had|has|have|would|will|may|might|could)))\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\bus\b|\bher(?:\?| (?:in|on|at|to|for|as|from|with|and|that|by|of|was|is)\b)")
_OWNED = re.compile(r"\b(?:his|her|its|their)\b")
_DEFINITE = re.compile(r"\b[Tt]he ([A-Z][a-z]+(?:an|ish|ese|ch|ss) )?([a-z][a-z-]*)(?: ([A-Za-z0-9’'-]+))?")
_DANGLING = re.compile(
    r"\b(?:at|by|to|for|of|on|in|from|with|hold|held|out) that\b|\bthat [a-z]+\?$|"
    r"\b(?:back|out|up|late|early)\?$|^(?:When|Where|How \w+) \w+ (?:its|his|her|their) "
)
_MODIFYING = frozenset(
    "of in at for on from to that who which whose between against near over into among behind".split()
)
_UNIQUE = frozenset(
    "world public media internet weekend end day year sun moon sea first second third fourth fifth most "
    "least best worst top only next past last largest longest highest start beginning age use first-ever "
    "death deaths".split()
)
_VAGUE = frozenset(
    """
    nation country city capital town village state region area island company firm group
    organisation organization agency man woman boy girl couple victim suspect actor actress singer
    player team club guitarist musician author writer director politician minister president company
    report study role artwork painting film book song measure incident accident crash attack event
    match game vehicle bus train plane aircraft ship building case trial law bill decision statement
    announcement rest move
    """.split()
)


def stands_alone(question: str, *, owner: bool) -> bool:
    """Whether it says what it is about; owner: whether "his" and "its" can mean the one asked about."""
    if any(shape.search(question) for shape in (_CONTEXT, _OBJECT, _DANGLING)):
        return False
    if _OWNED.search(question) and not owner:
        return False
    return not any(_vague(*match.groups()) for match in _DEFINITE.finditer(question))


def _vague(origin: str | None, noun: str, follower: str | None) -> bool:
    """Whether "the noun" means one that was spoken of before."""
    if noun in _UNIQUE or (origin and noun not in _VAGUE) or (follower or "") in _MODIFYING:
        return False
    if follower is None or noun in _VAGUE:
        return True
    return verb_like(follower) or follower in _bases() or not follower[0].isalpha() or follower in _ADVERBS


def _bases() -> set[str]:
    return set(past_forms().values())


_ADVERBS = frozenset("by after before with as because during when while since not".split())
