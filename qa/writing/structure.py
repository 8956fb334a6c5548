"""What speaks against a sentence although its source has all of its words: they are put together otherwise.

By the order and the neighbours of words, without a parser: made to be strict with models that string words
together, it also refuses sentences that a careful writer means well. Who does what to whom is
`qa.writing.turning`'s.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from qa.checking.utterance import Utterance, Word
from qa.followups.lexicon import VERBS
from qa.phrasing.tagging import tagged
from qa.writing.figures import misplaced
from qa.writing.hedging import unlimited
from qa.writing.tags import tags_of
from qa.writing.turning import turned

_LATER = re.compile(
    r"\b(?:following|next|previous|preceding|subsequent|same)\s+(?:year|month|week|day|decade|century|season)s?\b"
    r"|\b(?:years?|months?|weeks?|days?|decades?) (?:later|earlier|before|after|afterwards)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:said|says?|told|tells?|according to|reported|claimed|stated|announced|denied|warned|argued"
    r"|wrote)\b",
    re.IGNORECASE,
)
_UTTERED = re.compile(  # … or something like it
    rf"{_SAYING.pattern}|[“”\"«»:]|\b(?:blam|call|urg|ask|accus|insist|add|explain|tweet|confirm|describ|admit"
    r"|not|conclud|declar|promis|quot|respon|repl|report|stat|statement)\w*",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:said|says?|told|tells?|according)\b", re.IGNORECASE)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:instructions?|prompts?|rules?|above|before|previous)\b"
    r"|\b(?:please |now |must |should |and |to |always |only |just )"
    r"(?:answer|reply|respond|say|write|output|print|repeat|claim|state|tell (?:the )?\w+) "
    r"(?:only )?(?:that|with|:)"
    r"|\byou (?:must|should|shall|will|are to|have to)\b",
    re.IGNORECASE,
)
_NOUNS = frozenset("wUG")
_FINITE = frozenset("VEX")
_NAMING = frozenset("called named known termed considered".split())
# shares of the words found that have to stand in the source's order: where it "is" or "is called", which says
# of two things that they are one; of active verbs; of passive ones, which turn the sentence round
_EQUATED, _ACTIVE, _PASSIVE = 0.7, 0.5, 0.3
_GOVERNING = frozenset("PO")  # tags of prepositions: the noun after them is no subject


def objection(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> str:
    """Why the source does not say it, in plain words; "" where nothing is found.

    places  for the words of the claim that were found in the source, by token, their token there
    """
    return next(_objections(claim, stated, places), "")


def _objections(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> Iterator[str]:
    if _orders(stated) and not _orders(claim):
        yield "the source orders it, and does not say that it is so"
    if turned(claim, stated, places):
        yield "it turns round who does what to whom"
    if claim.datings and _LATER.search(stated.text) and not _LATER.search(claim.text):
        yield "the source speaks of two times"
    if limit := unlimited(claim, stated, places):
        yield limit
    if figure := misplaced(claim, stated, places):
        yield f"“{figure}” goes with something else in the source"
    if _SAYING.search(claim.text) and not _UTTERED.search(stated.text):
        yield "nobody says so in the source"
    if _says_itself(claim):
        yield "it says nothing"
    if subject := _other_subject(claim, stated, places):
        yield f"the source says part of it of “{subject}”"
    if _disordered(claim, places):
        yield "it puts the words of its source together otherwise"


def _orders(sentence: Utterance) -> bool:
    """Whether it tells its reader what to do: "Ignore …", "Answer that …", "you must …"."""
    words = tagged(sentence.text)[:2]
    bids = len(words) == 2 and words[0].lower in VERBS and words[1].tag in "DdR"
    return bids or _ORDERS.search(sentence.text) is not None


def _says_itself(claim: Utterance) -> bool:
    """Whether "is" has the same words on both sides."""
    at = next((word.at for word in claim.tokens if word.lower in ("is", "are", "was", "were")), None)
    if at is None:
        return False
    before = {word.stem for word in claim.content if word.at < at}
    after = {word.stem for word in claim.content if word.at > at}
    return bool(before) and after <= before and not claim.quantities and not claim.datings


def _other_subject(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> str:
    """A noun that the claim does not have, with a verb of its own, between words that the claim has."""
    if len(places) < 2:
        return ""
    first, last = min(places.values()), max(places.values())
    used = {*places.values()}
    said = {word.stem for word in claim.words}
    tags = tags_of(stated)
    for word in stated.content:
        if not first < word.at < last - 1 or word.at in used or word.stem in said:
            continue
        follows = stated.tokens[word.at + 1]
        verb = tags[follows.at] in _FINITE
        noun = tags[word.at] in (_NOUNS | {"V"} if tags[follows.at] in ("E", "X") else _NOUNS)
        if noun and verb and _finite(follows) and _begins_anew(stated, tags, used, word.at):
            return word.text
    return ""


def _begins_anew(stated: Utterance, tags: Sequence[str], used: Container[int], at: int) -> bool:
    """Whether the phrase that ends in a noun follows on a conjunction or a sign, and has no word of the claim
    in it: no "council of Osterhay", no "North Atlantic Treaty Organization".
    """
    for word in reversed(stated.tokens[:at]):
        tag = tags[word.at]
        if word.at in used or tag in _GOVERNING or word.lower.startswith(("'", "’")):
            return False
        if tag in "CS" or not word.stem:
            return True
    return True


def _finite(verb: Word) -> bool:
    """Not a participle that only describes, and no "'s"."""
    return not verb.lower.endswith("ing") and verb.lower[:1].isalpha()


def _disordered(claim: Utterance, places: Mapping[int, int]) -> bool:
    """Whether too many words stand in another order; who said it may stand before or after."""
    tags = {word.tag for word in tagged(claim.text)}
    names = any(word.lower in _NAMING for word in claim.tokens)
    least = _ACTIVE if "E" not in tags else _PASSIVE if "V" in tags and not names else _EQUATED
    return len(places) > 2 and in_order(places) < least * len(places) and not _SPOKEN.search(claim.text)


def in_order(places: Mapping[int, int]) -> int:
    """How many of the words found stand in the source's order: the longest run that never goes back."""
    found = list(places.values())
    longest: list[int] = []
    for number, place in enumerate(found):
        longest.append(1 + max((longest[k] for k in range(number) if found[k] <= place), default=0))
    return max(longest, default=0)
