"""How a phrase bears on the question: whether it is of the sort asked for and plays the part asked for.

Both as clues, for what is more likely, and as a verdict on what cannot be the short answer.
"""

from qa.phrasing.clues import Scene
from qa.phrasing.phrases import Phrase
from qa.phrasing.roles import plays
from qa.phrasing.sorting import suits

_BOUND = frozenset("person group what".split())  # wants whose answer stands in a part told by order
_LOOSE = frozenset("what is person group name do how why".split())
_NUMERIC = frozenset("number percent money date year period".split())
_LEADS = {"of": ("of", "from"), "from": ("from", "of"), "for": ("for",), "with": ("with", "by"), "against": ("against",)}
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
    return scene.clauses[phrase.first] in held or scene.clauses[phrase.last] in held or plays(scene, phrase) is True


def sound(scene: Scene, phrase: Phrase) -> bool:
    """Whether nothing rules it out as the short answer."""
    wish = scene.wish
    if not suits(scene, phrase) or not _follows_lead(scene, phrase) or _is_bare_number(scene, phrase):
        return False
    if wish.want in _BOUND and plays(scene, phrase) is False:
        return False
    if wish.want == "person" and not (_is_known_bearer(scene) and _is_of_the_event(scene)):
        return False
    return wish.want not in _WITHIN or beside(scene, phrase) is not False


def _follows_lead(scene: Scene, phrase: Phrase) -> bool:
    """What did she die of: right after "of", or after "from"."""
    lead = scene.wish.lead
    if lead not in _LEADS or scene.wish.want not in _LOOSE:
        return True
    leads = _LEADS[lead]
    words = [word.lower for word in scene.words[max(0, phrase.first - 3) : phrase.first + 1]]
    return any(word in leads for word in words)


def _is_bare_number(scene: Scene, phrase: Phrase) -> bool:
    """A number, sum or day where no such thing is asked for."""
    return scene.wish.want in _LOOSE and phrase.shape in _NUMERIC and not scene.wish.focus


def _is_known_bearer(scene: Scene) -> bool:
    """Whether the sentence has the noun asked for, and that it was the first: "the first woman to lead"."""
    wish = scene.wish
    if wish.form not in ("be", "passive") or not wish.noun:
        return True
    words = {word.lower for word in scene.words}
    return all(word in words for word in wish.rank) and (bool(scene.nouns) or any(scene.asked[n] for n, tag in enumerate(scene.tags) if tag in "wVJG"))


def _is_of_the_event(scene: Scene) -> bool:
    """Not where the verb has another name after the preposition of the question: "scored for Aldmoor"."""
    return not any(
        scene.words[place].lower in scene.wish.towards and _names_another(scene, place)
        for verb in scene.verbs
        for place in range(verb + 1, min(verb + 4, len(scene.words)))
        if scene.clauses[place] == scene.clauses[verb]
    )


def _names_another(scene: Scene, place: int) -> bool:
    named = [n for n in range(place + 1, min(place + 5, len(scene.words))) if scene.tags[n] == "U"]
    return bool(named) and not any(scene.asked[n] for n in named)
