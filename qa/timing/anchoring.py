"""What a time phrase is resolved against, and what comes of it.

What is known only to the month stays so: in a text published in 2024-02, "on Monday" is that month.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qa.timing.days import Days
from qa.timing.tense import Tense
from qa.timing.time_phrases import Phrase

GRAINS = {"day": 1, "week": 7, "month": 31, "season": 92, "year": 366, "decade": 3660}  # days at the most


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days a phrase means. relative: it took the date of publication to know."""

    days: Days
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A year that a text names, and where its phrase ends; dated: with a month, or a month and a day."""

    number: int
    end: int
    dated: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What phrases are resolved against.

    now     when it was said or published, to the precision known; None where that is not known
    tense   of the clause that a phrase stands in
    before  what the text named last before a phrase, for "the next day"; None where nothing
    years   that the text names in the same paragraph before a phrase, in its order
    spoken  when somebody quoted said a phrase; None where it is not told. Of what is not quoted, that is now
    """

    now: Days | None
    tense: Callable[[Phrase], Tense]
    before: Callable[[Phrase], Resolved | None]
    years: Callable[[Phrase], Sequence[Year]]
    spoken: Callable[[Phrase], Days | None] | None = None

    def said(self, phrase: Phrase) -> Days | None:
        """From when "today" and "two days ago" count: for whoever is quoted, it was another day."""
        return self.spoken(phrase) if self.spoken else self.now


def told_from(now: Days | None, grain: str, of: Callable[[date], Days | None]) -> Resolved | None:
    """What follows from the day of publication; where that is known less precisely, no more than that."""
    if now is None:
        return None
    found = now if now.length > GRAINS[grain] else of(now.first)
    return Resolved(found, relative=True) if found else None
