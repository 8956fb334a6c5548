"""Whether a number or a date of a sentence belongs to the same words as in its source.

"It earned 5 million in Spain" of "It earned 3 million in Norway and lost 5 million in Spain" has nothing that
its source does not have. By nearness: the words beside a number have no other number nearer in the source.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qa.checking.utterance import Utterance, Word

_AT = frozenset("in at among for on under".split())
_BESIDE = 16  # characters between a number and a word or date that goes with it


@dataclass(frozen=True, slots=True)
class _Figure:
    start: int
    end: int
    is_date: bool

    def apart(self, start: int, end: int) -> int:
        """Characters between."""
        return max(start - self.end, self.start - end, 0)


def misplaced(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> str:
    """A number or date of the claim that goes with something else in the source; "" where none does."""
    theirs = _figures(stated)
    if len(theirs) < 2:
        return ""
    matched = list(_matched(claim, stated))
    for ours, their in matched:
        words = (word for word in _with(claim, ours) if word.at in places)
        if any(_nearest(theirs, stated.tokens[places[word.at]], their) != their for word in words):
            return claim.text[ours.start : ours.end]
        for other, match in matched:
            if other.is_date != ours.is_date and ours.apart(other.start, other.end) <= _BESIDE:
                rivals = [one for one in theirs if one.is_date == match.is_date]
                if min(rivals, key=lambda one: their.apart(one.start, one.end)) != match:
                    return claim.text[ours.start : ours.end]
    return ""


def _figures(sentence: Utterance) -> list[_Figure]:
    numbers = [_Figure(one.start, one.end, False) for one in sentence.quantities]
    return numbers + [_Figure(one.start, one.end, True) for one in sentence.datings]


def _matched(claim: Utterance, stated: Utterance) -> Iterator[tuple[_Figure, _Figure]]:
    """Each figure of the claim that one figure of the source agrees with."""
    for ours in claim.quantities:
        found = [one for one in stated.quantities if ours.meets(one)]
        if len(found) == 1:
            yield _Figure(ours.start, ours.end, False), _Figure(found[0].start, found[0].end, False)
    for dating in claim.datings:
        dates = [one for one in stated.datings if dating.agrees(one)]
        if len(dates) == 1:
            yield _Figure(dating.start, dating.end, True), _Figure(dates[0].start, dates[0].end, True)


def _with(claim: Utterance, figure: _Figure) -> Iterator[Word]:
    """The word right before a figure, "earned 5 million", and that of a place or group right after it,
    "5 million in Spain".
    """
    before = [word for word in claim.content if word.end <= figure.start]
    if before and figure.apart(before[-1].start, before[-1].end) <= _BESIDE:
        yield before[-1]
    after = next((word for word in claim.content if word.start >= figure.end), None)
    if after and figure.apart(after.start, after.end) <= _BESIDE:
        between = claim.text[figure.end : after.start].lower().split()
        if any(word in _AT for word in between):
            yield after


def _nearest(figures: list[_Figure], word: Word, preferred: _Figure) -> _Figure:
    """The figure of the same kind that is nearest to a word; among equals the preferred one."""
    rivals = [one for one in figures if one.is_date == preferred.is_date]
    return min(rivals, key=lambda one: (one.apart(word.start, word.end), one != preferred))
