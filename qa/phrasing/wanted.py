"""What a question wants to have in a few words, read from its own words.

Finer than `qa.kinds`, which only tells whether a sentence can answer at all: this tells a count from a price
and a subject from an object, so that the right one of several numbers or names is found. English, by rule.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.lexical import terms
from qa.followups.lexicon import VERBS
from qa.phrasing.kindwords import sort_of
from qa.phrasing.tagging import Word, tagged
from qa.phrasing.wantwords import HOW, NOUNS

_QUESTION_WORDS = frozenset("who whom whose what which when where why how".split())
_BE = frozenset("is are was were be been being 's".split())
_AUXILIARY = _BE | frozenset(
    "do does did has have had can could will would may might must shall should".split()
)
_PERCENT = frozenset("percent percentage proportion".split())
_EARLY = 3  # words before the question word: "in", "and in"
_RANKS = frozenset("first second third last only youngest oldest".split())
_SORTS = frozenset("type types kind kinds sort sorts form forms".split())
_NAMING = frozenset("called named known".split())
_HOW_WANTS = {word: want for want, words in HOW.items() for word in words.split()}
_NOUN_WANTS = {word: want for want, words in reversed(NOUNS.items()) for word in words.split()}
_SMALL = frozenset("not also ever first originally later once actually really then just".split())
_EMPTY = "DPOTCREXWS'"
_MEASURING = frozenset(terms("how many much long old often far tall high large big of kind type sort"))
_YES_OR_NO = re.compile(
    r"\W*(?:and |but |so )?(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|may|might|"
    r"must|"
    r"shall|should)(?:n['’]t)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants.

    want   "count", "amount", "duration", "age", "frequency", "measure", "percent", "number"; "year", "date",
           "time", "when"; "person", "place", "group", "name"; "which" with any other noun; "what", "is"
           ("what is …"), "do" ("what did … do"), "why", "how"
    form   "subject" ("who founded …"), "object" ("what did … found"), "passive" ("when was … founded"), "be"
    lead   the preposition that belongs to the answer: "in" of "in what …", "from" of "… come from"
    focus  the analysed words of what it is one of: those between "which" or "how many" and the verb
    order  the analysed words after those that ask, in order
    chooses  whether it names what there is to choose from: "…, A or B?"
    several  whether it asks for more than one: "which countries"
    verb     the analysed verb that it asks with: "painted" of "who painted …"; empty where that is "be"
    noun     the analysed noun after "be": "mayor" of "who is the mayor of …"
    rank     "first", "only", "against": words without which a sentence tells of something else
    whose    whether it asks for the owner
    late     whether the question word stands late: "the ferry sank off which island?"
    towards  the prepositions before its names that tell sides apart: "for" of "who scored for Aldmoor?"
    nouns    the words of the focus as they are written, in lower case
    undergoes  whether that is done to whoever is asked for
    """

    want: str
    form: str
    lead: str
    focus: frozenset[str]
    order: tuple[str, ...]
    chooses: bool
    several: bool
    verb: frozenset[str] = frozenset()
    undergoes: bool = False
    noun: frozenset[str] = frozenset()
    rank: tuple[str, ...] = ()
    whose: bool = False
    late: bool = False
    towards: frozenset[str] = frozenset()
    nouns: tuple[str, ...] = ()

    @property
    def sort(self) -> frozenset[str]:
        """The analysed words that name one of what is asked for: "tennis" where a sport is; often none."""
        return sort_of(self.focus or self.order[:1])


_COUNTED = frozenset("count amount measure percent number age duration frequency".split())
_DATED = frozenset("year date time when".split())
_NUMBERS = frozenset("number measure money percent".split())
_DATES = frozenset("date year dated period".split())


def fits(want: str, shape: str) -> bool:
    """Whether a phrase of this shape (`qa.phrasing.phrases.shape`) can be wanted: no name for "how many"."""
    if want == "count":
        return shape in ("number", "measure")
    if want == "percent":
        return shape in ("percent", "number", "measure")
    if want in _COUNTED:
        return shape in _NUMBERS or (shape == "period" and want in ("duration", "age", "frequency"))
    return shape in _DATES if want in _DATED else True


@lru_cache(maxsize=200)
def wanted(question: str) -> Wanted | None:
    """What it wants; None where a few words cannot answer it: yes or no, or no question word."""
    words = [word for word in tagged(question) if word.tag not in '.,;:"']
    place = _question_word(words)
    if place is None or _YES_OR_NO.match(question):
        return None
    phrase = _phrase_end(words, place)
    rest = words[phrase:]
    form = _form(rest)
    verb = _verb(rest, form)
    return Wanted(
        want=_want(words, place, phrase),
        form=form,
        lead=_lead(words, place),
        focus=frozenset(term for word in words[place + 1 : phrase] for term in word.terms) - _MEASURING,
        several=_several(words[place + 1 : phrase], rest),
        chooses=any(word.lower in ("or", "between", "both") for word in words),
        order=tuple(term for word in rest if word.tag not in _EMPTY for term in word.terms),
        noun=_predicate(rest),
        towards=frozenset(_towards(rest)),
        rank=_rank(rest, form),
        late=place > _EARLY,
        whose=words[place].lower == "whose",
        verb=frozenset(rest[verb].terms) if verb is not None else frozenset(),
        nouns=tuple(word.lower for word in words[place + 1 : phrase]),
        undergoes=form == "subject" and bool(rest) and _is_undergone(rest, verb),
    )


