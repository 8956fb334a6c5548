"""The words of a sentence, and where a phrase in it begins and ends.

By word lists and capitals, without a parser: a phrase here is a noun with what belongs to it, "two officials
close to the talks", as it stands before or after a verb.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from qa.speech import reporting as known
from qa.speech import verbs

_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov|Lt|Sgt|Capt|Rev|Hon|Cllr|Adm|Maj|St|Inc|Corp|Ltd|Co)\.(?=\s)"
    r"|(?:[^\W\d_]\.){1,6}(?![^\W\d_]{2})|\w+(?:[-'’‘./&\u200d]\w+)*[-‑]?(?:['’](?=\s\w))?|[^\w\s]"
)
DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your some several many any each every no".split()
)
PREPOSITIONS = frozenset(
    """of for at from in with to on about by near inside within close familiar aware involved briefed
    knowledgeable into under across behind around throughout during""".split()
)
PRONOUNS = {
    "he": "person", "she": "person", "him": "person", "her": "person", "they": "group", "them": "group",
    "it": "thing", "i": "self", "we": "self",
}  # fmt: skip
_SUBJECTS = frozenset("he she it they we i".split())  # a clause begins
TIME = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december yesterday today tonight tomorrow last next earlier later
    recently now morning afternoon evening week month year weekend jan feb mar apr jun jul aug sept sep oct
    nov dec ago""".split()
)
_STOPS = (
    frozenset(
        """that who whom whose which but while when whenever where as because if although though since
        after before
        unless until whether how why what so yet nor or than whereas not never including such via despite
        there here""".split()
    )
    | known.AUXILIARIES
)
PEOPLE = known.UNNAMED_PLURAL | known.UNNAMED_SINGULAR | known.OFFICES | known.SPOKEN_FOR
NOUNS = PEOPLE | known.BODIES | known.MEDIA_NOUNS | known.REPORT_NOUNS
_DESCRIPTIONS = frozenset(
    """senior unnamed anonymous local other others top former two three four five six both most few certain
    unidentified official eye opposition state health military government independent critics medical
    security law rescue emergency industry market people one another leading prominent early new recent
    foreign federal national regional civil private public diplomatic intelligence high-ranking multiple
    numerous various different countless""".split()
)
_PROPER = frozenset("kremlin pentagon parliament senate congress hospital king queen pope".split())
LOWER_FIRST = (DETERMINERS | NOUNS - known.MEDIA_NOUNS - known.REPORT_NOUNS | _DESCRIPTIONS) - _PROPER
_LOOSE_ENDS = PREPOSITIONS | DETERMINERS | {"and", "&"}
_OWNING = frozenset("the a an its his their our my your every".split())
_NEEDY = _OWNING | frozenset("of for at from in with to by into under during throughout".split())
_PICKING = frozenset(
    """this that these those some any all each many several other different various certain two three four
    five six seven eight nine ten twelve twenty fifty""".split()
)
_FURTHER_PREPOSITIONS = frozenset(
    """over against between among amid since after before above below beyond toward towards until upon without
    outside despite through per versus than following including""".split()
)
_NEW_PHRASE = _OWNING | {"this", "these", "those"}
_LONGEST = 18  # words of a phrase that is read


