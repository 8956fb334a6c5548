"""Where paragraphs begin among the lines of pages, by where the lines stand. It finds no tables or headings.

How far apart the lines of a paragraph are is measured where a sentence runs from one line to the next, near
the place in question: a text in double spacing has no gap between its lines. Where there is no gap, an
indent, a line that ends early, a list marker or another type size begins a paragraph.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

_BULLET = re.compile(r"[•‣▪◦●■○]\s*\S")
_MARKER = re.compile(r"(?:[-–—*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+\S", re.IGNORECASE)
_USUAL = 1.2  # from line to line, in type sizes, where nothing shows it
_FARTHEST = 3.2  # in type sizes: what is farther off is no next line of a paragraph
_NEAREST = 7  # how many places at which a sentence runs on give the distance of lines there


@dataclass(frozen=True, slots=True)
class Line:
    """In points, upwards: where its first and last letters and the baselines under them are; its type size.

    It is more than one line of the page where words are divided at line ends: `right` and `last` are then
    those of the last.
    """

    text: str
    left: float
    right: float
    baseline: float
    last: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """Its text, with blank lines between paragraphs, and whether it begins within a sentence."""

    text: str
    runs_on: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """From a line to the next one, which is number `at` of the document, in type sizes."""

    at: int
    size: int
    height: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Page]:
    """The text of each page, given its lines in reading order; lines without text are left out."""
    written = [[line for line in lines if line.text] for lines in pages]
    pitch = _pitch(written)
    found: list[Page] = []
    count = 0
    above: Line | None = None
    for lines in written:
        runs_on = above is not None and bool(lines) and _runs_on(above, lines[0])
        found.append(Page(_text(lines, count, pitch), runs_on))
        count += len(lines)
        above = lines[-1] if lines else above
    return found


def _text(lines: Sequence[Line], first: int, pitch: Callable[[int, float], float]) -> str:
    text = "".join(line.text for line in lines[:1])
    for number, line in enumerate(lines[1:], 1):
        parted = _begins(lines, number, pitch(first + number, line.size))
        text += ("\n\n" if parted else "\n") + line.text
    return text


def _pitch(pages: Sequence[Sequence[Line]]) -> Callable[[int, float], float]:
    """From one baseline to the next in a paragraph, in type sizes, at a line's number and type size."""
    within = list(_steps(pages, _goes_on)) or list(_steps(pages, _is_full))
    heights = [step.height for step in _steps(pages, _same_size)]
    otherwise = quantiles(heights, n=4)[0] if len(heights) > 4 else _USUAL
    of_size: dict[int, list[_Step]] = {}
    for step in within:
        of_size.setdefault(step.size, []).append(step)

    def pitch(at: int, size: float) -> float:
        steps = of_size.get(round(size), within)
        middle = bisect(steps, at, key=lambda step: step.at)
        begin = max(0, min(middle - _NEAREST // 2, len(steps) - _NEAREST))
        return median(step.height for step in steps[begin : begin + _NEAREST]) if steps else otherwise

    return pitch


def _steps(pages: Sequence[Sequence[Line]], counts: Callable[[Line, Line], bool]) -> Iterator[_Step]:
    first = 0
    for lines in pages:
        for number, (above, below) in enumerate(pairwise(lines), 1):
            height = (above.last - below.baseline) / above.size
            if 0.5 < height < _FARTHEST and _same_size(above, below) and counts(above, below):
                yield _Step(first + number, round(below.size), height)
        first += len(lines)


def _same_size(above: Line, below: Line) -> bool:
    return 0.87 < below.size / above.size < 1.15


def _goes_on(above: Line, below: Line) -> bool:
    """A sentence of the line above ends in this one, as its small letter shows."""
    first = below.text[0]
    listed = _MARKER.match(below.text)
    return first.isalpha() and not (first.isupper() or listed or _ends_a_sentence(above.text))


def _is_full(above: Line, below: Line) -> bool:
    """The line above ends within a sentence for want of room: it is too long for most headings."""
    width = above.right - above.left
    return width > max(20 * above.size, 0.9 * (below.right - above.left)) and not _ends_a_sentence(above.text)


def _runs_on(above: Line, below: Line) -> bool:
    """From the last line of a page to the first of the next."""
    if _ends_a_sentence(above.text) or _marked(below.text):
        return False
    wide = min(line.right - line.left - 25 * line.size for line in (above, below)) > 0
    return below.text[0].islower() or (wide and _same_size(above, below))


def _begins(lines: Sequence[Line], number: int, pitch: float) -> bool:
    above, line = lines[number - 1], lines[number]
    step = above.last - line.baseline
    if step <= 0:  # the next column
        return not _same_size(above, line) or _ends_a_sentence(above.text)
    if not _same_size(above, line) or step > 1.15 * pitch * line.size:
        return step > 0.5 * line.size
    if _BULLET.match(line.text):
        return True
    short = _is_short(lines, number)
    if not _ends_a_sentence(above.text):
        return _marked(line.text) and _marked(above.text) and short
    return short or _marked(line.text) or _is_indented(lines, number)


def _marked(text: str) -> bool:
    return bool(_BULLET.match(text) or _MARKER.match(text))


def _is_indented(lines: Sequence[Line], number: int) -> bool:
    """More than the line above or the one below, so that what is set in as a whole is not taken apart."""
    line = lines[number]
    margin = min(other.left for other in _column(lines, number))
    beside = [other.left for other in lines[max(0, number - 1) : number + 2] if other is not line]
    in_by = 0.7 * line.size
    return line.left - margin > in_by and any(line.left - left > in_by for left in beside)


def _is_short(lines: Sequence[Line], number: int) -> bool:
    """The line above ends so early that the first word of this one, with a capital, had room in it."""
    above, line = lines[number - 1], lines[number]
    column = _column(lines, number)
    edge, margin = max(other.right for other in column), min(other.left for other in column)
    word = 0.6 * line.size * (len(line.text.split()[0]) + 2)
    return edge - above.right > max(word, 0.1 * (edge - margin)) and not line.text[0].islower()


def _column(lines: Sequence[Line], number: int) -> list[Line]:
    """This line and those near it that begin about where it does."""
    line = lines[number]
    near = lines[max(0, number - 6) : number + 7]
    return [other for other in near if abs(other.left - line.left) < 6 * line.size]


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»)]")[-1:] in (".", "!", "?", "…", ":", "。")
