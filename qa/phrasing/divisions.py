"""The clauses of a sentence, by number: which words belong to which verb.

A relative clause and what a conjunction opens are clauses of their own, and so are the parts that "and" or a
comma joins where each has a verb. By the tags of `qa.phrasing.tagging`, so roughly.
"""

from collections.abc import Sequence

from qa.phrasing.tagging import Word

_ENDS = frozenset(".;:")
_FINITE = frozenset("VEX")
_OPENING = frozenset("after before since as until till".split())


def clauses(words: Sequence[Word]) -> list[int]:
    """The number of the clause that each word belongs to."""
    tags = "".join(word.tag for word in words)
    numbers: list[int] = []
    current, newest, outer = 0, 0, -1  # outer: the clause that a relative clause stands in
    aside = False
    for place in range(len(tags)):
        if outer >= 0 and _relative_ends(tags, numbers, place, current, aside):
            current, outer = outer, -1
        if _opens_relative(words, tags, place):
            newest += 1
            outer = current if outer < 0 else outer
            current, aside = newest, place > 0 and tags[place - 1] == ","
        elif _opens(words, tags, numbers, place, current):
            newest += 1
            current, outer = newest, (outer if aside else -1)
        numbers.append(current)
    return numbers


def _opens_relative(words: Sequence[Word], tags: str, place: int) -> bool:
    return tags[place] == "W" and words[place].lower != "how"


def _relative_ends(tags: str, numbers: Sequence[int], place: int, current: int, aside: bool) -> bool:
    """At the comma that closes it; without commas, at the verb after its own."""
    inside = "".join(tag for tag, number in zip(tags, numbers, strict=False) if number == current)
    if tags[place] in ",)-":
        return any(tag in _FINITE for tag in inside)
    if aside or tags[place] not in _FINITE:
        return False
    had = [n for n, tag in enumerate(inside) if tag in "VE"]
    return bool(had) and had[-1] < len(inside) - 1 and not set(inside[had[-1] + 1 :]) <= set("AXEV")


def _opens(words: Sequence[Word], tags: str, numbers: Sequence[int], place: int, current: int) -> bool:
    tag = tags[place]
    if tag in _ENDS and words[place].lower in ".;:!?":
        return True
    if tag == "S":
        return words[place].lower != "once"  # mostly "one time"
    own = "".join(t for t, number in zip(tags, numbers, strict=False) if number == current)
    ahead = _ahead(tags, place)
    if tag == "P" and words[place].lower in _OPENING:
        return any(t in _FINITE for t in ahead) and ahead[:1] != "G"
    return tag in "C," and any(t in _FINITE for t in own) and _has_subject(ahead)


def _ahead(tags: str, place: int) -> str:
    """The tags up to the next sign or conjunction."""
    end = place + 1
    while end < len(tags) and tags[end] in ",C" and end == place + 1:
        end += 1
    first = end
    while end < len(tags) and tags[end] not in ',;:.SW"':
        end += 1
    return tags[first:end]


def _has_subject(ahead: str) -> bool:
    """Whether a verb comes, and something before it that could be its subject."""
    verb = next((place for place, tag in enumerate(ahead) if tag in _FINITE), None)
    return verb is not None and any(tag in "UwRNd" for tag in ahead[:verb])
