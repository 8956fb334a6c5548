"""The words of a question that matter, how much each weighs, and which of them are names.

Weights are inverse document frequencies (Spärck Jones, 1972), with a prior of general English in them: in
a library of three passages nearly every word is rare, and "newspaper" must not weigh as much as "Izvestia".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Protocol

from index.lexical import terms
from index.words import STOP_WORDS

_PRIOR = 300  # passages of general English that every library is taken to hold besides its own
_COMMON_SHARE = 0.05  # of them hold a common word; a word that is not common stands in none
_NAME = re.compile(r"[A-Z\d][\w.,'’&-]*(?<![.,'’-])")
_COMMON = """
    able account act action add address age agree aim allow amount announce answer appear area argue arrive
    article ask attack author back bad base become begin believe belong best better big body book bring
    build building business buy call came cannot carry case cause center central centre certain chance
    change charge child choose city claim class clear close come common community company compare complete
    concern condition consider contain continue control cost country course cover create current cut date
    day deal decide decision describe develop development die different difficult direct discover discuss do
    draw drop early east easy economic effect effort end enough enter establish event example exist expect
    explain face fact fail fall family famous far fear feel few field figure fill final find first five
    follow food force foreign form found four free full future gain general get give go good government
    great ground group grow half hand happen hard head hear held help high hold home hour house human
    hundred idea important include increase individual industry influence information interest introduce
    issue join journal keep key kill kind know known lack land language large last late later law lead
    leader learn leave left legal less let letter level lie life light like likely line list little live
    local long look lose loss lost lot low made magazine main major make man manner many mark market matter
    mean measure medium meet meeting member mention method middle might military million mind minute modern
    moment money month more morning most move much name nation national natural nature near need never new
    news newspaper next night north note number object occur offer office official often old one open
    opinion order organization origin original outside paper part particular party pass past pay people
    percent percentage period person place plan play point policy political popular population position
    possible power present president press prevent previous price problem process produce program project
    propose protect provide public publication publish purpose put question quickly race reach read real
    really reason receive recent record reduce refer region relate relationship remain remember report
    require result return right rise role rule run same scientist second see seem sell send serve set seven
    several share show side sign similar simple single site situation six size small social some sort source
    south space speak special specific spend stand start state statement stay step still stop story street
    strong structure study subject success suggest support sure system table take talk tell ten term
    territory theory thing think third thousand three time title today together took total town trade tree
    true try turn two type understand unit university upon use usual value various version view visit voice
    vote wait walk want war watch water way week well went west white whole win wish woman word work world
    worth write wrong year yes yet young zero
"""


class Vocabulary(Protocol):
    """What is asked of a library here; `index.Library` is one."""

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        ...

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each analysed term stands."""
        ...


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question as the index knows it.

    weight  in nats, greater for rarer words
    name    whether the question writes it as a name or a number
    count   in how many passages of the library it stands
    """

    text: str
    weight: float
    name: bool
    count: int = 0


def weighed_terms(question: str, vocabulary: Vocabulary) -> list[Term]:
    """The distinct terms of a question, in its order, without function words unless it has no others."""
    every = list(dict.fromkeys(terms(question)))
    kept = [term for term in every if term not in _function_terms()] or every
    names = _names(question)
    counts = vocabulary.document_frequency(kept)
    passages = vocabulary.passage_count
    return [
        Term(term, _weight(term, count, passages), term in names, count)
        for term, count in zip(kept, counts, strict=True)
    ]


def content_terms(text: str) -> list[str]:
    """The analysed words of a text in order, without function words."""
    skipped = _function_terms()
    return [term for term in terms(text) if term not in skipped]


def is_common(term: str) -> bool:
    """Whether a term is so common in general English that to miss it tells nothing."""
    return term in _common_terms()


def _weight(term: str, count: int, passages: int) -> float:
    count_with_prior = count + (_PRIOR * _COMMON_SHARE if term in _common_terms() else 0)
    absent = passages + _PRIOR - count_with_prior
    return log(1 + (absent + 0.5) / (count_with_prior + 0.5))


def _names(question: str) -> frozenset[str]:
    """Terms with a capital or a digit; the first word is capital anyway, and so tells nothing."""
    start = next((match.end() for match in re.finditer(r"\w+", question)), 0)
    first_is_number = question[:start].strip()[:1].isdigit()
    found = _NAME.findall(question, 0 if first_is_number else start)
    return frozenset(term for word in found for term in content_terms(word))


@cache
def _function_terms() -> frozenset[str]:
    words = STOP_WORDS | {"many", "much"}  # "how many" asks, whatever the passages hold
    return frozenset(term for word in words for term in terms(word))


@cache
def _common_terms() -> frozenset[str]:
    return frozenset(terms(_COMMON))
