"""Which words of a document are names, and whose are people's, by how it writes them elsewhere."""

import re

from qa.drafting.names import GIVEN

_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_COMMON = re.compile(r"\b[a-z]\w+")
_FULL = re.compile(r"(?<![Tt]he )\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+)\b(?! [A-Z])")
_ALONE = re.compile(
    r"(?:^|[.!?”\"] )([A-Z][a-z]+) (?:said|says|told|added|asked|wrote|was born|explained|has said)\b", re.M
)


class Mentioned:
    """The names of one text."""

    def __init__(self, text: str) -> None:
        self._names = set(_INSIDE.findall(text))
        self._common = set(_COMMON.findall(text))
        alone = set(_ALONE.findall(text))
        full = [match for match in _FULL.finditer(text) if match[1] in GIVEN or match[2] in alone]
        self.surnames = {match[2] for match in full} - GIVEN

    def named(self, word: str) -> bool | None:
        """Whether a word that opens a sentence is a name: True, False, or None where it cannot be told."""
        if word.lower() in self._common:
            return False
        return True if word in self._names or word in GIVEN or word in self.surnames else None

    def is_surname(self, word: str) -> bool:
        """Whether the text gives somebody's name in full whose last name this is."""
        return word in self.surnames and word.lower() not in self._common
