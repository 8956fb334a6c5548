"""Which sentences share a passage: the cheapest way through all places where one may end.

Only sizes and the seams between sentences are looked at, never the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

_FARTHEST = 64  # pieces in a passage
_AFTER_HEADING, _IN_WHOLE, _IN_LONG = 50.0, 4.0, 0.15  # the price of ending a passage where it should not end


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a part of one that is too long for a passage.

    start, end  offsets into the document's text
    tokens      without special ones, at least 1
    paragraph   a number that its neighbours of the same paragraph share
    heads       it is a heading: the passage does not end with it
    code        it is a fenced block, or a part of one
    """

    start: int
    end: int
    paragraph: int
    tokens: int = 1
    heads: bool = False
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
            yield 0.0
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
    """Tiny neighbours in a paragraph as one, so that a list of a million words takes no longer than prose."""
    joined: list[Piece] = []
    for _, members in groupby(pieces, key=lambda piece: (piece.paragraph, piece.heads)):
        run: list[Piece] = []
        for piece in members:
            small = run and 16 * (run[-1].tokens + piece.tokens) <= room.target
            if small and not piece.heads and 4 * (piece.end - run[-1].start) <= room.length:
                run[-1] = replace(run[-1], end=piece.end, tokens=run[-1].tokens + piece.tokens)
            else:
                run.append(piece)
        joined.extend(run)
    return joined
