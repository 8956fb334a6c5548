"""A sentence too long for the embedder, or a word, cut where it hurts least.

Cuts are sought near equal parts: after a line (of code), after clause punctuation, at a space, and in a
word without any where a reader sees one character end and the next begin. Only the common rules of
Unicode's text segmentation (UAX 29) are followed: marks, joiners, flags, Hangul, line ends.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

_LINE_END = re.compile(r"[\n\r\x85\u2028\u2029]+")
_CLAUSE_END = re.compile(r"[;:,–—][\"'”’»)\]]*\s|[、，；：]")
_SPACE = re.compile(r"\s+")
_JOINER = "\u200d"
_FARTHEST = 64  # code points either way in which the end of a character is looked for


def divide(text: str, start: int, end: int, parts: int, *, by_line: bool) -> list[tuple[int, int]]:
    """Spans that cover text[start:end] but for white space, about `parts` of about equal length.

    by_line prefers line ends. What readers see as one character is cut only if it is all there is to cut; one
    span comes back for a single code point.
    """
    cuts = [start, *_cuts(text, start, end, parts, by_line), end]
    spans = (_trimmed(text, first, last) for first, last in pairwise(cuts))
    return [span for span in spans if span[0] < span[1]]


def _cuts(text: str, start: int, end: int, parts: int, by_line: bool) -> Iterator[int]:
    last = start
    for left in range(parts, 1, -1):
        part = (end - last) // left
        ideal = last + max(1, part)
        if ideal >= end:
            return
        cut = _best(text, last, ideal, part, by_line) or _between_characters(text, last, ideal, end)
        if not cut and last == start:
            cut = ideal  # one character, or an absurd run of marks, that does not fit in whole
        if last < cut < end:
            yield cut
            last = cut


def _best(text: str, last: int, ideal: int, part: int, by_line: bool) -> int:
    """Where near the ideal a separator ends; 0 if none does."""
    near = max(last + 1, ideal - part // 8), ideal + part // 8
    far = max(last + 1, ideal - part // 2), ideal
    separators = (_LINE_END, _CLAUSE_END, _SPACE)[0 if by_line else 1 :]
    for separator, (low, high) in [*((separator, near) for separator in separators), (_SPACE, far)]:
        ends = [match.end() for match in separator.finditer(text, low, high)]
        if ends:
            return min(ends, key=lambda cut: abs(cut - ideal))
    return 0


def _between_characters(text: str, start: int, ideal: int, end: int) -> int:
    """The place nearest to the ideal, before it or else after, where a character ends; 0 if there is none."""
    before = range(ideal, max(start, ideal - _FARTHEST), -1)
    after = range(ideal + 1, min(end, ideal + _FARTHEST))
    return next((cut for cut in (*before, *after) if _apart(text, cut)), 0)


def _apart(text: str, cut: int) -> bool:
    """Whether text[cut - 1] and text[cut] are of different characters as a reader sees them."""
    left, right = text[cut - 1], text[cut]
    if unicodedata.category(right) in ("Mn", "Me", "Mc") or _JOINER in (left, right):
        return False
    if "\U0001f3fb" <= right <= "\U0001f3ff" or "\U000e0020" <= right <= "\U000e007f":
        return False  # a skin tone; a tag that names a region's flag
    if left + right == "\r\n" or ("\ud800" <= left <= "\udbff" and "\udc00" <= right <= "\udfff"):
        return False
    if _is_flag_half(left) and _is_flag_half(right):
        return _flag_halves(text, cut) % 2 == 0
    return not ("\u1100" <= left <= "\u11ff" and "\u1160" <= right <= "\u11ff")


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_halves(text: str, cut: int) -> int:
    """How many regional indicators stand directly before a cut: two make a flag."""
    at = cut
    while at > 0 and cut - at < _FARTHEST * 2 and _is_flag_half(text[at - 1]):
        at -= 1
    return cut - at


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))
