"""Other ways to speak than by the verbs of reporting: to reject a claim, to accuse, to put a number on it.

And who speaks without a name: "a spokesman, who asked not to be named".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.speech.denials import denials
from qa.speech.denying import CALLING, REJECTING
from qa.speech.sayers import Statement
from qa.speech.voices import VoiceKind

_REJECTS = re.compile(rf"(?:{REJECTING}|{CALLING})\b", re.IGNORECASE)
_NUMBER = (
    r"(?:number|toll|figure|total|cost|costs|damage|damages|count|price|share|rate|losses|value|bill|dead|"
    r"strength|size|chances?|probability|population|turnout|crowd)"
)
_FIGURE = re.compile(
    rf"\b(?:puts?|putting|gives?|gave)\s+(?:(?:the|its|their|his|her)\s+)?(?:[\w-]+\s+){{0,4}}?"
    rf"{_NUMBER}\b[\w\s-]{{0,40}}?\s(?:at|as)\s+(?=[\w€$£ ]{{0,24}}?(?:\d|\b(?:one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|fifteen|twenty|thirty|forty)\b))"
)
_ACCUSES = re.compile(
    r"\b(?:accus(?:es?|ed|ing)\b(?=[^.;]{1,90}?\sof\b)|blam(?:es?|ed|ing)\b(?=[^.;]{1,90}?\sfor\b))"
)
_NOT_NAMED = re.compile(
    r"\b(?:(?:ask|request|prefer|wish|want|choos|chose|insist)\w*\s+(?:\w+\s+){0,2}?not\s+to\s+be\s+"
    r"(?:named|identified|quoted)|not\s+want\s+to\s+be\s+(?:named|identified|quoted)|"
    r"(?:declin|refus)\w*\s+to\s+(?:be\s+(?:named|identified)|give\s+(?:his|her|their)\s+names?)|"
    r"(?:on|under)\s+(?:the\s+)?condition\s+(?:of\s+anonymity|that\s+(?:\w+\s+){1,3}not\s+be\s+\w+)|"
    r"(?:request|ask|insist|demand)\w*\s+(?:for\s+|on\s+)?anonymity|anonymously|"
    r"not\s+(?:been\s+)?(?:authori[sz]ed|permitted|allowed)\s+to\s+(?:speak|talk|comment|discuss))\b",
    re.IGNORECASE,
)


def stances(text: str, start: int, end: int) -> list[int]:
    """Where the verbs stand by which text[start:end] rejects a claim, accuses, or puts a number on things."""
    said = text[start:end]
    rejecting = [first for first, _ in denials(said) if _REJECTS.match(said, first)]
    others = [found.start() for form in (_FIGURE, _ACCUSES) for found in form.finditer(said)]
    return [start + at for at in sorted({*rejecting, *others})]


def without_names(found: Sequence[Statement], text: str, start: int, end: int) -> list[Statement]:
    """The statements, and whoever asks not to be named is nobody who could be asked: an unnamed source."""
    changed = list(found)
    for match in _NOT_NAMED.finditer(text, start, end):
        near = [one for one in changed if not one.cites and _hideable(one)]
        if near:
            one = min(near, key=lambda other: abs(other.at - match.start()))
            hidden = replace(one.speakers[-1], kind=VoiceKind.UNNAMED)
            changed[changed.index(one)] = replace(one, speakers=(*one.speakers[:-1], hidden))
    return changed


def _hideable(one: Statement) -> bool:
    """Whether a speaker has no name: "a spokesman", "an airline executive", but not "Karl Dorn"."""
    speaker = one.speakers[-1]
    nameless = speaker.stands_for in {"", "office"} and not speaker.name[0].isupper()
    return nameless and speaker.kind in {VoiceKind.PERSON, VoiceKind.ORGANISATION, VoiceKind.REPORT}
