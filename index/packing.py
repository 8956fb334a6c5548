"""Which sentences share a passage: the cheapest way through all places where one may end.

Only sizes and the seams between sentences are looked at, never the text.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

_FARTHEST = 64  # pieces in a passage
# The price of ending a passage where it should not end.
_AFTER_HEADING, _IN_WHOLE, _AFTER_COLON, _IN_LONG = 50.0, 4.0, 0.5, 0.15


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a part of one that is too long for a passage.

    start, end  offsets into the document's text
    tokens      without special ones, at least 1
    paragraph   a number that its neighbours of the same paragraph share
    heads       it is a heading: the passage does not end with it
    announces   it ends with a colon or asks: a list, a quotation or the answer should follow in the passage
    code        it is a fenced block, or a part of one
    """

    start: int
    end: int
    paragraph: int
    tokens: int = 1
    heads: bool = False
    announces: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What a passage may hold: `tokens` and `length` (in characters) at most, `target` tokens at best."""

    tokens: int
    target: int
    length: int


def pack(pieces: Sequence[Piece], room: Room) -> list[list[Piece]]:
    """The pieces, in order, as passages near the target, none beyond the room unless one piece is.

    Minimises the squared relative deviations from the target, plus a price for each end inside a paragraph:
    high where the whole paragraph has room, low where it must be cut anyway.
    """
    units = _coalesced(pieces, room)
    totals = list(accumulate((unit.tokens for unit in units), initial=0))
    prices = [*_prices(units, room), 0.0]
    costs, begins = [0.0], [0]
    for end in range(1, len(units) + 1):
        options = ((costs[begin] + cost, begin) for begin, cost in _options(units, totals, end, room))
        cost, begin = min(options)
        costs.append(cost + prices[end - 1])
        begins.append(begin)
    return [units[first:last] for first, last in _way(begins)]


def _options(
    units: Sequence[Piece], totals: Sequence[int], end: int, room: Room
) -> Iterator[tuple[int, float]]:
    """Where a passage that ends before units[end] may begin, and what that costs."""
    for begin in range(end - 1, max(-1, end - 1 - _FARTHEST), -1):
        size = totals[end] - totals[begin]
        length = units[end - 1].end - units[begin].start
        if begin < end - 1 and (size > room.tokens or length > room.length):
            return
        yield begin, (size / room.target - 1) ** 2


def _prices(units: Sequence[Piece], room: Room) -> Iterator[float]:
    """What ending a passage after each unit but the last costs."""
    sizes: dict[int, int] = {}
    for unit in units:
        sizes[unit.paragraph] = sizes.get(unit.paragraph, 0) + unit.tokens
    for unit, after in pairwise(units):
        if unit.heads:
            yield _AFTER_HEADING
        elif unit.paragraph != after.paragraph:
            yield _AFTER_COLON if unit.announces else 0.0
        else:
            yield _IN_WHOLE if sizes[unit.paragraph] <= room.tokens else _IN_LONG


def _way(begins: Sequence[int]) -> list[tuple[int, int]]:
    way = []
    end = len(begins) - 1
    while end:
        way.append((begins[end], end))
        end = begins[end]
    return way[::-1]


def _coalesced(pieces: Sequence[Piece], room: Room) -> list[Piece]:
    """Tiny sentences of a paragraph, then tiny paragraphs, as one: a million take no longer than prose."""
    units = _joined(pieces, room, lambda first, second: first.paragraph == second.paragraph)
    count = Counter(unit.paragraph for unit in units)
    return _joined(units, room, lambda first, second: count[first.paragraph] == count[second.paragraph] == 1)


def _joined(pieces: Sequence[Piece], room: Room, akin: Callable[[Piece, Piece], bool]) -> list[Piece]:
    run: list[Piece] = []
    for piece in pieces:
        if run and akin(run[-1], piece) and not (run[-1].heads or piece.heads):
            tokens = run[-1].tokens + piece.tokens
            if 16 * tokens <= room.target and 4 * (piece.end - run[-1].start) <= room.length:
                run[-1] = replace(run[-1], end=piece.end, tokens=tokens, announces=piece.announces)
                continue
        run.append(piece)
    return run
