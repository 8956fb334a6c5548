"""Whether a thing of that kind can be of what the chat is about: a disease has symptoms, a person has none.

Roughly, from the noun alone and from the form of the subject; what cannot be told fits.
"""

from qa.followups.lexicon import MEDICAL, OF_NAMED, OF_PERSONS, RELATIVES, UNIQUE
from qa.followups.mentions import Mention, singular


def fits(noun: str, subject: Mention) -> bool:
    """Whether "the <noun> of <subject>" may be meant."""
    one = singular(noun.lower())
    if one in UNIQUE:
        return False
    if subject.surely_person:
        return one in OF_PERSONS or one in RELATIVES
    if one in OF_NAMED:
        return subject.named
    return one not in MEDICAL or not subject.place


def stands_alone(noun: str) -> bool:
    """Whether everyone knows which is meant without a subject: "the weather", "the sun"."""
    return singular(noun.lower()) in UNIQUE
