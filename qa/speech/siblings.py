"""How far each voice of a sentence reaches: "Kov says it rained, while Lee says it snowed" has two of them.

A sentence falls into parts at semicolons and at ", while", ", but", ", and". A part that names a speaker of
its own is that speaker's and ends what the part before says; one that names nobody goes on with it. What a
publication is cited for with another speaker in it, it goes on relaying: "According to the Orrin Post, Kov
says it rained, while Lee says it snowed".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa.speech.quotations import quotations, share_quoted
from qa.speech.sayers import Statement
from qa.speech.voices import VoiceKind

_BREAK = re.compile(
    r"(?:;\s+|,?[\"”]?\s+(?=(?:while|whereas)\s)|,[\"”]?\s+(?=(?:and|but|though|although|yet)\s))"
    r"(?!(?:and\s|but\s)?that\b)"
)
_AND = re.compile(r"\s((?:and|but)\s+)\Z")
_CONTRAST = re.compile(r"(?:while|whereas|though|although)\b")  # what follows speech that is over
_WORD = re.compile(r"\w+")
_SUBORDINATE = re.compile(r"\W*(?:while|although|though|whereas)\b", re.IGNORECASE)
_CONTENT = 3  # words that a part has besides its verb of reporting, if it says something


def bounded(found: Sequence[Statement], text: str, start: int, end: int) -> list[Statement]:
    """The statements of text[start:end], each up to where another takes over."""
    starts = [start, *breaks(found, text, start, end)]
    parts = [(first, last) for first, last in pairwise([*starts, end])]
    home = [next((at for at, (_, last) in enumerate(parts) if one.at < last), 0) for one in found]
    owned = {at for at, one in zip(home, found, strict=True) if _opens(one, parts[at][0])}
    contrasts = [bool(_CONTRAST.match(text, first)) or text[first - 2 : first] == "; " for first, _ in parts]
    return [
        one if _frames(place, found, home) else _within(one, home[place], parts, owned, contrasts)
        for place, one in enumerate(found)
    ]


def _within(
    one: Statement, home: int, parts: Sequence[tuple[int, int]], owned: set[int], contrasts: Sequence[bool]
) -> Statement:
    """A statement from its part, or those before it that it follows, to the next part with a speaker."""
    first = home
    if one.trailing:
        while first and first - 1 not in owned:
            first -= 1
    last = home
    while last + 1 < len(parts) and last + 1 not in owned and not (one.trailing and contrasts[last + 1]):
        last += 1
    named_before = home not in owned and home > 0  # "Kov left, and said": whoever a part before names
    low = one.start if named_before else max(one.start, parts[first][0])
    if one.trailing and home in owned and home > 0:
        low = parts[first][0]
    return replace(one, start=low, end=min(one.end, parts[last][1]))


def _opens(one: Statement, start: int) -> bool:
    """Whether a part names the speaker itself, so that it is no longer whoever spoke before."""
    return not one.cites and one.speakers[-1].start >= start


def _frames(place: int, found: Sequence[Statement], home: Sequence[int]) -> bool:
    """Whether a publication relays another speaker of the same part, and so may relay the next as well."""
    one = found[place]
    beside = [other for at, other in enumerate(found) if home[at] == home[place] and other is not one]
    others = [other for other in beside if not other.cites and other.at > one.at and not other.trailing]
    alone = not any(_is_publication(later) for at, later in enumerate(found) if home[at] > home[place])
    return _is_publication(one) and len(one.speakers) == 1 and bool(others) and alone


def _is_publication(one: Statement) -> bool:
    return one.speakers[0].kind is VoiceKind.PUBLICATION


def breaks(found: Sequence[Statement], text: str, start: int, end: int) -> list[int]:
    """Where the parts of a sentence after the first begin."""
    quoted = quotations(text, start, end)
    places = {
        match.end()
        for match in _BREAK.finditer(text, start, end)
        if not share_quoted(quoted, match.end() - 1, match.end())
    }
    if found and _SUBORDINATE.match(text, start):
        naming = min(found[0].at, found[0].speakers[0].start)
        if text[start:naming].rstrip().endswith(","):
            places.add(naming)
    for before, after in pairwise(found):
        naming = min(after.at, after.speakers[0].start)
        if naming <= before.at:
            continue
        between = text[before.at : naming]
        joined = _AND.search(between)
        if joined and len(_WORD.findall(between)) > _CONTENT:
            places.add(naming - len(joined[1]))
        elif _SUBORDINATE.match(text, start) and between.rstrip().endswith(","):
            places.add(naming)
    return sorted(places)
