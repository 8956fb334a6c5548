"""Where quotation marks open and close in a text: direct speech, and titles and irony with it.

A quotation that is not closed ends with its paragraph; in print, the next paragraph of the same speech opens
with marks again. Single marks are taken for apostrophes, and nesting is not followed.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

_MARK = re.compile(r"[\"“”„«»]|''|\n[ \t]*(?:\r?\n)[\s]*+")
_CLOSES = {'"': '"', "“": "”“\"", "„": "“”\"", "«": "»", "''": "''", "”": "”\"", "»": "«"}  # fmt: skip


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of text[start:end] in quotation marks, marks included, in order."""
    found: list[tuple[int, int]] = []
    opened, mark = -1, ""
    for match in _MARK.finditer(text, start, end):
        sign = match[0]
        if sign.isspace():
            if opened >= 0:
                found.append((opened, match.start()))
            opened = -1
        elif opened >= 0 and sign in _CLOSES.get(mark, ""):
            found.append((opened, match.end()))
            opened = -1
        elif opened < 0 and sign in _CLOSES and not (sign in "”»" and _ends_word(text, match.start())):
            opened, mark = match.start(), sign
    if opened >= 0:
        found.append((opened, end))
    return found


def share_quoted(quoted: Sequence[tuple[int, int]], start: int, end: int) -> float:
    """How much of text[start:end] stands in quotation marks, 0 to 1, by characters."""
    at = max(0, bisect_right(quoted, (start, end)) - 1)
    inside = 0
    for first, last in quoted[at:]:
        if first >= end:
            break
        inside += max(0, min(last, end) - max(first, start))
    return inside / max(1, end - start)


def _ends_word(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()
