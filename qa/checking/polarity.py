"""What a sentence denies, and what it says only may be so: negation and modality, word by word.

By rule, for English, with no parse: a cue reaches over the words after it, up to the end of its clause.
The two things told apart are the word that a cue bears on ("did not *agree*") and the words that it
covers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

_NOT = frozenset(
    """
    not n't no never without neither nor none nobody nothing nowhere cannot hardly barely scarcely
    rarely seldom zero
    """.split()
)
# verbs and adjectives that deny what they govern: "failed to", "refuses to", "unable to"
_FAILS = frozenset(
    """
    fail fails failed failing refuse refuses refused refusing decline
    declines declined declining deny denies denied denying lack lacks lacked lacking unable unwilling
    refusal failure denial avoid avoids avoided avoiding prevent prevents prevented preventing absence
    unlikely false falsely untrue neglected
    """.split()
)
# of those, the ones that do so only with "to" after them
_NEEDS_COMPLEMENT = frozenset(
    """
    fail fails failed failing refuse refuses refused refusing decline declines declined declining unable
    unwilling refusal failure unlikely neglected
    """.split()
)
_NO_DENIAL = frozenset(
    "not only,no longer,no doubt,no matter,not just,no less,no fewer,no more,not least,nothing but,"
    "no stranger,no sooner".split(",")
)
_CLAUSE_END = frozenset(
    """
    . , ; : ! ? — – ( ) but while although though because whereas which who unless however despite after
    before since
    """.split()
)
# a denial of one of these, with "that" or "of" after it, denies all that follows: "there is no evidence that"
_OF_ALL = frozenset(
    """
    true truth case evidence proof sign signs indication indications suggestion correct accurate basis
    trace hint reason record
    """.split()
)
_UNTRUE = frozenset(  # these deny what follows "that", with no other denial
    "false untrue incorrect wrong myth lie hoax fabrication denied denies deny denying denial".split()
)
_REACH = 7  # words
_REACH_OF_ALL = 15
_JOINING = frozenset(("that", "of", "for"))
_MODAL_REACH = 4


class Modality(IntEnum):
    """How firmly something is said to be so; less firm is greater."""

    FACT = 0
    FUTURE = 1
    INTENDED = 2
    POSSIBLE = 3


_CUES: tuple[tuple[Modality, frozenset[str]], ...] = (
    (
        Modality.POSSIBLE,
        frozenset(
            """
            may might could possibly perhaps maybe probably likely unlikely potentially potential possible
            possibility reportedly allegedly alleged alleges allege alleging suspected suspicion accused
            accuses
            accusing accuse purportedly purported supposedly supposed apparently presumably rumoured rumored
            rumors rumours claims claimed claiming unconfirmed suggests suggest suggested seems seem seemed
            appears appeared fears feared threatens threatened threatening considering considers considered
            mulling mulls weighing weighs whether if risk
            ask asks asked urge urges urged urging demand demands demanded request requests requested
            encourage encourages encouraged recommends recommended called calls
            """.split()
        ),
    ),
    (
        Modality.INTENDED,
        frozenset(
            """
            plan plans planned planning intend intends intended intending hope hopes hoped hoping aim aims
            aimed
            aiming want wants wanted seek seeks sought seeking propose proposes proposed proposing proposal
            wish
            wishes vow vows vowed pledge pledges pledged promise promises promised try tries tried trying
            attempt attempts attempted attempting bid effort efforts should ready prepare prepares prepared
            preparing offer offers offered
            """.split()
        ),
    ),
    (
        Modality.FUTURE,
        frozenset(
            """
            will would shall 'll 'd wo going expected expects expect set scheduled slated must upcoming
            """.split()
        ),
    ),
)
_MODALITIES = {word: modality for modality, words in _CUES for word in words}
# these bear on what comes only with "to" near after them
_NEEDS_TO = frozenset(
    """
    going set ready seems seem seemed appears appeared ask asks asked offer offers offered supposed
    request requests requested encourage encourages encouraged
    want wants wanted try tries tried trying prepare prepares prepared preparing called calls threatens
    threatened threatening
    """.split()
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """What is said of a word.

    denied    whether an odd number of denials cover it      bears   whether a denial bears on this very word
    modality  how firmly what it is part of is said to be so
    """

    denied: bool = False
    bears: bool = False
    modality: Modality = Modality.FACT


def polarities(words: Sequence[str], content: Sequence[bool]) -> list[Polarity]:
    """The polarity of each word of a sentence.

    words are lower case, punctuation among them, "didn't" as "did" and "n't"; content marks those that carry
    meaning. Both have the same length.
    """
    denials, borne = [0] * len(words), [False] * len(words)
    for at in range(len(words)):
        whole = _denied_whole(words, at)
        for place in whole:
            denials[place] += 1
            borne[place] = borne[place] or content[place]
        if not whole and _denies(words, at):
            reach = list(_reach(words, at))
            for place in reach:
                denials[place] += 1
            head = next(
                (place for place in reach if content[place] and not words[place].endswith("ly")), None
            )
            if head is not None:
                borne[head] = True
    modal = _modal(words)
    return [
        Polarity(count % 2 == 1, bears, modality)
        for count, bears, modality in zip(denials, borne, modal, strict=True)
    ]


def _denied_whole(words: Sequence[str], at: int) -> range:
    """The places of what is denied as a whole: "it is not true that …", "there was no sign of …"."""
    if words[at] in _UNTRUE and at + 1 < len(words) and words[at + 1] == "that":
        start = at + 2
    elif words[at] in ("not", "n't", "no", "without", "never", "little", "hardly"):
        head = _first(words, at + 1, _OF_ALL)
        start = 1 + (_first(words, head + 1, _JOINING) if head else 0)
        if start == 1:
            return range(0)
    else:
        return range(0)
    stop = start
    while stop < min(len(words), start + _REACH_OF_ALL) and words[stop] not in _CLAUSE_END:
        stop += 1
    return range(start, stop)


def _first(words: Sequence[str], start: int, listed: frozenset[str]) -> int:
    """The place of the first of these words among the next four in its clause; 0 if there is none."""
    for place in range(start, min(start + 4, len(words))):
        if words[place] in listed:
            return place
        if words[place] in _CLAUSE_END:
            break
    return 0


def _denies(words: Sequence[str], at: int) -> bool:
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in _NOT:
        return f"{word} {after}" not in _NO_DENIAL and not (word == "no" and after in (".", ",", ""))
    if word not in _FAILS:
        return False
    return word not in _NEEDS_COMPLEMENT or after in ("to", "in", "by")


def _reach(words: Sequence[str], at: int) -> range:
    """The places that a denial covers: to the end of its clause."""
    stop = at + 1
    while stop < len(words) and stop <= at + _REACH and words[stop] not in _CLAUSE_END:
        stop += 1
    return range(at + 1, stop)


def _modal(words: Sequence[str]) -> list[Modality]:
    found = [Modality.FACT] * len(words)
    for at, word in enumerate(words):
        modality = _MODALITIES.get(word)
        if modality is None or (word in _NEEDS_TO and "to" not in words[at + 1 : at + 4]):
            continue
        for place in _reach(words, at)[:_MODAL_REACH]:
            found[place] = max(found[place], modality)
    return found
