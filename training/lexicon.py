"""Words to put in a word's place: ones that mean the same, and ones that are something else of its kind.

From Princeton WordNet as the product ships it (`qa.checking.wordnet` says how the file is written). Only a
word's most frequent sense counts, and only words with few senses are replaced: no context is looked at.
"""

import lzma
import random
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from training.details import Change, put
from training.examples import Range
from training.wording import GRAMMAR

Sense = int
Related = Callable[[Sense], list[str]]
_WORD = re.compile(r"\b[a-z]{4,}\b")
_MOST_SENSES = 8
_FIRST = 2  # the senses of a word by which it stands in for another
_COMMON = 2  # a replacement is at least so common, on the file's scale of 0 to 13
_PLURALS = ("men", "women", "children", "people", "feet", "teeth")


class Lexicon:
    """Synonyms and siblings by word; made once, as reading WordNet takes a second."""

    def __init__(self) -> None:
        synsets, words, irregular = _read()
        self._senses = {word: senses for word, (_, senses) in words.items()}
        self._irregular = {base for _, *found in irregular for base in found}
        self._forms = {form for form, *_ in irregular}
        self._parts = [line[0] for line in synsets]
        self._above = [_targets(place, line) for place, line in enumerate(synsets)]
        self._named: dict[Sense, list[str]] = defaultdict(list)
        self._meaning: dict[Sense, list[str]] = defaultdict(list)
        self._below: dict[Sense, list[Sense]] = defaultdict(list)
        for word, (commonness, senses) in sorted(words.items()):
            if senses and commonness >= _COMMON and "_" not in word and word.islower():
                self._named[senses[0]].append(word)
                for sense in senses[:_FIRST]:
                    self._meaning[sense].append(word)
        for place, wider in enumerate(self._above):
            for sense in wider[:1]:
                self._below[sense].append(place)

    def synonyms(self, word: str) -> list[str]:
        """Words that often mean what this one mostly does, in its form."""
        return self._formed(word, lambda sense: self._meaning[sense])

    def siblings(self, word: str) -> list[str]:
        """Words for something else of the same kind, in this word's form."""
        return self._formed(word, self._beside)

    def _beside(self, sense: Sense) -> list[str]:
        places = [place for wider in self._above[sense][:1] for place in self._below[wider] if place != sense]
        return [word for place in places for word in self._named[place]] if len(places) < 60 else []

    def _formed(self, word: str, related: Related) -> list[str]:
        if word in GRAMMAR or word in _PLURALS or word in self._forms:
            return []
        base, ending = self._base(word)
        senses = self._senses.get(base, [])
        if (
            not senses
            or len(senses) > _MOST_SENSES
            or (ending in ("ed", "ing")) != (self._parts[senses[0]] == "v")
        ):
            return []
        others = [other for other in related(senses[0]) if other != base and len(other) > 2]
        return [_inflected(other, ending) for other in others if not ending or other not in self._irregular]

    def _base(self, word: str) -> tuple[str, str]:
        """The dictionary form and the ending that was taken off, if any."""
        if word in self._senses:
            return word, ""
        for ending, cuts in (("s", ("s",)), ("ed", ("ed", "d")), ("ing", ("ing",))):
            for cut in cuts:
                if word.endswith(ending) and word[: -len(cut)] in self._senses:
                    return word[: -len(cut)], ending
        return word, ""


def _read() -> tuple[list[str], dict[str, tuple[int, list[Sense]]], list[list[str]]]:
    text = lzma.decompress((files("qa") / "wordnet.txt.xz").read_bytes()).decode()
    synsets, words, irregular = text.rstrip("\n").split("\n\n")
    lines = (line.split(" ") for line in words.split("\n"))
    senses = {
        word: (int(count), [int(field) for field in rest if field[0].isdigit()])
        for word, count, *rest in lines
    }
    return synsets.split("\n"), senses, [line.split(" ") for line in irregular.split("\n")]


def _targets(place: int, line: str) -> list[Sense]:
    columns = line[1:].split("|")
    return [place + int(step) for step in (columns[1] if line[1:2] == "|" else columns[0]).split()]


def _inflected(word: str, ending: str) -> str:
    if not ending:
        return word
    if word.endswith("y") and word[-2] not in "aeiou" and ending != "ing":
        return word[:-1] + ("ies" if ending == "s" else "ied")
    if ending == "s":
        return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    return (word[:-1] if word.endswith("e") else word) + ending


@cache
def lexicon() -> Lexicon:
    """The one lexicon of this process."""
    return Lexicon()


def reword(text: str, most: int, chance: random.Random) -> str:
    """Up to so many words of the text exchanged for synonyms."""
    found = list(_WORD.finditer(text))
    places = chance.sample(found, len(found))
    chosen: list[tuple[Range, str]] = []
    for match in places:
        synonyms = lexicon().synonyms(match[0])
        if synonyms and len(chosen) < most:
            chosen.append((match.span(), chance.choice(synonyms)))
    for span, new in sorted(chosen, reverse=True):
        text = put(text, span, new)
    return text


def change_kind(text: str, others: str, chance: random.Random) -> Change | None:
    """A word becomes one for something else of the same kind: a boat a car."""
    found = list(_WORD.finditer(text))
    for match in chance.sample(found, len(found)):
        siblings = lexicon().siblings(match[0])
        if siblings:
            new = chance.choice(siblings)
            return Change(put(text, match.span(), new), "kind", match[0], new)
    return None
