"""Document -> passages: whole sentences of one section, as many as the embedder sees at once.

Pure: no file, no model; token counts come from the caller. Passages do not overlap: who needs the sentence
before a passage has the document at hand.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from index.cut import divide
from index.documents import Document, Passage
from index.outline import Section, sections
from index.packing import Piece, Room, pack
from index.sentences import Span, sentences_of

TARGET = 0.6  # of the window: the most answers in the first 1,000 tokens retrieved (SQuAD, MiniLM and BM25)
PREFIX = 0.2  # of the window, for title and heading
FILL = 0.8  # of the room: what the parts of an overlong sentence aim at, as their tokens are estimated
LENGTH = 8  # characters per token of the window: an endless word is one token to some tokenizers
_SHORT = 32  # characters: before a passage gets shorter to fit the window, it loses title and heading
_TITLE, _HEADING = 120, 80  # bytes of UTF-8 in `index_text`: no tokenizer makes more tokens than bytes
_CLOSING = "*_\"'”’»)] "

Counter = Callable[[Sequence[str]], list[int]]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A section, or a passage to be: its pieces, the heading it gets, the room that leaves."""

    pieces: Sequence[Piece]
    heading: str | None
    room: Room


def chunk(
    document: Document, *, count_tokens: Counter, window: int, target: int | None = None
) -> list[Passage]:
    """The passages of document.text[document.body:], in order, none overlapping another.

    count_tokens  the embedder's: the tokens of each text, special ones included
    window        the most tokens that `index_text` of a passage may have
    target        how many it should have where there is a choice; 60 % of the window by default

    Every character from body on that is not blank is in one passage. Raises ValueError for a window too
    small for a single character.
    """
    return [passage for passage, _ in with_tokens(document, count_tokens, window, target)]


def with_tokens(
    document: Document, count_tokens: Counter, window: int, target: int | None = None
) -> list[tuple[Passage, int]]:
    """The same, each passage with the tokens of its `index_text`."""
    parts = sections(document.text, document.body, len(document.text))
    drafts = _measured(document, parts, count_tokens, window, target or round(TARGET * window))
    packed = [
        replace(draft, pieces=pieces)
        for draft in drafts
        for pieces in pack(_divided(document.text, draft), draft.room)
    ]
    return _verified(document, packed, count_tokens, window)


def index_text(passage: Passage) -> str:
    """What is embedded: the document's title and the heading, each cut if long, then the text.

    A heading of "", given where a title alone would fill the embedder's window, stands for the text alone.
    """
    if passage.heading == "":
        return passage.text
    title = _first_words(passage.document.title or "", _TITLE)
    heading = next(heading for heading in _shorter(passage.heading) if len(_bytes(heading)) <= _HEADING)
    shown = ("" if heading.startswith(title) else title, heading, passage.text)
    return "\n".join(line for line in shown if line)


def _measured(
    document: Document, parts: Sequence[Section], count_tokens: Counter, window: int, target: int
) -> list[_Draft]:
    """The sections with all their tokens counted, in one call."""
    headings = list(dict.fromkeys(short for part in parts for short in (None, *_shorter(part.heading))))
    prefixes = [index_text(Passage(document, 0, 0, heading)) for heading in headings]
    spans = [_sentences(document.text, part) for part in parts]
    texts = [document.text[span.start : span.end] for found in spans for _, span in found]
    special, *counts = count_tokens(["", *prefixes, *texts])
    costs = {heading: count - special for heading, count in zip(headings, counts, strict=False)}
    left = (max(1, count - special) for count in counts[len(headings) :])
    drafts = []
    for part, found in zip(parts, spans, strict=True):
        heading = _affordable(part.heading, costs, window)
        base = special + (costs[heading] if heading != "" else 0)
        room = Room(max(1, window - base), max(1, min(window, target) - base), LENGTH * window)
        drafts.append(_Draft(list(_pieces(document.text, part, found, left)), heading, room))
    return drafts


def _sentences(text: str, part: Section) -> list[tuple[int, Span]]:
    """Each with the number of its block."""
    return [(number, span) for number, block in enumerate(part.blocks) for span in sentences_of(text, block)]


def _pieces(
    text: str, part: Section, found: Sequence[tuple[int, Span]], tokens: Iterator[int]
) -> Iterator[Piece]:
    paragraphs = list(accumulate(block.opens for block in part.blocks))
    for number, span in found:
        yield Piece(
            span.start,
            span.end,
            paragraphs[number],
            next(tokens),
            heads=number < part.head,
            announces=text[span.start : span.end].rstrip(_CLOSING).endswith((":", "：", "?", "？")),
            code=part.blocks[number].kind == "code",
        )


