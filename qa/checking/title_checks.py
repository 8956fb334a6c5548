"""What a claim calls somebody beside what the source does: "Finance Minister Lena Corvin" where it has the
transport minister.

Two titles are apart where they share their last word and have different words before it. Other titles may be
of one person.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.checking.alignment import FOUND, Stated, compare
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.name_checks import runs
from qa.checking.utterance import Word

_MOST = 3  # words of a title
_NO_MATTER = frozenset("former new then acting vice deputy first second prime chief senior ex late".split())
_OFFICES = frozenset(
    "minister secretary president mayor governor captain coach manager bishop archbishop ambassador chief "
    "director officer commissioner senator editor".split()
)
_OF = frozenset(("of", "for"))


class Called(NamedTuple):
    """The last word of a title, and the words that say which: "minister" and "transport"."""

    office: Word
    which: tuple[Word, ...]


def titles(comparison: Comparison) -> Iterator[Finding]:
    """A title that the source gives to the same person with another word in it."""
    for run in runs(comparison.claim.tokens):
        ours = called(comparison.claim.tokens, run)
        if ours is None or not ours.which or ours.office.lower not in _OFFICES:
            continue
        told = [
            (sentence, theirs)
            for sentence in comparison.sources
            for other in runs(sentence.utterance.tokens)
            if _alike(comparison, run[-1:], sentence, other[-1:])
            and (theirs := called(sentence.utterance.tokens, other)) is not None
            and _alike(comparison, [ours.office], sentence, [theirs.office])
        ]
        apart = [pair for pair in told if _other(comparison, ours, *pair)]
        if apart and len(apart) == sum(bool(theirs.which) for _, theirs in told):
            sentence, theirs = apart[0]
            text, claimed = _text(sentence.utterance.text, theirs), _text(comparison.claim.text, ours)
            reason = f"the source says “{text}”, not “{claimed}”"
            yield Finding(Kind.NAME, Gravity.AGAINST, reason, sentence)


def called(tokens: Sequence[Word], run: Sequence[Word]) -> Called | None:
    """What stands right before or, between commas, after a name: "the mayor, Ada Bloom"."""
    before = run[0].at - 1
    if before > 0 and tokens[before].text == ",":
        before -= 1
    words = _row_before(tokens, before)
    if not words:
        after = run[-1].at + 1
        opened = after + 2 < len(tokens) and tokens[after].text == "," and not tokens[after + 1].content
        words = _row_after(tokens, after + 2) if opened else []
    if not words:
        return None
    which = tuple(word for word in words[:-1] if word.lower not in _NO_MATTER)
    return Called(words[-1], which + _of(tokens, words[-1]))


def _row_before(tokens: Sequence[Word], at: int) -> list[Word]:
    found: list[Word] = []
    while at >= 0 and tokens[at].content and not tokens[at].light and len(found) < _MOST:
        found.insert(0, tokens[at])
        at -= 1
    return found


def _row_after(tokens: Sequence[Word], at: int) -> list[Word]:
    found: list[Word] = []
    while at < len(tokens) and tokens[at].content and not tokens[at].light and len(found) < _MOST:
        found.append(tokens[at])
        at += 1
    return found


def _of(tokens: Sequence[Word], office: Word) -> tuple[Word, ...]:
    """ "minister of transport" """
    if office.at + 1 >= len(tokens) or tokens[office.at + 1].lower not in _OF:
        return ()
    return tuple(word for word in tokens[office.at + 2 : office.at + 5] if word.content)[:2]


def _other(comparison: Comparison, ours: Called, sentence: Stated, theirs: Called) -> bool:
    return bool(theirs.which) and not _alike(comparison, ours.which, sentence, theirs.which)


def _alike(comparison: Comparison, ours: Sequence[Word], sentence: Stated, theirs: Sequence[Word]) -> bool:
    return any(
        word.stem == found.stem
        or compare(word, comparison.keys[word.at], found, sentence.keys[found.at], comparison.near)[0]
        >= FOUND
        for word in ours
        for found in theirs
    )


def _text(text: str, title: Called) -> str:
    words = (title.office, *title.which)
    return text[min(word.start for word in words) : max(word.end for word in words)]
