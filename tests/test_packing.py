"""Packing: against all possible partitions, and by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from index.packing import Piece, Room, pack


def laid_out(sizes: Sequence[tuple[int, int, bool]]) -> list[Piece]:
    """Pieces of (tokens, paragraph, heads), each of four characters a token, a space between them."""
    pieces: list[Piece] = []
    at = 0
    for tokens, paragraph, heads in sizes:
        pieces.append(Piece(at, at + 4 * tokens, paragraph, tokens, heads))
        at += 4 * tokens + 1
    return pieces


def sizes(passages: Sequence[Sequence[Piece]]) -> list[int]:
    return [sum(piece.tokens for piece in passage) for passage in passages]


def test_small_paragraphs_are_merged_evenly() -> None:
    pieces = laid_out([(40, number, False) for number in range(9)])
    assert sorted(sizes(pack(pieces, Room(tokens=220, target=180, length=2000)))) == [160, 200]


def test_a_paragraph_that_has_room_is_kept_whole_though_it_is_beyond_the_target() -> None:
    pieces = laid_out([(70, 1, False), (70, 1, False), (70, 1, False), (70, 2, False)])
    assert sizes(pack(pieces, Room(tokens=220, target=140, length=2000))) == [210, 70]


def test_a_long_paragraph_is_cut_evenly_at_its_sentences() -> None:
    pieces = laid_out([(50, 1, False)] * 8)
    assert sizes(pack(pieces, Room(tokens=250, target=180, length=2000))) == [200, 200]


def test_a_heading_goes_with_what_follows() -> None:
    pieces = laid_out([(10, 1, True), (10, 2, True), (200, 3, False), (200, 4, False)])
    assert sizes(pack(pieces, Room(tokens=220, target=100, length=2000))) == [220, 200]


def test_what_announces_a_list_stays_with_it() -> None:
    before, announcing, after = laid_out([(80, 1, False), (20, 2, False), (80, 3, False)])
    announcing = replace(announcing, announces=True)
    passages = pack([before, announcing, after], Room(tokens=120, target=100, length=2000))
    assert passages == [[before], [announcing, after]]


def test_length_bounds_a_passage_too() -> None:
    pieces = laid_out([(20, number, False) for number in range(4)])
    assert sizes(pack(pieces, Room(tokens=100, target=80, length=170))) == [40, 40]


def test_a_million_words_in_a_list_are_packed_in_proportion() -> None:
    pieces = laid_out([(1, number // 1000, False) for number in range(50_000)])
    passages = pack(pieces, Room(tokens=230, target=180, length=2000))
    assert max(sizes(passages)) <= 230
    assert len(passages) < 50_000 / 150


def partitions(pieces: Sequence[Piece]) -> Iterator[list[Sequence[Piece]]]:
    for count in range(len(pieces)):
        for cuts in combinations(range(1, len(pieces)), count):
            yield [pieces[first:last] for first, last in pairwise((0, *cuts, len(pieces)))]


def price(passages: Sequence[Sequence[Piece]], room: Room, whole: dict[int, int]) -> float:
    """The cost of a partition as `pack` states it, computed anew."""
    total = 0.0
    for passage in passages:
        size = sum(piece.tokens for piece in passage)
        length = passage[-1].end - passage[0].start
        if len(passage) > 1 and (size > room.tokens or length > room.length):
            return float("inf")
        total += (size / room.target - 1) ** 2
    for first, second in pairwise(passages):
        last = first[-1]
        if last.heads:
            total += 50
        elif last.paragraph == second[0].paragraph:
            total += 4 if whole[last.paragraph] <= room.tokens else 0.15
    return total


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(10, 120), st.integers(0, 1), st.sampled_from([False] * 4 + [True])), max_size=8
    ),
    st.integers(60, 150),
    st.integers(0, 100),
)
def test_no_partition_is_cheaper(raw: list[tuple[int, int, bool]], target: int, more: int) -> None:
    paragraph = 0
    shaped = []
    for tokens, step, heads in raw:
        paragraph += step
        shaped.append((tokens, paragraph, heads))
    pieces = laid_out(shaped)
    room = Room(tokens=target + more, target=target, length=1000)
    whole = {
        number: sum(p.tokens for p in pieces if p.paragraph == number) for number in range(paragraph + 1)
    }
    packed = pack(pieces, room)
    assert [piece for passage in packed for piece in passage] == pieces
    if pieces:
        assert (
            price(packed, room, whole)
            <= min(price(option, room, whole) for option in partitions(pieces)) + 1e-9
        )
