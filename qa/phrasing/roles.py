"""What part a phrase plays beside the verb that a question asks with: who does it, to whom it is done.

By word order alone: English says who does it before the verb, or after "by" where the verb is passive. Where
the sentence does not have the verb of the question, nothing is told.
"""

from enum import StrEnum

from qa.phrasing.clues import Scene
from qa.phrasing.phrases import Phrase

_FINITE = frozenset("VEX")
_GROUPED = 3  # words of a title or description between "by" and a name: "by the poet Ada Brill"
_MADE = frozenset("became become becomes named elected appointed chosen made as called including".split())
_GOT = frozenset("been being got gets get".split())


class Role(StrEnum):
    """What a phrase is to a verb."""

    DOER = "doer"
    DONE_TO = "done to"
    OTHER = "other"


def asked_role(scene: Scene) -> Role | None:
    """The part that the answer to a question plays; None where the question has no verb but "be"."""
    wish = scene.wish
    if not wish.verb or wish.form == "be":
        return None
    if wish.form == "subject":
        return Role.DONE_TO if wish.undergoes else Role.DOER
    if wish.form == "object":
        return Role.DONE_TO
    return None


def plays(scene: Scene, phrase: Phrase) -> bool | None:
    """Whether a phrase plays the part asked for beside a verb of the question; None where none is there."""
    asked = asked_role(scene)
    if scene.wish.whose:
        return None
    if scene.wish.noun and scene.wish.want == "person":
        return _is_identified(scene, phrase)
    if asked is None or scene.wish.lead not in ("", "by"):
        return None
    verbs = list(scene.verbs)
    if not verbs:
        return None
    return any(_role(scene, phrase, verb) is asked for verb in verbs)


def does(scene: Scene, phrase: Phrase) -> bool:
    """Whether it is who does what the question's verb says."""
    return any(_role(scene, phrase, verb) is Role.DOER for verb in scene.verbs)


def _role(scene: Scene, phrase: Phrase, verb: int) -> Role:
    if phrase.first <= verb <= phrase.last:
        return Role.OTHER
    passive = is_passive(scene, verb)
    if phrase.last < verb:
        relative = _of_relative(scene, phrase, verb)
        if relative is None and not is_subject(scene, phrase, verb):
            return Role.OTHER
        return Role.DONE_TO if passive or relative is Role.DONE_TO else Role.DOER
    if _is_agent(scene, phrase, verb):
        return Role.DOER if passive or scene.tags[verb] in "wG" else Role.OTHER
    return Role.DONE_TO if not passive and _is_object(scene, phrase, verb) else Role.OTHER


def is_passive(scene: Scene, verb: int) -> bool:
    """Whether it is done to what stands before: "was painted", "a picture painted by"."""
    if scene.tags[verb] not in "VJ":
        return False
    before = _skipping_adverbs(scene, verb - 1, -1)
    if before >= 0 and (scene.tags[before] == "E" or scene.words[before].lower in _GOT):
        return True
    after = _skipping_adverbs(scene, verb + 1, 1)
    by = after < len(scene.words) and scene.words[after].lower == "by"
    return by and (before < 0 or scene.tags[before] not in "XR")


def _skipping_adverbs(scene: Scene, place: int, step: int) -> int:
    while 0 <= place < len(scene.tags) and scene.tags[place] == "A":
        place += step
    return place


def _of_relative(scene: Scene, phrase: Phrase, verb: int) -> Role | None:
    """What a phrase is to the verb of the relative clause right behind it; None where there is none."""
    place = phrase.last + 1
    if place < verb and scene.tags[place] == ",":
        place += 1
    if place >= verb or scene.tags[place] != "W" or scene.clauses[place] != scene.clauses[verb]:
        return None
    begins = _skipping_adverbs(scene, place + 1, 1)
    return Role.DOER if scene.tags[begins] in "VEX" else Role.DONE_TO


def is_subject(scene: Scene, phrase: Phrase, verb: int) -> bool:
    """Whether it stands before the verb, in its clause, with nothing between that could be the subject."""
    if phrase.last >= verb or scene.clauses[phrase.last] != scene.clauses[verb]:
        return False
    if scene.tags[verb] == "G" and (finite := _finite_before(scene, verb)) is not None:
        return is_subject(scene, phrase, finite)
    before = scene.tags[phrase.first - 1] if phrase.first else ""
    if (before and before in "POT") or scene.tags[phrase.last + 1] == "'":
        return False
    return not any(_is_another_verb(scene, place, verb) for place in range(phrase.last + 1, verb))


def _finite_before(scene: Scene, verb: int) -> int | None:
    """The verb whose subject a participle shares: "conquered" of "conquered England, killing …"."""
    before = _skipping_adverbs(scene, verb - 1, -1)
    if before >= 0 and scene.tags[before] == "E":
        return None
    same = range(verb - 1, -1, -1)
    return next((n for n in same if scene.tags[n] == "V" and scene.clauses[n] == scene.clauses[verb]), None)


def _is_another_verb(scene: Scene, place: int, verb: int) -> bool:
    """A finite verb that is neither an auxiliary of this one nor joined to it by "and"."""
    if scene.tags[place] not in _FINITE or scene.clauses[place] != scene.clauses[verb]:
        return False
    before = _skipping_adverbs(scene, verb - 1, -1)
    while before > place and scene.tags[before] in "EXA":
        before -= 1
    return before > place and scene.tags[before] not in "CGT" and not _participial(scene, place)


def _participial(scene: Scene, place: int) -> bool:
    """A participle beside its noun: "first seen over Lund in 1911", between commas."""
    return (
        scene.tags[place] == "V"
        and _skipping_adverbs(scene, place - 1, -1) >= 0
        and (scene.tags[_skipping_adverbs(scene, place - 1, -1)] in ",J")
    )


def _is_agent(scene: Scene, phrase: Phrase, verb: int) -> bool:
    """Whether it follows "by", and that the verb without another verb between."""
    for by in range(phrase.first - 1, max(verb, phrase.first - 2 - _GROUPED), -1):
        if scene.words[by].lower == "by":
            return not any(tag in "VEW" for tag in scene.tags[verb + 1 : by])
        if scene.tags[by] not in "DJUw'C,":
            return False
    return False


def _is_object(scene: Scene, phrase: Phrase, verb: int) -> bool:
    """Whether it follows the verb, with at most adverbs and descriptions between."""
    if scene.clauses[phrase.first] != scene.clauses[verb]:
        return False
    between = scene.tags[verb + 1 : phrase.first]
    return len(between) <= _GROUPED + 1 and all(tag in "DdJwUA'TP\"" for tag in between)


def _is_identified(scene: Scene, phrase: Phrase) -> bool | None:
    """Whether it stands beside the noun asked for: "mayor Dora Quist", "Dora Quist, mayor of"."""
    places = scene.nouns
    return any(_bears(scene, phrase, noun) for noun in places) if places else None


def _bears(scene: Scene, phrase: Phrase, noun: int) -> bool:
    if phrase.first <= noun <= phrase.last or noun == phrase.first - 1:
        return True
    first, last = (noun, phrase.first) if noun < phrase.first else (phrase.last, noun)
    between = scene.tags[first + 1 : last]
    if between == ",":
        return True
    if scene.clauses[first] != scene.clauses[last]:
        return "W" in between and "E" in between
    words = {word.lower for word in scene.words[first + 1 : last]}
    if "E" in between or not words.isdisjoint(_MADE):
        return True
    return bool(set(",(-:") & set(between)) and not set("VX") & set(between)