class Token(NamedTuple):
    """A word or a sign, its lower-case form without a possessive, and where it stands in the text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        return self.text.endswith(("'s", "’s", "s'", "s’"))


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of text[start:end]."""
    return [
        Token(match[0], _low(match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def phrase_after(tokens: Sequence[Token], first: int) -> int:
    """Where the phrase that begins at a token ends: the index after its last word; `first` if it is none."""
    at, last = first, min(len(tokens), first + _LONGEST)
    while at < last and _continues(tokens, first, at):
        at += 1
    if at == first + 1 and tokens[first].low == "her":
        return at  # "according to her"
    while at > first and tokens[at - 1].low in _LOOSE_ENDS:
        at -= 1
    return at


def phrase_before(tokens: Sequence[Token], end: int) -> int:
    """Where the phrase that ends before a token begins: the index of its first word; `end` if none."""
    at = end
    if _leads_on(tokens, end - 1):
        return end  # what follows is its noun and no verb: "voters in those states"
    while at > 0 and end - at < _LONGEST and _belongs(tokens, at - 1, end):
        at -= 1
    if at + 2 < end and tokens[at].low == "according" and tokens[at + 1].low == "to":
        return at + 2
    after_comma = at > 0 and tokens[at - 1].text == "," and at + 1 < end
    if after_comma and tokens[at].low.endswith("ing") and tokens[at + 1].low in _OWNING:
        return at + 1  # "…, contradicting the hospital, which said"
    return _without_adverbial(tokens, at, end)


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word needs a noun after it."""
    if at < 0 or tokens[at].capital:
        return False
    first = at
    while first > 0 and (tokens[first].low in _PICKING or tokens[first].text.isdigit()):
        first -= 1
    picked = first < at and tokens[first].low in PREPOSITIONS - {"of"}
    return tokens[at].low in _NEEDY or picked  # "in those", "from five different"


def _continues(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether tokens[at] is still of the phrase that begins at `first`."""
    token, before = tokens[at], tokens[at - 1] if at > first else None
    if not token.word:
        return token.text == "&"
    if (token.low in _STOPS and not _in_name(token, before)) or (token.low in TIME and not token.capital):
        return False
    if before is None:
        return token.low not in PREPOSITIONS
    if (before.low in PRONOUNS and not before.possessive) or token.low in _SUBJECTS:
        return False
    if token.low == "and":
        return _joins(tokens, at)
    if token.low in PREPOSITIONS:
        return _extends(tokens, at)
    if token.low in DETERMINERS:
        inner = token.capital and at + 1 < len(tokens) and tokens[at + 1].capital
        return before.low in PREPOSITIONS | {"and", "&"} or (inner and not before.capital)
    return _fits(token, before)


def _in_name(token: Token, before: Token | None) -> bool:
    """Whether a small word is a name: Martin How, Theresa May."""
    return token.capital and before is not None and before.capital


def _fits(token: Token, before: Token) -> bool:
    if token.text == "Today" and before.capital:
        return True
    if token.low in known.ADVERBS or (token.low in TIME and token.low != "may"):
        return False
    if before.low in NOUNS - known.MEDIA_NOUNS and (token.text.isdigit() or token.low in _PICKING):
        return False  # "according to police two men"
    participle = token.low.endswith("ed") or token.low in {"seen", "made", "sent", "held", "written"}
    if before.low in NOUNS and participle and token.low != "named":
        return False
    if token.capital or not before.capital or before.possessive or before.low in LOWER_FIRST:
        return token.capital or not _finite(token)
    return token.low in NOUNS or token.low in {"presidential", "foreign", "defense", "defence", "state"}


def _finite(token: Token) -> bool:
    return token.low in verbs.verb_forms() and token.low not in NOUNS | {"state", "note", "post", "record"}


def _joins(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if after.capital:
        return before.capital or before.low in known.OFFICES
    return not before.capital and after.low in NOUNS


def _extends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition goes on with the phrase: "officials in Orrin", not "Reuters in May"."""
    low, before = tokens[at].low, tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.low in TIME or after.text.isdigit() or not (after.word or after.text == '"'):
        return False
    if low == "with" and after.low in {"reference", "a", "regard", "respect"}:
        return False
    if before.low in PREPOSITIONS:
        return True
    if low == "of":
        return True
    if before.capital and not (before.low in known.OFFICES and low == "to"):
        return after.capital and (low in {"for", "at"} or (low == "on" and before.low in known.ON_MATTERS))
    return before.low in NOUNS or low in {"close", "familiar"}


def _belongs(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether tokens[at] may be of the phrase that ends before `end`, seen from the right."""
    token = tokens[at]
    if not token.word:
        return token.text == "&"
    before = tokens[at - 1] if at else None
    if (token.low in _STOPS and not _in_name(token, before)) or (token.low in PRONOUNS and end - at > 1):
        return False
    after = tokens[at + 1] if at + 1 < end else None
    if after is not None and after.low in _NEW_PHRASE and not after.capital and not _goes_before(token):
        return False
    if after is not None and token.low == "and":
        return at > 0 and _joins(tokens, at)
    form = verbs.verb_forms().get(token.low, ("", ""))[1]
    if form in {"past", "ing", "participle"} and not token.capital and token.low not in NOUNS:
        return False
    return not (after is not None and after.low in PRONOUNS)


def _goes_before(token: Token) -> bool:
    """Whether an article may follow in the same phrase: "of the", "and the", "all the", "following the"."""
    small = _LOOSE_ENDS | _FURTHER_PREPOSITIONS | {"both", "half"}
    return token.low in small or token.low.endswith("ing")


def _without_adverbial(tokens: Sequence[Token], at: int, end: int) -> int:
    """Past "On Monday" or "In a letter" where the subject follows without a comma."""
    while at < end and (tokens[at].low in known.ADVERBS or tokens[at].low in TIME):
        at += 1
    if at < end and tokens[at].low in PREPOSITIONS | {"and", "following", "since"}:
        later = [
            one
            for one in range(at + 2, end)
            if tokens[one].low in DETERMINERS and tokens[one - 1].low not in PREPOSITIONS
        ]
        if later:
            return later[-1]
        at += 1
        while at < end and (tokens[at].low in TIME or tokens[at].text.isdigit()):
            at += 1
    return at


def _low(text: str) -> str:
    if text in {"WHO", "IT"}:
        return f"{text.lower()}."  # a body and a trade, no pronouns
    low = text.lower().replace("’", "'").replace("\u200d", "")
    if low.endswith("'s"):
        return low[:-2] or low
    return low.rstrip("'") or low
