"""An answer's text in pieces: words, markers of ours, and what a model wrote that is only partly borne out.

What looks like a marker inside a quote, or inside what a model wrote, is words. Nothing is escaped here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.answer import Answer, Citation
from qa.verify import Status
from qa.written import Drafted

_MARKER = re.compile(r"\[(\d+)\]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, verbatim.

    number  of the citation where it is a marker, else 0
    partly  where it is a sentence that its source bears out only in part, that sentence
    """

    text: str
    number: int = 0
    partly: Drafted | None = None


def pieces(answer: Answer) -> Iterator[Piece]:
    """The whole text in order; pieces of words may be empty."""
    end = 0
    for start, until, piece in sorted([*_markers(answer), *_partly(answer)], key=lambda found: found[:2]):
        yield Piece(answer.text[end:start])
        yield piece
        end = until
    yield Piece(answer.text[end:])


def _markers(answer: Answer) -> Iterator[tuple[int, int, Piece]]:
    """Where the text has markers of ours."""
    numbers = {citation.number for citation in answer.citations}
    words = [span for citation in answer.citations for span in _quoted(citation, answer.text)]
    words += [one.place for one in _shown(answer) if one.place]
    for match in _MARKER.finditer(answer.text):
        inside = any(start <= match.start() < end for start, end in words)
        if int(match[1]) in numbers and not inside:
            yield *match.span(), Piece(match[0], int(match[1]))


def _partly(answer: Answer) -> Iterator[tuple[int, int, Piece]]:
    for one in _shown(answer):
        if one.place and one.status is Status.PARTLY:
            yield *one.place, Piece(answer.text[slice(*one.place)], partly=one)


def _shown(answer: Answer) -> tuple[Drafted, ...]:
    return tuple(one for one in answer.written.sentences if one.place) if answer.written else ()


def _quoted(citation: Citation, text: str) -> Iterator[tuple[int, int]]:
    """Where a quote stands in the text, its own marker after it."""
    quote = re.escape(_SPACE.sub(" ", citation.quote).strip())
    for match in re.finditer(rf"({quote}) \[{citation.number}\]", text):
        yield match.span(1)