def _verb(rest: Sequence[Word], form: str) -> int | None:
    """The place of the main verb, among the words after those that ask; None where there is but "be"."""
    if form == "be":
        return None
    if form == "subject":
        first = next((n for n, word in enumerate(rest) if word.lower not in _AUXILIARY | _SMALL), None)
        return first if first is not None and rest[first].tag in "VGw" else None
    later = [n for n in range(2, len(rest)) if _is_verb(rest[n], rest[n - 1])]
    if later:
        return later[0]
    ends = [n for n in range(1, len(rest)) if rest[n].tag in "wJ" and rest[n - 1].tag in "UwR')NA"]
    return ends[-1] if ends and form == "object" else None


def _is_verb(word: Word, before: Word) -> bool:
    return (word.tag in "VG" or word.lower in VERBS) and before.tag not in "DdJPTOC"


def _predicate(rest: Sequence[Word]) -> frozenset[str]:
    if not rest or rest[0].lower not in _BE:
        return frozenset()
    return frozenset(terms(_first_noun(rest[1:])))


def _rank(rest: Sequence[Word], form: str) -> tuple[str, ...]:
    ranked = _RANKS if form in ("be", "passive") else frozenset()
    return tuple(word.lower for word in rest if word.lower in ranked or word.lower == "against")


def _towards(rest: Sequence[Word]) -> list[str]:
    return [
        word.lower
        for word, after in pairwise(rest)
        if word.lower in ("for", "against", "with", "to") and after.tag == "U"
    ]


def _is_undergone(rest: Sequence[Word], verb: int | None) -> bool:
    """Who was arrested: "be" right before a participle."""
    if verb is None or rest[verb].tag != "V":
        return False
    return any(word.lower in _BE for word in rest[:verb])


def _question_word(words: Sequence[Word]) -> int | None:
    """The one that asks, not one that joins clauses: the first word, one after a preposition, "what"."""
    places = [place for place, word in enumerate(words) if word.lower in _QUESTION_WORDS]
    if not places or places[0] <= 1:
        return places[0] if places else None
    asking = [n for n in places if words[n].lower in ("what", "which") or words[n - 1].tag in "PO"]
    return asking[-1] if asking else places[0]


def _phrase_end(words: Sequence[Word], place: int) -> int:
    """Where the phrase of the question word ends: "which European newspaper", "how many soldiers"."""
    if words[place].lower not in ("which", "what", "whose", "how"):
        return place + 1
    end = place + 1
    while end < len(words) and words[end].lower not in _AUXILIARY and words[end].tag in "wJUNdAO'DGC":
        if words[end].lower in VERBS and words[end - 1].lower.endswith("s") and end > place + 1:
            break  # "which countries share …"
        end += 1
        if end < len(words) and words[end].tag == "P" and end + 1 < len(words) and words[end - 1].tag == "w":
            break
    return end


def _want(words: Sequence[Word], place: int, phrase: int) -> str:
    asked = words[place].lower
    inside = [word.lower for word in words[place + 1 : phrase]]
    after = [word.lower for word in words[phrase:]]
    if asked == "how":
        return _HOW_WANTS.get(inside[0] if inside else (after or [""])[0], "how")
    if asked in ("who", "whom", "whose"):
        return "person"
    if asked in ("when", "where", "why"):
        return {"when": "when", "where": "place", "why": "why"}[asked]
    if not _PERCENT.isdisjoint(inside):
        return "percent"
    if inside and not _SORTS.isdisjoint(inside):
        return "which"
    if inside and inside[-1] in ("area", "areas") and _lead(words, place) in ("in", "to", "from"):
        return "place"
    if inside:
        return next((_NOUN_WANTS[word] for word in reversed(inside) if word in _NOUN_WANTS), "which")
    return _bare(words[phrase:], after)


def _bare(rest: Sequence[Word], after: Sequence[str]) -> str:
    """For "what" and "which" without a noun."""
    if after[:1] and after[0] in _BE:
        noun = _first_noun(rest[1:])
        if not _NAMING.isdisjoint(after) and _NOUN_WANTS.get(noun) in ("number", "count", "place"):
            return "name"
        if noun in ("reason", "cause", "reasons", "causes"):
            return "why"
        return _NOUN_WANTS.get(noun, "is")
    if after[:1] == ["caused"]:
        return "why"
    if after[:1] and after[0] in _AUXILIARY and after[-1] in ("do", "doing", "done", "happen"):
        return "do"
    return "what"


def _first_noun(words: Sequence[Word]) -> str:
    """The noun of "the official name of …": the last word before the first preposition or verb."""
    last = ""
    for word in words:
        if word.tag not in "DdJwUNGA'":
            break
        last = word.lower
    return last


def _form(rest: Sequence[Word]) -> str:
    first = rest[0].lower if rest else ""
    if first in _BE:
        if len(rest) > 1 and rest[1].tag in "VGA":
            return "subject"
        return "passive" if any(word.tag in "VG" for word in rest[2:]) else "be"
    if first in _AUXILIARY:
        return "subject" if len(rest) > 1 and rest[1].tag in "VEXA" else "object"
    return "subject"


def _several(inside: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether the noun is a plural, or "are" or "were" stands where there is none."""
    if not inside:
        return bool(rest) and rest[0].lower in ("are", "were")
    return inside[-1].lower.endswith("s") and not inside[-1].lower.endswith(("ss", "us", "is"))


def _lead(words: Sequence[Word], place: int) -> str:
    if place and words[place - 1].tag in "PTO":
        return words[place - 1].lower
    return words[-1].lower if words[-1].tag in "PTO" else ""
