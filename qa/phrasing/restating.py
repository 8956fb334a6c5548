"""Sentences in which a text tells its own mistake: "In our article of 3 June we wrote that …", "The story
gave his age as 52; he is 54."

Only the form is told; whether it is a mistake, what stands around it must say (`qa.retraction`).
"""

import re
from dataclasses import dataclass

_ITEM = (
    r"(?:story|article|report|version|headline|text|post|page|caption|item|document|edition|statement|piece|"
    r"dispatch|bulletin|graphic|chart|table|map|newsletter|photograph|obituary|review|column|profile|interview)s?"
)
_ADVERB = (
    r"(?:(?:also|had|has|have|then|first|originally|initially|previously|earlier|wrongly|incorrectly|mistakenly|"
    r"erroneously|inaccurately|falsely) )*"
)
_SAID = (
    r"(?:said|say|stated|reported|gave|put|claimed|wrote|written|named|described|misstated|misspelled|misspelt|"
    r"quoted|misquoted|called|identified|misidentified|attributed|misattributed|listed|indicated|suggested|"
    r"implied|overstated|understated|miscalculated|misreported|referred|printed|published|announced|told)\b"
)
_LEAD = (
    r"\W*(?:(?:correction|clarification|erratum|editor['’]s note)\W+)?"
    r"(?:(?:in|on|at|due to|owing to|because of|through|by|last|yesterday|earlier|under)\b"
    r"[^.;:]{0,120}?,? )??"
)
_SUBJECT = (
    r"(?:it|we|(?:the|a|an|our|this|that|his|her|[\w’']+['’]s) "
    r"(?:(?:earlier|original|previous|first|above|same|published|online|print|front[- ]page|news|lead|"
    rf"\w+day['’]s) )*{_ITEM}(?:(?: on| of| about| in| from| published| headlined)\b[^.;:]{{0,80}}?,?)??)"
)
_REPEATED = re.compile(rf"{_LEAD}{_SUBJECT} {_ADVERB}{_SAID}", re.IGNORECASE)
_OURS = re.compile(rf"\b(?:we|our|this {_ITEM}|(?:yesterday|\w+day)['’]s)\b", re.IGNORECASE)
_VERSION = re.compile(rf"\b(?:earlier|previous|original) version of \w+ {_ITEM}\b", re.IGNORECASE)
_THAT = re.compile(r"(?:,? (?:on|in|last|yesterday|earlier)\b[^,;.]{0,30}?)?,? that ", re.IGNORECASE)
_WRONGLY = re.compile(
    r"\b(?:(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|misstated|misreported|miscalculated|"
    r"miscounted|misspelled|misspelt|misidentified|overstated|understated)\b)",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:;|, but\b|,? when,? (?=in fact|actually|in reality|it\b|he\b|she\b|they\b))", re.IGNORECASE
)
_REALLY = re.compile(r"\W*(?:but |when )?(?:in (?:fact|reality|truth)|actually)\b", re.IGNORECASE)
_IN_FACT = re.compile(
    r"\W*(?:in (?:fact|reality|truth)|actually|the (?:correct|right|true|actual) |(?:that|this|it|he|she) "
    r"(?:is|was|are|were|did|does|has|had) (?:not\b|wrong|incorrect|false|an error|a mistake)|"
    r"they (?:were|are|did) not\b|it should (?:have|be|read)|(?:that|this|the \w+) should (?:have|be|read))",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\b(?:correct|clarif|errat|editor['’]s note|update\b|wrongly|mistakenly|erroneously|inaccurately|"
    r"incorrect|mis[a-z]+(?:ed|t)\b|overstated|understated|version of|in (?:fact|reality|truth)\b|actually|"
    r"should (?:have|be|read)\b|the (?:right|true|actual) |"
    r"(?:that|this|it|s?he|they) (?:is|was|are|were|did|does|has|had) "
    r"(?:not\b|wrong|false|an error|a mistake))",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"\W*(?:(?:we|the \w+(?: \w+)?|[A-Z]\w+(?: [A-Z]\w+)?) )?(?:(?:deeply|sincerely|both|also) )?"
    r"(?:apologi[sz]es?\b|apologi[sz]ed\b|regrets?\b|(?:is|are) (?:very |deeply )?sorry|"
    r"(?:our )?apologies\b|sorry\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Restated:
    """A mistake as it is told again: start and end of it in the sentence, without "we wrote that".

    mended  whether the sentence goes on to say how it was: "…; she is 54"
    ours    whether it says, by "we" or a name, that the text's own paper made the mistake
    """

    start: int
    end: int
    mended: bool
    ours: bool


def restated(sentence: str, publisher: str | None = None) -> Restated | None:
    """The mistake that a sentence may be telling; None where it has not the form."""
    named = _by_name(sentence, publisher)
    match = _REPEATED.match(sentence) or named
    wrongly = None if match else _WRONGLY.search(sentence)
    if not match and not wrongly:
        return None
    start = _after_that(sentence, match.end()) if match else 0
    turn = _TURN.search(sentence, start)
    mended = bool(turn and not apologises(sentence[turn.end() :]))
    ours = named is not None or _OURS.search(sentence[:start]) is not None
    return Restated(start, turn.start() if turn and mended else len(sentence), mended, ours)


def _after_that(sentence: str, place: int) -> int:
    that = _THAT.match(sentence, place)
    return that.end() if that else place


def self_evident(sentence: str, following: str, told: Restated) -> bool:
    """Whether a text takes back what it said itself, though nothing calls it a correction: "We wrongly
    wrote …", "we wrote that …. In fact, …"."""
    if not told.ours:
        return False
    said = sentence[: told.start]
    wrongly = _WRONGLY.search(said) is not None or _VERSION.search(said) is not None
    return wrongly or denies(following) or (told.mended and bool(_REALLY.match(sentence[told.end + 1 :])))


def may_restate(text: str) -> bool:
    """Whether there is any word in a text, no notice of correction, by which it could take itself back."""
    return _HINT.search(text) is not None


def denies(sentence: str) -> bool:
    """Whether a sentence takes back the one before it: "In fact, …", "She was not."."""
    return _IN_FACT.match(sentence) is not None


def apologises(sentence: str) -> bool:
    """Whether a sentence only says sorry."""
    return _SORRY.match(sentence) is not None


def _by_name(sentence: str, publisher: str | None) -> re.Match[str] | None:
    """ "The Herald reported …" in the Marlow Herald."""
    if not publisher:
        return None
    last = re.escape(publisher.split()[-1]) if publisher.split() else ""
    named = rf"{_LEAD}(?:the )?(?:{re.escape(publisher)}|{last}) {_ADVERB}{_SAID}"
    return re.compile(named, re.IGNORECASE).match(sentence)
