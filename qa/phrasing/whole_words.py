"""A stretch of a sentence as whole words, with the rest of a name or number that it cuts.

The trained reader marks pieces of words, and stops now and then in the middle of a name: "Manakin Episcopal"
for "Manakin Episcopal Church", "15 million" for "12 to 15 million".
"""

from collections.abc import Sequence

from qa.phrasing.tagging import Word

_SIGNS = ",;."
_JOINS = frozenset("to and - –".split())
_SCALES = frozenset("hundred thousand million billion trillion percent %".split())


def whole_words(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """The first and the last word of the characters start to end; None where no word is touched."""
    inside = [n for n, word in enumerate(words) if start < word.end and word.start < end]
    while inside and words[inside[0]].tag in _SIGNS:
        inside = inside[1:]
    while inside and words[inside[-1]].tag in _SIGNS:
        inside = inside[:-1]
    return _rounded_out(words, inside[0], inside[-1]) if inside else None


def _rounded_out(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    while last + 1 < len(words) and _is_one_name(words[last], words[last + 1]):
        last += 1
    while first > 1 and _is_one_name(words[first - 1], words[first]):  # the first word is capitalised anyway
        first -= 1
    if words[last].tag == "N" and last + 1 < len(words) and words[last + 1].lower in _SCALES:
        last += 1
    if first > 1 and words[first].tag == words[first - 2].tag == "N" and words[first - 1].lower in _JOINS:
        first -= 2
    return first, last


def _is_one_name(word: Word, following: Word) -> bool:
    return word.tag == following.tag == "U" and following.start - word.end == 1
