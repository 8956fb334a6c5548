"""Where a value begins and ends: of phrases that overlap one is taken, as far as it goes.

"Oduya" and "Amara Oduya" in one place are two readings of one answer and no two values. The likelier of
them is told, but a date with its day and year, "16 April 1720" for "1720", and a noun with the noun that it
describes, "board game" for "board".
"""

from collections.abc import Iterable, Sequence

from qa.phrasing.phrases import Phrase
from qa.phrasing.tagging import Word
from qa.phrasing.wanted import Wanted

Share = tuple[Phrase, float]  # a phrase and what speaks for it
_DATES = frozenset("NM MN MY NMY MNY".split())  # the tags of a month with its day, its year or both
_DESCRIBING = frozenset("wJ")


def apart(weighed: Iterable[Share], words: Sequence[Word], wish: Wanted) -> list[Share]:
    """Those that overlap no likelier one, in the order given; one completed counts as much as before."""
    kept: list[Share] = []
    for phrase, share in weighed:
        over = [place for place, (one, _) in enumerate(kept) if _overlap(one, phrase)]
        if not over:
            kept.append((phrase, share))
        elif len(over) == 1 and _completes(phrase, kept[over[0]][0], words, wish):
            kept[over[0]] = (phrase, kept[over[0]][1])
    return kept


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one.first <= other.last and other.first <= one.last


def _completes(whole: Phrase, part: Phrase, words: Sequence[Word], wish: Wanted) -> bool:
    """Whether a phrase is another one, as far as it goes."""
    if whole.first > part.first or whole.last < part.last:
        return False
    if _tags(words[whole.first : whole.last + 1]) in _DATES:
        return True
    return whole.first == part.first and _goes_on(
        words[part.last], words[part.last + 1 : whole.last + 1], wish
    )


def _goes_on(last: Word, after: Sequence[Word], wish: Wanted) -> bool:
    """Whether the words after a phrase are nouns that it describes: "board | game"; of a name only the noun
    asked for, "the Brack | line"."""
    if any(word.tag != "w" for word in after):
        return False
    return last.tag in _DESCRIBING or (last.tag == "U" and not wish.focus.isdisjoint(after[-1].terms))


def _tags(words: Sequence[Word]) -> str:
    return "".join(word.tag for word in words if word.lower != ",")
