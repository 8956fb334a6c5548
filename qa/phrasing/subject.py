"""What a number or a date is one of: "nine people were killed" and "61 people aboard" answer two questions.

By the words of the question, and by those of the clause in which the value stands. Where it is in doubt, the
value is taken to be of something else.
"""

import re
from dataclasses import dataclass

from index.terms import content_terms
from qa.candidates import Asked
from qa.phrasing.amounts import UNITS, is_number
from qa.phrasing.kin import kin_of
from qa.phrasing.wanted import Wanted, wanted

TIMES = frozenset({"year", "date", "time", "when"})
_STATES = frozenset({"age", "measure", "duration", "frequency"})
# Words that say nothing of what happened: "the latest number", "how many votes did it get".
_EMPTY = frozenset(
    content_terms(
        "latest current official final total number count figure known confirmed believed reported thought "
        "feared estimated said expected get got receive received need take make made give given exactly "
        "altogether actually there today far likely part member belong include have has"
    )
)
_NUMBER_OF = re.compile(r"\b(?:number|count|total|how many)\b(?: of)?(?: the)? ([\w'’-]+)", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:toll|casualties|fatalities)\b", re.IGNORECASE)
_PARTS = re.compile(
    r"\b(?:when|while|after|before|during|in|on|at|by|for|from|of|with|since|because|as|to|into|near|off|"
    r"according)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:was|were|is|are|will|would|be|been) there\b", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"[;:()—–]|,(?=\s)|\s(?=(?:and|but|while|when|which|who|that|with|after|before|whereas|although)\b)"
)
_ASIDE = re.compile(
    r",\s(?:including|among them|most of|some of|all of|many of|mostly|all|both|one of|two of|"
    r"[\w’'-]+ of them)\b[^,;.]{0,80},"
)
_BESIDE = re.compile(r"(?:[ -](?!(?:were|was|is|are|had|have|has|of)\b)[\w'’%-]+){1,2}")
_PER_CENT = re.compile(r"\bper ?cent(?:age)?\b|%", re.IGNORECASE)
_SIGN = re.compile(r"[$€£¥₽₴]")
_IN_BRACKETS = re.compile(r"\((?:born|b\.)?[^()]{0,12}\Z", re.IGNORECASE)
_BORN = frozenset(content_terms("born birth"))
_IN_YEAR = re.compile(r"\b(?:in|since|of|by|from|until|till|to|early|late|mid|during)[ -]\Z", re.IGNORECASE)
_PART_OF = re.compile(r"\bof (?:the|its|their|his|her|our)(?: \w+)? \Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question asks about, in analysed words.

    counted  what there is a number of: "people", "votes"; empty where nothing is counted
    told     what happened to it or when what is asked: "died", "aboard", "opened"; one of them, or kin, must
             be said of a value. Empty where that cannot be told
    """

    want: str
    counted: frozenset[str]
    told: frozenset[str]

    def counts(self, beside: frozenset[str]) -> bool:
        """Whether the words beside a number name what is asked for; that there are none is no objection where
        its clause tells what happened."""
        if not beside:
            return bool(self.told)
        return not beside.isdisjoint(_with_kin(self.counted | self.told))

    def is_told(self, clause: str) -> bool:
        """Whether a clause says what is asked about."""
        return not self.told or not _with_kin(self.told).isdisjoint(content_terms(clause))

    def is_told_by(self, sentence: str, start: int) -> bool:
        """Whether a sentence says so of the date at start: a birth is told by brackets, too."""
        born = not self.told.isdisjoint(_BORN) and _IN_BRACKETS.search(sentence[:start]) is not None
        return born or self.is_told(sentence)


def subject_of(asked: Asked) -> Subject:
    """What a question that wants a number or a date asks about."""
    wish = wanted(asked.question)
    if wish is None:
        return Subject("", frozenset(), frozenset())
    counted = _counted(asked.question, wish)
    about = [] if _THERE.search(asked.question) else _about(asked, counted)
    if wish.want == "count" and wish.form != "object":
        told = about if not wish.focus and not _NUMBER_OF.search(asked.question) else about[:1]
    elif wish.want in _STATES and wish.form == "be":
        told = []
    else:
        told = about[-1:]
    nouns = wish.focus - counted if wish.want not in TIMES else frozenset()
    return Subject(wish.want, counted, frozenset(told) | nouns)


def _counted(question: str, wish: Wanted) -> frozenset[str]:
    if wish.want != "count":
        return frozenset()
    named = _NUMBER_OF.search(question)
    noun = named[1] if named else "people" if _TOLL.search(question) else ""
    return wish.focus or frozenset(content_terms(noun))


def _about(asked: Asked, counted: frozenset[str]) -> list[str]:
    """The words of the first part of the question that has any beside names and what is counted."""
    for part in _PARTS.split(asked.question):
        words = " ".join(word for word in part.split() if not word.rstrip("?").lower().endswith("ly"))
        found = [term for term in content_terms(words) if term not in asked.names | counted | _EMPTY]
        if found := [term for term in found if term in asked.known]:
            return found
    return []


def clause(sentence: str, start: int, end: int) -> str:
    """The part of a sentence that the value at start to end belongs to: from comma to comma, an aside left
    out."""
    begin = max((match.end() for match in _BOUNDARY.finditer(sentence, 0, start)), default=0)
    after = _BOUNDARY.search(sentence, end)
    aside = _ASIDE.match(sentence, after.start()) if after else None
    if not aside:
        return sentence[begin : after.start() if after else len(sentence)]
    stop = _BOUNDARY.search(sentence, aside.end())
    return (
        f"{sentence[begin : aside.start()]} {sentence[aside.end() : stop.start() if stop else len(sentence)]}"
    )


def beside(sentence: str, start: int, end: int) -> frozenset[str]:
    """The words right after a number that may say what there is that number of, and its unit."""
    after = _BESIDE.match(sentence, end)
    near = sentence[start:end] + (after[0] if after else "")
    return frozenset(term for term in content_terms(near) if not is_number(term)) | units(near)


def units(text: str) -> frozenset[str]:
    """The units in a short text: "%", "$", "km"."""
    signs = frozenset(_SIGN.findall(text)) | (frozenset("%") if _PER_CENT.search(text) else frozenset())
    return signs | frozenset(UNITS[word] for word in text.lower().split() if word in UNITS and len(word) > 1)


def is_rate(sentence: str, start: int, end: int) -> bool:
    """Whether a number cannot count things: "18.9 deaths", "12 per 1,000"."""
    return (
        "." in sentence[start:end]
        or re.match(r"(?: [\w'’-]+){0,2} (?:per|in every|out of every)\b", sentence[end:]) is not None
    )


def is_year(sentence: str, start: int) -> bool:
    """Whether a number that may be a year is one, by the word before it."""
    return _IN_YEAR.search(sentence[:start]) is not None


def is_part_of(sentence: str, start: int) -> bool:
    """Whether a number is that of a whole of which another is told: "nine of the 61 aboard"."""
    return _PART_OF.search(sentence[:start]) is not None


def _with_kin(terms: frozenset[str]) -> frozenset[str]:
    return terms | kin_of(terms)
