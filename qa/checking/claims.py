"""A text with citations, taken apart into its sentences and the [n] markers that each carries.

A marker is a number in square brackets, or several ("[1, 3]", "[2-4]"); one that stands after the full
stop belongs to the sentence before it. What a marker refers to is not known here.
"""

import re
from dataclasses import dataclass, replace

from index.sentences import Span, sentences

_MARKER = re.compile(r"\[\^?\d{1,3}(?:\s?[,;–-]\s?\^?\d{1,3}){0,20}\]")
_NUMBERS = re.compile(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_BULLET = re.compile(r"(?:[-*•·–—#>]+|\d{1,2}[.)])\s+")
_SPACE = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([.,;:!?…])")
_LETTER_OR_DIGIT = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a text: its words without markers, where it stands, and the numbers of its markers."""

    text: str
    start: int
    end: int
    cited: tuple[int, ...]


def statements(text: str) -> list[Statement]:
    """The sentences of a text in order; a sentence that is only markers gives them to the one before."""
    found: list[Statement] = []
    for span in sentences(text):
        statement = _statement(text, span)
        if _LETTER_OR_DIGIT.search(statement.text):
            found.append(statement)
        elif found and statement.cited:
            before = found[-1]
            found[-1] = replace(before, end=span.end, cited=_distinct(before.cited + statement.cited))
    return _given_back(text, found)


def without_markers(text: str) -> str:
    """The same text with its markers taken out and white space collapsed."""
    bare = _SPACE.sub(" ", _MARKER.sub(" ", text)).strip()
    return _BEFORE_STOP.sub(r"\1", bare) if _MARKER.search(text) else bare


def numbers_of(text: str) -> tuple[int, ...]:
    """The numbers of the markers in a text, each once, in order; "[2-4]" is 2, 3 and 4."""
    found: list[int] = []
    for marker in _MARKER.finditer(text):
        for first, last in _NUMBERS.findall(marker[0]):
            found += range(int(first), int(last) + 1) if last and int(last) >= int(first) else [int(first)]
    return _distinct(tuple(found))


def _statement(text: str, span: Span) -> Statement:
    start = span.start
    if bullet := _BULLET.match(text, start, span.end):
        start = bullet.end()
    return Statement(
        without_markers(text[start : span.end]), start, span.end, numbers_of(text[start : span.end])
    )


def _given_back(text: str, found: list[Statement]) -> list[Statement]:
    """A marker on the line of a sentence that ended before it is of that sentence: "It fell. [1] It rose.
    [2]".
    """
    mended: list[Statement] = []
    for statement in found:
        lead = re.match(rf"(?:{_MARKER.pattern}\s*)+", text[statement.start : statement.end])
        if lead and mended and not mended[-1].cited and "\n" not in text[mended[-1].end : statement.start]:
            before, at = mended[-1], statement.start + lead.end()
            mended[-1] = replace(
                before, end=statement.start + len(lead[0].rstrip()), cited=numbers_of(lead[0])
            )
            rest = text[at : statement.end]
            statement = Statement(without_markers(rest), at, statement.end, numbers_of(rest))
        mended.append(statement)
    return mended


def _distinct(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
