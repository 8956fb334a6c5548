"""Whether a phrase is a whole one: no half of a name or a time, none that runs from one phrase into the next.

Which stretches are looked at is for `qa.phrasing.phrases`; this needs the sentence around them.
"""

import re

from qa.phrasing.clues import Scene
from qa.phrasing.names import PARTICLES, is_title
from qa.phrasing.phrases import Phrase
from qa.speech.reporting import BODIES

_MEASURED = frozenset("money measure number percent".split())
_TIMED = frozenset("date year time when".split())
_TEXTS = frozenset(
    "article articles report reports story edition issue letter post statement column interview".split()
)
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_DATELINE = 4  # words between the date and the dash
_CALENDAR = frozenset("MK")
_NAMED = frozenset("person place group name".split())
_DEED = re.compile("[PO][GV]|TV|[Uw]P[MKY]|UN[wJ]|[UG],D")  # "Kai Storm of lying", "Dunmore on Friday"
_THINGS = _NAMED | {"what", "is", "which"}
_BODILY = frozenset("person group what is".split())
_RANGES = frozenset("PTC,-DAJ")
_OPENS_REASONS = frozenset("because since after as so".split())


def is_whole(scene: Scene, phrase: Phrase) -> bool:
    """Whether it neither cuts a name or a time nor joins two phrases."""
    if _is_reference(scene, phrase):
        return False
    if phrase.shape in _MEASURED and "A" in scene.tags[phrase.first + 1 : phrase.last + 1]:
        return False  # "385 crowns instead of 310"
    if scene.wish.want in _TIMED:
        return _is_time(scene, phrase)
    if _cuts_name(scene, phrase) or _cuts_owned(scene, phrase) or _runs_on(scene, phrase):
        return False
    return scene.wish.want != "why" or _ends_clause(scene, phrase)


def _is_reference(scene: Scene, phrase: Phrase) -> bool:
    """Whether it is, or holds, the number of a note: "[2]"."""
    start, end = scene.words[phrase.first].start, scene.words[phrase.last].end
    return _REFERENCE.search(scene.text, max(0, start - 1), end + 1) is not None


def _ends_clause(scene: Scene, phrase: Phrase) -> bool:
    """Of a reason that is a clause: whether it is all of it."""
    tags = scene.tags
    if phrase.first and scene.words[phrase.first - 1].lower in _OPENS_REASONS:
        return False
    verb = any(tag in "VEX" for tag in tags[phrase.first : phrase.last + 1])
    opened = (
        scene.words[phrase.first].lower in _OPENS_REASONS and tags[phrase.first + 1 : phrase.first + 2] != "O"
    )
    after = tags[phrase.last + 1 : phrase.last + 2]
    return not (verb or opened) or not after or after in '.,;:SWC)"-'


def _is_time(scene: Scene, phrase: Phrase) -> bool:
    """A time phrase as it is recognised, or several joined; what holds none is left to its shape."""
    held = [span for span in scene.times if span[0] <= phrase.last and span[1] >= phrase.first]
    if _is_dateline(scene, phrase):
        return False
    if not held:
        return not _counts_things(scene, phrase)
    first, last = held[0][0], held[-1][1]
    if _describes(scene, first, last) or _dates_a_text(scene, first):
        return False
    if scene.wish.want != "year" and (phrase.first > first or phrase.last < last):
        return False
    covered = {place for span in held for place in range(span[0], span[1] + 1)}
    rest = [place for place in range(phrase.first, phrase.last + 1) if place not in covered]
    return all(scene.tags[place] in _RANGES for place in rest) and (
        phrase.last <= last or scene.tags[phrase.last] not in "PT"
    )


def _is_dateline(scene: Scene, phrase: Phrase) -> bool:
    """The day of the report, not of the event: "CORBY, 8 July (Reuters) - The circus left"."""
    after = scene.tags[phrase.last + 1 : phrase.last + 1 + _DATELINE]
    dash = after.find("-")
    return (
        dash >= 0
        and phrase.last < _DATELINE * 2
        and not set("VEX") & set(scene.tags[: phrase.first] + after[:dash])
    )


def _describes(scene: Scene, first: int, last: int) -> bool:
    """Whether a year describes the noun behind it: "the 2020 election"."""
    before, after = scene.tags[max(0, first - 1) : first], scene.tags[last + 1 : last + 2]
    return (
        scene.tags[last] == "Y"
        and after in ("w", "U", "J")
        and (before in ("D", "J", "d") or scene.tags[first] == "D")
    )


def _dates_a_text(scene: Scene, first: int) -> bool:
    """Whether it is the date of a report: "our article of 3 June"."""
    before = [word.lower for word in scene.words[max(0, first - 2) : first]]
    return len(before) == 2 and before[1] in ("of", "from", "dated") and before[0] in _TEXTS


def _counts_things(scene: Scene, phrase: Phrase) -> bool:
    tags = scene.tags[phrase.first : phrase.last + 1]
    return "N" in tags and "P" in tags[tags.index("N") :]


def _cuts_name(scene: Scene, phrase: Phrase) -> bool:
    """Whether it begins or ends within a name: "Menéndez" of "Pedro Menéndez de Avilés"."""
    tags, end = scene.tags, phrase.last + 1
    if tags[phrase.last] == "U" and tags[end : end + 1] == "U":
        return True
    if tags[phrase.last - 1 : end + 1] == "Oww" and scene.words[end].lower.endswith("s"):
        return True  # "the courts of member", of "states"
    before = phrase.first - 1
    if tags[phrase.first] != "U" or before < 0:
        return False
    lower = scene.words[before].lower
    if lower in PARTICLES or lower == "y":
        return before > 0 and tags[before - 1] == "U"
    return tags[before] == "U" and not (before == 0 or is_title(lower))


def _cuts_owned(scene: Scene, phrase: Phrase) -> bool:
    """Whether it ends before the body that bears its name: "the Growers" of "the Growers' Board"."""
    tags, owned = scene.tags, phrase.last + 2
    if scene.wish.whose or scene.wish.want not in _BODILY or tags[owned - 1 : owned] != "'":
        return False
    while tags[owned : owned + 1] in ("J", "w", "U") and tags[owned + 1 : owned + 2] in ("w", "U"):
        owned += 1
    if tags[owned : owned + 1] not in ("U", "w"):
        return False
    return tags[owned] == "U" or scene.words[owned].lower in BODIES


def _has_noun(inside: str) -> bool:
    """Whether there is a noun in it, and no adjective or adverb that lost its noun at the end."""
    return not set("UwNYGM").isdisjoint(inside) and (inside[-1] not in "JA" or len(inside) == 1)


def _runs_on(scene: Scene, phrase: Phrase) -> bool:
    """Whether it begins with a day or a month and goes on with something else: "Tuesday at age 65"."""
    inside = scene.tags[phrase.first : phrase.last + 1]
    begun = inside.lstrip("PD")[:1]
    if bool(begun) and begun in _CALENDAR:
        return True
    if scene.wish.want in _THINGS and not _has_noun(inside):
        return True
    return scene.wish.want in _NAMED and _DEED.search(inside) is not None
