"""How a phrase bears on the question: whether it is of the sort asked for and plays the part asked for.

Both as clues, for what is more likely, and as a verdict on what cannot be the short answer.
"""

from qa.phrasing.clues import Scene
from qa.phrasing.phrases import Phrase
from qa.phrasing.roles import plays
from qa.phrasing.sorting import suits

_BOUND = frozenset("person group what count place".split())  # wants whose answer stands in a part told by order
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
    if not suits(scene, phrase):
        return False
    if wish.want in _BOUND - {"count", "place"} and plays(scene, phrase) is False:
        return False
    return wish.want not in _WITHIN or beside(scene, phrase) is not False
