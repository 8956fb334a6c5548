"""A sentence of plain English taken apart for drafting: what opens it, subject, verb, and the rest.

Only sentences of one shape are taken: a subject, then a verb whose form is certain, then the rest, with
nothing quoted or listed. Everything else is left alone, since a draft needs few sentences but good ones.
"""

import re
from collections.abc import Set
from dataclasses import dataclass

from qa.drafting.names import GIVEN, TITLES
from qa.drafting.verbs import participles, past_forms

LONGEST = 300  # characters of a sentence that is looked at
AUXILIARIES = frozenset("was were is are has have had will would can could may might must".split())
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAY = rf"(?:(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS}))"
DATE = (
    rf"(?:on )?(?:(?:{WEEKDAYS}),? )?{_DAY}(?:,? (?:19|20)\d\d)?"
    rf"|(?:late |early )?in (?:(?:late|early|mid) |mid-)?(?:(?:{MONTHS}) )?(?:1[5-9]|20)\d\d"
    rf"|(?:late |early )?in (?:(?:late|early|mid) |mid-)?(?:{MONTHS})|on (?:{WEEKDAYS})"
)
_PLAIN = re.compile(r"[A-Z0-9][\w,.'’%$£€&/\- ]+[.]")
_BRACKETS = re.compile(r" \([^()]*\)| ?\[[^\[\]]*\]")
_WORD = re.compile(r"[$£€]?\d+(?:[.,]\d+)*%?|(?:[A-Z]\.)+|\w+(?:[-'’.]\w+)*['’]?|[^\w\s]")
_OPENING = re.compile(
    rf"(?:(?:{DATE})|(?:late |early )?(?:yesterday|today|last (?:week|month|year|night)))"
    r"(?: (?:morning|evening|afternoon|night))?,? (?=\w)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r",? (?:according to (?:[\w.’'-]+ ?){1,6}"
    r"|(?:[\w.’'-]+ ){1,4}(?:said|says|reported|reports|announced|told \w+))\.$"
)
_ADDED = re.compile(
    r", (?:(?:which|who|whose|whom|where|when|while|as|although|though|because|since|if|unless)"
    r"\b[^,]*$|(?:[a-z]+ing|with|after|before|but|and|according|despite|so|or|nor|yet|until|amid|due|even|just|"
    r"only)\b(?! (?:[A-Z]|\d)\w*,).*)"
)
_PRESENT = frozenset("says does seems becomes remains includes contains consists provides requires".split())
_COMMA = re.compile(r",(?!\d{3})")
_DATED = re.compile(DATE)
_ENDS_DATED = re.compile(rf" ({DATE})$")
_APPOSITION = re.compile(
    r"([A-Z][^,]{2,60}), ((?:an?|the|one of|who (?:is|was)|\d\d?|[a-z]+)\b[^,]{0,80}), "
    r"(?:\w+ly |also )?([a-z]+) "
)
_BEGINNINGS = frozenset(
    "in on at by with for from after before during since for of to as under over while when although "
    "despite due because if according amid among between like unlike until within without following "
    "including his her its their and but or so yet not also then however meanwhile".split()
)
_CLOSED_WORDS = frozenset("the a an in on at by for to from with under his her their its".split())
_OPEN_WORDS = frozenset(
    "the a an of in on at by for to from with and or his her their its as than that which who when where "
    "while if whether very more most".split()
)
_REPORTING = frozenset(
    "say announce report claim state reveal confirm argue believe suggest find show note add explain warn "
    "tell".split()
)
_PAIRED = frozenset("between both either neither not".split())
_SUBORDINATE = frozenset(
    "that who which when after before while as because where if whether until since".split()
)
_PRONOUNS = frozenset(
    "he she it they this that these those there who which what i we you one some many".split()
)
_JOINING = frozenset("and of for to with by from in on at the against under s".split())
_NOT_NAMES = frozenset("The A An In On At It He She They This That These Those There But And".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence taken apart, white space collapsed; together the parts say what it says.

    opening  "On Monday" or "", without its comma
    subject  "The storm"
    verb     "was" or "destroyed"
    rest     "120 homes in Tarn", without the period
    whole    the sentence
    """

    opening: str
    subject: str
    verb: str
    rest: str
    whole: str

    @property
    def auxiliary(self) -> bool:
        """Whether the verb goes before the subject as it is: "was the bridge opened?"."""
        return self.verb in AUXILIARIES


def statement(sentence: str) -> Statement | None:
    """The parts of a sentence, or None where it is not of the one shape."""
    whole = " ".join(_BRACKETS.sub("", sentence[: 2 * LONGEST]).split())
    if not 25 <= len(whole) <= LONGEST or not _PLAIN.fullmatch(whole):
        return None
    text = _CLOSING.sub(".", whole)[:-1]
    opened = _OPENING.match(text)
    opening = opened[0].strip(" ,") if opened else ""
    body = _without_apposition(text[opened.end() :] if opened else text)
    return _divided(opening, _ADDED.sub("", body), whole)


def names_a_person(phrase: str, surnames: Set[str] = frozenset()) -> str | None:
    """The name in a phrase that means one person: "Ann Oak" in "Prime Minister Ann Oak"; else None."""
    words = phrase.split()
    at = next((n for n, word in enumerate(words) if word in GIVEN or (n and words[n - 1] in TITLES)), None)
    if at is None and len(words) > 1 and words[-1] in surnames:
        at = len(words) - 2
    name = words[at:] if at is not None else []
    if not 2 <= len(name) <= 4 or not all(_is_name(word) for word in name) or TITLES & set(name):
        return None
    before = words[:at]
    titled = not before or before[-1] in TITLES or before[-1].islower()
    return " ".join(name) if titled and not _JOINING & set(before) else None


def is_plural(noun: str) -> bool:
    """Whether a noun looks like one that is counted: "homes", "people"."""
    return noun in {"people", "men", "women", "children", "police", "sheep", "fish"} or (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    )


def verb_like(word: str) -> bool:
    """Whether a word may be a verb with a tense or a participle."""
    low = word.lower()
    return low in AUXILIARIES or low in past_forms() or low in participles() or low in _PRESENT


def _without_apposition(body: str) -> str:
    """ "Ann Oak, the mayor, said" without the mayor, where nothing but an apposition can stand there."""
    match = _APPOSITION.match(body)
    if not match or any(map(verb_like, match[1].split())) or not verb_like(match[3]):
        return body
    return f"{match[1]} {body[match.start(3) :]}"


def _opens_badly(subject: str) -> bool:
    """Whether the subject opens with what no subject opens with, or with a word for something else."""
    return subject.split()[0] in _PRONOUNS | _BEGINNINGS and not subject.startswith(("at least ", "at most "))


def _to_comma(verb: str, rest: str) -> str:
    """The rest up to its first comma that is none of a date, if it is whole by then; else nothing."""
    comma = next(
        (match.start() for match in _COMMA.finditer(rest) if not _in_date(rest, match.start())), None
    )
    if comma is None:
        return rest
    if past_forms().get(verb) in _REPORTING:
        return ""  # what is reported may go on after the comma
    words, after = rest[:comma].split(), rest[comma + 1 :].split()
    whole = len(words) > 1 and words[-1] not in _OPEN_WORDS and not _PAIRED & set(words)
    return (
        rest[:comma] if whole and after and (after[0] in _CLOSED_WORDS or not after[0][0].islower()) else ""
    )


def _in_date(text: str, at: int) -> bool:
    return any(match.start() <= at < match.end() for match in _DATED.finditer(text))


def _divided(opening: str, body: str, whole: str) -> Statement | None:
    words = list(_WORD.finditer(body))
    at = next((n for n, word in enumerate(words) if verb_like(word[0])), None)
    if not at or at > 14:
        return None
    verb = words[at][0]
    subject, rest = body[: words[at].start()].strip(), _to_comma(verb, body[words[at].end() :].strip())
    if _opens_badly(subject.lower()) or any(word in _SUBORDINATE for word in subject.split()):
        return None
    if (
        not rest
        or _COMMA.search(subject)
        or " but " in rest
        or (verb not in AUXILIARIES and verb not in past_forms())
        or _second_verb(verb, rest)
    ):
        return None
    if any(word.endswith("ed") and word[0].islower() and word != "hundred" for word in subject.split()):
        return None  # a verb that is not known, as likely as not
    dated = _ENDS_DATED.search(subject)  # "The Moot on Thursday rejected …"
    if dated and not opening:
        return Statement(dated[1], subject[: dated.start()], verb, rest, whole)
    return None if dated else Statement(opening, subject, verb, rest, whole)


def _second_verb(verb: str, rest: str) -> bool:
    """Whether another verb with a tense follows, so that the first may have been a mere participle."""
    words = rest.split()
    if verb in AUXILIARIES:
        words = words[2:] if len(words) > 1 and words[0] in ("not", "been") else words[1:]
    for word in words:
        if word in _SUBORDINATE:
            return False
        if word in AUXILIARIES or (verb not in AUXILIARIES and word in past_forms()):
            return True
    return False


def _is_name(word: str) -> bool:
    return word[0].isupper() and word not in _NOT_NAMES and word.replace("-", "").replace(".", "").isalpha()
