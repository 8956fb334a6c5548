"""Whether the clause around a place in a sentence tells of what has been or of what is to come.

By the verb nearest to the place: the one before it in the clause, or, where the place opens the clause
("On Monday, the court will …"), the one after it. English only, by forms of verbs; nothing is parsed.
"""

import re
from collections.abc import Iterable
from enum import StrEnum


class Tense(StrEnum):
    """PAST also where there is no verb at all; OPEN where it may be either ("was due to meet").

    PRESENT of verbs by which headlines tell of both: "President visits Paris on Tuesday".
    """

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"
    PRESENT = "present"


_IRREGULAR = (
    "said told was were wasn't weren't had did didn't went came took made gave got left held found became "
    "began fell rose sent shot spoke won lost wrote saw ran led fled hit struck broke sank met bought sold "
    "built brought caught chose drew drove flew forgot froze grew heard hung hurt kept knew laid lay lit "
    "meant paid put quit rang read sat shook shut slept spent split spread stood stole stuck swam swept "
    "swore thought threw understood woke wore sought taught fought beat bore bound bent bit blew bled bred "
    "burst clung crept dealt dug withdrew overturned overthrew underwent undertook arose awoke "
    "broadcast cast cost "
    "cut lent set felt tore strode shone slid sprang stung swung died lied tied freed agreed killed used sued"
)
_PLANNED = (
    "going|due|set|slated|scheduled|expected|planned|likely|poised|supposed|bound|forecast|projected|tipped|"
    "intended|billed|timed|earmarked|hoping|planning|preparing|aiming|looking|about"
)
_WISHES = (
    "plans?|intends?|hopes?|wants?|aims?|expects?|vows?|promises|pledges|agrees|agreed|vowed|pledged|"
    "promised|needs?|ought|proposes|wishes|undertakes|prepares|resolved|volunteered"
)
_STARTS = (
    "opens|begins|starts|ends|closes|meets|expires|takes? place|kicks? off|resumes|launches|arrives|"
    "leaves|returns|"
    "premieres|concludes|finishes|comes? into (?:force|effect)|go(?:es)? to the polls|polls open|"
    "takes? effect|comes out|enters? into force|retires?|departs?|steps? down|stands? down|debuts|airs|"
    r"goes (?:on (?:trial|sale|show|display|strike|air|tour|view|holiday|leave)|to (?:trial|a vote|press))\b"
)
_HEADLINED = "hosts|visits|celebrates|joins|turns|goes (?:on|to)|travels|faces|heads to|tours"
_PUT_OFF = "postpon|delay|adjourn|deferr|mov|extend|push|suspend|clos|cancell?|shut|bann"
_ADVERB = r"(?:(?:not|also|now|then|still|already|since|originally|initially|previously|reportedly)\s)?"

