"""For models that string words together: whether a sentence keeps to the letter of its source.

It may leave out what stands at the ends, and use other words of the same meaning; it may not pass over a
verb in the middle, change the order, say a word more often than its source, or deny what that does not.
Most sentences of a large model stray from the letter and are none the worse.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from qa.checking.utterance import Utterance
from qa.writing.structure import in_order
from qa.writing.tags import ARTICLES, tags_of

_NEGATED = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|nor|neither|cannot)\b|n['’]t\b", re.IGNORECASE
)
_ORDERED = 0.85  # the share of the words found that have to stand in the source's order


def strays(claim: Utterance, stated: Utterance, places: Mapping[int, int], asked: Utterance) -> str:
    """Where it leaves the letter of its source, in plain words; "" where it does not.

    places  for the words of the claim that were found in the source, by token, their token there
    asked   the question, whose words may name the subject
    """
    return next(_strays(claim, stated, places, asked), "")


def _strays(
    claim: Utterance, stated: Utterance, places: Mapping[int, int], asked: Utterance
) -> Iterator[str]:
    known = {word.stem for word in asked.words} | {word.stem for word in stated.words}
    for word in claim.content:
        if word.at not in places and word.stem not in known and not word.light:
            yield f"its source does not name “{word.text}”"
    spelt = {word.lower for other in (stated, asked) for word in other.words}
    for word in claim.content:
        if word.name and word.at in places and word.lower not in spelt:
            yield f"its source does not write “{word.text}”"
    if bool(_NEGATED.search(claim.text)) != bool(_NEGATED.search(stated.text)):
        yield "one of it and its source denies something, and the other does not"
    if word_again := _said_again(claim, stated):
        yield f"it says “{word_again}” more often than its source"
    if in_order(places) < _ORDERED * len(places):
        yield "it puts the words of its source together otherwise"
    if thing := _without_object(claim, stated, places):
        yield f"it leaves out “{thing}”"
    if verb := _passed_over(claim, stated, places):
        yield f"it passes over “{verb}”"


def _said_again(claim: Utterance, stated: Utterance) -> str:
    there = Counter(word.stem for word in stated.words)
    here = Counter(word.stem for word in claim.content)
    again = (word.text for word in claim.content if here[word.stem] > max(there[word.stem], 1))
    return next(again, "")


def _passed_over(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> str:
    """A verb between words of the source that the claim has, which it does not have."""
    if not places:
        return ""
    first, last = min(places.values()), max(places.values())
    taken, said = {*places.values()}, {word.stem for word in claim.words}
    tags = tags_of(stated)
    skipped = (
        word.text
        for word in stated.tokens[first:last]
        if tags[word.at] == "V" and word.at not in taken and word.stem not in said
    )
    return next((verb for verb in skipped if not verb.endswith("ing")), "")


def _without_object(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> str:
    """What the source has right after a verb, where the claim goes on with something else: "left at Oswego"
    of "left garrisons at Oswego".
    """
    found, said = {*places.values()}, {word.stem for word in claim.words}
    tags = tags_of(stated)
    for at, place in places.items():
        if tags[place] != "V" or at + 1 >= len(claim.tokens):
            continue
        follows = next((word for word in stated.tokens[place + 1 :] if word.lower not in ARTICLES), None)
        goes_on = claim.tokens[at + 1]
        skipped = follows and follows.content and follows.at not in found and follows.stem not in said
        if follows and skipped and goes_on.stem and goes_on.lower not in ARTICLES:
            return follows.text
    return ""
