"""A drafted question with one name or number exchanged for one that is nowhere in the library.

What is then asked about does not occur, so the documents hold no answer. What kind of name a word is, is told
only of given names, countries and cities that are known by sight; a question without any is not exchanged.
"""

import random
import re
from collections.abc import Callable

from index.lexical import terms
from index.library import Library
from qa.drafting.names import CITIES, COUNTRIES, GIVEN, SURNAMES

_PERSON = re.compile(
    r"\b([A-Z][a-z]+) ((?:(?:[A-Z]\.|[A-Z][\w-]+|van|von|de|da|del|bin|al|el) )*(?:[JS]r\.|[A-Z][\w-]+))"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\d.,$£€-])\d{2,3}(?![\d.,%-]|st\b|nd\b|rd\b|th\b)")


class Swapper:
    """Exchanges names and numbers for strangers to one library."""

    def __init__(self, library: Library, chance: random.Random) -> None:
        self._library = library
        self._chance = chance

    def swapped(self, question: str) -> str | None:
        """The question about something else; None where there is nothing to exchange."""
        for exchange in (self._person, self._place, self._year, self._number):
            if other := exchange(question):
                return other
        return None

    def _person(self, question: str) -> str | None:
        for match in _PERSON.finditer(question):
            if match[1] in GIVEN and (surname := self._stranger(SURNAMES)):
                return f"{question[: match.start(2)]}{surname}{question[match.end(2) :]}"
        return None

    def _place(self, question: str) -> str | None:
        for names in (COUNTRIES, CITIES):
            for match in re.finditer(r"(?<= )[A-Z][a-z]+\b(?! [A-Z]|-)", question):
                before = question[: match.start()].split()
                if match[0] in names and not before[-1][0].isupper() and (other := self._stranger(names)):
                    return f"{question[: match.start()]}{other}{question[match.end() :]}"
        return None

    def _year(self, question: str) -> str | None:
        return self._counted(question, _YEAR, lambda year: range(year - 60, year))

    def _number(self, question: str) -> str | None:
        return self._counted(question, _NUMBER, lambda number: range(max(number // 2, 10), number * 2))

    def _counted(self, question: str, pattern: "re.Pattern[str]", near: Callable[[int], range]) -> str | None:
        match = pattern.search(question)
        if match is None:
            return None
        other = self._stranger(tuple(map(str, near(int(match[0])))))
        return f"{question[: match.start()]}{other}{question[match.end() :]}" if other else None

    def _stranger(self, names: tuple[str, ...]) -> str | None:
        """One of the names of which no word occurs in the library."""
        tried = self._chance.sample(names, min(len(names), 50))
        return next((name for name in tried if not any(self._library.document_frequency(terms(name)))), None)