def _affordable(heading: str | None, costs: dict[str | None, int], window: int) -> str | None:
    """The heading as far as it leaves the text its share of the window; "" if the title does not."""
    for short in _shorter(heading):
        if short and costs[short] <= PREFIX * window:
            return short
    return None if costs[None] <= window / 2 else ""


def _shorter(heading: str | None) -> Iterator[str]:
    """A heading, then without its outer levels one by one, then halved again and again, down to ""."""
    levels = (heading or "").split(" > ")
    yield from (" > ".join(levels[first:]) for first in range(len(levels) - 1))
    rest = levels[-1]
    while rest:
        yield rest
        words = rest.split()
        rest = " ".join(words[: len(words) // 2]) if len(words) > 1 else rest[: len(rest) // 2]
    yield ""


def _first_words(text: str, limit: int) -> str:
    """As many words as go into so many bytes; of a first word longer than that, as many characters."""
    shown = ""
    for word in text.split():
        longer = f"{shown} {word}" if shown else word
        if len(_bytes(longer)) > limit:
            return shown or _bytes(word)[:limit].decode(errors="ignore")
        shown = longer
    return shown


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _divided(text: str, draft: _Draft) -> list[Piece]:
    """The pieces, those too long for a passage, or for one with their heading, in parts.

    The parts' tokens are estimated by their lengths; `_verified` sees to those that have more.
    """
    fitting: list[Piece] = []
    tokens = length = 0  # of the headings directly before a piece
    room = draft.room
    for piece in draft.pieces:
        span = piece.end - piece.start
        share = max(piece.tokens / max(1, room.tokens - tokens), span / max(1, room.length - length))
        heads = piece.heads and tokens + piece.tokens <= room.tokens / 2 and length + span <= room.length / 2
        tokens, length = (tokens + piece.tokens, length + span) if heads else (0, 0)
        piece = piece if heads == piece.heads else replace(piece, heads=heads)
        fitting.extend(_parts(text, piece, ceil(share / FILL)) if share > 1 else [piece])
    return fitting


def _parts(text: str, piece: Piece, parts: int) -> list[Piece]:
    spans = divide(text, piece.start, piece.end, parts, by_line=piece.code)
    rate = piece.tokens / (piece.end - piece.start)
    return [
        replace(piece, start=start, end=end, tokens=max(1, ceil(rate * (end - start))))
        for start, end in spans
    ]


def _verified(
    document: Document, drafts: Sequence[_Draft], count_tokens: Counter, window: int
) -> list[tuple[Passage, int]]:
    """The drafts as passages, counted in one call; those that do not fit are halved and counted again."""
    done: dict[int, tuple[Passage, int]] = {}
    waiting = list(drafts)
    while waiting:
        passages = [_passage(document, draft) for draft in waiting]
        counts = count_tokens([index_text(passage) for passage in passages])
        again: list[_Draft] = []
        for draft, passage, count in zip(waiting, passages, counts, strict=True):
            if count <= window and passage.end - passage.start <= draft.room.length:
                done[passage.start] = passage, count
            else:
                again.extend(_halved(document, draft))
        waiting = again
    return [done[start] for start in sorted(done)]


def _passage(document: Document, draft: _Draft) -> Passage:
    return Passage(document, draft.pieces[0].start, draft.pieces[-1].end, draft.heading)


def _halved(document: Document, draft: _Draft) -> list[_Draft]:
    """Two drafts in place of one that does not fit; or one without title and heading, if it is short."""
    pieces = list(draft.pieces)
    if draft.heading != "" and pieces[-1].end - pieces[0].start < _SHORT:
        return [replace(draft, heading="")]
    seams = [at for at in range(1, len(pieces)) if not pieces[at - 1].heads]
    if not seams:
        pieces[-1:] = _two(document, draft, pieces[-1])
        seams = [len(pieces) - 1]
    middle = sum(piece.tokens for piece in pieces) / 2
    totals = list(accumulate(piece.tokens for piece in pieces))
    seam = min(seams, key=lambda at: abs(totals[at - 1] - middle))
    return [replace(draft, pieces=pieces[:seam]), replace(draft, pieces=pieces[seam:])]


def _two(document: Document, draft: _Draft, piece: Piece) -> list[Piece]:
    parts = _parts(document.text, piece, 2)
    if len(parts) == 1 and len(draft.pieces) == 1:
        raise ValueError(
            f"a window of {draft.room.length // LENGTH} tokens does not hold a single character "
            f"of {document.source!r}: use an embedder with a larger one"
        )
    return parts
