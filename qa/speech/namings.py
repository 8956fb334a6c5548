"""Names: where one begins and ends in a phrase, what of it is title, and what kind of thing bears it.

Told from its words, its capitals and the noun before it; nothing is looked up, so an unheard-of company with
two words to its name is taken for a person.
"""

import re
from collections.abc import Sequence

from qa.speech import reporting as known
from qa.speech.voices import VoiceKind
from qa.speech.wording import DETERMINERS, PEOPLE, TIME, Token

_LINKS = frozenset(
    """of the for and de van von der den da di du del della la le al bin ibn el dela delos ter ten ul bint
    & y e zu""".split()
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_HALF_TITLES = frozenset(  # only before another: "Health Minister", but "Ministry of Health"
    "health foreign finance defense defence interior first prime vice assistant executive head".split()
)
_BROADCASTING = frozenset("radio tv channel".split())
NETWORK_PARTS = frozenset(
    """news sport sports world radio tv television arabic persian russian online scotland wales africa
    business breakfast newsnight one two four today philippines indonesia turk
    international affiliate""".split()
)
NETWORKS = frozenset("bbc cnn abc nbc cbs fox sky itv npr pbs msnbc dw rt al-jazeera".split())


def kind_of(name: Sequence[Token], before: Sequence[Token]) -> VoiceKind:
    last, noun = name[-1].low, _noun(before)
    if noun in {"named", "called"}:
        return VoiceKind.PERSON
    linked = next((at for at, token in enumerate(name) if token.low in {"of", "for", "on"}), 0)
    heads = {last, name[linked - 1].low} if linked else {last}
    heads |= set(last.split("-"))
    if noun in known.MEDIA_NOUNS or "." in name[-1].text[1:-2] or heads & known.MEDIA_NAMES or _agency(name):
        return VoiceKind.PUBLICATION
    titled = 0 < title_length(name) < len(name)
    if noun in PEOPLE or (titled and last not in known.NAMED_BODIES):
        return VoiceKind.PERSON
    if surely_body(name, before) or heads & known.NAMED_BODIES or linked:
        return VoiceKind.PERSON if title_length(name) == len(name) else VoiceKind.ORGANISATION
    if (len(name) == 1 and not title_length(name)) or _ORDINAL.fullmatch(name[0].low):
        return VoiceKind.ORGANISATION
    return VoiceKind.PERSON


def _agency(name: Sequence[Token]) -> bool:
    lows = {token.low for token in name}
    if name[0].low in NETWORKS | _BROADCASTING and len(name) < 4:
        return True
    return "news" in lows or ("agency" in lows and "press" in lows)


def surely_body(name: Sequence[Token], before: Sequence[Token]) -> bool:
    last = name[-1]
    capitals = len(last.text) > 1 and last.text.replace(".", "").isupper() and len(name) < 3
    return capitals or last.low in known.NAMED_BODIES or _noun(before) in known.BODIES


def _noun(before: Sequence[Token]) -> str:
    """The noun before a name that says what it is: "the newspaper Beacon", but not "the newspaper's Ann"."""
    return before[-1].low if before and not before[-1].possessive else ""


def title_length(name: Sequence[Token]) -> int:
    """How many words of a name are title: 2 of "Finance Minister Ann Lee", 3 of "King of Varn Ann Lee"."""
    length = 0
    for at, token in enumerate(name):
        surname = (
            length == 0 and at > 0 and (at == len(name) - 1 or name[at + 1].low in {"jr", "sr", "jr.", "ii"})
        )
        half = token.low in _HALF_TITLES and (at + 1 == len(name) or name[at + 1].low not in known.TITLES)
        half = half and not (at and name[at - 1].low == "chief")  # "Chief Executive of Orrin Ann Lee"
        if token.low in known.TITLES and not surname and not half:
            length = at + 1
    if length and length < len(name) and name[length].low in {"of", "for"}:
        capitals = sum(token.capital for token in name[length:])
        return len(name) - 2 if capitals > 2 and name[-2].capital and name[-3].capital else len(name)
    return length


def name_end(core: int, words: Sequence[Token]) -> int:
    """Past "of" and "for" and the capitals after it: "Ministry of Defense", not "Anna Kov of Orrin"."""
    end = core
    while end < len(words) and words[end].low in {"of", "for", "the", "and", "at", "on"}:
        if words[end].low == "at" and words[core - 1].low not in known.NAMED_BODIES:
            break
        if words[end].low == "on" and words[end - 1].low not in known.ON_MATTERS:
            break
        further = end + 1
        while further < len(words) and words[further].low in {"the"}:
            further += 1
        if further >= len(words) or not words[further].capital or words[further].low in TIME:
            break
        if end == core and not _goes_on(words, core, further):
            break
        while further < len(words) and words[further].capital:
            further += 1
        end = further
    return end


def _goes_on(words: Sequence[Token], core: int, further: int) -> bool:
    """Whether a name goes on past a small word: "Ministry of Health", "Transport for Orrin"."""
    head, alone = words[core - 1], core == 1 or words[core - 2].low == "the"
    campaign = alone and words[core].low == "for" and words[further].low not in known.MEDIA_NAMES
    return campaign or _is_body(head) or head.low in known.TITLES | known.MEDIA_NAMES


def _is_body(token: Token) -> bool:
    """Commission, Centers."""
    return token.low in known.NAMED_BODIES or (token.low.endswith("s") and token.low[:-1] in known.BODIES)


def name_start(core: int, words: Sequence[Token]) -> int:
    first = core - 1
    while first > 0:
        token = words[first - 1]
        if words[first].low == "the" and words[first].capital:
            break  # "the American newspaper The Orrin Post"
        owned = token.possessive and words[core - 1].low in known.NAMED_BODIES and token.capital
        if (token.possessive and not owned) or not (
            token.capital
            or _ORDINAL.fullmatch(token.low)  # "the 14th Amendment"
            or (token.low in _LINKS and _linked(words, first - 1))
        ):
            break
        first -= 1
    if words[first].low in DETERMINERS and first == 0 and words[first].low != "the" and core > 1:
        first += 1
    return first


def _linked(words: Sequence[Token], at: int) -> bool:
    """Whether a small word stands within a name: after a capital, or "of the"."""
    if at == 0:
        return False
    return words[at - 1].capital or (words[at - 1].low in _LINKS and at > 1 and words[at - 2].capital)
