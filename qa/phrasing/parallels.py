"""Several numbers of one kind in a sentence, each with a condition of its own.

"110 minutes in quiet mode and 65 minutes in turbo mode".

The right one stands in the part that has the question's condition; where that cannot be told, none is right.
"""

from collections.abc import Sequence

from qa.phrasing.clues import Scene
from qa.phrasing.dimensions import dimension, number_in
from qa.phrasing.phrases import Phrase

_BREAKS = frozenset("C,;S")
_WANTS = frozenset("count amount measure duration number percent age frequency".split())


def is_rivalled(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number of its kind has the better claim, by the words around it, or as good a one."""
    if scene.wish.want not in _WANTS:
        return False
    parts = _parts(scene)
    number = number_in(scene, phrase)
    mine = next((n for n, part in enumerate(parts) if part[0] <= number <= part[1]), None)
    if mine is None:
        return False
    rivals = [n for n in (mine - 1, mine + 1) if 0 <= n < len(parts) and _alike(scene, parts, mine, n)]
    return any(
        _is_better(scene, parts, other, mine) or _is_tied(scene, parts, other, mine) for other in rivals
    )


def _parts(scene: Scene) -> list[tuple[int, int]]:
    """The stretches of the sentence, parted by signs and conjunctions, with one number or more in each."""
    tags = scene.tags
    ends = [n for n, tag in enumerate(tags) if tag in _BREAKS and _parts_numbers(tags, n)]
    starts = [0, *(n + 1 for n in ends)]
    return list(zip(starts, [*(n - 1 for n in ends), len(tags) - 1], strict=True))


def _parts_numbers(tags: str, place: int) -> bool:
    """Whether a break is the last one between a number and the next, with words between number and break."""
    before = next((n for n in range(place - 1, -1, -1) if tags[n] == "N"), None)
    after = next((n for n in range(place + 1, len(tags)) if tags[n] == "N" or tags[n] in _BREAKS), None)
    if before is None or after is None:
        return False
    if tags[place] == ";":
        return "N" in tags[place:]
    return tags[after] == "N" and place - before > 1


def _alike(scene: Scene, parts: Sequence[tuple[int, int]], mine: int, other: int) -> bool:
    """Whether the number of another part counts or measures the same."""
    one, two = _first_number(scene, parts[mine]), _first_number(scene, parts[other])
    if one is None or two is None:
        return False
    kinds = [dimension(scene, number) for number in (one, two)]
    if kinds[0] != kinds[1]:
        return False
    return kinds[0] is not None or _counts_alike(scene, one.first, two.first)


def _first_number(scene: Scene, part: tuple[int, int]) -> Phrase | None:
    place = next((n for n in range(part[0], part[1] + 1) if scene.tags[n] == "N"), None)
    return None if place is None else Phrase(place, place, "number")


def _counts_alike(scene: Scene, one: int, two: int) -> bool:
    """Whether both are followed by the noun asked for, or one by it and the other by no noun."""
    told = [_noun_behind(scene, place) for place in (one, two)]
    return any(told) and all(noun is None or noun for noun in told)


def _noun_behind(scene: Scene, place: int) -> bool | None:
    """Whether the noun behind a number is the one asked for; None where none follows."""
    place += 1
    while place < len(scene.tags) and scene.tags[place] in "NJ":
        place += 1
    while place < len(scene.tags) and scene.tags[place] in "wU":
        if scene.focal[place]:
            return True
        place += 1
    return False if scene.tags[place - 1 : place] in ("w", "U") else None


def _asked(scene: Scene, part: tuple[int, int]) -> frozenset[str]:
    """The words of the question in a part, but for the noun that is counted."""
    return frozenset(
        term
        for n in range(part[0], part[1] + 1)
        if scene.asked[n] and not scene.focal[n]
        for term in scene.words[n].terms
    )


def _leans(scene: Scene, parts: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a part has what it tells of from the one before: no verb, or a pronoun for its subject."""
    tags = scene.tags[parts[place][0] : parts[place][1] + 1]
    finite = [n for n, tag in enumerate(tags) if tag in "VEX"]
    return not finite or "R" in tags[: finite[0]]


def _is_better(scene: Scene, parts: Sequence[tuple[int, int]], other: int, mine: int) -> bool:
    """Whether the other part has all of the question that mine has, and more."""
    theirs, own = _asked(scene, parts[other]), _asked(scene, parts[mine])
    if other > mine and _leans(scene, parts, other):
        return bool(theirs - own)
    if other < mine and _leans(scene, parts, mine):
        return own < theirs and bool(_asked(scene, _behind(scene, parts[other])) - own)
    return own < theirs


def _behind(scene: Scene, part: tuple[int, int]) -> tuple[int, int]:
    """What of a part follows its number; all of it where it opens with a condition: "in quiet mode it …"."""
    number = next((n for n in range(part[0], part[1] + 1) if scene.tags[n] == "N"), part[0])
    return part if scene.tags[part[0]] == "P" else (number, part[1])


def _is_tied(scene: Scene, parts: Sequence[tuple[int, int]], other: int, mine: int) -> bool:
    """Whether both have a condition opened alike, and the question has as much of the one as of the other."""
    later = max(mine, other)
    if not _leans(scene, parts, later):
        return False
    one, two = (_condition(scene, parts[place]) for place in (mine, other))
    if one is None or two is None:
        return False
    alike = scene.words[one[0]].lower == scene.words[two[0]].lower
    return alike and _asked(scene, one) == _asked(scene, two)


def _condition(scene: Scene, part: tuple[int, int]) -> tuple[int, int] | None:
    """From the preposition behind its number and what that counts to the end of a part."""
    number = next((n for n in range(part[0], part[1] + 1) if scene.tags[n] == "N"), part[1])
    place = number + 1
    while place <= part[1] and scene.tags[place] in "NJwU%":
        place += 1
    return (place, part[1]) if place <= part[1] and scene.tags[place] == "P" else None
