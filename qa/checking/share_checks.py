"""Parts of wholes, "14 of 20 councillors": none is larger than its whole, and what is left over is the
others.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from qa.checking import wordnet
from qa.checking.alignment import Stated
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.quantities import Quantity
from qa.checking.utterance import Utterance

_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|all|his|her|our)\s){0,2}")


class Share(NamedTuple):
    """A number and the number that it is a part of."""

    part: Quantity
    whole: Quantity


def shares(utterance: Utterance) -> list[Share]:
    """The parts of wholes of a sentence, in order."""
    counted = [each for each in utterance.quantities if each.exact and each.unit == "" and not each.vague]
    return [
        Share(part, whole)
        for part, whole in pairwise(counted)
        if _OF.fullmatch(utterance.text, part.end, whole.start)
    ]


def wholes(comparison: Comparison) -> Iterator[Finding]:
    """A part that is larger than its whole."""
    for part, whole in shares(comparison.claim):
        if part.low > whole.low:
            told = next((each for each in comparison.evidence if shares(each.utterance)), None)
            text = comparison.claim.text[part.start : whole.end]
            yield Finding(
                Kind.NUMBER, Gravity.AGAINST, f"“{text}” cannot be: no part is larger than the whole", told
            )


def left_over(utterance: Utterance, quantity: Quantity, sentence: Stated) -> bool:
    """Whether a number is of those of whom a sentence denies what the source says of the others: "six did
    not vote for it" where "14 of 20 voted for it".
    """
    denied = any(word.polarity.denied for word in utterance.words if word.start > quantity.end)
    stated = any(word.polarity.denied for word in sentence.utterance.words)
    return denied is not stated and any(
        part.low + quantity.low == whole.low and _one_kind(quantity, whole)
        for part, whole in shares(sentence.utterance)
    )


def _one_kind(ours: Quantity, theirs: Quantity) -> bool:
    bases = [{form for word in each.nouns[:2] for form in wordnet.bases(word)} for each in (ours, theirs)]
    return not bases[0].isdisjoint(bases[1])
