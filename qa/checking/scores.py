"""Results such as "3-1": two numbers that belong together in this order, and are no range.

The second is less than or equal to the first, as in no range, or a word of winning, losing or voting stands
before them. English only, by rule.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PAIR = re.compile(r"(?<![\w.,:/$€£–-])(\d{1,3})[-–](\d{1,3})(?![\w%:/–-]|[.,]\d)")
_CONTEST = re.compile(
    r"\b(?:w[io]ns?|winning|los(?:es?|t|ing)|beat(?:s|en|ing)?|defeat(?:s|ed|ing)?|dr[ae]ws?|drawn|led|leads?"
    r"|leading|trail(?:s|ed|ing)?|victory|score[sd]?|voted?|votes|thrash\w*|hammer\w*|edged?|ended|finished)\b",
    re.IGNORECASE,
)
_BEFORE = 60  # characters before a result in which such a word is looked for
SCORE_BASE = 1000.0  # more than either number can be


class Score(NamedTuple):
    """Where it stands in the text, and one number for both."""

    start: int
    end: int
    value: float


def scores(text: str) -> Iterator[Score]:
    """The results of a text, in order."""
    for match in _PAIR.finditer(text):
        first, second = int(match[1]), int(match[2])
        if first >= second or _CONTEST.search(text, max(0, match.start() - _BEFORE), match.start()):
            yield Score(match.start(), match.end(), first * SCORE_BASE + second)
