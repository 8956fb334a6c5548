"""A sentence as its words, numbers, dates and quoted stretches: what a claim and its source are compared by.

By rule, for English. Words are told to be names by their capitals, which in a heading all in capitals tell
nothing; a word that only begins a sentence is a name where English has no such word.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.lexical import terms
from index.words import STOP_WORDS
from qa.checking import wordnet
from qa.checking.datings import Dating, datings
from qa.checking.polarity import Polarity, polarities
from qa.checking.quantities import Quantity, quantities
from qa.checking.stretches import Stretches

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)+|[^\W\d_]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    r"|[^\W_]+(?:[’'](?!s\b|re\b|ve\b|ll\b|d\b|m\b)[^\W\d_]+)*|[^\w\s]"
)
_QUOTED = re.compile(
    r"“([^“”]{2,600})”|\"([^\"]{2,600})\"|«([^«»]{2,600})»"
    r"|(?<!\w)‘([^‘’]{2,300}(?:’\w[^‘’]{0,200})*)’(?!\w)|(?<!\w)'([^'\n]{2,300}(?:'\w[^'\n]{0,200})*)'(?!\w)"
)
_MOST = 300  # words of a sentence that are compared
_LONGEST = 5000  # characters of a sentence that are looked at
_FUNCTION = STOP_WORDS | frozenset(
    "may might must shall will would could can cannot also however upon among amid within via per since "
    "although though "
    "yet nor either neither whether unless else even still already just much many several another every "
    "any anyone "
    "someone something anything everything mr mrs ms dr one ones n't 's 're 've 'll 'd 'm including "
    "included according "
    "wo ca ai".split()
)
_LIGHT = frozenset(  # verbs that carry little meaning of their own
    "be been being is are was were am has have had having do does did done make makes made making get "
    "gets got getting "
    "take takes took taken taking give gives gave given giving go goes went gone going come comes came "
    "coming put say "
    "says said saying tell tells told telling become becomes became let lets keep keeps kept".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence.

    start, end  in the sentence's text       at      its place among the words and signs
    lower       lower case, accents folded   stem    as the index knows it
    name        written as a name            content neither a function word nor part of a number or a date
    light       a verb of little meaning     phrase  with the word after it, where that is known: "shut_down"
    """

    text: str
    start: int
    end: int
    at: int
    lower: str
    stem: str
    name: bool
    content: bool
    light: bool
    phrase: str
    polarity: Polarity


class Utterance:
    """A sentence taken apart. names: words that are known to be names, lower case, wherever they stand.

    Of a sentence without end, the first 5,000 characters are taken apart.
    """

    def __init__(self, text: str, names: frozenset[str] = frozenset()) -> None:
        self.text = text
        self._read = text[:_LONGEST]
        self._names = names

    @cached_property
    def datings(self) -> list[Dating]:
        """Its dates, in order."""
        return datings(self._read)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its numbers, those of dates left out, in order."""
        return quantities(self._read, [(dating.start, dating.end) for dating in self.datings])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, punctuation left out."""
        return tuple(word for word in self.tokens if word.stem)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that carry meaning, but for numbers and dates; of a sentence without end, the first
        few hundred.
        """
        return tuple(word for word in self.tokens if word.content)[:_MOST]

    @cached_property
    def tokens(self) -> tuple[Word, ...]:
        """Words and signs in order."""
        matches = list(_TOKEN.finditer(self._read))
        lower = [folded(match[0]) for match in matches]
        names = self._capitals(matches, lower)
        counted = Stretches(
            [(each.start, each.end) for each in self.quantities]
            + [(each.start, each.end) for each in self.datings]
        )
        content = [
            word[0].isalnum() and word not in _FUNCTION and len(word) > 1 and not counted.hold(match.start())
            for match, word in zip(matches, lower, strict=True)
        ]
        polarity = polarities(lower, content)
        return tuple(
            Word(
                text=match[0],
                start=match.start(),
                end=match.end(),
                at=at,
                lower=lower[at],
                stem=_stem(lower[at]),
                name=names[at],
                content=content[at],
                light=lower[at] in _LIGHT,
                phrase=_phrase(lower, at),
                polarity=polarity[at],
            )
            for at, match in enumerate(matches)
        )

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Where it quotes, marks left out: offsets into its text."""
        return tuple(
            next((match.start(group), match.end(group)) for group in range(1, 6) if match[group] is not None)
            for match in _QUOTED.finditer(self._read)
        )

    def _capitals(self, matches: Sequence[re.Match[str]], lower: Sequence[str]) -> list[bool]:
        words = [match[0] for match in matches if match[0][0].isalpha()]
        shouted = len(words) > 3 and sum(word[:1].isupper() for word in words) > 0.8 * len(words)
        return [self._name(matches, lower, at, shouted) for at in range(len(matches))]

    def _name(self, matches: Sequence[re.Match[str]], lower: Sequence[str], at: int, shouted: bool) -> bool:
        text = matches[at][0]
        if not text[:1].isupper() or lower[at] in _FUNCTION:
            return False
        if lower[at] in self._names or (len(text) > 1 and text.isupper() and not shouted):
            return True
        if not shouted and not _begins(matches, at):
            return True
        following = matches[at + 1][0] if at + 1 < len(matches) else ""
        goes_on = following[:1].isupper() and folded(following) not in _FUNCTION
        return not wordnet.known(lower[at]) or (goes_on and not shouted)


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Lower case, accents and typographic apostrophes folded, "U.S." as "us."."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return bare if bare.strip() else word  # an accent that stands alone


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return next(iter(terms(word.replace(".", "").replace("'", ""))), "") if word[0].isalnum() else ""


def _phrase(lower: Sequence[str], at: int) -> str:
    """The word with the one after it, if English knows them together."""
    pair = f"{lower[at]}_{lower[at + 1]}" if at + 1 < len(lower) and lower[at + 1].isalpha() else ""
    if not pair:
        return ""
    if wordnet.known(pair):
        return pair
    bases = [base for base in wordnet.bases(lower[at]) if wordnet.known(f"{base}_{lower[at + 1]}")]
    return f"{bases[0]}_{lower[at + 1]}" if bases else ""


def _begins(matches: Sequence[re.Match[str]], at: int) -> bool:
    """Whether it is the first word of a sentence or of a quotation."""
    before = matches[at - 1][0] if at else ""
    return not before or before in '"“‘«(.!?:•—–-' or (at == 1 and not before.isalnum())