_FORMS = (  # in this order: the first that matches at a place counts
    ("past", rf"(?:would|could|might|may|must|should|will|to|having)\s{_ADVERB}have\s\w+"),
    ("past", r"could(?:n['’]t|\snot)\s\w+|(?:did|does|do)(?:n['’]t|\snot)?\s\w+"),
    ("past", rf"(?:has|have|had)(?:n['’]t|\snot)?\s{_ADVERB}been\s(?!{_PLANNED})\w+"),
    ("future", rf"(?:has|have)\s{_ADVERB}been\s(?:{_PLANNED})\b|(?:has|have)\suntil"),
    (
        "open",
        rf"(?:was|were|had\sbeen|been|wasn['’]t|weren['’]t)\s{_ADVERB}"
        rf"(?:(?:{_PLANNED})\s(?:to|for|on)\b(?:\sbe)?(?:\s[a-z]+)?|to(?:\sbe)?\s[a-z]+)",
    ),
    ("future", r"rescheduled\s(?:for|to)\b"),
    ("open", r"(?:planned|hoped|wanted|intended|scheduled|proposed|due)\b(?:\s(?:to|for)\b)?"),
    (
        "future",
        r"(?:will|shall|won['’]t|would|wouldn['’]t|may|might|must|can|cannot|could|should)\s"
        r"(?:(?:not|also|then|now|likely|probably|only|soon|be)\s){0,3}[\w’']+|\w+['’]ll\b",
    ),
    (
        "future",
        rf"(?:(?:is|are|am|be|being|currently|now|still|also)\s)+(?:{_PLANNED})\s(?:to|"
        rf"for)\b(?:\sbe)?(?:\s[a-z]+)?",
    ),
    ("future", rf"(?:is|are|am)\s{_ADVERB}(?:to(?:\sbe)?\s[a-z]+|(?:being\s)?[a-z]+ing)\b"),
    ("future", r"(?:is|are)(?=\s(?:(?:on|in|this|for|until)\s)?\Z)"),
    ("future", rf"(?:{_WISHES})\sto(?:\sbe)?\s[a-z]+|(?:slated|upcoming|forthcoming|looming|ahead\sof)\b"),
    ("future", rf"(?:{_PUT_OFF})\w{{2,4}}\s(?:\w+\s){{0,4}}?(?:until|till)\b"),
    ("future", r"(?:predict|forecast|anticipate|await|expect)(?:s|ed|ing)?\b(?!\sto\b)"),
    ("planned", r"(?<!according\s)to\sbe\s(?-i:[a-z]+)"),
    (
        "infinitive",
        r"(?<!according\s)to\s(?!the\b|an?\b|his\b|her\b|its\b|their\b|this\b|that\b)(?-i:[a-z]+)",
    ),
    ("past", rf"(?:{'|'.join(_IRREGULAR.split())})\b|[A-Za-z]{{2,}}[^e\W\d]ed\b|(?:has|have)\s\w+"),
    ("future", rf"(?:{_STARTS})\b"),
    ("present", rf"(?:{_HEADLINED})\b"),
)
_MARKS = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind}_{place}>{form})" for place, (kind, form) in enumerate(_FORMS)) + ")",
    re.IGNORECASE,
)
_NOT_VERBS = frozenset(
    "hundred indeed speed breed united embed shed sacred naked hatred kindred biped".split()
)
_BREAK = re.compile(r"(?<=\w\w)[.;!?:]\s|\n|[“”\"()]")
_OPENER = re.compile(  # what stands before a place that opens its clause
    r"(?:^|[,;:—–(“\"]|\b(?:that|and|but|because|while|whereas|as|if|which|who|when|where|after|before|"
    r"although|though))\s*(?:(?:early|late|later|earlier|only|then|also)\s)?"
    r"(?:(?:on|in|by|at|during|until|from|since|for)\s)?(?:(?:early|late)\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_REACH = 160  # characters to either side that can belong to the clause


def tense_at(text: str, start: int, end: int, low: int, high: int) -> Tense:
    """The tense of the clause in which text[start:end] stands; text[low:high] is the sentence."""
    before = _BREAK.split(text[max(low, start - _REACH) : start])[-1]
    after = text[end : min(high, end + _REACH)]
    stop = _BREAK.search(after, 1)
    verbs = _marks(before)
    found = [_nearest(reversed(verbs)), _nearest(_marks(after[: stop.start()] if stop else after))]
    if found[0] is None and "planned" in verbs:
        return Tense.FUTURE  # "the vote to be held on Monday"
    if after.startswith(("'s ", "’s ")) and None not in found and found[0] is not found[1]:
        return Tense.OPEN  # "said Monday's vote will": the day belongs to either verb
    if _OPENER.search(before):
        found.reverse()
    return found[0] or found[1] or Tense.PAST


def _marks(clause: str) -> list[str]:
    """The kind of every verb form, in order."""
    found = [match for match in _MARKS.finditer(clause) if match[0].lower() not in _NOT_VERBS]
    return [str(match.lastgroup).partition("_")[0] for match in found]


def _nearest(kinds: Iterable[str]) -> Tense | None:
    """Of the first that is no infinitive: that has the tense of the verb which governs it."""
    return next((Tense(kind) for kind in kinds if kind not in ("infinitive", "planned")), None)
