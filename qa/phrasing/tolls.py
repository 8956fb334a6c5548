"""Whether a number of people is told of what the question asks: the killed of the killed, nobody else's.

Where something is done to those who are counted, the sentence must say it beside the number: "two engineers"
are no dead.
"""

from functools import cache

from index.lexical import terms
from qa.phrasing.clues import Scene
from qa.phrasing.dimensions import number_in
from qa.phrasing.irregular import other_forms
from qa.phrasing.kin import kin_of
from qa.phrasing.phrases import Phrase
from qa.phrasing.sorting import is_of_people
from qa.speech.reporting import BODIES

_DEADLY = "kill killed die died dead death deaths fatalities casualties victims lives drowned perished slain "
_DEADLY += "murdered massacred executed shot bodies fatal toll"
_SAME = """saved save rescued rescue
fired sacked dismissed redundant
evacuated displaced
employed employ hired hire employees staff
trapped stranded
convicted guilty sentenced
harmed injured wounded hurt"""


def tells_deed(scene: Scene, phrase: Phrase) -> bool:
    """Whether the deed that the question counts people of stands in the clause of a number."""
    wish = scene.wish
    if wish.want != "count" or not wish.verb or not any(map(_is_person, wish.nouns)):
        return True
    deadly = not wish.verb.isdisjoint(_fatal())
    if not (wish.undergoes or wish.form == "passive" or deadly):
        return True
    deeds = wish.verb | kin_of(wish.verb) | other_forms(wish.verb) | (_fatal() if deadly else frozenset())
    deeds = deeds.union(*(group for group in _groups() if not wish.verb.isdisjoint(group)))
    clause = scene.clauses[number_in(scene, phrase)]
    return any(
        not deeds.isdisjoint(word.terms)
        for word, number in zip(scene.words, scene.clauses, strict=True)
        if number == clause
    )


def _is_person(noun: str) -> bool:
    """Whether it is a noun for people, not for a body of them: houses and banks have deeds of other kinds."""
    return is_of_people(noun) and noun not in BODIES and noun.removesuffix("s") not in BODIES


@cache
def _groups() -> tuple[frozenset[str], ...]:
    """Verbs that tell the same deed, besides those that `qa.phrasing.kin` has."""
    return tuple(frozenset(terms(line)) for line in _SAME.splitlines())


@cache
def _fatal() -> frozenset[str]:
    return frozenset(terms(_DEADLY))
