"""How a phrase bears on the question: whether it is of the sort asked for and plays the part asked for.

Both as clues, for what is more likely, and as a verdict on what cannot be the short answer.
"""

from functools import cache

from index.lexical import terms
from qa.phrasing.clues import Scene
from qa.phrasing.dimensions import measures
from qa.phrasing.parallels import is_rivalled
from qa.phrasing.phrases import Phrase
from qa.phrasing.roles import does, plays
from qa.phrasing.sorting import suits
from qa.phrasing.tolls import tells_deed

_BOUND = frozenset("person group what".split())  # wants whose answer stands in a part told by order
_LOOSE = frozenset("what is person group name do how why".split())
_NUMERIC = frozenset("number percent money date year period".split())
_LEADS = {
    "of": ("of", "from"),
    "from": ("from", "of"),
    "for": ("for",),
    "with": ("with", "by"),
    "against": ("against",),
}
_DONE = frozenset("which what name place why".split())
_WITHIN = frozenset("person group count place".split())  # … and in the clause of the verb asked with


def bearing(scene: Scene, phrase: Phrase) -> list[str]:
    """The clues of its sort, its part and its clause."""
    wish = scene.wish
    part = plays(scene, phrase)
    found = [f"{wish.want} suits {suits(scene, phrase)}", f"plays {part}", f"{wish.want} plays {part}"]
    found.append(f"{wish.want} beside the verb {beside(scene, phrase)}")
    return found


def beside(scene: Scene, phrase: Phrase) -> bool | None:
    """Whether it stands in a clause of the verb asked with; None where the sentence does not have it."""
    if not scene.verbs:
        return None
    held = {scene.clauses[verb] for verb in scene.verbs}
    return (
        scene.clauses[phrase.first] in held
        or scene.clauses[phrase.last] in held
        or plays(scene, phrase) is True
    )


def sound(scene: Scene, phrase: Phrase) -> bool:
    """Whether nothing rules it out as the short answer."""
    wish = scene.wish
    if not _has_ranks(scene) or _is_its_own_count(scene, phrase):
        return False
    if not suits(scene, phrase) or not _follows_lead(scene, phrase) or _is_bare_number(scene, phrase):
        return False
    if _asks_for_words(scene) and not _is_said(scene, phrase):
        return False
    if not counts(scene, phrase):
        return False
    if wish.form == "object" and wish.want in _DONE and does(scene, phrase):
        return False
    if wish.want in _BOUND and plays(scene, phrase) is False:
        return False
    if wish.want == "person" and not _is_known_bearer(scene):
        return False
    return wish.want not in _WITHIN or beside(scene, phrase) is not False


def counts(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number is of the dimension, the deed and the condition asked for; True of all else."""
    return measures(scene, phrase) and tells_deed(scene, phrase) and not is_rivalled(scene, phrase)


def _has_ranks(scene: Scene) -> bool:
    """Whether the sentence says "first", "only", "against" where the question does."""
    wish = scene.wish
    words = {word.lower for word in scene.words}
    return all(word in words for word in wish.rank if word == "against" or wish.want == "person")


def _is_its_own_count(scene: Scene, phrase: Phrase) -> bool:
    """Which schools: not "three schools"; and not whoever it was done by where it asks to whom."""
    wish = scene.wish
    if wish.want not in ("which", "person", "group", "place", "name"):
        return False
    if scene.tags[phrase.first] == "N" and any(scene.focal[phrase.first : phrase.last + 1]):
        return True
    by = phrase.first > 0 and scene.words[phrase.first - 1].lower == "by"
    return by and wish.undergoes


def _asks_for_words(scene: Scene) -> bool:
    """What did he say: nothing but what was said is an answer."""
    wish = scene.wish
    return wish.want == "what" and wish.form == "object" and not wish.verb.isdisjoint(_saying())


def _is_said(scene: Scene, phrase: Phrase) -> bool:
    quoted = scene.tags[phrase.first - 1 : phrase.first] == '"' or scene.tags[phrase.first] == '"'
    return quoted or phrase.shape == "clause"


@cache
def _light() -> frozenset[str]:
    """Verbs that say little: another may stand for them."""
    return frozenset(terms("become take make do have get give provide use want think"))


@cache
def _saying() -> frozenset[str]:
    return frozenset(terms("say tell claim state write report declare announce argue"))


def _follows_lead(scene: Scene, phrase: Phrase) -> bool:
    """What did she die of: right after "of", or after "from"."""
    lead = scene.wish.lead
    if lead not in _LEADS or scene.wish.want not in _LOOSE:
        return True
    leads = _LEADS[lead]
    if scene.verbs and phrase.last < min(scene.verbs):
        return False
    words = [word.lower for word in scene.words[max(0, phrase.first - 3) : phrase.first + 1]]
    return any(word in leads for word in words)


def _is_bare_number(scene: Scene, phrase: Phrase) -> bool:
    """A number, sum or day where no such thing is asked for."""
    return scene.wish.want in _LOOSE and phrase.shape in _NUMERIC and not scene.wish.focus


def _is_known_bearer(scene: Scene) -> bool:
    """Whether the sentence has the noun or the verb that tells who is asked for."""
    wish = scene.wish
    if wish.whose:
        return True
    if wish.form == "subject" and wish.verb:
        return bool(scene.verbs) or not wish.verb.isdisjoint(_light())
    if wish.form not in ("be", "passive") or not wish.noun:
        return True
    if scene.nouns or wish.rank:
        return bool(scene.nouns)
    return any(scene.asked[n] for n, tag in enumerate(scene.tags) if tag in "wVJG")
