"""Whether words name a speaker whole: without what opens a sentence before them or a verb after them.

"Afterwards Kov" is Kov, "a guest on his" is a guest, and "According" or "the highly contested" name nobody.
Told from word lists and endings; that a name is well formed does not make it a speaker's.
"""

import re
from collections.abc import Sequence

from qa.speech import reporting as known
from qa.speech import verbs
from qa.speech.wording import DETERMINERS, NOUNS, PREPOSITIONS, PRONOUNS, TIME, Token

_CONNECTING = frozenset(
    """and but so or nor yet when while whereas as if because since though although after before until unless
    maybe perhaps afterwards meanwhile however moreover furthermore therefore thus nevertheless nonetheless
    sometimes otherwise besides there according citing quoting referring hi hello hey dear thanks
    indeed instead likewise similarly additionally consequently hence apparently reportedly allegedly
    um uh er well oh yes""".split()
)
_ABOUT = frozenset("to for like unlike despite following than".split())  # before a name, not before a noun
_DESCRIBING = frozenset("accused local other fellow chief head vice anonymous".split())
_SEVERAL = frozenset("some others many most few several those".split())
_BEFORE_PRONOUNS = frozenset(  # before a noun these may be part of its name: First Minister, Just Eat
    """first second third next last now then once just only even still also later soon always often never
    finally here today yesterday tomorrow tonight again""".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_GIVEN = frozenset("may april june august".split())  # months that people are called
_HEARERS = frozenset("you yourself ya y'all".split())
_CONTRACTED = re.compile(r"(.+)'(?:ve|d|ll|m|re)")
_HANGING = (
    PREPOSITIONS
    | known.AUXILIARIES
    | frozenset("the a an its his her their our my your every and or so as than that who which whose".split())
) - frozenset("inside close involved briefed aware near nearby her".split())
_ADJECTIVE = re.compile(r"\b(?:the|an?|his|her|its|their)\s\w+ly\s\w+(?:ed|en|ing)")
_OFFICES = known.OFFICES | known.TITLES


def pronoun(token: Token) -> str:
    """What a pronoun stands for, "self" of "I've"; "" of other words."""
    match = _CONTRACTED.fullmatch(token.low)
    return PRONOUNS.get(match[1] if match else token.low, "")


def trimmed(words: Sequence[Token]) -> Sequence[Token]:
    """The words from the first to the last that can be of a name; none of "you" and "X and I"."""
    first, end = 0, len(words)
    while first < end and _opens(words, first):
        first += 1
    whole = end
    while end > first and _hangs(words, first, end - 1):
        end -= 1
    if first and words[first - 1].low in _ABOUT and first < end and not words[first].capital:
        return ()  # "unlike most"
    if first < end < whole and words[end - 1].possessive:
        return ()  # "the project's mailing list"
    named = any(word.capital or word.low in NOUNS for word in words[first : end - 1])
    if end - first > 2 and not named and words[end - 1].low in _SEVERAL and words[end - 2].low == "and":
        first = end - 1  # "people changed their minds and several said"
    kept = words[_past_membership(words, first) : end]
    last = _CONTRACTED.sub(r"\1", kept[-1].low) if kept else ""
    together = len(kept) > 1 and last in {"i", "we"}
    return () if together or last in _HEARERS or (kept and kept[0].low == "no") else kept


def _past_membership(words: Sequence[Token], first: int) -> int:
    """Member of Parliament Ann Lee: where her name begins; `first` where no name follows."""
    lows = [token.low for token in words[first : first + 3]]
    name = first + (4 if lows[2:] == ["the"] else 3)
    named = len(words) > name + 1 and words[name].capital and words[name + 1].capital
    return name if lows[:2] == ["member", "of"] and named else first


def well_formed(name: str) -> bool:
    """Whether a name may be shown: no word of time, no adjective without its noun, no plural title."""
    words = name.lower().split()
    if not words or words[-1] in DETERMINERS & _HANGING or (words[-1] in _HANGING and name[-1:].islower()):
        return bool(words) and name.isupper()  # WHO
    if len(words) == 1:
        if name in _DESCRIBING:
            return False  # "local reports", "is accused of"
        return words[0] not in (TIME | _CONNECTING | _BEFORE_PRONOUNS) - _GIVEN - known.MEDIA_NAMES
    titles = words[-1].endswith("s") and words[-1][:-1] in _OFFICES and set(words[:-1]) <= _OFFICES
    return not (titles and name[0].isupper()) and not _ADJECTIVE.fullmatch(name.lower())


def _opens(words: Sequence[Token], at: int) -> bool:
    """Whether a word stands before the naming and is none of it."""
    token, after = words[at], words[at + 1] if at + 1 < len(words) else None
    if token.low in _CONNECTING or (token.low in _ABOUT and after is not None):
        return not (token.text.isupper() and len(token.text) > 1)
    if after is None:
        return False
    if token.low in _BEFORE_PRONOUNS | TIME and (pronoun(after) or after.low in DETERMINERS):
        return True
    rest = len(words) - at - 1
    return token.low in _WEEKDAYS and rest > 1 and words[-1].low not in known.MEDIA_NAMES and after.capital


def _hangs(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word leads on to others that are not of the phrase any more."""
    token = words[at]
    if token.capital or at == first:
        return False
    form = verbs.verb_forms().get(token.low, ("", ""))[1]
    described = any(word.low in NOUNS for word in words[first:at])
    participle = token.low.endswith("ing") and token.low not in NOUNS and (described or form == "ing")
    return token.low in _HANGING or participle
