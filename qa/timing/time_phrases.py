"""Where a text names a time: its phrases, unresolved, by the patterns of `qa.timing.time_shapes`.

It does not tell which day is meant, nor whether "in March" may be something else: see `qa.timing.lookalikes`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qa.timing.time_shapes import NEEDED, SHAPES


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time phrase: text[start:end], its shape, and the words it is made of by their role in it."""

    start: int
    end: int
    shape: str
    parts: Mapping[str, str]

    def __getitem__(self, role: str) -> str:
        """The words in that role; "" where there are none."""
        return self.parts.get(role, "")


def time_phrases(text: str, start: int, end: int, *, typed: bool = False) -> Iterator[Phrase]:
    """All that match in text[start:end], shape by shape; they may overlap.

    typed   the text was typed as a question, where months and weekdays may be in lower case
    """
    lowered = text[start:end].lower()
    present = {need for need, sign in _signs() if sign.search(lowered)}
    if not present:
        return
    for shape, pattern in _patterns(typed):
        if NEEDED[shape] in present:
            for match in pattern.finditer(text, start, end):
                parts = {role: words for role, words in match.groupdict().items() if words}
                yield Phrase(match.start(), match.end(), shape, parts)


def without_overlaps(found: Iterable[Phrase]) -> list[Phrase]:
    """In order, the longest at each place."""
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif phrase.end > kept[-1].end:
            kept[-1] = phrase
    return kept


@cache
def _patterns(typed: bool) -> Sequence[tuple[str, re.Pattern[str]]]:
    flags = re.IGNORECASE if typed else re.NOFLAG
    return [(shape, re.compile(rf"(?<![\w-])(?:{pattern})", flags)) for shape, pattern in SHAPES.items()]


@cache
def _signs() -> Sequence[tuple[str, re.Pattern[str]]]:
    """What must occur, in lower case, for a shape to be worth looking for: most sentences name no time."""
    return [(need, re.compile(need)) for need in dict.fromkeys(NEEDED.values())]
